"""Dates: from a date as an editor writes it to the days that it can mean and to its wording for readers.

A date is text: '2023-04-26', '2023-04' or '2023', as exact as the source is. It stays text from the front matter to the
page, so that no month or day is made up, and ISO order is chronological order.

The wording is Babel's where CLDR says what Vietnamese readers write. CLDR does not for long dates ('26 tháng 4, 2023'):
those are written as in Vietnamese prose, with day, month and year in full and without leading zeros. (Decree
30/2020/NĐ-CP, appendix I, asks for zeros in the heading of an official document, which no page here is.)
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_YEARS = (1900, 2100)
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LOOSE_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4})")

# Babel patterns (CLDR symbols) for a year, a month and a day; a language without a row has CLDR's own.
_LONG = {"en": ("y", "MMMM y", "d MMMM y")}
_SHORT = {"en": ("y", "MMM y", "d MMM y"), "vi": ("y", "M/y", "d/M/y")}
_CLDR_LONG = ("y", "yMMMM", "long")
_CLDR_SHORT = ("y", "yMMM", "medium")


def parse_date(s: str) -> str:
    """Return the date `s` without surrounding spaces, if it is 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'.

    Raises ValueError, "what is wrong — how to mend it", if `s` has another shape (03/02/2025 is read with the day
    first), names a day that does not exist, or a year outside 1900–2100.
    """
    text = s.strip()
    iso = _ISO.fullmatch(text)
    if iso is None:
        meant = _meant(text)
        mend = f"write {meant}" if meant else "write 2025-02-03, or 2025-02 or 2025 if no more is known"
        raise ValueError(f"“{text}” is not a date as this archive writes it — {mend}")
    fault = _fault(*iso.groups())
    if fault:
        raise ValueError(f"“{text}” is not a date: {fault}")
    return text


@lru_cache(maxsize=8192)
def earliest(s: str) -> date:
    """Return the first day that `s` can mean: '2025-02' → 1 February 2025. Raises ValueError if `s` is no date."""
    year, month, day = _parts(s)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=8192)
def latest(s: str) -> date:
    """Return the last day that `s` can mean: '2025-02' → 28 February 2025. Raises ValueError if `s` is no date."""
    year, month, day = _parts(s)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def not_after(a: str, b: str) -> bool:
    """Return whether `a` may be on or before `b`: false only if every day of `a` follows every day of `b`."""
    return earliest(a) <= latest(b)


@lru_cache(maxsize=8192)
def format_long(s: str, lang: str) -> str:
    """Return a date in full: '26 tháng 4 năm 2023', 'tháng 12 năm 2022', '2014'; '26 April 2023', 'December 2022'."""
    year, month, day = _parts(s)
    if lang != "vi":
        return _by_babel(s, lang, _LONG.get(lang), _CLDR_LONG)
    if not month:
        return str(year)
    month_and_year = f"tháng {month} năm {year}"
    return f"{day} {month_and_year}" if day else month_and_year


@lru_cache(maxsize=8192)
def format_short(s: str, lang: str) -> str:
    """Return a date for tables and lists: '26/4/2023', '12/2022', '2014'; '26 Apr 2023', 'Dec 2022'."""
    return _by_babel(s, lang, _SHORT.get(lang), _CLDR_SHORT)


def format_day(s: str, lang: str) -> str:
    """Return a date as it stands in a sentence.

    Vietnamese names the unit first: 'ngày 26 tháng 4 năm 2023', 'tháng 12 năm 2022', 'năm 2014'. Other languages write
    the same as `format_long`.
    """
    in_full = format_long(s, lang)
    if lang != "vi":
        return in_full
    unit = {4: "năm ", 7: "", 10: "ngày "}[len(s)]
    return unit + in_full


def _parts(s: str) -> tuple[int, int, int]:
    """Return year, month and day as numbers, 0 for a part that is not given."""
    iso = _ISO.fullmatch(s)
    if iso is None:
        raise ValueError(f"“{s}” is not a date as this archive writes it — write 2025-02-03")
    year, month, day = (int(part or 0) for part in iso.groups())
    return year, month, day


def _by_babel(s: str, lang: str, patterns: tuple[str, str, str] | None, cldr: tuple[str, str, str]) -> str:
    from babel.dates import format_date, format_skeleton

    exactness = len(s.split("-")) - 1
    if patterns is not None:
        return format_date(earliest(s), patterns[exactness], locale=lang)
    if exactness == 2:
        return format_date(earliest(s), cldr[exactness], locale=lang)
    return format_skeleton(cldr[exactness], earliest(s), locale=lang)


def _meant(text: str) -> str:
    """Return the ISO form of the date that an editor probably meant; empty if that is not clear."""
    if loose := _LOOSE_ISO.fullmatch(text):
        year, month, day = loose.groups()
    elif day_first := _DAY_FIRST.fullmatch(text):
        day, month, year = day_first.groups()
    else:
        return ""
    if day and int(month) > 12 >= int(day):
        day, month = month, day
    padded = year, month.zfill(2), day.zfill(2) if day else None
    return "" if _fault(*padded) else "-".join(part for part in padded if part)


def _fault(year: str, month: str | None, day: str | None) -> str:
    """Return the mistake in a date of the right shape, with its mend; empty if there is none."""
    first, last = _YEARS
    if not first <= int(year) <= last:
        return f"the year {year} lies outside {first}–{last} — correct the year"
    if month is None:
        return ""
    if not 1 <= int(month) <= 12:
        return f"there is no month {month} — write year-month-day, with a month from 01 to 12"
    if day is None:
        return ""
    days = monthrange(int(year), int(month))[1]
    if int(day) > days:
        return f"{format_long(f'{year}-{month}', 'en')} has {days} days — correct the day"
    if int(day) == 0:
        return f"there is no day 00 — write the day, or {year}-{month} if it is not known"
    return ""
