"""What is looked for in the texts of each language: the names and documents of the registers, and the terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.dated import day_of
from generator.archive.names import Form, NameIndex
from generator.archive.pair import Paired
from generator.archive.thing import Thing
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
    """What is sought in the texts of one language."""

    names: NameIndex
    terms: NameIndex
    unlinked: frozenset[Thing]
    """What is mentioned by its name in running text, but not linked."""
    digest: bytes
    """Of all forms, of what is not linked, and of the dates since when a document can be meant."""


def lexicons(paired: Paired, terms: Iterable[Data]) -> Mapping[str, Lexicon]:
    """Return, by language, what is sought."""
    terms = tuple(terms)
    return {lang: _sought(paired, terms, lang) for lang in CODES}


def _sought(paired: Paired, terms: Iterable[Data], lang: str) -> Lexicon:
    names = tuple(_forms(paired, lang))
    variants = dict.fromkeys(one for term in terms for one in term_forms(term, lang) if even(one))
    inflected = LANGUAGE[lang].stems
    met = ((form, even(text)) for text in variants for form in (text, *(plurals(text) if inflected else ())))
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
    """Yield the forms in which a term of the register is seen in texts of a language, each name in brackets too."""
    for text in (term.get(lang, ""), *term.get("variants", Data()).get(lang, ())):
        yield from with_brackets(text) if text else ()


def variants(term: Data, lang: str) -> Iterable[str]:
    """Return the forms under which `Linked.terms` knows a term, each once."""
    return dict.fromkeys(even(form) for form in term_forms(term, lang) if even(form))


def with_brackets(text: str) -> tuple[str, ...]:
    """Return a term's forms: what stands in brackets behind a name is a name too."""
    brackets = _BRACKETS.match(text)
    return (brackets[1], brackets[2], text) if brackets else (text,)


def even(text: str) -> str:
    """Return a text so that case and line breaks make no difference."""
    return " ".join(nfc(text).casefold().split())
