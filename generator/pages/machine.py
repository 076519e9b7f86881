"""Files for search engines: the sitemap, made from the finished pages so that it lists exactly what may be indexed, and
``robots.txt``.

A sitemap that has grown is cut into a file for the briefings of every year and one for everything else of a language,
and ``sitemap.xml`` becomes their index, so that one briefing more touches few of them (sitemaps.org, protocol 0.9).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.archive.titles import KIND
from generator.digest import Value
from generator.kinds import LANGUAGES
from generator.pages.address import YEAR
from generator.pages.context import Context
from generator.pages.page import Page, Sheet

SITEMAP = "sitemap.xml"
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


def sitemap_pages(context: Context, sheets: Mapping[str, Sheet]) -> Iterator[Page]:
    """Yield the sitemap of the finished pages; it is of no language, so only once."""
    if context.lang != LANGUAGES[0].code:
        return
    shown = {path: sheet for path, sheet in sorted(sheets.items()) if sheet.indexed and path.endswith(".html")}
    listed = {path: Address(path, sheet.changed, sheet.alternates) for path, sheet in shown.items()}
    whole = len(listed) <= WHOLE_UP_TO
    parts = {SITEMAP: list(listed.values())} if whole else _parts(listed, _years(context, shown))
    for path, addresses in parts.items():
        yield Page(path, SITEMAP, context.lang, context.chrome, SitemapView(tuple(addresses)))
    if SITEMAP not in parts:
        index = tuple((path, max(one.changed for one in addresses)) for path, addresses in parts.items())
        yield Page(SITEMAP, SITEMAP, context.lang, context.chrome, SitemapView((), index))
    yield Page("robots.txt", "robots.txt", context.lang, context.chrome, RobotsView(SITEMAP))


def _years(context: Context, sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """Return the year of every page of a briefing."""
    listings, found = context.archive.listings, {}
    for path, sheet in sheets.items():
        if sheet.template == KIND["briefing"].template:
            stem = posixpath.basename(sheet.subject).split(".")[0]
            found[path] = listings[stem].date[:4]
    return found


def _parts(listed: Mapping[str, Address], years: Mapping[str, str]) -> dict[str, list[Address]]:
    """Cut a large sitemap: briefings by year, the rest by language."""
    cut: dict[str, list[Address]] = {}
    for path, address in listed.items():
        part = f"{YEAR}-{years[path]}" if path in years else path.partition("/")[0].removesuffix(".html")
        cut.setdefault(part, []).append(address)
    return {
        f"sitemap-{part}{f'-{start // MOST + 1}' if start else ''}.xml": addresses[start : start + MOST]
        for part, addresses in sorted(cut.items())
        for start in range(0, len(addresses), MOST)
    }
