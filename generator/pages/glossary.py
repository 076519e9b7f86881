"""The glossary: the registered terms, by the forms in which texts of one language use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.archive.lexicon import variants
from generator.core.kinds import CODES
from generator.core.model import Data
from generator.language.text import slugify


class GlossaryEntry(NamedTuple):
    """A registered term as readers of one language see it."""

    anchor: str
    """The id of the term on the page of terms."""
    term: str
    others: tuple[tuple[str, str], ...]
    """(language, term) in the other languages."""


def term_anchors(terms: Iterable[Data]) -> list[str]:
    """Return the ids of the terms on the page of terms, in the order of the register; they are the same in every
    language."""
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
    """Return the terms by each form that `Linked.terms` may hold; a form of several terms stands for the first."""
    found: dict[str, GlossaryEntry] = {}
    others = [code for code in CODES if code != lang]
    for anchor, term in zip(term_anchors(terms), terms, strict=True):
        entry = GlossaryEntry(anchor, term[lang], tuple((code, term[code]) for code in others))
        for form in variants(term, lang):
            found.setdefault(form, entry)
    return found
