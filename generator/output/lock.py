"""The lock: the second of two builds of one output folder waits for the first. The operating system locks the file, so
a process that dies leaves no lock."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 60.0
"""Seconds for which a build waits for another one."""
_PAUSE = 0.05


class Busy(Exception):
    """Another build holds the lock longer than PATIENCE."""


@contextmanager
def locked(file: Path, waiting: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file while the body runs; ``waiting`` is called once if another process holds it.

    It is SQLite's exclusive lock, which every system has. Where no file can be created there is no lock. Raises Busy.
    """
    try:
        file.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    except (sqlite3.Error, OSError):
        yield
        return
    try:
        _take(connection, file, waiting, patience)
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.close()


def _take(connection: sqlite3.Connection, file: Path, waiting: Callable[[], None], patience: float) -> None:
    until = time.monotonic() + patience
    told = False
    while True:
        try:
            connection.execute("PRAGMA journal_mode=MEMORY")  # nothing is written, so there is nothing to wait for
            connection.execute("BEGIN EXCLUSIVE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                return  # a folder that cannot be written, say: then nobody can hold it
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()  # not ours, or damaged: it holds nothing
            return
        if not told:
            told = True
            waiting()
        if time.monotonic() > until:
            raise Busy
        time.sleep(_PAUSE)
