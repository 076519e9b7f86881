"""The course of the briefings: from their listings, in order, to which are neighbours, which mention what, which report
an event, and which earlier ones are background. Each is worked out when it is asked for."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from generator.archive.values import Item, Listing, Neighbours, Quoted, Reason

K = TypeVar("K")
V = TypeVar("V")
Thing = tuple[str, str]
Naming = Mapping[Thing, list[int]]

MOST, AMONG = 3, 50
"""Background briefings shown at most, sought among so many latest ones of each thing shared."""
_RAREST = 10**9
"""Weight of what only one other briefing names; whole numbers add up to the same in any order."""


class Lazily(Mapping[K, V], Generic[K, V]):
    """A mapping whose values are made when they are asked for; who makes them may remember them."""

    def __init__(self, keys: Mapping[K, object], make: Callable[[K], V]) -> None:
        self._keys, self._make = keys, make

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def naming_of(listings: Mapping[str, Listing]) -> Naming:
    """Return the positions of the briefings that mention each thing, in order."""
    found: dict[Thing, list[int]] = {}
    for number, listing in enumerate(listings.values()):
        for one in listing.named:
            found.setdefault((one.kind, one.key), []).append(number)
    return found


class Course:
    """The briefings in their order."""

    def __init__(
        self, listings: Mapping[str, Listing], item: Callable[[str], Item], naming: Naming | None = None
    ) -> None:
        """``listings`` are in order; ``item`` gives the briefing of a stem, ``naming`` what `naming_of` does."""
        self.listings = listings
        self._naming = naming_of(listings) if naming is None else naming
        self.stems = list(listings)
        self._item = item
        self._reasons: dict[str, tuple[Reason, ...]] = {}
        self._mentions: dict[Thing, tuple[Quoted, ...]] = {}

    @cached_property
    def position(self) -> dict[str, int]:
        """Which briefing, from 0, each is."""
        return {stem: number for number, stem in enumerate(self.stems)}

    @property
    def neighbours(self) -> Mapping[str, Neighbours]:
        """What stands before and after each."""
        return Lazily(self.listings, self._neighbours)

    @property
    def quoted(self) -> Mapping[Thing, tuple[Quoted, ...]]:
        """Where everything is mentioned, newest briefing first."""
        return Lazily(self._naming, self._quoted)

    @property
    def background(self) -> Mapping[str, tuple[Reason, ...]]:
        """Up to three earlier briefings for each, those that share its rarest people and documents first.

        Rarity is counted among earlier briefings only, so that nothing about an old briefing changes when a new one
        arrives.
        """
        return Lazily(self.listings, self._background)

    @cached_property
    def reports(self) -> dict[str, tuple[str, ...]]:
        """The briefings of each event, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        for stem, listing in self.listings.items():
            if listing.event:
                found[listing.event].append(stem)
        return {event: tuple(stems) for event, stems in found.items()}

    @property
    def naming(self) -> Mapping[Thing, Sequence[str]]:
        """The briefings that mention each thing, in order."""
        return Lazily(self._naming, lambda thing: [self.stems[number] for number in self._naming[thing]])

    def _neighbours(self, stem: str) -> Neighbours:
        number = self.position[stem]
        after = self.stems[number + 1] if number + 1 < len(self.stems) else ""
        return Neighbours(self.stems[number - 1] if number else "", after)

    def _quoted(self, thing: Thing) -> tuple[Quoted, ...]:
        if thing not in self._mentions:
            self._mentions[thing] = self._mentioned(thing)
        return self._mentions[thing]

    def _mentioned(self, thing: Thing) -> tuple[Quoted, ...]:
        found = []
        for number in reversed(self._naming[thing]):
            listing = self.listings[self.stems[number]]
            named = next(one for one in listing.named if one.key == thing[1] and one.kind == thing[0])
            found.append(Quoted(listing.stem, named, self._item))
        return tuple(found)

    def _background(self, stem: str) -> tuple[Reason, ...]:
        if stem not in self._reasons:
            self._reasons[stem] = self._reasoned(stem)
        return self._reasons[stem]

    def _reasoned(self, stem: str) -> tuple[Reason, ...]:
        number, listing, count = self.position[stem], self.listings[stem], len(self.stems)
        seen: dict[Thing, int] = {}
        latest: dict[Thing, list[int]] = {}
        for one in listing.named:
            thing = (one.kind, one.key)
            numbers = self._naming[thing]
            seen[thing] = earlier = bisect_left(numbers, number)
            latest[thing] = numbers[max(0, earlier - AMONG) : earlier]
        rarest = sorted(seen, key=lambda thing: (seen[thing], thing))
        weight: dict[int, int] = defaultdict(int)
        for thing in rarest:
            rarity = int(_RAREST / math.log(2 + seen[thing]))
            for other in latest[thing]:
                weight[other] += rarity
        ranked = sorted([
            found * count + n
            for n, found in weight.items()
            if not listing.event or self.listings[self.stems[n]].event != listing.event
        ])  # fmt: skip
        best = [one % count for one in reversed(ranked[-MOST:])]
        return tuple(Reason(self.stems[n], tuple(thing for thing in rarest if n in latest[thing])) for n in best)
