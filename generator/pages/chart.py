"""The timeline as a drawing: events, documents and offices in lanes along one axis; dates in, drawing units out.

Every mark has its name beside it as text. Names that would touch stand in different lanes; one that would leave the
drawing on the right stands left of its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.archive.dated import Tenure, day_of, tenures
from generator.archive.items import Item
from generator.archive.titles import pick
from generator.core.kinds import DOCUMENTS
from generator.core.schema import MOST_SHORT
from generator.language.dates import earliest, format_short
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.office import period
from generator.pages.strip import Bar, Scale, bar
from generator.pages.view_values import Link, Tick

WIDTH = 960
"""Drawing units from edge to edge; shown at one pixel a unit or larger."""
LANE, BAR_LANE, HEAD, GAP = 26, 36, 30, 34
"""Height of a lane of marks, of an office, of the axis, and of a group's heading."""
_LETTER = 7.1
"""Width of a letter at the size of the names, generously."""
_LONGEST = MOST_SHORT
"""Letters of a name; the whole of it stands in the mark's title and in the list."""
_LONGEST_OFFICE = 100
"""An office has its lane to itself."""
MOST = 40
"""Marks of one group, the latest; the list has all."""


class ChartMark(NamedTuple):
    """A mark with its name."""

    x: int
    y: int
    link: Link
    name: str
    """As much of it as there is room for."""
    text_x: int
    anchor: str
    """Whether the name begins or ends at ``text_x``: start or end."""
    date: str


class OfficeBar(NamedTuple):
    """An office in its lane."""

    bar: Bar
    link: Link
    name: str
    """Of the person, with as much of the office as there is room for."""
    text_x: int
    anchor: str
    whole: str
    """Of the person, with the whole office and its days."""


class Chart(NamedTuple):
    """The timeline drawn."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    events: tuple[ChartMark, ...]
    documents: tuple[ChartMark, ...]
    offices: tuple[OfficeBar, ...]
    curves: tuple[tuple[int, int, int, int], ...]
    """From documents to the events whose reports name them."""
    headings: tuple[int, int, int]
    """Where the headings of the groups stand; 0 for an empty one."""
    all: bool
    """Whether everything dated is drawn, rather than the latest of it."""


Dated = tuple[tuple[str, Link], ...]
Held = tuple[tuple[Link, Tenure, str], ...]
"""People with an office and its days in words."""


def chart(facets: Facets) -> Facet[Chart | None]:
    """Return the drawing; None where nothing has a date."""
    events, documents = _dated(facets, "event"), _dated(facets, "resolution")
    offices = sorted(_offices(facets), key=lambda one: (one[0], one[1]))
    kept = events[-MOST:], documents[-MOST:], offices[-MOST:]
    return made(
        _drawn,
        facets.lang,
        *(tuple((day, facets.link(item.kind, item.key)) for day, item in group) for group in kept[:2]),
        tuple((facets.link("person", key), one, period(one, facets.interface)) for _, key, one in kept[2]),
        tuple(_joined(facets, [item for _, item in kept[0]], [item for _, item in kept[1]])),
        int(kept == (events, documents, offices)),
    )


def _dated(facets: Facets, kind: str) -> list[tuple[str, Item]]:
    items = facets.archive.items[kind].values()
    found = [(day, one) for one in items if (day := day_of(one.fields))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].key))


def _offices(facets: Facets) -> Iterator[tuple[str, str, Tenure]]:
    """Yield (first day that is known, key of the person, office) of every office."""
    for item in facets.archive.items["person"].values():
        yield from ((min(office.days), item.key, office) for office in tenures(item.fields))


def _joined(facets: Facets, events: Sequence[Item], documents: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield (number of an event, number of a document that its reports name)."""
    archive = facets.archive
    for number, event in enumerate(events):
        reports = (archive.listings[stem] for stem in archive.reports.get(event.key, ()))
        named = {key for listing in reports for kind, key in listing.named if kind in DOCUMENTS}
        yield from ((number, n) for n, document in enumerate(documents) if document.key in named)


def _drawn(
    lang: str, events: Dated, documents: Dated, offices: Held, joined: tuple[tuple[int, int], ...], whole: int
) -> Chart | None:
    days = [day for group in (events, documents) for day, _ in group] + [d for _, one, _ in offices for d in one.days]
    if not days:
        return None
    scale = Scale(days, WIDTH)
    top = HEAD
    drawn_events, events_end = _lanes(scale, events, top + GAP, lang)
    drawn_documents, documents_end = _lanes(scale, documents, events_end + GAP, lang)
    bars = tuple(_office(scale, documents_end + GAP + BAR_LANE * n, *one, lang) for n, one in enumerate(offices))
    height = documents_end + GAP + BAR_LANE * len(bars) if bars else documents_end
    headings = (
        top + GAP - 12 if events else 0,
        events_end + GAP - 12 if documents else 0,
        documents_end + GAP - 10 if bars else 0,
    )
    curves = tuple(
        (drawn_documents[n].x, drawn_documents[n].y - 6, drawn_events[m].x, drawn_events[m].y + 7) for m, n in joined
    )
    ticks = scale.ticks(lang)
    return Chart(WIDTH, height, ticks, drawn_events, drawn_documents, bars, curves, headings, bool(whole))


def _lanes(scale: Scale, dated: Dated, top: int, lang: str) -> tuple[tuple[ChartMark, ...], int]:
    """Return marks with names that do not touch, and where the next group begins."""
    taken: list[list[tuple[float, float]]] = []
    drawn = []
    for day, link in dated:
        x = min(max(scale.at(earliest(day)), 8), WIDTH - 8)
        name, text_x, anchor = _place(link.name, x + 12, x - 12)
        start, end = (x - 10, text_x + _long(name)) if anchor == "start" else (text_x - _long(name), x + 10)
        lane = next((n for n, spans in enumerate(taken) if all(end < a or b < start for a, b in spans)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        level = top + LANE * lane + LANE // 2
        drawn.append(ChartMark(x, level, link, name, text_x, anchor, format_short(day, lang)))
    return tuple(drawn), top + LANE * len(taken) if taken else top - GAP


def _place(text: str, right: int, left: int, longest: int = _LONGEST) -> tuple[str, int, str]:
    """Return a name with where it stands: from ``right`` on, or where there is more room, up to ``left``."""
    longest = min(longest, int(max(WIDTH - right, left) / _LETTER))
    name = text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
    return (name, right, "start") if right + _long(name) <= WIDTH or left < WIDTH / 2 else (name, left, "end")


def _long(text: str) -> float:
    return len(text) * _LETTER


def _office(scale: Scale, top: int, link: Link, office: Tenure, when: str, lang: str) -> OfficeBar:
    title = pick(office.title, lang)
    drawn = bar(scale, top, office, when, lang)
    name, text_x, anchor = _place(f"{link.name}, {title.text}", drawn.x, drawn.x + drawn.width, _LONGEST_OFFICE)
    return OfficeBar(drawn, link, name, text_x, anchor, f"{link.name}, {title.text} ({when})")
