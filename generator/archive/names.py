"""Names: finds registered names and document forms in plain prose, longest first, on word boundaries.

A form is a walk through a tree of words. Words are compared by their letters and tone, so that *hòa* and *hoà* are
one; what stands between words must agree too, any white space counting as one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.language.text import nfc, syllable_key
from generator.model import At

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
MOST_IDLE, LONGEST_IDLE = 65536, 64
"""Chunks of text of which an index remembers that no form begins in them, and characters in one."""


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


@dataclass(slots=True)
class _Node:
    children: dict[tuple[str, str], _Node] = field(default_factory=dict)
    forms: list[tuple[str, Form]] = field(default_factory=list)
    """The form in its own case, with what it names."""


class NameIndex:
    """All the forms of one language."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._root = _Node()
        for form in forms:
            node = self._root
            for step in _steps(nfc(form.text)):
                node = node.children.setdefault(step, _Node())
            if node is not self._root:
                node.forms.append((canonical(form.text), form))
        self._idle: set[str] = set()

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches of a text from left to right; none overlaps another."""
        idle = self._idle
        start = done = 0
        for chunk in text.split(" "):
            end = start + len(chunk)
            if chunk not in idle and not self._is_idle(chunk):
                for word in _WORD.finditer(text, start, end):
                    match = self._longest(text, word) if word.start() >= done else None
                    if match:
                        yield match
                        done = match.end
            start = end + 1

    def _is_idle(self, chunk: str) -> bool:
        """Whether no form begins within a chunk of text; in nearly none does any, so the idle ones are remembered."""
        if any(("", _plain(word)) in self._root.children for word in _WORD.findall(chunk)):
            return False
        if len(chunk) <= LONGEST_IDLE:
            if len(self._idle) >= MOST_IDLE:
                self._idle.clear()
            self._idle.add(chunk)
        return True

    def _longest(self, text: str, first: re.Match[str]) -> Match | None:
        node = self._root
        best: Match | None = None
        word: re.Match[str] | None = first
        start, end = first.span()
        gap = ""
        while word:
            child = node.children.get((gap, _plain(word[0])))
            if child is None:
                break
            node, end = child, word.end()
            claimants = self._claimants(node, text[start:end])
            if claimants and not _part_of_number(text, start, end):
                best = Match(start, end, text[start:end], claimants)
            word = _WORD.search(text, end)
            gap = _gap(text[end : word.start()]) if word else ""
        return best

    def _claimants(self, node: _Node, found: str) -> tuple[tuple[str, str], ...]:
        if not node.forms:
            return ()
        cased = canonical(found)
        return tuple(sorted({(form.kind, form.key) for own, form in node.forms if own == cased or not form.exact_case}))


def _steps(text: str) -> Iterator[tuple[str, str]]:
    end = 0
    for number, match in enumerate(_WORD.finditer(text)):
        yield (_gap(text[end : match.start()]) if number else "", _plain(match[0]))
        end = match.end()


def _plain(word: str) -> str:
    return syllable_key(word).casefold()


def _gap(text: str) -> str:
    return _SPACE.sub(" ", text)


@lru_cache(maxsize=4096)  # asked of every mention, and few forms make up most of them
def canonical(text: str) -> str:
    """Return a form as it is compared: its words by letters and tone, any white space as one space, its case kept."""
    return _WORD.sub(lambda match: syllable_key(match[0]), _gap(nfc(text)))


def _part_of_number(text: str, start: int, end: int) -> bool:
    """Whether a form that begins or ends with a figure is cut out of a longer number or symbol (31 of
    31-NQ/TW, of 31.500)."""
    after, before = text[end : end + 2], text[max(start - 2, 0) : start]
    joined_after = len(after) == 2 and after[0] in "-/.,–" and after[1].isalnum()
    joined_before = len(before) == 2 and before[1] in "-/.,–" and before[0].isalnum()
    return (text[end - 1].isdigit() and joined_after) or (text[start].isdigit() and joined_before)
