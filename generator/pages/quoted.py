"""Quoted: the words in which briefings mention a thing. A page knows them by the digest of the text that they stand in;
they are cut out of it only when the page is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.archive.passages import Content, Mention
from generator.digest import Value
from generator.model import Localised
from generator.pages.parts import Entry, Label

LONGEST = 220
"""Characters of a quoted line."""
SCRAP = 50
"""Characters of a sentence that is only begun when the quotation is full, and that says too little to be shown."""
LINES = 3
"""Lines quoted from one briefing; the rest is a click away."""
_STOP = re.compile(r"(?<!\bTP)[.!?…][”’)]*\s+")
"""Where a sentence ends, if what follows begins as one does: not so in "No. 31"."""
_END = re.compile(r"[.!?…][”’)]*$")


class Line(NamedTuple):
    """A quoted line with the name marked."""

    anchor: str
    before: tuple[Localised, ...]
    name: str
    after: tuple[Localised, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class NameForm(Value):
    """A form of a name found in briefings."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Quote(Value):
    """Where one briefing mentions a thing."""

    entry: Entry
    office: Localised | None
    caption: bool
    thing: tuple[str, str]
    """(kind, key)."""
    words: str
    """The digest of the words that mention it."""
    content: Content = field(metadata={"shown": False})
    """The briefing in the language of the page, else in one in which it mentions the thing."""
    own: bool
    """Whether that is the language of the page."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every occurrence."""
        return mentions_of(self.content, self.thing)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The words around the first mention in each paragraph, as many as are shown."""
        once: dict[str, Mention] = {}
        for mention in self.mentions:
            once.setdefault(mention.anchor, mention)
        return tuple(map(line, list(once.values())[:LINES]))

    @property
    def number(self) -> int:
        """How many paragraphs mention it."""
        return len({mention.anchor for mention in self.mentions})


@dataclass(frozen=True, slots=True)
class YearQuotes(Value):
    """The mentions of a year."""

    year: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SharedThing(Value):
    """A person or document that several reports name."""

    label: Label
    words: tuple[str, ...]
    """In the order of the reports: the digest of the words that mention it; empty where none do."""
    reports: tuple[Content | None, ...] = field(metadata={"shown": False})
    """In the same order; None for one that does not mention it."""

    @property
    def lines(self) -> tuple[Line | None, ...]:
        """The line in which each report first names it, in a sentence rather than in a list."""
        return tuple(self._line(report) if report else None for report in self.reports)

    def _line(self, report: Content) -> Line:
        found = mentions_of(report, (self.label.kind, self.label.key))
        return line(next((one for one in found if "-" not in one.anchor), found[0]))


def mentions_of(content: Content, thing: tuple[str, str]) -> tuple[Mention, ...]:
    """Return the occurrences of a thing in a text."""
    return tuple(one for one in content.mentions if (one.kind, one.key) == thing)


def line(mention: Mention) -> Line:
    """Return the words around a mention, each in its own language, cut where a sentence begins or else a word."""
    text, start, end = mention.text.replace("\n", " "), mention.start, mention.end
    room = max(LONGEST - (end - start), 0)
    after = min(len(text) - end, max(room // 2, room - start))
    first, whole = _from(text, start - (room - after), start)
    last, done = _until(text, end, max(end, first + max(LONGEST, end - start)))
    return Line(
        mention.anchor,
        _pieces(mention, text, first, start, "" if whole else "…"),
        text[start:end],
        _pieces(mention, text, end, last, "", "" if done else "…"),
        mention.lang,
    )


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


def _pieces(mention: Mention, text: str, first: int, last: int, before: str, after: str = "") -> tuple[Localised, ...]:
    """Return part of a text, cut where its language changes."""
    found: list[Localised] = []
    position = first
    for start, end, lang in mention.foreign:
        if max(start, position) < min(end, last):
            found.append(Localised(text[position : max(start, position)], mention.lang))
            found.append(Localised(text[max(start, position) : min(end, last)], lang))
            position = min(end, last)
    found.append(Localised(text[position : max(last, position)], mention.lang))
    edged = [Localised(before, mention.lang), *found, Localised(after, mention.lang)]
    return tuple(piece for piece in edged if piece.text)
