"""Data: everything the archive knows, for programs: a JSON file for every kind that has an index, all mentions as
CSV, and the JSON Schemas that they keep.

Records are written one a line, in the order of the archive. When briefings are many, the main files hold the newest
years, or months, and name the files of the others, so that one briefing more touches the newest only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.digest import Value, coded, digest
from generator.kinds import DOCUMENTS, KINDS, LANGUAGES, Kind
from generator.model import Data
from generator.pages.address import DATA, UNDATED, Relations, data_of
from generator.pages.bundle import Bundle, Edition
from generator.pages.context import Context
from generator.pages.data_shapes import ADDRESS, LANGUAGE, SLUG, by_language, object_of, properties, record
from generator.pages.mentions import MENTIONS_SCHEMA, MentionsView, mentions_of
from generator.pages.page import Page
from generator.pages.popolo import PERSON_PROPERTIES, popolo
from generator.schema import N_
from generator.shapes import NEUTRAL

VERSION = 1
"""Of the form of the data; it rises when something that was there changes its name or its meaning."""
SCHEMAS = f"{DATA}/schema"
PAGE = "data"
"""Key of the page of the archive that describes them."""
WHOLE_UP_TO = 200
"""Briefings that the main files hold at least; older years, or months, have files of their own."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Record(Value):
    """What is written of one thing."""

    kind: str
    key: str
    urls: Data
    """By language."""
    fields: Data
    original: str
    texts: tuple[tuple[str, Data], ...]
    """(language, fields) of a paired thing."""
    people: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataView(Value):
    """A file of records."""

    head: tuple[tuple[str, str], ...]
    """Name and JSON of what stands before the records."""
    name: str
    sources: tuple[Record, ...]

    @property
    def records(self) -> Iterator[str]:
        """The JSON of each record."""
        return (_json(_shaped(one)) for one in self.sources)


@dataclass(frozen=True, slots=True)
class TextFile(Value):
    """A file whose text is written already."""

    text: str


