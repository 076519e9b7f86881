"""Warming: many new texts are read and linked on all cores before the archive is put together.

It only fills the memory. What a worker could not know, another briefing to which a text refers, say, is found wanting
when the archive is linked, and that text is linked again; so the result is that of one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.archive.pair import Group, Paired, pair
from generator.archive.resolve import Setting, resolve
from generator.archive.sought import Sought
from generator.model import Data
from generator.output.memory import Memory
from generator.output.remembered import TextRow, written_content, written_text
from generator.output.rows import read_file, source_of
from generator.output.workers import spread
from generator.source.scan import Scan, SourceFile

FEW = 200
"""Texts for which it is not worth while to start workers."""


def warm(
    scanned: Scan, terms: Sequence[Data], memory: Memory, jobs: int, done: Callable[[int, int], None] = lambda *_: None
) -> None:
    """Fill the memory with the texts of a scan that it does not know, if they are many. Raises OSError."""
    if jobs < 2 or len(scanned.files) < FEW or not memory.stored:
        return
    registers = pair(
        (file, memory.read(file)) for file in scanned.files if file.kind and not file.kind.paired and not file.lost
    )
    sought = Sought(registers, terms)
    memory.seek(sought)
    new: dict[tuple[str, str], list[SourceFile]] = {}
    for file in scanned.files:
        if file.kind and file.kind.paired and not file.lost and not memory.knows(file):
            new.setdefault((file.kind.name, file.key), []).append(file)
    if len(new) < FEW:
        return
    names = sought.names
    assert names  # made once, before there are workers

    def work(some: Sequence[list[SourceFile]]) -> list[TextRow]:
        return [row for files in some for row in _rows(files, registers, sought, scanned)]

    for rows in spread(work, list(new.values()), jobs, FEW, lambda number: done(number, len(new))):
        memory.take(rows)


def _rows(files: Sequence[SourceFile], registers: Paired, sought: Sought, scanned: Scan) -> Iterator[TextRow]:
    documents = []
    for file in files:
        document = read_file(file, file.data)
        documents.append((file, document, source_of(file, document.source)))
    own = pair((file, document) for file, document, _ in documents)
    setting = Setting(_together(registers, own), sought, scanned.images)
    groups: dict[str, Group] = {}
    for group in (group for found in own.groups.values() for group in found.values()):
        groups |= dict.fromkeys((path for path, _ in group.documents.values()), group)
    for file, document, source in documents:
        known = groups.get(file.path)
        linked = resolve(setting, known, file.lang) if known else None
        said = written_text(document, linked)
        if linked is None:
            yield TextRow(file.path, source, said, file.lang)
        else:
            yield TextRow(file.path, source, said, file.lang, written_content(linked.content), linked.words)


def _together(registers: Paired, own: Paired) -> Paired:
    groups: dict[str, Any] = {name: {**found, **own.groups[name]} for name, found in registers.groups.items()}
    return Paired(groups, frozenset(), frozenset(), ())
