"""The head of a page: from its first lines to headline, author and dates, and where the text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import importer_words as words
from generator.importer_lines import ABOUT, AUTHOR, DATED, HEADLINE, Line
from generator.language.figures import figures

BODY, DATE, DROPPED = "body", "date", "dropped"
LONG = 55
"""Characters that a line has at least where a text was broken into lines by hand."""
PUNCTUATED = re.compile(r"[.!?…:;](?:[\"”’'»)\]]|\[\^\w+\]|\s)*$")
"""How a sentence or clause ends, with what may close behind its mark."""
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a page, and what it was taken for."""

    role: str
    """HEADLINE, HEADING, BODY, ITEM, CAPTION, DATE, DROPPED or one of ABOUT."""
    text: str
    lines: tuple[int, ...]
    """Where it stood, from 1."""
    reason: str
    """By what it was known."""
    gap: bool = True
    """Whether something stood between it and the line before."""


def ends(text: str) -> bool:
    """Whether a line ends as a sentence or a clause does, or with a quotation."""
    return bool(PUNCTUATED.search(text)) or text.endswith(('"', "”", "»"))


def head(lines: Sequence[Line], pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return where the text begins, and the index of the headline or -1."""
    marked = next((n for n, line in enumerate(lines) if line.hint == HEADLINE and pieces[n].role != DROPPED), -1)
    headline = marked
    for index, line in enumerate(lines):
        if pieces[index].role == DROPPED or index <= marked or _is_meta(line.text) or line.hint in ABOUT:
            continue
        count = len(line.text.split())
        title = headline < 0 and count >= 5 and not ends(line.text) and not _is_path(line.text)
        if title and not _begins_wrapped(lines, pieces, index):
            headline = index
            continue
        if count >= 5 and not _is_path(line.text):
            return index, headline
    return len(lines), headline


def _begins_wrapped(lines: Sequence[Line], pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line goes on in the next one."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.gap or pieces[index + 1].role == DROPPED or _is_meta(following.text):
        return False
    return following.text[:1].islower() and len(lines[index].text) >= LONG


def _is_path(text: str) -> bool:
    """Whether a line says where on the site the page stands: its sections, or one in capitals."""
    path = re.search(r"\S\s*[»›>/]\s+\S", text) or (text.isupper() and re.search(r"\s[|•·]\s", text))
    return bool(path) and not ends(text) and len(text.split()) < 14


def _is_meta(text: str) -> bool:
    """Whether a line is about the article: its date, its author, how often it was read."""
    count = len(text.split())
    if count > 16 or (ends(text) and count > 6):
        return False
    return any(_date(part, tuple(words.COMMON)) or words.AUTHOR.fullmatch(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", text) if part]


def _date(text: str, langs: Sequence[str]) -> str:
    for lang in langs:
        for figure in figures(text, lang):
            if _FULL_DATE.fullmatch(figure.readings[0][0]) and len(text.split()) <= 10:
                return figure.readings[0][0]
    return ""


def _before_date(text: str, langs: Sequence[str]) -> str:
    """Return what stands before the date in a line that holds more."""
    whole = (f.start for lang in langs for f in figures(text, lang) if _FULL_DATE.fullmatch(f.readings[0][0]))
    return text[: min(whole, default=0)].strip(" ,|–-")


def heading_matter(line: Line, index: int, headline: int, langs: Sequence[str]) -> Iterator[Piece]:
    """Yield what a line before the text is."""
    at = (line.number,)
    if index == headline:
        yield Piece(
            HEADLINE, line.text, at, "marked as headline" if line.hint == HEADLINE else "first line that is no sentence"
        )
        return
    if line.hint in ABOUT and line.reason:
        day = re.match(r"\d{4}-\d\d-\d\d", line.text)
        role = line.hint if line.hint != DATED else DATE if day else DROPPED
        yield Piece(role, day[0] if role == DATE and day else line.text, at, line.reason)
        return
    dated = any(_date(part, langs) for part in _parts(line.text))
    if (line.hint == AUTHOR and not dated) or not (_is_meta(line.text) or line.hint == AUTHOR):
        yield from _lone_words(line, after_headline=headline >= 0 and index > headline)
        return
    for part in _parts(line.text):
        date, before = _date(part, langs), _before_date(part, langs)
        author = words.AUTHOR.fullmatch(before or part)
        if date and before and author:
            yield Piece(AUTHOR, author[1], at, f"“{before}”")
        if not date and not author and index > headline >= 0 and is_names(part):
            yield Piece(AUTHOR, part, at, "a name beside the date")
            continue
        if date:
            known = "updated" if words.UPDATED.search(part) else "published"
            yield Piece(DATE, date, at, f"{known}: “{part}”, before the text")
        elif author:
            yield Piece(AUTHOR, author[1], at, f"“{part}”")
        else:
            reason = next(
                (why for why, form in (*words.FURNITURE, *words.END) if form.fullmatch(part)), "beside the date"
            )
            yield Piece(DROPPED, part, at, reason)


def _lone_words(line: Line, *, after_headline: bool) -> Iterator[Piece]:
    at = (line.number,)
    match = words.AUTHOR.fullmatch(line.text)
    if line.hint == AUTHOR or match or (after_headline and is_names(line.text)):
        yield Piece(AUTHOR, match[1] if match else line.text, at, "a name by itself between headline and text")
    else:
        yield Piece(DROPPED, line.text, at, "section label, before the text")


def is_names(text: str) -> bool:
    """Whether a line is nothing but names."""
    return all(is_name(part) for part in re.split(words.AND, text))


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name."""
    parts = text.split()
    if re.fullmatch(r"[A-ZĐ](?:\.[A-ZĐ]){1,3}\.?", text):
        return True
    return 2 <= len(parts) <= 4 and all(
        re.fullmatch(r"[^\W\d_][\w'’.-]*", part) and part[0].isupper() for part in parts
    )
