"""Saving as editors do: from a path and its new bytes to one of the ways in which programs put them on the disk."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

MOMENT = 0.02
"""Seconds that a save in pieces leaves between them."""


def in_place(path: Path, data: bytes) -> None:
    """Truncate and write."""
    path.write_bytes(data)


def in_pieces(path: Path, data: bytes) -> None:
    """Write one half, and after a moment the other, so that a watcher may see a file cut short."""
    with path.open("wb", buffering=0) as stream:
        stream.write(data[: len(data) // 2])
        time.sleep(MOMENT)
        stream.write(data[len(data) // 2 :])


def by_rename(path: Path, data: bytes) -> None:
    """Write another file beside it and put that in its place."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(data)
    os.replace(beside, path)


def with_backup(path: Path, data: bytes) -> None:
    """Try the folder with a file called 4913, move the old file away, write the new one, drop the old: as Vim does."""
    trial, backup = path.with_name("4913"), path.with_name(f"{path.name}~")
    trial.write_bytes(b"")
    trial.unlink()
    if path.exists():
        os.replace(path, backup)
    time.sleep(MOMENT)
    path.write_bytes(data)
    time.sleep(MOMENT)
    backup.unlink(missing_ok=True)


def by_deleting(path: Path, data: bytes) -> None:
    """Delete it and write it anew after a moment."""
    path.unlink(missing_ok=True)
    time.sleep(MOMENT)
    path.write_bytes(data)


WAYS: Mapping[str, Callable[[Path, bytes], None]] = {
    "in place": in_place,
    "in pieces": in_pieces,
    "by rename": by_rename,
    "with a backup": with_backup,
    "deleted first": by_deleting,
}


def save(chance: random.Random, path: Path, data: bytes) -> str:
    """Save a file in one of the ways; return which."""
    way = chance.choice(list(WAYS))
    WAYS[way](path, data)
    return way
