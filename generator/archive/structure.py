"""Structure: what a block and its counterpart in another language have in common, and how far two texts share it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.passages import Passage, Structure

HEADING = "heading"


def structure(passage: Passage) -> Structure:
    """Return what counterparts have in common: a heading its level, any other block its kind and its numbers."""
    if passage.kind == HEADING:
        return (passage.kind, passage.level)
    return (passage.kind, passage.anchor, tuple(unit.anchor for unit in passage.units))


def alike(outlines: Sequence[Sequence[Structure]]) -> int:
    """Return how many blocks from the first on have one structure in all texts."""
    number = 0
    for row in zip(*outlines, strict=False):
        if any(other != row[0] for other in row):
            break
        number += 1
    return number


def shared(outlines: Sequence[Sequence[Structure]]) -> tuple[str, ...]:
    """Return the paragraph ids up to the first place where the texts differ in structure."""
    same = outlines[0][: alike(outlines)] if outlines else ()
    return tuple(dict.fromkeys(anchor for one in same if one[0] != HEADING for anchor in (one[1], *one[2])))
