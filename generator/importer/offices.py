"""Offices: what somebody is, what may stand within the name of an office, and what names a place or a body."""

from __future__ import annotations

import re
from functools import cache

from generator.importer.words import WORDS, listed, pattern
from generator.language.text import ascii_form

OFFICE_FIRST = frozenset({"vi"})
"""Languages in which an office begins with its head; in others words that say which stand before it."""
SURNAMES = listed(WORDS["surnames"])
"""Vietnamese family names."""
BODIES = listed(WORDS["bodies"])
"""Words, in small letters, that no name of a person in an English text holds."""
RANKS = re.compile(r"(?i)(?:đại|thượng|trung|thiếu) (?:tướng|tá)|general|colonel|captain|commander")
"""Offices beside which a person has another."""
PARTICLES = re.compile(r"(?:van|von|der|den|de|del|della|dos|bin|binti|ibn|al|el) (?:[A-Z].*|der|den|la)")
"""Small words within names of other languages, with what stands behind them: *Karl Van den Bossche*."""
CITY_HEADS = re.compile(r"(?i)(?:thị trưởng|tỉnh trưởng|thống đốc|đô trưởng|mayor|governor)$")
"""Offices that a place of one unknown word may follow."""


@cache
def form(name: str, lang: str, template: str = "{}", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern of a language as part of another."""
    return re.compile(template.format(f"(?:{pattern(WORDS[lang][f'{name} pattern'])})"), flags)


@cache
def heads(lang: str) -> re.Pattern[str]:
    """Return the pattern of the words with which an office begins."""
    longest = sorted(listed(WORDS[lang]["heads"]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def _within(lang: str) -> frozenset[str]:
    return listed(WORDS[lang]["within"]) | (frozenset() if lang in OFFICE_FIRST else BODIES)


def within(word: str, lang: str) -> bool:
    """Return whether a word may stand within an office."""
    return not word[:1].islower() or word in _within(lang) or bool(heads(lang).fullmatch(word))


def follows(text: str, place: int, lang: str) -> bool:
    """Return whether a text goes on at a place with the sentence behind an office."""
    return bool(form("follows", lang, r"\s*{}(?!\w)", 0).match(text, place))


@cache
def places(lang: str) -> frozenset[str]:
    """Return the names of countries, provinces and large cities, in the words of a language and of English."""
    from babel import Locale

    own = listed(WORDS["places"])
    countries = {name for code in (lang, "en") for name in Locale(code).territories.values()}
    return own | {ascii_form(place) for place in own} | countries
