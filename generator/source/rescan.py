"""Scanning again: from a scan, and the files that have changed since, to the scan as it would be now, without a look at
any other file."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.digest import digest
from generator.model import SETTLED
from generator.source.scan import CONTENT, IMAGES, Scan, Seen, SourceFile

FEW = 50
"""Files for which it is worth while."""


def rescan(root: Path, before: Scan, changed: Iterable[str]) -> Scan | None:
    """Return a scan as it is now; None if more than the contents of few texts may be other than before.

    ``changed`` are paths relative to the root. Files that were too young to be told from what they became are looked at
    again too.
    """
    young = [path for path, seen in before.seen.items() if not seen.mtime]
    paths = {path for path in changed if path.startswith(f"{CONTENT}/")}.union(young)
    numbers = {file.path: number for number, file in enumerate(before.files)}
    if before.problems or len(paths) > FEW or not paths <= numbers.keys():
        return None
    files, seen = list(before.files), dict(before.seen)
    for path in paths:
        found = _look(root, path)
        if found is None or path.startswith(f"{CONTENT}/{IMAGES}/"):
            return None
        number = numbers[path]
        files[number], seen[path] = _again(files[number], found), found
    return Scan(tuple(files), before.images, (), seen)


def _again(file: SourceFile, found: Seen) -> SourceFile:
    return file if file.digest == found.digest else replace(file, digest=found.digest)


def _look(root: Path, path: str) -> Seen | None:
    began = time.time_ns()
    try:
        found = os.lstat(root / path)
        if not stat.S_ISREG(found.st_mode):
            return None
        data = (root / path).read_bytes()
    except OSError:
        return None
    mtime = found.st_mtime_ns if found.st_mtime_ns < began - SETTLED else 0
    return Seen(mtime, found.st_size, found.st_ino, digest(data))
