"""The store: a cache of the results of builds, one SQLite file in ``.cache/`` for every output folder.

A store that is missing, damaged, written by another version of the program or not writable counts as empty; deleting it
costs only time. Every value has a checksum.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from generator.core.digest import digest

CACHE = ".cache"
"""Folder of caches, under the archive's folder."""
FACTS, DOCUMENTS, DETAILS, LINKED = "facts", "documents", "details", "linked"
OCCURRENCES, PAGES, SHARED = "occurrences", "pages", "shared"
TABLES = (FACTS, DOCUMENTS, DETAILS, LINKED, OCCURRENCES, PAGES, SHARED)
Rows = Mapping[str, Mapping[bytes, bytes]]
"""The rows of each table, by key."""
_SUM = 4
"""Bytes of a checksum."""
_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises for a damaged file; its message quotes the file, and what it quotes may be no text."""


UNWRITABLE = "nothing can be remembered here, and every build makes everything anew — make the folder writable"
DAMAGED = "what was remembered here was damaged, and everything is made anew — that mends it"
FOREIGN = "the program or a package beside it has changed, and everything is made anew — the next build is quick again"
LOST = "nothing is remembered here of the site there, and everything is made anew — the next build is quick again"


class Damaged(Exception):
    """The store is damaged; the build starts again with an empty one."""


class Store:
    """The store of one output folder: tables of keys and values. Where no file can be written it is kept in memory."""

    def __init__(self, file: Path | None, program: bytes, *, reading: bool = False) -> None:
        """Open the store in a file, or in memory without one; with another ``program`` digest it counts as empty.

        With ``reading`` a file that cannot be used is left as it is, for a build to deal with.
        """
        self.file = file
        self.fault = ""
        """Why nothing is remembered of earlier builds, if nothing is, as an editor is told it."""
        self._program = program
        self._connections: dict[int, sqlite3.Connection] = {}
        try:
            self._open(reading=reading)
        except (*_FAULTS, OSError, Damaged):
            self.file = None if reading else file
            self.clear(DAMAGED)

    def clear(self, fault: str = "", *, file: bool = True) -> None:
        """Empty the store for the reason ``fault``; it is kept in memory from now on without ``file``, or if no file
        can be written."""
        self.close()
        if self.file:
            for ending in ("", "-wal", "-shm", "-journal"):
                with suppress(OSError):
                    Path(f"{self.file}{ending}").unlink()
        wanted, self.file = self.file, self.file if file else None
        try:
            self._open()
        except (*_FAULTS, OSError, Damaged):
            self.file = None
            self._open()
        self.fault = UNWRITABLE if wanted and not self.file else fault

    def _open(self, *, reading: bool = False) -> None:
        if self.file and not reading:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.file or ":memory:", timeout=5, isolation_level=None, check_same_thread=False)
        try:
            if reading:
                if self._value(connection, FACTS, b"program") != self._program:
                    raise Damaged("program")
                self._connections[os.getpid()] = connection
                return
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")  # the checksums show the damage of a power cut
            connection.execute("BEGIN IMMEDIATE")
            there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if there != set(TABLES) or self._value(connection, FACTS, b"program") != self._program:
                self.fault = FOREIGN if there else LOST
                for name in there:
                    connection.execute(f'DROP TABLE "{name}"')
                for name in TABLES:
                    connection.execute(f"CREATE TABLE {name} (key BLOB PRIMARY KEY, value BLOB)")
                sealed = _sealed(b"program", self._program)
                connection.execute("INSERT INTO facts VALUES (?, ?)", (b"program", sealed))
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self._connections[os.getpid()] = connection

    def close(self) -> None:
        """Close the file."""
        connection = self._connections.pop(os.getpid(), None)
        self._connections.clear()
        if connection:
            with suppress(sqlite3.Error):
                connection.close()

    def _connection(self) -> sqlite3.Connection:
        """The connection of this process; a forked process opens its own, except for a store in memory."""
        if self.file is None:
            return next(iter(self._connections.values()))
        own = self._connections.get(os.getpid())
        if own is None:
            own = sqlite3.connect(self.file, timeout=5, isolation_level=None, check_same_thread=False)
            self._connections[os.getpid()] = own
        return own

    def all(self, table: str) -> dict[bytes, bytes]:
        """Return the values of a table, by key. Raises Damaged."""
        try:
            rows = self._connection().execute(f"SELECT key, value FROM {table}").fetchall()
        except _FAULTS as error:
            raise Damaged(table) from error
        return {key: _opened(key, value) for key, value in rows}

    def keys(self, table: str) -> list[bytes]:
        """Return the keys of a table. Raises Damaged."""
        try:
            return [key for (key,) in self._connection().execute(f"SELECT key FROM {table}")]
        except _FAULTS as error:
            raise Damaged(table) from error

    def get(self, table: str, key: bytes) -> bytes | None:
        """Return one value; None if there is none. Raises Damaged."""
        try:
            return self._value(self._connection(), table, key)
        except _FAULTS as error:
            raise Damaged(table) from error

    @staticmethod
    def _value(connection: sqlite3.Connection, table: str, key: bytes) -> bytes | None:
        row = connection.execute(f"SELECT value FROM {table} WHERE key = ?", (key,)).fetchone()
        return _opened(key, row[0]) if row else None

    def save(self, rows: Rows, gone: Mapping[str, Iterable[bytes]] | None = None) -> None:
        """Write values by table and key, and delete keys by table, all at once or not at all. Raises Damaged."""
        try:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            for table, keys in (gone or {}).items():
                connection.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))
            for table, found in rows.items():
                sealed = ((key, _sealed(key, value)) for key, value in found.items())
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", sealed)
            connection.execute("COMMIT")
        except _FAULTS as error:
            raise Damaged(str(error)) from error


def _sealed(key: bytes, value: bytes) -> bytes:
    return crc32(value, crc32(key)).to_bytes(_SUM, "big") + value


def _opened(key: object, value: object) -> bytes:
    """Return a value without its checksum; raises Damaged if the checksum differs."""
    if not isinstance(key, bytes) or not isinstance(value, bytes):
        raise Damaged("not bytes")
    found = value[_SUM:]
    if int.from_bytes(value[:_SUM], "big") != crc32(found, crc32(key)):
        raise Damaged("checksum")
    return found


def store_file(root: Path, output: Path) -> Path:
    """Return the path of the store of an output folder."""
    return root / CACHE / f"{digest(os.fsencode(output.resolve())).hex()[:16]}.sqlite"


@cache
def program_digest() -> bytes:
    """Return the digest of the program and of the versions of all packages installed beside it."""
    package = Path(__file__).resolve().parent.parent
    sources = sorted(package.rglob("*.py"))
    names = (path.relative_to(package).as_posix() for path in sources)
    return digest(*names, *(path.read_bytes() for path in sources), *releases())


def releases() -> list[str]:
    """Return name and version of every package installed beside the program, from the names of its metadata."""
    import sys

    found = {sys.version}
    for folder in sys.path:
        with suppress(OSError):
            found |= {name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))}
    return sorted(found)
