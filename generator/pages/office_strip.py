"""Strips: the geometry of time drawn as static SVG; dates go in, lengths in drawing units come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.archive.dated import Tenure, tenures
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

WIDTH = 720
"""Drawing units from edge to edge."""
HEAD, LANE = 26, 34
"""Height of the axis above the lanes, and of the lane of the briefings."""
THICK = 7
"""Height of a bar."""
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
    text_x: int
    lines: tuple[tuple[str, int], ...]
    """What is written above the bar, each line with its height."""
    height: int
    """Of the whole lane."""


class Dot(NamedTuple):
    """A briefing on a strip, or the briefings of a year."""

    x: int
    y: int
    href: str
    name: str
    lang: str
    """Of the name; empty if it is the page's."""
    date: str
    """Written beneath it; empty where there is no room."""


class Strip(NamedTuple):
    """A drawing of a person's offices."""

    width: int
    height: int
    axis: Axis
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
    return Strip(WIDTH, level + (LANE + 6 if dots else 0), scale.drawn(lang), tuple(bars), dots)


def _dots(scale: Scale, level: int, found: Sequence[tuple[date, str, str, Link]]) -> Iterator[Dot]:
    """Yield the dots of (day, date in words, name, link), newest first; those with room have their date beneath."""
    free = WIDTH + 40.0
    for day, words, name, link in found:
        x, half = scale.at(day), len(words) * LETTER / 2
        roomy = x + half <= free
        free = x - half - 8 if roomy else free
        yield Dot(x, level, link.href, name, link.lang, words if roomy else "")


def bar(scale: Scale, top: int, office: Tenure, when: str, lang: str, words: str, width: int) -> Bar:
    """Return an office on an axis, hatched where an end is not established, beneath the words for it.

    ``when`` are its days in words, ``width`` is that of the drawing.
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
    """Return the language of words if it is not that of the page."""
    return "" if text.lang in ("", lang) else text.lang
