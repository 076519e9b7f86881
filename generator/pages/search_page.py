"""The search page: its form, the filters of results, and the lists that stand in place of a search without
JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.archive.titles import KIND
from generator.core.kinds import FIXED_PAGES, KINDS, LANGUAGE
from generator.core.schema import N_
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.view_values import Chrome, Link

KIND_FILTER, YEAR_FILTER, TERM = "kind", "year", "term"
"""Names of the filters by kind and by year, and of the kind of results that are terms."""
FILTERS = (KIND_FILTER, YEAR_FILTER, *(kind.name for kind in KINDS if kind.listing and kind.plural))
"""The filters of results: by kind, by year, and by the entries that a briefing names."""
_LABELS = {KIND_FILTER: N_("Kind"), YEAR_FILTER: N_("Year")}
_TERM = N_("Term")
_WHAT = N_("Search the briefings, the people and documents that they name, and the terms, with or without accents.")
_OTHERS = ("timeline", "terms")
"""Pages that are listed with the indexes."""


def search_pages(facets: Facets) -> Iterator[Page]:
    """Yield the search page."""
    there = [kind.name for kind in facets.indexed]
    indexes = tuple(map(facets.index, there))
    others = [one for one in FIXED_PAGES if one.name in _OTHERS and (one.name, "") in facets.relations]
    inputs: dict[str, Input] = {
        "kinds": tuple(there),
        "lists": (*indexes, *(facets.fixed(one) for one in others)),
        "years": facets.years(),
    }
    yield page_of(facets, ("search", ""), "search.html", _view, inputs)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    kinds: tuple[str, ...],
    lists: tuple[Link, ...],
    years: tuple[Link, ...],
) -> dict[str, Any]:
    interface = tools.interface
    text = interface.text
    return {
        **surround(tools, chrome, crumbs, crumbs[-1].name, text(_WHAT)),
        "filters": tuple(
            (name, text(_LABELS.get(name) or KIND[name].singular))
            for name in FILTERS
            if name in _LABELS or name in kinds
        ),
        "kinds": (*((kind, text(KIND[kind].singular)) for kind in kinds), (TERM, text(_TERM))),
        "lists": lists,
        "years": years,
        "elsewhere": tuple(
            (
                place,
                interface.say("The same search in %(language)s", language=interface.text(LANGUAGE[place.lang].label)),
            )
            for place in tools.frame.places
            if place.lang != tools.lang
        ),
    }
