"""Building: `read_sources` scans, reads and links the sources, `plan` lists the pages, `render` makes the stale ones,
and `publish` writes them. Every build takes these steps; the store holds the results of earlier builds."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from generator.archive.items import Archive
from generator.core.model import ERROR, NOTICE, Problem
from generator.core.options import Options, ProgressCallback, Result
from generator.output.assets import asset_files
from generator.output.copies import collision_problems, copied_files
from generator.output.interfaces import interfaces, read_catalogues
from generator.output.lock import Busy, locked
from generator.output.memory import Memory, packed_seen
from generator.output.publish import SiteFolder, file_of, publish, unsafe
from generator.output.render import Renderer, known_pages, packed_pages, render, staging_folder_removed
from generator.output.sharing import outdated_shared
from generator.output.size_limit import size_warning
from generator.output.store import CACHE, DAMAGED, FACTS, LOST, PAGES, Damaged, Store, program_digest, store_file
from generator.output.templates import Templates
from generator.output.unchanged import digest_of_sources, last_build_rows
from generator.output.whole_archive import whole_archive
from generator.output.workers import cores
from generator.pages.facets import Facets
from generator.pages.page import Page
from generator.pages.plain_text import plain_pages
from generator.pages.plan import clash_problems, editions_of, plan
from generator.pages.published import recorded, unrecorded_problems, vanishing_problems
from generator.search.index import search_index_pages
from generator.sources import read_sources


def build(
    options: Options,
    memory: Memory | None = None,
    progress: ProgressCallback = lambda *_: None,
    sources_digest: str = "",
) -> Result:
    """Build the site and return the outcome; with an error in the result, the site is as it was.

    ``memory`` holds the results of an earlier build in the same process; without it they are read from the store of the
    output folder. ``sources_digest`` is the digest that `digest_of_sources` returned before the build began; if empty,
    the build computes it.

    A root that does not exist, or an output folder that must not be written, is refused by `read_sources`; such a build
    has no lock and no store.
    """

    def waiting() -> None:
        progress("Another build is at work; waiting for it", 0, 0)

    file = store_file(options.root, options.output)
    unusable = not options.root.is_dir() or bool(unsafe(options.output, options.root))
    try:
        with ExitStack() as closing:
            closing.enter_context(_uncollected())
            if not unusable:
                closing.enter_context(locked(file.with_suffix(".lock"), waiting))
            if memory is None:
                memory = Memory(Store(None if unusable else file, program_digest()))
                closing.callback(memory.store.close)
            if options.clean:
                memory.clear()
            memory.jobs = options.jobs or cores()
            for on_disk in (True, False):  # a new store fails too on a full disk; the last attempt has none
                try:
                    return _build(options, memory, progress, sources_digest)
                except Damaged:
                    memory.clear(DAMAGED, file=on_disk)
            return _build(options, memory, progress, sources_digest)
    except Busy:
        message = "another build has been at work on it for a minute — end that one, or wait until it is done"
        return Result((Problem(str(options.output), 1, 1, message),))


def _build(options: Options, memory: Memory, progress: ProgressCallback, sources_digest: str) -> Result:
    sources_digest = sources_digest or digest_of_sources(options.root)
    store = memory.store
    catalogues = read_catalogues(options.root, store)
    templates = Templates(options.root, interfaces(catalogues), store)
    archive, problems, scanned, notices = read_sources(options, memory=memory, progress=progress)
    problems += [*(problem for one in catalogues.values() for problem in one.problems), *templates.check()]
    if any_stops(problems, options):
        return _failed(problems, options)

    editions = editions_of(archive, interfaces(catalogues))
    pages = _pages(editions)
    problems += clash_problems(pages)
    record = recorded(options.root)
    by_path = {page.path: page for page in pages}
    problems += vanishing_problems(archive, by_path, record) if record else ()
    if any_stops(problems, options):
        return _failed(problems, options)

    renderer = Renderer(templates, catalogues, SiteFolder(options.output, verify=options.verify))
    with staging_folder_removed(options.output):
        known = known_pages(store)
        rendered = render(pages, renderer, known, memory.jobs, lambda done, all: progress("Rendering", done, all))
        problems += rendered.problems
        if any_stops(problems, options):
            return _failed(problems, options)
        assets, copies = asset_files(archive, options.root), copied_files(options.root, scanned.copied)
        if "download" in archive.site:
            plain = (page for facets in editions.values() for page in plain_pages(facets))
            assets[archive.site["download"]] = whole_archive(pages, plain, templates)
        problems += collision_problems(copies, [*by_path, *assets])
        if any_stops(problems, options):
            return _failed(problems, options)
        files = rendered.files | {path: file_of(data) for path, data in {**copies, **assets}.items()}
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
        (*notices, *(() if options.drafts else unrecorded_problems(by_path, record))),
    )
    if not result.failed:
        # A problem of publishing may be gone by the next build, which therefore must not end early.
        facts = {
            **packed_seen(scanned.seen),
            **last_build_rows(options, result, "" if published.problems else sources_digest),
        }
        gone = [path.encode() for path in known if path not in rendered.files]
        rows = {FACTS: facts, PAGES: packed_pages(rendered.made)}
        try:
            store.save(rows, {PAGES: gone, **memory.keep_only(scanned.files), **outdated_shared(pages, store)})
        except Damaged:
            memory.clear(DAMAGED)  # the site is right; the next build starts without a store
        result = replace(
            result, notices=(*result.notices, *_store_notices(options, store, bool(renderer.folder.record)))
        )
    return result


def _store_notices(options: Options, store: Store, site_exists: bool) -> Iterator[Problem]:
    """Yield a notice if the store was lost or damaged; a missing store is worth a notice only if the site exists."""
    fault, store.fault = store.fault, ""
    if fault and (fault != LOST or site_exists):
        yield Problem(f"{CACHE}/{store_file(options.root, options.output).name}", 1, 1, fault, NOTICE)


def archive_and_pages(options: Options) -> tuple[Archive, dict[str, Page], list[Problem]]:
    """Return the archive, its pages by path, and all problems; no pages if an error is among the problems."""
    memory = Memory(Store(None, program_digest()), options.jobs or cores())
    archive, problems, *_ = read_sources(options, memory=memory)
    if any_stops(problems):
        return archive, {}, problems
    editions = editions_of(archive, interfaces(read_catalogues(options.root, memory.store)))
    pages = _pages(editions)
    return archive, {page.path: page for page in pages}, [*problems, *clash_problems(pages)]


def _pages(editions: Mapping[str, Facets]) -> list[Page]:
    """Return every page of the site, including the files of the search index."""
    return [*plan(editions), *(page for facets in editions.values() for page in search_index_pages(facets))]


def any_stops(problems: list[Problem], options: Options | None = None) -> bool:
    """Return whether any of these problems stops a build: errors do, with ``strict`` warnings too."""
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
