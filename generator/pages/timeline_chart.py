"""The drawing of the timeline: events above an axis, documents below it, and offices in lanes on an axis of their own.
Dates go in, places in drawing units come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.archive.entry_dates import Tenure, day_of, tenures
from generator.archive.items import Item
from generator.archive.titles import pick
from generator.core.kinds import DOCUMENTS
from generator.pages.axis import Axis, Scale
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.flags import ROOM, DatedLinks, Flag, flags
from generator.pages.office import period
from generator.pages.office_strip import THICK, Bar, bar
from generator.pages.view_values import Link

WIDTH = 1200
"""Width in drawing units; a unit is shown as a pixel or more."""
GUTTER = 96
"""Width left of the axis, for the names of the groups."""
MOST = 40
"""The most events, documents or offices drawn, the latest; the list has all. With more curves than this none is drawn,
because they would hide each other."""
LATEST = 6
"""The most events, and documents, on the strip of the home page."""
_BAND, _JOINED, _AXIS, _APART = 26, 64, 24, 34
"""Heights: of the axis with its years; of the same where curves cross it; of the axis of the offices; of the gap above
that."""


class OfficeBar(NamedTuple):
    """An office in its lane."""

    bar: Bar
    link: Link
    whole: str
    """The person, the office and its days in words."""


class Chart(NamedTuple):
    """A drawing of what happened when."""

    width: int
    height: int
    axis: Axis | None
    """The axis of events and documents; None where there are none."""
    top: int
    """Height in the drawing of the axis' upper side, on which the events stand."""
    bottom: int
    """Height in the drawing of the axis' lower side, from which the documents hang."""
    events: tuple[Flag, ...]
    documents: tuple[Flag, ...]
    curves: tuple[tuple[int, int], ...]
    """Each from the place of a document to that of an event whose reports name it."""
    offices: tuple[OfficeBar, ...]
    held: Axis | None
    """The axis of the offices; None where there are none."""
    level: int
    """Height of that axis in the drawing."""
    all: bool
    """Whether everything dated is drawn; false if only the latest is."""


OfficeInputs = tuple[tuple[Link, Tenure, str], ...]
"""People, each with an office and its days in words."""


def chart(facets: Facets) -> Facet[Chart | None]:
    """Return the drawing of the timeline; its value is None if nothing has a date."""
    events, documents = _dated(facets, "event"), _dated(facets, "resolution")
    offices = sorted(_offices(facets), key=lambda one: (one[0], one[1]))
    kept = events[-MOST:], documents[-MOST:], offices[-MOST:]
    joined = tuple(_joined(facets, [item for _, item in kept[0]], [item for _, item in kept[1]]))
    return made(
        _drawn,
        facets.lang,
        *(tuple((day, facets.link(item.kind, item.key)) for day, item in group) for group in kept[:2]),
        tuple((facets.link("person", key), one, period(one, facets.interface)) for _, key, one in kept[2]),
        joined if len(joined) <= MOST else (),
        int(kept == (events, documents, offices)),
    )


def event_strip(lang: str, events: DatedLinks, documents: DatedLinks) -> Chart | None:
    """Return the drawing of the latest events and documents; None if none has a date."""
    return _drawn(lang, events[-LATEST:], documents[-LATEST:], (), (), 0)


def _dated(facets: Facets, kind: str) -> list[tuple[str, Item]]:
    items = facets.archive.items[kind].values()
    found = [(day, one) for one in items if (day := day_of(one.fields))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].key))


def _offices(facets: Facets) -> Iterator[tuple[str, str, Tenure]]:
    """Yield (earliest known day, key of the person, office) of every office."""
    for item in facets.archive.items["person"].values():
        yield from ((min(office.days), item.key, office) for office in tenures(item.fields))


def _joined(facets: Facets, events: Sequence[Item], documents: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield (number of an event, number of a document that a report of the event names)."""
    archive = facets.archive
    for number, event in enumerate(events):
        reports = (archive.listings[stem] for stem in archive.reports.get(event.key, ()))
        named = {key for listing in reports for kind, key in listing.named if kind in DOCUMENTS}
        yield from ((number, n) for n, document in enumerate(documents) if document.key in named)


def _drawn(
    lang: str,
    events: DatedLinks,
    documents: DatedLinks,
    offices: OfficeInputs,
    joined: tuple[tuple[int, int], ...],
    whole: int,
) -> Chart | None:
    days = [day for group in (events, documents) for day, _ in group]
    known = [day for _, office, _ in offices for day in office.days]
    if not days and not known:
        return None
    height = top = bottom = level = 0
    axis = held = None
    above: tuple[Flag, ...] = ()
    below: tuple[Flag, ...] = ()
    bars: tuple[OfficeBar, ...] = ()
    if days:
        scale = Scale(days, WIDTH - GUTTER - ROOM, GUTTER)
        standing, hanging = flags(scale, events, lang), flags(scale, documents, lang)
        axis, top = scale.drawn(lang), standing.height + 8
        bottom = top + (_JOINED if joined else _BAND)
        above, below = standing.above(top), hanging.below(bottom)
        height = bottom + hanging.height
    if known:
        scale = Scale(known, WIDTH - GUTTER - ROOM, GUTTER)
        held, level = scale.drawn(lang), height + _AXIS + (_APART if height else 0)
        bars = tuple(_bars(scale, level + 6, offices, lang))
        height = bars[-1].bar.y + THICK + 8
    curves = tuple((below[n].x, above[m].x) for m, n in joined)
    return Chart(WIDTH, height, axis, top, bottom, above, below, curves, bars, held, level, bool(whole))


def _bars(scale: Scale, top: int, offices: OfficeInputs, lang: str) -> Iterator[OfficeBar]:
    for link, office, when in offices:
        words = f"{link.name}, {pick(office.title, lang).text}"
        drawn = bar(scale, top, office, when, lang, words, WIDTH)
        top += drawn.height
        yield OfficeBar(drawn, link, f"{words} ({when})")
