"""The newspaper: from the parts of a page to the publisher of the article, its authors and its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.archive.items import Archive
from generator.core.web_address import is_on, site_of
from generator.importer.lines import AUTHOR, DATED, DROPPED, HEADLINE, NEWSPAPER, Piece
from generator.importer.words import byline_names, named_pattern
from generator.language.text import fold

_PUBLISHED = named_pattern("published")
_PARTS = re.compile(r"\s*[()/|,–]\s*")
_ELSEWHERE = re.compile(r"^after the end|(?:page|clipping|JSON-LD)$")
"""Reasons of the parts of a page that are no part of the article, or of what was written with it."""


def _bare(name: str) -> str:
    """Return the folded name of a newspaper without words such as *Báo* and *Online*."""
    return named_pattern("about a newspaper").sub("", fold(name)).replace("+", "plus")


def authors(pieces: Iterable[Piece], archive: Archive) -> list[str]:
    """Return every author once, whatever the case of the letters; newspapers and agencies are no authors."""
    papers = {fold(str(name)) for source in archive.sources.values() for name in source.get("name", {}).values()}
    found: dict[str, str] = {}
    for name in (name for piece in pieces if piece.role == AUTHOR for name in byline_names(piece.text)):
        if fold(name) not in papers:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def published(pieces: Sequence[Piece]) -> str:
    """Return the day of publication: the date that the page calls so, else the first below the headline, else any."""
    headline = next((piece.lines for piece in pieces if piece.role == HEADLINE), (0,))

    def doubt(one: Piece) -> tuple[bool, ...]:
        said = _PUBLISHED.search(one.reason)
        return one.reason.startswith("updated"), one.reason.endswith("the text"), not said, one.lines <= headline

    dates = [piece for piece in pieces if piece.role == DATED]
    return min(dates, key=doubt).text if dates else ""


def publisher(address: str, archive: Archive, pieces: Sequence[Piece]) -> tuple[str, str, str]:
    """Return (key of the newspaper or empty, basis, evidence), by the address of the page, its name or its mark; the
    newspaper is stated if a part of the article names it."""
    sites = {key: site_of(source.get("site", "")) for key, source in archive.sources.items()}
    here = ((key, site) for key, site in sites.items() if is_on(address, site))
    said = [(key, "inferred", f"its address {site} is that of the page") for key, site in here]
    marks = [piece for piece in pieces if piece.role == NEWSPAPER]
    beside = [one for one in pieces if one.role in (DROPPED, AUTHOR) and not one.reason.startswith("not part")]
    for piece in (*marks, *beside, *(one for one in pieces if one.date_line)):
        basis = "inferred" if _ELSEWHERE.search(piece.reason) else "stated"
        text = piece.date_line or piece.text
        where = f"line {piece.lines[0]}: “{text[:60]}”"
        for key, name in ((key, str(own)) for key, one in archive.sources.items() for own in one["name"].values()):
            for part in _PARTS.split(text):
                if _bare(name) == _bare(part):
                    said.append((key, basis, f"its name stands in {where}"))
                elif basis == "stated" and _initials(part, name):
                    said.append((key, basis, f"its mark stands in {where}"))
    stated = [one for one in said if one[:2] == (said[0][0], "stated")]
    for key, basis, why in (*stated, *said):
        return key, basis, why
    for piece in marks:
        where = f"line {piece.lines[0]}: {piece.reason}"
        return "", "unknown", f"the page calls itself “{piece.text}” ({where}) — add it to content/sources.yaml"
    return "", "unknown", "neither the address nor the name of a newspaper of content/sources.yaml stands on the page"


def _initials(mark: str, name: str) -> bool:
    """Return whether a mark consists of the initials of a newspaper's name, as SGGP, SGGPO, TTO, NLĐ and CLO do."""
    letters = "".join(word[0].upper() for word in re.findall(r"\w+", name))
    short = re.sub(r"(?:O|ĐT|\.VN)$", "", mark.upper())
    last = letters[-2:] if len(letters) > 2 and short != mark.upper() else letters
    return len(short) > 1 and bool({short, mark.upper()} & {letters, last})
