"""Shapes: the types of which the tables in `schema` describe the front matter of every file, and `scalars`, which walks
through the values of a file by them.

A shape describes a node of YAML; a field gives a shape its name, and says whether it is required and in which file of a
pair it belongs. `source.fields` reads files by these values, `commands.json_schemas` describes them to other tools.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text of a certain form."""

    form: str = "line"
    """A key of ``source.scalars.FORMS``."""
    names: str = ""
    """The kind of the entry whose file the text names; empty for any other text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]
    """The values that may be given."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    item: Shape
    plain: bool = False
    """Whether plain text may stand for a list of that text alone; it is never split."""


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A mapping of language code to a value; at least one language."""

    item: Shape
    plain: bool = False
    """Whether plain text may stand for the same value in every language."""
    every: bool = False
    """Whether the value must be given in every language."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping whose keys have the form of a slug."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with named fields."""

    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    """Fields of which at least one is required."""
    short: str = ""
    """The field for which plain text may stand instead of the mapping; empty if there is none."""
    needs: tuple[tuple[str, str], ...] = ()
    """(field, another field that is required beside it)."""
    named: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    """The fields by name."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", {one.name: one for one in self.fields})


Shape = Scalar | Choice | Many | ByLanguage | Keyed | Record

NEUTRAL, EACH, TRANSLATION = "neutral", "each", "translation"


@dataclass(frozen=True, slots=True)
class Field:
    """A named value of a record."""

    name: str
    """Its name in the front matter."""
    shape: Shape
    required: bool = False
    """Whether it must be given."""
    home: str = NEUTRAL
    """The files of a pair that hold it: NEUTRAL only the original, EACH all, TRANSLATION only translations."""


def scalars(
    fields: Iterable[Field], values: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Scalar, str]]:
    """Yield every text that a record holds: where it stands, its shape, and the text itself."""
    for one in fields:
        if one.name in values:
            yield from _scalars(one.shape, values[one.name], (*path, one.name))


def _scalars(shape: Shape, value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar, str]]:
    match shape:
        case Scalar():
            yield path, shape, value
        case Many(item):
            for number, one in enumerate(value):
                yield from _scalars(item, one, (*path, str(number)))
        case ByLanguage(item) | Keyed(item):
            for name, one in value.items():
                yield from _scalars(item, one, (*path, name))
        case Record(fields):
            yield from scalars(fields, value, path)
