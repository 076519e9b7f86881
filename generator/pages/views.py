"""Views: all that the template of one page can see. What no view holds, no page can depend on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive.parity import Tally, waived
from generator.digest import Value
from generator.model import Data, Localised
from generator.pages.chart import Chart
from generator.pages.cite import Citation
from generator.pages.listed import Change, Name, Term
from generator.pages.matrix import Matrix
from generator.pages.page import Publisher
from generator.pages.parts import (
    Background,
    Body,
    Card,
    Counted,
    Entry,
    Given,
    Group,
    Held,
    Label,
    Listed,
    Origin,
    Relation,
    Report,
    YearCards,
    YearMoments,
)
from generator.pages.quoted import NameForm, SharedThing, YearQuotes
from generator.pages.rows import ParallelRow, Said, parallel_rows, tally
from generator.pages.strip import EventStrip, Strip


@dataclass(frozen=True, slots=True)
class BriefingView(Value):
    """A briefing, or its stub in a language that it lacks."""

    card: Card
    fields: Data
    """What does not depend on language."""
    own: Data
    """What this language's file says; of a stub, what the original says."""
    own_lang: str
    event: Label | None
    publisher_site: str
    original: str
    """Language of the original."""
    people: tuple[Given, ...]
    body: Body | None
    """None for a stub."""
    same_event: tuple[Entry, ...]
    background: tuple[Background, ...]
    earlier: Entry | None
    later: Entry | None
    citation: Citation | None
    """None for a stub."""
    stale: bool
    """Whether the original has changed since this translation of it."""


@dataclass(frozen=True, slots=True)
class ParallelView(Value):
    """A briefing in all its languages, paragraph beside paragraph."""

    card: Card
    fields: Data
    original: str
    columns: tuple[Body, ...]
    """A text for each language, that of the page first."""
    translators: tuple[Data, ...]
    """How each column came about; empty for the original."""
    heads: tuple[Data, ...]
    """Of each column, the words of its front matter that are compared."""
    waivers: tuple[Data, ...]
    """What may differ, and why."""
    stale: bool
    """Whether the original has changed since it was translated."""

    @property
    def rows(self) -> tuple[ParallelRow, ...]:
        """The texts, paragraph beside paragraph."""
        return parallel_rows(self.columns)

    @property
    def tally(self) -> Tally:
        """How far the original and its translation have the same figures; worked out only when the page is made."""
        found = sorted(zip(self.columns, self.heads, strict=True), key=lambda pair: pair[0].lang != self.original)
        return tally(*(Said(column.lang, head, column.content) for column, head in found[:2]))

    @property
    def waived(self) -> tuple[Data, ...]:
        """The reasons why figures differ on purpose."""
        if not self.waivers:
            return ()
        covering = [waived(one, self.waivers) for one in self.tally.differences if one.what == "figure"]
        return tuple(waiver for waiver in self.waivers if waiver in covering)

    @property
    def translated(self) -> str:
        """The language of the translation, in which those reasons are."""
        return next((column.lang for column in self.columns if column.lang != self.original), self.original)


@dataclass(frozen=True, slots=True)
class EntityView(Value):
    """A person, a document, or a thing of any other kind."""

    label: Label
    others: tuple[Localised, ...]
    """Its titles in other languages."""
    fields: Data
    note: Body | None
    years: tuple[YearQuotes, ...]
    """All mentions; of very many, the newest."""
    every_year: tuple[Label, ...]
    """The pages of the years, newest first, if there are too many mentions for one page."""
    people: tuple[Counted, ...]
    """In the same paragraphs."""
    documents: tuple[Counted, ...]
    forms: tuple[NameForm, ...]
    """The forms under which it was found, in this language, most frequent first."""
    held: Held | None
    strip: Strip | None
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    office_origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class MentionsView(Value):
    """Where a thing is mentioned in one year."""

    label: Label
    others: tuple[Localised, ...]
    """Its titles in other languages."""
    year: YearQuotes
    every_year: tuple[Label, ...]
    """The pages of all years, newest first."""


@dataclass(frozen=True, slots=True)
class EventView(Value):
    """An event with its reports side by side."""

    label: Label
    others: tuple[Localised, ...]
    fields: Data
    note: Body | None
    reports: tuple[Report, ...]
    shared: tuple[SharedThing, ...]
    """What more than one report names."""
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class IndexView(Value):
    """An index of a kind; people have two orders."""

    kind: str
    title: str
    """A message."""
    groups: tuple[Group, ...]
    second: tuple[Group, ...] = ()
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingsView(Value):
    """Briefings by year or month: all of the newest, the rest as links."""

    title: str
    """A message, or a year or month."""
    years: tuple[YearCards, ...]
    links: tuple[Label, ...]
    months: tuple[Counted, ...] = ()
    """Of a year with very many: its months, newest first; on its own page with how many, else with 0."""


@dataclass(frozen=True, slots=True)
class HomeView(Value):
    """The home page of a language."""

    latest: tuple[Card, ...]
    people: tuple[Listed, ...]
    documents: tuple[Listed, ...]
    events: tuple[Listed, ...]
    indexes: tuple[Label, ...]
    """The list of all briefings, and the indexes of documents, people and events."""
    years: tuple[Label, ...]
    about: Label | None
    strip: EventStrip | None


@dataclass(frozen=True, slots=True)
class TimelineView(Value):
    """Everything dated, by year, and drawn; who is named together with which documents."""

    years: tuple[YearMoments, ...]
    chart: Chart | None
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class TermsView(Value):
    """The register of terms: (kind, terms) in the order of the language."""

    groups: tuple[tuple[str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChangesView(Value):
    """What changed, newest day first."""

    days: tuple[tuple[str, tuple[Change, ...]], ...]
    older: bool
    """Whether there were changes before those that are listed."""


@dataclass(frozen=True, slots=True)
class SearchView(Value):
    """The search page; without script it is a list of lists, and of every name."""

    facets: tuple[tuple[str, str], ...]
    """(name, message) of what results can be narrowed by."""
    kinds: tuple[tuple[str, str], ...]
    """(name, message) of what can be found."""
    names: tuple[Name, ...]
    abbreviations: tuple[str, ...]
    """Those that are also written with stops or spaces."""
    lists: tuple[Label, ...]
    years: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class TextView(Value):
    """A page about the archive, or its stub."""

    title: Localised
    own: Data
    own_lang: str
    original: str
    body: Body | None
    downloads: tuple[tuple[str, str, str], ...] = ()
    """Path of a file of data, its title, a message, and the path of its schema."""
    publisher: Publisher | None = None
    """Of the archive, on the page that tells what it is."""
