"""Shapes as data: from the tables by which front matter is read to the published JSON and its JSON Schema.

Both come from the same shape, so a field that is added to a table is published and described without further code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.core.kinds import LANGUAGES
from generator.core.schema import MOST_SHORT
from generator.core.shapes import ByLanguage, Choice, Field, Keyed, Many, Record, Scalar, Shape

PRIVATE = frozenset({"slugs", "former", "nolink", "draft", "raw", "parity", "prose", "stamp", "withdrawn"})
"""Fields that only steer the program; they are not published."""

_PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE = {"type": "string", "pattern": _PARTIAL}
ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}
SLUG = {"type": "string", "pattern": _SLUG}
LANGUAGE = {"enum": [language.code for language in LANGUAGES]}
_FORMS: Mapping[str, Mapping[str, Any]] = {
    "date": DATE,
    "day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "short": {"type": "string", "maxLength": MOST_SHORT},
    "url": ADDRESS,
    "origin": {"type": "string", "pattern": "^(https?://|briefing:[a-z0-9])"},
    "slug": SLUG,
    "language": LANGUAGE,
    "flag": {"type": "boolean"},
}
"""For each form of a scalar, its schema; any other form is text."""


def plain(shape: Shape, value: Any) -> Any:
    """Return a value of a shape as JSON, without private fields."""
    match shape:
        case Many(item):
            return [plain(item, one) for one in value]
        case ByLanguage(item) | Keyed(item):
            return {key: plain(item, one) for key, one in value.items()}
        case Record(fields):
            return record(fields, value)
        case Scalar("flag"):
            return value == "true"
    return value


def record(fields: Iterable[Field], value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the published fields that have a value, in the order of the table."""
    return {one.name: plain(one.shape, value[one.name]) for one in fields if one.name in value and public(one)}


def public(field: Field) -> bool:
    """Return whether a field is published."""
    return field.name not in PRIVATE


def schema_of(shape: Shape) -> dict[str, Any]:
    """Return the JSON Schema of what ``plain`` makes."""
    match shape:
        case Many(item):
            return {"type": "array", "items": schema_of(item)}
        case ByLanguage(item):
            return by_language(schema_of(item))
        case Keyed(item):
            return {"type": "object", "propertyNames": SLUG, "additionalProperties": schema_of(item)}
        case Record(fields, needs=needs):
            found = object_of(properties(fields), [one.name for one in fields if one.required and public(one)])
            return {**found, "dependentRequired": {name: [other] for name, other in needs}} if needs else found
        case Choice(values):
            return {"enum": list(values)}
        case Scalar(form):
            return dict(_FORMS.get(form, {"type": "string"}))


def properties(fields: Iterable[Field]) -> dict[str, Any]:
    """Return the schemas of the published fields."""
    return {one.name: schema_of(one.shape) for one in fields if public(one)}


def object_of(known: Mapping[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    """Return the schema of an object that has no other properties."""
    return {"type": "object", "required": list(required), "additionalProperties": False, "properties": dict(known)}


def by_language(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a value in one or more languages."""
    return {"type": "object", "minProperties": 1, "propertyNames": LANGUAGE, "additionalProperties": dict(item)}
