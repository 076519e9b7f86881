"""The values of the linked archive: what the documents mean together, as pages receive it. All are frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.archive.linked import Linked, Mention
from generator.archive.passages import Passage, passages
from generator.archive.thing import Thing
from generator.core.model import At, Block, Data, Document, PathKey, Picture, Problem


class Text(NamedTuple):
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
    def body(self) -> tuple[Block, ...]:
        """The blocks."""
        return self.document.body

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every occurrence of a registered name or document."""
        return self.linked.occurrences().mentions

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks of its body, printed."""
        return passages(self.body, self.linked.occurrences().links)

    @property
    def named(self) -> Iterable[Thing]:
        """(kind, key) of everything that it mentions, in order of first appearance."""
        return self.linked.named.keys()


class Item(NamedTuple):
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

    @property
    def withdrawn(self) -> bool:
        """Whether the briefing is withdrawn."""
        return "withdrawn" in self.document.fields


class Listing(NamedTuple):
    """What lists, and other briefings, ask of a briefing."""

    stem: str
    date: str
    """By which it is listed."""
    dated: bool
    """Whether that is the date of what it reports."""
    changed: str
    """The day of its last change of substance."""
    event: str
    named: tuple[Thing, ...]
    """What it mentions in any language, of the kinds whose pages list where they are mentioned, and what it is filed
    under."""


class Neighbours(NamedTuple):
    """The briefings beside one, by stem; empty where there is none."""

    earlier: str
    later: str


class Reason(NamedTuple):
    """Why an earlier briefing is shown beside another: what both name."""

    briefing: str
    shared: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything together, linked and in order."""

    site: Data
    sources: Mapping[str, Data]
    terms: tuple[Data, ...]
    items: Mapping[str, Mapping[str, Item]]
    """Kind, then key; briefings by date and stem, the rest as their kind sorts. Withdrawn ones are not among them."""
    listings: Mapping[str, Listing]
    """Of the briefings, by stem, in their order."""
    naming: Mapping[Thing, Sequence[str]]
    """(kind, key) to the stems of the briefings that mention it, or are filed under it, in order."""
    background: Mapping[str, tuple[Reason, ...]]
    """Stem to at most three earlier briefings that name the same."""
    neighbours: Mapping[str, Neighbours]
    """By stem."""
    reports: Mapping[str, tuple[str, ...]]
    """Event to the stems of the briefings that report it, in order."""
    related: Mapping[Thing, tuple[tuple[str, Data], ...]]
    """(kind, key) to what other entries of the kind say of it: (key of the other, what its ``related`` says)."""
    namesakes: frozenset[tuple[str, str, str]]
    """(kind, language, name) of the names that more than one thing of a register goes by."""
    images: Mapping[str, Picture]
    """By name under ``content/images/``."""
    problems: tuple[Problem, ...]
    withdrawn: Mapping[Thing, Item] = field(default_factory=dict)
    """(kind, key) to the briefings that are withdrawn, in the order of their keys."""

    def item(self, kind: str, key: str) -> Item:
        """Return a thing, a withdrawn briefing too; raises KeyError if there is none."""
        return self.withdrawn.get((kind, key)) or self.items[kind][key]

    @property
    def every_item(self) -> Iterator[Item]:
        """All things, withdrawn briefings last."""
        yield from (item for group in self.items.values() for item in group.values())
        yield from self.withdrawn.values()
