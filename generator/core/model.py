"""The values that travel between the rooms. All are frozen and do no work beyond holding what their names say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

PLACEHOLDER = "…"
"""What stands in a draft where something is still to be written."""


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


class Words(NamedTuple):
    """Plain prose of a body in which names may be found."""

    text: str
    anchor: str
    """Id of the paragraph or list item that it stands in."""
    offset: int
    """Where it begins in the text of that unit."""
    at: At
    quiet: bool = False
    """Whether it stands in a quotation or a heading, where names are left alone."""


IMAGE = "image"
"""The scheme of references to pictures."""


class Ref(NamedTuple):
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
    at: At


Segment = str | Words | Ref
"""A piece of a body: finished HTML, prose, or a reference."""


class Unit(NamedTuple):
    """The smallest thing that can be cited: a paragraph or a list item, with its words."""

    anchor: str
    text: str
    foreign: tuple[tuple[int, int, str], ...] = ()
    """Words in another language: from, to, which."""


class Block(NamedTuple):
    """A top-level block of a body."""

    anchor: str
    """``p3``, ``p7a`` when pinned, or a heading's slug."""
    kind: str
    """paragraph, heading, list, quote, table, code, definitions, footnotes or rule."""
    level: int
    """Of a heading; 0 for the rest."""
    segments: tuple[Segment, ...]
    units: tuple[Unit, ...]
    at: At
    stamp: str = ""
    """Short digest of its kind and prose, by which a translation knows what it renders."""


class Detail(NamedTuple):
    """The part of a file that is asked for only when its text is printed or searched, or something is wrong in it."""

    marks: Mapping[PathKey, At]
    """Where each value of the front matter stands."""
    body: tuple[Block, ...]


class Reference(NamedTuple):
    """An explicit reference of a body, without its words."""

    scheme: str
    """Empty for a reference within the text; IMAGE for a picture."""
    target: str
    fragment: str
    at: At


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What one file says, read from its bytes and its kind alone."""

    fields: Data
    findings: tuple[Finding, ...]
    ids: str
    """Those of the blocks and units of its body, sorted, with spaces between them."""
    stamped: str
    """The stamp of every block, with spaces between them."""
    references: tuple[Reference, ...]
    unwritten: bool
    """Whether its body is only what stands in a new draft."""
    open: tuple[PathKey, ...]
    """The fields that are only what stands in a new draft."""
    source: bytes
    """The digest of its bytes."""
    head: bytes
    """The digest of its fields."""
    prose: bytes
    """The digest of its body."""
    outline: bytes
    """The digest of what its blocks have in common with their counterparts in another language."""
    detail: Callable[[], Detail]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Ids of the blocks and units of its body, sorted."""
        return tuple(self.ids.split(" ")) if self.ids else ()

    @property
    def stamps(self) -> tuple[str, ...]:
        """The stamp of every block."""
        return tuple(self.stamped.split())

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value stands."""
        return self.detail().marks

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks."""
        return self.detail().body


class Localised(NamedTuple):
    """A text and the language it is in, for readers of another one."""

    text: str
    lang: str


class Picture(NamedTuple):
    """A file under ``content/images/``."""

    digest: bytes
    width: int
    """In pixels; 0 for a drawing that has no size of its own."""
    height: int
    file: str
    """Its path there as the disk has it, which may be decomposed."""


class Copied(NamedTuple):
    """A file under ``content/files/``."""

    digest: bytes
    file: str
    """Its path there as the disk has it, which may be decomposed."""


SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells changes apart on every file system (FAT counts in two seconds)."""
