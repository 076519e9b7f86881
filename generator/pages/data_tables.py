"""CSV tables: people, their offices, and the values of figures, each with the JSON Schema of its rows. They cover all
languages, so each is written once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.archive.entry_dates import Dated, tenures
from generator.archive.items import Item
from generator.archive.said_values import SaidValue
from generator.archive.titles import PERSON, full_name
from generator.core.kinds import CODES
from generator.core.schema import BASES, N_, UNKNOWN
from generator.language.text import ascii_form
from generator.pages.address import DATA
from generator.pages.csv_text import rows_schema, written
from generator.pages.data_shapes import ADDRESS, DATE, LANGUAGE, SLUG, object_of
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.figure_pages import FIGURE, SaidIn, said_in
from generator.pages.page import Page, Tools, View
from generator.pages.view_values import Frame, Front

SCHEMAS = f"{DATA}/schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_NAME = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}
_SLUG_OR_NOTHING = {"type": "string", "pattern": r"^([a-z0-9]+(-[a-z0-9]+)*)?$"}
VALUE = object_of(
    {
        "briefing": SLUG,
        "date": DATE,
        "language": LANGUAGE,
        "paragraph": _NAME,
        "value": {"type": "number"},
        "words": _NAME,
    },
    ["briefing", "language", "paragraph", "words"],
)
"""The schema of a value of a figure."""
GivenIn = tuple[Front, tuple[SaidIn, ...]]
"""A briefing, and what each of its texts says of a figure."""
TableRow = tuple[str, ...]
Urls = tuple[tuple[str, str], ...]
"""(language, address) of the pages of an item."""


class Table(NamedTuple):
    """A table of the data."""

    name: str
    """Its file's name without the ending."""
    title: str
    """A message."""
    columns: Mapping[str, Mapping[str, Any]]
    """For each column, the schema of its cells."""

    @property
    def path(self) -> str:
        """The path of the table in the site."""
        return f"{DATA}/{self.name}.csv"

    @property
    def schema(self) -> str:
        """The path of the schema of its rows."""
        return f"{SCHEMAS}/{self.name}-rows.json"


PEOPLE = Table(
    "people",
    N_("People (table)"),
    {"id": SLUG, "name": _NAME, "name_without_diacritics": _NAME, "family_name": _TEXT, "additional_name": _TEXT,
     "given_name": _TEXT, "aliases": _TEXT, **{f"url_{code}": ADDRESS for code in CODES}},
)  # fmt: skip
OFFICES = Table(
    "offices",
    N_("Offices (table)"),
    {"person": SLUG, "name": _NAME, **{f"office_{code}": _TEXT for code in CODES}, "organisation": _SLUG_OR_NOTHING,
     "from": _DATE, "from_source": _TEXT, "until": _DATE, "until_source": _TEXT, "known_on": _DATE,
     "known_on_source": _TEXT},
)  # fmt: skip
FIGURES = Table(
    "figures",
    N_("Figures over time (table)"),
    {"figure": SLUG, **{f"name_{code}": _NAME for code in CODES}, "briefing": SLUG, "date": _DATE,
     "date_basis": {"enum": list(BASES)}, "language": LANGUAGE, "paragraph": _NAME,
     "value": {"type": "string", "pattern": r"^(\d+(\.\d+)?)?$"}, "words": _NAME, "url": ADDRESS},
)  # fmt: skip
TABLES = (PEOPLE, OFFICES, FIGURES)
"""All tables; one without rows is written too, with its header alone."""


def table_pages(facets: Facets) -> Iterator[Page]:
    """Yield the tables and their schemas."""
    if facets.lang != CODES[0]:
        return
    base, items = facets.archive.site["base_url"], facets.archive.items
    for table in TABLES:
        inputs: dict[str, Input] = {"name": table.name, "address": f"{base}{table.schema}"}
        yield _file(facets, table.schema, _schema_view, inputs)
    people = items[PERSON].values()
    named = tuple((facets.front(PERSON, item.key), urls_of(facets, item)) for item in people)
    yield _file(facets, PEOPLE.path, _people_view, {"people": named})
    holders = tuple(facets.front(PERSON, item.key) for item in people if item.fields.get("offices"))
    yield _file(facets, OFFICES.path, _offices_view, {"holders": holders})
    figures = tuple((facets.front(FIGURE, key), values_of(facets, key)) for key in items[FIGURE])
    yield _file(facets, FIGURES.path, _figures_view, {"base": base, "figures": figures})


