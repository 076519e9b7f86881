"""Cutting: from the lines of a page to the article in it: headline, author, dates, paragraphs, captions; and what was
dropped, each with the reason. Furniture is known by its form and its position, never by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import importer_words as words
from generator.importer_head import BODY, DROPPED, LONG, Piece, ends, head, heading_matter, is_names
from generator.importer_lines import CAPTION, FURNITURE, HEADING, HEADLINE, ITEM, Line
from generator.importer_roles import credit_of, is_tags, told_apart

_FULL_STOP = re.compile(r"[.!?…](?:[\"”’'»)\]]|\s)*$")
WRAPPED = 100
"""Characters that a line has at most where a text was broken into lines by hand."""


def cut(lines: Sequence[Line], langs: Sequence[str]) -> list[Piece]:
    """Return the pieces of a page in order."""
    pieces = [_alone(line) for line in lines]
    start, headline = head(lines, pieces)
    end = _end(lines, pieces, start)
    result: list[Piece] = []
    for index, line in enumerate(lines):
        if pieces[index].role == DROPPED:
            result.append(pieces[index])
        elif index >= end:
            result.append(
                Piece(DROPPED, line.text, (line.number,), f"after the end of the article (line {lines[end].number})")
            )
        elif index < start:
            result += heading_matter(line, index, headline, langs)
        else:
            result.append(pieces[index])
    return told_apart(_joined([*_without_teasers(result)], {line.number: line for line in lines}))


def _alone(line: Line) -> Piece:
    """What can be said of a line by itself."""
    at = (line.number,)
    if line.hint == FURNITURE:
        return Piece(DROPPED, line.text, at, line.reason)
    for reason, form in words.FURNITURE:
        if form.fullmatch(line.text):
            return Piece(DROPPED, line.text, at, reason)
    role = {HEADLINE: HEADING}.get(line.hint, line.hint) or BODY
    if role == HEADING and line.text.endswith(".") and len(line.text.split()) > 8:
        return Piece(BODY, line.text, at, "marked as a heading, but a sentence", line.gap)
    return Piece(role, line.text, at, f"marked as {line.hint}" if line.hint else "", line.gap)


def _end(lines: Sequence[Line], pieces: Sequence[Piece], start: int) -> int:
    """Return the index of the first line after the article."""
    for index in range(start, len(lines)):
        text = lines[index].text
        if pieces[index].role == DROPPED:
            continue
        if any(form.fullmatch(text) for _, form in words.END):
            return index
        if words.RELATED.fullmatch(text):
            rest = [piece for piece in pieces[index + 1 :] if piece.role != DROPPED]
            until = next(
                (n for n, one in enumerate(rest) if any(f.fullmatch(one.text) for _, f in words.END)), len(rest)
            )
            marked = bool(rest) and rest[0].role == ITEM  # then what is no item is no teaser
            long = 5 if marked else 11
            goes_on = (
                one.role == BODY or not marked
                for one in rest[:until]
                if ends(one.text) and len(one.text.split()) > long
            )
            if not any(goes_on):
                return index
    return len(lines)


def _without_teasers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Drop the lists of other articles that interrupt a text."""
    heading: Piece | None = None
    first: Piece | None = None
    for piece in pieces:
        if piece.role in (BODY, HEADING) and words.RELATED.fullmatch(piece.text):
            heading, first = piece, None
            yield Piece(DROPPED, piece.text, piece.lines, "heading of a list of other articles")
        elif heading and piece.role in (BODY, ITEM, HEADING) and _is_teaser(piece.text) and _as_teasers(first, piece):
            first = first or piece
            why = f"in a list of other articles (line {heading.lines[0]})"
            yield Piece(DROPPED, piece.text, piece.lines, why)
        else:
            heading = heading if piece.role == DROPPED else None
            yield piece


def _is_teaser(text: str) -> bool:
    """Whether a line has the form of a headline: no sentence, but perhaps a question."""
    return not ends(text) or (text.endswith("?") and len(text.split()) <= 14)


def _as_teasers(first: Piece | None, piece: Piece) -> bool:
    """Whether a line stands in a list as its first line did: a blank line ends one whose lines had none between."""
    return first is None or (piece.role == first.role and piece.gap <= first.gap)


def _joined(pieces: Sequence[Piece], lines: dict[int, Line]) -> list[Piece]:
    """Join what was broken into lines."""
    body = [piece for piece in pieces if piece.role == BODY and len(piece.text) >= LONG]
    broken = [piece for piece in body if not ends(piece.text)]
    wrapped = len(broken) * 5 > len(body) * 2 and sum(len(piece.text) <= WRAPPED for piece in body) * 5 >= len(body) * 4
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last is None or last.role not in (BODY, ITEM) or piece.role != BODY:
            result.append(piece)
        elif words.CREDIT_STATED.fullmatch(piece.text) and not piece.gap and not credit_of(last.text):
            joined = f"{last.text.rstrip('. ')}. {piece.text}"
            result[-1] = Piece(CAPTION, joined, (*last.lines, *piece.lines), "a credit stands below it", last.gap)
        elif _continues(last, piece, lines[last.lines[-1]].text, wrapped):
            joined = f"{last.text} {piece.text}"
            result[-1] = Piece(last.role, joined, (*last.lines, *piece.lines), "joined from several lines", last.gap)
        else:
            result.append(piece)
    return result


def _continues(last: Piece, piece: Piece, before: str, wrapped: bool) -> bool:
    """Whether a line goes on with the text of the last piece, which ended in the line ``before``."""
    if credit_of(last.text):
        return False
    open_end = not piece.gap or (not ends(last.text) and len(piece.text.split()) < 8)
    if open_end and piece.text[:1].islower() and not _FULL_STOP.search(last.text):
        return not is_tags(piece.text, "")
    if not wrapped or piece.gap or credit_of(piece.text):
        return False
    if ends(before):
        return len(before) >= LONG and not is_names(piece.text)
    return len(before) >= LONG or piece.text[:1].islower()
