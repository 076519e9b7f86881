"""Written dates: from a text to the days in it as newspapers write them, in either language, with ranges of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.language.numerals import NUMERALS

_MONTHS = {name.casefold(): number for name, number in {**NUMERALS["en"].months, **NUMERALS["en"].months_else}.items()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_D, _M = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_TO = r"\s*(?:[-–]|đến(?:\s+hết)?|tới|và|to|and|through|until)\s*(?:ngày\s+)?"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)"
    rf"|(?:(?P<from>{_D})(?:[/.-](?P<fm>{_M}))?{_TO})?(?P<d>{_D})\s?(?P<mark>[/.-])\s?(?P<m>{_M})(?:\s?(?P=mark)\s?(?P<y>{_YEAR}))?(?![\w/]|[.,-]\d)"
    rf"|(?:(?P<vfrom>{_D}){_TO})?(?P<vd>{_D})\s+tháng\s+(?P<vm>{_M})(?!\d)(?:,?\s+(?:năm\s+)?(?P<vy>{_YEAR})|/(?P<vz>{_YEAR}))?"
    rf"|(?:(?P<efrom>{_D})(?:st|nd|rd|th)?{_TO})?(?P<ed>{_D})(?:st|nd|rd|th)?\s+(?P<em>{_MONTH})\b\.?(?:,?\s+(?P<ey>{_YEAR}))?"
    rf"|(?P<am>{_MONTH})\b\.?,?\s+(?P<ad>{_D})(?:st|nd|rd|th)?(?!\d|[./]\d\d?\b)(?:{_TO}(?P<auntil>{_D})(?!\d))?(?:(?:,|/)?\s*(?P<ay>{_YEAR}))?"
    r")",
    re.IGNORECASE,
)
_GROUPS = ("im m vm", "from vfrom efrom id d vd ed ad auntil", "iso y vy vz ey ay")
"""Names of the groups that hold months, days in their order, and years."""


class Written(NamedTuple):
    """A day in a text."""

    start: int
    end: int
    year: int
    """0 if the text does not give it."""
    month: int
    day: int
    until: tuple[int, int] | None
    """Month and day of the last of several days."""
    pointed: bool
    """Whether points stand in it, as in a number."""

    def within(self, year: int) -> date | None:
        """Return the day in a year, if that has it."""
        exists = 1900 <= year <= 2100 and self.day <= monthrange(year, self.month)[1]
        return date(year, self.month, self.day) if exists else None


def written_dates(text: str) -> Iterator[Written]:
    """Yield the days of a text from left to right."""
    for match in _DATE.finditer(text):
        groups = match.groupdict(default="")
        numbers = {name: int(value) for name, value in groups.items() if value.isdecimal()}
        word = groups["em"] or groups["am"]
        months, days, years = ([numbers[name] for name in names.split() if name in numbers] for names in _GROUPS)
        months, year = [_MONTHS[word.casefold()]] if word else months, next(iter(years), 0)
        first = numbers.get("fm", months[0])
        if 1 <= first <= 12 and 1 <= days[0] <= 31:
            until = (months[0], days[-1]) if len(days) > 1 else None
            yield Written(*match.span(), year, first, days[0], until, groups["mark"] == ".")


def full_day(text: str) -> tuple[str, int] | None:
    """Return the first whole date of a line and where it begins."""
    for one in written_dates(text):
        day = one.within(one.year)
        if one.year and day:
            return day.isoformat(), one.start
    return None
