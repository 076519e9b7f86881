"""The manifest: one file in the site's folder that lists the files written by builds, each with its digest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.source.decode import bytes_of

MANIFEST = ".manifest"
_HEADER = "briefing-archive 1"
_UNFINISHED = f"{_HEADER} unfinished"
"""The first line while files are being written; a build that finds it reads every file of the site."""
_DIGITS = 32
"""Hexadecimal digits of a digest."""

FileRecords = Mapping[str, frozenset[str]]
"""For each path, the digests that the file may have: one, or two if a build was killed while it replaced the file."""


def read_manifest(output: Path) -> tuple[dict[str, frozenset[str]], bool]:
    """Return (path to digests, whether the build that wrote them ended); an unreadable manifest counts as none."""
    try:
        lines = bytes_of(output / MANIFEST, -1).decode().removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}, False
    if lines[0] not in (_HEADER, _UNFINISHED):
        return {}, False
    found: dict[str, frozenset[str]] = {}
    for line in lines[1:]:
        written, gap, path = line[:_DIGITS], line[_DIGITS : _DIGITS + 2], line[_DIGITS + 2 :]
        if gap != "  " or not path or path[0] == "/" or "\0" in path or " " in written:
            return {}, False
        if ".." in path and ".." in path.split("/"):
            return {}, False
        found[path] = found[path] | {written} if path in found else frozenset((written,))
    return found, lines[0] == _HEADER


def writing_manifest(old: FileRecords, new: FileRecords) -> bytes:
    """Return the manifest for the time of writing, with the old and the new digests."""
    return b"".join([f"{_UNFINISHED}\n".encode(), *_lines(old), *_lines(new)])


def written_manifest(files: FileRecords) -> bytes:
    """Return the manifest of all files after they are written."""
    return b"".join([f"{_HEADER}\n".encode(), *_lines(dict(sorted(files.items())))])


def _lines(files: FileRecords) -> list[bytes]:
    return [f"{one}  {path}\n".encode() for path, digests in files.items() for one in sorted(digests)]
