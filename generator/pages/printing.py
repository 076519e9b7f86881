"""Printing: from small values of the archive to HTML for readers of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from generator.archive.titles import pick
from generator.core.model import Localised
from generator.language.dates import format_day, format_long, format_short
from generator.language.interface import Interface
from generator.language.typeset import typeset, typeset_marked

NOTHING = Markup("")


def words(text: str) -> Markup:
    """Return plain text as HTML, typeset."""
    return Markup(typeset(text))


def localised(text: Localised, lang: str) -> Markup:
    """Return a text as HTML, marked with its language if that is not the page's."""
    if text.lang in ("", lang):
        return words(text.text)
    return marked(text.lang, typeset(text.text))


def marked(lang: str, html: str) -> Markup:
    """Return HTML in a span that says its language."""
    return Markup(f'<span lang="{escape(lang)}">{html}</span>')


def picked(values: Mapping[str, str], lang: str) -> Markup:
    """Return, of a text in several languages, that in the page's language, else in the first language that has one."""
    return localised(pick(values, lang), lang)


def picked_marked(values: Mapping[str, str], lang: str) -> Markup:
    """Return a text as `picked` does; parts of it may themselves be marked as of another language."""
    text = pick(values, lang)
    html = typeset_marked(text.text)
    return Markup(html) if text.lang == lang else marked(text.lang, html)


def date_short(date: str, lang: str) -> Markup:
    """Return a date as tables and lists show it."""
    return _date(date, lang, format_short)


def date_long(date: str, lang: str) -> Markup:
    """Return a date in full."""
    return _date(date, lang, format_long)


def date_day(date: str, lang: str) -> Markup:
    """Return a date as a sentence has it."""
    return _date(date, lang, format_day)


@lru_cache(maxsize=1 << 14)
def _date(date: str, lang: str, form: Callable[[str, str], str]) -> Markup:
    return Markup(f'<time datetime="{escape(date)}">{escape(form(date, lang))}</time>')


def outside(url: str) -> Markup:
    """Return a link to another site; its words are the name of the host."""
    host = url.split("/")[2].replace("www.", "")
    return Markup(f'<a href="{escape(url)}" rel="external">{escape(host)}</a>')


def with_mark(html: Markup, mark: str) -> Markup:
    """Return HTML with a mark behind it, such as “[inferred]”; without a mark, the HTML as it is."""
    return html + Markup(' <span class="mark">%s</span>') % mark if mark else html


def anchor(href: str, html: Markup) -> Markup:
    """Return a link within the site."""
    return Markup(f'<a href="{escape(href)}">{html}</a>')


def to_paragraph(interface: Interface, href: str, anchor: str) -> Markup:
    """Return the link to a paragraph, by its number; ``href`` is the address of the paragraph."""
    number = anchor[1:]
    label = interface.text("Paragraph %(number)s") % {"number": number}
    return Markup('<a class="pilcrow" href="%s" aria-label="%s">¶ %s</a>') % (href, label, number)
