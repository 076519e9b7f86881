"""The values of the linked archive: what the documents mean together, as pages receive it. All are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.digest import Value
from generator.model import At, Data, PathKey, Picture, Problem, Ref, Unit, Words


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a registered name or document in a text."""

    kind: str
    key: str
    lang: str
    anchor: str
    text: str
    """The words of the whole unit."""
    start: int
    end: int
    """Where the name stands in ``text``."""
    foreign: tuple[tuple[int, int, str], ...] = ()
    """Words of ``text`` in another language: from, to, which."""


@dataclass(frozen=True, slots=True)
class Link(Value):
    """A registered thing to which words of a body lead."""

    kind: str
    key: str
    fragment: str
    label: str
    """HTML of the words."""
    there: tuple[str, ...] = ()
    """Languages in which the thing has the fragment's paragraph."""


@dataclass(frozen=True, slots=True)
class Image(Value):
    """A picture in a body."""

    name: str
    alternative: str
    """HTML of what it shows, for those who cannot see it."""
    width: int
    height: int


Piece = str | Link | Image
"""A piece of a linked body."""


@dataclass(frozen=True, slots=True)
class Passage(Value):
    """A block of a body whose references have been resolved, though not yet to addresses."""

    anchor: str
    kind: str
    level: int
    pieces: tuple[Piece, ...]
    units: tuple[Unit, ...] = field(metadata={"shown": False})
    at: At = field(default=At(1, 1), metadata={"shown": False})
    spots: tuple[Words | Ref, ...] = field(default=(), metadata={"shown": False})
    """Its words as they stand in the source."""
    stamp: str = field(default="", metadata={"shown": False})


@dataclass(frozen=True, slots=True)
class Text:
    """A thing of the archive in one language."""

    lang: str
    path: str
    fields: Data
    """What this language's file says; for the original that includes what does not depend on language."""
    marks: Mapping[PathKey, At]
    body: tuple[Passage, ...]
    links: tuple[tuple[str, str], ...]
    """(kind, key) of everything that its words lead to, in order of first appearance."""
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing, a page about the archive, or a register entry, in all languages."""

    kind: str
    key: str
    """The stem of its files."""
    path: str
    """The file that holds what does not depend on language."""
    fields: Data
    marks: Mapping[PathKey, At]
    texts: Mapping[str, Text]
    """By language; of a register entry, its notes."""
    original: str
    """Language of the original; empty for a register entry, which is in all."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The mentions of one thing in one briefing."""

    briefing: str
    """Its stem."""
    office: Mapping[str, str]
    """What the briefing calls a person, by language; empty for a document."""
    caption: bool
    """Whether the report names the person in a caption only."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """By language."""


class Reason(NamedTuple):
    """Why one briefing is background to another: what both name."""

    briefing: str
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything together, linked and in order."""

    site: Data
    sources: Mapping[str, Data]
    terms: tuple[Data, ...]
    items: Mapping[str, dict[str, Item]]
    """Kind, then key; briefings by date and stem, the rest as their kind sorts."""
    quoted: Mapping[tuple[str, str], tuple[Quoted, ...]]
    """(kind, key) to its mentions, newest briefing first."""
    background: Mapping[str, tuple[Reason, ...]]
    """Stem to at most three earlier briefings."""
    images: Mapping[str, Picture]
    """By name under ``content/images/``."""
    problems: tuple[Problem, ...]
