"""Contents: what a text holds, as the digests by which pages know it, and as the words in which forms are sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.values import Content, Mention, Passage, Told
from generator.digest import digest, digest_of
from generator.model import Block, Words


def content_of(passages: tuple[Passage, ...], mentions: tuple[Mention, ...]) -> Content:
    """Return a text that is there whole."""
    told = Told(passages, mentions)
    places = tuple((one.kind, one.key, one.anchor, one.start, one.end) for one in mentions)
    return Content(digest_of((passages, places)), lambda: told)


def mentioned(mentions: Sequence[Mention]) -> dict[tuple[str, str], str]:
    """Return (kind, key) of everything mentioned, in order, to the digest (base 16) of the words that mention it."""
    found: dict[tuple[str, str], list[bytes]] = {}
    for one in mentions:
        found.setdefault((one.kind, one.key), []).append(one.digest)
    return {thing: digest(*parts).hex() for thing, parts in found.items()}


def prose(body: Sequence[Block]) -> Iterator[str]:
    """Yield all in which forms may be found: whole units, and their parts where mark-up cuts them."""
    for block in body:
        yield from (unit.text for unit in block.units)
        whole = {unit.text for unit in block.units}
        yield from (one.text for one in block.segments if isinstance(one, Words) and one.text not in whole)
