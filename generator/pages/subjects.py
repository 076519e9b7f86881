"""Subjects: the pages of topics, with the briefings filed under each, and the page that lists all subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.archive.items import Item
from generator.archive.titles import KIND, title
from generator.language.collation import collation_key
from generator.pages.address import ALL_SUBJECTS
from generator.pages.body import Body
from generator.pages.by_year import by_year, year_pages, year_view
from generator.pages.co_occurrence import ranked
from generator.pages.facet import Facet
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.register_entry import company_view, entry_head, entry_inputs
from generator.pages.structured import NodeWriter
from generator.pages.structured_things import thing as structured_thing
from generator.pages.view_values import Card, Chrome, Front, Link

LISTED_UP_TO = 100
"""The most entries of a kind that the page of all subjects lists; of a kind with more it links the index only."""


def subject_pages(facets: Facets) -> Iterator[Page]:
    """Yield the pages of the entries under which briefings are filed, and the page of all subjects."""
    for kind in KIND.values():
        for item in facets.archive.items[kind.name].values() if kind.assigned else ():
            yield _page(facets, item)
            yield from year_pages(facets, item, "topic-year.html", year_view, facets.card)
    if (ALL_SUBJECTS, "") in facets.relations:
        there = [kind.name for kind in facets.indexed if kind.subject]
        groups = tuple((facets.index(kind), _named(facets, kind)) for kind in there)
        yield page_of(facets, (ALL_SUBJECTS, ""), "subjects.html", _all_view, {"groups": groups})


def _named(facets: Facets, kind: str) -> tuple[Facet[Link], ...]:
    """Return the links to the entries of a kind by title; none if there are too many."""
    items = facets.archive.items[kind]
    titled = sorted(items.values(), key=lambda item: collation_key(*title(item, facets.lang)))
    return facets.links((kind, item.key) for item in titled if len(items) <= LISTED_UP_TO)


def _all_view(
    tools: Tools, chrome: Chrome, crumbs: tuple[Link, ...], groups: tuple[tuple[Link, tuple[Link, ...]], ...]
) -> dict[str, Any]:
    return {**surround(tools, chrome, crumbs, crumbs[-1].name), "groups": groups}


def _page(facets: Facets, item: Item) -> Page:
    thing = (item.kind, item.key)
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    named = Counter(one for stem in newest_first for one in facets.archive.listings[stem].named)
    company = ranked(named)
    return page_of(
        facets,
        thing,
        KIND[item.kind].template,
        _view,
        {
            **entry_inputs(facets, item),
            "cards": by_year(facets, thing, facets.card),
            "every_year": facets.years_of(thing),
            "companions": facets.links(company),
            "counts": tuple(company.values()),
        },
        subject=item.path,
        changed=facets.changed(newest_first),
    )


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    others: tuple[tuple[str, str], ...],
    note: Body | None,
    cards: tuple[tuple[str, tuple[Card, ...]], ...],
    every_year: tuple[Link, ...],
    companions: tuple[Link, ...],
    counts: tuple[int, ...],
) -> dict[str, Any]:
    link = crumbs[-1]
    main = structured_thing(NodeWriter(chrome, tools.frame, tools.interface), link, front.fields, None)
    return {
        **surround(tools, chrome, crumbs, link.plain, main=main),
        **entry_head(link, others, tools.interface, note),
        "years": cards,
        "every_year": every_year,
        **company_view(companions, counts),
    }
