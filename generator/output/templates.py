"""Templates: Jinja for one language, with the filters that templates may use, and the digest of what a
template is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, meta
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.digest import digest
from generator.kinds import FIELD_NAMES, LANGUAGES
from generator.model import Data, Problem
from generator.output.faults import FOLDER
from generator.output.filters import FILTERS, once
from generator.pages.page import RELATIVE, WHOLE, Page
from generator.source.scan import ignored

STATIC = "static"
"""Folder of what is copied as it is."""
PARSED = (".html", ".xml", ".json", ".txt")
"""Endings of templates."""


class _Environment(Environment):
    """Jinja for which an optional field that a file leaves out is nothing, and a field that no file can have a
    mistake."""

    def __init__(self, **said: Any) -> None:
        super().__init__(**said)
        self.named: dict[str, frozenset[str | None]] = {}
        """The templates that each one names, of those that were compiled here; None for one named as it goes."""
        self.printed: dict[tuple[str | None, str, bytes, str], Markup] = {}
        """What ``once`` has printed: by template, macro, value and base address."""

    def _generate(self, source: Any, name: str | None, *said: Any, **more: Any) -> str:
        if name is not None:
            self.named[name] = frozenset(meta.find_referenced_templates(source))
        return super()._generate(source, name, *said, **more)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is Data:
            if attribute in obj:
                return obj[attribute]
            if attribute in FIELD_NAMES:
                return None
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class _Compiled(BytecodeCache):
    """Compiled templates, so that every language, and the next build, uses the same."""

    def __init__(self, code: dict[str, bytes]) -> None:
        self.code = code

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name  # Jinja's own adds the path, which need not be UTF-8

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


class Templates:
    """The templates of an archive, in all its languages."""

    def __init__(
        self,
        root: Path,
        translations: Mapping[str, NullTranslations],
        whole: bytes,
        compiled: dict[str, bytes] | None = None,
        known: Mapping[str, bytes] | None = None,
    ) -> None:
        """``whole`` is the digest of all templates. ``compiled`` holds templates as Jinja has compiled them, and takes
        those that are; ``known`` are digests of templates that are in order, if none has changed since."""
        self.root = root
        self.whole = whole
        self.folder = root / FOLDER
        self.compiled = {} if compiled is None else compiled
        self.digests = dict(known or {})
        """Of the templates that were asked for, by name."""
        self.checked = bool(known)
        self._named: dict[str, tuple[bytes, frozenset[str | None]]] = {}
        self.environments = {
            code: _environment(self.folder, _Compiled(self.compiled), code, translations) for code in translations
        }

    def prepare(self) -> None:
        """Load every template that a page is made by, in all languages; what is wrong with one is said when it is
        used."""
        for environment in self.environments.values():
            for name in self.digests:
                with suppress(TemplateError, OSError, UnicodeDecodeError):
                    environment.get_template(name)

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; raises what the template raises."""
        template = self.environments[page.lang].get_template(page.template)
        base_url = "" if page.links == RELATIVE else page.chrome.base_url
        href = addresser(page.path, base_url, whole=page.links == WHOLE)
        text = template.render(page=page, view=page.view, chrome=page.chrome, lang=page.lang, href=href)
        return text.encode()

    def check(self) -> list[Problem]:
        """Return every template that is not valid Jinja, with its line, and every name that cannot be published."""
        if self.checked:
            return []
        if not self.folder.is_dir():
            return [Problem(FOLDER, 1, 1, "there is no such folder — put the archive's templates there")]
        environment = next(iter(self.environments.values()))
        problems = []
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            name = path.relative_to(self.folder).as_posix()
            if not name.isprintable():  # half letters stand for what is not UTF-8
                problems.append(Problem(f"{FOLDER}/{name}", 1, 1, "the file's name cannot be an address — rename it"))
            elif path.suffix in (".html", ".xml") and not name.startswith(f"{STATIC}/"):
                try:
                    environment.get_template(name)
                except TemplateSyntaxError as error:
                    message = f"{error.message} — mend the template"
                    problems.append(Problem(f"{FOLDER}/{name}", error.lineno, 1, message))
                except UnicodeDecodeError:
                    problems.append(Problem(f"{FOLDER}/{name}", 1, 1, "the template is not UTF-8 — save it as UTF-8"))
        return problems

    def digest_of(self, name: str) -> bytes:
        """Return the digest of a template with all that it includes, imports or extends."""
        if name not in self.digests:
            self.digests[name] = self._digest_of(name)
        return self.digests[name]

    def _digest_of(self, name: str) -> bytes:
        reached: dict[str, bytes] = {}
        waiting = [name]
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached[other], named = self._references(other)
                if None in named:  # it names another as it goes, which may be any
                    return self.whole
                waiting += [one for one in named if one]
        return digest(*(part for other in sorted(reached) for part in (other, reached[other])))

    def _references(self, name: str) -> tuple[bytes, frozenset[str | None]]:
        """Return what a template holds, and the names in it; one that is missing may be meant to be."""
        if name not in self._named:
            file = self.folder / name
            source = file.read_bytes() if file.is_file() else b""
            environment = next(iter(self.environments.values()))
            named = environment.named.get(name)
            if named is None:
                named = frozenset()
                with suppress(TemplateSyntaxError, UnicodeDecodeError):  # of which its pages say what is wrong
                    named = frozenset(meta.find_referenced_templates(environment.parse(source.decode())))
            self._named[name] = (source, named)
        return self._named[name]