def data_bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield the data and their schemas; they are in all languages, so only once."""
    context = edition.contexts[0]
    yield Bundle("data/schema", lambda: edition.faces.common, partial(_schemas, context))
    for kind in KINDS:
        if kind.plural:
            yield from _files(edition, context, kind)


def _schemas(context: Context) -> Iterator[Page]:
    for kind in KINDS:
        if kind.plural:
            yield _text(context, f"{SCHEMAS}/{kind.folder}.json", _json(_schema(context, kind), indent=1) + "\n")
    mentions = {"$schema": _DRAFT, "$id": _address(context, f"{SCHEMAS}/mentions.json"), **MENTIONS_SCHEMA}
    yield _text(context, f"{SCHEMAS}/mentions.json", _json(mentions, indent=1) + "\n")


def downloads() -> tuple[tuple[str, str, str], ...]:
    """Return the main files, each with its title, a message, and its schema."""
    found = [(data_of(kind.name), kind.plural, f"{SCHEMAS}/{kind.folder}.json") for kind in KINDS if kind.plural]
    return (*found, (f"{DATA}/mentions.csv", N_("Mentions"), f"{SCHEMAS}/mentions.json"))


def _files(edition: Edition, context: Context, kind: Kind) -> Iterator[Bundle]:
    files = files_of(edition.archive, edition.relations, kind)
    parts = tuple(f"{kind.folder}{suffix}.json" for suffix in files if suffix)
    for suffix, keys in files.items():
        named = () if suffix else parts
        sow = cache(partial(_seed, edition, kind, keys, named))
        yield Bundle(f"data/{kind.folder}{suffix}", sow, partial(_file, context, kind, suffix, keys, named))


def _seed(edition: Edition, kind: Kind, keys: Sequence[str], named: tuple[str, ...]) -> bytes:
    faces, items = edition.faces, edition.archive.items[kind.name]
    things = [faces.said(key) if kind.name == "briefing" else faces.own(items[key]) for key in keys]
    return digest(faces.common, coded(named), *things)


def files_of(archive: Archive, relations: Relations, kind: Kind) -> dict[str, Sequence[str]]:
    """Return the keys of what each file of a kind holds, by what tells its name from that of the main file."""
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


def _file(context: Context, kind: Kind, suffix: str, keys: Sequence[str], parts: tuple[str, ...]) -> Iterator[Page]:
    items = [context.archive.items[kind.name][key] for key in keys]
    head = {
        "$schema": f"schema/{kind.folder}.json",
        "version": VERSION,
        "licence": context.archive.site["licence"]["content"],
        "archive": context.archive.site["base_url"],
        "parts": parts,
    }
    records = tuple(_record(context, item) for item in items)
    view = DataView(tuple((key, _json(value)) for key, value in head.items()), kind.folder, records)
    yield Page(f"{DATA}/{kind.folder}{suffix}.json", "data.json", context.lang, context.chrome, view)
    if kind.name == "briefing":
        mentions = MentionsView(tuple(mentions_of(context, items)))
        yield Page(f"{DATA}/mentions{suffix}.csv", "plain.txt", context.lang, context.chrome, mentions)


def _record(context: Context, item: Item) -> Record:
    named = dict.fromkeys(thing for text in item.texts.values() for thing in text.named)
    return Record(
        item.kind,
        item.key,
        Data(_urls(context, item)),
        item.fields,
        item.original,
        tuple((x.code, item.texts[x.code].fields) for x in LANGUAGES if item.original and x.code in item.texts),
        tuple(sorted(key for kind, key in named if kind == "person")),
        tuple(sorted(key for kind, key in named if kind in DOCUMENTS)),
    )


def _shaped(one: Record) -> dict[str, Any]:
    """Return a record as it is written."""
    kind = KIND[one.kind]
    if kind.name in _RECORDS:
        return _RECORDS[kind.name](one.key, one.fields, one.urls)
    if not kind.paired:
        return {"id": one.key, "urls": one.urls, **record(kind.fields, one.fields)}
    own = [field for field in kind.fields if field.home != NEUTRAL]
    return {
        "id": one.key,
        "urls": one.urls,
        "original": one.original,
        **record([field for field in kind.fields if field.home == NEUTRAL], one.fields),
        "people": one.people,
        "documents": one.documents,
        "texts": {lang: record(own, fields) for lang, fields in one.texts},
    }


_RECORDS: Mapping[str, Callable[[str, Data, Data], dict[str, Any]]] = {"person": popolo}
"""Kinds whose records follow a vocabulary of others instead of our tables."""
_PROPERTIES: Mapping[str, tuple[Mapping[str, Any], Sequence[str]]] = {"person": PERSON_PROPERTIES}
"""Their properties, and which must be there."""


def _schema(context: Context, kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of a kind's files."""
    given = {"id": SLUG, "urls": by_language(ADDRESS)}
    required = [field.name for field in kind.fields if field.required]
    if kind.name in _PROPERTIES:
        known, needed = _PROPERTIES[kind.name]
    elif kind.paired:
        own = [field for field in kind.fields if field.home != NEUTRAL]
        text = object_of(properties(own), ["title", "summary"])
        lists = {name: {"type": "array", "items": SLUG, "uniqueItems": True} for name in ("people", "documents")}
        neutral = properties(field for field in kind.fields if field.home == NEUTRAL)
        known = {**given, "original": LANGUAGE, **neutral, **lists, "texts": by_language(text)}
        needed = ["id", "urls", "original", "people", "documents", "texts"]
    else:
        known, needed = {**given, **properties(kind.fields)}, ["id", "urls", *required]
    part = rf"^{kind.folder}-\d{{4}}(-\d{{2}})?\.json$"
    head: dict[str, Any] = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "licence": {"type": "string"},
        "archive": ADDRESS,
        "parts": {"type": "array", "items": {"type": "string", "pattern": part}},
    }
    records = {"type": "array", "items": object_of(known, needed)}
    return {
        "$schema": _DRAFT,
        "$id": _address(context, f"{SCHEMAS}/{kind.folder}.json"),
        "title": kind.plural,
        **object_of({**head, kind.folder: records}, [*head, kind.folder]),
    }


def _urls(context: Context, item: Item) -> dict[str, str]:
    return {place.lang: _address(context, place.path) for place in context.relations[(item.kind, item.key)].complete}


def _address(context: Context, path: str) -> str:
    return f"{context.archive.site['base_url']}{path}"


def _text(context: Context, path: str, text: str) -> Page:
    return Page(path, "plain.txt", context.lang, context.chrome, TextFile(text))


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
