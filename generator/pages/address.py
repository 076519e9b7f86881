"""Addresses: from the archive to one table of its pages, with the path of each in every language. The language
switcher, hreflang links and lists read that table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from generator.archive.items import Archive, Item
from generator.archive.titles import KIND
from generator.core.kinds import (
    CODES,
    FIXED_PAGES,
    KINDS,
    LANGUAGES,
    PARALLEL_SEGMENTS,
    SUBJECTS,
    YEAR_SEGMENTS,
    Kind,
)

PageId = tuple[str, str]
"""The subject of a page, whatever its language: ("briefing", stem), ("index", kind), ("year", "2023"), ("year",
"2023-04"), ("terms", "")."""

INDEX, YEAR, PARALLEL, FEED, MENTIONS = "index", "year", "parallel", "feed", "mentions"
ALL_SUBJECTS = "subjects"
"""The page that leads to the indexes of all subjects."""
FRONT = "index.html"
"""Path of the front page, which is for readers of all languages."""

MANY = 200
"""The most briefings that the page of an entry, or of a year, lists; with more of them there is a page for every year,
or month."""
UNDATED = "0000"
"""Stands for the year in the address of the mentions by briefings without a date."""
DATA = "data"
"""Folder of the site for the data files."""


class Place(NamedTuple):
    """A page of the table in one language."""

    lang: str
    """The language of the page."""
    path: str
    """Path in the site, with forward slashes."""
    full: bool
    """Whether the page shows its subject; false for a stub, which only says that there is no text in this language
    yet."""

    @property
    def href(self) -> str:
        """The address of the page from the root of the site."""
        return f"/{self.path}"


class PageRow(NamedTuple):
    """A row of the table: a page in all its languages."""

    places: Mapping[str, Place]
    """For each language code, the page."""
    every: tuple[Place, ...]
    """The same, in the order of the languages."""
    complete: tuple[Place, ...]
    """Those that are not stubs."""


class Relations(dict[PageId, PageRow]):
    """The table of the pages, by their subject; redirects, feeds of entries and data files are not in it."""

    def __init__(self, archive: Archive) -> None:
        listings = archive.listings
        self.periods: Mapping[str, tuple[str, ...]] = dict(_periods(archive))
        """The briefings, newest first, of every year, or of every month of a year that has very many; under no period
        those without a date."""
        self.years = tuple(dict.fromkeys(period[:4] for period in self.periods if period))
        """The years in which briefings stand, newest first."""
        self._years_of = {
            thing: tuple(dict.fromkeys(listings[stem].date[:4] or UNDATED for stem in reversed(stems)))
            for thing, stems in archive.naming.items()
            if len(stems) > MANY
        }
        super().__init__(self._rows(archive))

    def months(self, year: str) -> tuple[str, ...]:
        """Return the months of a year that have pages of their own (``2023-04``), newest first."""
        return tuple(period for period in self.periods if len(period) > len(year) and period.startswith(year))

    def years_of(self, thing: tuple[str, str]) -> tuple[str, ...]:
        """Return the years, newest first, whose mentions of an entry have pages of their own; none if one page lists
        all."""
        return self._years_of.get(thing, ())

    def _rows(self, archive: Archive) -> Iterator[tuple[PageId, PageRow]]:
        yield from ((page, row) for page, row in _FIXED.items() if _is_there(page, archive))
        for item in archive.every_item:
            kind = KIND[item.kind]
            yield (item.kind, item.key), _item_row(kind, item)
            for year in self.years_of((item.kind, item.key)):
                yield (MENTIONS, f"{item.kind}/{item.key}/{year}"), _mentions_row(item, year)
            if item.kind == "briefing" and len(item.texts) > 1:
                yield (PARALLEL, item.key), _parallel_row(item)
        for period in dict.fromkeys((*self.years, *self.periods)):
            if period:
                paths = {code: f"{code}/{folder}/{period}.html" for code, folder in YEAR_SEGMENTS.items()}
                yield (YEAR, period), _everywhere(paths)


def _is_there(page: PageId, archive: Archive) -> bool:
    """Whether a page has anything to show in this archive: those of terms and of subjects are left out if there are
    none."""
    name, key = page
    if name == INDEX and KIND[key].subject:
        return bool(archive.items[key])
    return name not in _NEEDY or any(_NEEDY[name](archive))


_NEEDY: Mapping[str, Callable[[Archive], Iterable[object]]] = {
    "terms": lambda archive: archive.terms,
    ALL_SUBJECTS: lambda archive: (archive.items[kind] for kind in SUBJECTS),
}
"""For each page that an archive may lack: returns what the page would show."""


def alternates(page_id: PageId, row: PageRow) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, path) of a page for every language in which it is not a stub."""
    full = tuple((place.lang, place.path) for place in row.complete)
    default = (("x-default", FRONT),) if page_id[0] == "home" else ()
    return full + default


def _everywhere(paths: Mapping[str, str]) -> PageRow:
    return _row(Place(code, path, True) for code, path in paths.items())


def _row(places: Iterable[Place]) -> PageRow:
    every = tuple(places)
    return PageRow({place.lang: place for place in every}, every, tuple(place for place in every if place.full))


def _item_row(kind: Kind, item: Item) -> PageRow:
    slugs, whole = item.fields.get("slugs", {}), not kind.paired or item.withdrawn
    return _row(
        Place(code, path_of(kind, code, slugs.get(code, item.key)), whole or code in item.texts) for code in CODES
    )


def _fixed() -> Iterator[tuple[PageId, PageRow]]:
    for fixed in FIXED_PAGES:
        yield (fixed.name, ""), _everywhere({code: f"{code}/{file}" for code, file in fixed.files.items()})
    yield (FEED, ""), _everywhere({language.code: f"{language.code}/atom.xml" for language in LANGUAGES})
    for kind in KINDS:
        if kind.plural:
            yield (INDEX, kind.name), _everywhere({x.code: path_of(kind, x.code, "index") for x in LANGUAGES})


def _parallel_row(item: Item) -> PageRow:
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


def _mentions_row(item: Item, year: str) -> PageRow:
    kind, slugs = KIND[item.kind], item.fields.get("slugs", {})
    return _everywhere({x.code: path_of(kind, x.code, f"{slugs.get(x.code, item.key)}-{year}") for x in LANGUAGES})


def path_of(kind: Kind, lang: str, slug: str) -> str:
    """Return the path of the page of an item in a language, for its present slug or a former one."""
    return "/".join(part for part in (lang, kind.segments[lang], f"{slug}.html") if part)


def parallel_path(lang: str, slug: str) -> str:
    """Return the path of the page that sets a briefing's languages side by side."""
    return f"{lang}/{PARALLEL_SEGMENTS[lang]}/{slug}.html"


def feed_of(path: str) -> str:
    """Return the path of the feed that belongs to a page."""
    return f"{path.removesuffix('.html')}.xml"


def data_of(kind: str) -> str:
    """Return the path of the data file of a kind."""
    return f"{DATA}/{KIND[kind].folder}.json"


_FIXED: Mapping[PageId, PageRow] = dict(_fixed())
"""The pages whose addresses do not depend on the archive's items; `_is_there` says which of them an archive has."""
