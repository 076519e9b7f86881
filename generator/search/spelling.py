"""Spelling: from a text to its words as the search compares them: each with the key by which it is found, which has no
case, marks or inflection, and the written form, by which it ranks.

The script ``templates/static/finding.js`` does the same to what a reader types; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from generator.core.kinds import LANGUAGE
from generator.language.text import ascii_form, fold, nfc, syllable_key
from generator.search.stem import stem

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+"
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_PLAIN = re.compile(rf"[^\W\d_]+|{_NUMBER}")
_MARKS = re.compile(r"[\u0300-\u036f]")
_SIGNS = re.compile(r"[.,\s-]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s(?!\w)")
_GAP = r"[.\s-]{0,2}"
"""Between the letters of an abbreviation: TP.HCM, TP. HCM, T.P. HCM, TP-HCM."""


class Spelling:
    """The spelling of one language."""

    def __init__(self, lang: str, abbreviations: Iterable[str]) -> None:
        """``abbreviations`` count as one word, with or without stops and spaces in them."""
        self.stems = LANGUAGE[lang].stems
        longest = sorted({one.lower() for one in abbreviations}, key=lambda word: (-len(word), word))
        divided = "|".join(rf"(?<!\w)(?:{_GAP.join(one)})(?!\w)" for one in longest)
        self._words = re.compile("|".join(filter(None, (divided, _NUMBER, _LETTERS))))
        self._begun = {word[:end] for word in longest for end in range(1, len(word))}
        self.known = lru_cache(maxsize=1 << 17)(self._known)

    def words(self, text: str) -> list[str]:
        """Return the words of a text as they are written, in small letters."""
        text = nfc(text).lower()
        if self.stems:
            text = _POSSESSIVE.sub("", text)
        found = _PLAIN.findall(text)
        # The whole pattern takes five times as long, and finds more only where an abbreviation is divided, or where a
        # letter has a mark of its own.
        if self._begun.isdisjoint(found) and not _MARKS.search(text):
            return found
        return self._words.findall(text)

    def _known(self, word: str) -> tuple[str, str]:
        """Return (key, written form) of one of the `words`."""
        if word[0].isdecimal():
            return _SIGNS.sub("", unicodedata.normalize("NFKC", word)), word
        letters = word if word.isalpha() else _SIGNS.sub("", word)
        key = folded(letters)
        return stem(key) if self.stems else key, letters if letters.isascii() else syllable_key(letters)


def folded(word: str) -> str:
    """Return a word in small letters without marks, strokes and compatibility forms: được → duoc, ﬁ → fi, ł → l."""
    if word.isascii():
        return word
    plain = _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")  # enough for nearly every word
    return plain if plain.isascii() else fold(ascii_form(unicodedata.normalize("NFKC", word)))
