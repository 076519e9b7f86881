"""Pages of events: the reports of each beside each other, what only one names, and how each names what several do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.passages import Linked
from generator.archive.titles import KIND
from generator.archive.values import Item
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Report
from generator.pages.quoted import SharedThing
from generator.pages.views import EventView


def event_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield the page of an event, with its reports beside each other."""
    if item.kind != "event":
        return
    label = context.label("event", item.key)
    stems = context.archive.reports.get(item.key, ())
    reports = [context.archive.items["briefing"][stem] for stem in stems]
    origins = tuple(context.origin(source) for source in item.fields.get("sources", ()))
    found, shared = _reports(context, reports), _shared(context, reports)
    view = EventView(label, context.others(item), item.fields, context.note(item), found, shared, origins)
    yield context.page(("event", item.key), KIND["event"].template, view, item.path, context.changed(stems))


def _reports(context: Context, items: list[Item]) -> tuple[Report, ...]:
    given = [context.given(item) for item in items]
    cards = [context.card(item.key) for item in items]
    people = [{one.label.key for one in listed} for listed in given]
    documents = [{label.key for label in card.documents} for card in cards]
    return tuple(
        Report(
            cards[n],
            given[n],
            _only(people, n) if len(items) > 1 else (),
            _only(documents, n) if len(items) > 1 else (),
        )
        for n in range(len(items))
    )


def _only(sets: list[set[str]], number: int) -> tuple[str, ...]:
    others = set().union(*(keys for n, keys in enumerate(sets) if n != number))
    return tuple(sorted(sets[number] - others))


def _shared(context: Context, items: list[Item]) -> tuple[SharedThing, ...]:
    """Return what more than one report names, in the order in which they do."""
    named: dict[tuple[str, str], dict[str, Linked]] = {}
    for item in items:
        text = context.text(item)
        for thing in text.named:
            if KIND[thing[0]].quotes:
                named.setdefault(thing, {})[item.key] = text.linked
    return tuple(
        SharedThing(
            context.label(*thing),
            tuple(found[item.key].mentioned[thing].words if item.key in found else "" for item in items),
            tuple(found[item.key].content if item.key in found else None for item in items),
        )
        for thing, found in named.items()
        if len(found) > 1
    )
