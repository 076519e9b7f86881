"""Finding: from the text of an article to its language, and the day that it reports; and what all finds have in
common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator import importer_words as words
from generator.archive.names import NameIndex
from generator.archive.titles import KIND, forms
from generator.archive.values import Item
from generator.importer_head import BODY, Piece
from generator.importer_lines import CAPTION, HEADING, ITEM
from generator.language.figures import figures

TEXT_ROLES = (BODY, ITEM, CAPTION, HEADING)


@dataclass(frozen=True, slots=True)
class Found:
    """A person or document in an article."""

    kind: str
    key: str
    """Of the register, or proposed for it."""
    name: str
    """As the article has it."""
    office: str
    """Of a person, what the article calls them."""
    type: str
    """Of a document that is not registered, its type as far as its name tells."""
    registered: bool
    caption: bool
    """Whether captions alone name it."""
    evidence: str
    """Line and words."""


def language(pieces: Sequence[Piece]) -> tuple[str, str]:
    """Return the language of an article and how it is known."""
    found = re.findall(r"[^\W\d_]+", " ".join(piece.text for piece in pieces if piece.role in TEXT_ROLES).casefold())
    counts = {lang: sum(word in common for word in found) for lang, common in words.COMMON.items()}
    best = max(counts, key=lambda lang: counts[lang])
    said = ", ".join(f"{number} {lang}" for lang, number in counts.items())
    return best, f"common words among {len(found)}: {said}"


def event_day(pieces: Sequence[Piece], lang: str, published: str, today: str) -> tuple[str, str, str]:
    """Return (date, basis, evidence) of what an article reports; the date is empty if the article does not tell."""
    for piece in pieces:
        for figure in figures(piece.text, lang) if piece.role == BODY else ():
            date = figure.readings[0][0]
            if not words.DAY_WORDS.search(piece.text[: figure.start]):
                continue
            shown = f"“{around(piece.text, figure.start, figure.end)}”, line {piece.lines[0]}"
            if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
                return date, "stated", shown
            if re.fullmatch(r"--\d\d-\d\d", date):
                return _with_year(date[2:], piece, lang, published, today, shown)
    return (
        (published, "publisher", f"the day of publication, {published}")
        if published
        else ("", "unknown", "no date found")
    )


def _with_year(day: str, piece: Piece, lang: str, published: str, today: str, shown: str) -> tuple[str, str, str]:
    if published:
        year = int(published[:4]) - (f"{published[:4]}-{day}" > published)
        return f"{year}-{day}", "stated-without-year", f"{shown}; the year is that of publication, {published}"
    parts = (part for figure in figures(piece.text, lang) for part in figure.readings[0])
    years = [part[:4] for part in parts if re.fullmatch(r"(?:19|20)\d\d(?:-.*)?", part) and part[:4] <= today[:4]]
    if years:
        return (
            f"{max(years)}-{day}",
            "stated-without-year",
            f"{shown}; {max(years)} is the latest year in that line",
        )
    return "", "unknown", f"{shown}; no year is given, so none is written"


def merged(seen: Sequence[Found]) -> Found:
    """Return what several mentions of one thing say together."""
    office = max((one.office for one in seen), key=len)
    return replace(seen[0], office=office, caption=all(one.caption for one in seen))


def index_of(items: Iterable[Item], lang: str) -> NameIndex:
    """Return the forms by which register entries are known in a language."""
    return NameIndex(form for item in items for form in forms(KIND[item.kind], item.key, item.fields, lang))


def around(text: str, start: int, end: int) -> str:
    """Return words of a text with a little of what stands about them."""
    before, after = text[max(0, start - 40) : start], text[end : end + 25]
    left = before if start <= 40 else "…" + before.partition(" ")[2]
    right = after if end + 25 >= len(text) else after.rpartition(" ")[0] + "…"
    return f"{left}{text[start:end]}{right}"
