"""Unchanged: from the states of the source files to the result of the last build, if no file has changed since.

Only names, times and sizes are read, so a build with nothing to do takes almost no time, whatever the archive's size.
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


class LastBuild(NamedTuple):
    """The outcome of a look at the files."""

    result: Result | None
    """The result of the last build of the folder, if a build would give the same; else None."""
    store: Store | None
    """The store with that result; to close it would take longer than all else, so the end of the process does that."""
    sources: str
    """The digest of the states of the sources, as `sources_state` returns it."""


def last_build(options: Options) -> LastBuild:
    """Return the result of the last build if nothing has changed since."""
    file, sources = store_file(options.root, options.output), sources_state(options.root)
    if options.clean or options.verify or not file.is_file():
        return LastBuild(None, None, sources)
    store = Store(file, program_digest(), reading=True)
    try:
        said = store.get(FACTS, _LAST)
        return LastBuild(_last(options, marshal.loads(said) if said else None, sources), store, sources)
    except (Damaged, ValueError, EOFError, TypeError):
        return LastBuild(None, store, sources)


def _last(options: Options, last: Any, sources: str) -> Result | None:
    try:
        if last["said"] != [*options.site_options, invocation()] or last["sources"] != sources:
            return None  # also if the messages would name another invocation
        if last["manifest"] != _look_at(options.output / MANIFEST) or not last["manifest"]:
            return None
        problems, notices = (tuple(Problem(*one) for one in last[name]) for name in ("problems", "notices"))
        return Result(problems, last["pages"], base_url=last["base_url"], notices=notices)
    except (TypeError, KeyError):
        return None


def last_build_rows(options: Options, result: Result, before: str) -> dict[bytes, bytes]:
    """Return the result of a build as rows of the store's facts; none if a source is so new that a further change could
    leave its time as it is.

    ``before`` is the digest of the states of the sources when the build began.
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


def sources_state(root: Path) -> str:
    """Return the digest of the states of all sources; empty if one is so new that a change could leave it the same."""
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
