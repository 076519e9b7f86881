"""Building: scan, read, link, plan, render, publish; ``build`` is the whole program, the rest is detail."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.addresses import recorded, vanishing
from generator.archive.values import Archive
from generator.job import Options, Result, Watcher
from generator.model import ERROR, Problem
from generator.output.body import IMAGES
from generator.output.faults import FOLDER
from generator.output.lock import Busy, locked
from generator.output.memory import Damaged
from generator.output.publish import Folder, file_of, publish, unsafe
from generator.output.render import Press, clearing, spoken
from generator.output.search import Indexed, no_index, search_index
from generator.output.state import State
from generator.output.store import CACHE, store_file
from generator.output.templates import STATIC, files_of
from generator.output.weight import heavy
from generator.output.words import catalogue_problems
from generator.pages.address import Relations
from generator.pages.finding import abbreviations, findable
from generator.pages.page import Sheet
from generator.pages.produce import produce
from generator.site import Site
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
    words = state.words(options.root)
    templates = state.templates(options.root, words)
    problems += catalogue_problems(options.root, words) + templates.check()
    if _stop(problems, options.strict):
        return Result(_as_errors(problems, options.strict))
    folder = Folder(options.output, verify=options.verify)
    press = Press(templates, spoken(words), state, folder)
    with clearing(options.output):
        site = Site(press, options, watcher)
        site.make(archive)
        problems += [*site.problems, *vanishing(archive, site.sheets, recorded(options.root))]
        if _stop(problems, options.strict):
            return Result(_as_errors(problems, options.strict))
        index = _search(archive, options) if options.search else no_index()
        problems += index.problems
        if _stop(problems, options.strict):
            return Result(_as_errors(problems, options.strict))
        others = {**index.files, **_static(options.root), **_pictures(options.root, archive)}
        files = site.files | {path: file_of(data) for path, data in others.items()}
        published = publish(options.output, files, folder)
    problems += [*published.problems, *heavy(options.output.name, sum(one.size for one in files.values()))]
    written = frozenset(published.written)
    result = Result(
        tuple(problems), len(site.pages), published.written, published.deleted, archive.site["base_url"],
        {path: made.key for path, made in site.pages.items()},
        {path: reason for path, reason in site.reasons.items() if path in written},
    )  # fmt: skip
    if not result.failed:
        state.keep(site.pages, site.bundles, {"last": remembered(options, result, before)})
    return result


def plan(options: Options) -> tuple[Archive, dict[str, Sheet], list[Problem]]:
    """Return the archive and all pages that it would make, with everything that is wrong; no page with an error."""
    archive, problems = understand(options)
    if _stop(problems, strict=False):
        return archive, {}, problems
    pages, clashes = produce(archive)
    return archive, {path: page.sheet for path, page in pages.items()}, [*problems, *clashes]


def _search(archive: Archive, options: Options) -> Indexed:
    """Index for search; what was made is kept for every output folder by itself."""
    store = store_file(options.root, options.output)
    found = list(findable(archive, Relations(archive)))
    return search_index(found, abbreviations(archive), store.with_name(f"search-{store.stem}"))


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
