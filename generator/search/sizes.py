"""Sizes: from the sizes of entries to the number of pieces of a vocabulary and the files of texts, before any is
made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from generator.core.digest import digest
from generator.search.findable import Findable

UNITS, UNITS_NOW, FEW, UNITS_MANY = 80, 140, 14, 450
"""Paragraphs for which there is a piece of vocabulary; in the newest quarter, all of whose pieces a further briefing
touches, there are fewer, and rather larger ones than more than a few."""
TEXT, TEXT_SMALL = (20, 60), (150, 400)
"""Paragraphs in a file of texts: from, up to; and in a small archive."""


def pieces_for(size: int, *, newest: bool) -> int:
    """Return the number of pieces into which the vocabulary of ``size`` paragraphs is cut."""
    if not newest:
        return max(ceil(size / UNITS), 1)
    number = max(ceil(size / UNITS_NOW), 1)
    return number if number <= FEW else max(FEW, ceil(size / UNITS_MANY))


def text_files(name: str, sources: Sequence[Findable], *, small: bool) -> Iterator[tuple[str, int, int]]:
    """Yield (name, from, to) of the files for the texts of a block of that name.

    Where a file ends depends on the entries in it alone, so that one entry more leaves the files around it as they are.
    """
    least, most = TEXT_SMALL if small else TEXT
    names: set[str] = set()
    start = size = 0
    for at, source in enumerate((*sources, None)):
        own = source.size if source else 0
        full = size + own > most or (size >= least and source is not None and digest(source.key)[0] % 2)
        if at > start and (source is None or full):
            yield _named(name, sources[start].key, names), start, at
            start, size = at, 0
        size += own


def _named(name: str, key: str, taken: set[str]) -> str:
    """Return a name for the file that begins with a key, which it keeps as long as it does."""
    mark = digest(key).hex()
    found = next(f"{name}-{mark[:size]}" for size in range(4, len(mark)) if f"{name}-{mark[:size]}" not in taken)
    taken.add(found)
    return found
