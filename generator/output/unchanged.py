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

SOURCE_FOLDERS = ("content", "templates", "translations")
"""Folders of the root that a build reads."""
_LAST = b"last"


class LastBuild(NamedTuple):
    """The last build of an output folder, if a build now would have the same result."""

    result: Result | None
    """Its result; None if the sources, the options or the site have changed since."""
    store: Store | None
    """The open store with that result; it is never closed, because closing takes longer than all else and the process
    ends anyway."""
    sources_digest: str
    """The digest of the states of the sources, as `digest_of_sources` returns it."""


def last_build(options: Options) -> LastBuild:
    """Return the last build of the output folder that the options name."""
    file, sources = store_file(options.root, options.output), digest_of_sources(options.root)
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
        if last["manifest"] != _file_state(options.output / MANIFEST) or not last["manifest"]:
            return None
        problems, notices = (tuple(Problem(*one) for one in last[name]) for name in ("problems", "notices"))
        return Result(problems, last["pages"], base_url=last["base_url"], notices=notices)
    except (TypeError, KeyError):
        return None


def last_build_rows(options: Options, result: Result, sources_digest: str) -> dict[bytes, bytes]:
    """Return the result of a build as rows of the store; the rows hold no result if ``sources_digest`` is empty.

    ``sources_digest`` is what `digest_of_sources` returned when the build began.
    """
    if not sources_digest:
        return {_LAST: marshal.dumps(None)}
    problems, notices = (
        [[one.path, one.line, one.column, one.message, one.severity] for one in found]
        for found in (result.problems, result.notices)
    )
    found = {
        "said": [*options.site_options, invocation()],
        "sources": sources_digest,
        "manifest": _file_state(options.output / MANIFEST),
        "problems": problems,
        "notices": notices,
        "pages": result.pages,
        "base_url": result.base_url,
    }
    return {_LAST: marshal.dumps(found)}


def digest_of_sources(root: Path) -> str:
    """Return the digest of the time, size and inode of every source; empty if a source is so new that another change
    could leave its time the same."""
    limit = time.time_ns() - MTIME_GRANULARITY
    found: list[str] = []
    folders = [os.path.join(root, name) for name in SOURCE_FOLDERS]
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


def _file_state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
