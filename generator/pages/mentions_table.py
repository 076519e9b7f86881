"""The table of mentions, for spreadsheets: a row for every place in a briefing that names an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.archive.items import Text
from generator.archive.titles import KIND
from generator.core.model import Data
from generator.core.schema import BASES, UNKNOWN
from generator.pages.csv_text import rows_schema
from generator.pages.data_shapes import ADDRESS, LANGUAGE, SLUG
from generator.pages.view_values import Front

_DATE = {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}
COLUMNS: dict[str, dict[str, Any]] = {
    "briefing": SLUG,
    "date": _DATE,
    "date_basis": {"enum": list(BASES)},
    "language": LANGUAGE,
    "paragraph": {"type": "string", "pattern": "^[a-z0-9-]*$"},
    "kind": {"enum": [name for name, kind in KIND.items() if kind.quotes]},
    "id": SLUG,
    "form": {"type": "string", "minLength": 1},
    "office": {"type": "string"},
    "url": ADDRESS,
}
MENTIONS_SCHEMA = rows_schema("mentions.csv", "Mentions", COLUMNS)
"""The JSON Schema of the rows, without its address."""


Spot = tuple[str, str, str, str]
"""(anchor, kind, key, words) of a mention."""


def spots_of(text: Text) -> tuple[Spot, ...]:
    """Return every mention in a text, in order."""
    return tuple((one.anchor, one.kind, one.key, one.words) for one in text.mentions)


def rows(front: Front, lang: str, url: str, spots: Iterable[Spot]) -> Iterator[tuple[str, ...]]:
    """Yield a row (the columns are `COLUMNS`) for every mention in a briefing in one language; ``url`` is the whole
    address of its page."""
    date, basis = str(front.fields.get("date", "")), str(front.fields.get("date_basis", UNKNOWN))
    people = front.texts[lang].get("people", Data())
    for anchor, kind, key, words in spots:
        if KIND[kind].quotes:
            office = str(people.get(key, {}).get("office", "")) if kind == "person" and date else ""
            yield (front.key, date, basis, lang, anchor, kind, key, words, office, f"{url}#{anchor}")
