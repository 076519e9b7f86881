"""Building: scan, read, link, plan, render, publish; ``build`` is the whole program, the rest is detail."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from generator.addresses import recorded, unrecorded, vanishing
from generator.amend import Amended, amend, rest_of
from generator.archive.values import Archive
from generator.copies import collisions, copies_of
from generator.job import Options, Result, Watcher
from generator.model import ERROR, Problem
from generator.others import FOLDERS, others_of
from generator.output.lock import Busy, locked
from generator.output.manifest import manifest_digest
from generator.output.publish import Folder, file_of, publish, unsafe
from generator.output.render import Press, clearing, spoken
from generator.output.rows import Damaged
from generator.output.shelf import shelf_of
from generator.output.state import State
from generator.output.store import CACHE, store_file
from generator.output.weight import heavy
from generator.output.words import Words, catalogue_problems
from generator.pages.page import Sheet
from generator.pages.produce import produce
from generator.settings import unset
from generator.site import Site
from generator.source.rescan import rescan
from generator.source.scan import Scan, scan
from generator.unchanged import look, remembered
from generator.understand import small, understand

__all__ = ["CACHE", "Options", "Result", "State", "build", "plan", "understand"]


def build(
    options: Options, state: State | None = None, watcher: Watcher = lambda *_: None, *, sources: str | None = None,
    changed: Sequence[str] | None = None, leaving: bool = False,
) -> Result:  # fmt: skip
    """Build the site; with any error in the result, nothing was written.

    ``state`` is what an earlier build in the same process has left; without it the store of the output folder is used.
    ``sources`` is how they looked before, if somebody has looked; nothing, if the next build need not tell from that
    whether there is anything to do. ``changed`` are the files that have changed since the last build with this state,
    if somebody has watched all. ``leaving`` says that the process ends, so that nothing needs to be tidied up.
    """

    def waiting() -> None:
        watcher("Another build is at work; waiting for it", 0, 0)

    lock = store_file(options.root, options.output).with_suffix(".lock")
    try:
        with ExitStack() as closing:
            closing.enter_context(_uncollected(leaving))
            apart = not options.root.is_dir() or unsafe(options.output, options.root)
            if not apart:
                closing.enter_context(locked(lock, waiting))
            known = state or (State() if apart else State.open(options.root, options.output, clean=options.clean))
            if state is None and not leaving:
                closing.callback(known.close)
            try:
                before = look(options.root) if sources is None else sources
                return _build(options, known, watcher, before, changed)
            except Damaged:
                known.forget()
                return _build(options, known, watcher, "")
    except Busy:
        if state:
            state.scanned = None  # for the next build has to find what this one was told of
        message = "another build has been at work on it for a minute — end that one, or wait until it is done"
        return Result((Problem(str(options.output), 1, 1, message),))


@contextmanager
def _uncollected(leaving: bool) -> Iterator[None]:
    """Let the collector of cycles rest: a build makes millions of values and no cycles worth the search for them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running and not leaving:
            gc.enable()


def _build(
    options: Options, state: State, watcher: Watcher, before: str, changed: Sequence[str] | None = None
) -> Result:
    known = rescan(options.root, state.scanned, changed) if state.scanned and changed is not None else None
    state.scanned = scanned = known or scan(options.root, state.memory.seen)
    words = state.words(options.root)
    templates = state.templates(options.root, words)
    folder = Folder(options.output, verify=options.verify)
    press = Press(templates, spoken(words), state, folder)
    run = _Run(options, state, watcher, before, scanned, words, press)
    with clearing(options.output):
        return run.amended() or run.whole()


