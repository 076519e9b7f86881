"""Figures: from a text and its language to the figures in it, each with its values, which do not depend on the
language.

The grammar, in order of precedence; D is a day, M a month, Y a year of four figures:

- symbols: ``31-NQ/TW``, ``1275/QĐ-TTg``, ``65/2025/UBTVQH15``, as written;
- times of day: ``14:30``, ``14h30``, ``14 giờ 30``, ``14 giờ``, ``2:30 pm``, ``2.30 pm``;
- dates, day first: ``D/M/Y``, ``D-M-Y``, ``D.M.Y``, ``Y-MM-DD``, ``D/M``, ``D-M``, ``D-D/M``, *D đến D-M*, ``M/Y``,
  ``M-Y``, and in Vietnamese ``D.M``; days of the lunar calendar (*âm lịch, tháng Chạp*) are numbers;
  *ngày D tháng M năm Y* and *tháng M năm Y*; ``D Month Y``, ``Month D, Y``, ``Month Y``, with or
  without the year; days of one month joined by a dash, a word or commas; years ``Y–YY``;
- names with a figure: ``Covid-19``, ``G20``, ``5G``;
- numbers: thousands grouped and decimals marked as the language does (2.000,5 and 2,000.5), or grouped by spaces, times
  a word of scale (*1,4 triệu*, *1 tỷ 200 triệu*, *2 triệu rưỡi*, ``1.4 million``, ``1.4m``), with the endings of
  ordinals (``20th``, *thứ 20*) and of decades (*những năm 80*); fractions ``1/3``; the figure of a unit (``m2``) is
  none;
- points that are neither (4.0 in Vietnamese) as written; Roman numbers of two letters or more, up to XXXIX, and *quý
  I*.

A figure that can be read in two ways (2-3: the second of March, or two to three) has both readings;
`archive.figure_matching` chooses the one that a figure in the other language has too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.language.figure_readers import READERS, THOUSANDS_GAP, Reading, plain_numbers
from generator.language.numerals import numerals_of

LONGEST = 200
"""Characters of a figure that is read; a longer one says only itself."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text."""

    start: int
    end: int
    text: str
    """The figure as it is written."""
    readings: tuple[Reading, ...]
    """Its possible readings, the likelier first."""


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Return the figures of a text from left to right; `number_words` reads the numbers that are written in words."""
    if not may_hold_figures(text, lang):
        return ()
    numerals = numerals_of(lang)
    found = []
    for match in _matches(text.translate(_SMALL) if _LOW.search(text) else text, lang):
        kind = match.lastgroup or ""
        if len(match[0]) > LONGEST:  # nobody's number, and one that Python would not read
            found.append(Figure(match.start(), match.end(), match[0].strip(), ((match[0],),)))
            continue
        readings = tuple(dict.fromkeys(filter(None, READERS[kind](match[0], numerals))))
        if numerals.lunar and kind in _DATES and re.match(numerals.lunar, text[match.end() :]):
            readings = (plain_numbers(match[0]),)
        if readings:
            found.append(Figure(match.start(), match.end(), match[0].strip(), readings))
    return tuple(found)


def may_hold_figures(text: str, lang: str) -> bool:
    """Return whether a text may hold a figure; a quick test that spares most texts the grammar."""
    return _possible(lang).search(text) is not None


def _matches(text: str, lang: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the grammar, which is tried only where `_beginning` finds that a part of it can begin."""
    begins, grammar = _beginning(lang).search, _pattern(lang).match
    place = begins(text)
    while place:
        start = place.start()
        match = grammar(text, start)
        if match:
            yield match
        place = begins(text, max(match.end(), start + 1) if match else start + 1)


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NEVER = r"(?!)"
_SMALL = str.maketrans("₀₁₂₃₄₅₆₇₈₉‐‑Ð", "0123456789--Đ")  # CO₂ is CO2, and a non-breaking hyphen is a hyphen
_LOW = re.compile("[₀-₉‐‑Ð]")
_DATES = frozenset({"numeric", "days", "listed", "brief", "vietnamese", "points"})
_MONEY = r"(?!(?:VND|USD|EUR|GBP|JPY|AUD|SGD)\d)"  # VND1 trillion
_NO_RATIO = r"(?!\s+(?:lệ|số|giá|trọng|suất))"  # tỷ lệ is a ratio, and no billion
_TH = "(?:st|nd|rd|th)?"
_BEFORE = r"(?<![\w.,/])(?<!\d-)"
_AFTER = r"(?![\w/]|[.,-]\d)"


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    numerals = numerals_of(lang)
    group, point = re.escape(numerals.group), re.escape(numerals.point)
    scales = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in numerals.scales)
    months = "|".join(sorted((*numerals.months, *numerals.months_else), key=len, reverse=True))
    alone = "|".join(numerals.months)
    attached = "|".join(numerals.attached)
    pointed = "." if numerals.group == "." else ""
    spaced = rf"(?<!\d)\d{{1,3}}(?:{THOUSANDS_GAP}\d{{3}})+(?![\d.,]\d|\d)"
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?"
    number = rf"(?:{spaced}|{grouped}|\d+(?:{point}\d+)?(?![{group}{point}]\d))"
    parts = {
        "symbol": rf"{_BEFORE}\d+(?:/\d{{4}})?[-/][A-ZĐ][\wĐ]*(?:[-/][\wĐ]+)*",
        "time": rf"{_BEFORE}\d{{1,2}}(?::\d\d(?!\d)|\s*(?:h|giờ)\s?\d\d(?!\d)|h(?!\w)|\s*giờ(?!\w))"
        r"(?:\s*(?:[ap]\.?m\b\.?|[AP]M\b))?"
        rf"|{_BEFORE}\d{{1,2}}(?:\.\d\d)?\s*(?:[ap]\.?m\b\.?|[AP]M\b)",
        "years": rf"{_BEFORE}{_YEAR}[-–]\d\d{_AFTER}",
        "iso": rf"{_BEFORE}{_YEAR}-\d\d-\d\d{_AFTER}",
        "numeric": rf"{_BEFORE}\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark){_YEAR}{_AFTER}",
        "days": rf"{_BEFORE}{_DAY}(?:\s?[-–]\s?{_DAY}[/{pointed}]|\s(?:đến|tới|và)\s(?:hết\s)?(?:ngày\s)?{_DAY}[/.-])"
        rf"{_MONTH}(?:[/.-]{_YEAR})?{_AFTER}",
        "listed": rf"{_BEFORE}{_DAY}(?:,\s{_DAY})+(?:\svà\s{_DAY})?[/-]{_MONTH}(?:[/-]{_YEAR})?{_AFTER}",
        "brief": rf"{_BEFORE}{_DAY}[/-]{_MONTH}(?!\s?/|\s+(?:{months if alone else _NEVER})\b){_AFTER}",
        "month": rf"{_BEFORE}{_MONTH}[/-]{_YEAR}{_AFTER}",
        "vietnamese": rf"(?:(?<!\w){_DAY}(?:\s*(?:[-–,]|và|đến)\s*(?:ngày\s+)?{_DAY})*\s+)?"
        rf"\b(?i:tháng)\s+(?:{_MONTH}(?!\d|[.,]\d)|(?:{months})\b)(?:,?\s+năm\s+{_YEAR}|[/-]{_YEAR}|\s+{_YEAR}\b)?",
        "english": rf"(?<!\w){_DAY}{_TH}(?:(?:,\s*{_DAY}{_TH})*\s*(?:[-–]|\band\b|\bto\b)\s*{_DAY}{_TH})?\s+(?:of\s+)?"
        rf"(?:{months})\b\.?(?:,?\s+{_YEAR}\b)?"
        rf"|\b(?:{months})\.?\s+{_DAY}{_TH}(?!\d)(?:(?:,\s*{_DAY}{_TH}(?!\d))*\s*(?:[-–]|\band\b|\bto\b)\s*{_DAY}(?!\d))?"
        rf"(?:,\s*{_YEAR}\b)?"
        rf"|\b(?:{months})\.?,?\s+{_YEAR}\b" + (rf"|\b(?:{alone})\b" if alone else ""),
        "decade": r"\b(?i:những năm|thập niên|thập kỷ)\s+\d0(?!\w)" if numerals.months_else and not alone else _NEVER,
        "name": rf"(?<![\w-]){_MONEY}[A-ZĐ][^\W\d_]*-?\d+[^\W_]*",
        "points": rf"{_BEFORE}\d+(?:\.\d+)+(?![\w])" if numerals.group == "." else rf"{_BEFORE}\d+(?:\.\d+){{2,}}",
        "number": rf"{number}(?:[\s-]*(?:{scales or _NEVER})\b{_NO_RATIO}"
        rf"(?:\s+(?:\d{{1,3}}\s+(?:{scales or _NEVER})|{numerals.half or _NEVER})\b)*|(?:{attached or _NEVER})\b)?"
        r"(?:st|nd|rd|th|s)?(?![^\W_])",
        "unit": r"(?<![^\W\d_])[kdcm]?m[23](?!\w)",
        "mixed": r"\d+[^\W\d_][^\W_]*",
        "rest": r"\d+",
        "roman": r"\b(?=[IVX]{2,}\b)X{0,3}(?:IX|IV|V?I{0,3})\b(?!-)|(?<=[Qq]uý )I\b",
    }  # fmt: skip
    if numerals.group == ".":
        # A number that is grouped as the language groups is no version; any other number with points is one.
        parts["points"] = rf"{_BEFORE}(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d|\.\d))\d+(?:\.\d+)+(?!\w)"
    if not numerals.months:
        del parts["english"]
    if numerals.months or not numerals.months_else:
        del parts["vietnamese"]
    return re.compile("|".join(f"(?P<{name}>{part})" for name, part in parts.items()))


