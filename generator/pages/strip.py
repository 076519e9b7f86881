"""Strips: the geometry of time drawn as static SVG; what goes in is dates, what comes out is lengths in drawing units.

Time is linear and a strip begins and ends with a whole year, so that the years' marks need no explanation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator.archive.dated import Tenure, tenures
from generator.archive.items import Item
from generator.archive.titles import pick
from generator.core.model import Localised
from generator.language.dates import earliest, format_short, latest
from generator.language.numbers import format_number
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.office import period
from generator.pages.view_values import Link, Tick

WIDTH = 720
"""Drawing units from edge to edge."""
LANE, HEAD = 30, 26
"""Height of a lane, and of the axis above the lanes."""
_TICKS = 8
_MONTHS_UP_TO = 2
_UNKNOWN = 0.4
"""Years that an end which is not established runs on, hatched."""


class Bar(NamedTuple):
    """An office in its lane; what is not established at either end is hatched."""

    y: int
    x: int
    width: int
    before: int
    after: int
    name: str
    lang: str
    """Of the name; empty if it is the page's."""
    when: str
    """The days in words."""


class Dot(NamedTuple):
    """A briefing on a strip, or the briefings of a year."""

    x: int
    y: int
    href: str
    name: str
    lang: str
    """Of the name; empty if it is the page's."""


class Strip(NamedTuple):
    """A drawing of time."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def office_strip(facets: Facets, item: Item, newest_first: Sequence[str]) -> Facet[Strip] | None:
    """Return a person's offices in lanes, with the briefings that mention them as dots.

    ``newest_first`` are the stems of these. Where they are very many a dot stands for each of the pages of years. None
    where no office is known.
    """
    offices = tuple((one, period(one, facets.interface)) for one in tenures(item.fields))
    if not offices:
        return None
    listings = facets.archive.listings
    dated = tuple((listings[stem].date, stem) for stem in newest_first if listings[stem].dated)
    apart = facets.years_of((item.kind, item.key))
    if apart:
        counts = Counter(day[:4] for day, _ in dated)
        links = tuple(link for link in apart if link.load().name in counts)
        numbers = tuple(counts[link.load().name] for link in links)
        return made(_drawn, facets.lang, offices, tuple(day for day, _ in dated), links, numbers)
    links = facets.links(("briefing", stem) for _, stem in dated)
    return made(_drawn, facets.lang, offices, tuple(day for day, _ in dated), links, ())


def _drawn(
    lang: str,
    offices: tuple[tuple[Tenure, str], ...],
    days: tuple[str, ...],
    links: tuple[Link, ...],
    numbers: tuple[int, ...],
) -> Strip:
    scale = Scale([*(day for one, _ in offices for day in one.days), *days])
    bars = tuple(bar(scale, HEAD + LANE * n, one, when, lang) for n, (one, when) in enumerate(offices))
    height = HEAD + LANE * len(bars) + (LANE if days else 0)
    level = HEAD + LANE * len(bars) + LANE // 2
    if numbers:
        dots = tuple(
            Dot(scale.at(date(int(link.name), 7, 1)), level, link.href, f"{link.name} ({format_number(n, lang)})", "")
            for link, n in zip(links, numbers, strict=True)
        )
    else:
        dots = tuple(
            Dot(scale.at(earliest(day)), level, link.href, link.name, link.lang)
            for day, link in zip(days, links, strict=True)
        )
    return Strip(WIDTH, height, scale.ticks(lang), bars, dots)


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


def bar(scale: Scale, top: int, office: Tenure, when: str, lang: str) -> Bar:
    """Return an office on an axis, hatched where an end is not established; ``when`` are its days in words."""
    run = round(_UNKNOWN * scale.width / (scale.last - scale.first))
    start = scale.at(earliest(office.begun.date)) if office.begun else None
    last = office.ended or office.ongoing
    end = scale.at(latest(last.date)) if last else None
    solid_from = start if start is not None else end
    solid_to = end if end is not None else start
    assert solid_from is not None and solid_to is not None, "an office without a date has no place on an axis"
    before = 0 if start is not None else min(run, solid_from)
    after = 0 if office.ended else min(run, scale.width - solid_to)
    title = pick(office.title, lang)
    return Bar(top, solid_from, solid_to - solid_from, before, after, title.text, foreign(title, lang), when)


def foreign(text: Localised, lang: str) -> str:
    """Return the language of words if it is not that of the page."""
    return "" if text.lang in ("", lang) else text.lang


class StripMark(NamedTuple):
    """Something dated on a strip of events."""

    x: int
    y: int
    link: Link
    date: str


class EventStrip(NamedTuple):
    """Events and documents along one axis."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    events: tuple[StripMark, ...]
    documents: tuple[StripMark, ...]


Dated = tuple[tuple[str, Link], ...]
"""Things with their dates."""


def event_strip(lang: str, events: Dated, documents: Dated) -> EventStrip | None:
    """Return dated events above dated documents; None where nothing has a date."""
    days = [day for day, _ in (*events, *documents)]
    if not days:
        return None
    scale = Scale(days)
    lanes = ((events, HEAD + LANE // 2), (documents, HEAD + LANE + LANE // 2))
    marks = [
        tuple(StripMark(scale.at(earliest(day)), y, link, format_short(day, lang)) for day, link in found)
        for found, y in lanes
    ]
    return EventStrip(WIDTH, HEAD + 2 * LANE, scale.ticks(lang), marks[0], marks[1])
