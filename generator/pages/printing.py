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
    """Return plain words as HTML."""
    return Markup(typeset(text))


def localised(text: Localised, lang: str) -> Markup:
    """Return words as HTML, marked where they are in another language than the page's."""
    if text.lang in ("", lang):
        return words(text.text)
    return marked(text.lang, typeset(text.text))


def marked(lang: str, html: str) -> Markup:
    """Return HTML that says in which language it is."""
    return Markup(f'<span lang="{escape(lang)}">{html}</span>')


def picked(values: Mapping[str, str], lang: str) -> Markup:
    """Return, of words in several languages, those in the page's, else in the first that there is."""
    return localised(pick(values, lang), lang)


def picked_marked(values: Mapping[str, str], lang: str) -> Markup:
    """Return `picked` words, which may themselves mark some as another language's."""
    text = pick(values, lang)
    html = typeset_marked(text.text)
    return Markup(html) if text.lang == lang else marked(text.lang, html)


def date_short(date: str, lang: str) -> Markup:
    """Return a date as it stands in tables and lists."""
    return _date(date, lang, format_short)


def date_long(date: str, lang: str) -> Markup:
    """Return a date in full."""
    return _date(date, lang, format_long)


def date_day(date: str, lang: str) -> Markup:
    """Return a date as it stands in a sentence."""
    return _date(date, lang, format_day)


@lru_cache(maxsize=1 << 14)
def _date(date: str, lang: str, form: Callable[[str, str], str]) -> Markup:
    return Markup(f'<time datetime="{escape(date)}">{escape(form(date, lang))}</time>')


def outside(url: str) -> Markup:
    """Return a link to another site, by the name of its host."""
    host = url.split("/")[2].replace("www.", "")
    return Markup(f'<a href="{escape(url)}" rel="external">{escape(host)}</a>')


def with_mark(html: Markup, mark: str) -> Markup:
    """Return HTML with what is said of all of it behind it, if there is anything to say."""
    return html + Markup(' <span class="mark">%s</span>') % mark if mark else html


def anchor(href: str, html: Markup) -> Markup:
    """Return a link within the site."""
    return Markup(f'<a href="{escape(href)}">{html}</a>')


def to_paragraph(interface: Interface, href: str, anchor: str) -> Markup:
    """Return the link to a paragraph by its number."""
    number = anchor[1:]
    label = interface.text("Paragraph %(number)s") % {"number": number}
    return Markup('<a class="pilcrow" href="%s" aria-label="%s">¶ %s</a>') % (href, label, number)
