"""Memory: what a build knows already of the sources. Reading is remembered by the bytes of a file, linking as long as
what was sought in the text is the same; with a store, from one run of the program to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, TypeVar

from generator.archive.passages import Content, Linked, Mention, Passage, Traits
from generator.archive.sought import Entry, Sought, affected
from generator.archive.values import Archive, Item
from generator.model import Document
from generator.output.remembered import (
    TextRow,
    read_mentions,
    read_passages,
    read_seen,
    read_text,
    read_traits,
    written_content,
    written_seen,
    written_text,
)
from generator.output.rows import Damaged, again, read_file, sense, source_of
from generator.output.store import Store
from generator.source.scan import Scan, Seen, SourceFile

T = TypeVar("T")

RECALLED = 4096
"""Texts asked for one by one that are kept at hand."""
KEPT = 4000
"""Texts that stay at hand from one build of a process to the next; of more, those that are asked for."""


@dataclass(slots=True)
class _Row:
    source: bytes
    document: Document
    linked: Linked | None


@dataclass(slots=True)
class Memory:
    """What is known of the texts of one archive."""

    store: Store | None = None
    seen: dict[str, Seen] = field(default_factory=dict)
    """The files as they last were."""
    _rows: dict[str, _Row] = field(default_factory=dict)
    _waiting: dict[str, bytes] | None = None
    """By what the texts are known whose rows the store holds and nobody has asked for yet; None before that is fetched,
    all at once."""
    sought: frozenset[Entry] | None = None
    """What was sought in the texts when they were linked last; None if nobody knows."""
    _recalled: dict[str, _Row] = field(default_factory=dict)
    """Rows that were asked for one by one, the latest of them."""
    _dirty: set[str] = field(default_factory=set)
    """What the store does not hold yet."""
    _passages: Callable[[str, bytes], tuple[Passage, ...]] = field(init=False)
    _mentions: Callable[[str, bytes], tuple[Mention, ...]] = field(init=False)
    _traits: Callable[[str, bytes], Traits] = field(init=False)

    def __post_init__(self) -> None:
        self._passages = lru_cache(maxsize=256)(lambda path, _: self._fetch("passages", path, read_passages))
        self._mentions = lru_cache(maxsize=1024)(lambda path, _: self._fetch("mentions", path, read_mentions))
        self._traits = lru_cache(maxsize=256)(
            lambda path, _: self._fetch("traits", path, partial(read_traits, sense=partial(sense, path)))
        )
        if self.store:
            self.seen = {path: read_seen(seen) for path, seen in self.store.rows("SELECT path, seen FROM files")}
            entries = self.store.fact("sought")
            self.sought = None if entries is None else frozenset(tuple(entry) for entry in entries)

    @property
    def _said(self) -> dict[str, bytes]:
        if self._waiting is None:
            rows = self.store.rows("SELECT path, source FROM texts") if self.store else ()
            self._waiting = {path: bytes(source) for path, source in rows}
        return self._waiting

    @property
    def stored(self) -> bool:
        """Whether there is a store."""
        return self.store is not None and self.store.there

    def knows(self, file: SourceFile) -> bool:
        """Whether these bytes of a file need not be read again."""
        source = source_of(file, file.digest)
        row = self._rows.get(file.path)
        return self._said.get(file.path) == source or (row is not None and row.source == source)

    def read(self, file: SourceFile) -> Document:
        """Return what a file says; it is read only if its bytes are new. Raises OSError if it has gone."""
        source = source_of(file, file.digest)
        if self._said.pop(file.path, None) == source:
            self._rows[file.path] = self._recall(file, source)
        row = self._rows.get(file.path)
        if row is None or row.source != source:
            document = read_file(file, file.data)
            row = self._rows[file.path] = _Row(source_of(file, document.source), document, None)
            self._dirty.add(file.path)
        return row.document

    def recall(self, file: SourceFile) -> tuple[Document, Linked | None]:
        """Return what a file says, and what linking has made of it, if that is remembered; else raises Damaged."""
        source = source_of(file, file.digest)
        row = self._rows.get(file.path) or self._recalled.get(file.path)
        if row is None or row.source != source:
            row = self._recall(file, source)
            if len(self._recalled) >= RECALLED:
                self._recalled.clear()
            self._recalled[file.path] = row
        return row.document, row.linked

    def look_up(self, file: SourceFile) -> tuple[Document, Linked | None]:
        """Return as `recall` does, but read the file if these bytes of it are new. Raises OSError if it has gone."""
        try:
            row = _Row(source_of(file, file.digest), *self.recall(file))
        except Damaged:
            document = read_file(file, file.data)
            row = _Row(source_of(file, document.source), document, None)
            self._dirty.add(file.path)
        self._rows[file.path] = row
        return row.document, row.linked

    def _recall(self, file: SourceFile, source: bytes) -> _Row:
        rows = self.store.rows("SELECT source, said FROM texts WHERE path = ?", file.path) if self.store else ()
        for known, said in rows:
            if bytes(known) == source:
                return self._decoded(file, source, said)
        raise Damaged(file.path)

    def take(self, rows: Sequence[TextRow]) -> None:
        """Remember texts that a worker has read, and linked by what was sought last."""
        if self.store is None:
            return
        linked = [row for row in rows if row.content]
        found: dict[str, Iterable[tuple[Any, ...]]] = {
            "texts": [(row.path, row.source, row.said) for row in rows],
            "contents": [(row.path, *row.content) for row in linked],
            "words": [(row.path, row.lang, row.words) for row in linked],
        }
        self.store.save({}, found, {})
        for row in rows if self.store.there else ():
            self._rows.pop(row.path, None)
            self._said[row.path] = row.source

    def _decoded(self, file: SourceFile, source: bytes, said: str) -> _Row:
        detail, content = partial(again, file), partial(self._content, file.path, source)
        document, linked = sense(file.path, lambda text: read_text(text, file.digest, detail, content), said)
        return _Row(source, document, linked)

    def _content(self, path: str, source: bytes, known: bytes, usage: bytes) -> Content:
        passages, mentions = partial(self._passages, path, known), partial(self._mentions, path, known)
        return Content(known, passages, mentions, partial(self._traits, path, source + known + usage))

    def _fetch(self, column: str, path: str, read: Callable[[str], T]) -> T:
        assert self.store is not None
        for (said,) in self.store.rows(f"SELECT {column} FROM contents WHERE path = ?", path):
            return sense(path, read, said)
        raise Damaged(path)

    def known(self, sought: Sought) -> Mapping[str, Linked]:
        """Return what linking made of texts in which nothing else is sought now than then."""
        self.seek(sought)
        return {path: row.linked for path, row in self._rows.items() if row.linked is not None}

    def seek(self, sought: Sought) -> None:
        """Forget the texts that hold a form that has come, gone or changed since they were linked, here and in the
        store at once."""
        old, self.sought = self.sought, sought.entries
        if old == sought.entries:
            return
        held = [*self._rows, *self._said] if old is None else [*self._holding(affected(old, sought.entries))]
        for path in held:
            self._said.pop(path, None)
            if path in self._rows:
                self._rows[path].linked = None
                self._dirty.add(path)
        if self.store:
            self.store.save({"sought": sorted(sought.entries)}, {}, {"texts": held})

    def _holding(self, forms: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
        """Yield the texts that hold any of these forms, by language."""
        for lang, words in forms.items():
            for path, text in self._words(lang):
                if any(form in text for form in words):
                    yield path

    def _words(self, lang: str) -> Iterable[tuple[str, str]]:
        if self.store and self.store.there:
            yield from (
                (path, words) for path, words in self.store.rows("SELECT path, words FROM words WHERE lang = ?", lang)
            )
            return
        for path, row in self._rows.items():
            if row.linked is not None:
                yield path, row.linked.words

    def learn(self, scanned: Scan, archive: Archive) -> None:
        """Remember what the files said and what linking has made of them, and forget the files that have gone."""
        gone = [*self._said, *(path for path in self._rows if path not in scanned.seen)]
        self.learn_of(scanned, archive.every_item, gone)
        self._said.clear()
        self._recalled.clear()  # they may have been linked anew
        if self.stored and len(self._rows) > KEPT:
            self._rows.clear()
            self._waiting = None

    def learn_of(self, scanned: Scan, items: Iterable[Item], gone: Iterable[str]) -> None:
        """Remember some things as `learn` does all, and forget these files."""
        fresh: dict[str, tuple[str, Linked]] = {}
        for item in items:
            for text in item.texts.values():
                row = self._rows.get(text.path)
                if row and row.linked is not text.linked:
                    fresh[text.path] = (text.lang, text.linked)
                    row.linked = text.linked
        self._save(scanned, fresh, list(gone))
        for path in gone:
            self._rows.pop(path, None)
        for path in (*gone, *fresh):
            self._recalled.pop(path, None)
        self.seen = scanned.seen

    def _save(self, scanned: Scan, fresh: Mapping[str, tuple[str, Linked]], gone: list[str]) -> None:
        if self.store is None or not self.store.there:
            return
        changed = [path for path in self._dirty.union(fresh) if path in self._rows and path not in gone]
        seen = self.seen
        rows: dict[str, Iterable[tuple[Any, ...]]] = {
            "files": [(path, written_seen(one)) for path, one in scanned.seen.items() if seen.get(path) is not one],
            "texts": [(path, row.source, written_text(row.document, row.linked))
                      for path, row in ((path, self._rows[path]) for path in changed)],
            "contents": ((path, *written_content(linked.content)) for path, (_, linked) in fresh.items()),
            "words": ((path, lang, linked.words) for path, (lang, linked) in fresh.items()),
        }  # fmt: skip
        lost = [path for path in self.seen if path not in scanned.seen]
        absent = dict.fromkeys(("texts", "contents", "words"), gone)
        self.store.save({}, rows, {**absent, "files": lost})
        if self.store.there:
            for path, (_, linked) in fresh.items():
                source = self._rows[path].source
                linked.content.keep(self._content(path, source, linked.content.digest, linked.usage))
            self._dirty.clear()
