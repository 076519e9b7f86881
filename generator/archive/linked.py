"""What linking makes of the body of one text: which registered things it mentions, and where."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.passages import Links
from generator.archive.thing import Thing
from generator.core.model import At

Company = tuple[str, tuple[Thing, ...]]
"""The anchor of a paragraph, and the two or more things that it mentions, of kinds whose pages list mentions."""


class Mention(NamedTuple):
    """One occurrence of a registered name or document in a text."""

    kind: str
    key: str
    anchor: str
    """Of the unit that holds it."""
    start: int
    """Where the name stands in the text of that unit."""
    end: int
    words: str
    """The name as the text writes it, on one line."""


MOST_QUOTED = 3
"""Paragraphs of one text that are quoted where a thing is mentioned; the rest is a click away."""


class Quoted(NamedTuple):
    """A mention with the text of the unit that holds it."""

    anchor: str
    start: int
    end: int
    text: str
    foreign: tuple[tuple[int, int, str], ...]
    """Words of the text in another language: from, to, which."""


class Named(NamedTuple):
    """How one text mentions one thing."""

    digest: bytes
    """Of all words that a page about the thing can quote."""
    packed: bytes
    """What `quoted` returns, as it is stored: every build knows all quotations, and few are shown again."""
    paragraphs: int
    """How many mention it."""
    at: tuple[int, int]
    """Line and column of the first mention in the file."""
    forms: tuple[tuple[str, int], ...]
    """The different words by which the text names it, with how often."""

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """The first mention in each of the first `MOST_QUOTED` paragraphs, and the first outside of a list."""
        return tuple([Quoted(*one) for one in marshal.loads(self.packed)])


class Occurrences(NamedTuple):
    """The part of linking that is asked for only when the text is printed or checked."""

    mentions: tuple[Mention, ...]
    """In order."""
    links: Links
    """The words of its body that become links."""


class Complaint(NamedTuple):
    """Something that linking found wrong in one text."""

    at: At
    message: str
    severity: str


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """The result of linking one text."""

    named: Mapping[Thing, Named]
    """Everything that the text mentions, in order of first appearance."""
    targets: tuple[Thing, ...]
    """Everything to which its words lead, in order of first appearance."""
    together: tuple[Company, ...]
    """Paragraph by paragraph."""
    terms: tuple[tuple[str, str], ...]
    """The forms of registered terms that occur, each with the first unit in which it does."""
    complaints: tuple[Complaint, ...]
    agrees: bool
    """Whether the people whom it names are those of its front matter."""
    digest: bytes
    """Of the places and words of all mentions, and the places of all links."""
    occurrences: Callable[[], Occurrences]
