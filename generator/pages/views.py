"""Views: all that the template of one page can see. What no view holds, no page can depend on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.digest import Value
from generator.model import Data, Localised
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
    Moment,
    NameForm,
    Origin,
    Relation,
    Report,
    YearCards,
    YearQuotes,
)


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


@dataclass(frozen=True, slots=True)
class EntityView(Value):
    """A person, a document, or a thing of any other kind."""

    label: Label
    others: tuple[Localised, ...]
    """Its titles in other languages."""
    fields: Data
    note: Body | None
    years: tuple[YearQuotes, ...]
    people: tuple[Counted, ...]
    """In the same paragraphs."""
    documents: tuple[Counted, ...]
    forms: tuple[NameForm, ...]
    held: Held | None
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    office_origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class EventView(Value):
    """An event with its reports side by side."""

    label: Label
    others: tuple[Localised, ...]
    fields: Data
    note: Body | None
    reports: tuple[Report, ...]
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
    """Briefings by year: all of the newest years, the rest as links."""

    title: str
    years: tuple[YearCards, ...]
    links: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class HomeView(Value):
    """The home page of a language."""

    latest: tuple[Card, ...]
    people: tuple[Listed, ...]
    documents: tuple[Listed, ...]
    events: tuple[Listed, ...]
    years: tuple[Label, ...]
    about: Label | None


@dataclass(frozen=True, slots=True)
class TimelineView(Value):
    """Everything dated, by year."""

    years: tuple[tuple[str, tuple[Moment, ...]], ...]


@dataclass(frozen=True, slots=True)
class TermsView(Value):
    """The register of terms: (kind, terms) in the order of the language."""

    groups: tuple[tuple[str, tuple[Data, ...]], ...]


@dataclass(frozen=True, slots=True)
class TextView(Value):
    """A page about the archive, or its stub."""

    title: Localised
    own: Data
    own_lang: str
    original: str
    body: Body | None
