"""Producing: the tables of page types, and from the archive every page of the site, as bundles of pages that are made
only when they may be other than they were. No two pages may claim one address."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from generator.archive.values import Archive, Item
from generator.model import Problem
from generator.pages.briefings import briefing_pages, briefings_index, year_bundles
from generator.pages.bundle import Bundle, Edition
from generator.pages.changes import changes_pages
from generator.pages.context import Context
from generator.pages.data import data_bundles
from generator.pages.entities import entity_pages, mention_bundles
from generator.pages.events import event_pages
from generator.pages.feeds import feed_bundle, feed_bundles
from generator.pages.indexes import index_pages
from generator.pages.machine import sitemap_bundles
from generator.pages.overview import front_pages, home_pages, text_pages
from generator.pages.page import Page, Sheet
from generator.pages.parallel import parallel_pages
from generator.pages.redirects import redirect_pages
from generator.pages.search import search_pages
from generator.pages.terms import terms_pages
from generator.pages.timeline import timeline_pages
from generator.pages.withdrawals import withdrawn_pages

PRODUCERS: list[Callable[[Context], Iterator[Page]]] = [
    front_pages,
    home_pages,
    briefings_index,
    timeline_pages,
    terms_pages,
    changes_pages,
    withdrawn_pages,
]
"""Every type of page or other output of the whole archive; a further one is one more function here. They may show all
but the words of texts."""

OF_REGISTERS: list[Callable[[Context], Iterator[Page]]] = [index_pages, search_pages]
"""Every type of page of the registers. They may show all of these, and of briefings their years and
the latest offices."""

OF_THINGS: list[Callable[[Context, Item], Iterator[Page]]] = [
    briefing_pages,
    parallel_pages,
    entity_pages,
    event_pages,
    text_pages,
    redirect_pages,
]
"""Every type of page of a single thing. They may show the thing, what it names, its neighbours, and what names it."""

OF_PARTS: dict[str, Callable[[Edition], Iterator[Bundle]]] = {
    "year": year_bundles,
    "mentions": mention_bundles,
    "feed": feed_bundles,
    "data": data_bundles,
}
"""Outputs of a part of the archive, which say themselves of which, by how the names of their bundles begin."""

SUMMARIES: list[Callable[[Edition, Mapping[str, Sheet], Collection[str] | None], Iterator[Bundle]]] = [sitemap_bundles]
"""Outputs that are made of all the finished pages."""


def bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield all bundles of an archive but for the summaries."""
    yield from _of_many(edition)
    for kind, group in edition.archive.items.items():
        for key in group:
            yield _bundle(edition, (kind, key))
    for cut in OF_PARTS.values():
        yield from cut(edition)


def bundles_of(edition: Edition, names: Collection[str]) -> Iterator[Bundle]:
    """Yield those of all bundles that bear these names, but for the summaries."""
    yield from (one for one in _of_many(edition) if one.name in names)
    for name in names:
        what, _, rest = name.partition("/")
        kind, _, key = rest.partition("/")
        if what in _OF_ONE and kind and key in edition.archive.items[kind]:
            yield _OF_ONE[what](edition, (kind, key))
    others = [name for name in names if not (name.partition("/")[0] in _OF_ONE and "/" in name)]
    for cut in {name.partition("/")[0] for name in others} & OF_PARTS.keys():
        yield from (one for one in OF_PARTS[cut](edition) if one.name in others)


def _of_many(edition: Edition) -> Iterator[Bundle]:
    faces = edition.faces
    for name, producer in zip(of_archive(), PRODUCERS, strict=True):
        yield edition.bundle(name, lambda: faces.every, producer)
    for name, producer in zip(of_registers(), OF_REGISTERS, strict=True):
        yield edition.bundle(name, lambda: faces.registers, producer)


def of_archive() -> list[str]:
    """Return the names of the bundles of what shows the whole archive."""
    return [f"archive/{number}" for number in range(len(PRODUCERS))]


def of_registers() -> list[str]:
    """Return the names of the bundles of what shows the registers."""
    return [f"registers/{number}" for number in range(len(OF_REGISTERS))]


def _bundle(edition: Edition, thing: tuple[str, str]) -> Bundle:
    sow, make = partial(edition.faces.page, thing), partial(_of_thing, thing=thing)
    return edition.bundle(bundle_of(thing), sow, make)


def bundle_of(thing: tuple[str, str]) -> str:
    """Return the name of the bundle of the pages of a thing."""
    return f"thing/{thing[0]}/{thing[1]}"


_OF_ONE: dict[str, Callable[[Edition, tuple[str, str]], Bundle]] = {"thing": _bundle, "feed": feed_bundle}
"""Bundles of a single thing, by how their names begin."""


def _of_thing(context: Context, thing: tuple[str, str]) -> Iterator[Page]:
    item = context.archive.items[thing[0]][thing[1]]
    for producer in OF_THINGS:
        yield from producer(context, item)


def summaries(
    edition: Edition, sheets: Mapping[str, Sheet], periods: Collection[str] | None = None
) -> Iterator[Bundle]:
    """Yield the bundles of what is made of the other pages; where it is said for which years or months the briefings
    may be listed otherwise than before, and the list has not become shorter, only those that may be other ones."""
    for summary in SUMMARIES:
        yield from summary(edition, sheets, periods)


def produce(archive: Archive) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """Return the pages by path, sorted, and the addresses that two of them claim."""
    edition = Edition(archive)
    pages = [page for bundle in bundles(edition) for page in bundle.make()]
    sheets = {page.path: page.sheet for page in pages}
    pages += [page for bundle in summaries(edition, sheets) for page in bundle.make()]
    known: dict[str, Page] = {}
    for page in pages:
        known.setdefault(page.path, page)
    return dict(sorted(known.items())), tuple(clashes([page.sheet for page in pages]))


def clashes(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """Yield a problem for every page that comes second to an address, or to that of a folder of others."""
    taken: dict[str, Sheet] = {}
    for sheet in sheets:
        other = taken.setdefault(sheet.path.casefold(), sheet)
        if other is not sheet:
            message = f"its address {sheet.path} is also that of {_source(other)} — choose another slug"
            yield Problem(sheet.subject or other.subject, *sheet.at, message)
    yield from _folders(taken.values())


def _folders(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """Find pages whose address without its ending is that of a folder: hosts that leave out endings show only one."""
    sheets = sorted(sheets)
    folders = {posixpath.dirname(sheet.path) for sheet in sheets}
    for sheet in sheets:
        name = sheet.path.removesuffix(".html")
        if name in folders:
            message = (
                f"its address {sheet.path} is, without its ending, that of the folder {name}/ — choose another slug"
            )
            yield Problem(sheet.subject, *sheet.at, message)


def _source(sheet: Sheet) -> str:
    return sheet.subject or "a page of the site's own"
