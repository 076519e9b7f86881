"""Written dates: from a text to the days in it as `language.figures` reads them, with ranges of days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from generator.importer.loading import LANGUAGES
from generator.language.figures import figures

_TO = re.compile(r"\s*(?:[-–]|đến(?:\s+hết)?|tới|và|to|and|through|until)\s*(?:ngày\s+)?")
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_SPACED = re.compile(r"(?<=\d)\s([-/.])\s(?=\d)")
_ZONE = timezone(timedelta(hours=7))
"""Of Viet Nam, whose days newspapers' dates are."""
_MIXED = re.compile(r"(?<=[a-z]), (\d\d?)/(?=\d{4})")
"""*June, 11/2015*."""


class Written(NamedTuple):
    """A day in a text."""

    start: int
    end: int
    first: str
    """Its date, or month and day alone: *--03-05*."""
    last: str
    """The last of several days; that of `first` if there is but one."""

    @property
    def whole(self) -> bool:
        """Whether the year stands beside it."""
        return self.first[0] != "-"

    def within(self, year: int) -> date | None:
        """Return the day in its own year or in another, if that has it."""
        try:
            return date.fromisoformat(self.first if self.whole else f"{year}{self.first[1:]}")
        except ValueError:
            return None


def written_dates(text: str, lang: str) -> list[Written]:
    """Return the days of a text from left to right, several days of one range together."""
    found: list[Written] = []
    for one in figures(text, lang):
        days = next((said for said in one.readings if all(map(_DAY.fullmatch, said))), ())
        if days and found and _TO.fullmatch(text[found[-1].end : one.start]):
            first, last = found[-1].first, days[-1]
            if first[0] == "-" != last[0] and first[1:] <= last[4:]:
                first = last[:4] + first[1:]  # the year stands beside the last day alone
            found[-1] = Written(found[-1].start, one.end, first, last)
        elif days:
            found.append(Written(one.start, one.end, days[0], days[-1]))
    return found


def full_day(text: str) -> tuple[str, str]:
    """Return the first whole date of a line, in whatever language, and what stands before it."""
    said = _MIXED.sub(r" \1, ", _SPACED.sub(r"\1", text))
    for one in (one for lang in LANGUAGES for one in written_dates(said, lang)):
        day = one.within(0) if one.whole else None
        if day:
            return day.isoformat(), said[: one.start]
    return "", ""


def stamped(text: str) -> str:
    """Return the day of a point in time where the newspaper is, or the first whole date of a text; empty if none is."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return full_day(text.replace("T", " "))[0]
    return (moment.astimezone(_ZONE) if moment.tzinfo else moment).date().isoformat()
