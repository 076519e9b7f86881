"""Office strips: a person's offices as bars over time, drawn as static SVG; dates go in, places in drawing units come
out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.archive.entry_dates import Tenure, tenures
from generator.archive.items import Item
from generator.archive.titles import pick
from generator.core.model import Localised
from generator.language.dates import earliest, format_short, latest
from generator.language.numbers import format_number
from generator.pages.axis import LETTER, Axis, Scale
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.flags import LINE, lines_of
from generator.pages.office import period
from generator.pages.view_values import Link

WIDTH = 286
"""Width of the drawing in drawing units: what the narrowest phone has for letters that can be read."""
HEAD, LANE = 26, 34
"""Height of the axis above the lanes, and of the lane of the briefings."""
THICK = 7
"""Height of a bar."""
_UNKNOWN = 0.4
"""The years for which a bar is hatched beyond an end that is not known."""


class Bar(NamedTuple):
    """An office in its lane; an end that is not known is hatched. Places are in drawing units."""

    y: int
    """Height of the bar in the drawing."""
    x: int
    """Where the bar begins, without the hatched part before it."""
    width: int
    """Without the hatched parts."""
    before: int
    """Width of the hatched part before the bar; 0 if the beginning is known."""
    after: int
    """Width of the hatched part after the bar; 0 if the end is known."""
    name: str
    """The title of the office."""
    lang: str
    """Language of the name; empty if it is the page's."""
    when: str
    """The days of the office in words."""
    text_x: int
    """Where the lines begin."""
    lines: tuple[tuple[str, int], ...]
    """The words above the bar: each line with its height in the drawing."""
    height: int
    """Height of the whole lane."""


class Dot(NamedTuple):
    """A briefing on a strip, or all briefings of a year."""

    x: int
    y: int
    href: str
    """The address to which the dot leads."""
    name: str
    """The title of the briefing, or the year with its number of briefings."""
    lang: str
    """Language of the name; empty if it is the page's."""
    date: str
    """The date printed below the dot; empty where there is no room."""
    date_x: int
    """The middle of the date."""
    date_y: int
    """The height of the date in the drawing: dates that would touch stand in two rows."""


class Strip(NamedTuple):
    """The drawing of a person's offices."""

    width: int
    height: int
    axis: Axis
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


def office_strip(facets: Facets, item: Item, newest_first: Sequence[str]) -> Facet[Strip] | None:
    """Return the drawing of a person's offices, with a dot for each dated briefing that mentions the person; None
    without offices.

    ``newest_first`` are the stems of those briefings. If there are so many that every year has a page, a dot stands for
    a year.
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
    scale = Scale([*(day for one, _ in offices for day in one.days), *days], WIDTH)
    bars, level = [], HEAD
    for office, when in offices:
        bars.append(bar(scale, level, office, when, lang, pick(office.title, lang).text, WIDTH))
        level += bars[-1].height
    if numbers:
        found = [
            (date(int(link.name), 7, 1), link.name, f"{link.name} ({format_number(n, lang)})", link)
            for link, n in zip(links, numbers, strict=True)
        ]
    else:
        found = [
            (earliest(day), format_short(day, lang), link.name, link) for day, link in zip(days, links, strict=True)
        ]
    dots = tuple(_dots(scale, level + LANE // 2 - 3, found))
    foot = max((dot.date_y + 4 for dot in dots), default=level)
    return Strip(WIDTH, foot, scale.drawn(lang), tuple(bars), dots)


def _dots(scale: Scale, level: int, found: Sequence[tuple[date, str, str, Link]]) -> Iterator[Dot]:
    """Yield the dots of (day, date in words, name, link), newest first.

    A date is printed once, in the first of two rows that has room for it.
    """
    free, before = [float(WIDTH), float(WIDTH)], ""
    for day, words, name, link in found:
        x, half = scale.at(day), len(words) * LETTER / 2
        middle = round(min(max(x, half), WIDTH - half))
        row = next((n for n in (0, 1) if middle + half <= free[n] + 1), None) if words != before else None
        before = words
        if row is not None:
            free[row] = middle - half - 8
        yield Dot(
            x, level, link.href, name, link.lang, "" if row is None else words, middle, level + 22 + LINE * (row or 0)
        )


def bar(scale: Scale, top: int, office: Tenure, when: str, lang: str, words: str, width: int) -> Bar:
    """Return an office as a bar below the axis, hatched where an end is not known; ``words`` stand above it.

    ``top`` is the upper edge of its lane, ``when`` the days of the office in words, ``width`` that of the drawing.
    """
    run = round(_UNKNOWN * scale.year)
    start = scale.at(earliest(office.begun.date)) if office.begun else None
    last = office.ended or office.ongoing
    end = scale.at(latest(last.date)) if last else None
    solid_from = start if start is not None else end
    solid_to = end if end is not None else start
    assert solid_from is not None and solid_to is not None, "an office without a date has no place on an axis"
    before = 0 if start is not None else min(run, solid_from - scale.left)
    after = 0 if office.ended else min(run, scale.right - solid_to)
    title = pick(office.title, lang)
    lines = lines_of(words, int(width / LETTER))
    text_x = max(0, min(solid_from - before, round(width - max(map(len, lines)) * LETTER)))
    written = tuple((line, top + 14 + LINE * n) for n, line in enumerate(lines))
    level = top + 3 + LINE * len(lines)
    lane = level - top + THICK + 8
    own = title.text, foreign(title, lang), when
    return Bar(level, solid_from, solid_to - solid_from, before, after, *own, text_x, written, lane)


def foreign(text: Localised, lang: str) -> str:
    """Return the language of a text; empty if it is the page's."""
    return "" if text.lang in ("", lang) else text.lang
