"""Quotations: from the mentions of an entry to the lines of the briefings that mention it."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

from generator.archive.linked import MOST_QUOTED, Named
from generator.core.model import Localised
from generator.language.interface import Interface
from generator.language.typeset import typeset
from generator.pages.facet import Facet
from generator.pages.printing import NOTHING, localised
from generator.pages.view_values import Headline, Link

LONGEST = 220
"""The most characters of a quoted line."""
SCRAP = 50
"""A sentence cut at the end of a quotation is left out if fewer of its characters than this would show."""
_STOP = re.compile(r"(?<!\bTP)[.!?…][”’)]*\s+")
"""The end of a sentence, if a capital letter follows; “TP.” and “No. 31” are not ends."""
_END = re.compile(r"[.!?…][”’)]*$")

Foreign = tuple[tuple[int, int, str], ...]
"""(start, end, language) of words in another language than the text's."""


class Line(NamedTuple):
    """A quoted line with the name marked."""

    anchor: str
    """The id of the paragraph or list item."""
    html: Markup
    lang: str
    """The language of the text."""

    @property
    def number(self) -> str:
        """The number of the paragraph."""
        return self.anchor[1:]


class QuotedLine(NamedTuple):
    """A quoted line with its link."""

    html: Markup
    lang: str
    """The language of the text."""
    href: str
    """The address of the paragraph."""
    number: str
    """The number of the paragraph."""
    label: str
    """The label of the link, for screen readers."""


class Quote(NamedTuple):
    """The passages in which one briefing mentions an entry."""

    headline: Headline
    office: Markup
    """The office that this briefing gives a person; may be empty."""
    caption: bool
    """Whether the report names the person in a photo caption only."""
    lines: tuple[QuotedLine, ...]
    more: tuple[tuple[str, str, str], ...]
    """(address, number, label) of further paragraphs that mention the entry."""

    @property
    def link(self) -> Link:
        """The link to the briefing."""
        return self.headline.link


Mentioned = tuple[Facet[Headline], tuple[str, str], int, Facet[Named], str]
"""How a briefing mentions an entry: the briefing; the office that it gives a person, with the language of that; 1 if
only a caption names the person; how the text names the entry; the language of the text."""


def quote_of(
    interface: Interface, headline: Headline, office: tuple[str, str], caption: int, named: Named, spoken: str
) -> Quote:
    """Return the mentions of an entry in a briefing, for readers of the interface: one line of each of the first
    paragraphs, and links to the others."""
    link, label = headline.link, interface.text("Paragraph %(number)s")
    lines = []
    for one in named.quoted[:MOST_QUOTED]:
        anchor, html, lang = line(*one, spoken)
        lines.append(QuotedLine(html, lang, link.at(anchor), anchor[1:], label % {"number": anchor[1:]}))
    said = localised(Localised(*office), interface.lang) if office[0] else NOTHING
    more = tuple((link.at(anchor), anchor[1:], label % {"number": anchor[1:]}) for anchor in named.further)
    return Quote(headline, said, bool(caption), tuple(lines), more)


def first_line(named: Named, lang: str) -> Line:
    """Return the line in which a text first names an entry, preferably in a sentence and not in a list."""
    quoted = named.quoted
    return line(*next((one for one in quoted if "-" not in one[0]), quoted[0]), lang)


def line(anchor: str, start: int, end: int, text: str, foreign: Foreign, lang: str) -> Line:
    """Return the words around a mention, marked where their language changes, beginning at a sentence if possible, else
    at a word. Without a mention (``start`` and ``end`` are 0) the first words of the text."""
    text = text.replace("\n", " ")
    room = max(LONGEST - (end - start), 0)
    beyond = min(len(text) - end, max(room // 2, room - start))
    first, whole = _from(text, start - (room - beyond), start)
    last, done = _until(text, end, max(end, first + max(LONGEST, end - start)))
    before = _printed(foreign, lang, text, first, start, "" if whole else "…")
    after = _printed(foreign, lang, text, end, last, "", "" if done else "…")
    named = f"<b>{typeset(text[start:end])}</b>" if end > start else ""
    return Line(anchor, Markup(f"{before}{named}{after}"), lang)


def _from(text: str, wanted: int, mentioned: int) -> tuple[int, bool]:
    """Return where a quotation begins, and whether a sentence begins there: at the beginning of the text, else at the
    first sentence between ``wanted`` and the mention, else at the next word."""
    if wanted <= 0:
        return 0, True
    sentence = next(iter(_sentences(text, wanted, mentioned)), None)
    if sentence is not None:
        return sentence, True
    space = text.find(" ", wanted, mentioned)
    return (space + 1 if space >= 0 else mentioned), False


def _until(text: str, mentioned: int, wanted: int) -> tuple[int, bool]:
    """Return where a quotation ends, and whether a sentence ends there: after the last whole word before ``wanted``."""
    if wanted >= len(text):
        return len(text), True
    space = max(text.rfind(" ", mentioned, wanted + 1), mentioned)
    last = max(len(text[:space].rstrip(" ,;:–(“")), mentioned)
    begun = _sentences(text, mentioned, last)
    if begun and last - begun[-1] < SCRAP:
        last = len(text[: begun[-1]].rstrip())
    return last, bool(_END.search(text, mentioned, last))


def _sentences(text: str, first: int, last: int) -> list[int]:
    """Return where, in a part of a text, a sentence begins after another one."""
    stops = (one.end() for one in _STOP.finditer(text, first, last))
    return [stop for stop in stops if text[stop:].lstrip("“‘(")[:1].isupper()]


def _printed(foreign: Foreign, lang: str, text: str, first: int, last: int, before: str, after: str = "") -> str:
    """Return a part of a text as HTML, marked where its language changes."""
    if not foreign:
        return before + typeset(text[first:last]) + after
    found: list[Localised] = []
    position = first
    for start, end, other in foreign:
        if max(start, position) < min(end, last):
            found.append(Localised(text[position : max(start, position)], lang))
            found.append(Localised(text[max(start, position) : min(end, last)], other))
            position = min(end, last)
    found.append(Localised(text[position : max(last, position)], lang))
    edged = [Localised(before, lang), *found, Localised(after, lang)]
    return "".join(localised(piece, lang) for piece in edged if piece.text)
