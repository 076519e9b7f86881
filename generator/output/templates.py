"""Templates: Jinja for one language, with the filters that templates may use, and the digest of what a
template is made of."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, meta, pass_context
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.archive.titles import pick
from generator.digest import digest
from generator.kinds import FIELD_NAMES, LANGUAGES
from generator.language.dates import format_day, format_long, format_short
from generator.language.numbers import format_number
from generator.language.text import ascii_form
from generator.model import Data, Localised, Problem
from generator.output.body import elsewhere, fill
from generator.output.faults import FOLDER
from generator.pages.linked import linked
from generator.pages.page import RELATIVE, WHOLE, Page

STATIC = "static"
"""Folder of what is copied as it is."""


class _Environment(Environment):
    """Jinja for which an optional field that a file leaves out is nothing, and a field that no file can have a
    mistake."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Data):
            if attribute in obj:
                return obj[attribute]
            if attribute in FIELD_NAMES:
                return None
        return super().getattr(obj, attribute)


class _Compiled(BytecodeCache):
    """Compiled templates in memory, so that every language uses the same."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name  # Jinja's own adds the path, which need not be UTF-8

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


class Templates:
    """The templates of an archive, in all its languages."""

    def __init__(self, root: Path, translations: Mapping[str, NullTranslations]) -> None:
        self.folder = root / FOLDER
        compiled = _Compiled()
        self.environments = {code: _environment(self.folder, compiled, code, translations) for code in translations}
        self.digest_of = cache(self._digest_of)
        self.source_of = cache(self._source_of)

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; raises what the template raises."""
        template = self.environments[page.lang].get_template(page.template)
        base_url = "" if page.links == RELATIVE else page.chrome.base_url
        href = addresser(page.path, base_url, whole=page.links == WHOLE)
        text = template.render(page=page, view=page.view, chrome=page.chrome, lang=page.lang, href=href)
        return text.encode()

    def check(self) -> list[Problem]:
        """Return every template that is not valid Jinja, with its line, and every name that cannot be published."""
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

    def _digest_of(self, name: str) -> bytes:
        """Return the digest of a template with all that it includes, imports or extends, itself perhaps among them."""
        found: dict[str, bytes] = {}
        left = [name]
        while left:
            one = left.pop()
            if one not in found:
                found[one], others = self.source_of(one)
                left += others
        return digest(*(part for one in sorted(found) for part in (one, found[one])))

    def _source_of(self, name: str) -> tuple[bytes, tuple[str, ...]]:
        """Return a template with the names of others in it; one that is missing or broken says so to its pages."""
        try:
            source = (self.folder / name).read_bytes()
            tree = next(iter(self.environments.values())).parse(source.decode())
        except FileNotFoundError:
            return b"", ()
        except (TemplateSyntaxError, UnicodeDecodeError):
            return source, ()
        return source, tuple(other for other in meta.find_referenced_templates(tree) if other)


def _environment(
    folder: Path, compiled: BytecodeCache, lang: str, translations: Mapping[str, NullTranslations]
) -> Environment:
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
    environment.filters.update(FILTERS)
    environment.globals["nothing"] = Data()
    environment.globals["languages"] = {language.code: language for language in LANGUAGES}
    # Pages that stand in all languages at once ask for each language's words by its code.
    environment.globals["translate"] = lambda code, message: translations[code].gettext(message)
    return environment


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


@pass_context
def _in_language(context: Context, text: Localised) -> Markup:
    """Print a text, marked where it is in another language than the page."""
    if text.lang in ("", context["lang"]):
        return escape(text.text)
    return Markup('<span lang="{}">{}</span>').format(text.lang, text.text)


@pass_context
def _pick(context: Context, values: Mapping[str, str]) -> Markup:
    return _in_language(context, pick(values, context["lang"]))


def _date(form: Callable[[str, str], str]) -> Any:
    @pass_context
    def filtered(context: Context, date: str) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(date, form(date, context["lang"]))

    return filtered


@pass_context
def _linked(context: Context, page: Page) -> Markup:
    """Print a page's JSON-LD as the inside of a script element: no tag and no comment can begin in it."""
    say = partial(context["translate"], context["lang"])
    text = json.dumps(linked(page, say), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


@pass_context
def _number(context: Context, number: int) -> str:
    return format_number(number, context["lang"])


FILTERS: dict[str, Any] = {
    "ascii": ascii_form,
    "date_long": _date(format_long),
    "date_short": _date(format_short),
    "date_day": _date(format_day),
    "elsewhere": elsewhere,
    "fill": fill,
    "linked": _linked,
    "localised": _in_language,
    "number": _number,
    "pick": _pick,
}
"""Name in templates to function."""
