"""Producing: the table of page types, and from the archive every page of the site. No two pages may claim one
address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Archive, Problem
from generator.pages.address import relate
from generator.pages.briefings import briefing_pages, briefings_index, year_pages
from generator.pages.changes import changes_pages
from generator.pages.context import Context, contexts
from generator.pages.entities import entity_pages
from generator.pages.events import event_pages
from generator.pages.indexes import index_pages
from generator.pages.overview import front_pages, home_pages, text_pages
from generator.pages.page import Page
from generator.pages.parallel import parallel_pages
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
]
"""Every type of page or other output; a further one is one more function here."""


def produce(archive: Archive) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """Return the pages by path, sorted, and the addresses that two of them claim."""
    relations = relate(archive)
    pages: dict[str, Page] = {}
    taken: dict[str, Page] = {}
    problems = []
    for context in contexts(archive, relations):
        for producer in PRODUCERS:
            for page in producer(context):
                other = taken.setdefault(page.path.casefold(), page)
                if other is page:
                    pages[page.path] = page
                else:
                    message = f"its address {page.path} is also that of {_source(other)} — choose another slug"
                    problems.append(Problem(page.subject or other.subject, 1, 1, message))
    return dict(sorted(pages.items())), tuple(problems)


def _source(page: Page) -> str:
    return page.subject or "a page of the site's own"
