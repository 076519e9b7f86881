"""Roles: which of an article's lines are captions, headings, a byline or a strip of tags, and which are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import importer_words as words
from generator.importer_head import BODY, DROPPED, PUNCTUATED, Piece, ends, is_names
from generator.importer_lines import AUTHOR, CAPTION, HEADING, HEADLINE, ITEM
from generator.language.text import slugify


def credit_of(text: str) -> re.Match[str] | None:
    """Return the credit at the end of a caption."""
    for match in words.CREDIT.finditer(text):
        if match.end() == len(text) and match.start() > 0 and len(match[1].split()) <= 6:
            return match
    stated = words.CREDIT_STATED.search(text)
    return stated if stated and stated.start() > 0 else None


def is_tags(text: str, body: str) -> bool:
    """Whether a line is words of the text and no sentence, as a strip of tags is."""
    known = set(re.findall(r"\w+", body.casefold()))
    return not ends(text) and text[:1].islower() and set(re.findall(r"\w+", text.casefold())) <= known


def told_apart(pieces: Sequence[Piece]) -> list[Piece]:
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
    credit = credit_of(piece.text)
    if credit or piece.role == CAPTION or after_picture or words.CAPTION.fullmatch(piece.text):
        words_only = piece.text[: credit.start()].rstrip(" .(") if credit else piece.text
        by = piece.reason or (
            "it ends in a credit" if credit else "it follows a picture" if after_picture else "it is numbered"
        )
        yield Piece(CAPTION, words_only, piece.lines, by)
        if credit:
            yield Piece(DROPPED, credit[0].strip(" .|"), piece.lines[-1:], "photo credit")
        return
    if words.CREDIT_STATED.fullmatch(piece.text):
        yield Piece(DROPPED, piece.text, piece.lines, "photo credit")
        return
    agency = words.AGENCY.match(piece.text)
    if agency:
        yield Piece(DROPPED, f"({agency[1]})", piece.lines[:1], "agency's mark")
        piece = Piece(piece.role, piece.text[agency.end() :], piece.lines, piece.reason)
    signed = words.AGENCY_LAST.search(piece.text) if last else None
    if signed:
        yield Piece(DROPPED, signed[0].strip(), piece.lines[-1:], "agency's mark")
        piece = Piece(piece.role, piece.text[: signed.start()], piece.lines, piece.reason)
    author = words.AUTHOR.fullmatch(piece.text)
    if last and (author or is_names(piece.text)):
        yield Piece(AUTHOR, author[1] if author else piece.text, piece.lines, "a name by itself at the end of the text")
    elif last and words.AGENCY_ALONE.fullmatch(piece.text):
        yield Piece(DROPPED, piece.text, piece.lines, "agency's mark")
    elif last and is_tags(piece.text, text):
        yield Piece(DROPPED, piece.text, piece.lines, "tag strip: words of the text without a sentence, at its end")
    elif words.INTERFACE.fullmatch(piece.text):
        yield Piece(DROPPED, piece.text, piece.lines, "word of the page's interface")
    elif not last and not PUNCTUATED.search(piece.text) and len(piece.text.split()) <= 18 and piece.text[:1].isupper():
        yield Piece(HEADING, piece.text, piece.lines, "a short line that is no sentence, between paragraphs")
    else:
        yield piece
