"""Contents: what a text holds, as the digests by which pages know it, and as the words in which forms are sought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.archive.passages import Content, Mention, Mentioned, Pair, Passage, Piece, Traits
from generator.archive.sought import occurring
from generator.archive.structure import structure
from generator.digest import digest, digest_of
from generator.kinds import DOCUMENTS
from generator.model import At, Block, Words


def content_of(passages: tuple[Passage, ...], mentions: tuple[Mention, ...]) -> Content:
    """Return a text that is there whole."""
    places = tuple((one.kind, one.key, one.anchor, one.start, one.end) for one in mentions)
    return Content(digest_of((passages, places)), lambda: passages, lambda: mentions)


def traits_of(passages: Sequence[Passage], mentions: Sequence[Mention], terms: Sequence[str]) -> Traits:
    """Return what of a text is asked for by itself; ``terms`` are the forms of terms in its language."""
    return Traits(
        tuple(map(structure, passages)),
        tuple(passage.stamp for passage in passages),
        tuple((one.anchor, one.kind, one.key, " ".join(one.text[one.start : one.end].split())) for one in mentions),
        occurring(terms, (unit for passage in passages for unit in passage.units)),
    )


def mentioned(mentions: Sequence[Mention], places: Mapping[tuple[str, str], At]) -> dict[tuple[str, str], Mentioned]:
    """Return (kind, key) of everything mentioned, in order, to the words that mention it and where they begin."""
    found: dict[tuple[str, str], list[bytes]] = {}
    for one in mentions:
        found.setdefault((one.kind, one.key), []).append(one.digest)
    return {thing: Mentioned(digest(*parts).hex(), places[thing]) for thing, parts in found.items()}


def together(spots: Sequence[tuple[str, str, str, str]]) -> tuple[Pair, ...]:
    """Return who is named together with which documents, from (anchor, kind, key, words) of every mention."""
    units: dict[str, dict[tuple[str, str], None]] = {}
    for anchor, kind, key, _ in spots:
        units.setdefault(anchor, {})[kind, key] = None
    return tuple(
        Pair(anchor, key, document)
        for anchor, things in units.items()
        for kind, key in things
        if kind == "person"
        for document in things
        if document[0] in DOCUMENTS
    )


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
