"""Words: from `words.yaml` beside this module to its lists of words, its patterns, and what a line shows by them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from generator.language.text import ascii_form

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
"""The tables of the file."""
LANGUAGES = ("vi", "en")
"""The languages of articles that can be imported."""
OFFICE_FIRST = frozenset({"vi"})
"""Languages in which an office begins with its head noun; in the others, qualifying words stand before it."""
WEEKDAYS = {name: day for day, names in enumerate(WORDS["weekdays"]) for name in names.split("|")}
"""Names of the days of the week, in small letters, from 0 for Monday."""


def word_list(text: str) -> frozenset[str]:
    """Return the words of a list, which are separated by spaces or, if the list has one, by ``|``."""
    return frozenset(part.strip() for part in text.split("|")) if "|" in text else frozenset(text.split())


def pattern(text: str) -> str:
    """Return the regular expression that stands on several lines of a text."""
    return "".join(text.split("\n"))


@cache
def places(lang: str) -> frozenset[str]:
    """Return the names of countries, provinces and large cities, in a language and in English."""
    own = word_list(WORDS["places"])
    countries = {name for code in (lang, "en") for name in Locale(code).territories.values()}
    return own | {ascii_form(place) for place in own} | countries


_ALL = [chr(code) for code in range(0x41, 0x1F00)]
_COMPUTED = {
    "capital": f"[{''.join(filter(str.isupper, _ALL))}]",
    "small letter": f"[{''.join(filter(str.islower, _ALL))}]",
    "weekday": "|".join(WEEKDAYS),
}
_LISTS = ("heads", "within", "bodies", "fields", "places")


@cache
def named_pattern(name: str, lang: str = "") -> re.Pattern[str]:
    """Return the pattern of a form, of one language or of all; the forms that it names in braces are filled in."""
    inner = {**WORDS, **WORDS["forms"], **_COMPUTED, **WORDS.get(lang, {})}

    def expanded(name: str) -> str:
        if isinstance(inner[name], dict):
            return "|".join(map(re.escape, inner[name]))
        if name in _LISTS:
            words = places(lang) if name == "places" else word_list(inner[name])
            return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        return re.sub(r"\{([a-z][a-z ]*)\}", lambda match: expanded(match[1]), pattern(inner[name]))

    return re.compile(expanded(name))


def _whole_lines(text: str) -> re.Pattern[str]:
    """Return a pattern of whole lines; in the text ``_`` stands for a space and ``~`` for the end of a label."""
    label = r"\\s*[:：.»›>]*\\s*(?:\\(\\d+\\))?"
    return re.compile(re.sub("~", label, re.sub(r"_", r"\\s+", pattern(text))), re.IGNORECASE)


BOILERPLATE = {reason: _whole_lines(form) for reason, form in WORDS["boilerplate"].items()}
"""For each reason to drop a line, the pattern of such lines, wherever they stand on the page."""
END, RELATED = map(_whole_lines, (WORDS["end pattern"], WORDS["related pattern"]))
"""Lines that end an article, and headings of lists of other articles, within an article or at its end."""
AUTHOR_LINE, CREDIT, PAPER = map(named_pattern, ("author", "credit", "paper"))


def ends(text: str) -> bool:
    """Return whether a line ends like a sentence or a clause, or with a quotation."""
    return bool(named_pattern("clause").search(text))


def byline_names(text: str) -> list[str]:
    """Return the names in a byline, without newspapers and agencies."""
    stated, text = AUTHOR_LINE.fullmatch(text), re.sub(r"\s*\([^)]*\)$", "", text)
    parts = named_pattern("and").split(stated[1] if stated else text)
    sent = (named_pattern("byline").fullmatch(part.strip()) for part in parts)
    return [match[1] for match in sent if match and not PAPER.search(match[1])]


def is_byline(text: str) -> bool:
    """Return whether a line consists of names of people."""
    found = byline_names(text)
    return bool(AUTHOR_LINE.fullmatch(text) or (found and all(map(named_pattern("person").fullmatch, found))))


def stated_facts(where: str) -> dict[str, str]:
    """Return the names that pages give to their metadata, each with the role of the fact; ``where``: head or
    clipping."""
    return {name: role for role, names in WORDS[where].items() for name in word_list(f"{names}|")}
