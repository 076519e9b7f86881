"""Segments: from blocks to the pieces of their vocabulary, which is cut by the beginnings of its words.

Each line of a piece is a key with its written forms and their postings: ``key form postings form postings …``, a form
that is the key itself as ``-``. The documents of a segment are numbered through all its blocks.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.search.block import Words, opened
from generator.search.postings import Run, joined, listed

SAME = "-"


class Segment(NamedTuple):
    """The vocabulary of some blocks, cut."""

    cuts: tuple[str, ...]
    """The first key of every piece."""
    pieces: tuple[str, ...]


def packed_segment(number: int, *blocks: bytes) -> bytes:
    """Return the vocabulary of packed blocks in at most so many pieces, packed."""
    lines = list(_lines(blocks))
    room = _room([len(line) for _, line in lines], number)
    cuts, pieces = [], []
    for start, end in _parts([len(line) for _, line in lines], room):
        cuts.append(lines[start][0])
        pieces.append("\n".join(line for _, line in lines[start:end]))
    return marshal.dumps((tuple(cuts), tuple(pieces)))


@lru_cache(maxsize=4)
def cut(packed: bytes) -> Segment:
    """Return a packed segment."""
    return Segment(*marshal.loads(packed))


def _room(sizes: Sequence[int], number: int) -> int:
    """Return the least size for which that many pieces are enough, to one in a hundred; a larger line fills its own."""
    least, most = sum(sizes) // number, sum(sizes)
    while most - least > least // 100 + 1:
        middle = (least + most) // 2
        if sum(1 for _ in _parts(sizes, middle)) <= number:
            most = middle
        else:
            least = middle
    return most


def _parts(sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Yield (from, to) of the lines of every piece."""
    start = filled = 0
    for at, size in enumerate(sizes):
        if at > start and filled + size > room:
            yield start, at
            start, filled = at, 0
        filled += size
    if sizes:
        yield start, len(sizes)


def _lines(blocks: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Yield every key, in the order of the browser's strings, with its line."""
    found = [opened(block) for block in blocks]
    bases = accumulate((len(block.texts) for block in found), initial=0)
    words: dict[str, dict[str, list[tuple[int, Run]]]] = {}
    for base, block in zip(bases, found, strict=False):
        vocabulary: Words = marshal.loads(block.words)
        for key, forms in vocabulary.items():
            known = words.setdefault(key, {})
            for form, one in forms.items():
                known.setdefault(form, []).append((base, Run(*one)))
    for key in sorted(words, key=lambda key: key.encode("utf-16-be", "surrogatepass")):
        pairs = ((SAME if form == key else form, joined(runs)) for form, runs in sorted(words[key].items()))
        yield key, " ".join([key, *(part for pair in pairs for part in pair)])


def filed(blocks: Sequence[bytes]) -> dict[str, dict[str, str]]:
    """Return facet to value to the numbers of the documents of blocks."""
    found: dict[str, dict[str, list[int]]] = {}
    base = 0
    for block in map(opened, blocks):
        for facet, values in block.filed.items():
            for value, numbers in values.items():
                found.setdefault(facet, {}).setdefault(value, []).extend(base + number for number in numbers)
        base += len(block.texts)
    return {
        facet: {value: listed(numbers) for value, numbers in sorted(values.items())}
        for facet, values in sorted(found.items())
    }


@lru_cache(maxsize=4)
def texts(block: bytes) -> tuple[str, ...]:
    """Return the entries of a block as JSON."""
    return opened(block).texts
