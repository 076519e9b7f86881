"""Titles of offices: from the offices that briefings give to people to those that the register dates otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.archive.entry_dates import Tenure, tenures
from generator.archive.items import Archive
from generator.archive.pair import mark
from generator.archive.sort_keys import listing_date
from generator.core.model import WARNING, Data, Problem
from generator.language.dates import not_after
from generator.language.text import nfc, syllable_key

_PARTS = re.compile(r"\s*[,;]\s*|\s+(?:and|và|kiêm)\s+")
_WORD = re.compile(r"\w+")


def out_of_office(archive: Archive) -> Iterator[Problem]:
    """Yield the offices in briefings whose dates in the register exclude the day of the briefing."""
    people = archive.items["person"]
    for item in archive.items["briefing"].values():
        date = listing_date(item) if "date" in item.fields else ""
        for text in item.texts.values() if date else ():
            for key, given in text.fields.get("people", Data()).items():
                known = tenures(people[key].fields) if key in people else ()
                for office, when in _outside(str(given.get("office", "")), known, text.lang, date):
                    at = mark(text.marks, "people", key)
                    message = (
                        f"“{office}” is given to “{key}” on {date}, but {people[key].path} knows that office {when} "
                        "— check both, and mend one"
                    )
                    yield Problem(text.path, *at, message, WARNING)


def _outside(given: str, known: tuple[Tenure, ...], lang: str, date: str) -> Iterator[tuple[str, str]]:
    """Yield (part of a title that the register has, but not on that date; the days that the register gives)."""
    for part in dict.fromkeys((given, *re.split(r"\s*[,;]\s*", given), *_PARTS.split(given))):
        spans = [office for office in known if _is_called(office, part, lang)]
        if spans and not any(_holds(office, date) for office in spans):
            yield part, " and ".join(_span(office) for office in spans)


def _is_called(office: Tenure, title: str, lang: str) -> bool:
    known = office.title.get(lang, "")
    return bool(known) and same_title(title, known)


def _holds(office: Tenure, date: str) -> bool:
    begun = not office.begun or not_after(office.begun.date, date)
    return begun and (not office.ended or not_after(date, office.ended.date))


def _span(office: Tenure) -> str:
    said = (("from", office.begun), ("until", office.ended))
    return " ".join(f"{word} {one.date}" for word, one in said if one)


def same_title(one: str, other: str) -> bool:
    """Return whether two titles are equal apart from case, brackets and words that one of them abbreviates (TPHCM)."""
    return _same(_words(one), _words(other))


def _words(title: str) -> list[str]:
    return [syllable_key(word) for word in _WORD.findall(re.sub(r"\([^)]*\)", "", nfc(title).replace("TP.", "TP")))]


def _same(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return not one and not other
    if one[0].casefold() == other[0].casefold() and _same(one[1:], other[1:]):
        return True
    return _abbreviated(one, other) or _abbreviated(other, one)


def _abbreviated(one: list[str], other: list[str]) -> bool:
    """Return whether the first word of ``one`` is the initials of the first words of ``other``, and the rest agrees."""
    short = one[0]
    initials = "".join(word[0] for word in other[: len(short)]).upper()
    return short.isupper() and len(short) > 1 and initials == short.upper() and _same(one[1:], other[len(short) :])