@dataclass(frozen=True, slots=True)
class _Run:
    """A build under way."""

    options: Options
    state: State
    watcher: Watcher
    before: str
    """How the sources looked when it began."""
    scanned: Scan
    words: Mapping[str, Words]
    press: Press

    def amended(self) -> Result | None:
        """Build from the archive of the last build; None where that is not enough."""
        options, state = self.options, self.state
        shelf = state.shelf()
        if shelf is None or self.press.folder.verify or self.scanned.problems or shelf.frame.rest != self.rest():
            return None
        try:
            found = amend(shelf, self.scanned, small(options, self.scanned), state.memory, drafts=options.drafts)
        except OSError:
            found = None  # a file that went while it was read; to say so is the other way's business
        if found is None:
            return None
        problems = [*self.troubles(), *found.after.problems]
        site = Site(self.press, options, self.watcher)
        if not _stop(problems, options.strict) and not site.amend(found.before, found.after, found.stems):
            return None
        return self.finished(found.after, site, problems, found)

    def whole(self) -> Result:
        """Build by putting together the archive whole."""
        self.state.unshelve()
        memory = self.state.memory
        archive, problems = understand(self.options, memory=memory, watcher=self.watcher, scanned=self.scanned)
        problems = [*problems, *self.troubles()]
        site = Site(self.press, self.options, self.watcher)
        if not _stop(problems, self.options.strict):
            site.make(archive)
        return self.finished(archive, site, problems)

    def rest(self) -> str:
        """Return the digest (base 16) of all but the briefings that the site is made of, and of its manifest."""
        words = (part for one in self.words.values() for part in (one.source, one.compiled))
        parts = (self.press.templates.whole, manifest_digest(self.options.output), *words)
        return rest_of(self.options, self.scanned, self.state.memory, *parts).hex()

    def troubles(self) -> list[Problem]:
        """Return what is wrong with the catalogues and the templates."""
        return catalogue_problems(self.options.root, self.words) + self.press.templates.check()

    def finished(self, archive: Archive, site: Site, problems: list[Problem], few: Amended | None = None) -> Result:
        """Publish what was made, and remember it; ``few`` is what was amended, if the archive was."""
        options, state = self.options, self.state
        said = archive.problems if few else tuple(problems)
        if not _stop(problems, options.strict):
            record = recorded(options.root)
            sheets = site.sheets if few is None or not record else site.every
            problems = [*problems, *site.problems, *(vanishing(archive, sheets, record) if record else ())]
            notices = (*unset(options), *(() if options.drafts else unrecorded(sheets, record)))
        if _stop(problems, options.strict):
            return Result(_as_errors(problems, options.strict))
        others, copies = others_of(archive, options), copies_of(options.root, self.scanned.copied)
        problems += others.problems
        if copies:
            problems += collisions(copies, [*(site.every if few else site.pages), *others.files])
        if _stop(problems, options.strict):
            return Result(_as_errors(problems, options.strict))
        files = site.files | {path: file_of(data) for path, data in {**copies, **others.files}.items()}
        folder, gone = self.press.folder, None
        if few:
            gone = [*site.gone, *(one for one in folder.record if one.startswith(FOLDERS) and one not in files)]
        published = publish(options.output, files, folder, gone)
        size, count = sum(one.size for one in files.values()), len(site.pages)
        if few:
            more, bytes_more = state.ledger.besides({*site.before, *site.pages})
            size, count = size + bytes_more, count + more
        problems += [*published.problems, *heavy(options.output.name, size)]
        written = frozenset(published.written)
        reasons = {path: reason for path, reason in site.reasons.items() if path in written}
        base_url = archive.site["base_url"]
        result = Result(tuple(problems), count, published.written, published.deleted, base_url, reasons, notices)
        if not result.failed:
            self.keep(archive, site, said, {"last": remembered(options, result, self.before)}, few)
        return result

    def keep(
        self,
        archive: Archive,
        site: Site,
        said: Iterable[Problem],
        facts: Mapping[str, Any],
        few: Amended | None,
    ) -> None:
        """Remember what was built; ``said`` is what is wrong in the sources."""
        state, scanned = self.state, self.scanned
        if few:
            state.memory.learn_of(scanned, few.items, few.gone)
            amended = few.shelf.resting(self.rest())
            state.amend(site.pages, site.bundles, site.gone, site.lost, amended, facts)
        else:
            apart = scanned.problems or archive.withdrawn  # the shelf knows no withdrawn briefings
            shelf = None if apart else shelf_of(archive, scanned.files, self.rest(), said)
            state.keep(site.pages, site.bundles, shelf, facts)


def plan(options: Options) -> tuple[Archive, dict[str, Sheet], list[Problem]]:
    """Return the archive and all pages that it would make, with everything that is wrong; no page with an error."""
    archive, problems = understand(options)
    if _stop(problems, strict=False):
        return archive, {}, problems
    pages, clashes = produce(archive)
    return archive, {path: page.sheet for path, page in pages.items()}, [*problems, *clashes]


def _stop(problems: list[Problem], strict: bool) -> bool:
    return any(strict or problem.severity == ERROR for problem in problems)


def _as_errors(problems: list[Problem], strict: bool) -> tuple[Problem, ...]:
    if not strict:
        return tuple(problems)
    return tuple(Problem(one.path, one.line, one.column, one.message, ERROR) for one in problems)
