"""The glossary: the terms of the register by the forms under which the texts of a language use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.archive.lexicon import variants
from generator.core.kinds import CODES
from generator.core.model import Data
from generator.language.text import slugify


class GlossaryEntry(NamedTuple):
    """A term of the register as readers of one language see it."""

    anchor: str
    """Its id on the page of terms."""
    term: str
    others: tuple[tuple[str, str], ...]
    """(language, term) in the other languages."""


def term_anchors(terms: Iterable[Data]) -> list[str]:
    """Return the ids of the terms on their page, in the order of the register; the same in every language."""
    taken: set[str] = set()
    anchors = []
    for term in terms:
        base = f"term-{slugify(term[CODES[0]])}".rstrip("-")
        anchor, number = base, 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        anchors.append(anchor)
    return anchors


def glossary_of(terms: tuple[Data, ...], lang: str) -> Mapping[str, GlossaryEntry]:
    """Return the terms by each form under which `Linked.terms` knows them; the first of the register where a form is
    that of several."""
    found: dict[str, GlossaryEntry] = {}
    others = [code for code in CODES if code != lang]
    for anchor, term in zip(term_anchors(terms), terms, strict=True):
        entry = GlossaryEntry(anchor, term[lang], tuple((code, term[code]) for code in others))
        for form in variants(term, lang):
            found.setdefault(form, entry)
    return found
