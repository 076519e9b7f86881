"""The chronology of the briefings: from their listings, in order, to the briefings that mention an entry, that report
an event, that are neighbours, and that earlier named the same people or documents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from heapq import nlargest

from generator.archive.item_key import ItemKey
from generator.archive.items import Item, Listing, Neighbours, Reason
from generator.archive.linked import Named
from generator.archive.sort_keys import listing_date, substance
from generator.core.kinds import KINDS, SUBJECTS

MOST, AMONG = 3, 50
"""The most earlier briefings of one, chosen among so many of the latest of each entry that they share."""
_LISTED = frozenset(kind.name for kind in KINDS if kind.quotes or kind.valued)
"""Kinds whose pages list where they are mentioned, or the values that briefings give them."""
_ASSIGNED = {kind.assigned: kind.name for kind in KINDS if kind.assigned}
"""Fields of briefings that file them under entries, each with the kind of those entries."""
_RAREST = 10**9
"""Scale of the weights; they are whole numbers, whose sum does not depend on their order."""


def listings(briefings: Iterable[Item]) -> dict[str, Listing]:
    """Return the listing of each briefing, by its stem, in the given order."""
    return {item.key: _listing(item) for item in briefings}


def _listing(item: Item) -> Listing:
    named: dict[ItemKey, Named] = {}
    for text in item.texts.values():
        named |= text.linked.named
    fields = item.fields
    assigned = [(kind, key) for field, kind in _ASSIGNED.items() for key in fields.get(field, ())]
    listed = (*[thing for thing in named if thing[0] in _LISTED], *dict.fromkeys(assigned))
    event = str(fields.get("event", ""))
    return Listing(item.key, listing_date(item), "date" in fields, substance(fields), event, listed)


def naming(course: Mapping[str, Listing]) -> dict[ItemKey, list[str]]:
    """Return, for each entry, the stems of the briefings that mention it, in order."""
    found: dict[ItemKey, list[str]] = {}
    for listing in course.values():
        for thing in listing.named:
            found.setdefault(thing, []).append(listing.stem)
    return found


def reports(course: Mapping[str, Listing]) -> dict[str, tuple[str, ...]]:
    """Return, for each event, the stems of the briefings that report it, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for listing in course.values():
        if listing.event:
            found[listing.event].append(listing.stem)
    return {event: tuple(stems) for event, stems in found.items()}


def neighbours(course: Mapping[str, Listing]) -> dict[str, Neighbours]:
    """Return, for each stem, the briefings before and after it."""
    stems = ["", *course, ""]
    return {stem: Neighbours(stems[n - 1], stems[n + 1]) for n, stem in enumerate(stems[1:-1], 1)}


def background(course: Mapping[str, Listing]) -> dict[str, tuple[Reason, ...]]:
    """Return for each briefing up to three earlier ones, those first that share its rarest people and documents.

    Rarity is counted among earlier briefings only, so that a new briefing changes nothing about an old one; of equal
    ones the latest comes first. Reports of the same event are left out, as the page lists them elsewhere.
    """
    order = list(course.values())
    shared = [[thing for thing in listing.named if thing[0] not in SUBJECTS] for listing in order]
    things = [frozenset(named) for named in shared]
    bits = len(order).bit_length()
    earlier: dict[ItemKey, list[int]] = defaultdict(list)
    reported: dict[str, list[int]] = defaultdict(list)
    found = {}
    for number, listing in enumerate(order):
        # The weight of each briefing has its number in the lowest bits: of equal weights the latest is the greatest.
        weights: dict[int, int] = {}
        weight = weights.get
        since: dict[ItemKey, int] = {}
        for thing in shared[number]:
            numbers = earlier[thing]
            if numbers:
                latest, rarity = numbers[-AMONG:], _rarity(len(numbers)) << bits
                since[thing] = latest[0]
                for other in latest:
                    weights[other] = weight(other, other) + rarity
            numbers.append(number)
        if listing.event:
            for other in reported[listing.event]:
                weights.pop(other, None)
            reported[listing.event].append(number)
        reasons = []
        for ranked in nlargest(MOST, weights.values()):
            other = ranked & ~(-1 << bits)
            common = [(len(earlier[thing]), thing) for thing in things[number] & things[other] if other >= since[thing]]
            reasons.append(Reason(order[other].stem, tuple([thing for _, thing in sorted(common)])))
        found[listing.stem] = tuple(reasons)
    return found


@cache
def _rarity(count: int) -> int:
    return int(_RAREST / math.log(2 + count))
