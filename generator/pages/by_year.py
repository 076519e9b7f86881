"""Briefings by year: the lists on the pages of entries, and the pages of single years of an entry that very many
briefings mention."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from generator.archive.item_key import ItemKey
from generator.archive.items import Item
from generator.archive.titles import other_titles
from generator.pages.address import MENTIONS, UNDATED
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import crumbs as way_to
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools, View
from generator.pages.register_entry import entry_head
from generator.pages.view_values import Chrome, Link

NEWEST = 60
"""The briefings that the page of an entry lists if every year has a page of its own."""


def by_year(facets: Facets, thing: ItemKey, entry: Callable[[str], Input]) -> tuple[tuple[str, Input], ...]:
    """Return (year, briefings) of an entry, newest first; only the newest ones if there are too many for one page.
    ``entry`` returns the input by which the page shows a briefing, given its stem."""
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    stems = newest_first[:NEWEST] if facets.years_of(thing) else newest_first
    years = groupby(stems, lambda stem: facets.archive.listings[stem].date[:4])
    return tuple((year, tuple(map(entry, group))) for year, group in years)


def year_pages(facets: Facets, item: Item, template: str, view: View, entry: Callable[[str], Input]) -> Iterator[Page]:
    """Yield a page for every year of an entry's briefings, if there are too many for one page. ``entry`` is as for
    `by_year`."""
    thing = (item.kind, item.key)
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    for year in facets.relations.years_of(thing):
        within = [stem for stem in newest_first if (facets.archive.listings[stem].date[:4] or UNDATED) == year]
        page = page_of(
            facets,
            (MENTIONS, f"{item.kind}/{item.key}/{year}"),
            template,
            view,
            {
                "others": other_titles(item, facets.lang),
                "entries": tuple(map(entry, within)),
                "every_year": facets.years_of(thing),
            },
            subject=item.path,
            changed=facets.changed(within),
        )
        way = (*way_to(facets, thing), facets.mentions_link(thing, year))
        yield replace(page, inputs={**page.inputs, "crumbs": way})


def year_view(
    tools: Tools,
    entries: tuple[Any, ...],
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    others: tuple[tuple[str, str], ...],
    every_year: tuple[Link, ...],
) -> dict[str, Any]:
    """Return what the page of one year of an entry's briefings prints."""
    link, year = crumbs[-2:]
    return {
        **surround(tools, chrome, crumbs, f"{link.plain} – {year.name}"),
        **entry_head(link, others, tools.interface),
        "year": year.name,
        "entries": entries,
        "every_year": every_year,
    }
