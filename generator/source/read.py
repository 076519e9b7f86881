"""Reading: from the bytes of one file and its kind to a Document, which depends on nothing else, not even its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from generator.core.data_files import DataFile
from generator.core.digest import digest, digest_of
from generator.core.kinds import KINDS, Kind
from generator.core.model import (
    PLACEHOLDER,
    At,
    Block,
    Data,
    Detail,
    Document,
    Finding,
    InlineReference,
    PathKey,
    ReferenceTarget,
)
from generator.core.shapes import EACH, NEUTRAL, TRANSLATION, Many, Record
from generator.source.decode import decode
from generator.source.fields import Reader, given
from generator.source.frontmatter import Unreadable, compose, cut_off, split
from generator.source.structure import structure

_ELSEWHERE = {
    NEUTRAL: "“{}” does not depend on language — move this line to the original, {}",
    TRANSLATION: "“{}” belongs to a translation — take it out of the original",
}


def _read_body(body: str, line: int = 1) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    from generator.source.blocks import read_body  # only now: most runs read no text

    return read_body(body, line)


def read(kind: Kind, data: bytes) -> Document:
    """Return the document in a briefing, page or register file; its mistakes are among its findings, never raised."""
    text, findings = decode(data)
    if not text and findings:
        return _broken(data, findings)
    try:
        header, header_line, body, body_line = split(text)
        node = compose(header, header_line)
    except Unreadable as error:
        return _broken(data, (*findings, error.finding))
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        empty_header = Finding(At(1, 1), "the front matter is empty — write the fields between the hyphens")
        return _broken(data, (*findings, empty_header))
    shape, elsewhere = _shape(kind, node)
    reader = Reader(header_line, elsewhere)
    fields = reader.read(node, shape)
    blocks, wrong = _read_body(body, body_line)
    named = {one.at.line for one in reader.findings if "U+" in one.message}  # where a field says that itself
    unseen = (one for one in findings if one.at.line not in named)
    found = (*unseen, *cut_off(node, header, header_line), *reader.findings, *wrong)
    return _document(data, fields if given(fields) else Data(), reader.marks, blocks, found, body)


def read_note(data: bytes) -> Document:
    """Return a note to a register entry in one language: Markdown without front matter."""
    text, findings = decode(data)
    blocks, wrong = _read_body(text)
    return _document(data, Data(), {}, blocks, (*findings, *wrong), text)


def read_data(file: DataFile, data: bytes) -> tuple[Any, dict[PathKey, At], tuple[Finding, ...]]:
    """Return (value of a data file, positions of its parts, mistakes); the value is empty if the file is unreadable."""
    text, findings = decode(data)
    if not text and findings:
        return empty(file), {}, findings
    try:
        node = compose(text)
    except Unreadable as error:
        return empty(file), {}, (*findings, error.finding)
    reader = Reader()
    value = reader.read(node, file.shape)
    found = (*findings, *cut_off(node, text, 1), *reader.findings)
    return (value if given(value) else empty(file)), reader.marks, found


def empty(file: DataFile) -> Any:
    """Return the value of an empty data file."""
    return () if isinstance(file.shape, Many) else Data()


def _shape(kind: Kind, node: yaml.Node) -> tuple[Record, dict[str, str]]:
    """Return the fields that belong in this file, and what to say of those that belong in its twin."""
    pairs = node.value if kind.paired and isinstance(node, yaml.MappingNode) else []
    return _shapes(kind.name, translated=any(key.value == "translation" for key, _ in pairs))


@cache
def _shapes(name: str, *, translated: bool) -> tuple[Record, dict[str, str]]:
    kind = next(kind for kind in KINDS if kind.name == name)
    if not kind.paired:
        return Record(kind.fields), {}
    homes = (EACH, TRANSLATION) if translated else (EACH, NEUTRAL)
    twin = "the file without a “translation:” block"
    elsewhere = {
        field.name: _ELSEWHERE[field.home].format(field.name, twin) for field in kind.fields if field.home not in homes
    }
    return Record(tuple(field for field in kind.fields if field.home in homes)), elsewhere


def _broken(data: bytes, findings: tuple[Finding, ...]) -> Document:
    return _document(data, Data(), {}, (), findings)


def _document(
    data: bytes,
    fields: Data,
    marks: Mapping[PathKey, At],
    blocks: tuple[Block, ...],
    findings: tuple[Finding, ...],
    body: str = "",
) -> Document:
    detail = Detail(marks, blocks)
    units = [unit for block in blocks for unit in block.units]
    anchors = {block.anchor for block in blocks} | {unit.anchor for unit in units}
    refs = [one for block in blocks for one in block.segments if type(one) is InlineReference]
    return Document(
        fields=fields,
        findings=findings,
        ids=" ".join(sorted(anchors)),
        stamped=" ".join([block.stamp for block in blocks]),
        references=tuple([ReferenceTarget(one.scheme, one.target, one.fragment, one.at) for one in refs]),
        unwritten=len(units) == 1 and units[0].text == PLACEHOLDER,
        placeholders=tuple(_open(fields)),
        source_digest=digest(data),
        head_digest=digest_of(fields),
        prose_digest=digest(body),
        outline_digest=digest_of(tuple(map(structure, blocks))),
        detail=lambda: detail,
    )


def _open(fields: Data, path: PathKey = ()) -> Iterator[PathKey]:
    for name, value in fields.items():
        if isinstance(value, Data):
            yield from _open(value, (*path, name))
        elif value == PLACEHOLDER:
            yield (*path, name)


NOTHING = _document(b"", Data(), {}, (), ())
"""The document of a file that cannot be read."""
