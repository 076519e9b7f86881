"""Small sites for tests: blocks of text that begin with ``-- path --`` become an archive in a folder, with the
project's own templates and catalogues."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from generator.archive.items import Archive
from generator.build import build
from generator.commands.report import report
from generator.core.model import WARNING, Document, Problem
from generator.core.options import Options, Result
from generator.language import catalogues
from generator.output.render import known_pages
from generator.output.store import Store, program_digest, store_file
from generator.sources import read_sources

PROJECT = Path(__file__).resolve().parent.parent

SITE = """\
-- content/site.yaml --
title: {vi: Kho thử, en: Test archive}
description: {vi: Một kho nhỏ., en: A small archive.}
base_url: https://archive.example/kho/
authority: archive.test,2026
corrections: https://archive.test/sua
licence: {code: MIT, content: CC BY 4.0}
"""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000003000000020800000000b81f39c6000000104944415478da63484c4a66"
    "48494d03000946025682e17ec70000000049454e44ae426082"
)
"""A picture of three pixels by two."""
_BLOCK = re.compile(r"^-- (\S.*\S) --\n", re.MULTILINE)


def blocks(text: str) -> dict[str, str]:
    """Return path to contents."""
    parts = _BLOCK.split(text)
    assert not parts[0].strip(), f"text before the first block: {parts[0]!r}"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


class SmallSite:
    """An archive in a folder; its output is ``site/`` within unless a test says otherwise."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "site"

    def write(self, *texts: str) -> SmallSite:
        """Write the blocks of the texts over what is there."""
        for text in texts:
            for path, contents in blocks(text).items():
                self.write_bytes(path, contents.encode())
        return self

    def write_bytes(self, path: str, data: bytes) -> SmallSite:
        """Write a file in one step, so that whoever watches sees the old bytes or the new ones."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}.new")
        unfinished.write_bytes(data)
        unfinished.replace(target)
        return self

    def edit(self, path: str, old: str, new: str) -> SmallSite:
        """Replace words that stand in a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        return self.write_bytes(path, text.replace(old, new).encode())

    def remove(self, path: str) -> SmallSite:
        (self.root / path).unlink()
        return self

    def options(self, **said: Any) -> Options:
        return Options(**{"root": self.root, "output": self.output, **said})

    def build(self, **said: Any) -> Result:
        return build(self.options(**said))

    def built(self, **said: Any) -> Result:
        """Build, and insist that there was no error."""
        result = self.build(**said)
        assert not result.failed, lines(result.problems)
        return result

    def problems(self, **said: Any) -> list[str]:
        """Build, and return what is reported, line by line."""
        return lines(self.build(**said).problems)

    def archive(self, **said: Any) -> Archive:
        """Return the archive that the files describe, and insist that there is no error."""
        archive, problems, *_ = read_sources(self.options(**said))
        assert all(problem.severity == WARNING for problem in problems), lines(problems)
        return archive

    def findings(self, **said: Any) -> list[str]:
        """Return what is reported of the files, without building."""
        return lines(read_sources(self.options(**said))[1])

    def html(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8").replace("\xa0", " ")

    def keys(self, folder: Path | None = None) -> dict[str, bytes]:
        """Return what is remembered of the last build: of every page the digest of all that it was made of."""
        store = Store(store_file(self.root, folder or self.output), program_digest())
        try:
            return {path: made.key for path, made in known_pages(store).items()}
        finally:
            store.close()

    def tree(self, folder: Path | None = None) -> dict[str, bytes]:
        """Return every file of the output with its bytes, or of another folder."""
        return tree(folder or self.output)


def said(document: Document) -> dict[str, Any]:
    """Return what a document says, without the digest of the bytes in which it says so."""
    found = {field.name: getattr(document, field.name) for field in fields(document)}
    return {**found, "source_digest": b"", "detail": document.detail()}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def folders(folder: Path) -> set[str]:
    """Return every folder of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def lines(problems: Any) -> list[str]:
    """Return problems as they are printed."""
    stream = io.StringIO()
    report([problem for problem in problems if isinstance(problem, Problem)], "text", stream)
    return stream.getvalue().splitlines()


def small_site(folder: Path, *texts: str) -> SmallSite:
    """Make an archive of the texts in a folder, with ``SITE`` where they give no site.yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    # Fonts are the same bytes in every site; leaving them out keeps hundreds of small builds short.
    leave_out = shutil.ignore_patterns("fonts")
    shutil.copytree(PROJECT / "templates", folder / "templates", ignore=leave_out, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "translations", folder / "translations", dirs_exist_ok=True)
    return SmallSite(folder).write(SITE, *texts)


def _file(path: str, fields: dict[str, str], body: str) -> str:
    header = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"-- {path} --\n---\n{header}---\n" + (f"\n{body}\n" if body else "")


def briefing(stem: str, body: str = "Một câu.", lang: str = "vi", of: str = "", **fields: str) -> str:
    """Return a briefing's block; ``of`` names the language of the original if this is a translation. Fields are
    YAML on one line; an empty one is left out."""
    given = {"title": f"Tin {stem} {lang}", "summary": f"Tóm tắt {stem} {lang}."}
    if of:
        given["translation"] = f"{{of: {of}, by: kho, status: unofficial}}"
    else:
        given |= {"added": "2026-01-01", "date_basis": "stated", "source": "{publisher_basis: unknown}"}
        given["date"] = stem[:10] if re.match(r"\d{4}-\d\d-\d\d", stem) else ""
    return _file(f"content/briefings/{stem}.{lang}.md", given | fields, body)


def person(key: str, name: str, **fields: str) -> str:
    """Return a person's block; a name of one word is given whole."""
    words = name.split()
    parts = {"family": words[0], "middle": " ".join(words[1:-1]), "given": words[-1]}
    shape = "{" + ", ".join(f"{part}: {text}" for part, text in parts.items() if text) + "}"
    return _file(f"content/people/{key}.md", {"name": shape if len(words) > 1 else name, **fields}, "")


def document(key: str, **fields: str) -> str:
    """Return a document's block."""
    given = {
        "type": "resolution",
        "title": f"{{vi: Văn bản {key}, en: Document {key}}}",
        "sources": "[https://archive.example/nguon]",
    }
    return _file(f"content/resolutions/{key}.md", given | fields, "")


def event(key: str, **fields: str) -> str:
    """Return an event's block."""
    return _file(f"content/events/{key}.md", {"title": f"{{vi: Sự kiện {key}, en: Event {key}}}", **fields}, "")


def page(key: str, body: str = "Một câu.", lang: str = "vi", of: str = "", **fields: str) -> str:
    """Return the block of a page about the archive."""
    given = {"title": f"Trang {key} {lang}", "summary": f"Về {key} {lang}."}
    given |= {"translation": f"{{of: {of}, by: kho, status: unofficial}}"} if of else {"added": "2026-01-01"}
    return _file(f"content/pages/{key}.{lang}.md", given | fields, body)


def _remember() -> None:
    """Let equal templates be compiled, and equal catalogues read, once in a run of the tests: most of the time of
    a small build goes there, and both are functions of their text alone."""
    parse, generate, compiled = jinja2.Environment._parse, jinja2.Environment._generate, cache(compile)
    parsed: dict[tuple[str, str | None], Any] = {}
    generated: dict[tuple[int, str | None], tuple[Any, str]] = {}

    def parse_once(self: jinja2.Environment, source: str, name: str | None, filename: str | None) -> Any:
        if (source, name) not in parsed:
            parsed[source, name] = parse(self, source, name, filename)
        return parsed[source, name]

    def generate_once(self: jinja2.Environment, tree: Any, name: str | None, filename: str | None, **said: Any) -> str:
        if (id(tree), name) not in generated:  # the tree is kept, so that its id stays its own
            generated[id(tree), name] = tree, generate(self, tree, name, filename, **said)
        return generated[id(tree), name][1]

    def compile_once(self: jinja2.Environment, source: str, filename: str) -> Any:
        return compiled(source, "", "exec").replace(co_filename=filename)

    jinja2.Environment._parse, jinja2.Environment._generate = parse_once, generate_once  # type: ignore[assignment,method-assign]
    jinja2.Environment._compile = compile_once  # type: ignore[method-assign]
    catalogues.read_catalogue = cache(catalogues.read_catalogue)  # type: ignore[attr-defined]
    catalogues.compiled = cache(catalogues.compiled)  # type: ignore[attr-defined]


_remember()
