"""Plurals: an English term in, the forms in which a text names several of the kind out."""

from __future__ import annotations

import re

_HEAD = re.compile(r"(.+?)(?= (?:of|for|to|at|in|on|from|general)\b)", re.IGNORECASE)
"""What comes before ``of the HCMC Party Committee``, ``for Justice``, ``General``."""
_WORD = re.compile(r"[^\W\d_]{3,}$")
_OTHERS = {"man": "men", "person": "people", "child": "children"}


def plurals(term: str) -> tuple[str, ...]:
    """Return the plurals of a term: of its last word, and of the word that what follows it belongs to.

    ``Deputy Director`` → ``Deputy Directors``; ``Consul General`` → ``Consul Generals``, ``Consuls General``. What is
    not a word that has a plural stays away; one that nobody writes does no harm, since it is met nowhere.
    """
    head = _HEAD.match(term)
    ends = [len(term), *([head.end()] if head else [])]
    found = (f"{several}{term[end:]}" for end in ends if (several := _several(term[:end])))
    return tuple(dict.fromkeys(found))


def _several(words: str) -> str:
    """Return words with the last in the plural; nothing where it is none, or one already."""
    word = _WORD.search(words)
    if not word or word[0].isupper() or (word[0].endswith("s") and not word[0].endswith("ss")):
        return ""
    for one, several in _OTHERS.items():
        if words.endswith(one):
            return words.removesuffix(one) + several
    if re.search(r"[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    return f"{words}es" if re.search(r"(?:s|x|z|ch|sh)$", words) else f"{words}s"
