"""Files for search engines: the sitemap (sitemaps.org, protocol 0.9), made from the finished list of pages, so that it
names exactly the pages that may be indexed, and ``robots.txt``.

A large sitemap is divided: a file for the briefings of each year or month, and one for all other pages of each
language; ``sitemap.xml`` is then their index. So a new briefing changes few of them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.archive.titles import KIND
from generator.pages.address import UNDATED, YEAR
from generator.pages.facets import Facets
from generator.pages.page import Page, Tools
from generator.pages.structured import whole
from generator.pages.view_values import Frame

SITEMAP = "sitemap.xml"
_PART = "sitemap-"
WHOLE_UP_TO = 2_000
"""The most pages of a sitemap that is not divided."""
MOST = 20_000
"""The most pages in one file; the protocol allows 50,000 addresses and 50 MB."""


class Address(NamedTuple):
    """A page in a sitemap."""

    path: str
    changed: str
    """The day of the last substantive change; empty if the content does not say."""
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, path) as of `Frame`."""


def machine_pages(facets: Facets, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the sitemap of the other pages, and ``robots.txt``, which names it. Both cover all languages."""
    base = facets.archive.site["base_url"]
    yield Page(Frame("robots.txt"), "robots.txt", facets.lang, _robots, {"base": base})
    listed = sorted(
        (page for page in pages if page.frame.indexed and page.path.endswith(".html")), key=lambda page: page.path
    )
    if len(listed) <= WHOLE_UP_TO:
        yield _sitemap(facets, SITEMAP, [_address(page) for page in listed])
        return
    parts = _parts(facets, listed)
    files = {
        f"{_PART}{part}{f'-{number + 1}' if number else ''}.xml": addresses[start : start + MOST]
        for part, addresses in sorted(parts.items())
        for number, start in enumerate(range(0, len(addresses), MOST))
    }
    for path, addresses in files.items():
        yield _sitemap(facets, path, addresses)
    index = tuple((path, max(one.changed for one in addresses)) for path, addresses in files.items())
    yield Page(Frame(SITEMAP), SITEMAP, facets.lang, _index, {"base": base, "parts": index})


def _address(page: Page) -> Address:
    return Address(page.path, page.frame.changed, page.frame.alternates)


def _sitemap(facets: Facets, path: str, addresses: list[Address]) -> Page:
    inputs = {"base": facets.archive.site["base_url"], "addresses": tuple(addresses)}
    return Page(Frame(path), SITEMAP, facets.lang, _addresses, inputs)


def _parts(facets: Facets, listed: Iterable[Page]) -> dict[str, list[Address]]:
    """Return the pages of each file of a divided sitemap: briefings by year or month, other pages by language."""
    periods = {stem: period for period, stems in facets.relations.periods.items() for stem in stems}
    parts: dict[str, list[Address]] = {}
    for page in listed:
        if page.template == KIND["briefing"].template:
            stem = posixpath.basename(page.subject).split(".")[0]
            part = f"{YEAR}-{periods[stem] or UNDATED}"
        else:
            part = page.path.partition("/")[0].removesuffix(".html")
        parts.setdefault(part, []).append(_address(page))
    return parts


def _robots(tools: Tools, base: str) -> Mapping[str, Any]:
    return {"sitemap": f"{base}{SITEMAP}"}


def _addresses(tools: Tools, base: str, addresses: tuple[Address, ...]) -> Mapping[str, Any]:
    found = (
        (whole(base, one.path), one.changed, tuple((code, whole(base, path)) for code, path in one.alternates))
        for one in addresses
    )
    return {"parts": (), "addresses": tuple(found)}


def _index(tools: Tools, base: str, parts: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    return {"parts": tuple((f"{base}{path}", changed) for path, changed in parts), "addresses": ()}
