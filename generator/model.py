"""The values that travel between the rooms. All are frozen and do no work beyond holding what their names say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from generator.digest import Value


class Data(dict[str, Any]):
    """An immutable mapping of field name to converted value: text, tuple or Data, never None."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("Data cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


class At(NamedTuple):
    """A place in a source file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters after composition (NFC)."""


ERROR, WARNING, NOTICE = "error", "warning", "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in one file, before anybody has said which file."""

    at: At
    message: str
    """What is wrong — how to mend it."""
    severity: str = ERROR


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong, with its place; sorted by file, line and column."""

    path: str
    """Relative to the root of the archive, with forward slashes."""
    line: int
    column: int
    message: str
    severity: str = ERROR


PathKey = tuple[str, ...]
"""Where a value stands in front matter: ("people", "bui-thanh-son")."""


@dataclass(frozen=True, slots=True)
class Words(Value):
    """Plain prose of a body in which names may be found."""

    text: str
    anchor: str
    """Id of the paragraph or list item that it stands in."""
    offset: int
    """Where it begins in the text of that unit."""
    at: At = field(metadata={"shown": False})


@dataclass(frozen=True, slots=True)
class Ref(Value):
    """An explicit reference of a body, still a hole: ``[label](scheme:target#fragment)``."""

    scheme: str
    target: str
    fragment: str
    label: str
    """HTML of the label."""
    text: str
    """The label without mark-up."""
    anchor: str
    offset: int
    at: At = field(metadata={"shown": False})


Segment = str | Words | Ref
"""A piece of a body: finished HTML, prose, or a reference."""


class Unit(NamedTuple):
    """The smallest thing that can be cited: a paragraph or a list item, with its words."""

    anchor: str
    text: str
    foreign: tuple[tuple[int, int, str], ...] = ()
    """Words in another language: from, to, which."""


@dataclass(frozen=True, slots=True)
class Block(Value):
    """A top-level block of a body."""

    anchor: str
    """``p3``, ``p7a`` when pinned, or a heading's slug."""
    kind: str
    """paragraph, heading, list, quote, table, code, definitions, footnotes or rule."""
    level: int
    """Of a heading; 0 for the rest."""
    segments: tuple[Segment, ...]
    units: tuple[Unit, ...]
    at: At = field(metadata={"shown": False})
    stamp: str = field(default="", metadata={"shown": False})
    """Short digest of its kind and prose, by which a translation knows what it renders."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, read from its bytes and its kind alone."""

    fields: Data
    marks: Mapping[PathKey, At]
    body: tuple[Block, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Localised(Value):
    """A text and the language it is in, for readers of another one."""

    text: str
    lang: str


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


class Picture(NamedTuple):
    """A file under ``content/images/``."""

    digest: bytes
    width: int
    """In pixels; 0 for a drawing that has no size of its own."""
    height: int


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
