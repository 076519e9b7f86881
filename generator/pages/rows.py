"""Rows: the blocks of a text in several languages, each beside its counterparts, and how far their figures agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from generator.archive.parity import Column, Tally, compare
from generator.archive.passages import Content, Passage
from generator.archive.structure import alike, structure
from generator.digest import Value
from generator.model import Data
from generator.pages.parts import Body


class ParallelRow(NamedTuple):
    """The same block in every column; None where a column has no counterpart."""

    anchor: str
    kind: str
    cells: tuple[Passage | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Said(Value):
    """What a briefing says in one language."""

    lang: str
    head: Data
    """The words of its front matter that are compared."""
    content: Content

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self.digest == other.digest


@lru_cache(maxsize=64)
def tally(original: Said, translation: Said) -> Tally:
    """Return how far two texts have the same figures; the pages of both languages say it, and it takes long."""
    return compare(*(Column(one.lang, one.head, one.content.passages, {}) for one in (original, translation)))


def parallel_rows(columns: Sequence[Body]) -> tuple[ParallelRow, ...]:
    """Return rows of counterparts as far as the texts have one structure, then what is left, each by itself."""
    bodies = [column.passages for column in columns]
    same = alike([tuple(map(structure, body)) for body in bodies])
    pairs = zip(*(body[:same] for body in bodies), strict=True)
    rows = [ParallelRow(cells[0].anchor, cells[0].kind, cells) for cells in pairs]
    for cells in zip_longest(*(body[same:] for body in bodies)):
        for number, cell in enumerate(cells):
            if cell is not None:
                alone = tuple(cell if n == number else None for n in range(len(cells)))
                anchor = cell.anchor if number == 0 else f"{columns[number].lang}-{cell.anchor}"
                rows.append(ParallelRow(anchor, cell.kind, alone))
    return tuple(rows)
