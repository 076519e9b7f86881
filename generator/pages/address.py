"""Addresses: the one table of which pages exist, in which language and where. Switcher, alternates and lists
all read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple

from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.kinds import FIXED_PAGES, KINDS, LANGUAGES, PARALLEL_SEGMENTS, YEAR_SEGMENTS, Kind

PageId = tuple[str, str]
"""What a page is about, whatever its language: ("briefing", stem), ("index", kind), ("year", "2023"), ("year",
"2023-04"), ("terms", "")."""

INDEX, YEAR, PARALLEL, FEED, MENTIONS = "index", "year", "parallel", "feed", "mentions"
FRONT = "index.html"
"""The page for readers of any language."""

MANY = 200
"""Briefings that the page of a thing, or of a year, lists; if there are more, every year, or month, has a page."""
UNDATED = "0000"
"""Stands for the year in addresses of mentions without one."""
DATA = "data"
"""Folder of what is for programs."""


class Place(NamedTuple):
    """One page of the table."""

    lang: str
    path: str
    """In the site, with forward slashes."""
    full: bool
    """False for a stub, which only says that the text is not in this language yet."""

    @property
    def href(self) -> str:
        """Its address from the root of the site."""
        return f"/{self.path}"


class Row(NamedTuple):
    """A page in all its languages."""

    places: Mapping[str, Place]

    @property
    def complete(self) -> tuple[Place, ...]:
        """The places that hold the thing itself, in the order of the languages."""
        return tuple(place for place in self.places.values() if place.full)


class Relations(Mapping[PageId, Row]):
    """The table of all pages that exist in more than one language or could; each row is made when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known, self.years_of = cache(self._row), cache(self._years_of)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years in which briefings stand, newest first."""
        return tuple(dict.fromkeys(period[:4] for period in self.periods if period))

    @cached_property
    def periods(self) -> Mapping[str, tuple[str, ...]]:
        """The briefings, newest first, of every year, or of every month of a year that has very many; under no period
        those without a date."""
        return dict(_periods(self._archive))

    def months(self, year: str) -> tuple[str, ...]:
        """Return the months of a year that have pages of their own, newest first."""
        return tuple(period for period in self.periods if len(period) > len(year) and period.startswith(year))

    def _years_of(self, thing: tuple[str, str]) -> tuple[str, ...]:
        """Return the years, newest first, whose mentions of a thing have pages of their own, because there are too many
        for one."""
        stems, listings = self._archive.naming.get(thing, ()), self._archive.listings
        if len(stems) <= MANY:
            return ()
        return tuple(dict.fromkeys(listings[stem].date[:4] or UNDATED for stem in reversed(stems)))

    def __getitem__(self, page: PageId) -> Row:
        row = self._known(page)
        if row is None:
            raise KeyError(page)
        return row

    def __iter__(self) -> Iterator[PageId]:
        archive = self._archive
        yield from (page for page in _FIXED if page in self)
        yield from ((item.kind, item.key) for item in archive.every_item)
        for kind, key in archive.naming:
            yield from ((MENTIONS, f"{kind}/{key}/{year}") for year in self.years_of((kind, key)))
        stems = (*archive.listings, *(key for _, key in archive.withdrawn))
        yield from ((PARALLEL, stem) for stem in stems if (PARALLEL, stem) in self)
        yield from ((YEAR, period) for period in dict.fromkeys((*self.years, *self.periods)) if period)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _row(self, page: PageId) -> Row | None:
        """Return the row of a page; None if there is no such page."""
        name, key = page
        if page in _FIXED:
            return _FIXED[page] if name != "terms" or self._archive.terms else None
        if name in KIND:
            item = self._find(name, key)
            return _item_row(KIND[name], item) if item else None
        if name == MENTIONS:
            kind, slug, year = key.split("/")
            there = year in self.years_of((kind, slug))
            return _mentions_row(self._archive.items[kind][slug], year) if there else None
        if name == PARALLEL:
            item = self._find("briefing", key)
            return _parallel_row(item) if item and len(item.texts) > 1 else None
        if name == YEAR and key and (key in self.periods or key in self.years):
            return _everywhere({code: f"{code}/{folder}/{key}.html" for code, folder in YEAR_SEGMENTS.items()})
        return None

    def _find(self, kind: str, key: str) -> Item | None:
        return self._archive.withdrawn.get((kind, key)) or self._archive.items[kind].get(key)


def alternates(page_id: PageId, row: Row) -> tuple[tuple[str, str], ...]:
    """Return hreflang and path of a page for every language that it really is in."""
    full = tuple((place.lang, place.path) for place in row.complete)
    default = (("x-default", FRONT),) if page_id[0] == "home" else ()
    return full + default


def _everywhere(paths: Mapping[str, str]) -> Row:
    return Row({code: Place(code, path, True) for code, path in paths.items()})


def _item_row(kind: Kind, item: Item) -> Row:
    slugs = item.fields.get("slugs", {})
    return Row(
        {
            x.code: Place(
                x.code,
                path_of(kind, x.code, slugs.get(x.code, item.key)),
                not kind.paired or item.withdrawn or x.code in item.texts,
            )
            for x in LANGUAGES
        }
    )


def _fixed() -> Iterator[tuple[PageId, Row]]:
    for fixed in FIXED_PAGES:
        yield (fixed.name, ""), _everywhere({code: f"{code}/{file}" for code, file in fixed.files.items()})
    yield (FEED, ""), _everywhere({language.code: f"{language.code}/atom.xml" for language in LANGUAGES})
    for kind in KINDS:
        if kind.plural:
            yield (INDEX, kind.name), _everywhere({x.code: path_of(kind, x.code, "index") for x in LANGUAGES})


def _parallel_row(item: Item) -> Row:
    slugs = item.fields.get("slugs", {})
    return _everywhere({code: parallel_path(code, slugs.get(code, item.key)) for code in PARALLEL_SEGMENTS})


def _periods(archive: Archive) -> Iterator[tuple[str, tuple[str, ...]]]:
    newest = reversed(list(archive.listings.values()))
    for year, group in groupby(newest, lambda one: one.date[:4]):
        found = list(group)
        if year and len(found) > MANY:
            for month, some in groupby(found, lambda one: one.date[:7]):
                yield month, tuple(one.stem for one in some)
        else:
            yield year, tuple(one.stem for one in found)


def _mentions_row(item: Item, year: str) -> Row:
    kind, slugs = KIND[item.kind], item.fields.get("slugs", {})
    return _everywhere({x.code: path_of(kind, x.code, f"{slugs.get(x.code, item.key)}-{year}") for x in LANGUAGES})


def path_of(kind: Kind, lang: str, slug: str) -> str:
    """Return where a thing of a kind stands, or stood, under an address of its own."""
    return "/".join(part for part in (lang, kind.segments.get(lang, kind.folder), f"{slug}.html") if part)


def parallel_path(lang: str, slug: str) -> str:
    """Return where a briefing's languages stand side by side."""
    return f"{lang}/{PARALLEL_SEGMENTS[lang]}/{slug}.html"


def feed_of(path: str) -> str:
    """Return where the feed of a page stands."""
    return f"{path.removesuffix('.html')}.xml"


def data_of(kind: str) -> str:
    """Return where the data of a kind stand."""
    return f"{DATA}/{KIND[kind].folder}.json"


_FIXED: Mapping[PageId, Row] = dict(_fixed())
"""The pages that are in every archive, but for that of terms."""
