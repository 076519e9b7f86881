"""Postings: from the positions of words to text: numbers from 0 in base 32, the lowest digit first, a letter each.

Of every written form of a word there is a run of (number of the document, how many places, places), each number as the
difference to the one before. Places are counted in words from the beginning of the document. Where more were left out,
0 stands instead of how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


class Run(NamedTuple):
    """The postings of a written form in some documents."""

    first: int
    """The number of the first document, which the text leaves out."""
    last: int
    text: str


def run(found: Places, most: int, common: int) -> Run:
    """Return the postings of a form in documents, which rise, with its places in each, which rise too.

    Of a word that stands in at least ``common`` documents, only the ``most`` first places in each are kept: the
    commonest words would take more than all others together, and it is rare ones that tell documents apart.
    """
    cut = len(found) >= common
    parts: list[str] = []
    first = before = found[0][0]
    for document, places in found:
        if document != before:
            parts.append(number(document - before))
            before = document
        if len(places) == 1 and places[0] < len(_ONE):
            parts.append(_ONE[places[0]])
            continue
        if cut and len(places) > most:
            parts.append(number(0))
            places = places[:most]
        else:
            parts.append(number(len(places)))
        last = 0
        for place in places:
            parts.append(_SMALL[place - last] if place - last < len(_SMALL) else _written(place - last))
            last = place
    return Run(first, before, "".join(parts))


def joined(runs: Iterable[tuple[int, Run]]) -> str:
    """Return the postings of the same form in several sets of documents, each with the number of its first document."""
    return "".join(_joined(runs))


def _joined(runs: Iterable[tuple[int, Run]]) -> Iterator[str]:
    before = 0
    for base, one in runs:
        yield number(base + one.first - before)
        yield one.text
        before = base + one.last


def listed(numbers: Iterable[int]) -> str:
    """Return ascending numbers as text."""
    before, parts = 0, []
    for one in numbers:
        parts.append(number(one - before))
        before = one
    return "".join(parts)
