"""What is touched: from an archive before and after few briefings changed to the bundles whose pages may be other ones.

It says of each kind of bundle what `faces` says of its seed, the other way round: there, what a bundle can show; here,
which bundles can show a briefing. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from generator.archive.listing import BRIEFING
from generator.archive.titles import KIND
from generator.archive.values import Listing
from generator.pages.address import UNDATED
from generator.pages.briefings import year_bundle
from generator.pages.bundle import Edition
from generator.pages.context import FEEDING
from generator.pages.data import files_of
from generator.pages.entities import mention_bundle
from generator.pages.feeds import in_feed
from generator.pages.held import office_of
from generator.pages.produce import bundle_of, of_archive, of_registers

Thing = tuple[str, str]


class Touched:
    """What few changed briefings touch, ``stems`` with those that lead to them."""

    def __init__(self, before: Edition, after: Edition, stems: Iterable[str]) -> None:
        self.before, self.after = before, after
        self.stems = frozenset(stems)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The stems of which lists, or pages of the whole archive, show something else than before."""
        return frozenset(stem for stem in self.stems if len({*map(_shown, self._both(stem))}) > 1)

    @cached_property
    def periods(self) -> set[str]:
        """The years, or months, in which these stand or stood."""
        return _differing(self.before.relations.periods, self.after.relations.periods, self.shown)

    def bundles(self) -> frozenset[str] | None:
        """Return the names of all bundles that may make other pages, but for the summaries; None if the archive is cut
        into other parts, so that it may be any."""
        shown = self.shown
        if shown and self.before.relations.years != self.after.relations.years:
            return None
        found = frozenset(chain.from_iterable(map(self._of, self.stems)))
        if not shown:
            return found
        registers = of_registers() if self._offices() else ()
        return found.union(of_archive(), registers, self._years(), self._data())

    def _both(self, stem: str) -> tuple[Listing | None, Listing | None]:
        return self.before.archive.listings.get(stem), self.after.archive.listings.get(stem)

    def _of(self, stem: str) -> Iterator[str]:
        old, new = self._both(stem)
        listings = [one for one in (old, new) if one]
        if not listings:
            return  # a draft
        yield bundle_of((BRIEFING, stem))
        said = _shown(old) != _shown(new)
        yield from self._feeds(stem, listings, (self.before, self.after) if said else (self.after,))
        yield from (bundle_of(("event", one.event)) for one in listings if one.event)
        words = {(one.kind, one.key): one for one in old.named} if old else {}
        for listing in listings:
            for one in listing.named:
                thing = (one.kind, one.key)
                if said or words.get(thing) != one:
                    yield bundle_of(thing)
                    yield from self._mentions(thing, listing.date[:4] or UNDATED)
        if said:
            yield from self._others(stem, old, new)

    def _feeds(self, stem: str, listings: Iterable[Listing], editions: Iterable[Edition]) -> Iterator[str]:
        """Yield the feeds in which a briefing stands in these editions."""
        if any(stem in in_feed(one) for one in editions):
            yield "feed"
        for thing in {(one.kind, one.key) for listing in listings for one in listing.named if one.kind in FEEDING}:
            if any(stem in in_feed(one, thing) for one in editions):
                yield f"feed/{thing[0]}/{thing[1]}"

    def _mentions(self, thing: Thing, year: str) -> Iterator[str]:
        """Yield the mentions of a thing in a year; in every year, where the years have changed that have pages."""
        before, after = (set(one.relations.years_of(thing)) for one in (self.before, self.after))
        for one in {year} & after if before == after else before | after:
            yield mention_bundle(thing, one)

    def _offices(self) -> bool:
        """Whether somebody whom these briefings name, or named, holds another office than before."""
        listings = [one for stem in self.shown for one in self._both(stem) if one]
        things = {(one.kind, one.key) for listing in listings for one in listing.named}
        return any(
            len({office_of(context, context.archive.items[kind][key]) for context in contexts}) > 1
            for kind, key in things
            for contexts in zip(self.before.contexts, self.after.contexts, strict=True)
        )

    def _years(self) -> Iterator[str]:
        """Yield the years and months in which these briefings stand or stood, and the others of a year whose months are
        other ones."""
        before, after = self.before.relations, self.after.relations
        for period in self.periods - {""}:
            year = period[:4]
            months = (before.months(year), after.months(year))
            yield from map(year_bundle, {year, period}.union(*(months if months[0] != months[1] else ())))

    def _data(self) -> Iterator[str]:
        """Yield the files of data in which these briefings stand or stood, or in which others stand now; the main one
        names them all."""
        kind = KIND[BRIEFING]
        before, after = (files_of(one.archive, one.relations, kind) for one in (self.before, self.after))
        found = _differing(before, after, self.shown) | ({""} if before.keys() != after.keys() else set())
        yield from (f"data/{kind.folder}{suffix}" for suffix in found)

    def _others(self, stem: str, old: Listing | None, new: Listing | None) -> Iterator[str]:
        """Yield the briefings that stand beside one, report the same, or have it as background."""
        for edition, listing in ((self.before, old), (self.after, new)):
            if listing:
                beside = edition.archive.neighbours[stem]
                same = edition.archive.reports.get(listing.event, ())
                yield from (bundle_of((BRIEFING, other)) for other in (*beside, *same) if other)
        for other in self._later(stem, old, new):
            before, after = self.before.archive.background, self.after.archive.background
            ground = after[other]
            if before.get(other) != ground or any(one.briefing == stem for one in ground):
                yield bundle_of((BRIEFING, other))

    def _later(self, stem: str, old: Listing | None, new: Listing | None) -> Iterator[str]:
        """Yield the briefings that name something that this one names or named."""
        things = {(one.kind, one.key) for listing in (old, new) if listing for one in listing.named}
        naming = self.after.archive.naming
        since = min(one.date for one in (old, new) if one)
        stems = {other for thing in things for other in naming.get(thing, ())} - {stem}
        listings = self.after.archive.listings
        yield from (other for other in stems if listings[other].date >= since)


def _differing(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]], stems: frozenset[str]
) -> set[str]:
    """Return the parts that hold others than before, or one of these briefings."""
    return {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name) or not stems.isdisjoint(after[name])
    }


def _shown(listing: Listing | None) -> tuple[str, ...]:
    """Return what lists, and pages of the whole archive, show of a briefing, as digests."""
    return (listing.said, listing.usage) if listing else ()
