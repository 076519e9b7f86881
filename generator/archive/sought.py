"""What is sought in texts: the forms of names and documents, and the terms, of each language; and which texts have to
be read again when some of that has changed.

What a text mentions can depend only on forms whose words it holds, so a text that holds none of the changed ones stays
as it was linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from generator.archive.names import Form, NameIndex
from generator.archive.pair import Paired
from generator.archive.titles import forms
from generator.kinds import KINDS, LANGUAGES
from generator.language.text import nfc, syllable_key
from generator.model import Data, Unit

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")

Entry = tuple[str, str, str, str, bool, str]
"""A form sought: language, words, kind, key, whether its case counts, and since when it can be meant."""


class Sought:
    """Everything that is sought in the texts of an archive."""

    def __init__(self, paired: Paired, terms: Iterable[Data]) -> None:
        self.terms = _terms(terms)
        """By language: the forms of terms, as `even` has them."""
        issued = {
            (kind.name, key): str(group.fields.get("issued", ""))
            for kind in KINDS
            if kind.numbered
            for key, group in paired.groups[kind.name].items()
        }
        self.entries: frozenset[Entry] = frozenset(
            [
                *((x.code, form.text, form.kind, form.key, form.exact_case, issued.get((form.kind, form.key), ""))
                  for x in LANGUAGES for form in _forms(paired, x.code)),
                *((lang, form, "", "", False, "") for lang, found in self.terms.items() for form in found),
            ]
        )  # fmt: skip

    @classmethod
    def recalled(cls, entries: frozenset[Entry], terms: Iterable[Data]) -> Sought:
        """Return what was sought before, from its entries and the terms of the register."""
        sought = cls.__new__(cls)
        sought.terms, sought.entries = _terms(terms), entries
        return sought

    @property
    def names(self) -> Mapping[str, NameIndex]:
        """By language: the forms of names and documents."""
        return _names(self.entries)


@lru_cache(maxsize=1)
def _names(entries: frozenset[Entry]) -> Mapping[str, NameIndex]:
    forms: dict[str, list[Form]] = {language.code: [] for language in LANGUAGES}
    for lang, text, kind, key, exact_case, _ in entries:
        if kind:
            forms[lang].append(Form(text, kind, key, exact_case))
    return {lang: NameIndex(found) for lang, found in forms.items()}


def _terms(terms: Iterable[Data]) -> dict[str, tuple[str, ...]]:
    found = tuple(terms)
    return {
        language.code: tuple(
            dict.fromkeys(one for term in found for one in variants(str(term.get(language.code, ""))) if one)
        )
        for language in LANGUAGES
    }


def _forms(paired: Paired, lang: str) -> Iterator[Form]:
    for kind in KINDS:
        for group in paired.groups[kind.name].values() if kind.forms else ():
            yield from forms(kind, group.key, group.fields, lang)


def affected(old: Iterable[Entry], new: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Return by language the words of all forms that came, went or changed; a text that holds any is linked anew."""
    found: dict[str, set[str]] = {}
    for lang, form, *_ in frozenset(old) ^ frozenset(new):
        found.setdefault(lang, set()).add(compared([form]))
    return {lang: tuple(sorted(words)) for lang, words in found.items()}


def compared(texts: Iterable[str]) -> str:
    """Return words as they are compared, each between spaces; pieces of prose are kept apart."""
    pieces: list[str] = []
    for text in texts:
        pieces += map(_compared, _WORD.findall(nfc(text)))
        pieces.append("|")
    return f" {' '.join(pieces[:-1])} "


@lru_cache(maxsize=1 << 15)
def _compared(word: str) -> str:
    return syllable_key(word).casefold()


def variants(term: str) -> tuple[str, ...]:
    """Return a term and, if it has a name in brackets behind it, both by themselves too; as they are compared."""
    return tuple(even(form) for form in with_brackets(term) if even(form))


def term_forms(term: Data, lang: str) -> Iterator[str]:
    """Yield the forms in which a term of the register is seen in texts of a language, each name in brackets too."""
    for text in (term[lang], *term.get("variants", Data()).get(lang, ())):
        yield from with_brackets(text)


def with_brackets(text: str) -> tuple[str, ...]:
    """Return a term's forms: what stands in brackets behind a name is a name too."""
    brackets = _BRACKETS.match(text)
    return (brackets[1], brackets[2], text) if brackets else (text,)


def even(text: str) -> str:
    """Return a text so that case and line breaks make no difference."""
    return " ".join(nfc(text).casefold().split())


def occurring(terms: Sequence[str], units: Iterable[Unit]) -> tuple[tuple[str, str], ...]:
    """Return the forms of terms that stand in a text, each with the first unit in which it does, in that order."""
    prose = {unit.anchor: even(unit.text) for unit in units}
    whole = "\n".join(prose.values())
    left = [form for form in terms if form in whole]
    found = []
    for anchor, text in prose.items():
        here = [form for form in left if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)]
        found += [(form, anchor) for form in here]
        left = [form for form in left if form not in here]
    return tuple(found)
