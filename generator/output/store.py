"""The store: what one build remembers for the next, in one SQLite file of ``.cache/`` for every output folder.

It is only speed. A store that is missing, damaged, of another program or beyond reach is as good as an empty one, and
deleting it loses nothing but time.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from generator.digest import digest

CACHE = ".cache"
"""Folder in the root for what may be lost at any time."""
_FORM = "7"
_TABLES = {
    "facts": "name TEXT PRIMARY KEY, value TEXT",
    "files": "path TEXT PRIMARY KEY, seen TEXT",
    "texts": "path TEXT PRIMARY KEY, source BLOB, said TEXT",
    "contents": "path TEXT PRIMARY KEY, passages TEXT, mentions TEXT, traits TEXT",
    "words": "path TEXT PRIMARY KEY, lang TEXT, words TEXT",
    "compiled": "path TEXT PRIMARY KEY, sum BLOB, code BLOB",
    "pages": "path TEXT PRIMARY KEY, bundle TEXT, sheet TEXT, key BLOB, written TEXT, size INTEGER, parts BLOB",
    "bundles": "name TEXT PRIMARY KEY, seed BLOB, pages INTEGER, uses TEXT, sums BLOB",
    "listings": "stem TEXT PRIMARY KEY, sum BLOB, said BLOB",
}
"""What the scan saw; what files say and what linking made of them; what pages of them are made of; the words in which
forms are sought; templates as they were compiled; of every page the key, and the digest and size of what was written;
of every bundle of pages what it was made of; and what lists ask of every briefing."""


class Store:
    """The store of one output folder. Every method does nothing, or finds nothing, where there can be no store."""

    def __init__(self, file: Path, program: bytes) -> None:
        self.file = file
        self._program = f"{_FORM} {program.hex()}"
        self._connections: dict[int, sqlite3.Connection] = {}
        try:
            self._open()
        except (sqlite3.Error, OSError):
            self.clear()

    def clear(self) -> None:
        """Forget everything, and begin anew if a file can be written at all."""
        self.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{self.file}{ending}").unlink()
        with suppress(sqlite3.Error, OSError):
            self._open()

    def _open(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.file, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            if not self._ours(connection):
                self._begin(connection)
        except BaseException:
            connection.close()
            raise
        self._connections[os.getpid()] = connection

    def _ours(self, connection: sqlite3.Connection) -> bool:
        """Whether this program has made the tables."""
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        known = "SELECT value FROM facts WHERE name = 'program'"
        return there == _TABLES.keys() and connection.execute(known).fetchone() == (self._program,)

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Make the tables, in place of those of another program, which may have other columns."""
        connection.execute("BEGIN IMMEDIATE")
        if not self._ours(connection):  # another process may have been faster
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            for name, columns in _TABLES.items():
                connection.execute(f"CREATE TABLE {name} ({columns})")
            connection.execute("CREATE INDEX pages_by_bundle ON pages (bundle)")
            connection.execute("INSERT INTO facts VALUES ('program', ?)", (self._program,))
        connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        connection = self._connections.pop(os.getpid(), None)
        self._connections.clear()
        if connection:
            with suppress(sqlite3.Error):
                connection.close()

    @property
    def there(self) -> bool:
        """Whether anything can be remembered."""
        return bool(self._connections)

    def _connection(self) -> sqlite3.Connection:
        """The connection of this process; a forked one must not use its parent's."""
        own = self._connections.get(os.getpid())
        if own is None:
            own = sqlite3.connect(self.file, timeout=5, isolation_level=None, check_same_thread=False)
            self._connections[os.getpid()] = own
        return own

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; none if the store is damaged, which is then begun anew."""
        if self.there:
            try:
                yield from self._connection().execute(query, values)
            except sqlite3.Error:
                self.clear()

    def fact(self, name: str) -> Any:
        """Return a remembered fact; None if there is none, or if it cannot be read."""
        try:
            return next(
                (json.loads(value) for (value,) in self.rows("SELECT value FROM facts WHERE name=?", name)), None
            )
        except ValueError:
            return None

    def save(
        self, facts: dict[str, Any], rows: dict[str, Iterable[tuple[Any, ...]]], gone: dict[str, Iterable[str]]
    ) -> None:
        """Write facts and rows by table, and delete rows by table and first column, all at once or not at all."""
        if not self.there:
            return
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            for table, names in gone.items():
                column = _TABLES[table].split()[0]
                connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((name,) for name in names))
            for table, found in rows.items():
                places = ", ".join("?" * len(_TABLES[table].split(",")))
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", found)
            values = ((name, json.dumps(value, ensure_ascii=False)) for name, value in facts.items())
            connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", values)
            connection.execute("COMMIT")
        except sqlite3.Error:
            self.clear()


def store_file(root: Path, output: Path) -> Path:
    """Return where the store of an output folder is."""
    return root / CACHE / f"{digest(os.fsencode(output.resolve())).hex()[:16]}.sqlite"


@cache
def program_digest() -> bytes:
    """Return the digest of the program and of the versions of everything that it uses."""
    package = Path(__file__).resolve().parent.parent
    sources = sorted(package.rglob("*.py"))
    names = (path.relative_to(package).as_posix() for path in sources)
    return digest(*names, *(path.read_bytes() for path in sources), *releases())


def releases() -> list[str]:
    """Return name and version of everything installed beside the program, by the names of its records."""
    import sys

    found = {sys.version}
    for folder in sys.path:
        with suppress(OSError):
            found |= {name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))}
    return sorted(found)
