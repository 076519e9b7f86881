"""Counterparts: which blocks of a text and its translation are the same block."""

from __future__ import annotations

from collections.abc import Iterable

from generator.archive.parity import structure
from generator.archive.values import Text


def shared(texts: Iterable[Text]) -> tuple[str, ...]:
    """Return the paragraph ids up to the first place where the texts differ in structure."""
    found: list[str] = []
    for row in zip(*(text.body for text in texts), strict=False):
        if len({structure(passage) for passage in row}) > 1:
            break
        if row[0].kind != "heading":
            found += [row[0].anchor, *(unit.anchor for unit in row[0].units)]
    return tuple(dict.fromkeys(found))
