"""Packing: from documents and results of linking to bytes for the store, and back.

`marshal` is fast and safe here, because only the same program on the same machine reads the bytes.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from sys import intern
from typing import Any

from generator.archive.item_key import ItemKey
from generator.archive.linked import Complaint, Linked, Mention, Named, Occurrences
from generator.core.model import (
    At,
    Block,
    Data,
    Detail,
    Document,
    Finding,
    InlineReference,
    ProseSegment,
    ReferenceTarget,
    Unit,
    Words,
)

_new: Any = tuple.__new__
"""Makes a named tuple of a plain one, without a check of its length."""


def packed_document(document: Document) -> tuple[bytes, bytes]:
    """Return a document in two parts: the values that every build needs, and its detail."""
    facts = (
        _plain(document.fields),
        tuple((tuple(one.at), one.message, one.severity) for one in document.findings),
        document.ids,
        document.stamped,
        tuple((*one[:3], tuple(one.at)) for one in document.references),
        document.unwritten,
        document.placeholders,
        document.source_digest,
        document.head_digest,
        document.prose_digest,
        document.outline_digest,
    )
    detail = document.detail()
    marks = {path: tuple(at) for path, at in detail.marks.items()}
    return marshal.dumps(facts), marshal.dumps((marks, tuple(map(_packed_block, detail.body))))


def document_of(packed: bytes, detail: Callable[[], Detail]) -> Document:
    """Return a document from its first part; ``detail`` loads the second when it is needed."""
    fields, findings, ids, stamped, references, unwritten, blank, source, head, prose, outline = marshal.loads(packed)
    return Document(
        fields=_data(fields),
        findings=tuple([Finding(At(*at), message, severity) for at, message, severity in findings]),
        ids=ids,
        stamped=stamped,
        references=tuple([ReferenceTarget(scheme, target, part, At(*at)) for scheme, target, part, at in references]),
        unwritten=unwritten,
        placeholders=blank,
        source_digest=source,
        head_digest=head,
        prose_digest=prose,
        outline_digest=outline,
        detail=detail,
    )


def detail_of(packed: bytes) -> Detail:
    """Return the detail of a document."""
    marks, body = marshal.loads(packed)
    return Detail({path: _new(At, at) for path, at in marks.items()}, tuple([_block(*one) for one in body]))


def _packed_block(block: Block) -> tuple[Any, ...]:
    segments = tuple([one if type(one) is str else _packed_segment(one) for one in block.segments])
    return (*block[:3], segments, tuple([tuple(unit) for unit in block.units]), tuple(block.at), block.stamp)


def _packed_segment(segment: ProseSegment) -> tuple[Any, ...]:
    return tuple([tuple(part) if type(part) is At else part for part in segment])


def _block(anchor: str, kind: str, level: int, segments: Any, units: Any, at: Any, stamp: str) -> Block:
    found = tuple([one if type(one) is str else _segment(one) for one in segments])
    there = tuple([_new(Unit, unit) for unit in units])
    block: Block = _new(Block, (anchor, kind, level, found, there, _new(At, at), stamp))
    return block


def _segment(packed: tuple[Any, ...]) -> ProseSegment:
    segment: Words | InlineReference
    if len(packed) == len(Words._fields):
        text, anchor, offset, at, quiet = packed
        segment = _new(Words, (text, anchor, offset, _new(At, at), quiet))
    else:
        segment = _new(InlineReference, (*packed[:-1], _new(At, packed[-1])))
    return segment


def packed_linked(linked: Linked) -> tuple[bytes, bytes]:
    """Return the result of linking a text in two parts: the values that every build needs, and its occurrences."""
    facts: Any = (
        tuple(map(_interned, linked.named)),
        tuple((*one[:3], tuple(one.at), *one[4:]) for one in linked.named.values()),
        tuple(map(_interned, linked.targets)),
        tuple((anchor, tuple(map(_interned, things))) for anchor, things in linked.together),
        linked.terms,
        tuple((tuple(one.at), one.message, one.severity) for one in linked.complaints),
        linked.agrees,
        linked.digest,
    )  # fmt: skip
    mentions, links = linked.occurrences()
    occurrences: Any = (tuple(map(tuple, mentions)), links)
    return marshal.dumps(facts), marshal.dumps(occurrences)


def _interned(thing: ItemKey) -> ItemKey:
    """Return the kind and key of an item as interned strings, so that `marshal` writes each of them once."""
    return intern(thing[0]), intern(thing[1])


def linked_of(packed: bytes, occurrences: Callable[[], Occurrences]) -> Linked:
    """Return the result of linking from its first part; ``occurrences`` loads the second when it is needed."""
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
    mentions, links = marshal.loads(packed)
    return Occurrences(tuple([_new(Mention, one) for one in mentions]), links)


def _plain(value: Any) -> Any:
    """Return fields as values that marshal accepts."""
    if isinstance(value, Data):
        return {name: _plain(one) for name, one in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _data(value: Any) -> Any:
    """Return fields from the values of `_plain`, which must not be used afterwards."""
    if type(value) is dict:
        for name, one in value.items():
            if type(one) is not str:
                value[name] = _data(one)
        return Data(value)
    return tuple([_data(one) for one in value]) if type(value) is tuple else value
