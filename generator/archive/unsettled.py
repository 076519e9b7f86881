"""Unsettled names: from a form that means no single entry to what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.archive.item_key import ItemKey
from generator.archive.names import Match
from generator.archive.titles import KIND
from generator.source.scan import CONTENT


def unsettled(match: Match, candidates: Sequence[ItemKey], issued: Mapping[ItemKey, str], date: str) -> str:
    """Return the warning about a form that may mean any of the ``candidates``, or none, because no document of that
    form is known to have been ``issued`` by the ``date`` of the text."""
    found = " ".join(match.text.split())
    choices = " or ".join(f"[{found}]({kind}:{key})" for kind, key in candidates or match.claimants)
    if candidates:
        return f"“{found}” may be more than one thing, and is not linked — write {choices}, or list it under nolink"
    said, remedies = [], []
    for kind, key in match.claimants:
        day = issued.get((kind, key))
        said.append(f"{kind}:{key} is of {day}, after {date}" if day else f"{kind}:{key} has no day of issue")
        if not day:
            remedies.append(f"add “issued:” to {CONTENT}/{KIND[kind].folder}/{key}.md")
    remedy = ", ".join([*remedies, f"write {choices}"])
    return f"“{found}” is not linked: {' and '.join(said)} — {remedy}, or list it under nolink"
