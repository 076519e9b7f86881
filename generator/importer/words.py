"""Words: from `words.yaml` beside this module to the lists and patterns in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
"""The tables of the file."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a list, which stand between spaces or, if there is one, between ``|``."""
    return frozenset(part.strip() for part in text.split("|")) if "|" in text else frozenset(text.split())


def pattern(text: str) -> str:
    """Return the regular expression that the lines of a text make."""
    return "".join(text.split("\n"))


def stated(where: str) -> dict[str, str]:
    """Return what a page calls the facts that it states of its article, each with the role of that fact."""
    return {name: role for role, names in WORDS[where].items() for name in listed(f"{names}|")}
