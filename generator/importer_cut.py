"""Cutting: from the lines of a page to the article in it: headline, author, dates, paragraphs, captions; and what was
dropped, each with the reason. Furniture is known by its form and its position, never by what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from generator import importer_words as words
from generator.importer_head import BODY, DROPPED, LONG, Piece, ends, head, heading_matter, is_name
from generator.importer_lines import FURNITURE, HEADING, HEADLINE, ITEM, Line
from generator.importer_roles import credit_of, is_tags, told_apart

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
    return told_apart(_joined(result, {line.number: line for line in lines}))


def _alone(line: Line) -> Piece:
    """What can be said of a line by itself."""
    at = (line.number,)
    if line.hint == FURNITURE:
        return Piece(DROPPED, line.text, at, line.reason)
    for reason, form in words.FURNITURE:
        if form.fullmatch(line.text):
            return Piece(DROPPED, line.text, at, reason)
    role = {HEADLINE: HEADING}.get(line.hint, line.hint) or BODY
    return Piece(role, line.text, at, f"marked as {line.hint}" if line.hint else "")


def _end(lines: Sequence[Line], pieces: Sequence[Piece], start: int) -> int:
    """Return the index of the first line after the article."""
    for index in range(start, len(lines)):
        text = lines[index].text
        if pieces[index].role == DROPPED:
            continue
        if any(form.fullmatch(text) for _, form in words.END):
            return index
        if words.RELATED.fullmatch(text):
            rest = [line.text for n, line in enumerate(lines[index + 1 :], index + 1) if pieces[n].role != DROPPED]
            until = next(
                (n for n, text in enumerate(rest) if any(form.fullmatch(text) for _, form in words.END)), len(rest)
            )
            if not any(ends(text) and len(text.split()) > 11 for text in rest[:until]):
                return index
    return len(lines)


def _joined(pieces: Sequence[Piece], lines: dict[int, Line]) -> list[Piece]:
    """Join what was broken into lines, and drop the lists of other articles that interrupt a text."""
    body = [piece for piece in pieces if piece.role == BODY and len(piece.text) >= LONG]
    broken = [piece for piece in body if not ends(piece.text)]
    wrapped = len(broken) * 5 > len(body) * 2 and sum(len(piece.text) <= WRAPPED for piece in body) * 5 >= len(body) * 4
    result: list[Piece] = []
    teasers = 0
    for piece in pieces:
        last = result[-1] if result else None
        if piece.role == BODY and words.RELATED.fullmatch(piece.text):
            result.append(Piece(DROPPED, piece.text, piece.lines, "heading of a list of other articles"))
            teasers = piece.lines[0]
            continue
        if teasers and piece.role in (BODY, ITEM, HEADING) and not ends(piece.text):
            result.append(Piece(DROPPED, piece.text, piece.lines, f"in a list of other articles (line {teasers})"))
            continue
        teasers = 0 if piece.role != DROPPED else teasers
        line = lines[piece.lines[0]]
        if (
            last is not None
            and last.role in (BODY, ITEM)
            and piece.role == BODY
            and _continues(last, piece, line, wrapped)
        ):
            result[-1] = Piece(
                last.role, f"{last.text} {piece.text}", (*last.lines, *piece.lines), "joined from several lines"
            )
        else:
            result.append(piece)
    return result


def _continues(last: Piece, piece: Piece, line: Line, wrapped: bool) -> bool:
    if words.CREDIT.search(last.text) and credit_of(last.text):
        return False
    if not ends(last.text) and piece.text[:1].islower() and (not line.gap or len(piece.text.split()) < 8):
        return not is_tags(piece.text, "")
    return (
        wrapped
        and not line.gap
        and len(last.text.split()) > 4
        and not is_name(piece.text)
        and not credit_of(piece.text)
    )
