"""What is remembered of a text, as JSON and back: plain data only, so that a store from elsewhere can do no harm."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from sys import intern
from typing import Any, NamedTuple

from generator.archive.passages import Company, Content, Image, Link, Linked, Mention, Mentioned, Passage, Piece, Traits
from generator.model import At, Data, Detail, Document, Finding, Problem, Unit
from generator.source.scan import Seen


class TextRow(NamedTuple):
    """A text as the store holds it."""

    path: str
    source: bytes
    said: str
    """What `written_text` gives."""
    lang: str
    content: tuple[str, ...] = ()
    """What `written_content` gives; empty if the text could not be linked."""
    words: str = ""


def written_content(content: Content) -> tuple[str, str, str]:
    """Return what a text holds: its passages, its mentions and its traits."""
    traits = "\n".join(_json(part()) for part in content.traits)
    return written_passages(content.passages), written_mentions(content.mentions), traits


def written_text(document: Document, linked: Linked | None) -> str:
    """Return what a file says, and what linking made of it, but for its content."""
    findings = [[*one.at, one.message, one.severity] for one in document.findings]
    own = [document.fields.digest.hex(), document.fields, findings, document.anchors, document.unwritten]
    return _json([*own, linked and _linked(linked)])


def read_text(
    said: str,
    source: bytes,
    detail: Callable[[], Detail],
    fetch: Callable[[bytes, bytes], Content],
) -> tuple[Document, Linked | None]:
    """Return what was written; raises ValueError, TypeError, KeyError or IndexError for anything else.

    ``source`` is the digest of the file and ``detail`` reads it again; ``fetch`` gives the text of a digest, whose
    terms have another.
    """
    known, fields, findings, anchors, unwritten, linked = json.loads(said)
    data = frozen(fields)
    object.__setattr__(data, "_digest", bytes.fromhex(known))
    found = tuple(Finding(At(line, column), message, severity) for line, column, message, severity in findings)
    document = Document(data, found, tuple(map(intern, anchors)), detail, unwritten, source)
    return document, None if linked is None else _read_linked(linked, fetch)


def _linked(linked: Linked) -> list[Any]:
    problems = [[one.path, one.line, one.column, one.message, one.severity] for one in linked.problems]
    return [
        linked.content.digest.hex(),
        linked.trace.hex(),
        linked.usage.hex(),
        linked.links,
        [[*thing, one.words, *one.at, one.forms] for thing, one in linked.mentioned.items()],
        linked.together,
        linked.refs,
        linked.images,
        problems,
        linked.date,
    ]


def _read_linked(linked: list[Any], fetch: Callable[[bytes, bytes], Content]) -> Linked:
    known, trace, usage, links, mentioned, together, refs, images, problems, date = linked
    return Linked(
        fetch(bytes.fromhex(known), bytes.fromhex(usage)),
        bytes.fromhex(trace),
        bytes.fromhex(usage),
        tuple([_thing(kind, key) for kind, key in links]),
        {
            _thing(kind, key): Mentioned(words, At(line, column), _counts(forms))
            for kind, key, words, line, column, forms in mentioned
        },
        _companies(together),
        frozen(refs),
        frozen(images),
        tuple(Problem(*one) for one in problems),
        date,
        "",
    )


def _companies(said: list[Any]) -> tuple[Company, ...]:
    return tuple([(intern(anchor), tuple([_thing(kind, key) for kind, key in things])) for anchor, things in said])


@cache
def _thing(kind: str, key: str) -> tuple[str, str]:
    """Return a thing that very many texts name as one that all of them share."""
    return kind, key


def _counts(forms: list[Any]) -> tuple[tuple[str, int], ...]:
    return tuple([(intern(form), count) for form, count in forms])


def read_traits(said: str, sense: Callable[[Callable[[str], Any], str], Any]) -> Traits:
    """Return traits as they were written; ``sense`` is how one of them is read when it is asked for."""
    outline, stamps, spots, terms = (cache(partial(sense, _part, part)) for part in said.split("\n"))
    return Traits(outline, stamps, spots, terms)


def _part(said: str) -> Any:
    return frozen(json.loads(said))


def frozen(value: Any) -> Any:
    """Return JSON's lists and objects as what values are made of."""
    if isinstance(value, list):
        return tuple([frozen(one) if isinstance(one, list | dict) else one for one in value])
    return Data({intern(name): frozen(one) if isinstance(one, list | dict) else one for name, one in value.items()})


def written_passages(passages: Iterable[Passage]) -> str:
    """Return passages, but for where they stand in the source, which no page shows."""
    return _json(
        [
            [one.anchor, one.kind, one.level, [_piece(piece) for piece in one.pieces], one.units, one.stamp]
            for one in passages
        ]
    )


def read_passages(said: str) -> tuple[Passage, ...]:
    """Return passages as they were written; raises as `read_text` does."""
    return tuple(
        Passage(anchor, kind, level, tuple(map(_read_piece, pieces)), tuple(map(_unit, units)), stamp=stamp)
        for anchor, kind, level, pieces, units, stamp in json.loads(said)
    )


def written_mentions(mentions: Sequence[Mention]) -> str:
    """Return mentions; words that several share are written once."""
    units = dict.fromkeys((one.text, one.foreign) for one in mentions)
    numbers = {unit: number for number, unit in enumerate(units)}
    rows = [
        [one.kind, one.key, one.lang, one.anchor, numbers[one.text, one.foreign], one.start, one.end]
        for one in mentions
    ]
    return _json([list(units), rows])


def read_mentions(said: str) -> tuple[Mention, ...]:
    """Return mentions as they were written; raises as `read_text` does."""
    written, rows = json.loads(said)
    units = [(text, frozen(foreign)) for text, foreign in written]
    return tuple(
        Mention(kind, key, lang, anchor, units[number][0], start, end, units[number][1])
        for kind, key, lang, anchor, number, start, end in rows
    )


def _piece(piece: Piece) -> Any:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Link):
        return [piece.kind, piece.key, piece.fragment, piece.label, piece.there]
    return [piece.name, piece.alternative, [piece.width, piece.height]]


def _read_piece(piece: Any) -> Piece:
    if isinstance(piece, str):
        return piece
    if len(piece) == 5:
        kind, key, fragment, label, there = piece
        return Link(kind, key, fragment, label, tuple(there))
    return Image(piece[0], piece[1], *piece[2])


def _unit(unit: list[Any]) -> Unit:
    return Unit(unit[0], unit[1], frozen(unit[2]))


def written_seen(seen: Seen) -> str:
    """Return how a file was found."""
    return f"{seen.mtime} {seen.size} {seen.inode} {seen.digest.hex()} {seen.width} {seen.height}"


def read_seen(said: str) -> Seen:
    """Return how a file was found, as it was written; raises ValueError for anything else."""
    mtime, size, inode, known, width, height = said.split()
    return Seen(int(mtime), int(size), int(inode), bytes.fromhex(known), int(width), int(height))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
