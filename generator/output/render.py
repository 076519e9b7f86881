"""Rendering: from the planned pages to the bytes of the stale ones. If fewer than `MANY` are stale, their bytes stay in
memory; else worker processes write them to a staging folder, and `publish` moves them into place once all are rendered
without errors."""

from __future__ import annotations

import marshal
import shutil
import tempfile
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
"""Staging folder inside the output folder; every build deletes it at its beginning and at its end."""
MANY = 100
"""From this many stale pages on, worker processes render them and stage the files."""
_PART = 4
"""Length in bytes of the checksum of each part of a key, by which `--explain` can say which part has changed."""


class PageRecord(NamedTuple):
    """What the store holds of a page that was rendered."""

    key: bytes
    """The digest of everything in `Page.key_parts`, of the template and of the catalogues."""
    digest: str
    """The digest of the page's bytes, hexadecimal."""
    size: int
    """Number of bytes."""
    parts: bytes
    """The checksums of the parts of the key, one after the other."""


class Rendered(NamedTuple):
    """The result of rendering."""

    files: dict[str, File]
    """For the path of every page, its file; a page that was left alone has no bytes."""
    made: dict[str, PageRecord]
    """For the path of each page that was rendered, what the store is to hold of it."""
    reasons: dict[str, str]
    """For the same paths, why the page was rendered."""
    problems: list[Problem]
    """The errors in templates; with any of them nothing is published."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates, catalogues and output folder that rendering needs."""

    templates: Templates
    catalogues: Mapping[str, CatalogueWords]
    """The words of the interface, by language."""
    folder: SiteFolder
    """The output folder with its manifest."""

    def key_parts(self, page: Page) -> list[bytes]:
        """Return bytes that identify each part of the key of a page, in the order of `part_names`."""
        template = self.templates.digests.get(page.template, b"")
        words = b"".join([self.catalogues[lang].digest for lang in page.languages])
        return [*map(coded, page.key_parts), template, words]

    @staticmethod
    def part_names(page: Page) -> list[str]:
        """Return the names of the parts of the key as ``--explain`` prints them."""
        return [*page.part_names(), "template", "words of the interface"]


def known_pages(store: Store) -> dict[str, PageRecord]:
    """Return, for the path of each page, what the store holds of it. Raises Damaged."""
    try:
        return {key.decode(): PageRecord(*marshal.loads(value)) for key, value in store.all(PAGES).items()}
    except (ValueError, TypeError, EOFError) as error:
        raise Damaged("pages") from error


def render(
    pages: Sequence[Page],
    renderer: Renderer,
    known: Mapping[str, PageRecord],
    jobs: int,
    done: Callable[[int, int], None],
) -> Rendered:
    """Render the stale pages and return the files of all pages. ``known`` is what `known_pages` returns, ``jobs`` the
    most processes; ``done`` is called with the number of rendered pages and their total. Raises Damaged."""
    files: dict[str, File] = {}
    stale: list[tuple[Page, bytes, bytes]] = []
    for page in pages:
        parts = renderer.key_parts(page)
        key, old = digest(*parts), known.get(page.path)
        if old and old.key == key and renderer.folder.found(page.path) == old.digest:
            files[page.path] = File(old.digest, old.size, None)
        else:
            stale.append((page, key, b"".join([crc32(part).to_bytes(_PART, "big") for part in parts])))
    stale.sort(key=lambda one: one[0].subject)  # pages with one subject show the same texts
    outdated = [page for page, *_ in stale]
    share(outdated, renderer.templates.store, jobs)
    stage = None
    if len(stale) >= MANY:
        (renderer.folder.output / STAGE).mkdir(parents=True, exist_ok=True)
        # A folder of its own: the workers of a build that was killed write on for a moment, under the same names.
        stage = Path(tempfile.mkdtemp(dir=renderer.folder.output / STAGE))
        renderer.templates.prepare(outdated)

    def work(some: Sequence[tuple[Page, bytes, bytes]]) -> list[File | Fault]:
        return [_rendered(page, renderer.templates, stage) for page, *_ in some]

    faults: list[Fault] = []
    made, reasons = {}, {}
    chunks = spread(work, stale, jobs, MANY, lambda number: done(number, len(stale)))
    results = (result for chunk in chunks for result in chunk)
    for (page, key, sums), file in zip(stale, results, strict=True):
        if isinstance(file, Fault):
            faults.append(file)
        else:
            files[page.path] = file
            made[page.path] = PageRecord(key, file.digest, file.size, sums)
            reasons[page.path] = _reason(known.get(page.path), renderer.part_names(page), sums)
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


def _reason(old: PageRecord | None, names: Sequence[str], parts: bytes) -> str:
    """Return why a page is stale, for editors: the names of the parts of its key that have changed."""
    if old is None:
        return "new"
    if len(old.parts) != len(parts):
        return "another kind of page"
    places = [slice(number * _PART, (number + 1) * _PART) for number in range(len(names))]
    differ = [name for name, place in zip(names, places, strict=True) if old.parts[place] != parts[place]]
    return ", ".join(differ) or "the file was not as it was left"


def packed_pages(made: Mapping[str, PageRecord]) -> dict[bytes, bytes]:
    """Return what the store is to hold of the rendered pages, as rows."""
    return {path.encode(): marshal.dumps(tuple(one)) for path, one in made.items()}


@contextmanager
def staging_folder_removed(output: Path) -> Iterator[None]:
    """Delete the staging folder before and after, including one that a killed build left."""
    _cleared(output / STAGE)
    there = output.is_dir()
    try:
        yield
    finally:
        _cleared(output / STAGE)
        if not there:
            with suppress(OSError):
                output.rmdir()  # only the staging folder was in it


def _cleared(stage: Path) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    if stage.is_symlink() or stage.is_file():
        stage.unlink()  # a link in this place would send the staged files elsewhere
