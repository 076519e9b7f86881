"""Segments: from blocks to their vocabulary, cut into pieces by the beginnings of its words.

Each line of a piece is a key with its written forms and their postings: ``key form postings form postings …``, where
``-`` stands for a form that is the key itself. A key with very many postings has several pieces, each with some of its
forms. The documents of a segment are numbered through all its blocks.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from generator.search.block import WordRuns, opened
from generator.search.postings import Run, joined, listed

MOST = 80_000
"""Letters of a line, about 42 KB gzipped, above which it is divided between its written forms."""


class Segment(NamedTuple):
    """The vocabulary of some blocks, cut into pieces."""

    cuts: tuple[str, ...]
    """The first key of each piece."""
    pieces: tuple[str, ...]


def packed_segment(number: int, *blocks: bytes) -> bytes:
    """Return the vocabulary of packed blocks in at most ``number`` pieces, packed."""
    lines = list(_lines(blocks))
    divided = [_divided(line) for _, line in lines]
    more = sum(len(parts) - 1 for parts in divided)
    room = _room([len(line) for _, line in lines], max(number - more, 1))
    cuts, pieces = [], []
    for start, end in _parts([len(line) for _, line in lines], room):
        alone = end - start == 1 and more < number
        some = divided[start] if alone else ["\n".join(line for _, line in lines[start:end])]
        cuts += [lines[start][0]] * len(some)
        pieces += some
    return marshal.dumps((tuple(cuts), tuple(pieces)))


@lru_cache(maxsize=4)
def cut(packed: bytes) -> Segment:
    """Return a packed segment."""
    return Segment(*marshal.loads(packed))


def _divided(line: str) -> list[str]:
    """Return a line as several of the same key, if it is too long for one."""
    if len(line) <= MOST:
        return [line]
    key, *rest = line.split(" ")
    parts: list[str] = []
    for form, said in zip(rest[::2], rest[1::2], strict=True):
        if parts and len(parts[-1]) + len(said) < MOST:
            parts[-1] += f" {form} {said}"
        else:
            parts.append(f"{key} {form} {said}")
    return parts


def _room(sizes: Sequence[int], number: int) -> int:
    """Return the smallest size of a piece, to within one per cent, for which ``number`` pieces are enough; a line
    larger than that is a piece by itself."""
    least, most = sum(sizes) // number, sum(sizes)
    while most - least > least // 100 + 1:
        middle = (least + most) // 2
        if sum(1 for _ in _parts(sizes, middle)) <= number:
            most = middle
        else:
            least = middle
    return most


def _parts(sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Yield (first line, line after the last) of each piece."""
    start = filled = 0
    for at, size in enumerate(sizes):
        if at > start and filled + size > room:
            yield start, at
            start, filled = at, 0
        filled += size
    if sizes:
        yield start, len(sizes)


def _lines(blocks: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Yield every key with its line, in the order in which a browser compares strings (UTF-16)."""
    words: dict[str, list[tuple[int, Run]]] = {}
    base = 0
    for block in map(opened, blocks):
        vocabulary: WordRuns = marshal.loads(block.words)
        for name, one in vocabulary.items():
            words.setdefault(name, []).append((base, one))
        base += len(block.texts)
    names = sorted(words, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    for key, forms in groupby(names, key=lambda name: name.partition(" ")[0]):
        yield key, " ".join((key, *(f"{name[len(key) + 1 :]} {joined(words[name])}" for name in forms)))


def filed(blocks: Sequence[bytes]) -> dict[str, dict[str, str]]:
    """Return, for each filter, for each value, the numbers of the documents of blocks as text."""
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
