"""Words: from `words.yaml` beside this module to the lists and patterns in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
"""The tables of the file."""
WEEKDAYS = {name: day for day, names in enumerate(WORDS["weekdays"]) for name in names.split("|")}
"""Names of the days of the week, in small letters, from 0 for Monday."""
_COMPUTED = {
    "capital": "[" + "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper()) + "]",
    "weekday": "|".join(WEEKDAYS),
}


def listed(text: str) -> frozenset[str]:
    """Return the words of a list, which stand between spaces or, if there is one, between ``|``."""
    return frozenset(part.strip() for part in text.split("|")) if "|" in text else frozenset(text.split())


def pattern(text: str) -> str:
    """Return the regular expression that the lines of a text make."""
    return "".join(text.split("\n"))


def form(name: str) -> re.Pattern[str]:
    """Return one of the forms, with those that it names in their places."""
    return re.compile(_expanded(WORDS["forms"][name]))


def _expanded(text: str) -> str:
    inner = {**WORDS["forms"], **_COMPUTED}
    return re.sub(r"\{([a-z ]+)\}", lambda match: _expanded(inner[match[1]]), pattern(text))


def stated(where: str) -> dict[str, str]:
    """Return what a page calls the facts that it states of its article, each with the role of that fact."""
    return {name: role for role, names in WORDS[where].items() for name in listed(f"{names}|")}
