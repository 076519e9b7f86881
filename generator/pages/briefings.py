"""Pages of briefings: each one or its stub, the list of all, and one per year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.archive.order import listing_date, substance
from generator.archive.stale import is_stale
from generator.archive.titles import KIND
from generator.archive.values import Item
from generator.pages.address import INDEX, YEAR
from generator.pages.cite import cite
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Background, YearCards
from generator.pages.views import BriefingsView, BriefingView

IN_FULL = 60
"""Briefings that the list of all shows at least; older years stand there as links."""


def briefing_pages(context: Context) -> Iterator[Page]:
    """Yield a page for every briefing, a stub for those that this language lacks."""
    items = list(context.archive.items["briefing"].values())
    by_event: dict[str, list[str]] = {}
    for item in items:
        by_event.setdefault(item.fields.get("event", ""), []).append(item.key)
    for number, item in enumerate(items):
        before = items[number - 1].key if number else ""
        after = items[number + 1].key if number + 1 < len(items) else ""
        event = item.fields.get("event", "")
        same = [key for key in by_event[event] if key != item.key] if event else []
        view = _view(context, item, same, before, after)
        template = KIND["briefing"].template if view.body else "stub.html"
        yield context.page(("briefing", item.key), template, view, item.path, substance(item.fields))


def _view(context: Context, item: Item, same: list[str], before: str, after: str) -> BriefingView:
    text = context.text(item)
    event = item.fields.get("event")
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
        context.entry(before) if before else None,
        context.entry(after) if after else None,
        cite(context, item) if full else None,
        full and is_stale(item, context.lang),
    )


def _years(context: Context) -> list[tuple[str, list[str]]]:
    """Return the briefings of each year, newest first."""
    newest = reversed(context.archive.items["briefing"].values())
    return [
        (year, [item.key for item in group]) for year, group in groupby(newest, lambda item: listing_date(item)[:4])
    ]


def briefings_index(context: Context) -> Iterator[Page]:
    """Yield the list of all briefings."""
    shown: list[YearCards] = []
    count = 0
    for year, keys in _years(context):
        if count < IN_FULL or not year:
            shown.append(YearCards(year, tuple(context.card(key) for key in keys)))
            count += len(keys)
    view = BriefingsView(KIND["briefing"].plural, tuple(shown), context.years())
    changed = context.changed(context.archive.items["briefing"])
    yield context.page((INDEX, "briefing"), KIND["briefing"].index_template, view, changed=changed)


def year_pages(context: Context) -> Iterator[Page]:
    """Yield a page for every year in which a briefing stands."""
    for year, keys in _years(context):
        if not year:
            continue
        cards = YearCards(year, tuple(context.card(key) for key in keys))
        view = BriefingsView(year, (cards,), context.years())
        yield context.page((YEAR, year), "year.html", view, changed=context.changed(keys))
