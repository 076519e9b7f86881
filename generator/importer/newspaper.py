"""The newspaper: from the parts of a page to the publisher of the article, its authors and its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from generator.archive.items import Archive
from generator.importer import furniture
from generator.importer.lines import AUTHOR, DATED, DROPPED, HEADLINE, NEWSPAPER, Piece
from generator.importer.words import named_pattern
from generator.language.text import fold


def _bare(name: str) -> str:
    """Return the folded name of a newspaper without words such as *Báo* and *Online*."""
    return named_pattern("about a newspaper").sub("", fold(name))


def authors(pieces: Iterable[Piece], archive: Archive) -> list[str]:
    """Return every author once, whatever the case of the letters; newspapers and agencies are no authors."""
    papers = {fold(str(name)) for source in archive.sources.values() for name in source.get("name", {}).values()}
    found: dict[str, str] = {}
    for name in (name for piece in pieces if piece.role == AUTHOR for name in furniture.names(piece.text)):
        if fold(name) not in papers:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def published(pieces: Sequence[Piece]) -> str:
    """Return the day of publication: the date that the page calls so, else the first below the headline, else any."""
    headline = next((piece.lines for piece in pieces if piece.role == HEADLINE), (0,))

    def doubt(one: Piece) -> tuple[bool, ...]:
        said = furniture.PUBLISHED.search(one.reason)
        return one.reason.startswith("updated"), one.reason.endswith("the text"), not said, one.lines <= headline

    dates = [piece for piece in pieces if piece.role == DATED]
    return min(dates, key=doubt).text if dates else ""


def publisher(address: str, archive: Archive, pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return (key of the newspaper or empty, evidence), by the address of the page, its name or its mark."""
    host = f".{urlsplit(address).hostname or ''}"
    for key, source in archive.sources.items():
        own = (urlsplit(source.get("site", "")).hostname or "").removeprefix("www.")
        if own and host.endswith(f".{own}"):
            return key, f"its address {own} is that of the page"
    names = [(key, str(own)) for key, source in archive.sources.items() for own in source.get("name", {}).values()]
    marks = [piece for piece in pieces if piece.role == NEWSPAPER]
    beside = [one for one in pieces if one.role == DROPPED and not one.reason.startswith("not part")]
    for piece in (*marks, *beside):
        where = f"line {piece.lines[0]}: “{piece.text[:60]}”"
        for key, own in names:
            if piece.role == NEWSPAPER and _initials(piece.text, own):
                return key, f"its mark stands in {where}"
            if _bare(own) == _bare(piece.text):
                return key, f"its name stands in {where}"
    for piece in marks:
        where = f"line {piece.lines[0]}: {piece.reason}"
        return "", f"the page calls itself “{piece.text}” ({where}) — add it to content/sources.yaml"
    return "", "neither the address nor the name of a newspaper of content/sources.yaml stands on the page"


def _initials(mark: str, name: str) -> bool:
    """Return whether a mark consists of the initials of a newspaper's name, as SGGP, SGGPO, TTO, NLĐ and CLO do."""
    letters = "".join(word[0].upper() for word in re.findall(r"\w+", name))
    short = re.sub(r"(?:O|ĐT|\.VN)$", "", mark.upper())
    last = letters[-2:] if len(letters) > 2 and short != mark.upper() else letters
    return len(short) > 1 and bool({short, mark.upper()} & {letters, last})
