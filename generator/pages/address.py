"""Addresses: the one table of which pages exist, in which language and where. Switcher, alternates and lists
all read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.order import listing_date
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item, Quoted
from generator.digest import Value
from generator.kinds import FIXED_PAGES, KINDS, LANGUAGES, PARALLEL_SEGMENTS, YEAR_SEGMENTS, Kind

PageId = tuple[str, str]
"""What a page is about, whatever its language: ("briefing", stem), ("index", kind), ("year", "2023"), ("terms", "")."""

INDEX, YEAR, PARALLEL, FEED, MENTIONS = "index", "year", "parallel", "feed", "mentions"
FRONT = "index.html"
"""The page for readers of any language."""

MANY = 200
"""Briefings that the page of a thing lists, but for its newest year; if there are more, every year has a page."""
UNDATED = "0000"
"""Stands for the year in addresses of mentions without one."""
DATA = "data"
"""Folder of what is for programs."""


@dataclass(frozen=True, slots=True)
class Place(Value):
    """One page of the table."""

    lang: str
    path: str
    """In the site, with forward slashes."""
    full: bool
    """False for a stub, which only says that the text is not in this language yet."""


class Row(NamedTuple):
    """A page in all its languages."""

    places: Mapping[str, Place]

    @property
    def complete(self) -> tuple[Place, ...]:
        """The places that hold the thing itself, in the order of the languages."""
        return tuple(place for place in self.places.values() if place.full)


Relations = Mapping[PageId, Row]


def relate(archive: Archive) -> Relations:
    """Return the table of all pages that exist in more than one language or could."""
    return dict(_rows(archive))


def _rows(archive: Archive) -> Iterator[tuple[PageId, Row]]:
    for fixed in FIXED_PAGES:
        if fixed.name != "terms" or archive.terms:
            yield (fixed.name, ""), _everywhere({code: f"{code}/{file}" for code, file in fixed.files.items()})
    yield (FEED, ""), _everywhere({language.code: f"{language.code}/atom.xml" for language in LANGUAGES})
    for kind in KINDS:
        if kind.plural:
            yield (INDEX, kind.name), _everywhere({x.code: path_of(kind, x.code, "index") for x in LANGUAGES})
        for key, item in archive.items[kind.name].items():
            yield (kind.name, key), _item_row(kind, item)
    for (kind_name, key), quoted in archive.quoted.items():
        for year in years_of(archive, quoted):
            yield (MENTIONS, f"{kind_name}/{key}/{year}"), _mentions_row(archive.items[kind_name][key], year)
    for key, item in archive.items["briefing"].items():
        if len(item.texts) > 1:
            slugs = item.fields.get("slugs", {})
            paths = {code: parallel_path(code, slugs.get(code, key)) for code in PARALLEL_SEGMENTS}
            yield (PARALLEL, key), _everywhere(paths)
    for year in years(archive):
        yield (
            (YEAR, year),
            _everywhere({code: f"{code}/{folder}/{year}.html" for code, folder in YEAR_SEGMENTS.items()}),
        )


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
                x.code, path_of(kind, x.code, slugs.get(x.code, item.key)), not kind.paired or x.code in item.texts
            )
            for x in LANGUAGES
        }
    )


def years_of(archive: Archive, quoted: Sequence[Quoted]) -> tuple[str, ...]:
    """Return the years, newest first, that have pages of their own, because there are too many mentions for one."""
    if len(quoted) <= MANY:
        return ()
    briefings = archive.items["briefing"]
    return tuple(dict.fromkeys(listing_date(briefings[one.briefing])[:4] or UNDATED for one in quoted))


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


def years(archive: Archive) -> tuple[str, ...]:
    """Return the years in which briefings stand, newest first."""
    return tuple(sorted({listing_date(item)[:4] for item in archive.items["briefing"].values()} - {""}, reverse=True))
