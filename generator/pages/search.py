"""The search page: the form, what results can be narrowed by, and every name of the archive."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.titles import KIND
from generator.kinds import FIXED_PAGES, KINDS
from generator.pages.context import Context
from generator.pages.finding import FACETS, KIND_FACET, YEAR_FACET, abbreviations, names
from generator.pages.page import Page
from generator.pages.views import SearchView
from generator.schema import N_

_LABELS = {KIND_FACET: N_("Kind"), YEAR_FACET: N_("Year")}


def search_pages(context: Context) -> Iterator[Page]:
    """Yield the search page."""
    indexes = tuple(context.index(kind.name) for kind in KINDS if kind.plural)
    others = tuple(
        context.fixed(one) for one in FIXED_PAGES if one.name in _OTHERS and (one.name, "") in context.relations
    )
    view = SearchView(
        tuple((facet, _LABELS.get(facet) or KIND[facet].singular) for facet in FACETS),
        tuple((kind.name, kind.singular) for kind in KINDS if kind.plural),
        tuple(names(context)),
        abbreviations(context.archive),
        (*indexes, *others),
        context.years(),
    )
    yield context.page(("search", ""), "search.html", view)


_OTHERS = ("timeline", "terms")
"""Further lists that stand in place of a search."""
