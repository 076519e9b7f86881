"""Cutting: from the lines of a page to the article in it: headline, author, dates, paragraphs, captions; and what was
dropped, each with the reason. Furniture is known by its form and its position, never by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import importer_words as words
from generator.importer_head import BODY, DROPPED, LONG, Piece, ends, head, heading_matter, is_name
from generator.importer_lines import AUTHOR, CAPTION, FURNITURE, HEADING, HEADLINE, ITEM, Line
from generator.language.text import slugify

_FULL_STOP = re.compile(r"[.!?…:;](?:[\"”’'»)\]]|\s)*$")
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
    return _told_apart(_joined(result, {line.number: line for line in lines}))


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
    if words.CREDIT.search(last.text) and _credit(last.text):
        return False
    if not ends(last.text) and piece.text[:1].islower() and (not line.gap or len(piece.text.split()) < 8):
        return not _is_tags(piece.text, "")
    return (
        wrapped and not line.gap and len(last.text.split()) > 4 and not is_name(piece.text) and not _credit(piece.text)
    )


def _credit(text: str) -> re.Match[str] | None:
    """Return the credit at the end of a caption."""
    for match in words.CREDIT.finditer(text):
        if match.end() == len(text) and match.start() > 0 and len(match[1].split()) <= 6:
            return match
    return None


def _is_tags(text: str, body: str) -> bool:
    known = set(re.findall(r"\w+", body.casefold()))
    return not ends(text) and text[:1].islower() and set(re.findall(r"\w+", text.casefold())) <= known


def _told_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Tell captions, headings, bylines and tag strips from paragraphs."""
    headline = next((piece.text for piece in pieces if piece.role == HEADLINE), "")
    text = " ".join(piece.text for piece in pieces if piece.role == BODY and ends(piece.text))
    kept = [n for n, one in enumerate(pieces) if one.role != DROPPED and not words.INTERFACE.fullmatch(one.text)]
    result: list[Piece] = []
    after_picture = False
    for number, piece in enumerate(pieces):
        picture = _picture(piece, headline)
        if picture:
            result.append(picture)
            after_picture = True
            continue
        if piece.role not in (BODY, CAPTION):
            author = words.AUTHOR.fullmatch(piece.text) if piece.role == AUTHOR else None
            result.append(Piece(AUTHOR, author[1], piece.lines, piece.reason) if author else piece)
            after_picture = after_picture and piece.role == DROPPED
            continue
        last = not any(other > number and pieces[other].role in (BODY, ITEM) for other in kept)
        result += _paragraph(piece, after_picture, last, text)
        after_picture = False
    return result


def _picture(piece: Piece, headline: str) -> Piece | None:
    if piece.role == DROPPED:
        return piece if piece.reason in ("image slug", "picture") else None
    alternative = words.ALTERNATIVE.search(piece.text)
    described = piece.text[: alternative.start()] if alternative and alternative.end() == len(piece.text) else ""
    if headline and described and slugify(described) == slugify(headline):
        return Piece(DROPPED, piece.text, piece.lines, "description of a picture: the headline again")
    if headline and piece.text == slugify(headline).replace("-", " "):
        return Piece(DROPPED, piece.text, piece.lines, "image slug")
    return None


def _paragraph(piece: Piece, after_picture: bool, last: bool, text: str) -> Iterator[Piece]:
    credit = _credit(piece.text)
    if credit or piece.role == CAPTION or after_picture or words.CAPTION.fullmatch(piece.text):
        words_only = piece.text[: credit.start()].rstrip(" .(") if credit else piece.text
        by = piece.reason or (
            "it ends in a credit" if credit else "it follows a picture" if after_picture else "it is numbered"
        )
        yield Piece(CAPTION, words_only, piece.lines, by)
        if credit:
            yield Piece(DROPPED, credit[0].strip(" .|"), piece.lines[-1:], "photo credit")
        return
    agency = words.AGENCY.match(piece.text)
    if agency:
        yield Piece(DROPPED, f"({agency[1]})", piece.lines[:1], "agency's mark")
        piece = Piece(piece.role, piece.text[agency.end() :], piece.lines, piece.reason)
    author = words.AUTHOR.fullmatch(piece.text)
    if last and (author or is_name(piece.text)):
        yield Piece(AUTHOR, author[1] if author else piece.text, piece.lines, "a name by itself at the end of the text")
    elif last and _is_tags(piece.text, text):
        yield Piece(DROPPED, piece.text, piece.lines, "tag strip: words of the text without a sentence, at its end")
    elif words.INTERFACE.fullmatch(piece.text):
        yield Piece(DROPPED, piece.text, piece.lines, "word of the page's interface")
    elif not last and not _FULL_STOP.search(piece.text) and len(piece.text.split()) <= 18 and piece.text[:1].isupper():
        yield Piece(HEADING, piece.text, piece.lines, "a short line that is no sentence, between paragraphs")
    else:
        yield piece
