"""The environment of templates: Jinja for one language, with the functions that templates may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, meta
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.kinds import FIELD_NAMES, LANGUAGES
from generator.model import Data
from generator.output.compiling import Compiler
from generator.output.filters import FILTERS
from generator.output.html import html, printed
from generator.output.macros import PageContext, Prints


class PageEnvironment(Environment):
    """Jinja for which an optional field that a file leaves out is nothing, and a field that no file can have a
    mistake."""

    code_generator_class = Compiler
    context_class = PageContext
    printed = staticmethod(printed)

    def __init__(self, lang: str, **said: Any) -> None:
        super().__init__(**said)
        self.lang = lang
        self.prints = Prints()
        self.named: dict[str, frozenset[str | None]] = {}
        """The templates that each one names, of those that were compiled here; None for one named as it goes."""

    def _generate(self, source: Any, name: str | None, *said: Any, **more: Any) -> str:
        if name is not None:
            self.named[name] = frozenset(meta.find_referenced_templates(source))
        return super()._generate(source, name, *said, **more)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of something, or a field of a file."""
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


def environment_of(
    folder: Path, compiled: dict[str, bytes], lang: str, translations: Mapping[str, NullTranslations]
) -> PageEnvironment:
    """Return the environment of a language for the templates of a folder; ``compiled`` holds those that Jinja has
    compiled, and takes those that it compiles."""
    environment = PageEnvironment(
        lang,
        loader=FileSystemLoader(folder),
        bytecode_cache=_Compiled(compiled),
        auto_reload=False,  # whoever changes a template gets other environments
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
    environment.globals["languages"] = {language.code: language for language in LANGUAGES}
    # Pages that stand in all languages at once ask for each language's words by its code.
    environment.globals["translate"] = lambda code, message: translations[code].gettext(message)
    return environment


def _speaker(translations: NullTranslations) -> Callable[..., Markup]:
    """Return what ``_`` is in templates: as that of Jinja's extension, but each message is looked up once."""

    @cache
    def known(message: str) -> tuple[str, Markup]:
        text = translations.gettext(message)
        return text, html(text)

    def speak(message: str, **variables: Any) -> Markup:
        text, whole = known(message)
        if not variables and "%" not in text:
            return whole
        # What Markup's own operator does, in one pass: numbers stay numbers, for a message may say how to write them.
        safe = {name: one if isinstance(one, int | float) else printed(one) for name, one in variables.items()}
        return html(text % safe)

    return speak
