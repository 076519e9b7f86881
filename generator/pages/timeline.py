"""The timeline: everything dated as a list, the latest of it drawn, and who is named together with which documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.archive.titles import pick
from generator.archive.values import Listing
from generator.pages.chart import chart
from generator.pages.context import Context
from generator.pages.matrix import matrix
from generator.pages.page import Page
from generator.pages.parts import Moment, YearMoments
from generator.pages.views import TimelineView
from generator.schema import N_

_ENDS = (("from", N_("Takes office")), ("until", N_("Leaves office")), ("ongoing", N_("In office")))
"""Field of an office to what its day says of it."""


SHOWN = 50
"""Briefings of a year that belong to no event and are listed; of more than these the page of the year is named."""


def timeline_pages(context: Context) -> Iterator[Page]:
    """Yield the timeline: events, documents issued, and offices begun and ended, each with its date; and the briefings
    that belong to no event."""
    years: dict[str, list[Moment]] = {}
    for moment in _moments(context):
        years.setdefault(moment.date[:4], []).append(moment)
    alone = [one for one in context.archive.listings.values() if one.dated and not one.event]
    briefings = {year: tuple(found) for year, found in groupby(alone, lambda one: one.date[:4])}
    rows = [
        _year(context, year, years.get(year, []), briefings.get(year, ()))
        for year in sorted(years.keys() | briefings.keys())
    ]
    view = TimelineView(tuple(rows), chart(context), matrix(context))
    yield context.page(("timeline", ""), "timeline.html", view, changed=context.changed(context.archive.listings))


def _year(context: Context, year: str, moments: list[Moment], briefings: Sequence[Listing]) -> YearMoments:
    many = len(briefings) > SHOWN
    for one in () if many else briefings:
        moments.append(Moment(one.date, N_("Briefing"), context.label("briefing", one.stem), None))
    found = tuple(sorted(moments, key=lambda moment: (moment.date, moment.what, moment.label.key)))
    return YearMoments(year, found, context.year(year), len(briefings)) if many else YearMoments(year, found)


def _moments(context: Context) -> Iterator[Moment]:
    items = context.archive.items
    for key, item in items["event"].items():
        if "date" in item.fields:
            yield Moment(item.fields["date"], N_("Event"), context.label("event", key), None)
    for key, item in items["resolution"].items():
        if "issued" in item.fields:
            label = context.label("resolution", key)
            about = pick(item.fields["title"], context.lang) if label.symbol else None
            yield Moment(item.fields["issued"], N_("Issued"), label, about)
    for key, item in items["person"].items():
        for office in item.fields.get("offices", ()):
            for end, what in _ENDS:
                if end in office:
                    yield Moment(office[end], what, context.label("person", key), pick(office["title"], context.lang))
