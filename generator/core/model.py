"""The values that the rooms hand to each other. All are frozen, and none does any work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

PLACEHOLDER = "…"
"""The text of a field or body that a draft leaves to be written."""


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
    """A mistake in a file, without the path of the file, which its reader does not know."""

    at: At
    message: str
    """What is wrong — how to mend it."""
    severity: str = ERROR


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake with its place; problems sort by file, line and column."""

    path: str
    """Relative to the root of the archive, with forward slashes."""
    line: int
    column: int
    message: str
    """What is wrong — how to mend it."""
    severity: str = ERROR


PathKey = tuple[str, ...]
"""The keys that lead to a value in front matter: ("people", "bui-thanh-son")."""


class Words(NamedTuple):
    """Plain prose of a body, in which names are looked for."""

    text: str
    anchor: str
    """Id of the paragraph or list item that holds it."""
    offset: int
    """Where it begins in the text of that unit, in characters."""
    at: At
    quiet: bool = False
    """Whether it stands in a quotation or a heading, where names become no links."""


IMAGE = "image"
"""The scheme of references to pictures."""


class InlineReference(NamedTuple):
    """An explicit reference of a body, ``[label](scheme:target#fragment)``, whose address is filled in later."""

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


ProseSegment = str | Words | InlineReference
"""A piece of a body: finished HTML, prose, or a reference."""


class Unit(NamedTuple):
    """The smallest part of a body that can be cited: a paragraph or a list item."""

    anchor: str
    text: str
    """Its words without mark-up."""
    foreign: tuple[tuple[int, int, str], ...] = ()
    """(start, end, language) of its words in another language."""


class Block(NamedTuple):
    """A top-level block of a body."""

    anchor: str
    """Its id: ``p3``, ``p7a`` when pinned, or the slug of a heading."""
    kind: str
    """paragraph, heading, list, quote, table, code, definitions, footnotes or rule."""
    level: int
    """The level of a heading, from 1; 0 for any other block."""
    segments: tuple[ProseSegment, ...]
    """Its content in order."""
    units: tuple[Unit, ...]
    """Its paragraphs or list items."""
    at: At
    stamp: str = ""
    """Short digest of its kind and prose; a translation records it, and is stale when it changes."""


class Detail(NamedTuple):
    """The part of a file that is loaded only to print or search its text, or to report a mistake in it."""

    marks: Mapping[PathKey, At]
    """Where each value of the front matter stands."""
    body: tuple[Block, ...]
    """The blocks of the body."""


class ReferenceTarget(NamedTuple):
    """The target of an explicit reference of a body, without the label."""

    scheme: str
    """Empty for a reference within the same text; IMAGE for a picture."""
    target: str
    fragment: str
    at: At


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file, as its bytes and its kind alone make it."""

    fields: Data
    """The front matter."""
    findings: tuple[Finding, ...]
    """The mistakes in it."""
    ids: str
    """The ids of the blocks and units of its body, sorted, with spaces between them."""
    stamped: str
    """The stamps of its blocks, with spaces between them."""
    references: tuple[ReferenceTarget, ...]
    """The explicit references of its body."""
    unwritten: bool
    """Whether its body is still the placeholder of a draft."""
    placeholders: tuple[PathKey, ...]
    """The paths of the fields that are still the placeholder of a draft."""
    source_digest: bytes
    """The digest of the file's bytes."""
    head_digest: bytes
    """The digest of its fields."""
    prose_digest: bytes
    """The digest of its body."""
    outline_digest: bytes
    """The digest of the structure that its blocks share with their counterparts in another language."""
    detail: Callable[[], Detail]
    """Loads the part of the file that is rarely needed."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of the blocks and units of its body, sorted."""
        return tuple(self.ids.split(" ")) if self.ids else ()

    @property
    def stamps(self) -> tuple[str, ...]:
        """The stamps of its blocks, in order."""
        return tuple(self.stamped.split())

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value of the front matter stands."""
        return self.detail().marks

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return self.detail().body


class Localised(NamedTuple):
    """A text and its language, which may differ from the language of the page."""

    text: str
    lang: str


class Picture(NamedTuple):
    """A file under ``content/images/``."""

    digest: bytes
    """The digest of its bytes."""
    width: int
    """In pixels; 0 for a drawing that has no size of its own."""
    height: int
    """In pixels; 0 for a drawing that has no size of its own."""
    file: str
    """Its path under the folder as the disk has it, which may be decomposed (NFD)."""


class Copied(NamedTuple):
    """A file under ``content/files/``."""

    digest: bytes
    """The digest of its bytes."""
    file: str
    """Its path under the folder as the disk has it, which may be decomposed (NFD)."""


MTIME_GRANULARITY = 2_000_000_000
"""Nanoseconds: on every file system, two changes further apart give a file different times (FAT counts in 2 s)."""
