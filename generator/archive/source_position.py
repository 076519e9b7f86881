"""Source positions: from an offset in the words of a text to line and column of its file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from generator.archive.linked import Mention
from generator.core.model import At, Block, InlineReference, Words


def within(words: Words | InlineReference, start: int) -> At:
    """Return the position of a character of a piece of prose."""
    breaks = _line_ends(words.text)
    passed = bisect_left(breaks, start)
    if not passed:
        return At(words.at.line, words.at.column + start + isinstance(words, InlineReference))
    return At(words.at.line + passed, start - breaks[passed - 1])


@lru_cache(maxsize=8)  # called once for each name in the same piece
def _line_ends(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("\n", text))


def find(block: Block, anchor: str, start: int) -> At:
    """Return the position of a character of a unit, or that of its block if no more is known."""
    own = [spot for spot in block.segments if not isinstance(spot, str) and spot.anchor == anchor]
    here = [spot for spot in own if spot.offset <= start < spot.offset + len(spot.text)]
    if here:
        return within(here[0], start - here[0].offset)
    return own[0].at if own else block.at


def of_mention(body: Sequence[Block], mention: Mention) -> At:
    """Return the position of a mention in the file."""
    block = next(
        block
        for block in body
        if any(not isinstance(spot, str) and spot.anchor == mention.anchor for spot in block.segments)
    )
    return find(block, mention.anchor, mention.start)
