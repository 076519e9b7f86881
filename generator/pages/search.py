"""The search page: the form, what results can be narrowed by, and every name of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.titles import KIND
from generator.core.kinds import FIXED_PAGES, KINDS, LANGUAGE
from generator.core.model import Localised
from generator.core.schema import N_
from generator.pages.facet import Facet, Input, made
from generator.pages.facets import Facets
from generator.pages.finding import FACETS, KIND_FACET, YEAR_FACET, abbreviations, known_as, line_of, term_names
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, localised, words
from generator.pages.view_values import Chrome, Held, Link

_LABELS = {KIND_FACET: N_("Kind"), YEAR_FACET: N_("Year")}
_OTHERS = ("timeline", "terms")
"""Further lists that stand in place of a search."""


class Name(NamedTuple):
    """What a person, document, event or term is called."""

    kind: str
    key: str
    html: Markup
    line: Markup
    """What is said beside it; may be empty."""
    forms: str
    """Further names by which it is sought, in every language, with ``|`` between them."""
    term: bool


def search_pages(facets: Facets) -> Iterator[Page]:
    """Yield the search page."""
    indexes = tuple(facets.index(kind.name) for kind in KINDS if kind.plural)
    there = [one for one in FIXED_PAGES if one.name in _OTHERS and (one.name, "") in facets.relations]
    inputs: dict[str, Input] = {
        "names": tuple(_names(facets)),
        "terms": tuple(
            (anchor, term, other, forms) for anchor, term, other, forms in term_names(facets.archive.terms, facets.lang)
        ),
        "terms_page": facets.href(("terms", "")) if facets.archive.terms else "",
        "abbreviations": abbreviations(facets.archive),
        "lists": (*indexes, *(facets.fixed(one) for one in there)),
        "years": facets.years(),
    }
    yield page_of(facets, ("search", ""), "search.html", _view, inputs)


def _names(facets: Facets) -> Iterator[Facet[Name]]:
    """Yield what everything of the registers is called, kind by kind."""
    for kind in KINDS:
        if kind.plural and not kind.paired:
            for key, item in facets.archive.items[kind.name].items():
                line = facets.office(key) if "name" in item.fields else line_of(item, facets.lang)
                yield made(_name, facets.lang, facets.link(kind.name, key), line, known_as(item, facets.lang))


def _name(lang: str, link: Link, line: Held | Localised | None, forms: tuple[str, ...]) -> Name:
    beside = line.said if isinstance(line, Held) else localised(line, lang) if line else NOTHING
    return Name(link.kind, link.key, link.html, beside, "|".join(forms), False)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    names: tuple[Name, ...],
    terms: tuple[tuple[str, str, Localised | None, tuple[str, ...]], ...],
    terms_page: str,
    abbreviations: tuple[str, ...],
    lists: tuple[Link, ...],
    years: tuple[Link, ...],
) -> dict[str, Any]:
    interface = tools.interface
    text = interface.text
    return {
        **surround(tools, chrome, crumbs, crumbs[-1].name),
        "facets": tuple((facet, text(_LABELS.get(facet) or KIND[facet].singular)) for facet in FACETS),
        "kinds": tuple((kind.name, text(kind.singular)) for kind in KINDS if kind.plural),
        "names": (*names, *(_term(terms_page, *term, tools.lang) for term in terms)),
        "abbreviations": " ".join(abbreviations),
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


def _term(page: str, anchor: str, term: str, other: Localised | None, forms: tuple[str, ...], lang: str) -> Name:
    html = Markup('<a href="%s#%s">%s</a>') % (page, anchor, words(term))
    return Name("term", "", html, localised(other, lang) if other else NOTHING, "|".join(forms), True)
