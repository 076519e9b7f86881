"""The lexicon: from the registers and the glossary to the forms that are looked for in the texts of each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.entry_dates import day_of
from generator.archive.item_key import ItemKey
from generator.archive.names import Form, NameIndex
from generator.archive.pair import Paired
from generator.archive.titles import forms
from generator.core.digest import digest_of
from generator.core.kinds import CODES, KINDS, LANGUAGE
from generator.core.model import Data
from generator.language.plurals import plurals
from generator.language.text import nfc

_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
TERM = "term"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms that are looked for in the texts of one language."""

    names: NameIndex
    """The forms of register entries."""
    terms: NameIndex
    """The forms of glossary terms."""
    unlinked: frozenset[ItemKey]
    """Entries whose names in prose are mentions, but no links."""
    digest: bytes
    """The digest of all forms, of the unlinked entries, and of the dates from which a form can mean a document."""


def lexicons(paired: Paired, terms: Iterable[Data]) -> Mapping[str, Lexicon]:
    """Return the lexicon of every language, by its code."""
    terms = tuple(terms)
    return {lang: _lexicon(paired, terms, lang) for lang in CODES}


def _lexicon(paired: Paired, terms: Iterable[Data], lang: str) -> Lexicon:
    names = tuple(_forms(paired, lang))
    variants = dict.fromkeys(one for term in terms for one in term_forms(term, lang) if term_key(one))
    inflected = LANGUAGE[lang].stems
    met = ((form, term_key(text)) for text in variants for form in (text, *(plurals(text) if inflected else ())))
    known = tuple(Form(form, TERM, key, False) for form, key in met)
    issued = tuple(
        (kind.name, key, day_of(group.fields))
        for kind in KINDS
        if kind.numbered
        for key, group in paired.groups[kind.name].items()
    )
    unlinked = tuple(
        (kind, key) for kind, groups in paired.groups.items() for key, one in groups.items() if "prose" in one.fields
    )
    return Lexicon(NameIndex(names), NameIndex(known), frozenset(unlinked), digest_of((names, known, issued, unlinked)))


def _forms(paired: Paired, lang: str) -> Iterator[Form]:
    for kind in KINDS:
        for group in paired.groups[kind.name].values() if kind.forms else ():
            yield from forms(kind, group.key, group.fields, lang)


def term_forms(term: Data, lang: str) -> Iterator[str]:
    """Yield the forms of a glossary term in texts of a language; a name in brackets is a form of its own."""
    for text in (term.get(lang, ""), *term.get("variants", Data()).get(lang, ())):
        yield from with_brackets(text) if text else ()


def variants(term: Data, lang: str) -> Iterable[str]:
    """Return the forms under which `Linked.terms` lists a term, each once."""
    return dict.fromkeys(term_key(form) for form in term_forms(term, lang) if term_key(form))


def with_brackets(text: str) -> tuple[str, ...]:
    """Return the forms of a term: with its brackets, without them, and the words in the brackets alone."""
    brackets = _BRACKETS.match(text)
    return (brackets[1], brackets[2], text) if brackets else (text,)


def term_key(text: str) -> str:
    """Return a text in small letters with single spaces, as terms are compared."""
    return " ".join(nfc(text).casefold().split())
