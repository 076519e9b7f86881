"""Prose: a text as its own page shows it, with the numbers of its paragraphs and the links to the same paragraphs in
other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from generator.core.kinds import LANGUAGE
from generator.core.model import Data
from generator.language.interface import Interface
from generator.pages.body import Body, Printed
from generator.pages.printing import NOTHING

_HEADING = re.compile(r"<h2[^>]*>(.*)</h2>", re.DOTALL)
LONG = 4
"""The fewest headings for which a page lists its contents."""


def prose(text: Body, interface: Interface, notes: Mapping[str, Markup] = Data()) -> Markup:
    """Return a text as HTML for a page in the language of the interface. ``notes`` are put before the paragraphs of
    these ids, so that the style sheet can float them into the margin."""
    lang = "" if text.lang == interface.lang else f' lang="{text.lang}"'
    number = escape(interface.text("Paragraph %(number)s"))
    across = [(code, href, _across(code, interface)) for code, href in text.across]
    parts = [f'<div class="prose"{lang}>']
    for block in text.blocks:
        if block.number:
            if block.anchor in notes:
                parts.append(notes[block.anchor])
            parts += (_numbers(block, number, across), block.html.rstrip(), "</div>")
        else:
            parts.append(block.html.rstrip())
    return Markup("\n".join([*parts, "</div>\n"]))


def contents_of(text: Body) -> tuple[tuple[str, str], ...]:
    """Return (id, words) of the main headings of a text with many; none of a text with few."""
    matches = ((block.anchor, _HEADING.match(block.html)) for block in text.blocks if block.kind == "heading")
    found = tuple((anchor, Markup(match[1]).striptags()) for anchor, match in matches if match)
    return found if len(found) >= LONG else ()


def note(text: Body | None, interface: Interface) -> Markup:
    """Return the note of a register entry, with a remark if it is not in the page's language."""
    if text is None:
        return NOTHING
    only = ""
    if text.lang != interface.lang:
        language = interface.text(LANGUAGE[text.lang].label)
        only = f'<p class="muted">{interface.say("only in %(language)s", language=language)}</p>'
    return Markup(f'<div class="note">{only}{prose(text, interface)}</div>')


def _numbers(block: Printed, label: str, across: list[tuple[str, str, str]]) -> str:
    """Return the opening HTML of a block: its number, and the links to the same paragraph in other languages."""
    anchor, number = block.anchor, block.number
    links = ""
    if block.shared:
        links = "".join(
            f' <a class="across" href="{href}#{anchor}" hreflang="{code}" aria-label="{words % {"number": number}}">'
            f"{LANGUAGE[code].short}</a>"
            for code, href, words in across
        )
    shared = " data-shared" if block.shared else ""
    said = label % {"number": number}
    return (
        f'<div class="block" id="{anchor}"{shared}>\n<p class="numbers">'
        f'<a class="number" href="#{anchor}" aria-label="{said}">{number}</a>{links}\n</p>'
    )


def _across(code: str, interface: Interface) -> str:
    """Return the label of a link to a paragraph in another language; the paragraph's number is left as a
    placeholder."""
    language = LANGUAGE[code]
    said = interface.text("Paragraph %(number)s in %(language)s")
    words = said % {"number": "%(number)s", "language": interface.text(language.label)}
    return escape(f"{language.short}: {words}")