def _environment(
    folder: Path, compiled: BytecodeCache, lang: str, translations: Mapping[str, NullTranslations]
) -> _Environment:
    environment = _Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=compiled,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations[lang], newstyle=True)  # type: ignore[attr-defined]
    environment.globals["_"] = _speaker(translations[lang])
    environment.filters.update(FILTERS)
    environment.globals["nothing"] = Data()
    environment.globals["once"] = once
    environment.globals["languages"] = {language.code: language for language in LANGUAGES}
    # Pages that stand in all languages at once ask for each language's words by its code.
    environment.globals["translate"] = lambda code, message: translations[code].gettext(message)
    return environment


def _speaker(translations: NullTranslations) -> Callable[..., Markup]:
    """Return what ``_`` is in templates: as that of Jinja's extension, but each message is looked up once."""

    @cache
    def known(message: str) -> tuple[str, Markup]:
        text = translations.gettext(message)
        return text, Markup(text)

    def speak(message: str, **variables: Any) -> Markup:
        text, whole = known(message)
        if not variables and "%" not in text:
            return whole
        # What Markup's own operator does, in one pass: numbers stay numbers, for a message may say how to write them.
        safe = {name: one if isinstance(one, int | float) else escape(one) for name, one in variables.items()}
        return Markup(text % safe)

    return speak


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, in order, but for those of editors and systems."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not ignored(path.name)]


def digest_of_all(root: Path) -> bytes:
    """Return the digest of all templates of an archive."""
    files = [path for path in files_of(root / FOLDER) if path.suffix in PARSED]
    names = (bytes(path.relative_to(root)) for path in files)
    return digest(*names, *(path.read_bytes() for path in files))


def addresser(page: str, base_url: str = "", *, whole: bool = False) -> Callable[..., str]:
    """Return the function that makes links from a page: relative ones, or where there is a base address, from its path,
    or whole."""
    folder = posixpath.dirname(page)
    start = base_url if whole else urlsplit(base_url).path

    def href(path: str, fragment: str = "") -> str:
        if path == page and fragment and not base_url:
            return f"#{fragment}"
        address = start + path if base_url else _relative(path, folder)
        return f"{address}#{fragment}" if fragment else address

    return href


@lru_cache(maxsize=1 << 16)
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")
