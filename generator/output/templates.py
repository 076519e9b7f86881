"""Templates: from a page to its bytes, and from a template to the digest of all files that it names."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateSyntaxError
from markupsafe import Markup

from generator.core.digest import digest
from generator.core.kinds import LANGUAGE
from generator.core.model import Problem
from generator.language.interface import Interface
from generator.language.numbers import format_number
from generator.output.faults import TEMPLATES
from generator.output.store import FACTS, Store
from generator.pages.facet import load
from generator.pages.page import RELATIVE, WHOLE, Page, Tools
from generator.pages.view_values import Chrome
from generator.source.file_names import ignored

STATIC = "static"
"""Folder of the templates whose files are copied to the site unchanged."""
_LITERAL = r"""\s*(?:"[^"\n]*"|'[^'\n]*')\s*"""
_DYNAMIC = re.compile(
    r"\{%[-+]?\s*(?:(?:extends|include)\b(?!" + _LITERAL + r"(?:[-+]?%\}|ignore\b|with))"
    r"|(?:import|from)\b(?!" + _LITERAL + r"(?:as|import)\b))"
    r"|\bpart\s*\((?!" + _LITERAL + r",)"
)
"""A tag by which a template names another one with an expression, which can mean any template."""
_ROOTED = '="/'
"""The beginning of an attribute that is a root-relative address; no attribute of another meaning begins so."""
_REFRESH = 'content="0; url=/'
"""The only attribute with a root-relative address that is not at its beginning."""


