"""Understanding: scan, read and link: from the sources to the archive that they describe, with all that is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.archive.items import Archive
from generator.archive.link import link, problems_of
from generator.archive.resolve import Watch
from generator.core.kinds import TERMS
from generator.core.model import ERROR, Data, Problem
from generator.core.options import Options, Watcher
from generator.core.schema import SITE, SOURCES, DataFile
from generator.output.memory import Memory
from generator.output.publish import unsafe
from generator.output.store import Store, program_digest
from generator.source.read import empty, read_data
from generator.source.scan import CONTENT, Scan, scan
from generator.source.settings import settled


class Sources(NamedTuple):
    """The archive that the sources describe."""

    archive: Archive
    problems: list[Problem]
    """Everything that is wrong in and between the sources."""
    scanned: Scan


def read_sources(
    options: Options, watch: Watch | None = None, memory: Memory | None = None, watcher: Watcher = lambda *_: None
) -> Sources:
    """Return the archive that the sources describe, with everything that is wrong in and between them.

    ``memory`` is what earlier builds have left. ``watch`` is told of every registered form that a text holds, and what
    was made of it; then nothing that was linked before is used. Raises Damaged.
    """
    memory = memory or Memory(Store(None, program_digest()))
    scanned = scan(options.root, memory.seen())
    terms, wrong_terms = _data(scanned, TERMS)
    documents, gone = memory.read(scanned.files, lambda done, all: watcher("Reading", done, all))
    site, wrong = _site(scanned, options)
    sources, wrong_sources = _data(scanned, SOURCES)
    lost = any(one.severity == ERROR for one in wrong_sources)
    lost = lost or any(one.lost for one in scanned.files if one.key == SOURCES.path)
    archive = link(
        documents,
        site,
        None if lost else sources,
        terms,
        scanned.images,
        drafts=options.drafts,
        resolver=None if watch else memory.resolve,
        watch=watch,
    )
    danger = unsafe(options.output, options.root)
    refused = [Problem(str(options.output), 1, 1, f"{danger} — choose another folder with --output")] if danger else []
    wrong = [*wrong, *wrong_sources, *wrong_terms, *problems_of(documents), *archive.problems]
    return Sources(archive, [*refused, *scanned.problems, *gone, *wrong], scanned)


def _data(scanned: Scan, file: DataFile) -> tuple[Any, list[Problem]]:
    for found in scanned.files:
        if found.kind is None and found.key == file.path:
            if found.lost:
                return empty(file), []
            value, _, findings = read_data(file, found.data)
            return value, [Problem(found.path, *one.at, one.message, one.severity) for one in findings]
    missing = Problem(f"{CONTENT}/{file.path}", 1, 1, "the file is missing — the site cannot be made without it")
    return empty(file), [missing] if file.required and scanned.there else []


def _site(scanned: Scan, options: Options) -> tuple[Data, list[Problem]]:
    site, problems = _data(scanned, SITE)
    site, wrong = settled(site, options)
    return site, [*problems, *wrong]
