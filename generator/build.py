"""Building: scan, read, link, plan, render, publish; ``build`` is the whole program, the rest is detail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.addresses import recorded, vanishing
from generator.archive.link import link, problems_of
from generator.archive.names import Sighting
from generator.archive.values import Archive
from generator.digest import digest
from generator.kinds import LANGUAGES, TERMS
from generator.language.catalogues import Catalogue, read_catalogue, translations
from generator.language.messages import po_path
from generator.model import ERROR, WARNING, Data, Document, Problem
from generator.output.body import IMAGES
from generator.output.faults import FOLDER, template_faults
from generator.output.publish import publish, unsafe
from generator.output.search import Indexed, no_index, search_index
from generator.output.templates import STATIC, Templates
from generator.output.weight import heavy
from generator.pages.address import relate
from generator.pages.finding import abbreviations, findable
from generator.pages.page import Page
from generator.pages.produce import produce
from generator.schema import SITE, SOURCES, DataFile
from generator.source.forms import FORMS
from generator.source.read import empty, read, read_data, read_note
from generator.source.scan import CONTENT, Scan, SourceFile, scan

CACHE = ".cache"
"""Folder in the root for what may be lost at any time."""
EXAMPLE = "https://example.org/"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    root: Path
    output: Path
    base_url: str = ""
    """Instead of the one in ``site.yaml``."""
    strict: bool = False
    """Whether warnings stop the build."""
    drafts: bool = False
    search: bool = False
    """Whether to index the site for search, which costs more than all the rest together."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    pages: int = 0
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    base_url: str = ""
    keys: Mapping[str, bytes] | None = None
    """Path of every page to the digest of all that it is made of."""

    @property
    def failed(self) -> bool:
        """Whether the site was left as it was."""
        return any(problem.severity == ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Memory:
    """What one build leaves for the next in the same process: texts by their bytes, pages by their keys."""

    documents: dict[tuple[str, bool, bytes], Document] = field(default_factory=dict)
    pages: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """Path to key and contents."""
    templates: dict[bytes, Templates] = field(default_factory=dict)
    """The last ones, by the digest of what they are made of."""


def build(options: Options, memory: Memory | None = None) -> Result:
    """Build the site; with any error in the result, nothing was written."""
    memory = memory or Memory()
    archive, problems = understand(options, memory=memory)
    catalogues = {language.code: _catalogue(options.root, language.code) for language in LANGUAGES}
    spoken = {code: digest(repr(catalogue.messages)) for code, catalogue in catalogues.items()}
    templates = _templates(options.root, catalogues, memory)
    problems += _catalogue_problems(options.root, catalogues) + templates.check()
    pages, clashes = produce(archive) if not _stop(problems, options.strict) else ({}, ())
    problems += [*clashes, *vanishing(archive, pages, recorded(options.root))] if pages else clashes
    if _stop(problems, options.strict):
        return Result(_as_errors(problems, options.strict))
    keys = {path: _key(page, templates, spoken) for path, page in pages.items()}
    files, faults = _render(pages, keys, templates, options.root, memory)
    if faults:
        return Result((*problems, *faults))
    index = _search(archive, options) if options.search else no_index()
    problems += index.problems
    if _stop(problems, options.strict):
        return Result(_as_errors(problems, options.strict))
    files |= {**index.files, **_static(options.root), **_pictures(options.root, archive)}
    published = publish(options.output, files)
    problems += [*published.problems, *heavy(options.output.name, sum(map(len, files.values())))]
    return Result(tuple(problems), len(pages), published.written, published.deleted, archive.site["base_url"], keys)


def plan(options: Options) -> tuple[Archive, dict[str, Page], list[Problem]]:
    """Return the archive and all pages that it would make, with everything that is wrong; no page with an error."""
    archive, problems = understand(options)
    if _stop(problems, strict=False):
        return archive, {}, problems
    pages, clashes = produce(archive)
    return archive, pages, [*problems, *clashes]


def understand(
    options: Options, watch: Callable[[Sighting], None] | None = None, memory: Memory | None = None
) -> tuple[Archive, list[Problem]]:
    """Return the archive that the sources describe, with everything that is wrong in and between them.

    ``watch`` is told of every registered form that a text holds, and what was made of it.
    """
    scanned = scan(options.root)
    known = (memory or Memory()).documents
    documents = [(file, _read(file, known)) for file in scanned.files if file.kind is not None]
    site, wrong = _site(scanned, options)
    sources, wrong_sources = _data(scanned, SOURCES)
    terms, wrong_terms = _data(scanned, TERMS)
    lost = _stop(wrong_sources, strict=False) or any(one.lost for one in scanned.files if one.key == SOURCES.path)
    archive = link(
        documents, site, None if lost else sources, terms, scanned.images, drafts=options.drafts, watch=watch
    )
    danger = unsafe(options.output, options.root)
    refused = [Problem(str(options.output), 1, 1, f"{danger} — choose another folder with --output")] if danger else []
    wrong = [*wrong, *wrong_sources, *wrong_terms, *problems_of(documents), *archive.problems]
    return archive, [*refused, *scanned.problems, *wrong]


def _read(file: SourceFile, known: dict[tuple[str, bool, bytes], Document]) -> Document:
    assert file.kind is not None
    if file.lost:
        return Document(Data(), {}, (), ())
    whole = file.kind.paired or not file.lang
    key = (file.kind.name, whole, digest(file.data))
    if key not in known:
        known[key] = read(file.kind, file.data) if whole else read_note(file.data)
    return known[key]


def _templates(root: Path, catalogues: Mapping[str, Catalogue], memory: Memory) -> Templates:
    """Return the templates, parsed again only if one of them or a catalogue has changed."""
    made_of = [bytes(path) + b"\0" + path.read_bytes() for path in _files(root / FOLDER) if path.suffix != ".woff2"]
    key = digest(*made_of, *(repr(one.messages) for one in catalogues.values()))
    if key not in memory.templates:
        memory.templates.clear()
        memory.pages.clear()  # a template may include another whose name is made as it goes
        memory.templates[key] = Templates(root, {code: translations(one) for code, one in catalogues.items()})
    return memory.templates[key]


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
    if options.base_url:
        try:
            site = Data({**site, "base_url": FORMS["base_url"](options.base_url)})
        except ValueError as error:
            problems.append(Problem("--base-url", 1, 1, str(error)))
    return site, problems


def _catalogue(root: Path, lang: str) -> Catalogue:
    path = root / po_path(lang)
    return read_catalogue(path.read_bytes() if path.is_file() else b"", lang, po_path(lang))


def _catalogue_problems(root: Path, catalogues: Mapping[str, Catalogue]) -> list[Problem]:
    """A broken catalogue stops the build; a missing translation only shows its English message."""
    problems = []
    for catalogue in catalogues.values():
        if not (root / catalogue.path).is_file():
            message = "there is no catalogue for this language — run: python build.py messages"
            problems.append(Problem(catalogue.path, 1, 1, message))
        for line, text in catalogue.problems:
            severity = WARNING if (line, text) in catalogue.untranslated else ERROR
            problems.append(Problem(catalogue.path, line, 1, text, severity))
    return problems


def _render(
    pages: Mapping[str, Page], keys: Mapping[str, bytes], templates: Templates, root: Path, memory: Memory
) -> tuple[dict[str, bytes], list[Problem]]:
    files, faults = dict[str, bytes](), list[tuple[Page, Exception]]()
    for path, page in pages.items():
        key, data = memory.pages.get(path, (b"", b""))
        try:
            files[path] = data if key == keys[path] else templates.render(page)
            memory.pages[path] = (keys[path], files[path])
        except Exception as error:
            faults.append((page, error))
    return files, template_faults(faults, root)


def _search(archive: Archive, options: Options) -> Indexed:
    """Index for search; what was made is kept for every output folder by itself."""
    name = digest(bytes(options.output.resolve())).hex()[:16]
    found = list(findable(archive, relate(archive)))
    return search_index(found, abbreviations(archive), options.root / CACHE / f"search-{name}")


def _key(page: Page, templates: Templates, catalogues: Mapping[str, bytes]) -> bytes:
    """Return the digest of all that makes a page; one without a twin may speak every language."""
    spoken = [page.lang] if page.places else sorted(catalogues)
    return digest(page.key, templates.digest_of(page.template), *(catalogues[code] for code in spoken))


def _static(root: Path) -> dict[str, bytes]:
    folder = root / FOLDER / STATIC
    return {f"{STATIC}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in _files(folder)}


def _pictures(root: Path, archive: Archive) -> dict[str, bytes]:
    folder = root / CONTENT / IMAGES
    return {f"{IMAGES}/{name}": (folder / picture.file).read_bytes() for name, picture in archive.images.items()}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _stop(problems: list[Problem], strict: bool) -> bool:
    return any(strict or problem.severity == ERROR for problem in problems)


def _as_errors(problems: list[Problem], strict: bool) -> tuple[Problem, ...]:
    if not strict:
        return tuple(problems)
    return tuple(Problem(one.path, one.line, one.column, one.message, ERROR) for one in problems)
