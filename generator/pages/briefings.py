"""Pages of briefings: each one or its stub, the list of all, and one per year; of very many, one per month."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.archive.order import substance
from generator.archive.stale import is_stale
from generator.archive.titles import KIND
from generator.archive.values import Item
from generator.digest import coded, digest
from generator.language.dates import format_day
from generator.pages.address import INDEX, YEAR, Relations
from generator.pages.bundle import Bundle, Edition
from generator.pages.cite import cite
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Background, Counted, YearCards
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


def briefings_index(context: Context) -> Iterator[Page]:
    """Yield the list of all briefings."""
    shown: list[YearCards] = []
    count = 0
    for period, stems in context.relations.periods.items():
        if count < IN_FULL or not period:
            shown.append(YearCards(period, tuple(map(context.card, stems))))
            count += len(stems)
    view = BriefingsView(KIND["briefing"].plural, tuple(shown), context.years())
    changed = context.changed(context.archive.listings)
    yield context.page((INDEX, "briefing"), KIND["briefing"].index_template, view, changed=changed)


def year_bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield the pages of every year in which a briefing stands, and those of its months if it has very many."""
    relations = edition.relations
    for period in dict.fromkeys((*relations.years, *relations.periods)):
        if period:
            sow, make = partial(_seed, edition, period), partial(_period, period=period)
            yield edition.bundle(year_bundle(period), sow, make)


def year_bundle(period: str) -> str:
    """Return the name of the bundle of a year, or of a month."""
    return f"year/{period}"


def _seed(edition: Edition, period: str) -> bytes:
    context, relations = edition.contexts[0], edition.relations
    listed = edition.faces.lists(relations.periods.get(period, ()))
    day = context.changed(_within(relations, period))
    return digest(listed, coded(relations.years), coded(_months(context, period)), coded(day))


def _within(relations: Relations, period: str) -> Iterator[str]:
    """Yield the briefings of a period."""
    for one in (period, *(relations.months(period) if len(period) == len("2024") else ())):
        yield from relations.periods.get(one, ())


def _months(context: Context, period: str) -> tuple[Counted, ...]:
    """Return the months of a year, on its own page with how many briefings each has."""
    relations, year = context.relations, period[:4]
    return tuple(
        Counted(context.year(one), len(relations.periods[one]) if period == year else 0)
        for one in relations.months(year)
    )


def _period(context: Context, period: str) -> Iterator[Page]:
    relations = context.relations
    stems = relations.periods.get(period, ())
    cards = YearCards(period, tuple(map(context.card, stems)))
    title = format_day(period, context.lang)
    view = BriefingsView(title, (cards,) if stems else (), context.years(), _months(context, period))
    yield context.page((YEAR, period), "year.html", view, changed=context.changed(_within(relations, period)))
