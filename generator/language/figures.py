"""Figures: from a text and its language to the figures in it, each with what it says whatever the language.

The grammar, in order of precedence; D is a day, M a month, Y a year of four figures:

- symbols: ``31-NQ/TW``, ``1275/QĐ-TTg``, ``65/2025/UBTVQH15``, as written;
- times of day: ``14:30``, ``14h30``, ``14 giờ 30``, ``2:30 pm``;
- dates, day first: ``D/M/Y``, ``D-M-Y``, ``D.M.Y``, ``Y-MM-DD``, ``D/M``, ``D-M``, ``D-D/M``, ``M/Y``, ``M-Y``;
  *ngày D tháng M năm Y* and *tháng M năm Y*; ``D Month Y``, ``Month D, Y``, ``Month Y``, with or
  without the year; two days of one month joined by a dash or a word;
- names with a figure: ``Covid-19``, ``G20``, ``5G``;
- numbers: thousands grouped and decimals marked as the language does (2.000,5 and 2,000.5), times a word of scale
  (*1,4 triệu*, ``1.4 million``), with the endings of ordinals (``20th``, *thứ 20*) and of decades;
- points that are neither (4.0 in Vietnamese) as written; Roman numbers of two letters or more, up to XXXIX.

What can be read in two ways (2-3: the second of March, or two to three) carries both readings;
``archive.counterparts`` chooses the one that the other language bears out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from generator.language.number_words import plain, roman
from generator.language.numerals import Numerals, numerals_of

Reading = tuple[str, ...]
"""What a figure says: numbers (``2000``), dates (``2023-04-26``, ``--04-26``, ``--04``), times, symbols and names."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    """What it may say, the likelier first."""


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Return the figures of a text from left to right; those in words are left to ``numerals.number_words``."""
    pattern, numerals = _pattern(lang), numerals_of(lang)
    found = []
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        readings = tuple(dict.fromkeys(filter(None, _READERS[kind](match[0], numerals))))
        if readings:
            found.append(Figure(match.start(), match.end(), match[0].strip(), readings))
    return tuple(found)


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NEVER = r"(?!)"
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
    number = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?(?![{group}{point}]\d))"
    parts = {
        "symbol": rf"{_BEFORE}\d+(?:/\d{{4}})?[-/][A-ZĐ][\wĐ]*(?:[-/][\wĐ]+)*",
        "time": rf"{_BEFORE}\d{{1,2}}(?::\d\d|\s*(?:h|giờ)\s?\d\d(?!\d)|h(?!\w))(?:\s*(?:[ap]\.?m\b\.?|[AP]M\b))?"
        rf"|{_BEFORE}\d{{1,2}}\s*(?:[ap]\.?m\b\.?|[AP]M\b)",
        "iso": rf"{_BEFORE}{_YEAR}-\d\d-\d\d{_AFTER}",
        "numeric": rf"{_BEFORE}\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark){_YEAR}{_AFTER}",
        "days": rf"{_BEFORE}{_DAY}\s?[-–]\s?{_DAY}/{_MONTH}(?:/{_YEAR})?{_AFTER}",
        "brief": rf"{_BEFORE}{_DAY}[/-]{_MONTH}(?!\s?/){_AFTER}",
        "month": rf"{_BEFORE}{_MONTH}[/-]{_YEAR}{_AFTER}",
        "vietnamese": rf"(?:(?<!\w){_DAY}(?:\s*(?:[-–,]|và|đến)\s*(?:ngày\s+)?{_DAY})?\s+)?"
        rf"\b(?i:tháng)\s+(?:{_MONTH}(?!\d|[.,]\d)|(?:{months})\b)(?:,?\s+năm\s+{_YEAR}|[/-]{_YEAR}|\s+{_YEAR}\b)?",
        "english": rf"(?<!\w){_DAY}{_TH}(?:\s*(?:[-–]|\band\b|\bto\b)\s*{_DAY}{_TH})?\s+(?:of\s+)?"
        rf"(?:{months})\b\.?(?:,?\s+{_YEAR}\b)?"
        rf"|\b(?:{months})\.?\s+{_DAY}{_TH}(?!\d)(?:\s*[-–]\s*{_DAY}(?!\d))?(?:,\s*{_YEAR}\b)?"
        rf"|\b(?:{months})\.?,?\s+{_YEAR}\b" + (rf"|\b(?:{alone})\b" if alone else ""),
        "name": r"(?<![\w-])[A-ZĐ][^\W\d_]*-?\d+[^\W_]*",
        "points": rf"{_BEFORE}\d+(?:\.\d+)+(?![\w])" if numerals.group == "." else rf"{_BEFORE}\d+(?:\.\d+){{2,}}",
        "number": rf"{number}(?:[\s-]*(?:{scales or _NEVER})\b{_NO_RATIO})?(?:st|nd|rd|th|s)?(?![^\W_])",
        "mixed": r"\d+[^\W\d_][^\W_]*",
        "rest": r"\d+",
        "roman": r"\b(?=[IVX]{2,}\b)X{0,3}(?:IX|IV|V?I{0,3})\b(?!-)",
    }  # fmt: skip
    if numerals.group == ".":
        # A number grouped as the language does is no version; what else has points is.
        parts["points"] = rf"{_BEFORE}(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d|\.\d))\d+(?:\.\d+)+(?!\w)"
    if not numerals.months:
        del parts["english"]
    if numerals.months or not numerals.months_else:
        del parts["vietnamese"]
    # Every part begins with a figure, a capital or a month; where none stands, nothing need be tried.
    initials = "".join(sorted({word[0] for word in (*numerals.months, *numerals.months_else)} | {"t", "T"}))
    return re.compile(rf"(?=[\dA-ZĐ{initials}])(?:{'|'.join(f'(?P<{name}>{part})' for name, part in parts.items())})")


