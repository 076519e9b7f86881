"""Furniture: patterns of the lines of a page that are no part of its article, and of bylines, credits and captions."""

from __future__ import annotations

import re

from generator.importer.words import WORDS, named_pattern, pattern


def _lines(text: str) -> re.Pattern[str]:
    """Return a pattern of whole lines; in the text ``_`` stands for a space and ``~`` for the end of a label."""
    label = r"\\s*[:：.»›>]*\\s*(?:\\(\\d+\\))?"
    return re.compile(re.sub("~", label, re.sub(r"_", r"\\s+", text)), re.IGNORECASE)


ALONE = {reason: _lines(pattern(form)) for reason, form in WORDS["furniture"].items()}
"""Reason for which a line is dropped, to the pattern of such lines, wherever they stand."""
END = _lines(pattern(WORDS["end pattern"]))
"""Lines that end an article."""
RELATED = _lines(pattern(WORDS["related pattern"]))
"""Headings of lists of other articles, within an article or at its end."""
AND, AUTHOR, BYLINE, PERSON, CREDIT, CAPTION = map(
    named_pattern, ("and", "author", "byline", "person", "credit", "caption")
)
AGENCY, AGENCY_LAST, PAPER = map(named_pattern, ("agency", "agency last", "paper"))
ALTERNATIVE, LISTED, PUBLISHED, UPDATED = map(named_pattern, ("alternative", "listed", "published", "updated"))
FULL_STOP, CLAUSE, PATH, ASIDE = map(named_pattern, ("full stop", "clause", "path", "aside"))


def ends(text: str) -> bool:
    """Return whether a line ends like a sentence or a clause, or with a quotation."""
    return bool(CLAUSE.search(text))


def names(text: str) -> list[str]:
    """Return the names in a byline, without newspapers and agencies."""
    stated = AUTHOR.fullmatch(text)
    sent = (BYLINE.fullmatch(name.strip()) for name in re.split(AND, stated[1] if stated else text))
    return [match[1] for match in sent if match and not PAPER.search(match[1])]


def is_byline(text: str) -> bool:
    """Return whether a line consists of names of people."""
    found = names(text)
    return bool(AUTHOR.fullmatch(text) or (found and all(map(PERSON.fullmatch, found))))
