"""The article: from the lines of a page to its parts with their roles (headline, author, date, paragraph, …), and the
lines that are dropped as boilerplate, each with the reason.

Boilerplate is recognised by its form and its position, never by its subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.importer.event_day import first_full_date
from generator.importer.lines import AUTHOR, BODY, DROPPED, HEADING, HEADLINE, ITEM, METADATA, TABLE, Piece
from generator.importer.paragraphs import assign_roles, dated, join_lines
from generator.importer.words import AUTHOR_LINE, BOILERPLATE, END, RELATED, ends, is_byline, named_pattern

_PATH, _HOME, _ASIDE, _LISTED = map(named_pattern, ("path", "home", "aside", "listed"))


def article(lines: Sequence[Piece]) -> list[Piece]:
    """Return the parts of a page in order."""
    alone = [_by_itself(line) for line in lines]
    start, headline = _head(alone)
    left = (n for n in range(start, len(alone)) if alone[n].role != DROPPED)
    end = next((n for n in left if END.fullmatch(alone[n].text)), len(alone))
    below = takewhile(lambda n: _is_metadata(lines[n].text), range(headline + 1, len(lines)))
    about = {*range(start), *below} - {headline}
    result: list[Piece] = []
    for index, piece in enumerate(alone):
        if index == headline:
            result.append(replace(piece, role=HEADLINE, reason=piece.reason or "first line that is no sentence"))
        elif piece.role in METADATA and piece.reason:
            result.append(piece)
        elif index in about and (piece.role != DROPPED or first_full_date(piece.text)[0]):
            result += _metadata(piece, below=index > headline >= 0)
        elif index >= end and piece.role != DROPPED:
            result.append(piece.dropped(f"after the end of the article (line {alone[end].lines[0]})"))
        else:
            result.append(piece)
    return assign_roles(join_lines([*_without_teasers(result)]))


def _by_itself(line: Piece) -> Piece:
    """Return a line with the role that its own words show, whatever stands around it."""
    if line.role not in (TABLE, HEADLINE, DROPPED):
        for reason, form in BOILERPLATE.items():
            if form.fullmatch(line.text):
                return line.dropped(reason)
    sentence = line.text.endswith(".") and len(line.text.split()) > 8
    return replace(line, role=BODY if sentence else HEADING) if line.role in (HEADING, HEADLINE) else line


def _head(lines: Sequence[Piece]) -> tuple[int, int]:
    """Return (index of the first line of the text, index of the headline or -1)."""
    headline = next((n for n, line in enumerate(lines) if line.reason == "marked as headline"), -1)
    for index in range(headline + 1, len(lines)):
        line, count = lines[index], len(lines[index].text.split())
        if headline >= 0 and not lines[headline].reason and _HOME.match(line.text):
            headline = -1  # what stands above the path is the name of the site
        is_path = _PATH.fullmatch(line.text) and not ends(line.text)
        if is_path or line.role in (DROPPED, *METADATA) or _is_metadata(line.text):
            continue
        goes_on = any(not one.gap and one.text[:1].islower() for one in lines[index + 1 : index + 2])
        if headline < 0 and count >= 4 and not ends(line.text) and not goes_on:
            headline = index
        elif count >= 5:
            # A headline may stand below the lead, where a line of date or author follows it.
            below = (n for n in range(index + 1, min(index + 5, len(lines) - 1)) if not ends(lines[n].text))
            titled = next((n for n in below if lines[n].gap and _is_metadata(lines[n + 1].text)), -1)
            return index, headline if headline >= 0 else titled
    return len(lines), headline


def _is_metadata(text: str) -> bool:
    """Return whether a line states the date or the author of the article."""
    if len(text.split()) > (6 if ends(text) else 16):
        return False
    return any(first_full_date(part)[0] or AUTHOR_LINE.fullmatch(part) for part in _ASIDE.split(text))


def _metadata(line: Piece, *, below: bool) -> Iterator[Piece]:
    """Yield the author, date or section in a line before the text; ``below``: the headline stands above the line."""
    beside = _ASIDE.split(line.text)
    whole = not any(first_full_date(part)[0] for part in beside)
    for part in [line.text] if whole else beside:
        day, before = first_full_date(part)
        before = before.strip(" ,|–-") if day else part
        byline = not day and below and is_byline(part)
        if byline or AUTHOR_LINE.fullmatch(before) or (whole and line.role == AUTHOR):
            yield replace(line, role=AUTHOR, text=before, reason=f"“{before}”, before the text")
        elif not day:
            yield replace(line, role=DROPPED, text=part, reason="section label, before the text")
        if day:
            yield dated(line, part)


def _without_teasers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with the lists of other articles that interrupt a text as dropped."""
    heading = first = None
    for piece in pieces:
        teaser = piece.role in (BODY, ITEM, HEADING) and (_LISTED.fullmatch(piece.text) or not ends(piece.text))
        like_first = not first or (piece.role == first.role and piece.gap <= first.gap)
        if piece.role in (BODY, HEADING) and RELATED.fullmatch(piece.text):
            heading, first = piece, None
            yield piece.dropped("heading of a list of other articles")
        elif heading and teaser and like_first:
            first = first or piece
            yield piece.dropped(f"in a list of other articles (line {heading.lines[0]})")
        else:
            heading = heading if piece.role == DROPPED else None
            yield piece
