"""Filters: the functions that templates may use."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.archive.titles import pick
from generator.language.dates import format_day, format_long, format_short
from generator.language.numbers import format_number
from generator.language.text import ascii_form
from generator.language.typeset import typeset, typeset_marked
from generator.model import Localised
from generator.output.body import elsewhere, fill
from generator.output.html import html
from generator.pages.linked import linked
from generator.pages.page import Page

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _typeset(text: str) -> Markup:
    return html(typeset(text))


@pass_context
def _in_language(context: Context, text: Localised) -> Markup:
    """Print a text, marked where it is in another language than the page."""
    if text.lang in ("", context["lang"]):
        return _typeset(text.text)
    return _marked(text.lang, typeset(text.text))


def _marked(lang: str, words: str) -> Markup:
    return html(f'<span lang="{escape(lang)}">{words}</span>')


@pass_context
def _pick(context: Context, values: Mapping[str, str]) -> Markup:
    return _in_language(context, pick(values, context["lang"]))


@pass_context
def _pick_marked(context: Context, values: Mapping[str, str]) -> Markup:
    """Print a line whose foreign words are marked."""
    text = pick(values, context["lang"])
    words = typeset_marked(text.text)
    return html(words) if text.lang == context["lang"] else _marked(text.lang, words)


def _date(form: Callable[[str, str], str]) -> Any:
    @lru_cache(maxsize=1 << 13)
    def marked(date: str, lang: str) -> Markup:
        return html(f'<time datetime="{escape(date)}">{escape(form(date, lang))}</time>')

    @pass_context
    def filtered(context: Context, date: str) -> Markup:
        return marked(date, context["lang"])

    return filtered


@pass_context
def _linked(context: Context, page: Page) -> Markup:
    """Print a page's JSON-LD as the inside of a script element: no tag and no comment can begin in it."""
    say = partial(context["translate"], context["lang"])
    text = _JSON.encode(linked(page, say))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return html(text)


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
    "pick_marked": _pick_marked,
    "typeset": _typeset,
}
"""Name in templates to function."""
