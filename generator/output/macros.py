"""Macros: as Jinja has them, but what a plain one has printed of a value is printed again, as long as it is remembered.

A plain macro (see `compiling`) reads nothing but its arguments, what is the same for all pages of a language, and where
links lead. So its words follow from the digests of its arguments and the place of the page; and from the page itself
only where a link leads to a paragraph of that very page, for which every text remembers to which paragraphs it leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from generator.digest import Digested
from generator.output.addressing import Addresser
from generator.output.compiling import SAME
from generator.output.html import html

ROOM = 1 << 22
"""Characters that a language remembers at least, and twice that at most."""
Key = tuple[str, str, Any]


class Print(NamedTuple):
    """What a macro has printed."""

    text: Markup
    targets: tuple[str, ...]
    """The pages to whose paragraphs it leads."""


class Prints:
    """What macros have printed lately."""

    def __init__(self) -> None:
        self._new: dict[Key, Print] = {}
        self._old: dict[Key, Print] = {}
        self._room = ROOM

    def get(self, key: Key) -> Print | None:
        """Return what was printed, if it is remembered."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.keep(key, found)
        return found

    def keep(self, key: Key, printed: Print) -> None:
        """Remember what was printed."""
        self._room -= len(printed.text)
        if self._room < 0:
            self._old, self._new, self._room = self._new, {}, ROOM
        self._new[key] = printed


class PrintingMacro(Macro):
    """A macro that prints HTML."""

    def __init__(
        self, context: PageContext, draw: Callable[..., str], name: str, arguments: tuple[str, ...], known_as: str
    ) -> None:
        """``known_as`` tells a plain macro from all others; it is empty for one that is not plain."""
        super().__init__(context.environment, draw, name, list(arguments), False, False, False, True)
        self.href = context.href if known_as else None
        """What makes the links of the page, if the macro is plain."""
        self._known_as = known_as
        self._prints: Prints = context.environment.prints  # type: ignore[attr-defined]

    def __call__(self, *given: Any, **named: Any) -> str:
        missed = self._argument_count - len(given)
        if named or missed < 0:
            return super().__call__(*given, **named)
        if missed:
            given += (missing,) * missed
        href = self.href
        if href is None or (known := _known(given)) is None:
            return html(self._func(*given))
        key = (self._known_as, href.place, known)
        found = self._prints.get(key)
        if found is not None and href.page not in found.targets:
            href.targets += found.targets
            return found.text
        before = len(href.targets)
        text = html(self._func(*given))
        targets = tuple(dict.fromkeys(href.targets[before:]))
        if href.page not in targets:
            self._prints.keep(key, Print(text, targets))
        return text


def _known(given: tuple[Any, ...]) -> Any:
    """Return what stands for the arguments of a macro, and for no others; nothing if there are some, but none is a
    value worth remembering, or if one of them cannot be told from others."""
    if len(given) == 1:
        return given[0].digest if isinstance(given[0], Digested) else None
    if not given:
        return ""
    found: list[Any] = []
    values = False
    for one in given:
        if isinstance(one, Digested):
            found.append(one.digest)
            values = True
        elif type(one) is str or type(one) is bool or one is None or one is missing:
            found.append(one)
        else:
            return None
    return tuple(found) if values else None


class PageContext(Context):
    """What a template finds while it makes a page."""

    @cached_property
    def href(self) -> Addresser | None:
        """What makes the links of the page, if all that plain macros read is as they expect it."""
        find, constant = self.resolve_or_missing, self.environment.globals
        href = find("href")
        if type(href) is not Addresser or find("lang") != self.environment.lang:  # type: ignore[attr-defined]
            return None
        return href if all(find(name) is constant[name] for name in SAME) else None

    def macro(
        self,
        draw: Callable[..., str],
        name: str,
        arguments: tuple[str, ...],
        plain: tuple[str, tuple[str, ...], tuple[Any, ...]] | None,
    ) -> PrintingMacro:
        """Return a macro. It is plain if it may be, if the names that must stand for nothing do, and if the macros that
        it calls are plain."""
        known_as = ""
        if plain is not None:
            known_as, unset, others = plain
            whole = all(type(one) is PrintingMacro and one.href is self.href for one in others)
            if not whole or any(self.resolve_or_missing(one) is not missing for one in unset):
                known_as = ""
        return PrintingMacro(self, draw, name, arguments, known_as)

    @cached_property
    def modules(self) -> dict[str, tuple[tuple[Any, ...], TemplateModule]]:
        """What was imported, by template, with the values that it found."""
        return {}

    def imported(self, name: str, parent: str, local: Mapping[str, Any]) -> TemplateModule:
        """Return another template, to be imported with this context; run once as long as it would find the same."""
        template = self.environment.get_template(name, parent)
        reads = template.root_render_func.__globals__["reads"]
        if reads is None:
            return template.make_module(self.get_all(), True, local)
        found = tuple(local[one] if local.get(one, missing) is not missing else self.resolve_or_missing(one)
                      for one in reads)  # fmt: skip
        known = self.modules.get(name)
        if known is None or any(one is not other for one, other in zip(found, known[0], strict=True)):
            known = self.modules[name] = (found, template.make_module(self.get_all(), True, local))
        return known[1]
