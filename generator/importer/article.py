"""The article: from the lines of a page to its parts: headline, author, dates, paragraphs, and what was dropped, each
with the reason. Furniture is known by its form and its position, never by what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.importer import furniture
from generator.importer.days import full_day
from generator.importer.furniture import ends
from generator.importer.lines import ABOUT, AUTHOR, BODY, DROPPED, HEADING, HEADLINE, ITEM, TABLE, Piece
from generator.importer.parts import dated, joined, parts


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
            result.append(replace(piece, role=HEADLINE, reason=piece.reason or "first line that is no sentence"))
        elif piece.role in ABOUT and piece.reason:
            result.append(piece)
        elif index in about and (piece.role != DROPPED or full_day(piece.text)[0]):
            result += _about(piece, below=index > headline >= 0)
        elif index >= end and piece.role != DROPPED:
            result.append(piece.dropped(f"after the end of the article (line {alone[end].lines[0]})"))
        else:
            result.append(piece)
    return parts(joined([*_without_teasers(result)], {line.lines[0]: line.text for line in lines}))


def _alone(line: Piece) -> Piece:
    """Return what can be said of a line by itself."""
    if line.role not in (TABLE, HEADLINE, DROPPED):
        for reason, form in furniture.ALONE.items():
            if form.fullmatch(line.text):
                return line.dropped(reason)
    sentence = line.text.endswith(".") and len(line.text.split()) > 8
    return replace(line, role=BODY if sentence else HEADING) if line.role in (HEADING, HEADLINE) else line


def _head(lines: Sequence[Piece]) -> tuple[int, int]:
    """Return the index of the first line of the text, and that of the headline or -1."""
    headline = next((n for n, line in enumerate(lines) if line.reason == "marked as headline"), -1)
    for index in range(headline + 1, len(lines)):
        line, count = lines[index], len(lines[index].text.split())
        if (
            line.role in (DROPPED, *ABOUT)
            or _is_about(line.text)
            or (furniture.PATH.fullmatch(line.text) and not ends(line.text))
        ):
            continue
        goes_on = any(not one.gap and one.text[:1].islower() for one in lines[index + 1 : index + 2])
        if headline < 0 and count >= 4 and not ends(line.text) and not goes_on:
            headline = index
        elif count >= 5:
            # A headline may stand below the lead, where a line of date or author follows it.
            below = (n for n in range(index + 1, min(index + 5, len(lines) - 1)) if not ends(lines[n].text))
            titled = next((n for n in below if lines[n].gap and _is_about(lines[n + 1].text)), -1)
            return index, headline if headline >= 0 else titled
    return len(lines), headline


def _is_about(text: str) -> bool:
    """Return whether a line is about the article: its date, its author, how often it was read."""
    if len(text.split()) > (6 if ends(text) else 16):
        return False
    return any(full_day(part)[0] or furniture.AUTHOR.fullmatch(part) for part in furniture.ASIDE.split(text))


def _about(line: Piece, *, below: bool) -> Iterator[Piece]:
    """Yield what a line before the text is; ``below`` says that the headline stands above it."""
    beside = furniture.ASIDE.split(line.text)
    whole = not any(full_day(part)[0] for part in beside)
    for part in [line.text] if whole else beside:
        day, before = full_day(part)
        before = before.strip(" ,|–-") if day else part
        byline = not day and below and furniture.is_byline(part)
        if byline or furniture.AUTHOR.fullmatch(before) or (whole and line.role == AUTHOR):
            yield replace(line, role=AUTHOR, text=before, reason=f"“{before}”, before the text")
        elif not day:
            yield replace(line, role=DROPPED, text=part, reason="section label, before the text")
        if day:
            yield dated(line, part)


def _without_teasers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Drop the lists of other articles that interrupt a text."""
    heading: Piece | None = None
    first: Piece | None = None
    for piece in pieces:
        teaser = furniture.LISTED.fullmatch(piece.text) or not ends(piece.text)
        if piece.role in (BODY, HEADING) and furniture.RELATED.fullmatch(piece.text):
            heading, first = piece, None
            yield piece.dropped("heading of a list of other articles")
        elif (
            heading
            and piece.role in (BODY, ITEM, HEADING)
            and teaser
            and (not first or (piece.role == first.role and piece.gap <= first.gap))
        ):
            first = first or piece
            yield piece.dropped(f"in a list of other articles (line {heading.lines[0]})")
        else:
            heading = heading if piece.role == DROPPED else None
            yield piece
