"""Passages: the body of a text as HTML with holes for what only its pages know: the addresses to which its links
lead."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from generator.archive.thing import Thing
from generator.core.model import Block, Ref
from generator.language.typeset import typeset

Links = Mapping[tuple[int, int], tuple[tuple[int, int, Thing], ...]]
"""Numbers of a block and of a segment of it, to (start, end, thing) of the words that become links."""


class Hole(NamedTuple):
    """A link to a registered thing, or a picture, whose address is still to be filled in."""

    scheme: str
    """The kind of the thing; IMAGE for a picture."""
    target: str
    fragment: str
    label: str
    """HTML of the words; of a picture, what it shows."""


class Passage(NamedTuple):
    """A block of a body."""

    kind: str
    anchor: str
    pieces: tuple[str | Hole, ...]


def passages(body: tuple[Block, ...], links: Links) -> tuple[Passage, ...]:
    """Return the blocks of a body with these words as links."""
    return tuple([Passage(one.kind, one.anchor, _pieces(number, one, links)) for number, one in enumerate(body)])


def _pieces(number: int, block: Block, links: Links) -> tuple[str | Hole, ...]:
    """Return the holes of a block and the HTML before each in one, then what is left."""
    pieces: list[str | Hole] = []
    run: list[str] = []
    for place, segment in enumerate(block.segments):
        if isinstance(segment, str):
            run.append(segment)
        elif isinstance(segment, Ref):
            if segment.scheme:
                pieces += "".join(run), Hole(segment.scheme, segment.target, segment.fragment, segment.label)
                run = []
            else:
                run.append(f'<a href="#{escape(segment.fragment)}">{segment.label}</a>')
        else:
            text, done = segment.text, 0
            for start, end, thing in links.get((number, place), ()):
                run.append(typeset(text[done:start]))
                pieces += "".join(run), Hole(*thing, "", typeset(text[start:end]))
                run, done = [], end
            run.append(typeset(text[done:]))
    if run:
        pieces.append("".join(run))
    return tuple(pieces)
