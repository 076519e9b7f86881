"""Building: scan, read, link, plan, render, publish; ``build`` is the whole program, the rest is detail."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.addresses import recorded, vanishing
from generator.archive.values import Archive
from generator.digest import digest
from generator.interface import catalogue, catalogue_problems
from generator.job import Options, Result, Watcher
from generator.kinds import LANGUAGES
from generator.model import ERROR, Problem
from generator.output.body import IMAGES
from generator.output.faults import FOLDER
from generator.output.lock import Busy, locked
from generator.output.memory import Damaged
from generator.output.publish import File, Folder, file_of, publish, unsafe
from generator.output.render import clearing, render
from generator.output.search import Indexed, no_index, search_index
from generator.output.state import Made, State, parts_of
from generator.output.store import CACHE, store_file
from generator.output.templates import STATIC, files_of
from generator.output.weight import heavy
from generator.output.workers import cores
from generator.pages.address import relate
from generator.pages.finding import abbreviations, findable
from generator.pages.page import Page
from generator.pages.produce import produce
from generator.source.scan import CONTENT
from generator.unchanged import look, remembered
from generator.understand import understand

__all__ = ["CACHE", "Options", "Result", "State", "build", "plan", "understand"]


def build(options: Options, state: State | None = None, watcher: Watcher = lambda *_: None) -> Result:
    """Build the site; with any error in the result, nothing was written.

    ``state`` is what an earlier build in the same process has left; without it the store of the output folder is used.
    """

    def waiting() -> None:
        watcher("Another build is at work; waiting for it", 0, 0)

    lock = store_file(options.root, options.output).with_suffix(".lock")
    try:
        with ExitStack() as closing:
            closing.enter_context(_uncollected())
            apart = not options.root.is_dir() or unsafe(options.output, options.root)
            if not apart:
                closing.enter_context(locked(lock, waiting))
            known = state or (State() if apart else State.open(options.root, options.output, clean=options.clean))
            if state is None:
                closing.callback(known.close)
            try:
                return _build(options, known, watcher)
            except Damaged:
                known.forget()
                return _build(options, known, watcher)
    except Busy:
        message = "another build has been at work on it for a minute — end that one, or wait until it is done"
        return Result((Problem(str(options.output), 1, 1, message),))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: a build makes millions of values and no cycles worth the search for them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _build(options: Options, state: State, watcher: Watcher) -> Result:
    before = look(options.root)
    archive, problems = understand(options, memory=state.memory, watcher=watcher)
    catalogues = {language.code: catalogue(options.root, language.code) for language in LANGUAGES}
    templates = state.templates(options.root, catalogues)
    problems += catalogue_problems(options.root, catalogues) + templates.check()
    pages, clashes = produce(archive) if not _stop(problems, options.strict) else ({}, ())
    problems += [*clashes, *vanishing(archive, pages, recorded(options.root))] if pages else clashes
    if _stop(problems, options.strict):
        return Result(_as_errors(problems, options.strict))
    spoken = {code: digest(repr(one.messages)) for code, one in catalogues.items()}
    keys = {path: parts_of(page, templates, _spoken(page, spoken)) for path, page in pages.items()}
    folder = Folder(options.output, verify=options.verify)
    kept = {
        path: made for path, made in state.pages.items() if path in keys and state.holds(folder, path, keys[path][0])
    }
    # The languages of a thing one after the other: they show the same texts.
    todo = sorted((page for path, page in pages.items() if path not in kept), key=lambda one: (one.subject, one.path))
    jobs = options.jobs or cores()
    with clearing(options.output):
        rendered = render(todo, templates, options.output, jobs, lambda number: watcher("Rendering", number, len(todo)))
        if rendered.faults:
            return Result((*problems, *rendered.faults))
        index = _search(archive, options) if options.search else no_index()
        problems += index.problems
        if _stop(problems, options.strict):
            return Result(_as_errors(problems, options.strict))
        others = {**index.files, **_static(options.root), **_pictures(options.root, archive)}
        files = {path: File(made.digest, made.size, None) for path, made in kept.items()} | rendered.files
        files |= {path: file_of(data) for path, data in others.items()}
        published = publish(options.output, files, folder)
    problems += [*published.problems, *heavy(options.output.name, sum(one.size for one in files.values()))]
    written = frozenset(published.written)
    result = Result(
        tuple(problems), len(pages), published.written, published.deleted, archive.site["base_url"],
        {path: key for path, (key, _) in keys.items()},
        {page.path: state.reason(page, keys[page.path][1]) for page in todo if page.path in written},
    )  # fmt: skip
    if not result.failed:
        made = {path: Made(keys[path][0], files[path].digest, files[path].size, keys[path][1]) for path in pages}
        state.keep(made, {"last": remembered(options, result, before)})
    return result


def plan(options: Options) -> tuple[Archive, dict[str, Page], list[Problem]]:
    """Return the archive and all pages that it would make, with everything that is wrong; no page with an error."""
    archive, problems = understand(options)
    if _stop(problems, strict=False):
        return archive, {}, problems
    pages, clashes = produce(archive)
    return archive, pages, [*problems, *clashes]


def _search(archive: Archive, options: Options) -> Indexed:
    """Index for search; what was made is kept for every output folder by itself."""
    store = store_file(options.root, options.output)
    found = list(findable(archive, relate(archive)))
    return search_index(found, abbreviations(archive), store.with_name(f"search-{store.stem}"))


def _spoken(page: Page, catalogues: Mapping[str, bytes]) -> bytes:
    """Return the digest of the words of a page's interface; one without a twin may speak every language."""
    return catalogues[page.lang] if page.places else digest(*(catalogues[code] for code in sorted(catalogues)))


def _static(root: Path) -> dict[str, bytes]:
    folder = root / FOLDER / STATIC
    return {f"{STATIC}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files_of(folder)}


def _pictures(root: Path, archive: Archive) -> dict[str, bytes]:
    folder = root / CONTENT / IMAGES
    return {f"{IMAGES}/{name}": (folder / picture.file).read_bytes() for name, picture in archive.images.items()}


def _stop(problems: list[Problem], strict: bool) -> bool:
    return any(strict or problem.severity == ERROR for problem in problems)


def _as_errors(problems: list[Problem], strict: bool) -> tuple[Problem, ...]:
    if not strict:
        return tuple(problems)
    return tuple(Problem(one.path, one.line, one.column, one.message, ERROR) for one in problems)
