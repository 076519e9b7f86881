"""Places: from an offset in the words of a text to line and column of its source file."""

from __future__ import annotations

from generator.archive.values import Mention, Passage, Text
from generator.model import At, Ref, Words


def within(words: Words | Ref, start: int) -> At:
    """Return where a character of a piece of prose stands."""
    before = words.text[:start]
    newline = before.rfind("\n")
    if newline < 0:
        return At(words.at.line, words.at.column + start + isinstance(words, Ref))
    return At(words.at.line + before.count("\n"), start - newline)


def find(passage: Passage, anchor: str, start: int) -> At:
    """Return where a character of a unit of a passage stands; its beginning if that is all that is known."""
    own = [spot for spot in passage.spots if spot.anchor == anchor]
    here = [spot for spot in own if spot.offset <= start < spot.offset + len(spot.text)]
    if here:
        return within(here[0], start - here[0].offset)
    return own[0].at if own else passage.at


def of_mention(text: Text, mention: Mention) -> At:
    """Return where a mention stands."""
    for block in text.body:
        if mention.anchor in (block.anchor, *(unit.anchor for unit in block.units)):
            return find(block, mention.anchor, mention.start)
    return At(1, 1)
