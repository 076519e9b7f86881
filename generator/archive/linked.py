"""Linked texts: the values that linking makes of the body of one text: the entries that it mentions, and where."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.item_key import ItemKey
from generator.archive.passages import LinksByPlace
from generator.core.model import At

NamedTogether = tuple[str, tuple[ItemKey, ...]]
"""(id of a paragraph, the two or more entries that it mentions, of kinds whose pages list mentions)."""


class Mention(NamedTuple):
    """One occurrence of a registered name or document in a text."""

    kind: str
    """The kind of the entry."""
    key: str
    """The key of the entry."""
    anchor: str
    """The id of the unit that holds it."""
    start: int
    """Where the name begins in the text of that unit."""
    end: int
    """Where the name ends in that text."""
    words: str
    """The name as the text writes it, on one line."""


MOST_QUOTED = 3
"""The most paragraphs of one text that the page of an entry quotes."""


class Quoted(NamedTuple):
    """A mention with the text of the unit that holds it."""

    anchor: str
    start: int
    end: int
    text: str
    foreign: tuple[tuple[int, int, str], ...]
    """(start, end, language) of the words of the text in another language."""


class Named(NamedTuple):
    """The mentions of one entry in one text."""

    digest: bytes
    """The digest of all words that the page of the entry can quote."""
    packed: bytes
    """The value of `quoted` as it is stored: a build loads all quotations and prints few of them."""
    paragraphs: int
    """How many paragraphs mention it."""
    at: tuple[int, int]
    """Line and column of the first mention in the file."""
    forms: tuple[tuple[str, int], ...]
    """The different names that the text uses, each with how often."""
    further: tuple[str, ...] = ()
    """The paragraphs and list items that mention it beyond the first `MOST_QUOTED`."""

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """The first mention in each of the first `MOST_QUOTED` paragraphs, and the first outside of a list."""
        return tuple([Quoted(*one) for one in marshal.loads(self.packed)])


class Occurrences(NamedTuple):
    """The part of the result that is loaded only to print or check the text."""

    mentions: tuple[Mention, ...]
    """All mentions, in order."""
    links: LinksByPlace
    """The names of its body that become links, or only stand on one line."""


class Complaint(NamedTuple):
    """A problem that linking found in one text."""

    at: At
    message: str
    severity: str


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """The result of linking one text."""

    named: Mapping[ItemKey, Named]
    """Every entry that the text mentions, in order of first appearance."""
    targets: tuple[ItemKey, ...]
    """Every entry to which it links, in order of first appearance."""
    together: tuple[NamedTogether, ...]
    """The entries that each paragraph mentions together."""
    terms: tuple[tuple[str, str], ...]
    """The forms of glossary terms in the text, each with the id of the first unit that has it."""
    complaints: tuple[Complaint, ...]
    agrees: bool
    """Whether the people whom it mentions are those of its front matter."""
    digest: bytes
    """The digest of the positions and words of all mentions, and of the positions of all links."""
    occurrences: Callable[[], Occurrences]
    """Loads the mentions and links when they are needed."""
