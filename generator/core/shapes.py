"""Shapes: the vocabulary in which the table of kinds says what a file may hold. Literal values only; `source`
reads by them.

A shape describes a node of YAML; a field gives it a name, and says whether it must be there and in which file
it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text of a certain form; a name of ``source.forms.FORMS``."""

    form: str = "line"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    item: Shape
    plain: bool = False
    """Whether plain text stands for a list of it alone; it is never split."""


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A mapping of language code to a value; at least one language."""

    item: Shape
    plain: bool = False
    """Whether plain text stands for the same value in every language."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping whose keys have the form of a slug."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with named fields."""

    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    """Fields of which at least one must be there."""
    short: str = ""
    """The one field that plain text stands for, where a whole mapping would be too much."""
    needs: tuple[tuple[str, str], ...] = ()
    """(field, another that must stand beside it)."""
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
    shape: Shape
    required: bool = False
    home: str = NEUTRAL
    """Of a pair: NEUTRAL stands in the original only, EACH in every language, TRANSLATION in translations only."""
