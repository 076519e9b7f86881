"""Data: everything the archive knows, for programs: a JSON file for every kind that has an index, all mentions as CSV,
and the JSON Schemas of both.

Each record stands on a line of its own, in the order of the archive. If there are many briefings, the main files hold
the newest years or months and name the files of the older ones, so that a new briefing changes only the newest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.archive.items import Archive, Item
from generator.archive.titles import KIND, PERSON
from generator.core.digest import digest
from generator.core.kinds import CODES, DOCUMENTS, KINDS, SUBJECTS, Kind
from generator.core.schema import N_
from generator.core.shapes import NEUTRAL
from generator.pages.address import DATA, UNDATED, Relations, data_of
from generator.pages.csv_text import written
from generator.pages.data_shapes import ADDRESS, LANGUAGE, SLUG, by_language, object_of, properties, record
from generator.pages.data_tables import DRAFT, SCHEMAS, TABLES, VALUE, GivenIn, Urls, urls_of, value_records, values_of
from generator.pages.facet import Input, leaf
from generator.pages.facets import Facets
from generator.pages.figure_pages import FIGURE
from generator.pages.mentions_table import COLUMNS, MENTIONS_SCHEMA, Spot, rows, spots_of
from generator.pages.page import Page, Tools, View
from generator.pages.popolo import PROPERTIES, OfficeKey, popolo, stems_of
from generator.pages.view_values import Frame, Front

VERSION = 2
"""Version of the data format; it rises when a name or the meaning of a value changes."""
PAGE = "data"
"""Key of the page that describes the data."""
WHOLE_UP_TO = 200
"""The fewest briefings that the main files hold; older years, or months, have files of their own."""


NamedKeys = tuple[tuple[str, ...], ...]
"""The keys of what a briefing mentions, sorted, for each list of `_LISTS`."""
_LISTS: Mapping[str, tuple[str, ...]] = {
    "people": (PERSON,),
    "documents": DOCUMENTS,
    **{KIND[name].folder: (name,) for name in SUBJECTS if KIND[name].quotes},
}
"""For each list of mentions in a briefing's record, the kinds in it."""
RecordLists = Mapping[str, Sequence[Mapping[str, Any]]]
"""For each list of a data file, its records."""


def data_pages(facets: Facets) -> Iterator[Page]:
    """Yield the data files and their schemas; they cover all languages, so they are made with the first."""
    if facets.lang != CODES[0]:
        return
    yield from _schemas(facets)
    for kind in KINDS:
        if kind.plural:
            yield from _files(facets, kind)


def _schemas(facets: Facets) -> Iterator[Page]:
    base = facets.archive.site["base_url"]
    for kind in KINDS:
        if kind.plural:
            path = f"{SCHEMAS}/{kind.folder}.json"
            yield _file(facets, path, _schema_file, {"kind": kind.name, "base": base})
    path = f"{SCHEMAS}/mentions.json"
    yield _file(facets, path, _mentions_schema_file, {"address": f"{base}{path}"})


def _file(facets: Facets, path: str, view: View, inputs: Mapping[str, Input]) -> Page:
    """Return a page whose view returns its whole text."""
    return Page(Frame(path), "plain.txt", facets.lang, view, inputs)


def _schema_file(tools: Tools, kind: str, base: str) -> dict[str, str]:
    return {"text": _json(_schema(KIND[kind], base), indent=1) + "\n"}


def _mentions_schema_file(tools: Tools, address: str) -> dict[str, str]:
    return {"text": _json({"$schema": DRAFT, "$id": address, **MENTIONS_SCHEMA}, indent=1) + "\n"}


def downloads() -> tuple[tuple[str, str, str], ...]:
    """Return (path, title as a message, path of the schema) of the main data files."""
    found = [(data_of(kind.name), kind.plural, f"{SCHEMAS}/{kind.folder}.json") for kind in KINDS if kind.plural]
    tables = ((table.path, table.title, table.schema) for table in TABLES)
    return (*found, (f"{DATA}/mentions.csv", N_("Mentions"), f"{SCHEMAS}/mentions.json"), *tables)