class Templates:
    """The templates of an archive, with the interface of every language."""

    def __init__(self, root: Path, interfaces: Mapping[str, Interface], store: Store) -> None:
        self.root = root
        self.folder = root / TEMPLATES
        self.interfaces = interfaces
        self.store = store
        self._environments: dict[str, Environment] = {}
        self._parts: dict[tuple[str, str], str] = {}

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """For the name of every template, its bytes."""
        return {name: data for name, data in self._all.items() if not name.startswith(f"{STATIC}/")}

    @cached_property
    def _all(self) -> dict[str, bytes]:
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files_of(self.folder)}

    @cached_property
    def digests(self) -> dict[str, bytes]:
        """For each template, the digest of its file and of all files that it names, directly or not."""
        whole = digest(*(part for name, data in sorted(self._all.items()) for part in (name, data)))
        dynamic = {name for name, text in self._texts.items() if _DYNAMIC.search(text)}
        return {name: self._digest(name, dynamic, whole) for name in self._texts}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {name: data.decode("utf-8", "replace") for name, data in self.sources.items()}

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """For each template, the files whose names stand in it between quotation marks."""
        return {
            name: {one for one in self._all if f'"{one}"' in text or f"'{one}'" in text}
            for name, text in self._texts.items()
        }

    def _digest(self, name: str, dynamic: set[str], whole: bytes) -> bytes:
        reached, waiting = {name}, [name]
        while waiting:
            new = self._named.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        if reached & dynamic:
            return whole
        return digest(*(part for one in sorted(reached) for part in (one, self._all[one])))

    def environment(self, lang: str) -> Environment:
        """Return Jinja's environment for pages of a language."""
        if lang not in self._environments:
            self._environments[lang] = _environment(self.folder, self.interfaces[lang], self.store)
        return self._environments[lang]

    def prepare(self, pages: list[Page]) -> None:
        """Compile the templates of these pages, so that worker processes need not."""
        for lang, name in sorted({(page.lang, page.template) for page in pages}):
            for one in (name, *self._named.get(name, ())):
                if one in self.sources:
                    self._compile(lang, one)

    def _compile(self, lang: str, name: str) -> None:
        try:
            self.environment(lang).get_template(name)
        except (TemplateSyntaxError, UnicodeDecodeError):
            return  # `check` reports it

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; raises whatever its view or its template raises."""
        others = {lang: self.interfaces[lang] for lang in page.languages}
        tools = Tools(page.frame, self.interfaces[page.lang], others)
        values = page.view(tools, **{name: load(value) for name, value in page.inputs.items()})
        template = self.environment(page.lang).get_template(page.template)

        def part(name: str, chrome: Chrome) -> Markup:
            return self._part(name, chrome, page)

        text = template.render(values, part=part)
        if page.template.endswith(".html"):
            text = placed(text, page, values["chrome"].base_url)
        return text.encode()

    def _part(self, name: str, chrome: Chrome, page: Page) -> Markup:
        """Return a part that is printed once for all pages of a language, with the link to this page marked as
        current."""
        if chrome.lang not in page.languages:
            raise KeyError(chrome.lang)
        if (name, chrome.lang) not in self._parts:
            self._parts[name, chrome.lang] = self.environment(chrome.lang).get_template(name).render(chrome=chrome)
        href = f'href="{page.frame.href}"'
        return Markup(self._parts[name, chrome.lang].replace(href, f'{href} aria-current="page"'))

    def check(self) -> list[Problem]:
        """Return a problem for every template that is not valid Jinja, and for every name that cannot be an address."""
        if not self.folder.is_dir():
            return [Problem(TEMPLATES, 1, 1, "there is no such folder — put the archive's templates there")]
        problems = []
        for path in files_of(self.folder):
            name = path.relative_to(self.folder).as_posix()
            if not name.isprintable():  # half letters stand for what is not UTF-8
                problems.append(
                    Problem(f"{TEMPLATES}/{name}", 1, 1, "the file's name cannot be an address — rename it")
                )
            elif not path.resolve().is_relative_to(self.folder.resolve()):
                message = f"the link leads out of {TEMPLATES}/ — put the file itself here"
                problems.append(Problem(f"{TEMPLATES}/{name}", 1, 1, message))
        for name, data in self.sources.items():
            if name.endswith((".html", ".xml")):
                problems += self._checked(name, data)
        return problems

    def _checked(self, name: str, data: bytes) -> list[Problem]:
        """Return the problems of a template; the store keeps that a template has none."""
        key = digest("template", name, data)
        if self.store.get(FACTS, key) is not None:
            return []
        try:
            self.environment(next(iter(LANGUAGE))).get_template(name)
        except TemplateSyntaxError as error:
            return [Problem(f"{TEMPLATES}/{name}", error.lineno, 1, f"{error.message} — mend the template")]
        except UnicodeDecodeError:
            return [Problem(f"{TEMPLATES}/{name}", 1, 1, "the template is not UTF-8 — save it as UTF-8")]
        self.store.save({FACTS: {key: b""}})
        return []


def placed(text: str, page: Page, base_url: str) -> str:
    """Return the text of a page with its root-relative addresses made relative, rooted or absolute, as it asks."""
    start = "../" * page.path.count("/")
    if page.links != RELATIVE:
        start = base_url if page.links == WHOLE else urlsplit(base_url).path
    return text.replace(_ROOTED, f'="{start}').replace(_REFRESH, f"{_REFRESH[:-1]}{start}", 1)


def _environment(folder: Path, interface: Interface, store: Store) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_Compiled(store, folder),
        auto_reload=False,
        autoescape=lambda name: not (name or "").endswith(".txt"),  # which is no mark-up
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(interface.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["_"] = interface.say
    environment.globals["languages"] = LANGUAGE
    environment.globals["lang"] = interface.lang
    environment.filters["number"] = lambda number: format_number(number, interface.lang)
    return environment


class _Environment(Environment):
    """Jinja's environment, whose templates have their globals in a plain dictionary."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        # Jinja chains two dictionaries and compares them at each import of a macro: a tenth of the time of rendering.
        return {**self.globals, **(d or {})}


class _Compiled(BytecodeCache):
    """Jinja's bytecode cache, kept in the store."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.folder = os.fsencode(folder)
        self.store = store

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template; Jinja's own key holds the path, which may not be UTF-8."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the stored bytecode of a template with the same source."""
        data = self.store.get(FACTS, self._key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the bytecode of a template that Jinja has compiled."""
        self.store.save({FACTS: {self._key(bucket): bucket.bytecode_to_string()}})

    def _key(self, bucket: Bucket) -> bytes:
        return digest("compiled", self.folder, bucket.key, bucket.checksum)


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and its subfolders, in order, without those of editors and systems."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not ignored(path.name)]
