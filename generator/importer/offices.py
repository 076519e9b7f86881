"""Offices: from a name in a sentence to the office that the words before or behind it give, or to none where they could
be another's."""

from __future__ import annotations

from collections.abc import Sequence

from generator.importer.words import form

_BESIDE, _NEWLY, _RANK = map(form, ("beside", "newly", "rank"))


def office(text: str, start: int, end: int, others: Sequence[tuple[int, int]], lang: str) -> str:
    """Return the office that a sentence gives to a name; ``others`` are the places of all names in it."""
    begin = max((stop for _, stop in others if stop <= start), default=0)
    found = form("office before", lang).search(text[max(begin, start - 220) : start])
    before = (found["row"] or found["one"] or found["alone"]) if found else ""
    mark = _BESIDE.match(text, end)
    if not mark or (before and not _RANK.fullmatch(before)):
        return _NEWLY.sub("", before)
    ahead = next((place for place, _ in others if place >= mark.end()), len(text) + 1)
    behind = form("office behind dash" if mark[1] else "office behind", lang).match(f"{text}.", mark.end(), ahead)
    both = ", ".join(part for part in (before, behind[0] if behind else "") if part)
    return _NEWLY.sub("", both)
