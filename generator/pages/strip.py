"""Strips: the geometry of time drawn as static SVG; what goes in is dates, what comes out is lengths in drawing units.

Time is linear and a strip begins and ends with a whole year, so that the years' marks need no explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.titles import pick
from generator.digest import Value
from generator.language.dates import earliest, latest
from generator.model import Item, Localised
from generator.pages.context import Context
from generator.pages.parts import Entry, Label

WIDTH = 720
"""Drawing units from edge to edge."""
LANE, HEAD = 30, 26
"""Height of a lane, and of the axis above the lanes."""
_TICKS = 8
_UNKNOWN = 0.4
"""Years that an end which is not established runs on, hatched."""


@dataclass(frozen=True, slots=True)
class Tick(Value):
    """A year on an axis."""

    x: int
    year: str


@dataclass(frozen=True, slots=True)
class Bar(Value):
    """An office in its lane; what is not established at either end is hatched."""

    y: int
    x: int
    width: int
    before: int
    after: int
    title: Localised


@dataclass(frozen=True, slots=True)
class Dot(Value):
    """A briefing on a strip."""

    x: int
    y: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Strip(Value):
    """A drawing of time."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def office_strip(context: Context, item: Item, mentioned: Iterable[tuple[str, str]]) -> Strip | None:
    """Return a person's offices in lanes, with the briefings that mention them as dots.

    ``mentioned`` gives date and stem of each; None where no office has a date.
    """
    offices = [one for one in item.fields.get("offices", ()) if any(end in one for end in ("from", "until", "ongoing"))]
    dots = [(day, stem) for day, stem in mentioned if day]
    days = [day for one in offices for end in ("from", "until", "ongoing") for day in one.get(end, "").split() if day]
    if not offices:
        return None
    scale = _Scale([*days, *(day for day, _ in dots)])
    bars = tuple(_bar(scale, number, one, pick(one["title"], context.lang)) for number, one in enumerate(offices))
    height = HEAD + LANE * len(bars) + (LANE if dots else 0)
    level = HEAD + LANE * len(bars) + LANE // 2
    marks = tuple(Dot(scale.at(earliest(day)), level, context.entry(stem)) for day, stem in dots)
    return Strip(WIDTH, height, scale.ticks(), bars, marks)


class _Scale:
    """From a day to a place on the axis."""

    def __init__(self, days: Sequence[str]) -> None:
        self.first = min(earliest(day) for day in days).year
        self.last = max(latest(day) for day in days).year + 1

    def at(self, day: date) -> int:
        start = date(self.first, 1, 1).toordinal()
        length = date(self.last, 1, 1).toordinal() - start
        return round((day.toordinal() - start) * WIDTH / length)

    def ticks(self) -> tuple[Tick, ...]:
        step = max(1, -(-(self.last - self.first) // _TICKS))
        years = range(self.first, self.last, step)
        return tuple(Tick(self.at(date(year, 1, 1)), str(year)) for year in years)


def _bar(scale: _Scale, number: int, office: dict[str, str], title: Localised) -> Bar:
    run = round(_UNKNOWN * WIDTH / (scale.last - scale.first))
    known = [end for end in ("from", "until", "ongoing") if end in office]
    start = scale.at(earliest(office["from"])) if "from" in office else None
    last = office.get("until") or office.get("ongoing")
    end = scale.at(latest(last)) if last else None
    solid_from = start if start is not None else end
    solid_to = end if end is not None else start
    assert known and solid_from is not None and solid_to is not None
    before = 0 if start is not None else min(run, solid_from)
    after = 0 if "until" in office else min(run, WIDTH - solid_to)
    return Bar(HEAD + LANE * number, solid_from, solid_to - solid_from, before, after, title)


@dataclass(frozen=True, slots=True)
class Mark(Value):
    """Something dated on a strip of events."""

    x: int
    y: int
    label: Label
    date: str


@dataclass(frozen=True, slots=True)
class EventStrip(Value):
    """Events and documents along one axis."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    events: tuple[Mark, ...]
    documents: tuple[Mark, ...]


def event_strip(events: Sequence[tuple[str, Label]], documents: Sequence[tuple[str, Label]]) -> EventStrip | None:
    """Return dated events above dated documents; None where nothing has a date."""
    days = [day for day, _ in (*events, *documents)]
    if not days:
        return None
    scale = _Scale(days)
    lanes = ((events, HEAD + LANE // 2), (documents, HEAD + LANE + LANE // 2))
    marks = [tuple(Mark(scale.at(earliest(day)), y, label, day) for day, label in found) for found, y in lanes]
    return EventStrip(WIDTH, HEAD + 2 * LANE, scale.ticks(), marks[0], marks[1])
