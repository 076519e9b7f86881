"""Producing: the table of page types, and from the archive every page of the site. No two pages may claim one
address."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive.values import Archive
from generator.model import Problem
from generator.pages.address import relate
from generator.pages.briefings import briefing_pages, briefings_index, year_pages
from generator.pages.changes import changes_pages
from generator.pages.context import Context, contexts
from generator.pages.data import data_pages
from generator.pages.entities import entity_pages
from generator.pages.events import event_pages
from generator.pages.feeds import feed_pages
from generator.pages.indexes import index_pages
from generator.pages.machine import sitemap_pages
from generator.pages.overview import front_pages, home_pages, text_pages
from generator.pages.page import Page
from generator.pages.parallel import parallel_pages
from generator.pages.redirects import redirect_pages
from generator.pages.search import search_pages
from generator.pages.terms import terms_pages
from generator.pages.timeline import timeline_pages

PRODUCERS: list[Callable[[Context], Iterator[Page]]] = [
    front_pages,
    home_pages,
    briefing_pages,
    parallel_pages,
    briefings_index,
    year_pages,
    entity_pages,
    event_pages,
    index_pages,
    timeline_pages,
    search_pages,
    terms_pages,
    changes_pages,
    text_pages,
    feed_pages,
    data_pages,
    redirect_pages,
]
"""Every type of page or other output; a further one is one more function here."""

SUMMARIES: list[Callable[[Context, Mapping[str, Page]], Iterator[Page]]] = [sitemap_pages]
"""Outputs that are made of all the finished pages."""


def produce(archive: Archive) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """Return the pages by path, sorted, and the addresses that two of them claim."""
    every = list(contexts(archive, relate(archive)))
    pages, problems = _gather({}, (page for context in every for producer in PRODUCERS for page in producer(context)))
    summaries = [page for context in every for summary in SUMMARIES for page in summary(context, pages)]
    pages, clashes = _gather(pages, summaries)
    return pages, (*problems, *clashes, *_folders(pages))


def _gather(known: Mapping[str, Page], pages: Iterable[Page]) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """Add pages to those by path; whichever comes second to an address is among the problems."""
    gathered = dict(known)
    taken = {path.casefold(): page for path, page in known.items()}
    problems = []
    for page in pages:
        other = taken.setdefault(page.path.casefold(), page)
        if other is page:
            gathered[page.path] = page
        else:
            message = f"its address {page.path} is also that of {_source(other)} — choose another slug"
            problems.append(Problem(page.subject or other.subject, *page.at, message))
    return dict(sorted(gathered.items())), tuple(problems)


def _folders(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Find pages whose address without its ending is that of a folder: hosts that leave out endings show only one."""
    folders = {posixpath.dirname(path) for path in pages}
    for path, page in pages.items():
        name = path.removesuffix(".html")
        if name in folders:
            message = f"its address {path} is, without its ending, that of the folder {name}/ — choose another slug"
            yield Problem(page.subject, *page.at, message)


def _source(page: Page) -> str:
    return page.subject or "a page of the site's own"
