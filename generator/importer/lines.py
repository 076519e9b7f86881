"""Lines: from an article as it was pasted, as plain text or Markdown, to its lines without mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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


_NOTHING = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_LIKE = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "‑": "-", "Ð": "Đ"}
)
_BROKEN_SYMBOL = re.compile(r"(\S*\d\S*-)[ \t]*\n([A-ZĐ]\S*)[ \t]*")
"""A document's symbol that a line of a printed page breaks: *31-* and *NQ/TW* below it."""


def cleaned(text: str) -> str:
    """Return a text with single spaces, without invisible characters, ligatures and other forms of print."""
    return " ".join(text.translate(_NOTHING).translate(_LIKE).split())


def plain_lines(text: str) -> list[Piece]:
    """Return the lines of a plain text that hold anything."""
    lines, gap = [], True
    for number, raw in enumerate(_BROKEN_SYMBOL.sub(r"\1\2\n", text).split("\n"), 1):
        said = cleaned(raw)
        if said:
            lines.append(Piece(BODY, said, (number,), gap=gap))
        gap = not said
    return lines


_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")


def markdown_lines(text: str) -> list[Piece]:
    """Return the lines of a Markdown text; its front matter, as clipping programs write it, states what it is."""
    front = re.match(r"---\n(.*?)\n---\n", text, re.S)
    lines = [*_clipping(front[1], titled=bool(re.search(r"^# ", text[front.end() :], re.M)))] if front else []
    for line in plain_lines("\n" * front[0].count("\n") + text[front.end() :] if front else text):
        found, role, gap = line.text, BODY, line.gap
        if match := re.match(r"(#{1,6})\s+(.*?)\s*#*$", found):
            found, role, gap = match[2], HEADLINE if match[1] == "#" else HEADING, True
        elif match := re.match(r"(?:[-*+]|\d+[.)])\s+(.*)$", found):
            found, role, gap = match[1], ITEM, True
        elif found.startswith(">"):
            found = found.lstrip("> ")
        else:
            gap = gap or bool(re.fullmatch(r"[*_]{1,2}.+[*_]{1,2}", found))
        if _LINK.fullmatch(found):
            lines.append(Piece(DROPPED, _LINK.sub(r"\1", found), line.lines, "link to another page"))
            continue
        if not found.startswith("!["):
            found = cleaned(_MARK.sub("", _LINK.sub(r"\1", found)))
        lines.append(Piece(role, found, line.lines, f"marked as {role}" if role != BODY else "", gap))
    return lines


_CLIPPED = {"author": AUTHOR, "byline": AUTHOR, "published": DATED, "date": DATED, "source": ADDRESS, "url": ADDRESS,
            "link": ADDRESS, "site": NEWSPAPER, "publisher": NEWSPAPER}  # fmt: skip
"""What programs that clip pages call what they know of them."""


def _clipping(front: str, *, titled: bool) -> Iterator[Piece]:
    """Yield what the front matter of a clipping states of the article."""
    for number, raw in enumerate(front.split("\n"), 2):
        name, _, rest = raw.partition(":")
        value = cleaned(rest).strip("\"'[] ")
        hint = _CLIPPED.get(name.strip().casefold(), "")
        if hint == ADDRESS and not value.startswith("http"):
            hint = NEWSPAPER
        if name.strip() == "title" and value and not titled:
            yield Piece(HEADLINE, value, (number,), "marked as headline")
        elif hint and value:
            yield Piece(hint, value, (number,), f"“{name.strip()}” in the front matter of the clipping")
        elif raw.strip():
            yield Piece(DROPPED, cleaned(raw), (number,), "in the front matter of the clipping")
