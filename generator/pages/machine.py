"""Files for search engines: the sitemap, made from the finished pages so that it lists exactly what may be indexed, and
``robots.txt``.

A sitemap that has grown is cut into a file for the briefings of every year or month and one for everything else of a
language, and ``sitemap.xml`` becomes their index, so that one briefing more touches few of them (sitemaps.org, protocol
0.9); and of the others nothing need be known but the days on which they changed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.titles import KIND
from generator.digest import Value
from generator.kinds import LANGUAGES
from generator.pages.address import UNDATED, YEAR, Relations, of_briefing
from generator.pages.bundle import Bundle, Edition
from generator.pages.context import Context
from generator.pages.page import Page, Sheet

SITEMAP = "sitemap.xml"
_PART = "sitemap-"
WHOLE_UP_TO = 2_000
"""Pages in a sitemap that is one file."""
MOST = 20_000
"""Pages in any one file; the protocol allows 50,000 addresses and 50 MB."""


@dataclass(frozen=True, slots=True)
class Address(Value):
    """A page that search engines may list."""

    path: str
    changed: str
    """Day of the last substantive change; empty if the content does not tell it."""
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SitemapView(Value):
    """A sitemap, or the index of several."""

    addresses: tuple[Address, ...]
    parts: tuple[tuple[str, str], ...] = ()
    """(path, day of the last change) of the sitemaps that this one is the index of."""


@dataclass(frozen=True, slots=True)
class RobotsView(Value):
    """What crawlers are told."""

    sitemap: str


def sitemap_bundles(edition: Edition, sheets: Mapping[str, Sheet], periods: Collection[str] | None) -> Iterator[Bundle]:
    """Yield the sitemap of the finished pages, and what tells crawlers of it; they are of no language.

    ``periods`` are those, years or months, whose briefings may be listed otherwise than in the sitemap that is there,
    which lists at most as many pages; None if that is not known.
    """
    context = edition.contexts[0]

    def bundle(path: str, view: Value, template: str = SITEMAP) -> Bundle:
        page = Page(path, template, context.lang, context.chrome, view)
        return Bundle(f"summary/{path}", lambda: edition.faces.every, lambda: iter((page,)))

    yield bundle("robots.txt", RobotsView(SITEMAP), "robots.txt")
    if periods is None or not any(path.startswith(_PART) for path in sheets) or _crowded(edition.relations):
        listed = _addresses(sheets, sheets)
        if len(listed) <= WHOLE_UP_TO:
            yield bundle(SITEMAP, SitemapView(tuple(listed)))
            return
        parts, others = _parts(listed, _periods(context, sheets)), {}
    else:
        parts, others = _touched(context, sheets, periods), _days(context, periods)
    files = {
        (part, number): addresses[start : start + MOST]
        for part, addresses in parts.items()
        for number, start in enumerate(range(0, len(addresses), MOST))
    }
    for place, addresses in files.items():
        yield bundle(_path(*place), SitemapView(tuple(addresses)))
    days = {place: max(one.changed for one in addresses) for place, addresses in files.items()}
    index = tuple((_path(*place), day) for place, day in sorted({**days, **others}.items()))
    yield bundle(SITEMAP, SitemapView((), index))


def _path(part: str, number: int) -> str:
    return f"{_PART}{part}{f'-{number + 1}' if number else ''}.xml"


def _addresses(sheets: Mapping[str, Sheet], paths: Iterable[str]) -> list[Address]:
    """Return those of some pages that search engines may list, in the order of their paths."""
    found = ((path, sheets[path]) for path in sorted(paths) if path.endswith(".html"))
    return [Address(path, sheet.changed, sheet.alternates) for path, sheet in found if sheet.indexed]


def _parts(listed: Iterable[Address], periods: Mapping[str, str]) -> dict[str, list[Address]]:
    """Cut a large sitemap: briefings by year or month, the rest by language."""
    parts: dict[str, list[Address]] = {}
    for one in listed:
        part = _period(periods[one.path]) if one.path in periods else one.path.partition("/")[0].removesuffix(".html")
        parts.setdefault(part, []).append(one)
    return parts


def _period(period: str) -> str:
    return f"{YEAR}-{period or UNDATED}"


def _periods(context: Context, sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """Return the year or month of every page of a briefing."""
    periods = {stem: period for period, stems in context.relations.periods.items() for stem in stems}
    return {
        path: periods[posixpath.basename(sheet.subject).split(".")[0]]
        for path, sheet in sheets.items()
        if sheet.template == KIND["briefing"].template
    }


def _touched(context: Context, sheets: Mapping[str, Sheet], periods: Collection[str]) -> dict[str, list[Address]]:
    """Return the parts of some periods, and of all but briefings."""
    parts = _parts(_addresses(sheets, (path for path in sheets if not of_briefing(path))), {})
    for period in periods:
        rows = (context.relations["briefing", stem] for stem in context.relations.periods[period])
        parts[_period(period)] = _addresses(sheets, (place.path for row in rows for place in row.complete))
    return parts


def _days(context: Context, periods: Collection[str]) -> dict[tuple[str, int], str]:
    """Return the days on which the parts of all other periods changed."""
    every = context.relations.periods
    return {(_period(one), 0): context.changed(every[one]) for one in every if one not in periods}


def _crowded(relations: Relations) -> bool:
    """Whether the pages of some period may not go into one file."""
    return any(len(stems) * len(LANGUAGES) > MOST for stems in relations.periods.values())
