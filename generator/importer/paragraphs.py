"""Paragraphs: from the lines of an article to its paragraphs, captions, headings, bylines, agency marks and tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importer.event_day import first_full_date
from generator.importer.lines import AUTHOR, BODY, CAPTION, DATED, DROPPED, HEADING, HEADLINE, ITEM, NEWSPAPER, Piece
from generator.importer.words import AUTHOR_LINE, CREDIT, PAPER, ends, is_byline, named_pattern
from generator.language.text import slugify

_FULL_STOP, _UPDATED, _ALTERNATIVE = map(named_pattern, ("full stop", "updated", "alternative"))
_CAPTION, _AGENCY, _AGENCY_LAST = map(named_pattern, ("caption", "agency", "agency last"))
_LONG, _WRAPPED = 55, 130
"""The fewest and the most characters of a line in a text that was wrapped by hand."""


def dated(piece: Piece, said: str) -> Piece:
    """Return a piece that states when the article was published or updated."""
    known = "updated" if _UPDATED.search(said) else "published"
    day, reason = first_full_date(said)[0], f"{known}: “{said}”, beside the text"
    return replace(piece, role=DATED, text=day, reason=reason, date_line=said)


def join_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with wrapped lines joined into paragraphs, and repeated paragraphs dropped."""
    body = [one.text for one in pieces if one.role == BODY and len(one.text) >= _LONG]
    broken, short = sum(not ends(text) for text in body), sum(len(text) <= _WRAPPED for text in body)
    wrapped = broken * 5 > len(body) * 2 and short * 5 >= len(body) * 4
    result: list[Piece] = []
    at, before = -1, ""  # the index of the last piece that is not dropped, and its last line
    for piece in pieces:
        last = result[at] if at >= 0 else piece
        both = replace(last, text=f"{last.text} {piece.text}", lines=(*last.lines, *piece.lines))
        goes_on = piece.text[:1].islower() and not ends(last.text)
        gap = piece.gap and not goes_on and not (result and result[-1].reason == "number of a page")
        below = at >= 0 and last.role in (BODY, ITEM) and piece.role == BODY
        label = (len(last.text.split()) <= 12 or not ends(last.text)) and not is_byline(last.text)
        if below and piece.text == last.text:
            result.append(piece.dropped(f"the same as line {last.lines[0]}"))
            continue
        if below and not gap and label and CREDIT.fullmatch(piece.text):
            words = f"{last.text.rstrip('. ')}. {piece.text}"
            result[at] = replace(both, role=CAPTION, text=words, reason="a credit stands below it")
        elif below and not gap and _is_continuation(last.text, piece.text, before, wrapped):
            result[at] = replace(both, reason="joined from several lines")
        else:
            at = at if piece.role == DROPPED else len(result)
            result.append(piece)
        before = before if piece.role == DROPPED else piece.text
    return result


def _is_continuation(text: str, line: str, before: str, wrapped: bool) -> bool:
    """Return whether a line continues the text of the last piece, whose last line is ``before``."""
    if CREDIT.search(text) or CREDIT.search(line) or (is_byline(line) and line[-1] != "."):
        return False
    if line[:1].islower() and not _FULL_STOP.search(text):
        return True
    if not wrapped:
        return len(before) >= 80 and not ends(before) and ends(line)
    return len(before) >= (_LONG if ends(before) else 40)


def assign_roles(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the parts of an article with their roles."""
    headline = next((piece.text for piece in pieces if piece.role == HEADLINE), "")
    sentences = [n for n, one in enumerate(pieces) if one.role in (BODY, ITEM) and _FULL_STOP.search(one.text)]
    result: list[Piece] = []
    picture = False
    for number, piece in enumerate(pieces):
        words = _ALTERNATIVE.split(piece.text)[0]
        again = headline and slugify(words) == slugify(headline) and (words != piece.text or words.islower())
        if again and piece.role in (BODY, CAPTION, ITEM, HEADING):
            piece, picture = piece.dropped("description of a picture: the headline again"), True
        result += _paragraph(piece, picture, result, number > max(sentences, default=0))
        picture = piece.role == DROPPED and (picture or "picture" in piece.reason)
    return result


def _paragraph(piece: Piece, picture: bool, above: Sequence[Piece], last: bool) -> Iterator[Piece]:
    """Yield a piece of the text with its role; ``picture``: a picture stands above it; ``last``: no sentence
    follows."""
    text, count = piece.text, len(piece.text.split())
    credit = CREDIT.search(text)
    before = next((one.role for one in reversed(above) if one.role != DROPPED), "")
    short = count <= 20 and text[:1].isupper() and text[-1] not in ",;:" and not _FULL_STOP.search(text)
    if piece.role not in (BODY, CAPTION):
        yield piece
    elif credit and not credit.start():
        yield piece.dropped("photo credit")
    elif credit or piece.role == CAPTION or (picture and count < 40) or _CAPTION.fullmatch(text):
        known = "it ends in a credit" if credit else "it follows a picture" if picture else "it is numbered"
        words = text[: credit.start()].rstrip(" .(") if credit else text
        yield replace(piece, role=CAPTION, text=words, reason=piece.reason or known)
        if credit:
            yield Piece(DROPPED, credit[0].strip(" .|"), piece.lines[-1:], "photo credit")
    elif AUTHOR_LINE.fullmatch(text) or (last and is_byline(text)):
        yield replace(piece, role=AUTHOR, reason="a name by itself beside the text")
    elif last and count <= 6 and first_full_date(text)[0]:
        yield dated(piece, text)
    elif last and not ends(text) and (PAPER.search(text) or text[:1].islower()):
        yield piece.dropped("tag strip, or an agency's mark")
    elif short and last and before == AUTHOR and any(one.role == BODY for one in above):
        yield piece.dropped("below the byline")
    elif short and not last and any(one.role == BODY for one in above):
        yield replace(piece, role=HEADING, reason="a short line that is no sentence")
    else:
        yield from _without_marks(piece)


def _without_marks(piece: Piece) -> Iterator[Piece]:
    """Yield a paragraph, and as pieces of their own the marks of a newspaper or agency before and behind it."""
    text = piece.text
    first, last = _AGENCY.match(text), _AGENCY_LAST.search(text)
    if first:
        yield Piece(NEWSPAPER, first[1] or first[2], piece.lines[:1], "mark of a newspaper or agency")
    if last:
        yield Piece(DROPPED, last[0].strip(), piece.lines, "agency's mark")
    yield replace(piece, text=text[first.end() if first else 0 : last.start() if last else None])
