"""Atomic files: a file is replaced in one step, so that an interrupted run leaves either the old or the new one, and
never through a link of the file system."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def replace_file(target: Path, data: str | bytes, *, durable: bool = False) -> None:
    """Write a file, and the folders around it; text becomes UTF-8 with its line breaks as they are.

    ``durable`` waits until the disk keeps the data without power. Raises OSError, and then leaves no temporary file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_of(target)
    _unlink(temporary)  # a link of that name would lead to another file, which would be overwritten
    try:
        temporary.write_bytes(data.encode() if isinstance(data, str) else data)
        if durable:
            with temporary.open("rb") as stream:
                os.fsync(stream.fileno())
        os.replace(temporary, target)
    except OSError:
        _unlink(temporary)
        raise


def _unlink(path: Path) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def temporary_of(target: Path) -> Path:
    """Return the path under which a file is written first; it is always the same, so the next run can delete it."""
    return target.with_name(f".{target.name.lstrip('.')}.tmp")


def is_symlinked(path: Path, folder: Path) -> bool:
    """Return whether a path within a folder is a link of the file system, or leads through one."""
    inside = (path, *path.parents)
    return any(one.is_symlink() for one in inside[: len(path.relative_to(folder).parts)])
