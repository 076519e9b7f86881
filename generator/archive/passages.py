"""Passages: what linking makes of the body of one text. All values are frozen, but for when their words are fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.digest import Value
from generator.model import At, Problem, Ref, Unit, Words


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


Structure = tuple[Any, ...]
"""What counterparts have in common: of a heading its level, of any other block its kind and its numbers."""


class Traits(NamedTuple):
    """What of a text is asked for only when a page that shows it is made, each part by itself: see `Linked`."""

    outline: Callable[[], tuple[Structure, ...]]
    stamps: Callable[[], tuple[str, ...]]
    spots: Callable[[], tuple[tuple[str, str, str, str], ...]]
    terms: Callable[[], tuple[tuple[str, str], ...]]


class Content(Value):
    """A text whole, known by its digest; what it holds is fetched only when a page is made of it."""

    __slots__ = ("_mentions", "_passages", "_traits")

    def __init__(
        self,
        digest: bytes,
        passages: Callable[[], tuple[Passage, ...]],
        mentions: Callable[[], tuple[Mention, ...]],
        traits: Callable[[], Traits],
    ) -> None:
        self._digest = digest
        self._passages, self._mentions, self._traits = passages, mentions, traits

    def keep(self, other: Content) -> None:
        """Let go of what is held here; from now on it is fetched as another of the same digest fetches it."""
        self._passages, self._mentions, self._traits = other._passages, other._mentions, other._traits

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its blocks."""
        return self._passages()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every occurrence of a registered name or document, in order."""
        return self._mentions()

    @property
    def traits(self) -> Traits:
        """What else is asked of it."""
        return self._traits()


class Mentioned(NamedTuple):
    """How a text mentions a thing."""

    words: str
    """The digest (base 16) of the words that do."""
    at: At
    """Where the first of them begin."""
    forms: tuple[tuple[str, int], ...]
    """The different ones, with how often."""


Company = tuple[str, tuple[tuple[str, str], ...]]
"""Things that one paragraph names: its anchor; (kind, key), of the kinds whose pages list where they are mentioned, two
or more."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of a body; it holds as long as the file, the day and the names sought in it do."""

    content: Content
    trace: bytes
    """The digest of where it mentions what, and in which form."""
    usage: bytes
    """The digest of its terms."""
    links: tuple[tuple[str, str], ...]
    """(kind, key) of everything that its words lead to, in order of first appearance."""
    mentioned: Mapping[tuple[str, str], Mentioned]
    """By (kind, key), in order of first appearance."""
    together: tuple[Company, ...]
    """What is named together, paragraph by paragraph."""
    refs: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    """(kind, key, fragment) of its explicit references, and the languages that have the fragment."""
    images: tuple[tuple[str, int, int], ...]
    """Name, width and height."""
    problems: tuple[Problem, ...]
    date: str
    """The day by which documents must have been issued to be meant."""
    words: str
    """The words in which forms are sought, as they are compared."""

    @property
    def outline(self) -> tuple[Structure, ...]:
        """What every block has in common with its counterparts."""
        return self.content.traits.outline()

    @property
    def stamps(self) -> tuple[str, ...]:
        """The stamp of every block."""
        return self.content.traits.stamps()

    @property
    def spots(self) -> tuple[tuple[str, str, str, str], ...]:
        """(anchor, kind, key, words) of every mention, in order."""
        return self.content.traits.spots()

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """The forms of terms that occur, each with the first paragraph in which it does."""
        return self.content.traits.terms()