def _files(facets: Facets, kind: Kind) -> Iterator[Page]:
    """Yield the data files of a kind; with those of briefings, the files of their mentions."""
    archive = facets.archive
    files = files_of(archive, facets.relations, kind)
    parts = tuple(f"{kind.folder}{suffix}.json" for suffix in files if suffix)
    for suffix, keys in files.items():
        items = [archive.items[kind.name][key] for key in keys]
        inputs: dict[str, Input] = {
            "kind": kind.name,
            "licence": archive.site["licence"]["content"],
            "base": archive.site["base_url"],
            "parts": () if suffix else parts,
            **(_popolo(facets) if kind.name == PERSON else {"records": tuple(_record(facets, item) for item in items)}),
        }
        view = _popolo_file if kind.name == PERSON else _records_file
        yield _file(facets, f"{DATA}/{kind.folder}{suffix}.json", view, inputs)
        if kind.name == "briefing":
            texts = tuple(_mentions(facets, item, lang) for item in items for lang in CODES if lang in item.texts)
            yield _file(facets, f"{DATA}/mentions{suffix}.csv", _mentions_file, {"texts": texts})


def _record(facets: Facets, item: Item) -> tuple[Input, ...]:
    """Return the inputs of a record; for a figure, the values that briefings give it too."""
    given = values_of(facets, item.key) if item.kind == FIGURE else ()
    return facets.front(item.kind, item.key), urls_of(facets, item), _named(item), given


def _popolo(facets: Facets) -> dict[str, Input]:
    archive, base = facets.archive, facets.archive.site["base_url"]
    people, organisations = archive.items[PERSON].values(), archive.items["organisation"].values()
    stems = dict.fromkeys(stem for item in people for stem in stems_of(item.fields))
    return {
        "people": tuple((facets.front(PERSON, item.key), urls_of(facets, item)) for item in people),
        "organisations": tuple((facets.front(item.kind, item.key), urls_of(facets, item)) for item in organisations),
        "posts": tuple(tuple((one.person, one.number) for one in post) for post in facets.posts),
        "briefings": tuple((stem, f"{base}{facets.path(('briefing', stem))}") for stem in stems),
    }


def _named(item: Item) -> NamedKeys:
    named = dict.fromkeys(thing for text in item.texts.values() for thing in text.named)
    return tuple(tuple(sorted(key for kind, key in named if kind in kinds)) for kinds in _LISTS.values())


def _mentions(facets: Facets, item: Item, lang: str) -> tuple[Input, ...]:
    text = item.texts[lang]
    url = facets.archive.site["base_url"] + facets.relations["briefing", item.key].places[lang].path
    found = digest("spots", text.linked.digest)
    return (facets.front("briefing", item.key), lang, url, leaf(found, partial(spots_of, text)))


def _mentions_file(tools: Tools, texts: tuple[tuple[Front, str, str, tuple[Spot, ...]], ...]) -> dict[str, str]:
    return {"text": written(COLUMNS, (row for text in texts for row in rows(*text)))}


def _records_file(
    tools: Tools, kind: str, licence: str, base: str, parts: tuple[str, ...], records: tuple[tuple[Any, ...], ...]
) -> dict[str, str]:
    folder = KIND[kind].folder
    return {"text": _document(folder, licence, base, parts, {folder: [_shaped(KIND[kind], *one) for one in records]})}


def _popolo_file(
    tools: Tools,
    kind: str,
    licence: str,
    base: str,
    parts: tuple[str, ...],
    people: tuple[tuple[Front, Urls], ...],
    organisations: tuple[tuple[Front, Urls], ...],
    posts: tuple[tuple[OfficeKey, ...], ...],
    briefings: tuple[tuple[str, str], ...],
) -> dict[str, str]:
    lists = popolo(people, organisations, posts, dict(briefings))
    return {"text": _document(KIND[kind].folder, licence, base, parts, lists)}


