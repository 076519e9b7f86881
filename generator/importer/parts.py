"""Parts: which lines of an article are captions, headings, bylines, marks of agencies or tags, and which paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importer import furniture
from generator.importer.lines import AUTHOR, BODY, CAPTION, DATED, DROPPED, HEADING, HEADLINE, ITEM, NEWSPAPER, Piece
from generator.importer.written import full_day
from generator.language.text import slugify

_PUNCTUATED = re.compile(r"[.!?…:;](?:[\"”’'»)\]]|\[\^\w+\]|\s)*$")
FULL_STOP = re.compile(r"[.!?…](?:[\"”’'»)\]]|\[\^\w+\]|\s)*$")
"""How a sentence ends, with what may close behind its mark."""


def ends(text: str) -> bool:
    """Return whether a line ends as a sentence or a clause does, or with a quotation."""
    return bool(_PUNCTUATED.search(text)) or text.endswith(('"', "”", "»"))


def is_names(text: str) -> bool:
    """Return whether a line is nothing but names, as a byline is."""
    names = re.split(furniture.AND, text)
    return all(map(furniture.PERSON.fullmatch, names)) and not furniture.PAPER.search(text)


def credit_of(text: str) -> re.Match[str] | None:
    """Return the credit at the end of a caption."""
    for match in furniture.CREDIT.finditer(text):
        if match.end() == len(text) and match.start() > 0 and len(match[1].split()) <= 6:
            return match
    stated = furniture.CREDIT_STATED.search(text)
    return stated if stated and stated.start() > 0 else None


def is_tags(text: str, body: str) -> bool:
    """Return whether a line is words of the text and no sentence, as a strip of tags is."""
    known = set(re.findall(r"\w+", body.casefold()))
    return not ends(text) and text[:1].islower() and set(re.findall(r"\w+", text.casefold())) <= known


def parts(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the parts of an article with their roles."""
    headline = next((piece.text for piece in pieces if piece.role == HEADLINE), "")
    text = " ".join(piece.text for piece in pieces if piece.role == BODY and ends(piece.text))
    kept = [n for n, one in enumerate(pieces) if one.role in (BODY, ITEM) and not _is_alone(one.text)]
    result: list[Piece] = []
    picture = False
    for number, piece in enumerate(pieces):
        described = _picture(piece, headline)
        author = furniture.AUTHOR.fullmatch(piece.text) if piece.role == AUTHOR else None
        if described:
            result.append(described)
        elif piece.role not in (BODY, CAPTION):
            result.append(replace(piece, text=author[1]) if author else piece)
        else:
            last = not kept or number >= kept[-1]
            first = not any(one.role == BODY for one in result)
            result += _paragraph(piece, picture, last, first, text)
        picture = bool(described) or (picture and piece.role == DROPPED)
    return result


def _is_alone(text: str) -> bool:
    """Return whether a line is a word of the page, or the name of a newspaper or agency."""
    return bool(furniture.INTERFACE.fullmatch(text) or (furniture.PAPER.search(text) and not ends(text)))


def _picture(piece: Piece, headline: str) -> Piece | None:
    """Return a line that stands for a picture or describes one in the words of the headline, as dropped."""
    if piece.role == DROPPED:
        return piece if piece.reason == "picture" else None
    words = re.split(furniture.ALTERNATIVE, piece.text)[0]
    if headline and slugify(words) == slugify(headline) and (words != piece.text or words.islower()):
        return replace(piece, role=DROPPED, reason="description of a picture: the headline again")
    return None


def _paragraph(piece: Piece, picture: bool, last: bool, first: bool, text: str) -> Iterator[Piece]:
    credit, whole = credit_of(piece.text), piece.text
    if furniture.CREDIT_STATED.fullmatch(whole):
        yield replace(piece, role=DROPPED, reason="photo credit")
        return
    after = picture and len(whole.split()) < 40
    if credit or piece.role == CAPTION or after or furniture.CAPTION.fullmatch(whole):
        words = whole[: credit.start()].rstrip(" .(") if credit else whole
        told = "it ends in a credit" if credit else "it follows a picture" if after else "it is numbered"
        yield replace(piece, role=CAPTION, text=words, reason=piece.reason or told)
        if credit:
            yield Piece(DROPPED, credit[0].strip(" .|"), piece.lines[-1:], "photo credit")
        return
    agency = furniture.AGENCY.match(whole)
    if agency and not furniture.NO_MARK.match(whole):
        yield Piece(NEWSPAPER, agency[1] or agency[2], piece.lines[:1], "mark of a newspaper or agency")
        piece = replace(piece, text=whole[agency.end() :])
    signed = furniture.AGENCY_LAST.search(piece.text) if last else None
    if signed:
        yield Piece(DROPPED, signed[0].strip(), piece.lines, "agency's mark")
        piece = replace(piece, text=piece.text[: signed.start()])
    yield _told_apart(piece, last, first, text)


def _told_apart(piece: Piece, last: bool, first: bool, text: str) -> Piece:
    author, sent = furniture.AUTHOR.fullmatch(piece.text), furniture.BYLINE.fullmatch(piece.text)
    if author or (last and is_names(sent[1] if sent else piece.text)):
        name = author[1] if author else sent[1] if sent else piece.text
        return replace(piece, role=AUTHOR, text=name, reason="a name by itself beside the text")
    day, _ = (
        full_day(piece.text) if last and len(piece.text.split()) <= 6 and not FULL_STOP.search(piece.text) else ("", "")
    )
    if day:
        known = "updated" if furniture.UPDATED.search(piece.text) else "published"
        return replace(piece, role=DATED, text=day, reason=f"{known}: “{piece.text}”, below the text")
    if last and furniture.PAPER.search(piece.text) and not ends(piece.text):
        return replace(piece, role=DROPPED, reason="agency's mark")
    if furniture.INTERFACE.fullmatch(piece.text) or (last and is_tags(piece.text, text)):
        return replace(piece, role=DROPPED, reason="tag strip, or a word of the page")
    short = len(piece.text.split()) <= 20 and len(piece.text) <= 120 and piece.text[:1].isupper()
    if (
        short
        and piece.role == BODY
        and not first
        and not last
        and piece.text[-1] not in ",;:"
        and not FULL_STOP.search(piece.text)
    ):
        return replace(piece, role=HEADING, reason="a short line that is no sentence")
    return piece
