"""Strips: the geometry of time drawn as static SVG; what goes in is dates, what comes out is lengths in drawing units.

Time is linear and a strip begins and ends with a whole year, so that the years' marks need no explanation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.titles import pick
from generator.archive.values import Item
from generator.digest import Value
from generator.language.dates import earliest, format_short, latest
from generator.model import Localised
from generator.pages.context import Context
from generator.pages.parts import Label

WIDTH = 720
"""Drawing units from edge to edge."""
LANE, HEAD = 30, 26
"""Height of a lane, and of the axis above the lanes."""
_TICKS = 8
_MONTHS_UP_TO = 2
_UNKNOWN = 0.4
"""Years that an end which is not established runs on, hatched."""


@dataclass(frozen=True, slots=True)
class Tick(Value):
    """A year on an axis, or a month of it."""

    x: int
    text: str


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
    """A briefing on a strip, or the briefings of a year."""

    x: int
    y: int
    label: Label
    count: int = 1


@dataclass(frozen=True, slots=True)
class Strip(Value):
    """A drawing of time."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def office_strip(
    context: Context, item: Item, mentioned: Iterable[tuple[str, str]], years: Mapping[str, Label]
) -> Strip | None:
    """Return a person's offices in lanes, with the briefings that mention them as dots.

    ``mentioned`` gives date and stem of each, newest first; ``years`` are the pages of its years, by year, where there
    are very many: a dot stands for each of these then. None where no office has a date.
    """
    offices = [one for one in item.fields.get("offices", ()) if any(end in one for end in ("from", "until", "ongoing"))]
    dots = [(day, stem) for day, stem in mentioned if day]
    days = [day for one in offices for end in ("from", "until", "ongoing") for day in one.get(end, "").split() if day]
    if not offices:
        return None
    scale = Scale([*days, *(day for day, _ in dots)])
    bars = tuple(
        bar(scale, HEAD + LANE * number, one, pick(one["title"], context.lang)) for number, one in enumerate(offices)
    )
    height = HEAD + LANE * len(bars) + (LANE if dots else 0)
    level = HEAD + LANE * len(bars) + LANE // 2
    if years:
        counts = Counter(day[:4] for day, _ in dots)
        marks = tuple(Dot(scale.at(date(int(year), 7, 1)), level, years[year], count) for year, count in counts.items())
    else:
        marks = tuple(Dot(scale.at(earliest(day)), level, context.label("briefing", stem)) for day, stem in dots)
    return Strip(WIDTH, height, scale.ticks(context.lang), bars, marks)


class Scale:
    """From a day to a place on the axis."""

    def __init__(self, days: Sequence[str], width: int = WIDTH) -> None:
        self.first = min(earliest(day) for day in days).year
        self.last = max(latest(day) for day in days).year + 1
        self.width = width

    def at(self, day: date) -> int:
        """Return the place of a day, in drawing units from the left edge."""
        start = date(self.first, 1, 1).toordinal()
        length = date(self.last, 1, 1).toordinal() - start
        return round((day.toordinal() - start) * self.width / length)

    def ticks(self, lang: str) -> tuple[Tick, ...]:
        """Return the marks of the axis: years, and where there are only one or two of them their quarters too."""
        years = self.last - self.first
        if years <= _MONTHS_UP_TO:
            days = [f"{year}-{month:02}" for year in range(self.first, self.last) for month in (1, 4, 7, 10)]
        else:
            days = [str(year) for year in range(self.first, self.last, max(1, -(-years // _TICKS)))]
        return tuple(Tick(self.at(earliest(day)), format_short(day, lang)) for day in days)


def bar(scale: Scale, top: int, office: Mapping[str, str], title: Localised) -> Bar:
    """Return an office on an axis, hatched where an end is not established."""
    run = round(_UNKNOWN * scale.width / (scale.last - scale.first))
    known = [end for end in ("from", "until", "ongoing") if end in office]
    start = scale.at(earliest(office["from"])) if "from" in office else None
    last = office.get("until") or office.get("ongoing")
    end = scale.at(latest(last)) if last else None
    solid_from = start if start is not None else end
    solid_to = end if end is not None else start
    assert known and solid_from is not None and solid_to is not None
    before = 0 if start is not None else min(run, solid_from)
    after = 0 if "until" in office else min(run, scale.width - solid_to)
    return Bar(top, solid_from, solid_to - solid_from, before, after, title)


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


def event_strip(
    context: Context, events: Sequence[tuple[str, Label]], documents: Sequence[tuple[str, Label]]
) -> EventStrip | None:
    """Return dated events above dated documents; None where nothing has a date."""
    days = [day for day, _ in (*events, *documents)]
    if not days:
        return None
    scale = Scale(days)
    lanes = ((events, HEAD + LANE // 2), (documents, HEAD + LANE + LANE // 2))
    marks = [tuple(Mark(scale.at(earliest(day)), y, label, day) for day, label in found) for found, y in lanes]
    return EventStrip(WIDTH, HEAD + 2 * LANE, scale.ticks(context.lang), marks[0], marks[1])
