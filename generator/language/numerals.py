"""How each language writes numbers: its marks, its words for quantities, its months. Tables, and the value of a
run of number words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numerals:
    """The conventions of a language."""

    group: str
    """Between thousands."""
    point: str
    """Before decimals."""
    scales: Mapping[str, int]
    """Words by which a number before them is multiplied."""
    ones: Mapping[str, int]
    """Words that are added to what stands before them."""
    tens: Mapping[str, int]
    """Words that multiply the one before them, as *mươi* does."""
    joiners: frozenset[str]
    """Words that may stand within a number and mean nothing."""
    months: Mapping[str, int]
    """Names of months that are nothing else."""
    months_else: Mapping[str, int]
    """Names of months that are also other words; a month only beside a day, a year or the word for month."""


def _english_ordinals() -> dict[str, int]:
    words = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    words += " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    return {word: number for number, word in enumerate(words.split(), 1)} | {"thirtieth": 30, "fortieth": 40,
            "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "once": 1, "twice": 2,
            "both": 2}  # fmt: skip


def _counted(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * index for index, word in enumerate(words.split())}


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
        },
        _counted("một hai ba bốn năm sáu bảy tám chín mười")
        | {"mốt": 1, "nhất": 1, "nhì": 2, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7, "đôi": 2},
        {"mươi": 10},
        frozenset({"lẻ", "linh"}),
        {},
        _VIETNAMESE_MONTHS,
    ),
    "en": Numerals(
        ",",
        ".",
        {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100, "dozen": 12,
         "tn": 10**12, "bn": 10**9},
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
    ),
}  # fmt: skip
"""Language to its conventions; a further language is one more row."""

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_FORM = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+")


def roman(text: str) -> int:
    """The value of a Roman numeral up to XXXIX in capitals; 0 if it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def number_words(text: str, lang: str) -> frozenset[str]:
    """Every number that a text says in words or in Roman figures, and every name of a month that may also be another
    word (``--05``); runs of words stand for their whole and for each of their parts."""
    numerals = NUMERALS[lang]
    known = numerals.ones.keys() | numerals.tens.keys() | {w for scale in numerals.scales for w in scale.split()}
    found: set[str] = set()
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if run and text[end : match.start()].strip(" \u00a0\n-"):
            found |= _values(run, numerals)
            run = []
        if roman(word):
            found.add(str(roman(word)))
        if word in numerals.months_else and numerals.months:
            found.add(f"--{numerals.months_else[word]:02d}")
        low = word.casefold()
        if low in known or (run and low in numerals.joiners):
            run.append(low)
        elif run:
            found |= _values(run, numerals)
            run = []
        end = match.end()
    return frozenset(found | _values(run, numerals))


def _values(run: Sequence[str], numerals: Numerals) -> set[str]:
    return {
        plain(Decimal(value))
        for first in range(len(run))
        for last in range(first + 1, min(len(run), first + 10) + 1)
        if (value := _value(run[first:last], numerals))
    }


def _value(words: Sequence[str], numerals: Numerals) -> int:
    total = part = last = 0
    index = 0
    while index < len(words):
        word = words[index]
        pair = " ".join(words[index : index + 2])
        if word in numerals.ones:
            last = numerals.ones[word]
            part += last
        elif word in numerals.tens:
            part += last * (numerals.tens[word] - 1)
            last = 0
        elif pair in numerals.scales or word in numerals.scales:
            scale = numerals.scales.get(pair) or numerals.scales[word]
            index += pair in numerals.scales and len(words) > index + 1
            if scale <= 100:
                part = (part or 1) * scale
            else:
                total, part = total + (part or 1) * scale, 0
        index += 1
    return total + part


def plain(value: Decimal) -> str:
    """A number with no more figures than it needs: 2000, 1.4."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
