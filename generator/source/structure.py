"""Structure: from a block to the structure that its counterpart in another language must share."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.model import Block

HEADING = "heading"
Structure = tuple[str, ...] | tuple[str, int]
"""(kind, level) of a heading; (kind, id, ids of its units…) of any other block."""


def structure(block: Block) -> Structure:
    """Return the structure of a block: the level of a heading, the kind and ids of any other block."""
    if block.kind == HEADING:
        return (block.kind, block.level)
    return (block.kind, block.anchor, *[unit.anchor for unit in block.units])


def alike(bodies: Sequence[Sequence[Block]]) -> int:
    """Return how many blocks from the first on have the same structure in all texts."""
    number = 0
    for row in zip(*bodies, strict=False):
        first = structure(row[0])
        if any(structure(other) != first for other in row[1:]):
            break
        number += 1
    return number
