"""Tongue: from a passage to the language that its small words show."""

from __future__ import annotations

import re

FUNCTION_WORDS = {
    "vi": frozenset(["của", "các", "và", "là", "trong", "với", "cho", "được", "tại", "đã", "sẽ", "những", "về", "từ"]),
    "en": frozenset(["the", "of", "and", "in", "to", "for", "with", "on", "by", "at", "from", "is", "was", "a", "an"]),
}
"""Language to words that most passages have, and that never stand twice in a row."""
_VIETNAMESE = re.compile("[ăđơưẠ-ỹ]")
_FEWEST = 4


def told_language(text: str) -> str:
    """Return the language of a passage, ``vi`` or ``en``; empty if its words do not show it. Words with a capital,
    which may be names in any language, do not count."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word[0].islower()]
    marked = sum(bool(_VIETNAMESE.search(word)) for word in words)
    if len(words) < _FEWEST:
        return ""
    if marked * 10 >= len(words) * 4:
        return "vi"
    return "en" if not marked and sum(word in FUNCTION_WORDS["en"] for word in words) >= 2 else ""
