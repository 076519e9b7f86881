"""Pieces: the body of a text as HTML with holes for what only its pages know: the addresses to which its links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from generator.archive.thing import Thing
from generator.language.typeset import typeset
from generator.model import Block, Ref, Words

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
    return tuple(
        Passage(block.kind, block.anchor, tuple(_joined(_pieces(number, block, links))))
        for number, block in enumerate(body)
    )


def _pieces(number: int, block: Block, links: Links) -> Iterator[str | Hole]:
    for place, segment in enumerate(block.segments):
        if isinstance(segment, str):
            yield segment
        elif isinstance(segment, Ref):
            yield _reference(segment)
        else:
            yield from _words(segment, links.get((number, place), ()))


def _reference(ref: Ref) -> str | Hole:
    if not ref.scheme:
        return f'<a href="#{escape(ref.fragment)}">{ref.label}</a>'
    return Hole(ref.scheme, ref.target, ref.fragment, ref.label)


def _words(words: Words, links: tuple[tuple[int, int, Thing], ...]) -> Iterator[str | Hole]:
    done = 0
    for start, end, thing in links:
        yield typeset(words.text[done:start])
        yield Hole(*thing, "", typeset(words.text[start:end]))
        done = end
    yield typeset(words.text[done:])


def _joined(pieces: Iterator[str | Hole]) -> Iterator[str | Hole]:
    """Yield the pieces with the HTML between holes in one."""
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
        else:
            yield "".join(run)
            yield piece
            run = []
    if run:
        yield "".join(run)
