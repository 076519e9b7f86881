"""Words: from `words.yaml` beside this module to the lists and patterns in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
"""The tables of the file."""
LANGUAGES = ("vi", "en")
"""What articles can be read in."""
WEEKDAYS = {name: day for day, names in enumerate(WORDS["weekdays"]) for name in names.split("|")}
"""Names of the days of the week, in small letters, from 0 for Monday."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a list, which stand between spaces or, if there is one, between ``|``."""
    return frozenset(part.strip() for part in text.split("|")) if "|" in text else frozenset(text.split())


def pattern(text: str) -> str:
    """Return the regular expression that the lines of a text make."""
    return "".join(text.split("\n"))


_ALL = [chr(code) for code in range(0x41, 0x1F00)]
_COMPUTED = {
    "capital": f"[{''.join(filter(str.isupper, _ALL))}]",
    "small letter": f"[{''.join(filter(str.islower, _ALL))}]",
    "weekday": "|".join(WEEKDAYS),
}
_LISTS = ("heads", "within", "bodies")


@cache
def form(name: str, lang: str = "") -> re.Pattern[str]:
    """Return one of the forms, with those that it names, of a language or of all, in their places."""
    inner = {**WORDS, **WORDS["forms"], **_COMPUTED, **WORDS.get(lang, {})}

    def expanded(name: str) -> str:
        if isinstance(inner[name], dict):
            return "|".join(map(re.escape, inner[name]))
        if name in _LISTS:
            return "|".join(map(re.escape, sorted(listed(inner[name]), key=len, reverse=True)))
        return re.sub(r"\{([a-z][a-z ]*)\}", lambda match: expanded(match[1]), pattern(inner[name]))

    return re.compile(expanded(name))


def stated(where: str) -> dict[str, str]:
    """Return what a page calls the facts that it states of its article, each with the role of that fact."""
    return {name: role for role, names in WORDS[where].items() for name in listed(f"{names}|")}
