"""Order: from an item to the keys and dates by which lists sort it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.archive.entry_dates import day_of
from generator.archive.items import Item
from generator.archive.titles import full_name, pick, titles
from generator.core.kinds import NAMES_LANGUAGE
from generator.core.model import Data
from generator.core.schema import DOCUMENT_TYPES
from generator.language.collation import collation_key

_DATED_STEM = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)-")


def listing_date(item: Item) -> str:
    """Return the date by which lists sort an item: its own, else the day it was added, else that of its stem."""
    known = day_of(item.fields) or item.fields.get("added")
    if known:
        return str(known)
    dated = _DATED_STEM.match(item.key)
    return dated[1] if dated else ""


def substance(fields: Data) -> str:
    """Return the day of the last substantive change, the only one that feeds, sitemap and data state."""
    return str(fields.get("updated") or fields.get("added") or "")


def name_order(name: Data, sort: str = "") -> tuple[Any, ...]:
    """Return the sort key of a person: given name, then family name, then middle name."""
    if sort or "full" in name:
        return (collation_key(sort or full_name(name), NAMES_LANGUAGE),)
    return tuple(collation_key(name.get(part, ""), NAMES_LANGUAGE) for part in ("given", "family", "middle"))


def _by_title(item: Item) -> tuple[Any, ...]:
    if item.texts and item.original:
        return (collation_key(item.texts[item.original].fields.get("title", ""), item.original), item.key)
    found = pick(titles(item.fields), NAMES_LANGUAGE)
    return (collation_key(found.text, found.lang), item.key)


SORTS: dict[str, Callable[[Item], tuple[Any, ...]]] = {
    "date": lambda item: (listing_date(item), item.key),
    "name": lambda item: (name_order(item.fields["name"], item.fields.get("sort", "")), item.key),
    "issued": lambda item: (
        DOCUMENT_TYPES.index(item.fields["type"]),
        day_of(item.fields) or "9999",
        item.key,
    ),
    "title": _by_title,
    "stem": lambda item: (item.key,),
}
"""For each sort of the table of kinds, the function that returns the sort key of an item."""
