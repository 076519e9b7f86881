"""Lines: from an article as it was pasted, as plain text or Markdown, to its lines without mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.archive.names import LOOKS_LIKE
from generator.importer.days import stamped
from generator.importer.words import stated

BODY, HEADLINE, HEADING, CAPTION, ITEM, TABLE = "body", "headline", "heading", "caption", "item", "table"
AUTHOR, DATED, ADDRESS, NEWSPAPER, DROPPED = "author", "dated", "address", "newspaper", "dropped"
ABOUT = (AUTHOR, DATED, ADDRESS, NEWSPAPER)
"""What a page says of its article."""
PROSE = (BODY, ITEM, CAPTION, HEADING)
"""Roles of parts in whose words people and documents are sought."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or part of a page, and what it was taken for."""

    role: str
    """BODY for what nothing is known of."""
    text: str
    """Without mark-up, with single spaces; of a TABLE, its rows as Markdown."""
    lines: tuple[int, ...]
    """Where it stood, from 1."""
    reason: str = ""
    """By what it was known."""
    gap: bool = True
    """Whether a blank line, or the end of an element, stood between it and the part before."""

    def dropped(self, reason: str) -> Piece:
        """Return it as no part of the article."""
        return replace(self, role=DROPPED, reason=reason)


_BROKEN_SYMBOL = re.compile(r"(\S*\d\S*-)[ \t]*\n([A-ZĐ]\S*)[ \t]*")
"""A document's symbol that a line of a printed page breaks: *31-* and *NQ/TW* below it."""


def cleaned(text: str) -> str:
    """Return a text with single spaces, without invisible characters, ligatures and other forms of print."""
    return " ".join(text.translate(LOOKS_LIKE).split())


def plain_lines(text: str) -> list[Piece]:
    """Return the lines of a plain text that hold anything."""
    lines, gap = [], True
    for number, raw in enumerate(_BROKEN_SYMBOL.sub(r"\1\2\n", text).split("\n"), 1):
        if said := cleaned(raw):
            lines.append(Piece(BODY, said, (number,), gap=gap))
        gap = not said
    return lines


_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")


def markdown_lines(text: str) -> list[Piece]:
    """Return the lines of a Markdown text; its front matter, as clipping programs write it, states what it is."""
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


_CLIPPED = stated("clipping")


def _clipping(front: str, *, titled: bool) -> Iterator[Piece]:
    """Yield what the front matter of a clipping states of the article."""
    for number, raw in enumerate(front.split("\n"), 2):
        name, _, rest = raw.partition(":")
        value, role = cleaned(rest).strip("\"'[] "), _CLIPPED.get(name.strip().casefold(), "")
        if not (value and role) or (titled and role == HEADLINE):
            yield Piece(DROPPED, cleaned(raw), (number,), "in the front matter of the clipping")
        elif role == HEADLINE:
            yield Piece(HEADLINE, value, (number,), "marked as headline")
        else:
            role = NEWSPAPER if role == ADDRESS and not value.startswith("http") else role
            said = stamped(value) if role == DATED else value
            yield Piece(role, said, (number,), f"“{name.strip()}” in the front matter of the clipping")
