"""Words: from `words.yaml` beside this module to its lists of words and its patterns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
"""The tables of the file."""
LANGUAGES = ("vi", "en")
"""The languages of articles that can be imported."""
WEEKDAYS = {name: day for day, names in enumerate(WORDS["weekdays"]) for name in names.split("|")}
"""Names of the days of the week, in small letters, from 0 for Monday."""


def word_list(text: str) -> frozenset[str]:
    """Return the words of a list, which are separated by spaces or, if the list has one, by ``|``."""
    return frozenset(part.strip() for part in text.split("|")) if "|" in text else frozenset(text.split())


def pattern(text: str) -> str:
    """Return the regular expression that stands on several lines of a text."""
    return "".join(text.split("\n"))


_ALL = [chr(code) for code in range(0x41, 0x1F00)]
_COMPUTED = {
    "capital": f"[{''.join(filter(str.isupper, _ALL))}]",
    "small letter": f"[{''.join(filter(str.islower, _ALL))}]",
    "weekday": "|".join(WEEKDAYS),
}
_LISTS = ("heads", "within", "bodies")


@cache
def named_pattern(name: str, lang: str = "") -> re.Pattern[str]:
    """Return the pattern of a form, of one language or of all; the forms that it names in braces are filled in."""
    inner = {**WORDS, **WORDS["forms"], **_COMPUTED, **WORDS.get(lang, {})}

    def expanded(name: str) -> str:
        if isinstance(inner[name], dict):
            return "|".join(map(re.escape, inner[name]))
        if name in _LISTS:
            return "|".join(map(re.escape, sorted(word_list(inner[name]), key=len, reverse=True)))
        return re.sub(r"\{([a-z][a-z ]*)\}", lambda match: expanded(match[1]), pattern(inner[name]))

    return re.compile(expanded(name))


def stated_facts(where: str) -> dict[str, str]:
    """Return the names that pages give to their metadata, each with the role of the fact; ``where``: head or
    clipping."""
    return {name: role for role, names in WORDS[where].items() for name in word_list(f"{names}|")}
