"""The manifest: which files of the site are ours, each with its digest, in one file of the site's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.source.decode import bytes_of

MANIFEST = ".manifest"
_HEADER = "briefing-archive 1"
_UNFINISHED = f"{_HEADER} unfinished"
"""Stands first while files are being written; a build that finds it reads every file of the site."""
_DIGITS = 32
"""Of a digest, base 16."""

Record = Mapping[str, frozenset[str]]
"""Path to the digests that a file of ours may have: one, or two where a build died between them."""


def read_manifest(output: Path) -> tuple[dict[str, frozenset[str]], bool]:
    """Return path to digests, and whether the build that wrote them ended; anything odd is as good as no record."""
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


def announced(old: Record, new: Record) -> bytes:
    """Return the record of what is there while new files are written: what was, and what will be."""
    return b"".join([f"{_UNFINISHED}\n".encode(), *_lines(old), *_lines(new)])


def written_manifest(files: Record) -> bytes:
    """Return the record of all files, once they are there."""
    return b"".join([f"{_HEADER}\n".encode(), *_lines(dict(sorted(files.items())))])


def _lines(files: Record) -> list[bytes]:
    return [f"{one}  {path}\n".encode() for path, digests in files.items() for one in sorted(digests)]
