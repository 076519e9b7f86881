"""Unchanged: whether a build would find everything as the last one left it, told by a look at the files alone.

Nothing is read but names, times and sizes; so a build with nothing to do costs next to nothing, whatever the archive.
"""

from __future__ import annotations

import marshal
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from generator.core.digest import digest
from generator.core.invocation import invocation
from generator.core.model import MTIME_GRANULARITY, Problem
from generator.core.options import Options, Result
from generator.output.manifest import MANIFEST
from generator.output.store import FACTS, Damaged, Store, program_digest, store_file

SOURCES = ("content", "templates", "translations")
"""Folders of the root that a build reads."""
_LAST = b"last"


class Glance(NamedTuple):
    """What a look at the files tells."""

    result: Result | None
    """What the last build of the folder found, if this one would find and do the same; None if it may not."""
    store: Store | None
    """In which that was found; to close it takes longer than all else, so that is left to the end of the process."""
    sources: str
    """How the sources look, as `look` says it."""


def glance(options: Options) -> Glance:
    """Look whether there is anything to do."""
    file, sources = store_file(options.root, options.output), look(options.root)
    if options.clean or options.verify or not file.is_file():
        return Glance(None, None, sources)
    store = Store(file, program_digest(), reading=True)
    try:
        said = store.get(FACTS, _LAST)
        return Glance(_last(options, marshal.loads(said) if said else None, sources), store, sources)
    except (Damaged, ValueError, EOFError, TypeError):
        return Glance(None, store, sources)


def _last(options: Options, last: Any, sources: str) -> Result | None:
    try:
        if last["said"] != [*options.site_options, invocation()] or last["sources"] != sources:
            return None  # also where the messages would name the command otherwise
        if last["manifest"] != _look_at(options.output / MANIFEST) or not last["manifest"]:
            return None
        problems, notices = (tuple(Problem(*one) for one in last[name]) for name in ("problems", "notices"))
        return Result(problems, last["pages"], base_url=last["base_url"], notices=notices)
    except (TypeError, KeyError):
        return None


def remembered(options: Options, result: Result, before: str) -> dict[bytes, bytes]:
    """Return what to remember of a build as rows of the store's facts; nothing is remembered if a source is so young
    that it may yet change unseen.

    ``before`` is how the sources looked when the build began.
    """
    if not before:
        return {_LAST: marshal.dumps(None)}
    problems, notices = (
        [[one.path, one.line, one.column, one.message, one.severity] for one in found]
        for found in (result.problems, result.notices)
    )
    found = {
        "said": [*options.site_options, invocation()],
        "sources": before,
        "manifest": _look_at(options.output / MANIFEST),
        "problems": problems,
        "notices": notices,
        "pages": result.pages,
        "base_url": result.base_url,
    }
    return {_LAST: marshal.dumps(found)}


def look(root: Path) -> str:
    """Return how all sources look; empty if one of them is too young to be told from what it may become."""
    limit = time.time_ns() - MTIME_GRANULARITY
    found: list[str] = []
    folders = [os.path.join(root, name) for name in SOURCES]
    while folders:
        folder = folders.pop()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                path = entry.path
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                seen = entry.stat(follow_symlinks=not entry.is_symlink() or os.path.exists(path))
                if seen.st_mtime_ns >= limit:
                    return ""
                found.append(f"{path}\0{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}")
    return digest(os.fsencode("\0".join(sorted(found)))).hex()


def _look_at(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
