"""Rendering: from bundles to the files of their pages. Few stay in memory; many wait in a folder beside their places,
where workers have put them, until all are known to be right.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.digest import digest
from generator.model import Problem
from generator.output.faults import Fault, fault_of, template_faults
from generator.output.made import Bound, Made, Use, checksums, in_json, in_uses, read_uses, reason
from generator.output.publish import File, Folder, file_of
from generator.output.rows import Damaged
from generator.output.state import State
from generator.output.templates import Templates
from generator.output.words import Words
from generator.output.workers import spread
from generator.pages.bundle import Bundle
from generator.pages.page import Page, Sheet

STAGE = ".manifest.waiting"
"""Folder in the site for files that wait; it is cleared away by every build."""
MANY = 100
"""Bundles from which on their pages wait on the disk, and workers make them."""
HEAVY = 20
"""As many, where each may take long."""


class Drawn(NamedTuple):
    """A page that has been made, or was found to be the same."""

    sheet: Sheet
    use: Use
    made: Made
    file: File
    reason: str
    """Why it was made; empty if it was the same."""


class Rendered(NamedTuple):
    """Pages by bundle, and what the templates did wrong."""

    bundles: dict[str, tuple[Drawn, ...]]
    faults: list[Problem]


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are made with, and what is known of them from before."""

    templates: Templates
    words: Mapping[str, bytes]
    """Language to the digest of its catalogue; under no language, that of all of them."""
    state: State
    folder: Folder
    _sums: dict[str, bytes] = field(default_factory=dict)

    def sums(self, uses: str) -> bytes:
        """Return the digest of what `in_uses` has written: templates, and the words of the interface that they use."""
        if uses not in self._sums:
            found = [
                part
                for one, lang in read_uses(uses)
                for part in (self.templates.digest_of(one), self.words.get(lang, b""))
            ]
            self._sums[uses] = digest(*found)
        return self._sums[uses]

    def standing(self, bundle: Bundle) -> dict[str, Made] | None:
        """Return the pages of a bundle if the folder holds them all as they would be made."""
        known = self.state.ledger.bundles.get(bundle.name)
        if known is None or known.seed != bundle.seed or known.sums != self.sums(known.uses):
            return None
        pages = self.state.ledger.bound(bundle.name)
        whole = len(pages) == known.pages
        return pages if whole and all(self.folder.found(path) == one.digest for path, one in pages.items()) else None

    def bound(self, seed: bytes, pages: Sequence[Drawn]) -> Bound:
        """Return a bundle of these pages as it is remembered."""
        uses = in_uses(page.use for page in pages)
        return Bound(seed, len(pages), uses, self.sums(uses))


def spoken(words: Mapping[str, Words]) -> dict[str, bytes]:
    """Return the digests of catalogues, and under no language that of all."""
    found = {code: digest(repr(one.catalogue.messages)) for code, one in words.items()}
    return found | {"": digest(*(found[code] for code in sorted(found)))}


def render(
    bundles: Sequence[Bundle], press: Press, output: Path, jobs: int = 1, done: Callable[[int], None] = lambda _: None,
    *, heavy: bool = False,
) -> Rendered:  # fmt: skip
    """Make the pages of bundles, in any number of processes the same; ``heavy`` ones are given to these one by one.

    Raises Damaged.
    """
    stage = output / STAGE if len(bundles) >= MANY else None
    if stage:
        stage.mkdir(parents=True, exist_ok=True)

    def work(some: Sequence[Bundle]) -> list[tuple[str, list[Drawn | Fault]]]:
        return [(one.name, list(_all_drawn(one, press, stage))) for one in some]

    found: dict[str, tuple[Drawn, ...]] = {}
    faults: list[Fault] = []
    few, size = (HEAVY, 1) if heavy else (MANY, 0)
    for chunk in spread(work, bundles, jobs, few, done, size):
        for name, pages in chunk:
            faults += (one for one in pages if isinstance(one, Fault))
            found[name] = tuple(one for one in pages if isinstance(one, Drawn))
    return Rendered(found, template_faults(faults))


@contextmanager
def clearing(output: Path) -> Iterator[None]:
    """Clear away what waits before and after, also what a build that died has left."""
    shutil.rmtree(output / STAGE, ignore_errors=True)
    there = output.is_dir()
    try:
        yield
    finally:
        shutil.rmtree(output / STAGE, ignore_errors=True)
        if not there:
            with suppress(OSError):
                output.rmdir()  # made for what was waiting, and nothing came of it


def _all_drawn(bundle: Bundle, press: Press, stage: Path | None) -> Iterator[Drawn | Fault]:
    before = press.state.ledger.bound(bundle.name)
    for page in bundle.make():
        yield _drawn(bundle.name, page, before.get(page.path), press, stage)


def _drawn(bundle: str, page: Page, known: Made | None, press: Press, stage: Path | None) -> Drawn | Fault:
    use = (page.template, page.lang if page.places else "")  # a page without a twin may speak every language
    found = [*(part for _, part in page.parts), press.templates.digest_of(use[0]), press.words[use[1]]]
    key, sums = digest(*found), checksums(found)
    sheet = page.sheet
    if known and known.key == key and press.folder.found(page.path) == known.digest:
        made = known._replace(bundle=bundle, sheet=in_json(sheet))
        return Drawn(sheet, use, made, File(known.digest, known.size, None), "")
    file = _render(page, press.templates, stage)
    if isinstance(file, Fault):
        return file
    made = Made(bundle, in_json(sheet), key, file.digest, file.size, sums)
    return Drawn(sheet, use, made, file, reason(known, page, sums))


def _render(page: Page, templates: Templates, stage: Path | None) -> File | Fault:
    try:
        data = templates.render(page)
    except Damaged:
        raise
    except Exception as error:
        return fault_of(page, error, templates.root)
    if stage is None:
        return file_of(data)
    waiting = stage / digest(page.path).hex()
    waiting.write_bytes(data)
    return File(digest(data).hex(), len(data), waiting)
