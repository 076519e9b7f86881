"""Parts of pages: small frozen values, each with its own digest, of which the views of several pages are made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive.passages import Content, Passage
from generator.digest import Value
from generator.model import Data, Localised


@dataclass(frozen=True, slots=True)
class Label(Value):
    """What a link to a thing needs."""

    kind: str
    key: str
    path: str
    title: Localised
    type: str = ""
    """Of a document: a message."""
    symbol: str = ""
    only: str = ""
    """The one language in which the thing itself can be read, when it is not the language of the page."""
    message: bool = False
    """Whether the title is a message of the interface."""
    apart: Localised | None = None
    """What tells it from another thing of the same name."""
    brief: str = ""
    """A shorter message for it, where there is little room."""
    withdrawn: bool = False
    """Whether its page only says that it is withdrawn."""


@dataclass(frozen=True, slots=True)
class Entry(Value):
    """A briefing in a short list."""

    label: Label
    date: str
    """By which it is listed; partial dates stay partial."""
    dated: bool
    """Whether that is the date of what it reports, rather than of its coming here."""
    publisher: Localised | None


@dataclass(frozen=True, slots=True)
class Card(Value):
    """A briefing in a list with room."""

    entry: Entry
    others: tuple[Localised, ...]
    """Its titles in other languages."""
    summary: Localised
    people: tuple[Label, ...]
    documents: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class YearCards(Value):
    """The briefings of a year, or of a month."""

    year: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Body(Value):
    """A text with everything that its links need."""

    lang: str
    content: Content
    labels: tuple[Label, ...]
    across: tuple[tuple[str, str], ...] = ()
    """(language, path) of the same text elsewhere."""
    shared: tuple[str, ...] = ()
    """Ids of the paragraphs that stand in all of them."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks of the text."""
        return self.content.passages


@dataclass(frozen=True, slots=True)
class Given(Value):
    """A person as a briefing names them."""

    label: Label
    office: Localised | None
    caption: bool


@dataclass(frozen=True, slots=True)
class Origin(Value):
    """Where a statement comes from: a web address or a briefing of the archive."""

    url: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Listed(Value):
    """A thing in an index."""

    label: Label
    line: Localised | None
    """What is said beside it."""
    date: str = ""
    name: Data | None = None
    """Of a person, the parts of the name."""


@dataclass(frozen=True, slots=True)
class Held(Value):
    """The latest office that the archive knows of a person."""

    office: Localised
    as_of: str


@dataclass(frozen=True, slots=True)
class Counted(Value):
    """Something with how often."""

    label: Label
    count: int


@dataclass(frozen=True, slots=True)
class Relation(Value):
    """How a document stands to another one."""

    relation: str
    """A message."""
    incoming: bool
    """Whether the other document's entry says so."""
    label: Label
    source: Origin


@dataclass(frozen=True, slots=True)
class Background(Value):
    """An earlier briefing, with what it shares."""

    entry: Entry
    shared: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Report(Value):
    """One report of an event, with what only it names."""

    card: Card
    people: tuple[Given, ...]
    only_people: tuple[str, ...]
    """Keys of those that no other report of the event names."""
    only_documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group(Value):
    """Part of an index."""

    heading: str
    entries: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Moment(Value):
    """Something that happened, on the timeline."""

    date: str
    what: str
    """A message."""
    label: Label
    detail: Localised | None


@dataclass(frozen=True, slots=True)
class YearMoments(Value):
    """What is dated in a year."""

    year: str
    moments: tuple[Moment, ...]
    briefings: Label | None = None
    """The page of the year, if it has too many briefings to name them here."""
    count: int = 0
    """How many these are."""
