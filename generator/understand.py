"""Understanding: from the sources to the archive that they describe, with all that is wrong in and between them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from generator.amend import Small
from generator.archive.link import link, problems_of
from generator.archive.names import Sighting
from generator.archive.values import Archive
from generator.job import Options, Watcher
from generator.kinds import TERMS
from generator.model import ERROR, Data, Document, Problem
from generator.output.memory import Memory
from generator.output.publish import unsafe
from generator.output.warm import warm
from generator.output.workers import cores
from generator.schema import SITE, SOURCES, DataFile
from generator.settings import settled
from generator.source.read import NOTHING, empty, read_data
from generator.source.scan import CONTENT, Scan, SourceFile, scan


def understand(
    options: Options,
    watch: Callable[[Sighting], None] | None = None,
    memory: Memory | None = None,
    watcher: Watcher = lambda *_: None,
    scanned: Scan | None = None,
) -> tuple[Archive, list[Problem]]:
    """Return the archive that the sources describe, with everything that is wrong in and between them.

    ``scanned`` are the sources, where they were looked for already. ``watch`` is told of every registered form that a
    text holds, and what was made of it.
    """
    memory = memory or Memory()
    scanned = scanned or scan(options.root, memory.seen)
    terms, wrong_terms = _data(scanned, TERMS)
    with suppress(OSError):  # a file that has gone is said to have when its turn comes
        warm(scanned, terms, memory, options.jobs or cores(), partial(watcher, "Reading"))
    documents, gone = _documents(scanned, memory)
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
        known=memory.known,
        watch=watch,
    )
    memory.learn(scanned, archive)
    danger = unsafe(options.output, options.root)
    refused = [Problem(str(options.output), 1, 1, f"{danger} — choose another folder with --output")] if danger else []
    wrong = [*wrong, *wrong_sources, *wrong_terms, *problems_of(documents), *archive.problems]
    return archive, [*refused, *scanned.problems, *gone, *wrong]


def small(options: Options, scanned: Scan) -> Small:
    """Return what every build reads anew, as `understand` does; what is wrong with it has been said before."""
    return Small(_site(scanned, options)[0], _data(scanned, SOURCES)[0], tuple(_data(scanned, TERMS)[0]))


def _documents(scanned: Scan, memory: Memory) -> tuple[list[tuple[SourceFile, Document]], list[Problem]]:
    documents, gone = [], []
    for file in scanned.files:
        if file.lost and file.kind is not None:
            documents.append((file, NOTHING))
        elif file.kind is not None:
            try:
                documents.append((file, memory.read(file)))
            except OSError as error:
                gone.append(Problem(file.path, 1, 1, f"the file cannot be read ({error.strerror}) — save it again"))
                documents.append((file, NOTHING))
    return documents, gone


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
