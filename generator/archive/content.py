"""Contents: what a text holds, as the digests by which pages know it, and as the words in which forms are sought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.archive.passages import Company, Content, Mention, Mentioned, Passage, Piece, Traits
from generator.archive.sought import occurring
from generator.archive.structure import structure
from generator.archive.titles import KIND
from generator.digest import digest, digest_of
from generator.model import At, Block, Words


def content_of(passages: tuple[Passage, ...], mentions: tuple[Mention, ...], traits: Traits) -> Content:
    """Return a text that is there whole."""
    places = tuple((one.kind, one.key, one.anchor, one.start, one.end) for one in mentions)
    return Content(digest_of((passages, places)), lambda: passages, lambda: mentions, lambda: traits)


def traits_of(passages: Sequence[Passage], mentions: Sequence[Mention], terms: Sequence[str]) -> Traits:
    """Return what of a text is asked for by itself; ``terms`` are the forms of terms in its language."""
    outline = tuple(map(structure, passages))
    stamps = tuple(passage.stamp for passage in passages)
    spots = tuple((one.anchor, one.kind, one.key, words_of(one)) for one in mentions)
    found = occurring(terms, (unit for passage in passages for unit in passage.units))
    return Traits(lambda: outline, lambda: stamps, lambda: spots, lambda: found)


def mentioned(mentions: Sequence[Mention], places: Mapping[tuple[str, str], At]) -> dict[tuple[str, str], Mentioned]:
    """Return (kind, key) of everything mentioned, in order, to the words that mention it and where they begin."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.kind, one.key), []).append(one)
    return {
        thing: Mentioned(
            digest(*(one.digest for one in ones)).hex(), places[thing], tuple(Counter(map(words_of, ones)).items())
        )
        for thing, ones in found.items()
    }


def words_of(mention: Mention) -> str:
    """Return the words of a mention, on one line."""
    return " ".join(mention.text[mention.start : mention.end].split())


def together(spots: Sequence[tuple[str, str, str, str]]) -> tuple[Company, ...]:
    """Return what is named together, from (anchor, kind, key, words) of every mention."""
    units: dict[str, dict[tuple[str, str], None]] = {}
    for anchor, kind, key, _ in spots:
        if KIND[kind].quotes:
            units.setdefault(anchor, {})[kind, key] = None
    return tuple((anchor, tuple(things)) for anchor, things in units.items() if len(things) > 1)


def prose(body: Sequence[Block]) -> Iterator[str]:
    """Yield all in which forms may be found: whole units, and their parts where mark-up cuts them."""
    for block in body:
        yield from (unit.text for unit in block.units)
        whole = {unit.text for unit in block.units}
        yield from (one.text for one in block.segments if isinstance(one, Words) and one.text not in whole)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces with the HTML between links in one."""
    runs: list[Piece] = []
    for is_html, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        found = list(run)
        runs += ["".join(map(str, found))] if is_html else found
    return tuple(piece for piece in runs if piece != "")
