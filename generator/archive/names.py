"""Names: finds registered names and document forms in plain prose, longest first, on word boundaries.

Words are compared by their letters and tone, so that *hòa* and *hoà* are one; what stands between words must agree
too, any white space counting as one space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from generator.language.text import TONES, nfc, syllable_key
from generator.model import At

_WORD = re.compile(r"\w+")
_SPACE, _SPACES = re.compile(r"\s+"), re.compile(r"\s\s")
_TRIMMED = re.compile(r"\w(?:.*\w)?", re.DOTALL)


class Form(NamedTuple):
    """Words by which something is known in running text."""

    text: str
    kind: str
    key: str
    exact_case: bool


LINKED, AGAIN, SKIPPED, AMBIGUOUS = "linked", "again", "skipped", "ambiguous"


class Sighting(NamedTuple):
    """A registered form met in a text, and what was made of it; noted only for those who ask."""

    path: str
    at: At
    text: str
    outcome: str
    """LINKED, AGAIN (a mention that its section has linked before), SKIPPED or AMBIGUOUS."""
    things: tuple[tuple[str, str], ...]
    """(kind, key) of what it names or may name."""
    reason: str = ""


class Match(NamedTuple):
    """A form found in a text."""

    start: int
    end: int
    text: str
    claimants: tuple[tuple[str, str], ...]
    """(kind, key) of everything that is known by this form, sorted."""


class NameIndex:
    """All the forms of one language, sought together by the Aho–Corasick algorithm.

    Texts are searched in lower case and without tone marks; what is found so is then compared as `canonical` does.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        known: dict[str, list[tuple[str, Form]]] = {}
        for form in forms:
            words = _TRIMMED.search(nfc(form.text))
            if words:
                known.setdefault(_folded(_SPACE.sub(" ", words[0])), []).append((canonical(words[0]), form))
        self._forms = list(known.values())
        self._search = AhoCorasick(list(known)).find_matches_as_indexes if known else None

    def find(self, text: str) -> Iterator[Match]:
        """Yield the longest matches of a text from left to right; none overlaps another."""
        done = 0
        for match in self.occurrences(text):
            if match.start >= done:
                yield match
                done = match.end

    def occurrences(self, text: str) -> list[Match]:
        """Return every form that a text holds as whole words, also within another; the longest of one place first."""
        if self._search is None:
            return []
        even, positions = _evened(text)
        found = []
        for number, start, end in self._search(_folded(even), overlapping=True):
            if (start and _is_word(even[start - 1])) or (end < len(even) and _is_word(even[end])):
                continue
            words = even[start:end]
            claimants = self._claimants(number, canonical(words))
            if claimants and not _part_of_number(even, start, end):
                if positions is not None:
                    start, end = positions[start], positions[end]
                found.append(Match(start, end, text[start:end], claimants))
        found.sort(key=lambda match: (match.start, -match.end))
        return found

    def _claimants(self, number: int, cased: str) -> tuple[tuple[str, str], ...]:
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


class _Folding(dict[int, int]):
    """Code point to that of its letter in lower case without a tone mark; filled as letters are met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        bare = nfc("".join(part for part in unicodedata.normalize("NFD", char) if part not in TONES))
        lower = " " if char.isspace() else bare.lower()
        self[code] = ord(lower) if len(lower) == 1 else code
        return self[code]


_FOLDING = _Folding()


def _folded(text: str) -> str:
    """Return a text of the same length in which the two spellings of a word (hòa, hoà) are alike."""
    return text.translate(_FOLDING)


def _evened(text: str) -> tuple[str, list[int] | None]:
    """Return a text with any white space as one space, and where its characters stood if some were taken out."""
    if not _SPACES.search(text):
        return text, None
    kept = [n for n, char in enumerate(text) if not (char.isspace() and n and text[n - 1].isspace())]
    return "".join(text[n] for n in kept), [*kept, len(text)]


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@lru_cache(maxsize=4096)  # asked of every mention, and few forms make up most of them
def canonical(text: str) -> str:
    """Return a form as it is compared: its words by letters and tone, any white space as one space, its case kept."""
    return _WORD.sub(lambda match: syllable_key(match[0]), _SPACE.sub(" ", nfc(text)))


def _part_of_number(text: str, start: int, end: int) -> bool:
    """Whether a form that begins or ends with a figure is cut out of a longer number or symbol (31 of
    31-NQ/TW, of 31.500)."""
    after, before = text[end : end + 2], text[max(start - 2, 0) : start]
    joined_after = len(after) == 2 and after[0] in "-/.,–" and after[1].isalnum()
    joined_before = len(before) == 2 and before[1] in "-/.,–" and before[0].isalnum()
    return (text[end - 1].isdigit() and joined_after) or (text[start].isdigit() and joined_before)
