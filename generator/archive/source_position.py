"""Positions: from an offset in the words of a text to line and column of its source file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from generator.archive.linked import Mention
from generator.core.model import At, Block, Ref, Words


def within(words: Words | Ref, start: int) -> At:
    """Return where a character of a piece of prose stands."""
    breaks = _line_ends(words.text)
    passed = bisect_left(breaks, start)
    if not passed:
        return At(words.at.line, words.at.column + start + isinstance(words, Ref))
    return At(words.at.line + passed, start - breaks[passed - 1])


@lru_cache(maxsize=8)  # one piece is asked again and again, for each name in it
def _line_ends(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("\n", text))


def find(block: Block, anchor: str, start: int) -> At:
    """Return where a character of a unit of a block stands; its beginning if that is all that is known."""
    own = [spot for spot in block.segments if not isinstance(spot, str) and spot.anchor == anchor]
    here = [spot for spot in own if spot.offset <= start < spot.offset + len(spot.text)]
    if here:
        return within(here[0], start - here[0].offset)
    return own[0].at if own else block.at


def of_mention(body: Sequence[Block], mention: Mention) -> At:
    """Return where a mention stands; it was found in one of the pieces of prose of the body."""
    block = next(
        block
        for block in body
        if any(not isinstance(spot, str) and spot.anchor == mention.anchor for spot in block.segments)
    )
    return find(block, mention.anchor, mention.start)
