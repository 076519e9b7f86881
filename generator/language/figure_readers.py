"""Readers of figures: from one figure, found by the grammar of `figures`, to its possible readings, the likelier
first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator.language.number_words import plain_decimal, roman
from generator.language.numerals import Numerals

THOUSANDS_GAP = "[ \u00a0\u2009\u202f]"
"""The spaces that may stand between thousands."""
Reading = tuple[str, ...]
"""The values of a figure: numbers (``2000``), dates (``2023-04-26``, ``--04-26``, ``--04``), times, symbols, names."""


def _integers(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


def plain_numbers(text: str) -> Reading:
    """Return every run of digits in a text as a number."""
    return tuple(map(str, _integers(text)))


def _date(year: int, month: int, day: int = 0) -> str:
    if not 1 <= month <= 12 or day > 31:
        return ""
    return f"{year or '-'}-{month:02d}" + (f"-{day:02d}" if day else "")


def _as_written(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (text.casefold().replace("đ", "d"),)  # QĐ-TTg is QD-TTg without marks


def _unit(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield from ()


def _years(text: str, numerals: Numerals) -> Iterator[Reading]:
    first, last = _integers(text)
    yield (str(first), str(first - first % 100 + last))
    yield (str(first), str(last))


def _decade(text: str, numerals: Numerals) -> Iterator[Reading]:
    (tens,) = _integers(text)
    yield (str(1900 + tens),)
    yield (str(tens),)


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
            yield (str(_integers(text)[0]),)  # “2 giờ chiều” may face “2 pm” as a plain number
        elif ":" in text:
            yield plain_numbers(text)  # a scale of 1:50
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
    numbers = _integers(text)
    year = numbers.pop() if numbers[-1] > 31 else 0
    *days, month = numbers
    yield tuple(_date(year, month, day) for day in days)
    yield plain_numbers(text)


def _brief(text: str, numerals: Numerals) -> Iterator[Reading]:
    day, month = _integers(text)
    date = _date(0, month, day) if day else ""
    if date:
        yield (date,)
    yield (str(day), str(month))
    yield (text,)  # a fraction


def _month(text: str, numerals: Numerals) -> Iterator[Reading]:
    month, year = _integers(text)
    yield (_date(year, month),)
    yield (str(month), str(year))


def _vietnamese(text: str, numerals: Numerals) -> Iterator[Reading]:
    days, _, rest = re.split(r"(?i)(tháng)", text, maxsplit=1)
    numbers = _integers(rest)
    named = next((numerals.months_else[name] for name in _by_length(numerals.months_else) if name in rest), 0)
    month = named or numbers.pop(0)
    if any(name in rest.casefold() for name in numerals.lunar_months):
        yield (*plain_numbers(days), str(month), *map(str, numbers))
        if not numbers:
            return
    yield _dated(_integers(days), month, numbers)
    if not days.strip() and not numbers:
        yield (str(month),)  # mỗi tháng 3 lần


def _by_length(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)


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
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", text) and numerals.group == ".":
        day, month = _integers(text)
        date = _date(0, month, day) if day else ""
        yield (date,) if date else ()


def _number(text: str, numerals: Numerals) -> Iterator[Reading]:
    spaced = re.match(rf"\d+(?:{THOUSANDS_GAP}\d{{3}})+", text)
    if spaced:
        yield from _number(re.sub(THOUSANDS_GAP, "", spaced[0]) + text[spaced.end() :], numerals)
        yield tuple(re.split(THOUSANDS_GAP, spaced[0]))
        return
    first, *more = re.split(rf"(?<=[^\W\d_])\s+(?=\d|{numerals.half or '(?!)'})", text)
    if more:  # 1 tỷ 200 triệu, 2 triệu rưỡi
        scale = next(numerals.scales[word] for word in _by_length(numerals.scales) if first.casefold().endswith(word))
        values = [Decimal(next(_number(part, numerals))[0]) for part in (first, *more) if part[0].isdigit()]
        values += [Decimal(scale) / 2 for part in more if not part[0].isdigit()]
        if values == sorted(values, reverse=True):
            yield (plain_decimal(sum(values, Decimal(0))),)
        yield tuple(plain_decimal(value) for value in values)
        return
    figure = re.match(r"[\d.,]*\d", text)
    assert figure, text
    scale_word = " ".join(re.findall(r"[^\W\d_]+", text[figure.end() :])).casefold()
    scale = numerals.scales.get(scale_word) or numerals.attached.get(scale_word, 1)
    value = Decimal(figure[0].replace(numerals.group, "").replace(numerals.point, "."))
    if numerals.point == "." and "." in figure[0] and scale == 1 and numerals.group not in figure[0]:
        yield (f"“{figure[0]}”",)  # a version, if the other language writes the same
    yield (plain_decimal(value * scale),)
    if scale_word in numerals.attached:
        yield (plain_decimal(value),)  # metres


def _roman(text: str, numerals: Numerals) -> Iterator[Reading]:
    yield (str(roman(text)),)


READERS: dict[str, Callable[[str, Numerals], Iterator[Reading]]] = {
    "symbol": _as_written,
    "time": _time,
    "years": _years,
    "iso": _iso,
    "numeric": _numeric,
    "days": _days,
    "listed": _days,
    "brief": _brief,
    "month": _month,
    "vietnamese": _vietnamese,
    "english": _english,
    "decade": _decade,
    "name": _name,
    "unit": _unit,
    "mixed": _name,
    "points": _points,
    "number": _number,
    "rest": _as_written,
    "roman": _roman,
}
"""For each part of the grammar, the function that reads its figures."""
