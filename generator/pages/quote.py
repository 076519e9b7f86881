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
"""Characters of a quoted line."""
SCRAP = 50
"""Characters of a sentence that is only begun when the quotation is full, and that says too little to be shown."""
_STOP = re.compile(r"(?<!\bTP)[.!?…][”’)]*\s+")
"""Where a sentence ends, if what follows begins as one does: not so in "No. 31"."""
_END = re.compile(r"[.!?…][”’)]*$")

Foreign = tuple[tuple[int, int, str], ...]
"""Words of a text in another language: from, to, which."""


class Line(NamedTuple):
    """A quoted line with the name marked."""

    anchor: str
    html: Markup
    lang: str

    @property
    def number(self) -> str:
        """Of the paragraph."""
        return self.anchor[1:]


class QuotedLine(NamedTuple):
    """A quoted line with the way to it."""

    html: Markup
    lang: str
    href: str
    number: str
    """Of the paragraph."""
    label: str
    """What the link to it says."""


class Quote(NamedTuple):
    """Where one briefing mentions a thing."""

    headline: Headline
    office: Markup
    """Of a person, as this briefing gives it; may be empty."""
    caption: bool
    """Whether the report names the person in a caption only."""
    lines: tuple[QuotedLine, ...]
    more: tuple[tuple[str, str, str], ...]
    """(address, number, what the link says) of further paragraphs that mention it."""

    @property
    def link(self) -> Link:
        """The link to the briefing."""
        return self.headline.link


Mentioned = tuple[Facet[Headline], tuple[str, str], int, Facet[Named], str]
"""Where a briefing mentions a thing: the briefing, the office that it gives a person, with the language of that; 1 if
only a caption names the person; how its text names the thing, and the language of the text."""


def quote_of(
    interface: Interface, headline: Headline, office: tuple[str, str], caption: int, named: Named, spoken: str
) -> Quote:
    """Return a mention for readers of the interface: the first of each paragraph, as many as are shown."""
    link, label = headline.link, interface.text("Paragraph %(number)s")
    lines = []
    for one in named.quoted[:MOST_QUOTED]:
        anchor, html, lang = line(*one, spoken)
        lines.append(QuotedLine(html, lang, link.at(anchor), anchor[1:], label % {"number": anchor[1:]}))
    said = localised(Localised(*office), interface.lang) if office[0] else NOTHING
    more = tuple((link.at(anchor), anchor[1:], label % {"number": anchor[1:]}) for anchor in named.further)
    return Quote(headline, said, bool(caption), tuple(lines), more)


def first_line(named: Named, lang: str) -> Line:
    """Return the line in which a text first names a thing, in a sentence rather than in a list."""
    quoted = named.quoted
    return line(*next((one for one in quoted if "-" not in one[0]), quoted[0]), lang)


def line(anchor: str, start: int, end: int, text: str, foreign: Foreign, lang: str) -> Line:
    """Return the words around a mention, each in its own language, cut where a sentence begins or else a word; without
    a mention (``start`` and ``end`` are 0) the first words."""
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
    """Return where a quotation begins, and whether a sentence begins there: the text, the first sentence after the
    place wanted that holds the mention or stands before it, or the next word."""
    if wanted <= 0:
        return 0, True
    sentence = next(iter(_sentences(text, wanted, mentioned)), None)
    if sentence is not None:
        return sentence, True
    space = text.find(" ", wanted, mentioned)
    return (space + 1 if space >= 0 else mentioned), False


def _until(text: str, mentioned: int, wanted: int) -> tuple[int, bool]:
    """Return where a quotation ends, and whether a sentence does: after the last whole word before the place wanted."""
    if wanted >= len(text):
        return len(text), True
    space = max(text.rfind(" ", mentioned, wanted + 1), mentioned)
    last = max(len(text[:space].rstrip(" ,;:–(“")), mentioned)
    begun = _sentences(text, mentioned, last)
    if begun and last - begun[-1] < SCRAP:
        last = len(text[: begun[-1]].rstrip())
    return last, bool(_END.search(text, mentioned, last))


def _sentences(text: str, first: int, last: int) -> list[int]:
    """Return where in part of a text sentences begin that follow another."""
    stops = (one.end() for one in _STOP.finditer(text, first, last))
    return [stop for stop in stops if text[stop:].lstrip("“‘(")[:1].isupper()]


def _printed(foreign: Foreign, lang: str, text: str, first: int, last: int, before: str, after: str = "") -> str:
    """Return part of a text as HTML, marked where its language changes."""
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
