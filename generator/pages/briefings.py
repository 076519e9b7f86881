"""Pages of briefings: each one or its stub, the list of all, and one per year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.archive.order import substance
from generator.archive.stale import is_stale
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.digest import coded, digest
from generator.pages.address import INDEX, YEAR
from generator.pages.bundle import Bundle, Edition
from generator.pages.cite import cite
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Background, YearCards
from generator.pages.views import BriefingsView, BriefingView

IN_FULL = 60
"""Briefings that the list of all shows at least; older years stand there as links."""


def briefing_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield the page of a briefing, a stub in a language that it lacks."""
    if item.kind == "briefing":
        view = _view(context, item)
        template = KIND["briefing"].template if view.body else "stub.html"
        yield context.page(("briefing", item.key), template, view, item.path, substance(item.fields))


def _view(context: Context, item: Item) -> BriefingView:
    text = context.text(item)
    event = item.fields.get("event", "")
    same = [key for key in context.archive.reports.get(event, ()) if key != item.key]
    earlier, later = context.archive.neighbours[item.key]
    publisher = item.fields.get("source", {}).get("publisher")
    full = text.lang == context.lang
    return BriefingView(
        context.card(item.key),
        item.fields,
        text.fields,
        text.lang,
        context.label("event", event) if event else None,
        context.archive.sources[publisher].get("site", "") if publisher else "",
        item.original,
        context.given(item),
        context.body("briefing", item.key, text) if full else None,
        tuple(context.entry(key) for key in same),
        tuple(
            Background(context.entry(reason.briefing), tuple(context.label(*thing) for thing in reason.shared))
            for reason in context.archive.background[item.key]
        ),
        context.entry(earlier) if earlier else None,
        context.entry(later) if later else None,
        cite(context, item) if full else None,
        full and is_stale(item, context.lang),
    )


def _years(archive: Archive) -> list[tuple[str, list[str]]]:
    """Return the briefings of each year, newest first."""
    newest = reversed(list(archive.listings.values()))
    return [(year, [one.stem for one in group]) for year, group in groupby(newest, lambda one: one.date[:4])]


def briefings_index(context: Context) -> Iterator[Page]:
    """Yield the list of all briefings."""
    shown: list[YearCards] = []
    count = 0
    for year, keys in _years(context.archive):
        if count < IN_FULL or not year:
            shown.append(YearCards(year, tuple(context.card(key) for key in keys)))
            count += len(keys)
    view = BriefingsView(KIND["briefing"].plural, tuple(shown), context.years())
    changed = context.changed(context.archive.listings)
    yield context.page((INDEX, "briefing"), KIND["briefing"].index_template, view, changed=changed)


def year_bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield the pages of every year in which a briefing stands."""
    years = _years(edition.archive)
    every = coded(tuple(year for year, _ in years))
    for year, stems in years:
        if year:
            sow = partial(_seed, edition, stems, every)
            yield edition.bundle(f"year/{year}", sow, partial(_year, year=year, stems=stems))


def _seed(edition: Edition, stems: Sequence[str], every: bytes) -> bytes:
    return digest(edition.faces.lists(stems), every)


def _year(context: Context, year: str, stems: Sequence[str]) -> Iterator[Page]:
    cards = YearCards(year, tuple(map(context.card, stems)))
    view = BriefingsView(year, (cards,), context.years())
    yield context.page((YEAR, year), "year.html", view, changed=context.changed(stems))
