"""The memory: from files to their documents, and from texts to their results of linking, each by its digest.

It reads and resolves the texts that it does not hold yet, on all cores if they are many, and stores the results.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from generator.archive.link import Work
from generator.archive.linked import Linked, Occurrences
from generator.archive.resolve import resolve
from generator.core.model import Detail, Document, Problem
from generator.output.packing import (
    detail_of,
    document_of,
    linked_of,
    occurrences_of,
    packed_document,
    packed_linked,
)
from generator.output.store import DETAILS, DOCUMENTS, FACTS, LINKED, OCCURRENCES, Damaged, Store
from generator.output.workers import spread
from generator.source.read import NOTHING, read, read_note
from generator.source.scan import FileState, SourceFile

FEW = 100
"""The most texts that are read without workers."""
AT_HAND = 64
"""How many details and occurrences stay in memory after they were loaded."""
_SEEN = b"seen"

Done = Callable[[int, int], None]
"""A function that is called with the number of texts done and their total."""
Packed = tuple[bytes, bytes, bytes]
"""(key, first part of a value, second part)."""


class Read(NamedTuple):
    """What reading the files gave."""

    documents: list[tuple[SourceFile, Document]]
    problems: list[Problem]
    """One for each file that cannot be read."""


class Memory:
    """The documents and results of linking of one archive, in this process and in the store."""

    def __init__(self, store: Store, jobs: int = 1) -> None:
        self.store = store
        self.jobs = jobs
        self._documents: dict[bytes, Document] | None = None
        self._linked: dict[bytes, Linked] | None = None
        self._used: set[bytes] = set()
        self._detail = lru_cache(AT_HAND)(self._fetch_detail)
        self._occurrences = lru_cache(AT_HAND)(self._fetch_occurrences)

    def clear(self, fault: str = "", *, file: bool = True) -> None:
        """Forget everything, here and in the store; without ``file`` the store is kept in memory from now on. ``fault``
        is the reason."""
        self.store.clear(fault, file=file)
        self._documents = self._linked = None
        self._detail.cache_clear()
        self._occurrences.cache_clear()

    def seen(self) -> dict[str, FileState]:
        """Return the states of the files at the last build."""
        packed = self.store.get(FACTS, _SEEN)
        return {path: FileState(*one) for path, one in marshal.loads(packed).items()} if packed else {}

    def read(self, files: Iterable[SourceFile], done: Done = lambda *_: None) -> Read:
        """Return the documents of files; known files are not read again. Raises Damaged."""
        known = self.documents()
        keys = {file.path: _key(file, file.digest) for file in files if file.kind}
        new = [file for file in files if file.kind and not file.unreadable and keys[file.path] not in known]
        problems: list[Problem] = []
        for rows, lost in spread(_read_all, new, self.jobs, FEW, lambda number: done(number, len(new))):
            problems += lost
            self._keep(DOCUMENTS, DETAILS, [packed for _, packed in rows])
            for path, (key, facts, _) in rows:
                keys[path] = key
                known[key] = document_of(facts, partial(self._detail, key))
        documents = [(file, known.get(keys[file.path], NOTHING)) for file in files if file.kind]
        return Read(documents, problems)

    def resolve(self, works: Sequence[Work]) -> Mapping[bytes, Linked]:
        """Return the results of linking, by key; known results are not computed again. Raises Damaged."""
        known = self.linked()
        self._used = {key for key, *_ in works}
        new = [work for work in works if work[0] not in known]
        for rows in spread(_resolve_all, new, self.jobs, FEW):
            self._keep(LINKED, OCCURRENCES, rows)
            for key, facts, _ in rows:
                known[key] = linked_of(facts, partial(self._occurrences, key))
        return known

    def documents(self) -> dict[bytes, Document]:
        """Return the known documents, by key. Raises Damaged."""
        if self._documents is None:
            self._documents = {
                key: document_of(facts, partial(self._detail, key)) for key, facts in self.store.all(DOCUMENTS).items()
            }
        return self._documents

    def linked(self) -> dict[bytes, Linked]:
        """Return the known results of linking, by key. Raises Damaged."""
        if self._linked is None:
            self._linked = {
                key: linked_of(facts, partial(self._occurrences, key)) for key, facts in self.store.all(LINKED).items()
            }
        return self._linked

    def keep_only(self, files: Iterable[SourceFile]) -> dict[str, list[bytes]]:
        """Forget all documents but those of these files, and all results but those of the last linking; return the keys
        that the store can delete, by table."""
        kept = {_key(file, file.digest) for file in files if file.kind}
        documents = [key for key in self.documents() if key not in kept]
        results = [key for key in self.linked() if key not in self._used]
        for key in documents:
            del self.documents()[key]
        for key in results:
            del self.linked()[key]
        return {DOCUMENTS: documents, DETAILS: documents, LINKED: results, OCCURRENCES: results}

    def _keep(self, first: str, second: str, rows: Sequence[Packed]) -> None:
        self.store.save({first: {key: one for key, one, _ in rows}, second: {key: other for key, _, other in rows}})

    def _fetch_detail(self, key: bytes) -> Detail:
        packed = self.store.get(DETAILS, key)
        if packed is None:
            raise Damaged("detail")
        return detail_of(packed)

    def _fetch_occurrences(self, key: bytes) -> Occurrences:
        packed = self.store.get(OCCURRENCES, key)
        if packed is None:
            raise Damaged("occurrences")
        return occurrences_of(packed)


def packed_seen(seen: Mapping[str, FileState]) -> dict[bytes, bytes]:
    """Return the states of the files as a row of the store's facts."""
    return {_SEEN: marshal.dumps({path: tuple(one) for path, one in seen.items()})}


def read_file(file: SourceFile) -> Document:
    """Return the document of a file. Raises OSError if it has been deleted."""
    assert file.kind is not None
    return read(file.kind, file.data) if file.kind.paired or not file.lang else read_note(file.data)


def _key(file: SourceFile, found: bytes) -> bytes:
    """Return the key of the document of a file whose bytes have this digest."""
    assert file.kind is not None
    return f"{file.kind.name} {file.lang} ".encode() + found


def _read_all(files: Sequence[SourceFile]) -> tuple[list[tuple[str, Packed]], list[Problem]]:
    rows, lost = [], []
    for file in files:
        try:
            document = read_file(file)
            rows.append((file.path, (_key(file, document.source_digest), *packed_document(document))))
        except OSError as error:
            lost.append(Problem(file.path, 1, 1, f"the file cannot be read ({error.strerror}) — save it again"))
    return rows, lost


def _resolve_all(works: Sequence[Work]) -> list[Packed]:
    return [(key, *packed_linked(resolve(setting, group, lang))) for key, setting, group, lang in works]
