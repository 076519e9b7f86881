"""Terms: the page of the registered terms, each with the briefings of the page's language that use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.lexicon import variants
from generator.core.data_files import TERM_KINDS
from generator.core.kinds import CODES, SUBJECTS
from generator.core.model import Data
from generator.core.schema import N_
from generator.language.collation import collation_key
from generator.pages.facet import Facet, Input
from generator.pages.facets import Facets
from generator.pages.glossary import term_anchors
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, outside, picked_marked, words
from generator.pages.printing import anchor as link
from generator.pages.view_values import Chrome, Headline, Link

LEAD = N_(
    "How the archive renders the names of offices, bodies, events, places, documents and concepts, and the basis of "
    "each rendering."
)
SHOWN = 5
"""The most briefings that are listed for a term, the latest; the search finds the others."""
Found = tuple[tuple[Facet[Headline], str], ...]
"""Briefings that use a term, each with the id of the paragraph that first does."""


class Term(NamedTuple):
    """A term on the page."""

    anchor: str
    """The id of the row."""
    term: Markup
    others: tuple[tuple[str, Markup], ...]
    """(language, term) in the other languages."""
    basis: str
    """The basis of the rendering, in the language of the page."""
    sources: tuple[Markup, ...]
    """Links to the sources."""
    note: Markup
    """May be empty."""
    variants: tuple[tuple[str, Markup], ...]
    """(language, further forms); the language is empty for the page's."""
    found: tuple[tuple[Headline, str], ...]
    """The latest briefings that use it, each with the address of the paragraph."""
    more: bool
    """Whether older briefings use it too."""


def terms_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of terms, by kind, in the alphabetical order of the page's language; none without terms."""
    terms, lang = facets.archive.terms, facets.lang
    if not terms:
        return
    found = _occurrences(facets, terms)
    rows = [
        (anchor, term, _page_of(facets, term), tuple(places[:SHOWN]), int(len(places) > SHOWN))
        for anchor, term, places in zip(term_anchors(terms), terms, found, strict=True)
    ]
    rows.sort(key=lambda row: collation_key(row[1][lang], lang))
    groups = tuple((kind, tuple(row for row in rows if row[1].get("kind", "") == kind)) for kind in (*TERM_KINDS, ""))
    inputs: dict[str, Input] = {"groups": tuple(pair for pair in groups if pair[1])}
    yield page_of(facets, ("terms", ""), "terms.html", _view, inputs)


def _occurrences(facets: Facets, terms: Sequence[Data]) -> list[list[tuple[Facet[Headline], str]]]:
    """Return, for each term, the latest briefings whose text in the page's language uses it: at most one more than are
    shown."""
    numbers: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        for form in variants(term, facets.lang):
            numbers.setdefault(form, []).append(number)
    found: list[list[tuple[Facet[Headline], str]]] = [[] for _ in terms]
    for stem in reversed(list(facets.archive.listings)):
        text = facets.item("briefing", stem).texts.get(facets.lang)
        first: dict[int, str] = {}
        for form, anchor in text.linked.terms if text else ():
            for number in numbers.get(form, ()):
                first.setdefault(number, anchor)
        for number, anchor in first.items():
            if len(found[number]) <= SHOWN:
                found[number].append((facets.headline(stem), anchor))
    return found


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    groups: tuple[tuple[str, tuple[tuple[str, Data, Link | None, tuple[tuple[Headline, str], ...], int], ...]], ...],
) -> dict[str, Any]:
    text = tools.interface.text
    shown = tuple(
        (kind or "other", text(f"terms:{kind}") if kind else text("Other"), tuple(_term(*row, tools) for row in rows))
        for kind, rows in groups
    )
    return {**surround(tools, chrome, crumbs, crumbs[-1].name, text(LEAD)), "lead": text(LEAD), "groups": shown}


def _page_of(facets: Facets, term: Data) -> Facet[Link] | None:
    """Return the link to the subject that a term names; None if it names none."""
    named = [(kind, term[kind]) for kind in SUBJECTS if kind in term]
    return facets.link(*named[0]) if named else None


def _term(
    anchor: str, term: Data, page: Link | None, found: tuple[tuple[Headline, str], ...], more: int, tools: Tools
) -> Term:
    lang, others = tools.lang, [code for code in CODES if code != tools.lang]
    forms = term.get("variants", Data())
    return Term(
        anchor,
        link(page.href, words(term[lang])) if page else words(term[lang]),
        tuple((code, words(term[code])) for code in others),
        tools.interface.text(f"basis:{term['basis']}"),
        tuple(map(outside, term.get("sources", ()))),
        picked_marked(term["note"], lang) if "note" in term else NOTHING,
        tuple(("" if code == lang else code, words("; ".join(texts))) for code, texts in forms.items()),
        tuple((headline, f"{headline.link.href}#{place}") for headline, place in found),
        bool(more),
    )
