"""Lines: from an article in plain text or Markdown to its lines without mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.archive.names import LOOK_ALIKES
from generator.importer.event_day import day_of_timestamp
from generator.importer.words import stated_facts

BODY, HEADLINE, HEADING, CAPTION, ITEM, TABLE = "body", "headline", "heading", "caption", "item", "table"
AUTHOR, DATED, ADDRESS, NEWSPAPER, DROPPED = "author", "dated", "address", "newspaper", "dropped"
METADATA = (AUTHOR, DATED, ADDRESS, NEWSPAPER)
"""Roles of the parts that describe the article."""
PROSE = (BODY, ITEM, CAPTION, HEADING)
"""Roles of the parts that may name people and documents."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or part of a page, with its role."""

    role: str
    """One of the roles; BODY if its words show no other."""
    text: str
    """Its words without mark-up, with single spaces; the rows of a TABLE as Markdown."""
    lines: tuple[int, ...]
    """The numbers of its lines in the file, from 1."""
    reason: str = ""
    """The reason for its role."""
    gap: bool = True
    """Whether a blank line, or the end of an element, stands between it and the part before."""
    date_line: str = ""
    """Of a part with the role DATED, whose text is a day, the words that state it beside the article; else empty."""

    def dropped(self, reason: str) -> Piece:
        """Return the piece as dropped for a reason."""
        return replace(self, role=DROPPED, reason=reason)


_BROKEN_SYMBOL = re.compile(r"(\S*\d\S*-)[ \t]*\n([A-ZĐ]\S*)[ \t]*")
"""A document's symbol that is broken across two lines of a printed page: *31-* and *NQ/TW* below it."""


def cleaned(text: str) -> str:
    """Return a text with single spaces, without invisible characters, ligatures and other presentation forms."""
    return " ".join(text.translate(LOOK_ALIKES).split())


def plain_lines(text: str) -> list[Piece]:
    """Return the lines of a plain text that are not blank."""
    lines, gap = [], True
    for number, raw in enumerate(_BROKEN_SYMBOL.sub(r"\1\2\n", text).split("\n"), 1):
        if said := cleaned(raw):
            lines.append(Piece(BODY, said, (number,), gap=gap))
        gap = not said
    return lines


_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")


def markdown_lines(text: str) -> list[Piece]:
    """Return the lines of a Markdown text, and the metadata of its front matter, as web clippers write it."""
    front = re.match(r"---\n(.*?)\n---\n", text, re.S)
    lines = [*_clipping(front[1], titled=bool(re.search(r"^# ", text, re.M)))] if front else []
    for line in plain_lines("\n" * front[0].count("\n") + text[front.end() :] if front else text):
        found, role, gap = line.text, BODY, line.gap
        if match := re.match(r"(#{1,6})\s+(.*?)\s*#*$", found):
            found, role, gap = match[2], HEADLINE if match[1] == "#" else HEADING, True
        elif match := re.match(r"(?:[-*+]|\d+[.)])\s+(.*)$", found):
            found, role, gap = match[1], ITEM, True
        found = found.lstrip("> ")
        gap = gap or bool(re.fullmatch(r"[*_]{1,2}.+[*_]{1,2}", found))
        said = cleaned(_MARK.sub("", _LINK.sub(r"\1", found)))
        if _LINK.fullmatch(found):
            lines.append(Piece(DROPPED, said, line.lines, "link to another page"))
        elif found.startswith("!["):
            lines.append(Piece(DROPPED, found, line.lines, "picture"))
        else:
            lines.append(Piece(role, said, line.lines, f"marked as {role}" if role != BODY else "", gap))
    return lines


_CLIPPED = stated_facts("clipping")


def _clipping(front: str, *, titled: bool) -> Iterator[Piece]:
    """Yield the metadata in the front matter of a clipping; ``titled``: the text has a headline of its own."""
    for number, raw in enumerate(front.split("\n"), 2):
        name, _, rest = raw.partition(":")
        value, role = cleaned(rest).strip("\"'[] "), _CLIPPED.get(name.strip().casefold(), "")
        if not (value and role) or (titled and role == HEADLINE):
            yield Piece(DROPPED, cleaned(raw), (number,), "in the front matter of the clipping")
        elif role == HEADLINE:
            yield Piece(HEADLINE, value, (number,), "marked as headline")
        else:
            role = NEWSPAPER if role == ADDRESS and not value.startswith("http") else role
            said = day_of_timestamp(value) if role == DATED else value
            yield Piece(role, said, (number,), f"“{name.strip()}” in the front matter of the clipping")
