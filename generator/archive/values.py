"""The values of the linked archive: what the documents mean together, as pages receive it. All are frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.digest import Value
from generator.model import At, Data, Document, PathKey, Picture, Problem, Ref, Unit, Words


@dataclass(frozen=True, slots=True)
class Mention(Value):
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


class Told(NamedTuple):
    """A text whole."""

    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]


class Content(Value):
    """A text whole, known by its digest; what it holds is fetched only when a page is made of it."""

    __slots__ = ("_fetch", "_told")
    _told: Told

    def __init__(self, digest: bytes, fetch: Callable[[], Told]) -> None:
        self._digest = digest
        self._fetch = fetch

    def keep(self, fetch: Callable[[], Told]) -> None:
        """Let go of what was fetched; from now on it is kept elsewhere."""
        self._fetch = fetch
        with suppress(AttributeError):
            del self._told

    @property
    def told(self) -> Told:
        """The passages and mentions."""
        try:
            return self._told
        except AttributeError:
            self._told = self._fetch()
            return self._told


Structure = tuple[Any, ...]
"""What counterparts have in common: of a heading its level, of any other block its kind and its numbers."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of a body; it holds as long as the file, the day and the names sought in it do."""

    content: Content
    outline: tuple[Structure, ...]
    """Of every block."""
    stamps: tuple[str, ...]
    """Of every block."""
    links: tuple[tuple[str, str], ...]
    """(kind, key) of everything that its words lead to, in order of first appearance."""
    spots: tuple[tuple[str, str, str], ...]
    """(anchor, kind, key) of what each paragraph mentions, in order of first appearance."""
    mentioned: Mapping[tuple[str, str], str]
    """(kind, key) of everything that it mentions, in that order, to the digest (base 16) of the words that do."""
    terms: tuple[tuple[str, str], ...]
    """The forms of terms that occur, each with the first paragraph in which it does."""
    refs: tuple[tuple[str, str, str], ...]
    """(kind, key, fragment) of its explicit references."""
    images: tuple[tuple[str, int, int], ...]
    """Name, width and height."""
    problems: tuple[Problem, ...]
    date: str
    """The day by which documents must have been issued to be meant."""
    words: str
    """The words in which forms are sought, as they are compared."""


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
        return self.linked.content.told.passages

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every occurrence of a registered name or document."""
        return self.linked.content.told.mentions

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

    @property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """The occurrences, by language."""
        return {
            lang: tuple(one for one in text.mentions if (one.kind, one.key) == self.thing)
            for lang, text in self.texts.items()
        }


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
