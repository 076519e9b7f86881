"""The course of the briefings: from their listings, in order, to which mention what, which report an event, which are
neighbours, and which earlier ones name the same people or documents."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    seen: dict[Thing, int] = defaultdict(int)
    latest: dict[Thing, deque[int]] = defaultdict(lambda: deque(maxlen=AMONG))
    found = {}
    for number, listing in enumerate(order):
        weight: dict[int, int] = defaultdict(int)
        for thing in listing.named:
            rarity = _rarity(seen[thing])
            for other in latest[thing]:
                weight[other] += rarity
        found[listing.stem] = tuple(_reasons(order, listing, weight, seen, latest)) if weight else ()
        for thing in listing.named:
            seen[thing] += 1
            latest[thing].append(number)
    return found


def _rarity(count: int) -> int:
    return int(_RAREST / math.log(2 + count))


def _reasons(
    order: Sequence[Listing],
    listing: Listing,
    weight: Mapping[int, int],
    seen: Mapping[Thing, int],
    latest: Mapping[Thing, deque[int]],
) -> Iterator[Reason]:
    event = listing.event
    ranked = ((found, n) for n, found in weight.items() if not event or order[n].event != event)
    for _, other in heapq.nlargest(MOST, ranked):
        shared = [thing for thing in listing.named if other in latest[thing]]
        yield Reason(order[other].stem, tuple(sorted(shared, key=lambda thing: (seen[thing], thing))))
