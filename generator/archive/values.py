"""The values of the linked archive: what the documents mean together, as pages receive it. All are frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.archive.passages import Company, Linked, Mention, Passage
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

    @property
    def withdrawn(self) -> bool:
        """Whether the briefing is withdrawn."""
        return "withdrawn" in self.fields


class Named(NamedTuple):
    """A thing that a briefing mentions."""

    kind: str
    key: str
    langs: tuple[str, ...]
    """Of the texts that mention it."""
    words: str
    """A digest (base 16) of the words that do, in all of them."""
    forms: tuple[tuple[tuple[str, int], ...], ...]
    """The different ones with how often, of each of the texts."""
    office: tuple[tuple[str, str], ...]
    """What the briefing calls a person, by language; empty for a document."""


class Listing(NamedTuple):
    """What lists, and other briefings, ask of a briefing: so little that all of them are at hand while their texts wait
    until a page shows them."""

    stem: str
    original: str
    langs: tuple[str, ...]
    """Of its texts, in the order of the table."""
    date: str
    """By which it is listed."""
    dated: bool
    """Whether that is the date of what it reports."""
    changed: str
    """The day of its last change of substance."""
    days: tuple[str, ...]
    """All days on which something of it changed, in order."""
    event: str
    named: tuple[Named, ...]
    """What it mentions, of the kinds whose pages list where they are mentioned."""
    together: tuple[tuple[Company, ...], ...]
    """What is named together, in each of its texts."""
    refs: tuple[str, ...]
    """Stems of the briefings to which its texts lead."""
    sources: tuple[str, ...]
    """The digest (base 16) of each of its files, in the order of ``langs``."""
    said: str
    """A digest of its front matter, and of what it mentions where."""
    usage: str
    """A digest of the terms that it uses."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The mentions of one thing in one briefing."""

    briefing: str
    """Its stem."""
    named: Named
    """What its listing says of the thing."""
    item: Callable[[str], Item]
    """Gives a briefing by its stem."""

    @property
    def thing(self) -> tuple[str, str]:
        """(kind, key)."""
        return self.named.kind, self.named.key

    @property
    def texts(self) -> Mapping[str, Text]:
        """The briefing in the languages in which it mentions the thing."""
        texts = self.item(self.briefing).texts
        return {lang: texts[lang] for lang in self.named.langs}

    @property
    def office(self) -> Mapping[str, str]:
        """What the briefing calls a person, by language; empty for a document."""
        return dict(self.named.office)

    @property
    def caption(self) -> bool:
        """Whether the report names the person in a caption only."""
        people = self.item(self.briefing).fields.get("people", {})
        return bool(people.get(self.named.key, {}).get("as") == "caption")


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
    items: Mapping[str, Mapping[str, Item]]
    """Kind, then key; briefings by date and stem, the rest as their kind sorts. Withdrawn ones are not among them."""
    listings: Mapping[str, Listing]
    """Of the briefings, by stem, in their order."""
    quoted: Mapping[tuple[str, str], tuple[Quoted, ...]]
    """(kind, key) to its mentions, newest briefing first."""
    naming: Mapping[tuple[str, str], Sequence[str]]
    """(kind, key) to the stems of the briefings that mention it, in order."""
    background: Mapping[str, tuple[Reason, ...]]
    """Stem to at most three earlier briefings."""
    neighbours: Mapping[str, Neighbours]
    """By stem."""
    reports: Mapping[str, tuple[str, ...]]
    """Event to the stems of the briefings that report it, in order."""
    related: Mapping[tuple[str, str], tuple[tuple[str, Data], ...]]
    """(kind, key) to what other entries of the kind say of it: (key of the other, what its ``related`` says)."""
    namesakes: frozenset[tuple[str, str, str]]
    """(kind, language, name) of the names that more than one thing of a register goes by."""
    drafts: frozenset[tuple[str, str]]
    """(kind, key) of what is left out because it is a draft."""
    images: Mapping[str, Picture]
    """By name under ``content/images/``."""
    problems: tuple[Problem, ...]
    withdrawn: Mapping[tuple[str, str], Item] = field(default_factory=dict)
    """(kind, key) to the briefings that are withdrawn, in the order of their keys."""

    def item(self, kind: str, key: str) -> Item:
        """Return a thing, a withdrawn briefing too; raises KeyError if there is none."""
        return self.withdrawn.get((kind, key)) or self.items[kind][key]

    @property
    def every_item(self) -> Iterator[Item]:
        """All things, withdrawn briefings last."""
        yield from (item for group in self.items.values() for item in group.values())
        yield from self.withdrawn.values()
