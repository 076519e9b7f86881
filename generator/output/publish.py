"""Publishing: the one place that touches the site's folder. Replaces and deletes only what an earlier build wrote.

``.manifest`` in the folder lists every file that is ours, with its digest. Before the first page is written it
lists old and
new together, so that a build that dies leaves nothing behind that the next one would not know as its own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.digest import digest
from generator.model import WARNING, Problem

MANIFEST = ".manifest"
_HEADER = "briefing-archive 1"


class Published(NamedTuple):
    """What publishing did."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    problems: tuple[Problem, ...]


def publish(output: Path, files: Mapping[str, bytes]) -> Published:
    """Make the folder hold exactly these files, and whatever was never ours; with an error nothing is touched."""
    old = _read_manifest(output)
    new = {path: digest(data).hex() for path, data in sorted(files.items())}
    current = {path: _current(output / path) for path in files}
    problems = tuple(_strangers(output, old, new, current))
    if problems:
        return Published((), (), problems)
    changed = tuple(path for path in new if current[path] != new[path])
    gone = tuple(path for path in old if path not in new)
    if not changed and not gone and old == new:
        return Published((), (), ())
    output.mkdir(parents=True, exist_ok=True)
    _write_manifest(output, {**old, **new})
    for path in changed:
        _write(output / path, files[path])
    deleted, kept = _delete(output, {path: old[path] for path in gone})
    _write_manifest(output, new)
    return Published(changed, deleted, kept)


def unsafe(output: Path, root: Path) -> str:
    """Return why a folder must not be written to, or nothing."""
    real, source = output.resolve(), root.resolve()
    if real in (Path(real.anchor), Path.home().resolve(), source) or real in source.parents:
        return "that folder holds more than a site"
    for name in ("content", "templates", "translations", "generator", "tests"):
        folder = source / name
        if real == folder or folder in real.parents:
            return f"it lies in {name}/, among the sources"
    if output.is_symlink():
        return "it is a symbolic link"
    if output.exists() and not output.is_dir():
        return "it is a file"
    return ""


def _current(path: Path) -> str:
    try:
        return digest(path.read_bytes()).hex()
    except OSError:
        return ""


def _strangers(
    output: Path, old: Mapping[str, str], new: Mapping[str, str], current: Mapping[str, str]
) -> list[Problem]:
    """Find files and folders that no build wrote, at addresses where one must write; those of equal bytes are
    adopted."""
    shown = output.name
    problems = []
    for path in new:
        target = output / path
        if path not in old and current[path] != new[path] and (target.exists() or target.is_symlink()):
            message = f"a file that no build wrote stands where the page {path} must go — move it away, or delete it"
            problems.append(Problem(f"{shown}/{path}", 1, 1, message))
        for parent in PurePosixPath(path).parents:
            if parent.name and parent.as_posix() not in old and (output / parent).is_file():
                message = f"a file stands where a folder must be for {path} — move it away, or delete it"
                problems.append(Problem(f"{shown}/{parent}", 1, 1, message))
    return sorted(set(problems))


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _delete(output: Path, gone: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Delete what is no longer planned, unless somebody has changed it since, and the folders that this empties."""
    deleted, kept = [], []
    for path, expected in gone.items():
        target = output / path
        found = _current(target)
        if found == expected:
            target.unlink()
            deleted.append(path)
        elif found:
            message = "no page belongs here any more, but the file was changed by hand and is kept — delete it yourself"
            kept.append(Problem(f"{output.name}/{path}", 1, 1, message, WARNING))
        folder = target.parent
        while folder != output and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    return tuple(deleted), tuple(kept)


def _read_manifest(output: Path) -> dict[str, str]:
    """Return path to digest; anything odd in the record is as good as no record."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    if not lines or lines[0] != _HEADER:
        return {}
    found = {}
    for line in lines[1:]:
        written, _, path = line.partition("  ")
        parts = PurePosixPath(path)
        if not path or parts.is_absolute() or ".." in parts.parts or len(written) != 32:
            return {}
        found[path] = written
    return found


def _write_manifest(output: Path, entries: Mapping[str, str]) -> None:
    lines = [_HEADER, *(f"{entries[path]}  {path}" for path in sorted(entries))]
    _write(output / MANIFEST, ("\n".join(lines) + "\n").encode())
