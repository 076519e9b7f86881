"""Mentions as a table: a row for every occurrence of a name in a briefing, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.archive.titles import KIND
from generator.archive.values import Item
from generator.digest import Value
from generator.kinds import LANGUAGES
from generator.model import Data
from generator.pages.context import Context
from generator.pages.data_shapes import ADDRESS, LANGUAGE, SLUG

_BOM = "\ufeff"
"""Without it Excel does not take a CSV file for UTF-8."""
_DATE = {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}
_COLUMNS: dict[str, dict[str, Any]] = {
    "briefing": SLUG,
    "date": _DATE,
    "language": LANGUAGE,
    "paragraph": {"type": "string", "pattern": "^[a-z0-9-]*$"},
    "kind": {"enum": [name for name, kind in KIND.items() if kind.quotes]},
    "id": SLUG,
    "form": {"type": "string", "minLength": 1},
    "office": {"type": "string"},
    "url": ADDRESS,
}
MENTIONS_SCHEMA: dict[str, Any] = {
    "title": "Mentions",
    "description": "The rows of mentions.csv, each read as an object by the names of the first line",
    "type": "array",
    "items": {"type": "object", "required": list(_COLUMNS), "additionalProperties": False, "properties": _COLUMNS},
}
"""The JSON Schema of the table, but for its id."""


@dataclass(frozen=True, slots=True)
class Mentions(Value):
    """The mentions of one briefing in one language."""

    briefing: str
    date: str
    lang: str
    url: str
    people: Data
    """Key to the office that the briefing gives."""
    spots: tuple[tuple[str, str, str, str], ...]
    """(anchor, kind, key, words) of each, in order."""

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield a row, as ``_COLUMNS`` names them, for every mention, in the order of the words."""
        for anchor, kind, key, words in self.spots:
            if KIND[kind].quotes:
                office = str(self.people.get(key, {}).get("office", "")) if kind == "person" else ""
                url = f"{self.url}#{anchor}"
                yield (self.briefing, self.date, self.lang, anchor, kind, key, words, office, url)


@dataclass(frozen=True, slots=True)
class MentionsView(Value):
    """The mentions of several briefings."""

    texts: tuple[Mentions, ...]

    @property
    def text(self) -> str:
        """The table as CSV."""
        return written(row for text in self.texts for row in text.rows())


def mentions_of(context: Context, items: Iterable[Item]) -> Iterator[Mentions]:
    """Yield the mentions of briefings, in their order."""
    base = context.archive.site["base_url"]
    for item in items:
        places = context.relations[("briefing", item.key)].places
        date = str(item.fields.get("date", ""))
        for text in (item.texts[language.code] for language in LANGUAGES if language.code in item.texts):
            people = text.fields.get("people", Data())
            url = f"{base}{places[text.lang].path}"
            yield Mentions(item.key, date, text.lang, url, people, text.linked.spots)


def written(rows: Iterable[Sequence[str]]) -> str:
    """Return the table as CSV (RFC 4180) with a byte order mark."""
    stream = io.StringIO()
    stream.write(_BOM)
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    writer.writerows(rows)
    return stream.getvalue()
