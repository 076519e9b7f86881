"""The manifest: which files of the site are ours, each with its digest, in one file of the site's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.digest import digest

MANIFEST = ".manifest"
_HEADER = "briefing-archive 1"
_UNFINISHED = f"{_HEADER} unfinished"
"""Stands first while files are being written; whoever finds it trusts no file unseen."""
_DIGITS = 32
"""Of a digest, base 16."""

Record = Mapping[str, frozenset[str]]
"""Path to the digests that a file of ours may have: one, or two where a build died between them."""


class _Latest(NamedTuple):
    """The manifest that this process has written last, so that it need not be read or put together again."""

    looks: tuple[int, int, int]
    files: dict[str, frozenset[str]]
    data: bytes
    digest: bytes


_latest: dict[Path, _Latest] = {}


def read_manifest(output: Path) -> tuple[dict[str, frozenset[str]], bool]:
    """Return path to digests, and whether the build that wrote them ended; anything odd is as good as no record."""
    if latest := _known(output):
        return latest.files, True
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}, False
    if not lines or lines[0] not in (_HEADER, _UNFINISHED):
        return {}, False
    found: dict[str, frozenset[str]] = {}
    for line in lines[1:]:
        written, gap, path = line[:_DIGITS], line[_DIGITS : _DIGITS + 2], line[_DIGITS + 2 :]
        if gap != "  " or not path or path[0] == "/" or (".." in path and ".." in path.split("/")) or " " in written:
            return {}, False
        found[path] = found[path] | {written} if path in found else frozenset((written,))
    return found, lines[0] == _HEADER


def announced(output: Path, old: Record, new: Record) -> bytes:
    """Return the record of what is there while new files are written: what was, and what will be."""
    latest = _latest.get(output)
    known = latest.data if latest and latest.files is old else written_manifest(old)
    return b"".join([_UNFINISHED.encode(), known[len(_HEADER) :], *_lines(new)])


def written_manifest(files: Record) -> bytes:
    """Return the record of all files, once they are there."""
    return b"".join([f"{_HEADER}\n".encode(), *_lines(dict(sorted(files.items())))])


def _lines(files: Record) -> list[bytes]:
    return [f"{one}  {path}\n".encode() for path, digests in files.items() for one in sorted(digests)]


def rewritten(output: Path, old: Record, files: dict[str, frozenset[str]], changed: Iterable[str]) -> bytes:
    """Return the record of files of which only these are other ones than before."""
    latest = _latest.get(output)
    if latest is None or latest.files is not old or old.keys() != files.keys():
        return written_manifest(files)
    data = latest.data
    for path in changed:
        (before,), (after,) = _lines({path: old[path]}), _lines({path: files[path]})
        data = data.replace(b"\n" + before, b"\n" + after)
    return data


def manifest_digest(output: Path) -> bytes:
    """Return the digest of the record as it is on the disk."""
    if latest := _known(output):
        return latest.digest
    try:
        return digest((output / MANIFEST).read_bytes())
    except OSError:
        return b""


def prime(output: Path) -> None:
    """Remember the record that is there, as if this process had written it."""
    files, finished = read_manifest(output)
    data = written_manifest(files)
    if finished and manifest_digest(output) == digest(data):
        remember(output, files, data)


def remember(output: Path, files: dict[str, frozenset[str]], data: bytes) -> None:
    """Remember the record that has just been written."""
    looks = _looks(output)
    _latest.clear()
    if looks:
        _latest[output] = _Latest(looks, files, data, digest(data))


def _known(output: Path) -> _Latest | None:
    latest = _latest.get(output)
    return latest if latest and latest.looks == _looks(output) else None


def _looks(output: Path) -> tuple[int, int, int] | None:
    try:
        found = (output / MANIFEST).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
