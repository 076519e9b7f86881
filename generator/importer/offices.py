"""Offices: from a name in a sentence to the office that the words before or behind it give, or to none where they could
be another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.importer.words import WORDS, listed, pattern

OFFICE_FIRST = frozenset({"vi"})
"""Languages in which an office begins with its head; in others words that say which stand before it."""
BODIES = listed(WORDS["bodies"])
"""Words, in small letters, that no name of a person in an English text holds."""
_RANKS = re.compile(r"(?i)(?:đại|thượng|trung|thiếu) (?:tướng|tá)|general|colonel|captain|commander")
"""Offices beside which a person has another."""
_INTRODUCES = "có|gồm|với|cùng|là|của|do|bởi|theo|gặp|và|cả|các|including|by|with|and|the|said|of"
"""Words before a row of offices of one person."""
_SMALL = "[" + "".join(letter for letter in map(chr, range(0x61, 0x1F00)) if letter.islower()) + "]"


@cache
def form(name: str, lang: str, template: str = "{}") -> re.Pattern[str]:
    """Return a pattern of a language as part of another."""
    return re.compile(template.format(f"(?:{pattern(WORDS[lang][f'{name} pattern'])})"), re.IGNORECASE)


@cache
def heads(lang: str) -> re.Pattern[str]:
    """Return the pattern of the words with which an office begins."""
    longest = sorted(listed(WORDS[lang]["heads"]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def _office(lang: str) -> str:
    """Return the pattern of an office: perhaps *former*, in some languages which one, its head, and words within."""
    first = lang in OFFICE_FIRST
    small = listed(WORDS[lang]["within"]) | (frozenset() if first else BODIES)
    head, letter = f"(?i:{heads(lang).pattern})", r"[^\s,;:.()“”\"!?…]"
    other = rf"(?!{_SMALL}|[-–—]\s){letter}+(?:\.{letter}+)*"
    word = rf"(?:(?:TP|Tp|Q|P|St)\.|(?:{'|'.join(small)}|{head}|{other})(?!{letter}))"
    another = rf"(?!(?:và|and)\s+{head})" if first else ""
    which = "" if first else r"(?:(?!(?:The|An?|When|As|And|For|In|At|By|On)\b)(?:(?:[A-Z]\.){2,}|[A-ZĐ][\w'’-]*)\s+)*"
    former = f"(?i:{pattern(WORDS[lang]['former pattern'])})"
    return rf"(?<![\w-])(?:{former}\s+)?{which}{head}(?:\s+{another}(?:{word}|[-–—](?=\s+[A-ZĐ])))*?"


@cache
def _before(lang: str) -> re.Pattern[str]:
    one, address = _office(lang), f"(?i:{pattern(WORDS[lang]['address pattern'])})"
    row = rf"(?:^|[.,;:!?“”\"(]|\b(?i:{_INTRODUCES})\b)\s*(?P<row>{one}(?:\s*,\s*{one})+)"
    alone = rf"(?:^|[.:;!?“”\"]\s)\s*(?P<alone>{one})\s*,"
    return re.compile(rf"(?:{row}|(?P<one>{one})|{alone})\s*(?:(?<=\s){address}\s*)?$")


@cache
def _behind(lang: str, dash: str) -> re.Pattern[str]:
    follows = pattern(WORDS[lang]["follows pattern"])
    one = rf"(?:the\s+)?{_office(lang)}(?=\s*(?:[,;:.()“”\"!?…]|(?:{follows})(?!\w))|\s[-–—]\s{dash})"
    return re.compile(rf"{one}(?:\s*,\s*{one})*")


_BESIDE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|(\s[-–—]\s|–)|\()\s*")
"""What stands between a name and the office behind it."""
_NEWLY = re.compile(r"(?:^|(?<=, ))(?:the |newly[- ]\w+ )+")


def office(text: str, start: int, end: int, others: Sequence[tuple[int, int]], lang: str) -> str:
    """Return the office that a sentence gives to a name; ``others`` are the places of all names in it."""
    begin = max((stop for _, stop in others if stop <= start), default=0)
    found = _before(lang).search(text[max(begin, start - 220) : start])
    before = (found["row"] or found["one"] or found["alone"]) if found else ""
    mark = _BESIDE.match(text, end)
    if not mark or (before and not _RANKS.fullmatch(before)):
        return _NEWLY.sub("", before)
    ahead = next((place for place, _ in others if place >= mark.end()), len(text) + 1)
    behind = _behind(lang, "" if mark[1] else r"(?![A-ZĐ])").match(f"{text}.", mark.end(), ahead)
    both = ", ".join(part for part in (before, behind[0] if behind else "") if part)
    return _NEWLY.sub("", both)
