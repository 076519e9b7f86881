"""The timeline: a list of everything dated, a drawing of the latest of it, and the matrix of people and documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.entry_dates import day_of, tenures
from generator.archive.items import Listing
from generator.archive.titles import beside, pick
from generator.core.model import Localised
from generator.core.schema import N_
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.matrix import Matrix, matrix
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_short, localised
from generator.pages.timeline_chart import Chart, chart
from generator.pages.view_values import Chrome, Link

_ABOUT = N_(
    "Events, documents by the date of their issue or signing, and offices as far as their dates are established."
)
_ENDS = (N_("Takes office"), N_("Leaves office"), N_("In office"))
"""The words for the beginning, the end and the last known day of an office."""
SHOWN = 50
"""The most briefings of a year without an event that are listed; with more, the page of the year is linked."""


class Moment(NamedTuple):
    """A dated fact: an event, a document's issue, or the beginning or end of an office."""

    date: str
    what: str
    """A message."""
    kind: str
    key: str
    detail: Localised | None
    """What is printed behind the link: the office, or the symbol of a document; None for nothing."""


class TimelineRow(NamedTuple):
    """A moment as the page prints it."""

    when: Markup
    what: str
    link: Link
    detail: Markup
    """May be empty."""


def timeline_pages(facets: Facets) -> Iterator[Page]:
    """Yield the timeline."""
    years: dict[str, list[Moment]] = {}
    for moment in _moments(facets):
        years.setdefault(moment.date[:4], []).append(moment)
    alone = [one for one in facets.archive.listings.values() if one.dated and not one.event]
    briefings = {year: tuple(found) for year, found in groupby(alone, lambda one: one.date[:4])}
    inputs: dict[str, Input] = {
        "years": tuple(
            _year(facets, year, years.get(year, []), briefings.get(year, ()))
            for year in sorted(years.keys() | briefings.keys())
        ),
        "drawing": chart(facets),
        "together": matrix(facets),
        "events": facets.index("event"),
    }
    changed = facets.changed(facets.archive.listings)
    yield page_of(facets, ("timeline", ""), "timeline.html", _view, inputs, changed=changed)


def _year(facets: Facets, year: str, moments: list[Moment], briefings: Sequence[Listing]) -> tuple[Any, ...]:
    """Return a year, its moments, and if it has very many briefings the link to its page with their number."""
    many = len(briefings) > SHOWN
    if not many:
        moments += [Moment(one.date, N_("Briefing"), "briefing", one.stem, None) for one in briefings]
    moments.sort(key=lambda moment: (moment.date, moment.what, moment.key))
    found = tuple((one.date, one.what, facets.link(one.kind, one.key), one.detail) for one in moments)
    return (year, found, facets.year(year) if many else None, len(briefings))


def _moments(facets: Facets) -> Iterator[Moment]:
    items = facets.archive.items
    for key, item in items["event"].items():
        if day := day_of(item.fields):
            yield Moment(day, N_("Event"), "event", key, None)
    for key, item in items["resolution"].items():
        if day := day_of(item.fields):
            what = N_("Signed") if "signed" in item.fields else N_("Issued")
            yield Moment(day, what, "resolution", key, beside(item, facets.lang))
    for key, item in items["person"].items():
        for office in tenures(item.fields):
            for one, what in zip((office.begun, office.ended, office.ongoing), _ENDS, strict=True):
                if one:
                    yield Moment(one.date, what, "person", key, pick(office.title, facets.lang))


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    years: tuple[tuple[str, tuple[tuple[str, str, Link, Localised | None], ...], Link | None, int], ...],
    drawing: Chart | None,
    together: Matrix | None,
    events: Link,
) -> dict[str, Any]:
    return {
        **surround(tools, chrome, crumbs, crumbs[-1].name, tools.interface.text(_ABOUT)),
        "years": tuple((year, *_apart(moments, tools), link, number) for year, moments, link, number in years),
        "chart": drawing,
        "folded": any(axis and axis.folds for axis in (drawing.axis, drawing.held)) if drawing else False,
        "matrix": together,
        "events": events,
    }


def _apart(
    moments: tuple[tuple[str, str, Link, Localised | None], ...], tools: Tools
) -> tuple[tuple[TimelineRow, ...], tuple[TimelineRow, ...]]:
    """Return the rows of events and documents, and separately those of offices."""
    happened = tuple(_row(*one, tools) for one in moments if one[2].kind != "person")
    return happened, tuple(_row(*one, tools) for one in moments if one[2].kind == "person")


def _row(date: str, what: str, link: Link, detail: Localised | None, tools: Tools) -> TimelineRow:
    lang = tools.lang
    return TimelineRow(
        date_short(date, lang), tools.interface.text(what), link, localised(detail, lang) if detail else NOTHING
    )
