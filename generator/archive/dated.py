"""Dates of registers, each with its source, and offices as the span of days that their dates give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.core.model import Data
from generator.language.dates import latest

DAYS = ("issued", "signed", "date")
"""Fields that say of what day a thing is; it has one of them at most."""


class InBriefing(NamedTuple):
    """A place in a briefing of the archive where something is said."""

    stem: str
    fragment: str
    """Of the paragraph; empty for the briefing as a whole."""


class Dated(NamedTuple):
    """A date with where it is said."""

    date: str
    source: str
    """Empty if the sources of the whole entry stand for it."""


class Tenure(NamedTuple):
    """An office of a person, with the days that are established; one of them at least is."""

    title: Mapping[str, str]
    """By language."""
    begun: Dated | None
    ended: Dated | None
    ongoing: Dated | None
    """A day on which the office is known to have been held."""
    source: str
    """Of the office as such; empty if only its dates have sources."""
    organisation: str = ""
    """The key of the organisation whose office it is; empty if that is not registered."""

    @property
    def dates(self) -> tuple[Dated, ...]:
        """All dates, that of the beginning first."""
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
    """Return the briefing that a source of a register names; None for a web address."""
    scheme, _, rest = source.partition(":")
    stem, _, fragment = rest.partition("#")
    return InBriefing(stem, fragment) if scheme == "briefing" else None


def dated(fields: Mapping[str, Any], name: str, source: str = "") -> Dated | None:
    """Return a date of a register entry, or None; ``source`` is where a date is said that stands alone."""
    value = fields.get(name, Data())
    return Dated(value["date"], value.get("source", source)) if "date" in value else None


def day_of(fields: Mapping[str, Any]) -> str:
    """Return of what day a thing is: of its issue, its signing, or its own; empty if that is not known."""
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
    """Whether an office of a person ended, or may have ended, later than a day."""
    return any(latest(one.ended.date) > latest(day) for one in spans if one.ended)
