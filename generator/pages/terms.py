"""Terms: the register of terms as a page, each with where briefings of the page's language use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.archive.values import Item, Text
from generator.kinds import LANGUAGES
from generator.language.collation import collation_key
from generator.language.text import nfc, slugify
from generator.model import Data
from generator.pages.context import Context
from generator.pages.listed import Occurrence, Term
from generator.pages.page import Page
from generator.pages.views import TermsView
from generator.schema import TERM_KINDS

SHOWN = 5
"""Briefings in which a term is shown to occur, the latest; a search finds the rest."""
_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")


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


def term_forms(term: Data) -> Iterator[str]:
    """Yield the forms of a term in all languages; what stands in brackets behind a name is a name too."""
    variants = term.get("variants", Data())
    for language in LANGUAGES:
        for text in (term[language.code], *variants.get(language.code, ())):
            yield from _with_brackets(text)


def _with_brackets(text: str) -> tuple[str, ...]:
    brackets = _BRACKETS.match(text)
    return (brackets[1], brackets[2], text) if brackets else (text,)


def _occurrences(context: Context, terms: Sequence[Data]) -> list[list[Occurrence]]:
    """Return for each term the latest briefings whose text in the page's language holds it, one more than are shown.

    A term found often enough is sought no further, so that only rare ones are sought in every text.
    """
    forms = [tuple(_even(form) for form in _with_brackets(term[context.lang])) for term in terms]
    found: list[list[Occurrence]] = [[] for _ in terms]
    sought = set(range(len(terms)))
    for item in reversed(context.archive.items["briefing"].values()):
        text = item.texts.get(context.lang)
        if not sought:
            break
        if text:
            units = _units(text)
            whole = "\n".join(units.values())
            for number in sorted(sought):
                if any(form in whole for form in forms[number]):
                    found[number] += _occurrence(context, item, units, forms[number])
            sought -= {number for number in sought if len(found[number]) > SHOWN}
    return found


def _occurrence(context: Context, item: Item, units: Mapping[str, str], forms: tuple[str, ...]) -> list[Occurrence]:
    words = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms))
    anchors = (anchor for anchor, unit in units.items() if words.search(unit))
    return [Occurrence(context.entry(item.key), anchor) for anchor in [next(anchors, None)] if anchor is not None]


def _units(text: Text) -> dict[str, str]:
    return {unit.anchor: _even(unit.text) for passage in text.body for unit in passage.units}


def _even(text: str) -> str:
    """Return a text so that case and line breaks make no difference."""
    return " ".join(nfc(text).casefold().split())
