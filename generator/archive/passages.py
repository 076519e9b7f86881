"""Passages: from the body of a text to HTML with holes for the addresses of its links, which only a page knows."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from generator.archive.item_key import ItemKey
from generator.core.model import Block, InlineReference
from generator.language.typeset import typeset, typeset_name

LinksByPlace = Mapping[tuple[int, int], tuple[tuple[int, int, ItemKey | None], ...]]
"""(number of a block, number of its segment) to (start, end, entry) of the names that become links; None in place of
the entry for a name that does not."""


class Hole(NamedTuple):
    """A link to an entry, or a picture, whose address a page fills in."""

    scheme: str
    """The kind of the entry; IMAGE for a picture."""
    target: str
    """The key of the entry, or the name of the picture."""
    fragment: str
    """The id of the paragraph to which the link leads; empty for the whole text."""
    label: str
    """The HTML of the words; the description of a picture."""


class Passage(NamedTuple):
    """A block of a body."""

    kind: str
    anchor: str
    """The id of the block."""
    pieces: tuple[str | Hole, ...]
    """Its HTML, with the holes in their places."""


def passages(body: tuple[Block, ...], links: LinksByPlace) -> tuple[Passage, ...]:
    """Return the blocks of a body with these names as links, or on one line."""
    return tuple([Passage(one.kind, one.anchor, _pieces(number, one, links)) for number, one in enumerate(body)])


def _pieces(number: int, block: Block, links: LinksByPlace) -> tuple[str | Hole, ...]:
    """Return the HTML of a block before each hole, the hole, and the HTML behind the last one."""
    pieces: list[str | Hole] = []
    run: list[str] = []
    for place, segment in enumerate(block.segments):
        if isinstance(segment, str):
            run.append(segment)
        elif isinstance(segment, InlineReference):
            if segment.scheme:
                pieces += "".join(run), Hole(segment.scheme, segment.target, segment.fragment, segment.label)
                run = []
            else:
                run.append(f'<a href="#{escape(segment.fragment)}">{segment.label}</a>')
        else:
            text, done = segment.text, 0
            for start, end, thing in links.get((number, place), ()):
                run.append(typeset(text[done:start]))
                done = end
                if thing is None:
                    run.append(typeset_name(text[start:end]))
                else:
                    pieces += "".join(run), Hole(*thing, "", typeset_name(text[start:end]))
                    run = []
            run.append(typeset(text[done:]))
    if run:
        pieces.append("".join(run))
    return tuple(pieces)
