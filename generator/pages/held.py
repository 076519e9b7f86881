"""Held: from a person to the latest office that the archive knows of them."""

from __future__ import annotations

from generator.archive.titles import pick
from generator.archive.values import Archive, Item
from generator.language.dates import latest
from generator.model import Localised
from generator.pages.context import Context
from generator.pages.parts import Held


def held(context: Context, item: Item) -> Held | None:
    """Return the latest office that the archive knows of a person: from its briefings, or from a later dated source.

    A register office counts by the last day on which it is known to be held; one that has ended does not
    count, and of two known on one day the one begun later does.
    """
    known: list[tuple[str, str, Localised]] = []
    given = _given(context.archive, item)
    if given:
        known.append((given[0], "", pick(dict(given[1]), context.lang)))
    for office in item.fields.get("offices", ()):
        begun = office.get("from", "")
        held_on = office.get("ongoing") or begun
        if held_on and "until" not in office:
            known.append((held_on, begun, pick(office["title"], context.lang)))
    if not known:
        return None
    day, _, office = max(known, key=lambda one: (latest(one[0]), one[1]))
    return Held(office, day)


def office_of(context: Context, item: Item) -> Localised | None:
    """Return the latest office by itself, as lists show it."""
    found = held(context, item)
    return found.office if found else None


def _given(archive: Archive, item: Item) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return the day of the newest briefing that says what somebody is, and what by language."""
    for stem in reversed(archive.naming.get((item.kind, item.key), ())):
        listing = archive.listings[stem]
        office = next(one.office for one in listing.named if one.key == item.key and one.kind == item.kind)
        if office:
            return listing.date, office
    return None
