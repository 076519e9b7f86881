"""Scanning again: from a scan, and the files that have changed since, to the scan as it would be now, without a look at
any other file."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.digest import digest
from generator.model import SETTLED
from generator.source.fit import FILES, ignored, newly_named, unfit
from generator.source.scan import CONTENT, FOLDERS, IMAGES, Scan, Seen, SourceFile, bytes_of

FEW = 50
"""Files for which it is worth while."""


def rescan(root: Path, before: Scan, changed: Iterable[str]) -> Scan | None:
    """Return a scan as it is now; None if more may be other than before than few texts that came, went or changed.

    ``changed`` are paths relative to the root. Files that were too young to be told from what they became are looked at
    again too.
    """
    young = [path for path, seen in before.seen.items() if not seen.mtime]
    paths = {path for path in changed if path.startswith(f"{CONTENT}/")}.union(young)
    if before.problems or not (root / CONTENT).is_dir() or len(paths) > FEW:
        return None
    if any(path.startswith((f"{CONTENT}/{IMAGES}/", f"{CONTENT}/{FILES}/")) for path in paths):
        return None
    files, seen = {file.path: file for file in before.files}, dict(before.seen)
    for path in sorted(paths):
        try:
            found = _look(root, path)
        except FileNotFoundError:
            if files.pop(path, None) is None:
                return None  # a folder, or what was no source either
            del seen[path]
            continue
        except OSError:
            return None
        known = files.get(path)
        file = _again(known, found) if known else _new(root, path, found)
        if file is None:
            return None
        files[path], seen[path] = file, found
    came = paths - before.seen.keys()  # all others keep their places
    ordered = sorted(files.values(), key=lambda one: one.path.split("/")) if came else files.values()
    return Scan(tuple(ordered), before.images, (), seen, copied=before.copied)


def _look(root: Path, path: str) -> Seen:
    """Return what a file is like; raises OSError if it has gone, or is no file."""
    began = time.time_ns()
    found = os.lstat(root / path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(path)
    data = (root / path).read_bytes()
    mtime = found.st_mtime_ns if found.st_mtime_ns < began - SETTLED else 0
    return Seen(mtime, found.st_size, found.st_ino, digest(data))


def _again(file: SourceFile, found: Seen) -> SourceFile:
    return file if file.digest == found.digest else replace(file, digest=found.digest)


def _new(root: Path, path: str, found: Seen) -> SourceFile | None:
    """Return a file that was not there before; None if there may be something to be said of its name or place."""
    folder, _, name = path.removeprefix(f"{CONTENT}/").rpartition("/")
    kind = FOLDERS.get(folder)
    if kind is None or ignored(name) or not name.isascii() or unfit(name):
        return None
    try:
        key, lang = newly_named(kind, name)
    except ValueError:
        return None
    return SourceFile(path, kind, key, lang, found.digest, partial(bytes_of, os.fspath(root / path)))
