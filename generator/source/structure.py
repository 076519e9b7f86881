"""Structure: what a block and its counterpart in another language have in common, and how far two texts share it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.model import Block

HEADING = "heading"
Structure = tuple[str, ...] | tuple[str, int]
"""Of a heading (kind, level); of any other block (kind, anchor, anchors of its units…)."""


def structure(block: Block) -> Structure:
    """Return what counterparts have in common: a heading its level, any other block its kind and its numbers."""
    if block.kind == HEADING:
        return (block.kind, block.level)
    return (block.kind, block.anchor, *[unit.anchor for unit in block.units])


def alike(bodies: Sequence[Sequence[Block]]) -> int:
    """Return how many blocks from the first on have one structure in all texts."""
    number = 0
    for row in zip(*bodies, strict=False):
        first = structure(row[0])
        if any(structure(other) != first for other in row[1:]):
            break
        number += 1
    return number
