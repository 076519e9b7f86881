"""Sources: the steps scan, read and link, from the files of ``content/`` to the archive and all problems in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.archive.items import Archive
from generator.archive.link import link, problems_of
from generator.archive.resolve import SightingCallback
from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE, DataFile
from generator.core.kinds import TERMS
from generator.core.model import ERROR, At, PathKey, Problem
from generator.core.options import Options, ProgressCallback
from generator.output.memory import Memory
from generator.output.publish import unsafe
from generator.output.store import Store, program_digest
from generator.source.read import empty, read_data
from generator.source.scan import CONTENT, Scan, scan
from generator.source.settings import site_settings, unset_settings


class Sources(NamedTuple):
    """The result of reading and linking the sources."""

    archive: Archive
    problems: list[Problem]
    """All mistakes in the files and between them."""
    scanned: Scan
    notices: tuple[Problem, ...]
    """Settings that the editor has yet to make; none while the settings hold a mistake."""


def read_sources(
    options: Options,
    watch: SightingCallback | None = None,
    memory: Memory | None = None,
    progress: ProgressCallback = lambda *_: None,
) -> Sources:
    """Return the archive that the sources describe, with all mistakes in the files and between them.

    ``memory`` holds the results of earlier builds. ``watch`` is called for every registered form found in a text, with
    the outcome; all texts are then linked again. Raises Damaged if the store cannot be read.
    """
    memory = memory or Memory(Store(None, program_digest()))
    scanned = scan(options.root, memory.seen())
    terms, term_marks, wrong_terms = _data(scanned, TERMS)
    documents, gone = memory.read(scanned.files, lambda done, all: progress("Reading", done, all))
    said, marks, wrong_site = _data(scanned, SITE_FILE)
    site, wrong = site_settings(said, options)
    notices = () if wrong else tuple(unset_settings(said, marks, options))
    sources, _, wrong_sources = _data(scanned, NEWSPAPERS_FILE)
    lost = any(one.severity == ERROR for one in wrong_sources)
    lost = lost or any(one.unreadable for one in scanned.files if one.key == NEWSPAPERS_FILE.path)
    archive = link(
        documents,
        site,
        None if lost else sources,
        terms,
        scanned.images,
        term_marks=term_marks,
        drafts=options.drafts,
        resolver=None if watch else memory.resolve,
        watch=watch,
    )
    danger = unsafe(options.output, options.root)
    refused = [Problem(str(options.output), 1, 1, f"{danger} — choose another folder with --output")] if danger else []
    wrong = [*wrong_site, *wrong, *wrong_sources, *wrong_terms, *problems_of(documents), *archive.problems]
    return Sources(archive, [*refused, *scanned.problems, *gone, *wrong], scanned, notices)


def _data(scanned: Scan, file: DataFile) -> tuple[Any, Mapping[PathKey, At], list[Problem]]:
    """Return the value of a data file, the line and column of each part of it, and its problems."""
    for found in scanned.files:
        if found.kind is None and found.key == file.path:
            if found.unreadable:
                return empty(file), {}, []
            value, marks, findings = read_data(file, found.data)
            return value, marks, [Problem(found.path, *one.at, one.message, one.severity) for one in findings]
    missing = Problem(f"{CONTENT}/{file.path}", 1, 1, "the file is missing — the site cannot be made without it")
    return empty(file), {}, [missing] if file.required and scanned.there else []