def _months(names: Sequence[str]) -> tuple[str, str]:
    """Return the first letters of the names of months, and a pattern of the names behind their first letter."""
    first = "".join(sorted({name[0] for name in names}))
    return first, rf"(?<=[{first}])(?:{'|'.join(f'(?<={name[0]}){name[1:]}' for name in names)})" if names else _NEVER


@cache
def _possible(lang: str) -> re.Pattern[str]:
    """Return a pattern that every text with a figure matches. It begins with a set of characters, which `re` finds
    fastest."""
    first, months = _months(tuple(numerals_of(lang).months))
    return re.compile(rf"[\d₀-₉IVX{first}](?:(?<=[\d₀-₉])|(?<=[IVX])[IVX]|(?<=[Qq]uý I)|{months})")


@cache
def _beginning(lang: str) -> re.Pattern[str]:
    """Return a pattern of the places where a part of the grammar may begin: a digit, a name or unit with one, a word of
    a date or a decade, or a Roman number. It begins with a set of characters, which `re` finds fastest."""
    numerals = numerals_of(lang)
    first, months = _months((*numerals.months, *numerals.months_else) if numerals.months else ())
    return re.compile(
        rf"[\dA-ZĐcdkmnt{first}](?:(?<=\d)|(?<=m)[23]|(?<=[cdkm])m[23]|(?<=[tT])(?i:háng|hập)|(?<=[nN])(?i:hững)"
        rf"|(?<=[A-ZĐ])(?:[^\W\d_]*-?\d|[IVX])|(?<=[Qq]uý I)|{months})"
    )
