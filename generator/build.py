"""Building: `read_sources` scans, reads and links the sources, `plan` lists the pages, `render` makes the stale ones,
and `publish` writes them. Every build takes the same steps; the store holds the results of earlier builds."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from generator.archive.items import Archive
from generator.core.model import ERROR, NOTICE, Problem
from generator.core.options import Options, ProgressCallback, Result
from generator.output.assets import asset_files
from generator.output.copies import collisions, copies_of
from generator.output.interfaces import interfaces, read_words
from generator.output.lock import Busy, locked
from generator.output.memory import Memory, packed_seen
from generator.output.publish import SiteFolder, file_of, publish, unsafe
from generator.output.render import Renderer, clearing, known_pages, packed_pages, render
from generator.output.sharing import unshared
from generator.output.size_limit import size_warning
from generator.output.store import CACHE, DAMAGED, FACTS, LOST, PAGES, Damaged, Store, program_digest, store_file
from generator.output.templates import Templates
from generator.output.unchanged import last_build_rows, sources_state
from generator.output.whole_archive import whole_archive
from generator.output.workers import cores
from generator.pages.facets import Facets
from generator.pages.page import Page
from generator.pages.plain_text import plain_pages
from generator.pages.plan import clashes, editions_of, plan
from generator.pages.published import recorded, unrecorded, vanishing
from generator.search.index import index_pages
from generator.sources import read_sources


def build(
    options: Options, memory: Memory | None = None, progress: ProgressCallback = lambda *_: None, before: str = ""
) -> Result:
    """Build the site and return the outcome; with any error in the result, the site is as it was.

    ``memory`` holds the documents of an earlier build in the same process; without it the build reads the store of the
    output folder. ``before`` is the digest that `unchanged.look` gave before the build began, or empty.
    """

    def waiting() -> None:
        progress("Another build is at work; waiting for it", 0, 0)

    file = store_file(options.root, options.output)
    apart = not options.root.is_dir() or bool(unsafe(options.output, options.root))
    try:
        with ExitStack() as closing:
            closing.enter_context(_uncollected())
            if not apart:
                closing.enter_context(locked(file.with_suffix(".lock"), waiting))
            if memory is None:
                memory = Memory(Store(None if apart else file, program_digest()))
                closing.callback(memory.store.close)
            if options.clean:
                memory.clear()
            memory.jobs = options.jobs or cores()
            for on_disk in (True, False):  # on a full disk a new store fails too; the last attempt has none
                try:
                    return _build(options, memory, progress, before)
                except Damaged:
                    memory.clear(DAMAGED, file=on_disk)
            return _build(options, memory, progress, before)
    except Busy:
        message = "another build has been at work on it for a minute — end that one, or wait until it is done"
        return Result((Problem(str(options.output), 1, 1, message),))


def _build(options: Options, memory: Memory, progress: ProgressCallback, before: str) -> Result:
    before = before or sources_state(options.root)
    store = memory.store
    words = read_words(options.root, store)
    templates = Templates(options.root, interfaces(words), store)
    archive, problems, scanned, notices = read_sources(options, memory=memory, progress=progress)
    problems += [*(one for code in words for one in words[code].problems), *templates.check()]
    if stops(problems, options):
        return _failed(problems, options)

    editions = editions_of(archive, interfaces(words))
    pages = _pages(editions)
    problems += clashes(pages)
    record = recorded(options.root)
    by_path = {page.path: page for page in pages}
    problems += vanishing(archive, by_path, record) if record else ()
    if stops(problems, options):
        return _failed(problems, options)

    renderer = Renderer(templates, words, SiteFolder(options.output, verify=options.verify))
    with clearing(options.output):
        known = known_pages(store)
        rendered = render(pages, renderer, known, memory.jobs, lambda done, all: progress("Rendering", done, all))
        problems += rendered.problems
        if stops(problems, options):
            return _failed(problems, options)
        others, copies = asset_files(archive, options.root), copies_of(options.root, scanned.copied)
        if "download" in archive.site:
            edition = (page for facets in editions.values() for page in plain_pages(facets))
            others[archive.site["download"]] = whole_archive(pages, edition, templates)
        problems += collisions(copies, [*by_path, *others])
        if stops(problems, options):
            return _failed(problems, options)
        files = rendered.files | {path: file_of(data) for path, data in {**copies, **others}.items()}
        published = publish(options.output, files, renderer.folder)
    problems += [*published.problems, *size_warning(options.output.name, sum(one.size for one in files.values()))]
    written = frozenset(published.written)
    result = Result(
        tuple(problems),
        len(pages),
        published.written,
        published.deleted,
        archive.site["base_url"],
        {path: reason for path, reason in rendered.reasons.items() if path in written},
        (*notices, *(() if options.drafts else unrecorded(by_path, record))),
    )
    if not result.failed:
        # A problem of publishing may be gone by the next build, which therefore must not end early.
        facts = {**packed_seen(scanned.seen), **last_build_rows(options, result, "" if published.problems else before)}
        gone = [path.encode() for path in known if path not in rendered.files]
        rows = {FACTS: facts, PAGES: packed_pages(rendered.made)}
        try:
            store.save(rows, {PAGES: gone, **memory.forget(scanned.files), **unshared(pages, store)})
        except Damaged:
            memory.clear(DAMAGED)  # the site is right; the next build starts without a store
        result = replace(result, notices=(*result.notices, *_forgotten(options, store, bool(renderer.folder.record))))
    return result


def _forgotten(options: Options, store: Store, known: bool) -> Iterator[Problem]:
    """Yield a notice if nothing was remembered of a site that is there."""
    fault, store.fault = store.fault, ""
    if fault and (fault != LOST or known):
        yield Problem(f"{CACHE}/{store_file(options.root, options.output).name}", 1, 1, fault, NOTICE)


def planned(options: Options) -> tuple[Archive, dict[str, Page], list[Problem]]:
    """Return the archive, its pages by path, and all problems; with an error among these there are no pages."""
    memory = Memory(Store(None, program_digest()), options.jobs or cores())
    archive, problems, *_ = read_sources(options, memory=memory)
    if stops(problems):
        return archive, {}, problems
    editions = editions_of(archive, interfaces(read_words(options.root, memory.store)))
    pages = _pages(editions)
    return archive, {page.path: page for page in pages}, [*problems, *clashes(pages)]


def _pages(editions: Mapping[str, Facets]) -> list[Page]:
    """Return every page of the site, with the files of the index for search."""
    return [*plan(editions), *(page for facets in editions.values() for page in index_pages(facets))]


def stops(problems: list[Problem], options: Options | None = None) -> bool:
    """Return whether any of these problems stops a build."""
    return any(problem.severity == ERROR or (options and options.strict) for problem in problems)


def _failed(problems: list[Problem], options: Options) -> Result:
    if not options.strict:
        return Result(tuple(problems))
    return Result(tuple(Problem(one.path, one.line, one.column, one.message, ERROR) for one in problems))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Switch the cyclic garbage collector off: a build makes millions of values, and too few cycles to search for."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
