"""Lists of briefings: of all, of a year, and of a month where a year has very many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.archive.titles import KIND
from generator.language.dates import format_day
from generator.language.interface import Interface
from generator.pages.address import INDEX, YEAR
from generator.pages.facet import Facet, Input
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import date_day, date_short
from generator.pages.view_values import Card, Chrome, Link

IN_FULL = 60
"""The fewest briefings that the list of all shows; older years are links there."""


def briefing_lists(facets: Facets) -> Iterator[Page]:
    """Yield the list of all briefings, and one for every year and month that has a page."""
    relations = facets.relations
    shown: list[tuple[str, tuple[Facet[Card], ...]]] = []
    count = 0
    for period, stems in relations.periods.items():
        if count < IN_FULL or not period:
            shown.append((period, tuple(map(facets.card, stems))))
            count += len(stems)
    changed = facets.changed(facets.archive.listings)
    inputs: dict[str, Input] = {"groups": tuple(shown), "years": facets.years()}
    page_id = (INDEX, "briefing")
    yield page_of(facets, page_id, KIND["briefing"].index_template, _view, inputs, changed=changed)
    for period in dict.fromkeys((*relations.years, *relations.periods)):
        if period:
            yield _period_page(facets, period)


def _period_page(facets: Facets, period: str) -> Page:
    periods = facets.relations.periods
    stems, months = periods.get(period, ()), facets.relations.months(period[:4])
    parts = months if len(period) == len("2024") else ()
    within = [stem for one in (period, *parts) for stem in periods.get(one, ())]
    inputs: dict[str, Input] = {
        "period": period,
        "cards": tuple(map(facets.card, stems)),
        "years": facets.years(),
        "months": tuple((facets.year(one), one, len(periods[one]) if parts else 0) for one in months),
    }
    return page_of(facets, (YEAR, period), "year.html", _period_view, inputs, changed=facets.changed(within))


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    groups: tuple[tuple[str, tuple[Card, ...]], ...],
    years: tuple[Link, ...],
) -> dict[str, Any]:
    titled = tuple((period, _heading(period, tools.interface), cards) for period, cards in groups)
    said = tools.interface.text("All briefings of the archive, newest first.")
    return {**surround(tools, chrome, crumbs, crumbs[-1].name, said), "groups": titled, "years": years, "present": ""}


def _heading(period: str, interface: Interface) -> str:
    if len(period) <= len("2024"):
        return period or interface.text("date unknown")
    return date_day(period, interface.lang)


def _period_view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    period: str,
    cards: tuple[Card, ...],
    years: tuple[Link, ...],
    months: tuple[tuple[Link, str, int], ...],
) -> dict[str, Any]:
    lang = tools.lang
    words = format_day(period, lang)
    title = tools.interface.say("Briefings from %(period)s", period=words)
    said = tools.interface.say("%(title)s in %(archive)s, newest first.", title=title, archive=chrome.title.text)
    whole = len(period) == len("2024")
    return {
        **surround(tools, chrome, crumbs, title.unescape(), said.unescape()),
        "heading": title,
        "period": words,
        "groups": ((period, words, cards),) if cards else (),
        "years": years,
        "present": crumbs[2].href,
        "months": tuple(
            (link, date_day(month, lang) if whole else date_short(month, lang), number)
            for link, month, number in months
        ),
    }