def urls_of(facets: Facets, item: Item) -> Urls:
    """Return (language, whole address) of the pages of an item in which it is not a stub."""
    base = facets.archive.site["base_url"]
    return tuple((place.lang, f"{base}{place.path}") for place in facets.relations[item.kind, item.key].complete)


def _file(facets: Facets, path: str, view: View, inputs: Mapping[str, Input]) -> Page:
    return Page(Frame(path), "plain.txt", facets.lang, view, inputs)


def _schema_view(tools: Tools, name: str, address: str) -> dict[str, str]:
    table = next(table for table in TABLES if table.name == name)
    shape = rows_schema(f"{table.name}.csv", table.title, table.columns)
    return {"text": json.dumps({"$schema": DRAFT, "$id": address, **shape}, ensure_ascii=False, indent=1) + "\n"}


def _people_view(tools: Tools, people: Sequence[tuple[Front, Urls]]) -> dict[str, str]:
    return {"text": written(PEOPLE.columns, (_person(front, dict(urls)) for front, urls in people))}


def _person(front: Front, urls: Mapping[str, str]) -> TableRow:
    name = front.fields["name"]
    whole = full_name(name)
    parts = (name.get(part, "") for part in ("family", "middle", "given"))
    aliases = "; ".join(front.fields.get("aliases", ()))
    return (front.key, whole, ascii_form(whole), *parts, aliases, *(urls.get(code, "") for code in CODES))


def _offices_view(tools: Tools, holders: Sequence[Front]) -> dict[str, str]:
    return {"text": written(OFFICES.columns, (row for front in holders for row in _offices(front)))}


def _offices(front: Front) -> Iterator[TableRow]:
    whole = full_name(front.fields["name"])
    for one in tenures(front.fields):
        titles = (one.title.get(code, "") for code in CODES)
        dates = (part for date in (one.begun, one.ended, one.ongoing) for part in date or Dated("", ""))
        yield (front.key, whole, *titles, one.organisation, *dates)


def values_of(facets: Facets, key: str) -> tuple[tuple[Any, ...], ...]:
    """Return the briefings that mention a figure, each with what its texts say of it: `GivenIn` before its facets are
    loaded."""
    stems = facets.archive.naming.get((FIGURE, key), ())
    return tuple((facets.front("briefing", stem), said_in(facets, stem, key)) for stem in stems)


def _figures_view(tools: Tools, base: str, figures: Sequence[tuple[Front, tuple[GivenIn, ...]]]) -> dict[str, str]:
    return {"text": written(FIGURES.columns, (row for figure, given in figures for row in _rows(base, figure, given)))}


def _rows(base: str, figure: Front, given: Sequence[GivenIn]) -> Iterator[TableRow]:
    names = tuple(figure.fields["name"].get(code, "") for code in CODES)
    for briefing, lang, address, one in _values(given):
        fields, url = briefing.fields, f"{base}{address.removeprefix('/')}#{one.anchor}"
        known = (str(fields.get("date", "")), str(fields.get("date_basis", UNKNOWN)))
        yield (figure.key, *names, briefing.key, *known, lang, one.anchor, one.value, one.words, url)


def value_records(given: Sequence[GivenIn]) -> Iterator[dict[str, Any]]:
    """Yield every value of a figure as a record of the data, language by language."""
    for briefing, lang, _, one in _values(given):
        date = {"date": briefing.fields["date"]} if "date" in briefing.fields else {}
        value = {"value": json.loads(one.value)} if one.value else {}
        said = {"language": lang, "paragraph": one.anchor, **value, "words": one.words}
        yield {"briefing": briefing.key, **date, **said}


def _values(given: Sequence[GivenIn]) -> Iterator[tuple[Front, str, str, SaidValue]]:
    """Yield (briefing, language, address of the text, value), in the order of the briefings and of the languages."""
    for briefing, texts in given:
        for lang, address, found in sorted(texts, key=lambda text: CODES.index(text[0])):
            yield from ((briefing, lang, address, one) for one in found)
