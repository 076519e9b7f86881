"""JSON Schemas: from the tables by which files are read to schemas, with which an editor's tools help while writing.

The schemas describe the shape of a file only; a build checks the rest, for example whether an event exists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE
from generator.core.kinds import CODES, KINDS, TERMS
from generator.core.schema import MOST_SHORT
from generator.core.shapes import (
    EACH,
    NEUTRAL,
    TRANSLATION,
    ByLanguage,
    Choice,
    Field,
    Keyed,
    Many,
    Record,
    Scalar,
    Shape,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": ["string", "number", "boolean"]}
"""The types that other readers of YAML give to a plain scalar; a build reads all of them as text."""
_STEM = "[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = rf"^{_STEM}$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_WEB = r"^https?://[^\s]+$"

FORMS: Mapping[str, Mapping[str, Any]] = {
    "line": {**_TEXT, "maxLength": 1000},
    "short": {**_TEXT, "maxLength": MOST_SHORT},
    "text": _TEXT,
    "marked": {**_TEXT, "maxLength": 1000},
    "slug": {**_TEXT, "pattern": _SLUG, "maxLength": 120},
    "date": {"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$", "minimum": 1900, "maximum": 2100},
    "day": {"type": "string", "pattern": _DAY},
    "url": {"type": "string", "pattern": _WEB},
    "origin": {"type": "string", "pattern": rf"^(https?://[^\s]+|briefing:{_STEM}(#{_STEM})?)$"},
    "base_url": {"type": "string", "pattern": _WEB},
    "authority": {"type": "string", "pattern": r"^[A-Za-z0-9.@_-]+,[0-9]{4}(-[0-9]{2}){0,2}$"},
    "contact": {"type": "string", "minLength": 3},
    "language": {"enum": list(CODES)},
    "flag": {"type": "boolean"},
    "on": {"type": "boolean"},
    "stamp": {**_TEXT, "pattern": r"^[0-9a-f]{8}$"},
}
"""For each form of a scalar, its schema; every key of ``source.scalars.FORMS`` has one."""


def schemas() -> dict[str, str]:
    """Return file name to JSON Schema for every kind of front matter and every data file."""
    made: dict[str, Any] = {}
    for kind in KINDS:
        if kind.paired:
            made[kind.name] = _record(_in(kind.fields, EACH, NEUTRAL))
            made[f"{kind.name}-translation"] = _record(_in(kind.fields, EACH, TRANSLATION))
        else:
            made[kind.name] = _record(kind.fields)
    for file in (SITE_FILE, NEWSPAPERS_FILE, TERMS):
        made[file.path.partition(".")[0]] = _schema(file.shape)
    return {
        f"{name}.json": json.dumps({"$schema": DRAFT, "title": name, **made[name]}, ensure_ascii=False, indent=2) + "\n"
        for name in sorted(made)
    }


def _in(fields: Iterable[Field], *homes: str) -> tuple[Field, ...]:
    return tuple(field for field in fields if field.home in homes)


def _scalar(shape: Scalar) -> dict[str, Any]:
    return dict(FORMS[shape.form])


def _choice(shape: Choice) -> dict[str, Any]:
    return {"enum": list(shape.values)}


def _many(shape: Many) -> dict[str, Any]:
    each = {"type": "array", "items": _schema(shape.item)}
    return {"anyOf": [each, _schema(shape.item)]} if shape.plain else each


def _by_language(shape: ByLanguage) -> dict[str, Any]:
    properties = {code: _schema(shape.item) for code in CODES}
    each = {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
    if shape.every:
        each["required"] = list(CODES)
    return {"anyOf": [each, _schema(shape.item)]} if shape.plain else each


def _keyed(shape: Keyed) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": _SLUG}, "additionalProperties": _schema(shape.item)}


def _of_record(shape: Record) -> dict[str, Any]:
    whole = _record(shape.fields)
    if shape.needs:
        whole["allOf"] = [{"if": _given(name), "then": _given(other)} for name, other in shape.needs]
    if not shape.short:
        return whole
    return {"anyOf": [whole, _schema(next(field.shape for field in shape.fields if field.name == shape.short))]}


def _given(name: str) -> dict[str, Any]:
    """Return a schema of the mappings in which a field is given and not empty."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


_WRITERS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Scalar: _scalar,
    Choice: _choice,
    Many: _many,
    ByLanguage: _by_language,
    Keyed: _keyed,
    Record: _of_record,
}


def _schema(shape: Shape) -> dict[str, Any]:
    return _WRITERS[type(shape)](shape)


def _record(fields: Iterable[Field]) -> dict[str, Any]:
    """Return a schema of a record; a field that is not required may also be empty, which counts as not given."""
    fields = tuple(fields)
    properties = {
        field.name: _schema(field.shape) if field.required else {"anyOf": [_schema(field.shape), {"type": "null"}]}
        for field in fields
    }
    required = [field.name for field in fields if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
