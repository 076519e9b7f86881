"""Planning: from the archive to the list of all pages of the site; no page is made yet, and no two may have one
address."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive.items import Archive
from generator.core.kinds import CODES
from generator.core.model import Problem
from generator.language.interface import Interface
from generator.pages.address import Relations
from generator.pages.briefing import briefing_pages
from generator.pages.briefings import briefing_lists
from generator.pages.changes import changes_pages
from generator.pages.data import data_pages
from generator.pages.data_tables import table_pages
from generator.pages.entity import entity_pages
from generator.pages.events import event_pages
from generator.pages.facets import Facets
from generator.pages.feeds import feed_pages
from generator.pages.figure_pages import figure_pages
from generator.pages.follow import follow_pages
from generator.pages.indexes import index_pages
from generator.pages.page import Page
from generator.pages.parallel import parallel_pages
from generator.pages.redirects import redirect_pages
from generator.pages.search_page import search_pages
from generator.pages.single_pages import front_pages, home_pages, text_pages
from generator.pages.sitemap import machine_pages
from generator.pages.subjects import subject_pages
from generator.pages.terms import terms_pages
from generator.pages.timeline import timeline_pages
from generator.pages.withdrawals import withdrawn_pages

PRODUCERS: tuple[Callable[[Facets], Iterator[Page]], ...] = (
    front_pages,
    home_pages,
    briefing_pages,
    parallel_pages,
    briefing_lists,
    entity_pages,
    event_pages,
    figure_pages,
    subject_pages,
    index_pages,
    text_pages,
    timeline_pages,
    terms_pages,
    changes_pages,
    follow_pages,
    search_pages,
    redirect_pages,
    withdrawn_pages,
    feed_pages,
    data_pages,
    table_pages,
)
"""The functions that yield the pages of each type in one language; a further type of page is one more function here."""


def editions_of(archive: Archive, interfaces: Mapping[str, Interface]) -> dict[str, Facets]:
    """Return the facets of an archive for every language, by its code."""
    editions: dict[str, Facets] = {}
    relations = Relations(archive)
    for code in CODES:
        Facets(archive, relations, interfaces[code], editions)
    return editions


def plan(editions: Mapping[str, Facets]) -> list[Page]:
    """Return every page of the site; the sitemap comes last, because it lists the others."""
    pages = [page for facets in editions.values() for producer in PRODUCERS for page in producer(facets)]
    return [*pages, *machine_pages(editions[CODES[0]], pages)]


def clash_problems(pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield an error for every page whose address another page has too, or is that of a folder but for its ending."""
    taken: dict[str, Page] = {}
    for page in pages:
        other = taken.setdefault(page.path.casefold(), page)
        if other is not page:
            first, second = (other, page) if page.subject else (page, other)  # only what has a source can be moved
            message = f"its address {page.path} is also that of {_source(first)} — choose another slug"
            yield Problem(second.subject, *second.at, message)
    yield from _folders(taken.values())


def _folders(pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield an error for every page whose address without its ending is that of a folder, since hosts that leave out
    the ending would show only one of the two."""
    pages = sorted(pages, key=lambda page: page.path)
    folders = {posixpath.dirname(page.path) for page in pages}
    for page in pages:
        name = page.path.removesuffix(".html")
        if name in folders:
            message = (
                f"its address {page.path} is, without its ending, that of the folder {name}/ — choose another slug"
            )
            yield Problem(page.subject, *page.at, message)


def _source(page: Page) -> str:
    return page.subject or "a page of the site's own"
