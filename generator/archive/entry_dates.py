"""Dates and tenures: from the front matter of an entry to its dates with their sources, and its offices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.core.model import Data
from generator.language.dates import latest

DAYS = ("issued", "signed", "date")
"""Fields with the date of an entry; an entry has at most one of them."""


class InBriefing(NamedTuple):
    """A passage of a briefing that is cited as a source."""

    stem: str
    """The stem of the briefing."""
    fragment: str
    """Id of the paragraph; empty for the whole briefing."""


class Dated(NamedTuple):
    """A date with its source."""

    date: str
    """A day, month or year: ``2024-05-01``, ``2024-05``, ``2024``."""
    source: str
    """Empty if the sources of the whole entry apply."""


class Tenure(NamedTuple):
    """An office of a person, with at least one date."""

    title: Mapping[str, str]
    """The title of the office, by language."""
    begun: Dated | None
    """The first day."""
    ended: Dated | None
    """The last day."""
    ongoing: Dated | None
    """A day on which the office is known to have been held."""
    source: str
    """The source of the office itself; empty if only its dates have sources."""
    organisation: str = ""
    """Key of the organisation; empty if none is registered."""

    @property
    def dates(self) -> tuple[Dated, ...]:
        """All dates, the first day first."""
        return tuple(one for one in (self.begun, self.ended, self.ongoing) if one)

    @property
    def days(self) -> tuple[str, ...]:
        """All dates without their sources."""
        return tuple(one.date for one in self.dates)

    @property
    def years(self) -> str:
        """The years in which the office is known to have been held: the first, and the last if it has ended."""
        years = [self.days[0][:4], *([self.ended.date[:4]] if self.ended else [])]
        return "–".join(dict.fromkeys(years))

    @property
    def held_on(self) -> str:
        """The last day on which the office is known to have been held; empty if it has ended."""
        held = None if self.ended else self.ongoing or self.begun
        return held.date if held else ""


def in_briefing(source: str) -> InBriefing | None:
    """Return the place in a briefing that a source of a register names; None for a web address."""
    scheme, _, rest = source.partition(":")
    stem, _, fragment = rest.partition("#")
    return InBriefing(stem, fragment) if scheme == "briefing" else None


def dated(fields: Mapping[str, Any], name: str, source: str = "") -> Dated | None:
    """Return a date of a register entry, or None; ``source`` is the source of a date without one of its own."""
    value = fields.get(name, Data())
    return Dated(value["date"], value.get("source", source)) if "date" in value else None


def day_of(fields: Mapping[str, Any]) -> str:
    """Return the date of an entry: of its issue, of its signing, or its own; empty if it has none."""
    value = next((fields[name] for name in DAYS if name in fields), "")
    return str(value.get("date", "") if isinstance(value, Data) else value)


def tenures(fields: Mapping[str, Any]) -> tuple[Tenure, ...]:
    """Return the offices of a person."""
    return tuple(map(_tenure, fields.get("offices", ())))


def _tenure(office: Data) -> Tenure:
    source = office.get("source", "")
    return Tenure(
        office.get("title", Data()),
        dated(office, "from", source),
        dated(office, "until"),
        dated(office, "ongoing"),
        source,
        office.get("organisation", ""),
    )


def ended_after(spans: tuple[Tenure, ...], day: str) -> bool:
    """Return whether an office of a person ended, or may have ended, after a day."""
    return any(latest(one.ended.date) > latest(day) for one in spans if one.ended)
