"""The article: from the lines of a page to its parts: headline, author, dates, paragraphs, and what was dropped, each
with the reason. Furniture is known by its form and its position, never by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from generator.importer import furniture
from generator.importer.lines import (
    ABOUT,
    AUTHOR,
    BODY,
    CAPTION,
    DATED,
    DROPPED,
    HEADING,
    HEADLINE,
    ITEM,
    NEWSPAPER,
    TABLE,
    Piece,
)  # fmt: skip
from generator.importer.parts import FULL_STOP, credit_of, ends, is_names, is_tags, parts
from generator.importer.written import full_day

_LONG, _WRAPPED = 55, 130
"""Characters that a line has at least, and at most, where a text was broken into lines by hand."""


def article(lines: Sequence[Piece]) -> list[Piece]:
    """Return the parts of a page in order."""
    alone = [_alone(line) for line in lines]
    start, headline = _head(alone)
    left = (n for n in range(start, len(alone)) if alone[n].role != DROPPED)
    end = next((n for n in left if furniture.END.fullmatch(alone[n].text)), len(alone))
    below = takewhile(lambda n: _is_about(lines[n].text), range(headline + 1, len(lines)))
    about = {*range(start), *below} - {headline}
    result: list[Piece] = []
    for index, piece in enumerate(alone):
        if index == headline:
            known = piece.reason if lines[index].role == HEADLINE else "first line that is no sentence"
            result.append(replace(piece, role=HEADLINE, reason=known))
        elif piece.role in ABOUT and piece.reason:
            result.append(piece)
        elif index in about and (piece.role != DROPPED or full_day(piece.text)[0]):
            result += _about(piece, below=index > headline >= 0)
        elif index >= end and piece.role != DROPPED:
            at = f"after the end of the article (line {alone[end].lines[0]})"
            result.append(replace(piece, role=DROPPED, reason=at))
        else:
            result.append(piece)
    return parts(_joined([*_without_teasers(result)], {line.lines[0]: line.text for line in lines}))


def _alone(line: Piece) -> Piece:
    """Return what can be said of a line by itself."""
    if line.role not in (TABLE, HEADLINE, DROPPED):
        for reason, form in furniture.ALONE.items():
            if form.fullmatch(line.text):
                return replace(line, role=DROPPED, reason=reason)
    if line.role in (HEADING, HEADLINE):
        sentence = line.text.endswith(".") and len(line.text.split()) > 8
        return replace(line, role=BODY if sentence else HEADING)
    return line


def _head(lines: Sequence[Piece]) -> tuple[int, int]:
    """Return the index of the first line of the text, and that of the headline or -1."""
    headline = next((n for n, line in enumerate(lines) if line.reason == "marked as headline"), -1)
    for index in range(headline + 1, len(lines)):
        line, count = lines[index], len(lines[index].text.split())
        if line.role in (DROPPED, *ABOUT) or _is_about(line.text) or (_is_path(line.text) and not ends(line.text)):
            continue
        if headline < 0 and count >= 4 and not ends(line.text) and not _goes_on(lines, index):
            headline = index
        elif count >= 5:
            return index, headline if headline >= 0 else _titled_below(lines, index)
    return len(lines), headline


def _titled_below(lines: Sequence[Piece], index: int) -> int:
    """Return the index of a headline that stands below the lead, which a line of date or author follows, or -1."""
    rest = [n for n in range(index + 1, min(index + 5, len(lines))) if lines[n].role != DROPPED]
    for first, second in pairwise(rest):
        title = lines[first]
        if title.gap and len(title.text.split()) >= 4 and not ends(title.text) and _is_about(lines[second].text):
            return first
    return -1


def _goes_on(lines: Sequence[Piece], index: int) -> bool:
    """Return whether a line is broken by hand and goes on in the next one."""
    below = lines[index + 1] if index + 1 < len(lines) else lines[index]
    if below.gap or below.role == DROPPED or _is_about(below.text):
        return False
    return below.text[:1].islower() and len(lines[index].text) >= _LONG


def _is_path(text: str) -> bool:
    """Return whether a line says where on the site the page stands: its sections, or a line in capitals."""
    return (
        bool(re.search(r"\S\s*[»›>/|]\s+\S", text) or re.fullmatch(r"[^a-z]+\s[|•·]\s[^a-z]+", text))
        and len(text.split()) < 14
    )


def _is_about(text: str) -> bool:
    """Return whether a line is about the article: its date, its author, how often it was read."""
    count = len(text.split())
    if count > 16 or (ends(text) and count > 6):
        return False
    return any(full_day(part)[0] or furniture.AUTHOR.fullmatch(part) for part in _beside(text))


def _beside(text: str) -> list[str]:
    return [part for part in re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", text) if part]


def _about(line: Piece, *, below: bool) -> Iterator[Piece]:
    """Yield what a line before the text is; ``below`` says that the headline stands above it."""
    if not any(full_day(part)[0] for part in _beside(line.text)):
        author = furniture.AUTHOR.fullmatch(line.text)
        if author or line.role == AUTHOR or (below and is_names(line.text)):
            name = author[1] if author else line.text
            yield replace(line, role=AUTHOR, text=name, reason="a name by itself between headline and text")
        else:
            yield replace(line, role=DROPPED, reason="section label, before the text")
        return
    for part in _beside(line.text):
        day, before = full_day(part)
        before = before.strip(" ,|–-") if day else part
        author = furniture.AUTHOR.fullmatch(before)
        if author:
            yield replace(line, role=AUTHOR, text=author[1], reason=f"“{before}”")
        elif furniture.MARK.fullmatch(before) and day:
            yield replace(line, role=NEWSPAPER, text=before, reason=f"“{part}”")
        elif not day:
            name = below and is_names(part)
            yield replace(line, role=AUTHOR if name else DROPPED, text=part, reason="beside the date")
        if day:
            known = "updated" if furniture.UPDATED.search(part) else "published"
            yield replace(line, role=DATED, text=day, reason=f"{known}: “{part}”, before the text")


def _is_listed(text: str) -> bool:
    """Return whether a line is one of a list of other articles: after a dash or dot, or with its day in brackets."""
    return bool(re.match(r"[-–+•°*»]\s", text) or re.search(r"\(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\)$", text))


def _without_teasers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Drop the lists of other articles that interrupt a text."""
    heading: Piece | None = None
    first: Piece | None = None
    for piece in pieces:
        question = piece.text.endswith("?") and len(piece.text.split()) <= 14
        teaser = piece.role in (BODY, ITEM, HEADING) and (question or _is_listed(piece.text) or not ends(piece.text))
        if piece.role in (BODY, HEADING) and furniture.RELATED.fullmatch(piece.text):
            heading, first = piece, None
            yield replace(piece, role=DROPPED, reason="heading of a list of other articles")
        elif heading and teaser and (first is None or (piece.role == first.role and piece.gap <= first.gap)):
            first = first or piece
            yield replace(piece, role=DROPPED, reason=f"in a list of other articles (line {heading.lines[0]})")
        else:
            heading = heading if piece.role == DROPPED else None
            yield piece


