"""Terms: the register of terms as a page, each with where briefings of the page's language use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.archive.sought import variants
from generator.kinds import LANGUAGES
from generator.language.collation import collation_key
from generator.language.text import slugify
from generator.model import Data
from generator.pages.context import Context
from generator.pages.listed import Occurrence, Term
from generator.pages.page import Page
from generator.pages.views import TermsView
from generator.schema import TERM_KINDS

SHOWN = 5
"""Briefings in which a term is shown to occur, the latest; a search finds the rest."""


def terms_pages(context: Context) -> Iterator[Page]:
    """Yield the register of terms, by kind, in the order of the page's language."""
    terms = context.archive.terms
    if not terms:
        return
    found = _occurrences(context, terms)
    rows = [
        Term(anchor, term, tuple(found[number][:SHOWN]), len(found[number]) > SHOWN)
        for number, (anchor, term) in enumerate(zip(term_anchors(terms), terms, strict=True))
    ]
    rows.sort(key=lambda row: collation_key(row.fields[context.lang], context.lang))
    groups = ((kind, tuple(row for row in rows if row.fields.get("kind", "") == kind)) for kind in (*TERM_KINDS, ""))
    yield context.page(("terms", ""), "terms.html", TermsView(tuple(pair for pair in groups if pair[1])))


def term_anchors(terms: Iterable[Data]) -> list[str]:
    """Return the ids of the terms on their page, in the order of the register; the same in every language."""
    taken: set[str] = set()
    anchors = []
    for term in terms:
        base = f"term-{slugify(term[LANGUAGES[0].code])}".rstrip("-")
        anchor, number = base, 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        anchors.append(anchor)
    return anchors


def _occurrences(context: Context, terms: Sequence[Data]) -> list[list[Occurrence]]:
    """Return for each term the latest briefings whose text in the page's language holds it, one more than are shown."""
    numbers: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        for form in variants(term[context.lang]):
            numbers.setdefault(form, []).append(number)
    found: list[list[Occurrence]] = [[] for _ in terms]
    for item in reversed(list(context.archive.items["briefing"].values())):
        text = item.texts.get(context.lang)
        first: dict[int, str] = {}
        for form, anchor in text.linked.terms if text else ():
            for number in numbers.get(form, ()):
                first.setdefault(number, anchor)
        for number, anchor in first.items():
            if len(found[number]) <= SHOWN:
                found[number].append(Occurrence(context.entry(item.key), anchor))
    return found
