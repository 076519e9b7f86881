"""Packing: documents and the results of linking as bytes for the store, and back.

`marshal` is fast and needs no digests here: what comes out is only ever read by the same program on the same machine.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from sys import intern
from typing import Any

from generator.archive.linked import Complaint, Linked, Mention, Named, Occurrences
from generator.archive.pieces import Hole, Passage
from generator.archive.thing import Thing
from generator.model import At, Block, Data, Detail, Document, Finding, Ref, Reference, Segment, Unit, Words

_new: Any = tuple.__new__
"""Makes a named tuple of a plain one, at once and without asking how many values it has."""


def packed_document(document: Document) -> tuple[bytes, bytes]:
    """Return a document in two parts: what every build asks of it, and its detail."""
    facts = (
        _plain(document.fields),
        tuple((tuple(one.at), one.message, one.severity) for one in document.findings),
        document.ids,
        document.stamped,
        tuple((*one[:3], tuple(one.at)) for one in document.references),
        document.unwritten,
        document.open,
        document.source,
        document.head,
        document.prose,
        document.outline,
    )
    detail = document.detail()
    marks = {path: tuple(at) for path, at in detail.marks.items()}
    return marshal.dumps(facts), marshal.dumps((marks, tuple(map(_packed_block, detail.body))))


def document_of(packed: bytes, detail: Callable[[], Detail]) -> Document:
    """Return a document from its first part; ``detail`` fetches the second when it is asked for."""
    fields, findings, ids, stamped, references, unwritten, blank, source, head, prose, outline = marshal.loads(packed)
    return Document(
        fields=_data(fields),
        findings=tuple([Finding(At(*at), message, severity) for at, message, severity in findings]),
        ids=ids,
        stamped=stamped,
        references=tuple([Reference(scheme, target, part, At(*at)) for scheme, target, part, at in references]),
        unwritten=unwritten,
        open=blank,
        source=source,
        head=head,
        prose=prose,
        outline=outline,
        detail=detail,
    )


def detail_of(packed: bytes) -> Detail:
    """Return the detail of a document."""
    marks, body = marshal.loads(packed)
    return Detail({path: At(*at) for path, at in marks.items()}, tuple([_block(one) for one in body]))


def _packed_block(block: Block) -> tuple[Any, ...]:
    segments = tuple(one if isinstance(one, str) else _packed_segment(one) for one in block.segments)
    return (*block[:3], segments, tuple(map(tuple, block.units)), tuple(block.at), block.stamp)


def _packed_segment(segment: Words | Ref) -> tuple[Any, ...]:
    return tuple(tuple(part) if isinstance(part, At) else part for part in segment)


def _block(packed: tuple[Any, ...]) -> Block:
    anchor, kind, level, segments, units, at, stamp = packed
    return Block(
        anchor,
        kind,
        level,
        tuple([one if type(one) is str else _segment(one) for one in segments]),
        tuple([Unit(*unit) for unit in units]),
        At(*at),
        stamp,
    )


def _segment(packed: tuple[Any, ...]) -> Segment:
    if len(packed) == len(Words._fields):
        text, anchor, offset, at, quiet = packed
        return Words(text, anchor, offset, At(*at), quiet)
    scheme, target, fragment, label, text, anchor, offset, at = packed
    return Ref(scheme, target, fragment, label, text, anchor, offset, At(*at))


def packed_linked(linked: Linked) -> tuple[bytes, bytes]:
    """Return the result of linking a text in two parts: what every build asks of it, and its occurrences."""
    facts: Any = (
        tuple(map(_interned, linked.named)),
        tuple((one.digest, tuple(map(tuple, one.quoted)), one.paragraphs, tuple(one.at), one.forms)
              for one in linked.named.values()),
        tuple(map(_interned, linked.targets)),
        tuple((anchor, tuple(map(_interned, things))) for anchor, things in linked.together),
        linked.terms,
        tuple((tuple(one.at), one.message, one.severity) for one in linked.complaints),
        linked.agrees,
        linked.digest,
    )  # fmt: skip
    mentions, passages = linked.occurrences()
    printed = tuple((*one[:2], tuple(piece if isinstance(piece, str) else tuple(piece) for piece in one.pieces))
                    for one in passages)  # fmt: skip
    return marshal.dumps(facts), marshal.dumps((tuple(map(tuple, mentions)), printed))


def _interned(thing: Thing) -> Thing:
    """Return a thing in words of which there is one copy, as there will be when they are unpacked."""
    return intern(thing[0]), intern(thing[1])


def linked_of(packed: bytes, occurrences: Callable[[], Occurrences]) -> Linked:
    """Return the result of linking from its first part; ``occurrences`` fetches the second when it is asked for."""
    things, named, targets, together, terms, complaints, agrees, digest = marshal.loads(packed)
    return Linked(
        named=dict(zip(things, [_new(Named, one) for one in named], strict=True)),
        targets=targets,
        together=together,
        terms=terms,
        complaints=tuple([Complaint(At(*at), message, severity) for at, message, severity in complaints]),
        agrees=agrees,
        digest=digest,
        occurrences=occurrences,
    )


def occurrences_of(packed: bytes) -> Occurrences:
    """Return the occurrences of a text."""
    mentions, printed = marshal.loads(packed)
    passages = (
        Passage(kind, anchor, tuple([piece if type(piece) is str else Hole(*piece) for piece in pieces]))
        for kind, anchor, pieces in printed
    )
    return Occurrences(tuple([Mention(*one) for one in mentions]), tuple(passages))


def _plain(value: Any) -> Any:
    """Return fields as marshal takes them."""
    if isinstance(value, Data):
        return {name: _plain(one) for name, one in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _data(value: Any) -> Any:
    """Return fields from what `_plain` made of them."""
    kind = type(value)
    if kind is dict:
        return Data({name: one if type(one) is str else _data(one) for name, one in value.items()})
    return tuple([_data(one) for one in value]) if kind is tuple else value
