"""Abbreviations: from the briefings to the abbreviations that are not explained at their first use.

The glossary, ``Ho Chi Minh City (HCMC)``, says which words are abbreviations; a text may also explain some of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.archive.items import Archive, Text
from generator.archive.lexicon import term_forms
from generator.archive.source_position import find
from generator.core.kinds import LANGUAGES
from generator.core.model import WARNING, Problem
from generator.language.text import fold, nfc

_EXPLAINED = re.compile(r"(\w[\w’'.-]*(?:\s+\w[\w’'.-]*)*)\s+\(([^\W\d_]{2,12})\)")
"""A name, with its abbreviation in brackets behind it."""
NEAR = 400
"""Characters before a bracket in which the name may stand."""
_SHORT, _WORD = re.compile(r"\s\(([^\W\d_]{2,12})\)"), re.compile(r"\w[\w’'.-]*")
_LAST = re.compile(rf"{_WORD.pattern}\Z")
_USED = re.compile(r"(\(?)(?<!\w)([^\W\d_]{2,12})(?!\w)(?=(\s+\()?)")


def unexplained(archive: Archive) -> Iterator[Problem]:
    """Yield the first use of every abbreviation in a briefing that does not explain it there."""
    known = {language.code: _of_terms(archive, language.code) for language in LANGUAGES}
    for item in archive.items["briefing"].values():
        for text in item.texts.values():
            yield from _unexplained(text, {**_own(text), **known[text.lang]})


def _of_terms(archive: Archive, lang: str) -> dict[str, str]:
    """Return the abbreviations of the glossary, each with the form that explains it."""
    forms = (nfc(form) for term in archive.terms for form in term_forms(term, lang))
    found = (_EXPLAINED.fullmatch(form) for form in forms)
    return {match[2]: match[0] for match in found if match and match[2].isupper()}


def _own(text: Text) -> dict[str, str]:
    """Return the abbreviations that a text explains itself: capitals in brackets, the initials of the words before."""
    found: dict[str, str] = {}
    for unit in (unit for block in text.body for unit in block.units):
        for match in _SHORT.finditer(unit.text):
            short = match[1]
            words = unit.text[max(0, match.start() - NEAR) : match.start()].split()[-len(short) :]
            first = _LAST.search(words[0]) if words else None
            if not short.isupper() or not first or not all(map(_WORD.fullmatch, words[1:])):
                continue
            words[0] = first[0]
            if fold("".join(word[0] for word in words)) == fold(short):
                found.setdefault(short, f"{' '.join(words)} ({short})")
    return found


def _unexplained(text: Text, known: Mapping[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for block in text.body:
        for unit in block.units:
            for use in _USED.finditer(unit.text):
                short = use[2]
                if short not in known or short in seen:
                    continue
                seen.add(short)
                if not use[1] and not use[3]:
                    message = f"“{short}” is not explained where it is used first — write “{known[short]}” there"
                    yield Problem(text.path, *find(block, unit.anchor, use.start()), message, WARNING)