def _integers(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


def _date(year: int, month: int, day: int = 0) -> str:
    if not 1 <= month <= 12 or day > 31:
        return ""
    return f"{year or '-'}-{month:02d}" + (f"-{day:02d}" if day else "")


def _as_written(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (text.casefold(),)


def _time(text: str, numerals: Numerals) -> Iterator[Reading]:
    hour, *rest = _integers(text)
    minute = rest[0] if rest else 0
    low = text.casefold().replace(".", "")
    if low.endswith("pm") and hour < 12:
        hour += 12
    elif low.endswith("am") and hour == 12:
        hour = 0
    if hour < 25 and minute < 60:
        yield (f"{hour:02d}:{minute:02d}",)
        if not rest:
            yield (str(_integers(text)[0]),)  # 2 giờ chiều, which is a plain number to this grammar
    else:
        yield tuple(str(number) for number in _integers(text))


def _iso(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (text,) if _date(*_integers(text)) else tuple(map(str, _integers(text)))


def _numeric(text: str, numerals: Numerals) -> Iterator[Reading]:
    day, month, year = _integers(text)
    if month > 12 >= day:
        day, month = month, day
    date = _date(year, month, day) if day else ""
    yield (date,) if date else (text,)


def _days(text: str, numerals: Numerals) -> Iterator[Reading]:
    first, last, month, *year = _integers(text)
    yield tuple(_date(year[0] if year else 0, month, day) for day in (first, last))


def _brief(text: str, numerals: Numerals) -> Iterator[Reading]:
    day, month = _integers(text)
    date = _date(0, month, day) if day else ""
    if date:
        yield (date,)
    yield (str(day), str(month))


def _month(text: str, numerals: Numerals) -> Iterator[Reading]:
    month, year = _integers(text)
    yield (_date(year, month),)
    yield (str(month), str(year))


def _vietnamese(text: str, numerals: Numerals) -> Iterator[Reading]:
    days, _, rest = re.split(r"(?i)(tháng)", text, maxsplit=1)
    numbers = _integers(rest)
    named = next((numerals.months_else[name] for name in _longest(numerals) if name in rest), 0)
    month = named or numbers.pop(0)
    yield _dated(_integers(days), month, numbers)
    if not days.strip() and not numbers:
        yield (str(month),)  # mỗi tháng 3 lần


def _longest(numerals: Numerals) -> list[str]:
    return sorted(numerals.months_else, key=len, reverse=True)


def _english(text: str, numerals: Numerals) -> Iterator[Reading]:
    word = next(word for word in re.findall(r"[A-Z][a-z]+", text))
    month = numerals.months.get(word) or numerals.months_else[word]
    numbers = _integers(text)
    days = [number for number in numbers if number < 32]
    yield _dated(days, month, [number for number in numbers if number > 31])


def _dated(days: list[int], month: int, year: list[int]) -> Reading:
    y = year[0] if year else 0
    return tuple(_date(y, month, day) for day in days) if days else (_date(y, month),)


def _name(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (re.sub(r"\W", "", text).casefold(),)
    yield tuple(str(number) for number in _integers(text))


def _points(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (f"“{text}”",)


def _number(text: str, numerals: Numerals) -> Iterator[Reading]:
    figure = re.match(r"[\d.,]*\d", text)
    assert figure, text
    scale_word = " ".join(re.findall(r"[^\W\d_]+", text[figure.end() :])).casefold()
    scale = numerals.scales.get(scale_word, 1)
    value = Decimal(figure[0].replace(numerals.group, "").replace(numerals.point, "."))
    if numerals.point == "." and "." in figure[0] and scale == 1 and numerals.group not in figure[0]:
        yield (f"“{figure[0]}”",)  # a version, if the other language writes it so too
    yield (plain(value * scale),)


def _roman(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (str(roman(text)),)


_READERS: dict[str, Callable[[str, Numerals], Iterator[Reading]]] = {
    "symbol": _as_written,
    "time": _time,
    "iso": _iso,
    "numeric": _numeric,
    "days": _days,
    "brief": _brief,
    "month": _month,
    "vietnamese": _vietnamese,
    "english": _english,
    "name": _name,
    "mixed": _name,
    "points": _points,
    "number": _number,
    "rest": _as_written,
    "roman": _roman,
}
"""Part of the grammar to what it says."""