def _document(folder: str, licence: str, base: str, parts: tuple[str, ...], lists: RecordLists) -> str:
    """Return the JSON of a data file, with each record on a line of its own."""
    head = {"$schema": f"schema/{folder}.json", "version": VERSION, "licence": licence, "archive": base, "parts": parts}
    found = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    for name, records in lists.items():
        rows = ",\n".join(map(_json, records))
        found.append(f"{_json(name)}: [\n{rows}\n]" if rows else f"{_json(name)}: [\n]")
    return "{\n" + ",\n".join(found) + "\n}\n"


def files_of(archive: Archive, relations: Relations, kind: Kind) -> dict[str, Sequence[str]]:
    """Return the keys of the records in each file of a kind, by the suffix of the file's name; the main file has
    none."""
    if kind.name != "briefing":
        return {"": list(archive.items[kind.name])}
    main: list[str] = []
    older: dict[str, list[str]] = {}
    for period, stems in relations.periods.items():
        if len(main) < WHOLE_UP_TO:
            main = [*reversed(stems), *main]
        else:
            older[f"-{period or UNDATED}"] = list(reversed(stems))
    return {"": main, **older}


def _shaped(kind: Kind, front: Front, urls: Urls, named: NamedKeys, given: tuple[GivenIn, ...]) -> dict[str, Any]:
    """Return a record as it is published."""
    key, fields, pages = front.key, front.fields, dict(urls)
    if not kind.paired:
        said = {"values": list(value_records(given))} if kind.valued else {}
        return {"id": key, "urls": pages, **record(kind.fields, fields), **said}
    own = [field for field in kind.fields if field.home != NEUTRAL]
    return {
        "id": key,
        "urls": pages,
        "original": front.original,
        **record([field for field in kind.fields if field.home == NEUTRAL], fields),
        **dict(zip(_LISTS, named, strict=True)),
        "texts": {lang: record(own, front.texts[lang]) for lang in CODES if lang in front.texts},
    }


def _schema(kind: Kind, base: str) -> dict[str, Any]:
    """Return the JSON Schema of the data files of a kind."""
    given = {"id": SLUG, "urls": by_language(ADDRESS)}
    required = [field.name for field in kind.fields if field.required]
    known: Mapping[str, Any]
    if kind.paired:
        own = [field for field in kind.fields if field.home != NEUTRAL]
        text = object_of(properties(own), ["title", "summary"])
        named = {name: {"type": "array", "items": SLUG, "uniqueItems": True} for name in _LISTS}
        neutral = properties(field for field in kind.fields if field.home == NEUTRAL)
        known = {**given, "original": LANGUAGE, **neutral, **named, "texts": by_language(text)}
        needed = ["id", "urls", "original", *_LISTS, "texts"]
    else:
        values = {"values": {"type": "array", "items": VALUE}} if kind.valued else {}
        known, needed = {**given, **properties(kind.fields), **values}, ["id", "urls", *required, *values]
    part = rf"^{kind.folder}-\d{{4}}(-\d{{2}})?\.json$"
    head: dict[str, Any] = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "licence": {"type": "string"},
        "archive": ADDRESS,
        "parts": {"type": "array", "items": {"type": "string", "pattern": part}},
    }
    lists = PROPERTIES if kind.name == PERSON else {kind.folder: (known, needed)}
    arrays = {name: {"type": "array", "items": object_of(*one)} for name, one in lists.items()}
    return {
        "$schema": DRAFT,
        "$id": f"{base}{SCHEMAS}/{kind.folder}.json",
        "title": kind.plural,
        **object_of({**head, **arrays}, [*head, *arrays]),
    }


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
