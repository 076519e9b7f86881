"""Stems: from an English word to the stem that it shares with its inflected forms.

These are the inflectional steps of Porter2 (snowballstem.org/algorithms/english: 1a, 1b, 1c, 5) and one derivation,
-ion behind six letters or more. The others are left out on purpose: they would give *important* for *import*. What
Americans spell otherwise has the same stem, and a month as its abbreviation. The script ``templates/static/finding.js``
has the same algorithm; a test holds the two together.
"""

from __future__ import annotations

import re

_VOWEL = re.compile(r"[aeiouy]")
_REGION = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_SHORT = re.compile(r"(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywx])$")
_ENDING = re.compile(r"(?:ed|ing)(?:ly)?$")
_DOUBLE = re.compile(r"(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$")
_ION = re.compile(r".{5}[st]ion$")
_WHOLE = ("news", "this")
_OTHERWISE = (
    (re.compile(r"(?<=.{4})iz(?=(?:at)?$)"), "is"),
    (re.compile(r"(?<=.{3})our$"), "or"),
    (re.compile(r"(?<=..)tr$"), "ter"),
    (re.compile(r"^(jan|feb|apr|aug|sep|oct|nov|dec)(?:uari|ruari|il|ust|t|tember|ober|ember)$"), r"\1"),
)
"""Ends of stems that are also written otherwise: by Americans organiz-, harbour, centr- (centre); months in dates."""


def stem(word: str) -> str:
    """Return the stem of a folded word; a word of fewer than four letters, or with a letter outside a–z, is returned as
    it is."""
    if len(word) < 4 or word in _WHOLE or not (word.isascii() and word.isalpha()):
        return word
    word = _inflected(_singular(word))
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiouy":
        word = f"{word[:-1]}i"
    if _ION.search(word):
        word = word[:-3]
    first = _region(word, 0)
    second = _region(word, first)
    if word.endswith("e"):
        end = len(word) - 1
        if end >= second or (end >= first and not _SHORT.search(word[:-1])):
            word = word[:-1]
    elif word.endswith("ll") and len(word) - 1 >= second:
        word = word[:-1]
    for american, other in _OTHERWISE:
        word = american.sub(other, word)
    return word


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ies", "ied")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _inflected(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if len(word) - 3 >= _region(word, 0) else word
    ending = _ENDING.search(word)
    if not ending or not _VOWEL.search(word[: ending.start()]):
        return word
    word = word[: ending.start()]
    if word.endswith(("at", "bl", "iz")) or (_SHORT.search(word) and _region(word, 0) >= len(word)):
        return f"{word}e"
    return word[:-1] if _DOUBLE.search(word) else word


def _region(word: str, start: int) -> int:
    """Return where Porter2's region R1 begins, or R2 if ``start`` is where R1 begins: after the first consonant that
    follows a vowel."""
    found = _REGION.match(word, start)
    return found.end() if found else len(word)
