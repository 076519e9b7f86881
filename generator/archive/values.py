"""The values of the linked archive: what the documents mean together, as pages receive it. All are frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.passages import Linked, Mention, Passage
from generator.model import At, Data, Document, PathKey, Picture, Problem


@dataclass(frozen=True, slots=True)
class Text:
    """A thing of the archive in one language."""

    lang: str
    path: str
    document: Document
    linked: Linked

    @property
    def fields(self) -> Data:
        """What this language's file says; for the original that includes what does not depend on language."""
        return self.document.fields

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value stands in its file."""
        return self.document.marks

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages."""
        return self.linked.content.passages

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every occurrence of a registered name or document."""
        return self.linked.content.mentions

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """(kind, key) of everything that its words lead to."""
        return self.linked.links

    @property
    def named(self) -> Iterable[tuple[str, str]]:
        """(kind, key) of everything that it mentions, in order of first appearance."""
        return self.linked.mentioned.keys()


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing, a page about the archive, or a register entry, in all languages."""

    kind: str
    key: str
    """The stem of its files."""
    path: str
    """The file that holds what does not depend on language."""
    document: Document
    """What that file says."""
    texts: Mapping[str, Text]
    """By language; of a register entry, its notes."""
    original: str
    """Language of the original; empty for a register entry, which is in all."""

    @property
    def fields(self) -> Data:
        """What does not depend on language."""
        return self.document.fields

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value stands in its file."""
        return self.document.marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """The mentions of one thing in one briefing."""

    briefing: str
    """Its stem."""
    office: Mapping[str, str]
    """What the briefing calls a person, by language; empty for a document."""
    caption: bool
    """Whether the report names the person in a caption only."""
    thing: tuple[str, str]
    """(kind, key)."""
    texts: Mapping[str, Text]
    """The briefing in the languages in which it mentions the thing."""


class Neighbours(NamedTuple):
    """The briefings beside one, by stem; empty where there is none."""

    earlier: str
    later: str


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
    neighbours: Mapping[str, Neighbours]
    """By stem."""
    reports: Mapping[str, tuple[str, ...]]
    """Event to the stems of the briefings that report it, in order."""
    related: Mapping[tuple[str, str], tuple[tuple[str, Data], ...]]
    """(kind, key) to what other entries of the kind say of it: (key of the other, what its ``related`` says)."""
    images: Mapping[str, Picture]
    """By name under ``content/images/``."""
    problems: tuple[Problem, ...]
