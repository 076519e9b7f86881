"""Number words: from a text and its language to every number that the text writes in words or Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from generator.language.numerals import Numerals, numerals_of

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_FORM = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+")


def roman(text: str) -> int:
    """Return the value of a Roman numeral in capitals, up to XXXIX; 0 if the text is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def number_words(text: str, lang: str) -> frozenset[str]:
    """Return every number that a text writes in words or Roman numerals, and every name of a month that may also be
    another word (``--05``). A run of number words gives its whole value and that of each of its parts."""
    known = [word for match in _WORD.finditer(text) if (word := _number_word(match[0], lang))]
    found = {one for word in known for one in word.alone}
    for run in _runs(text, lang):
        found |= _values(run, lang)
    low = text.casefold()
    found.update(value for phrase, value in numerals_of(lang).phrases.items() if phrase in low)
    if any(word.part for word in known):
        found.update(_fractions(text, lang))
    return frozenset(found)


def numbers_in_words(text: str, lang: str) -> Iterator[str]:
    """Yield the whole value of each run of number words of a text: of *twenty-one* 21 and nothing else."""
    for run in _runs(text, lang):
        value = _value(run, numerals_of(lang))
        if value:
            yield str(value)


def _runs(text: str, lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of number words of a text, in lower case."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = _number_word(match[0], lang)
        if run and (word is None or text[end : match.start()].strip(" \u00a0\n-")):
            yield tuple(run)
            run = []
        if word is None:
            continue
        if word.number or (run and word.joins):
            run.append(word.low)
        elif run:
            yield tuple(run)
            run = []
        end = match.end()
    if run:
        yield tuple(run)


class _NumberWord(NamedTuple):
    """A word that may say a number, or be part of one."""

    low: str
    """The word in small letters."""
    alone: tuple[str, ...]
    """The values that it has by itself: a Roman numeral, or a month."""
    number: bool
    """Whether it is a number word."""
    joins: bool
    """Whether it may join number words, as *and* does."""
    part: bool
    """Whether it occurs in the name of a fraction."""


@lru_cache(maxsize=16384)  # most words are no numbers, and the same words occur in every text
def _number_word(word: str, lang: str) -> _NumberWord | None:
    numerals = numerals_of(lang)
    low = word.casefold()
    alone = [str(roman(word))] if roman(word) else []
    if word in numerals.months_else and numerals.months:
        alone.append(f"--{numerals.months_else[word]:02d}")
    known = numerals.ones.keys() | numerals.tens.keys() | {w for scale in numerals.scales for w in scale.split()}
    part = any(low in name.split() for name in numerals.parts)
    sense = _NumberWord(low, tuple(alone), low in known, low in numerals.joiners, part)
    return sense if any(sense[1:]) else None


@cache
def _parts(lang: str) -> re.Pattern[str]:
    numerals = numerals_of(lang)
    parts = "|".join(sorted(numerals.parts, key=len, reverse=True)) or "(?!)"
    counts = "|".join(numerals.ones.keys() - numerals.parts.keys()) or "(?!)"
    return re.compile(rf"(?i)\b(?:({counts})[\s-]+)?({parts})\b")


def _fractions(text: str, lang: str) -> Iterator[str]:
    """Yield every fraction that a text writes in words, as figures: *two thirds* is 2/3, *half* 1/2 and 0.5."""
    numerals = numerals_of(lang)
    for match in _parts(lang).finditer(text):
        whole = numerals.parts.get(match[2].casefold())
        count = numerals.ones.get((match[1] or "").casefold(), 1)
        if whole:  # without regard to case, ı is an i, but casefold leaves it as it is
            yield f"{count}/{whole}"
            yield plain_decimal(Decimal(count) / whole)


@lru_cache(maxsize=1024)
def _values(run: tuple[str, ...], lang: str) -> frozenset[str]:
    numerals = numerals_of(lang)
    return frozenset(
        str(value)
        for first in range(len(run))
        for last in range(first + 1, min(len(run), first + 10) + 1)
        if (value := _value(run[first:last], numerals))
    )


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


def plain_decimal(value: Decimal) -> str:
    """Return a number without trailing zeros after the point: 2000, 1.4."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
