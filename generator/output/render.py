"""Rendering: from the planned pages to the bytes of the stale ones. A few stay in memory; many are written by workers
to a folder in the site, where they wait until all are rendered without errors."""

from __future__ import annotations

import marshal
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from generator.core.digest import digest
from generator.core.model import Problem
from generator.output.faults import Fault, fault_of, template_faults
from generator.output.interfaces import CatalogueWords
from generator.output.publish import File, SiteFolder, file_of
from generator.output.sharing import share
from generator.output.store import PAGES, Damaged, Store
from generator.output.templates import Templates
from generator.output.workers import spread
from generator.pages.facet import coded
from generator.pages.page import Page

STAGE = ".manifest.waiting"
"""Folder in the site for waiting files; every build deletes it."""
MANY = 100
"""The number of pages from which on workers render them, and the files wait on the disk."""
_PART = 4
"""Bytes of the checksum of a part of a page, by which a build can say which part has changed."""


class Made(NamedTuple):
    """A page as it was last made."""

    key: bytes
    """The key of the page: the digest of its inputs, template and catalogues."""
    digest: str
    """The digest of its bytes, hexadecimal."""
    size: int
    """In bytes."""
    parts: bytes
    """The checksums of its parts, one after the other."""


class Rendered(NamedTuple):
    """The result of rendering."""

    files: dict[str, File]
    """Path to file of every page of the site; fresh pages have no bytes."""
    made: dict[str, Made]
    """Path to the record of each page that was rendered."""
    reasons: dict[str, str]
    """Path to the reason why each of these was rendered."""
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates, catalogues and folder that rendering needs."""

    templates: Templates
    words: Mapping[str, CatalogueWords]
    folder: SiteFolder

    def key(self, page: Page) -> bytes:
        """Return the key of a page: the digest of its inputs, template and catalogues."""
        return digest(page.coded(), *self._around(page))

    def sums(self, page: Page) -> bytes:
        """Return a checksum of every part of a page, in the order of `names`."""
        parts = (*map(coded, page.parts), *self._around(page))
        return b"".join([crc32(part).to_bytes(_PART, "big") for part in parts])

    def _around(self, page: Page) -> tuple[bytes, bytes]:
        template = self.templates.digests.get(page.template, b"")
        return template, b"".join([self.words[lang].digest for lang in page.languages])

    @staticmethod
    def names(page: Page) -> list[str]:
        """Return the names of the parts of a page for messages."""
        return [*page.names(), "template", "words of the interface"]


def known_pages(store: Store) -> dict[str, Made]:
    """Return path to the record of each page as it was last rendered. Raises Damaged."""
    try:
        return {key.decode(): Made(*marshal.loads(value)) for key, value in store.all(PAGES).items()}
    except (ValueError, TypeError, EOFError) as error:
        raise Damaged("pages") from error


def render(
    pages: Sequence[Page], renderer: Renderer, known: Mapping[str, Made], jobs: int, done: Callable[[int, int], None]
) -> Rendered:
    """Render the stale pages and return all pages. Raises Damaged."""
    files: dict[str, File] = {}
    stale: list[tuple[Page, bytes]] = []
    for page in pages:
        key, old = renderer.key(page), known.get(page.path)
        if old and old.key == key and renderer.folder.found(page.path) == old.digest:
            files[page.path] = File(old.digest, old.size, None)
        else:
            stale.append((page, key))
    stale.sort(key=lambda one: one[0].subject)  # pages of one thing show the same texts
    outdated = [page for page, _ in stale]
    share(outdated, renderer.templates.store, jobs)
    stage = renderer.folder.output / STAGE if len(stale) >= MANY else None
    if stage:
        stage.mkdir(parents=True, exist_ok=True)
        renderer.templates.prepare(outdated)

    def work(some: Sequence[tuple[Page, bytes]]) -> list[tuple[File | Fault, bytes]]:
        return [(_rendered(page, renderer.templates, stage), renderer.sums(page)) for page, _ in some]

    faults: list[Fault] = []
    made, reasons = {}, {}
    chunks = spread(work, stale, jobs, MANY, lambda number: done(number, len(stale)))
    results = (result for chunk in chunks for result in chunk)
    for (page, key), (file, sums) in zip(stale, results, strict=True):
        if isinstance(file, Fault):
            faults.append(file)
        else:
            files[page.path] = file
            made[page.path] = Made(key, file.digest, file.size, sums)
            reasons[page.path] = _reason(known.get(page.path), renderer.names(page), sums)
    return Rendered(files, made, reasons, template_faults(faults))


def _rendered(page: Page, templates: Templates, stage: Path | None) -> File | Fault:
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


def _reason(old: Made | None, names: Sequence[str], parts: bytes) -> str:
    """Return the reason why a page is stale: the names of the parts that have changed."""
    if old is None:
        return "new"
    if len(old.parts) != len(parts):
        return "another kind of page"
    places = [slice(number * _PART, (number + 1) * _PART) for number in range(len(names))]
    differ = [name for name, place in zip(names, places, strict=True) if old.parts[place] != parts[place]]
    return ", ".join(differ) or "the file was not as it was left"


def packed_pages(made: Mapping[str, Made]) -> dict[bytes, bytes]:
    """Return the records of pages as rows of the store."""
    return {path.encode(): marshal.dumps(tuple(one)) for path, one in made.items()}


@contextmanager
def clearing(output: Path) -> Iterator[None]:
    """Delete the folder of waiting files before and after, also that of a build that died."""
    _cleared(output / STAGE)
    there = output.is_dir()
    try:
        yield
    finally:
        _cleared(output / STAGE)
        if not there:
            with suppress(OSError):
                output.rmdir()  # it was created for waiting files only


def _cleared(stage: Path) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    if stage.is_symlink() or stage.is_file():
        stage.unlink()  # what would wait there would be written to where it leads
