"""Parts of the pages that list what is small: names, terms and changes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.digest import Value
from generator.model import Data, Localised
from generator.pages.parts import Entry, Label


@dataclass(frozen=True, slots=True)
class Name(Value):
    """What a person, document, event or term is called."""

    label: Label
    fragment: str
    line: Localised | None
    """What is said beside it."""
    forms: tuple[str, ...]
    """Further names by which it is sought, in every language."""
    term: bool
    """Whether it is a term; one word finds only the terms that begin with it."""


@dataclass(frozen=True, slots=True)
class Occurrence(Value):
    """Where a briefing first uses a term."""

    entry: Entry
    anchor: str


@dataclass(frozen=True, slots=True)
class Term(Value):
    """A term of the register."""

    anchor: str
    fields: Data
    found: tuple[Occurrence, ...]
    """The latest briefings that use it."""
    more: bool
    """Whether older ones do too."""


@dataclass(frozen=True, slots=True)
class Change(Value):
    """Something that was added or changed."""

    date: str
    what: str
    """A message."""
    label: Label
    languages: tuple[str, ...]
    """Which texts it concerns, where that is worth saying."""
    note: Localised | None
