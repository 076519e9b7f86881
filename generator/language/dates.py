"""A date as an editor knows it in, the day, month or year it stands for and its wording for readers out.

A date is text: '2023-04-26', '2023-04' or '2023', as exact as the source is. It stays text from the front
matter to the page, so nothing is made up for what is not known, and ISO order is chronological order.

Wording is Babel's where CLDR says what Vietnamese readers write. It does not for long dates ('26 tháng 4,
2023'), which stand as in Vietnamese prose: day, month and year in full, without leading zeros. (Decree
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


def parse_partial(s: str) -> str:
    """The date `s`, checked: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', without surrounding spaces.

    Raises ValueError with one sentence for the editor, "what is wrong — how to mend it", when `s` has
    another shape (reading 03/02/2025 with the day first), names a day that does not exist, or a year
    outside 1900–2100.
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
    """The first day that `s` can mean: '2025-02' → 1 February 2025. ValueError if `s` is no partial date."""
    year, month, day = _parts(s)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=8192)
def latest(s: str) -> date:
    """The last day that `s` can mean: '2025-02' → 28 February 2025. ValueError if `s` is no partial date."""
    year, month, day = _parts(s)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def not_after(a: str, b: str) -> bool:
    """Whether `a` may be on or before `b`: false only if every day `a` can mean follows every day of `b`."""
    return earliest(a) <= latest(b)


@lru_cache(maxsize=8192)
def format_long(s: str, lang: str) -> str:
    """In full: '26 tháng 4 năm 2023', 'tháng 12 năm 2022', '2014'; '26 April 2023', 'December 2022'."""
    year, month, day = _parts(s)
    if lang != "vi":
        return _by_babel(s, lang, _LONG.get(lang), _CLDR_LONG)
    if not month:
        return str(year)
    month_and_year = f"tháng {month} năm {year}"
    return f"{day} {month_and_year}" if day else month_and_year


@lru_cache(maxsize=8192)
def format_short(s: str, lang: str) -> str:
    """For tables and lists: '26/4/2023', '12/2022', '2014'; '26 Apr 2023', 'Dec 2022'."""
    return _by_babel(s, lang, _SHORT.get(lang), _CLDR_SHORT)


def format_day(s: str, lang: str) -> str:
    """The partial date `s` as it stands in a sentence.

    Vietnamese names the unit first: 'ngày 26 tháng 4 năm 2023', 'tháng 12 năm 2022', 'năm 2014'. Other
    languages write it as `format_long` does.
    """
    in_full = format_long(s, lang)
    if lang != "vi":
        return in_full
    unit = {4: "năm ", 7: "", 10: "ngày "}[len(s)]
    return unit + in_full


def _parts(s: str) -> tuple[int, int, int]:
    """Year, month and day as numbers, 0 for what is not given."""
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
    """The ISO form of what an editor probably meant, '' when there is no telling."""
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
    """What is wrong with a date of the right shape and how to mend it, '' if nothing is."""
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