def _joined(pieces: Sequence[Piece], lines: dict[int, str]) -> list[Piece]:
    """Join paragraphs that were broken into lines, and drop a paragraph that the one before repeats."""
    body = [one.text for one in pieces if one.role == BODY and len(one.text) >= _LONG]
    broken, short = sum(not ends(text) for text in body), sum(len(text) <= _WRAPPED for text in body)
    wrapped = broken * 5 > len(body) * 2 and short * 5 >= len(body) * 4
    result: list[Piece] = []
    for piece in pieces:
        at = next((n for n in range(len(result) - 1, -1, -1) if result[n].role != DROPPED), -1)
        last = result[at] if at >= 0 else piece
        over_page = result and result[-1].reason == "number of a page"
        both = replace(last, text=f"{last.text} {piece.text}", lines=(*last.lines, *piece.lines))
        if at < 0 or last.role not in (BODY, ITEM) or piece.role != BODY:
            result.append(piece)
        elif piece.text == last.text:
            result.append(replace(piece, role=DROPPED, reason=f"the same as line {last.lines[0]}"))
        elif furniture.CREDIT_STATED.fullmatch(piece.text) and not piece.gap and len(last.text.split()) <= 12:
            words = f"{last.text.rstrip('. ')}. {piece.text}"
            result[at] = replace(both, role=CAPTION, text=words, reason="a credit stands below it")
        elif _continues(last, replace(piece, gap=piece.gap and not over_page), lines[last.lines[-1]], wrapped):
            result[at] = replace(both, reason="joined from several lines")
        else:
            result.append(piece)
    return result


def _continues(last: Piece, piece: Piece, before: str, wrapped: bool) -> bool:
    """Return whether a line goes on with the text of the last part, which ended in the line ``before``."""
    if credit_of(last.text) or (is_names(piece.text) and piece.text[-1] != ".") or furniture.END.fullmatch(piece.text):
        return False
    short = not ends(last.text) and len(piece.text.split()) < 8
    if (not piece.gap or short) and piece.text[:1].islower() and not FULL_STOP.search(last.text):
        return not is_tags(piece.text, "")
    if piece.gap or credit_of(piece.text):
        return False
    if piece.text[0] in '(“"' and not FULL_STOP.search(last.text) and len(before) >= _LONG:
        return True
    if not wrapped:
        return len(before) >= 80 and not ends(before) and ends(piece.text)
    return len(before) >= _LONG or (not ends(before) and (piece.text[:1].islower() or len(before) >= 40))
