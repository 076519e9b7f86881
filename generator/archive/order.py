"""Order: in which sequence things stand, which briefings are neighbours, and which earlier ones are background."""

from __future__ import annotations

import math
import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.archive.titles import full_name, pick
from generator.archive.values import Item, Neighbours, Reason
from generator.kinds import NAMES_LANGUAGE
from generator.language.collation import collation_key
from generator.model import Data
from generator.schema import DOCUMENT_TYPES

MOST, AMONG = 3, 50
"""Background briefings shown at most, sought among so many latest ones of each thing shared."""
_RAREST = 10**9
"""Weight of what only one other briefing names; whole numbers add up to the same in any order."""

_DATED_STEM = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)-")


def listing_date(item: Item) -> str:
    """Return the date by which an item stands in lists: its own, else the day it was added, else that of its stem."""
    known = item.fields.get("date") or item.fields.get("added")
    if known:
        return str(known)
    dated = _DATED_STEM.match(item.key)
    return dated[1] if dated else ""


def substance(fields: Data) -> str:
    """Return the day of the last change of substance; feeds, sitemap and data know no other."""
    return str(fields.get("updated") or fields.get("added") or "")


def name_order(name: Data, sort: str = "") -> tuple[Any, ...]:
    """Return the key by which a person stands among others: given name, then family, then middle."""
    if sort or "full" in name:
        return (collation_key(sort or full_name(name), NAMES_LANGUAGE),)
    return tuple(collation_key(name.get(part, ""), NAMES_LANGUAGE) for part in ("given", "family", "middle"))


def _by_title(item: Item) -> tuple[Any, ...]:
    if item.texts and item.original:
        return (collation_key(item.texts[item.original].fields.get("title", ""), item.original), item.key)
    found = pick(item.fields["title"], NAMES_LANGUAGE)
    return (collation_key(found.text, found.lang), item.key)


SORTS: dict[str, Callable[[Item], tuple[Any, ...]]] = {
    "date": lambda item: (listing_date(item), item.key),
    "name": lambda item: (name_order(item.fields["name"], item.fields.get("sort", "")), item.key),
    "issued": lambda item: (
        DOCUMENT_TYPES.index(item.fields["type"]),
        item.fields.get("issued", "9999"),
        item.key,
    ),
    "title": _by_title,
    "stem": lambda item: (item.key,),
}
"""Sort name of the table of kinds to the key of an item."""


def neighbours(briefings: Sequence[Item]) -> dict[str, Neighbours]:
    """Return what stands before and after each of the briefings, which are in order."""
    stems = ["", *(item.key for item in briefings), ""]
    return {stem: Neighbours(stems[n], stems[n + 2]) for n, stem in enumerate(stems[1:-1])}


def reports(briefings: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """Return the briefings of each event, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in briefings:
        if "event" in item.fields:
            found[item.fields["event"]].append(item.key)
    return {event: tuple(stems) for event, stems in found.items()}


def background(
    briefings: Sequence[Item], shared: Mapping[str, Sequence[tuple[str, str]]]
) -> Mapping[str, tuple[Reason, ...]]:
    """Return up to three earlier briefings for each, those that share its rarest people and documents first.

    ``briefings`` are in order; ``shared`` says what each names. Rarity is counted among earlier briefings only, so that
    nothing about an old briefing changes when a new one arrives.
    """
    return _background(
        tuple((item.key, item.fields.get("event", ""), tuple(dict.fromkeys(shared[item.key]))) for item in briefings)
    )


@lru_cache(maxsize=1)
def _background(
    briefings: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...],
) -> Mapping[str, tuple[Reason, ...]]:
    """Return as `background` does, from (stem, event, what it names); most edits of one process leave all of it."""
    count = len(briefings)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    latest: dict[tuple[str, str], deque[int]] = defaultdict(lambda: deque(maxlen=AMONG))
    reasons: dict[str, tuple[Reason, ...]] = {}
    for number, (stem, event, named) in enumerate(briefings):
        rarest = sorted(named, key=lambda thing: (seen[thing], thing))
        weight: dict[int, int] = defaultdict(int)
        for thing in rarest:
            rarity = int(_RAREST / math.log(2 + seen[thing]))
            for earlier in latest[thing]:
                weight[earlier] += rarity
        ranked = sorted([
            found * count + n
            for n, found in weight.items()
            if not event or briefings[n][1] != event
        ])  # fmt: skip
        best = [one % count for one in reversed(ranked[-MOST:])]
        reasons[stem] = tuple(
            Reason(briefings[n][0], tuple(thing for thing in rarest if n in latest[thing])) for n in best
        )
        for thing in named:
            seen[thing] += 1
            latest[thing].append(number)
    return reasons
