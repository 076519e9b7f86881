"""Names: from plain prose to the registered names and document forms in it, longest first, on word boundaries.

Words are compared by their letters and tone, so that *hòa* and *hoà* are equal; the characters between words must agree
too, where any white space counts as one space, and a straight apostrophe as a curly one. Look-alike characters are read
as the letters that they resemble: Ð (U+00D0) as Đ, ﬁ as fi, a non-breaking hyphen (U+2011) as a hyphen; invisible
characters are skipped.
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from generator.core.model import At
from generator.language.text import TONES, nfc, syllable_key

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_ODD = re.compile("[\u00ad\u200b\u2060\ufeff\ufb00-\ufb06Ðð‐‑]")
LOOK_ALIKES = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "‐": "-", "‑": "-"}
    | dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
)
"""Look-alike characters to the letters that they resemble, and invisible characters to nothing."""
_TRIMMED = re.compile(r"\w(?:.*\w)?", re.DOTALL)


class Form(NamedTuple):
    """Words by which prose names an entry."""

    text: str
    kind: str
    key: str
    exact_case: bool


LINKED, AGAIN, UNLINKED, SKIPPED, AMBIGUOUS = "linked", "again", "unlinked", "skipped", "ambiguous"
ABOUT = "the text is about it"
"""Why a text does not link the name of its own subject."""


class Sighting(NamedTuple):
    """A registered form in a text, with its outcome; `check` collects them."""

    path: str
    at: At
    text: str
    outcome: str
    """LINKED, AGAIN (a mention that its section has linked before), UNLINKED (a mention of what running text does not
    link), SKIPPED or AMBIGUOUS."""
    things: tuple[tuple[str, str], ...]
    """(kind, key) of the entries that it names or may name."""
    reason: str = ""


class Match(NamedTuple):
    """A form found in a text."""

    start: int
    end: int
    text: str
    claimants: tuple[tuple[str, str], ...]
    """(kind, key) of every entry with this form, sorted."""


class NameIndex:
    """An index of the forms of one language, which are searched together by the Aho–Corasick algorithm.

    Texts are searched in lower case and without tone marks; each match is then compared in the form of `canonical`.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self._registered_forms = tuple(forms)
        self._claimants = lru_cache(maxsize=4096)(self._claimed)  # few forms make up most matches

    @cached_property  # most runs search few texts, and none in some languages
    def _known(self) -> dict[bytes, list[tuple[str, Form]]]:
        """For each folded form, the forms that fold to it, each with its canonical words."""
        known: dict[bytes, list[tuple[str, Form]]] = {}
        for form in self._registered_forms:
            words = _TRIMMED.search(nfc(form.text).translate(LOOK_ALIKES))
            if words:
                known.setdefault(_folded(_SPACE.sub(" ", words[0])), []).append((canonical(words[0]), form))
        return known

    @cached_property
    def _forms(self) -> list[list[tuple[str, Form]]]:
        return list(self._known.values())

    @cached_property
    def _search(self) -> Callable[..., list[tuple[int, int, int]]]:
        return BytesAhoCorasick(list(self._known), implementation=Implementation.DFA).find_matches_as_indexes

    def find(self, text: str) -> Iterator[Match]:
        """Yield the longest matches of a text from left to right; none overlaps another."""
        done = 0
        for match in self.occurrences(text):
            if match.start >= done:
                yield match
                done = match.end

    def occurrences(self, text: str) -> list[Match]:
        """Return every form in a text as whole words, also within another form; of one position the longest first."""
        if not self._known:
            return []
        even, folded, positions = text, _folded(text), None
        if b"  " in folded or _ODD.search(text):
            even, positions = _normalised(text)
            folded = _folded(even)
        found = []
        for number, start, end in self._search(folded, overlapping=True):
            if (start and _is_word(even[start - 1])) or (end < len(even) and _is_word(even[end])):
                continue
            claimants = self._claimants(number, even[start:end])
            if claimants and not _part_of_number(even, start, end):
                if positions is not None:
                    start, end = positions[start], positions[end]
                found.append(Match(start, end, text[start:end], claimants))
        found.sort(key=lambda match: (match.start, -match.end))
        return found

    def _claimed(self, number: int, words: str) -> tuple[tuple[str, str], ...]:
        cased = canonical(words)
        plain = cased.casefold()
        return tuple(
            sorted(
                {
                    (form.kind, form.key)
                    for own, form in self._forms[number]
                    if own == cased or (not form.exact_case and own.casefold() == plain)
                }
            )
        )


_SPACES = "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""All white space outside of ASCII."""
_LETTERS = {nfc(vowel + tone): vowel for vowel in "aăâeêioôơuưy" for tone in ("", *sorted(TONES))} | {"đ": "đ"}
"""For each small letter of Vietnamese, the same letter without a tone."""
_BYTES = "".join(map(chr, range(128))) + "’" + _SPACES + "".join(letter for letter in _LETTERS if not letter.isascii())
"""The characters that have a byte of their own, in the order of the bytes; all others share that of the question
mark."""
_CODEC = charmap_build(_BYTES.ljust(256, "\ufffe"))
_FOLDED = _LETTERS | {"’": "'"}
_FOLDING = bytes(_BYTES.find(" " if char.isspace() else _FOLDED.get(char, char)) for char in _BYTES).ljust(256, b"?")


def _folded(text: str) -> bytes:
    """Return a byte for every character of a text; the two spellings of a word (hòa, hoà) have the same bytes."""
    lower = text.lower()
    if len(lower) != len(text):  # the one letter that becomes two is the Turkish İ
        lower = text.replace("İ", "I").lower()
    return charmap_encode(lower, "replace", _CODEC)[0].translate(_FOLDING)


def _normalised(text: str) -> tuple[str, list[int]]:
    """Return (text with single spaces and without look-alike characters, the original position of each character)."""
    even: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        letters = "" if char.isspace() and even and even[-1].isspace() else char.translate(LOOK_ALIKES)
        even += letters
        places += [place] * len(letters)
    return "".join(even), [*places, len(text)]


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@lru_cache(maxsize=4096)  # called for every mention, and few forms make up most of them
def canonical(text: str) -> str:
    """Return a form as forms are compared: words as syllable keys, any white space as one space, with its case."""
    even = nfc(text).translate(LOOK_ALIKES).replace("’", "'")
    return _WORD.sub(lambda match: syllable_key(match[0]), _SPACE.sub(" ", even))


def _part_of_number(text: str, start: int, end: int) -> bool:
    """Return whether a form that begins or ends with a figure is part of a longer number or symbol: 31 of 31-NQ/TW or
    of 31.500."""
    after, before = text[end : end + 2], text[max(start - 2, 0) : start]
    joined_after = len(after) == 2 and after[0] in "-/.,–" and after[1].isalnum()
    joined_before = len(before) == 2 and before[1] in "-/.,–" and before[0].isalnum()
    return (text[end - 1].isdigit() and joined_after) or (text[start].isdigit() and joined_before)
