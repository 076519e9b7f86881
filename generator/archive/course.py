"""The course of the briefings: from their listings, in order, to which mention what, which report an event, which are
neighbours, and which earlier ones name the same people or documents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import cache

from generator.archive.order import listing_date, substance
from generator.archive.thing import Thing
from generator.archive.titles import KIND
from generator.archive.values import Item, Listing, Neighbours, Reason

MOST, AMONG = 3, 50
"""Earlier briefings shown at most, sought among so many latest ones of each thing shared."""
_RAREST = 10**9
"""Weight of what only one other briefing names; whole numbers add up to the same in any order."""


def listings(briefings: Iterable[Item]) -> dict[str, Listing]:
    """Return the listing of each briefing, by stem, in the order given."""
    return {item.key: _listing(item) for item in briefings}


def _listing(item: Item) -> Listing:
    named = dict.fromkeys(thing for text in item.texts.values() for thing in text.named if KIND[thing[0]].quotes)
    fields = item.fields
    event = str(fields.get("event", ""))
    return Listing(item.key, listing_date(item), "date" in fields, substance(fields), event, tuple(named))


def naming(course: Mapping[str, Listing]) -> dict[Thing, list[str]]:
    """Return the stems of the briefings that mention each thing, in order."""
    found: dict[Thing, list[str]] = {}
    for listing in course.values():
        for thing in listing.named:
            found.setdefault(thing, []).append(listing.stem)
    return found


def reports(course: Mapping[str, Listing]) -> dict[str, tuple[str, ...]]:
    """Return the stems of the briefings of each event, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for listing in course.values():
        if listing.event:
            found[listing.event].append(listing.stem)
    return {event: tuple(stems) for event, stems in found.items()}


def neighbours(course: Mapping[str, Listing]) -> dict[str, Neighbours]:
    """Return the briefings before and after each."""
    stems = ["", *course, ""]
    return {stem: Neighbours(stems[n - 1], stems[n + 1]) for n, stem in enumerate(stems[1:-1], 1)}


def background(course: Mapping[str, Listing]) -> dict[str, tuple[Reason, ...]]:
    """Return for each briefing up to three earlier ones, those that share its rarest people and documents first.

    Rarity is counted among earlier briefings only, so that nothing about an old briefing changes when a new one
    arrives; of equals the latest comes first. Reports of the same event stand elsewhere on the page.
    """
    order = list(course.values())
    bits = len(order).bit_length()
    things = [frozenset(listing.named) for listing in order]
    earlier: dict[Thing, list[int]] = defaultdict(list)
    reported: dict[str, list[int]] = defaultdict(list)
    found = {}
    for number, listing in enumerate(order):
        naming = [(thing, earlier[thing]) for thing in listing.named]
        # The weight of each briefing, with its number in the lowest bits: so the greatest of equals is the latest.
        weights: dict[int, int] = {}
        weight = weights.get
        for _, numbers in naming:
            rarity = _rarity(len(numbers)) << bits
            for other in numbers[-AMONG:]:
                weights[other] = weight(other, other) + rarity
        if listing.event:
            for other in reported[listing.event]:
                weights.pop(other, None)
            reported[listing.event].append(number)
        best = [ranked & ~(-1 << bits) for ranked in sorted(weights.values())[: -MOST - 1 : -1]]
        found[listing.stem] = tuple([Reason(order[one].stem, _shared(naming, one, things[one])) for one in best])
        for _, numbers in naming:
            numbers.append(number)
    return found


@cache
def _rarity(count: int) -> int:
    return int(_RAREST / math.log(2 + count))


def _shared(naming: Iterable[tuple[Thing, list[int]]], other: int, things: Container[Thing]) -> tuple[Thing, ...]:
    """Return the things through which another briefing was found, the rarest first; ``naming`` are those sought, each
    with the numbers of the briefings that name it."""
    shared = [(len(numbers), thing) for thing, numbers in naming if thing in things and other >= numbers[-AMONG:][0]]
    return tuple([thing for _, thing in sorted(shared)])
