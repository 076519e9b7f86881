"""Pages of withdrawn briefings: at each address the title, and in every language that the briefing is withdrawn, when
and why; nothing of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.sort_keys import listing_date
from generator.archive.titles import title
from generator.archive.withdrawn import reason
from generator.core.kinds import CODES, YEAR_SEGMENTS
from generator.core.model import Localised
from generator.language.dates import format_day
from generator.language.interface import Interface
from generator.pages.address import INDEX, PARALLEL
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import crumbs, framed, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, localised, words
from generator.pages.redirects import TEMPLATE as REDIRECT
from generator.pages.redirects import redirect_view
from generator.pages.view_values import Chrome, Frame, Link

TEMPLATE = "withdrawn.html"


class Notice(NamedTuple):
    """The notice of a withdrawal in one language."""

    lang: str
    """The language of the notice."""
    title: Markup
    title_lang: str
    """Language of the title; empty if it is that of the notice."""
    said: Markup
    """The sentence that the briefing was withdrawn, with the day if it is known."""
    reason: Markup
    """May be empty."""


def withdrawn_pages(facets: Facets) -> Iterator[Page]:
    """Yield the pages of all withdrawn briefings in a language."""
    years: dict[str, Item] = {}
    for item in facets.archive.withdrawn.values():
        yield from _pages(facets, item)
        years.setdefault(listing_date(item)[:4], item)
    for year, item in years.items():
        if year and year not in facets.relations.years:
            yield _emptied(facets, year, item)


def _pages(facets: Facets, item: Item) -> Iterator[Page]:
    thing = (item.kind, item.key)
    row, parallel = facets.relations[thing], facets.relations.get((PARALLEL, item.key))
    day = str(item.fields["withdrawn"].get("date", ""))
    codes = sorted(CODES, key=lambda code: code != facets.lang)
    inputs: dict[str, Input] = {
        "crumbs": crumbs(facets, thing),
        "day": day,
        "notices": tuple((code, title(item, code), reason(item, code)) for code in codes),
    }
    own = row.places[facets.lang].path
    # The address of a text is kept for good, so it has a `canonical` address; that of a stub may vanish.
    paths = {own: own if facets.lang in item.texts else ""}
    if parallel:
        paths[parallel.places[facets.lang].path] = own
    for path, canonical in paths.items():
        places = row.every
        frame = Frame(path, places, path if path != own else "", canonical, indexed=False, changed=day)
        yield framed(facets, frame, TEMPLATE, _view, inputs, item.path, speaks=tuple(codes[1:]))


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    day: str,
    notices: tuple[tuple[str, Localised, Localised], ...],
) -> dict[str, Any]:
    said = tools.interface.text("This briefing was withdrawn.")
    shown = tuple(_notice(tools.others[lang], named, why, day) for lang, named, why in notices)
    return {
        **surround(tools, chrome, crumbs, notices[0][1].text, said),
        "own": shown[0],
        "others": shown[1:],
    }


def _notice(interface: Interface, named: Localised, why: Localised, day: str) -> Notice:
    lang = interface.lang
    said = interface.say("This briefing was withdrawn.")
    if day:  # empty if only a translation is left, which does not know it
        said = interface.say("This briefing was withdrawn on %(date)s.", date=format_day(day, lang))
    because = interface.say("Reason:") + " " + localised(why, lang) if why.text else NOTHING
    return Notice(lang, words(named.text), "" if named.lang == lang else named.lang, said, because)


def _emptied(facets: Facets, year: str, item: Item) -> Page:
    """Return the page at the address of a year whose briefings are all withdrawn: a redirect to the list of all."""
    index = (INDEX, item.kind)
    frame = Frame(
        f"{facets.lang}/{YEAR_SEGMENTS[facets.lang]}/{year}.html",
        facets.relations[index].every,
        canonical=facets.path(index),
        indexed=False,
    )
    inputs: dict[str, Input] = {"crumbs": crumbs(facets, index), "to": facets.href(index)}
    return framed(facets, frame, REDIRECT, redirect_view, inputs, item.path)
