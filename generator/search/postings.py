"""Postings: from the positions of words to text: numbers from 0 in base 32, the lowest digit first, a letter each.

Of every written form of a word there is a run of (number of the document, how many places, places), each number as the
difference to the one before. Places are counted in words from the beginning of the document. Where more were left out,
0 stands before how many.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The first 32 letters end a number, the others continue it."""

Places = list[tuple[int, list[int]]]
"""(number of a document, positions of a form in it)."""


def number(value: int) -> str:
    """Return a number as text."""
    return _SMALL[value] if value < len(_SMALL) else _written(value)


def _written(value: int) -> str:
    letters = []
    while value >= 32:
        letters.append(ALPHABET[32 + value % 32])
        value //= 32
    return "".join([*letters, ALPHABET[value]])


_SMALL = [_written(value) for value in range(1 << 12)]
_ONE = [number(1) + text for text in _SMALL]
"""How many and which, for a single place: most words stand once in a document."""
_CUT = number(0)


class Run(NamedTuple):
    """The postings of a written form in some documents."""

    first: int
    """The number of the first document, which the text leaves out."""
    last: int
    """The number of the last document."""
    text: str
    """The postings of all but the number of the first document."""


def run(found: Places, most: int) -> Run:
    """Return the postings of a form in documents, which rise, with the first of its places in each, which rise too."""
    parts: list[str] = []
    first = before = found[0][0]
    for document, places in found:
        if document != before:
            parts.append(number(document - before))
            before = document
        if len(places) == 1 and places[0] < len(_ONE):
            parts.append(_ONE[places[0]])
            continue
        if len(places) > most:
            places = places[:most]
            parts.append(_CUT)
        parts.append(number(len(places)))
        last = 0
        for place in places:
            parts.append(_SMALL[place - last] if place - last < len(_SMALL) else _written(place - last))
            last = place
    return Run(first, before, "".join(parts))


def joined(runs: Iterable[tuple[int, Run]]) -> str:
    """Return the postings of the same form in several sets of documents, each with the number of its first document."""
    before = 0
    parts: list[str] = []
    for base, (first, last, text) in runs:
        parts += number(base + first - before), text
        before = base + last
    return "".join(parts)


def listed(numbers: Iterable[int]) -> str:
    """Return ascending numbers as text."""
    before, parts = 0, []
    for one in numbers:
        parts.append(number(one - before))
        before = one
    return "".join(parts)
