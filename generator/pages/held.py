"""Held: from a person to the latest office that the archive knows of them."""

from __future__ import annotations

from generator.archive.titles import pick
from generator.archive.values import Item
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
    for quoted in context.archive.quoted.get((item.kind, item.key), ()):
        if quoted.office:
            day = context.archive.listings[quoted.briefing].date
            known.append((day, "", pick(quoted.office, context.lang)))
            break
    for office in item.fields.get("offices", ()):
        begun = office.get("from", "")
        held_on = office.get("ongoing") or begun
        if held_on and "until" not in office:
            known.append((held_on, begun, pick(office["title"], context.lang)))
    if not known:
        return None
    day, _, office = max(known, key=lambda one: (latest(one[0]), one[1]))
    return Held(office, day)
