"""Numerals: tables of how each language writes numbers: its separators, number words and names of months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, slots=True)
class Numerals:
    """The conventions of a language."""

    group: str
    """The separator of thousands."""
    point: str
    """The separator of decimals."""
    scales: Mapping[str, int]
    """Words that multiply the number before them, with their values: *million*."""
    ones: Mapping[str, int]
    """Words that are added to the number before them, with their values: *three*."""
    tens: Mapping[str, int]
    """Words that multiply the word before them, with their values: *mươi*."""
    joiners: frozenset[str]
    """Words within a number that have no value: *lẻ*, *and*."""
    months: Mapping[str, int]
    """Names of months that are no other words."""
    months_else: Mapping[str, int]
    """Names of months that are also other words, and months only beside a day, a year or the word for month."""
    attached: Mapping[str, int]
    """Letters behind a number that multiply it or are units, with their values: *m*."""
    parts: Mapping[str, int]
    """Words for fractions, with their denominators: *third*."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Phrases for numbers, in small letters, with their figures: *first half* of a year, six months."""
    half: str = ""
    """Word that adds half of the scale before it: *rưỡi*."""
    lunar: str = ""
    """Pattern of the words behind a day of the lunar calendar."""
    lunar_months: frozenset[str] = frozenset()
    """Names of months of the lunar calendar, in small letters."""


def _english_ordinals() -> dict[str, int]:
    words = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    words += " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    return {word: number for number, word in enumerate(words.split(), 1)} | {"thirtieth": 30, "fortieth": 40,
            "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "once": 1, "twice": 2,
            "both": 2}  # fmt: skip


def _counted(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * index for index, word in enumerate(words.split())}


def _parts() -> dict[str, int]:
    ordinals = {word: number for word, number in _english_ordinals().items() if 3 <= number <= 20}
    named = {"half": 2, "halves": 2, "quarter": 4}
    return {word + end: number for word, number in (ordinals | named).items() for end in ("", "s")}


_MONTH_WORDS = _counted("giêng hai ba tư năm sáu bảy tám chín mười") | {
    "một": 1,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_VIETNAMESE_MONTHS = {
    spelt: month
    for word, month in _MONTH_WORDS.items()
    for spelt in (word, word.capitalize(), word.title())
    if spelt != "năm"  # ngày tháng năm is a date of any kind
}

NUMERALS: Mapping[str, Numerals] = {
    "vi": Numerals(
        ".",
        ",",
        {
            "triệu tỷ": 10**15,
            "triệu tỉ": 10**15,
            "nghìn tỷ": 10**12,
            "nghìn tỉ": 10**12,
            "ngàn tỷ": 10**12,
            "ngàn tỉ": 10**12,
            "tỷ": 10**9,
            "tỉ": 10**9,
            "triệu": 10**6,
            "vạn": 10**4,
            "nghìn": 1000,
            "ngàn": 1000,
            "trăm": 100,
            "chục": 10,
            "thập kỷ": 10,
            "thập niên": 10,
        },
        _counted("một hai ba bốn năm sáu bảy tám chín mười")
        | {"mốt": 1, "nhất": 1, "nhì": 2, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7, "đôi": 2},
        {"mươi": 10},
        frozenset({"lẻ", "linh"}),
        {},
        _VIETNAMESE_MONTHS,
        {},
        {"nửa": 2} | {f"phần {word}": n for word, n in _counted("hai ba tư năm sáu bảy tám chín mười", 2).items()},
        {f"{word} rưỡi": f"{n}.5" for word, n in _counted("một hai ba bốn năm sáu").items()},
        "rưỡi",
        r"\s*\(?\s*(?:theo )?âm lịch",
        frozenset({"giêng", "chạp"}),
    ),
    "en": Numerals(
        ",",
        ".",
        {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100, "dozen": 12,
         "tn": 10**12, "bn": 10**9, "decade": 10, "decades": 10},
        _counted("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                 " seventeen eighteen nineteen")
        | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10) | _english_ordinals(),
        {},
        frozenset({"and"}),
        _counted("January February") | _counted("April", 4) | _counted("June July August September October November"
                 " December", 6)
        | {"Jan": 1, "Feb": 2, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
           "Dec": 12},
        {"March": 3, "May": 5, "Mar": 3},
        {"m": 10**6, "k": 1000},
        _parts(),
        {"first half": "6", "second half": "6", "half-year": "6"}
        | {f"{word} and a half": f"{n}.5" for word, n in _counted("one two three four five six").items()},
    ),
}  # fmt: skip
"""The conventions of each language; a further language is one more row."""


@cache
def numerals_of(lang: str) -> Numerals:
    """Return the conventions of a language; for one without a row, the separators of CLDR and no words."""
    if lang in NUMERALS:
        return NUMERALS[lang]
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return Numerals(get_group_symbol(lang), get_decimal_symbol(lang), {}, {}, {}, frozenset(), {}, {}, {}, {})
