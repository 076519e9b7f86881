"""Pages of register entries: people, documents and things of any further kind, each with where it is mentioned; and the
pages of a year's mentions of what very many briefings name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.thing import Thing
from generator.archive.titles import KIND, full_name, title
from generator.core.kinds import CODES
from generator.language.text import ascii_form
from generator.pages.address import MENTIONS, UNDATED
from generator.pages.body import Body
from generator.pages.document_chain import chain_of, chain_view
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import date_day, localised, words
from generator.pages.prose import note as printed_note
from generator.pages.quote import Mentioned, Quote, quote_of
from generator.pages.register_entry import (
    Established,
    Origin,
    dated_on,
    document_view,
    offices_of,
    offices_view,
    origin_of,
    related_of,
)
from generator.pages.strip import office_strip
from generator.pages.structured import Node, Teller
from generator.pages.structured_things import document, person
from generator.pages.view_values import Chrome, Counted, Front, Held, Link

NEWEST = 60
"""Briefings that the page of a thing lists if every year has a page of its own."""

Years = tuple[tuple[str, tuple[Mentioned, ...]], ...]


def entity_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of every register entry but for events, and its pages of years."""
    for kind in KIND.values():
        if not kind.paired and kind.name != "event":
            for item in facets.archive.items[kind.name].values():
                yield _page(facets, item)
                yield from _year_pages(facets, item)


def _page(facets: Facets, item: Item) -> Page:
    thing = (item.kind, item.key)
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    apart = facets.years_of(thing)
    company = facets.tallies.company(thing)
    held = facets.office(item.key) if item.kind == "person" else None
    return page_of(
        facets,
        thing,
        KIND[item.kind].template,
        _view,
        {
            "front": facets.front(*thing),
            "others": other_titles(item, facets.lang),
            "note": facets.note(item),
            "mentions": _years(facets, thing, newest_first[:NEWEST] if apart else newest_first),
            "every_year": apart,
            "companions": facets.links(company),
            "counts": tuple(company.values()),
            "forms": _forms(facets, item),
            "held": held,
            "strip": office_strip(facets, item, newest_first) if item.kind == "person" else None,
            "chain": chain_of(facets, item),
            "related": related_of(facets, item),
            "origins": tuple(origin_of(facets, source) for source in item.fields.get("sources", ())),
            "offices": offices_of(facets, item),
            "date_origin": origin_of(facets, date.source) if (date := dated_on(item.fields)) and date.source else None,
        },
        subject=item.path,
        changed=facets.changed(newest_first),
    )


def _forms(facets: Facets, item: Item) -> tuple[tuple[str, int], ...]:
    """Return the forms in which a thing is named, with how often; of a person those that hold a part of the name, and
    no bare offices, which were right for their briefings only."""
    found = facets.tallies.forms((item.kind, item.key))
    if item.kind != "person":
        return found
    names = {
        word for name in (full_name(item.fields["name"]), *item.fields.get("aliases", ())) for word in name.split()
    }
    return tuple((form, number) for form, number in found if names & set(form.split()))


def other_titles(item: Item, lang: str) -> tuple[tuple[str, str], ...]:
    """Return (language, title) of an item in languages other than the one that the page shows."""
    shown = title(item, lang)
    found = dict.fromkeys(title(item, code) for code in CODES)
    return tuple((other.lang, other.text) for other in found if other.lang != shown.lang)


def _years(facets: Facets, thing: Thing, stems: Sequence[str]) -> Years:
    """Return the mentions of a thing, whose briefings are newest first, by year."""
    years = groupby(stems, lambda stem: facets.archive.listings[stem].date[:4])
    return tuple((year, tuple(facets.mentions(stem)[thing] for stem in group)) for year, group in years)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    others: tuple[tuple[str, str], ...],
    note: Body | None,
    mentions: tuple[tuple[str, tuple[Any, ...]], ...],
    every_year: tuple[Link, ...],
    companions: tuple[Link, ...],
    counts: tuple[int, ...],
    forms: tuple[tuple[str, int], ...],
    held: Held | None,
    strip: Any,
    chain: tuple[Any, ...],
    related: tuple[Any, ...],
    origins: tuple[Any, ...],
    offices: tuple[Established, ...],
    date_origin: Origin | None,
) -> dict[str, Any]:
    interface, link, fields = tools.interface, crumbs[-1], front.fields
    tell = Teller(chrome, tools.frame, interface)
    counted = tuple(map(Counted, companions, counts))
    known: dict[str, Any] = {}
    main: Node | None = None
    description, og_type = "", "website"
    if front.kind == "person":
        main, og_type = person(tell, link, fields, held), "profile"
        description = f"{link.name} – {held.plain}" if held else link.name
        known = _person(link, held, tools)
    elif front.kind == "resolution":
        main = document(tell, link, fields)
        known = document_view(fields, date_origin, tools)
        description = known["full_title"].striptags()
    return {
        **surround(tools, chrome, crumbs, link.plain, description, main=main, og_type=og_type),
        "link": link,
        "short": fields.get("short_title", {}).get(tools.lang, ""),
        "others": tuple((lang, words(text)) for lang, text in others),
        "note": printed_note(note, interface),
        "years": tuple((year, _quotes(tools, group)) for year, group in mentions),
        "every_year": every_year,
        "people": tuple(one for one in counted if one.link.kind == "person"),
        "documents": tuple(one for one in counted if one.link.kind != "person"),
        "forms": forms,
        "strip": strip,
        "chain": chain_view(chain, tools),
        "related": tuple(one.printed(interface) for one in related),
        "origins": tuple(one.printed(interface) for one in origins),
        "offices": offices_view(offices, tools),
        **known,
    }


def _quotes(tools: Tools, mentions: Iterable[tuple[Any, ...]]) -> tuple[Quote, ...]:
    return tuple(quote_of(tools.interface, *one) for one in mentions)


def _person(link: Link, held: Held | None, tools: Tools) -> dict[str, Any]:
    plain = ascii_form(link.name)
    return {
        "plain_form": plain if plain != link.name else "",
        "office": localised(held.office, tools.lang) if held else Markup(""),
        "as_of": date_day(held.as_of, tools.lang) if held else Markup(""),
    }


def _year_pages(facets: Facets, item: Item) -> Iterator[Page]:
    """Yield a page for every year of the mentions of a thing, if there are too many for one page."""
    thing = (item.kind, item.key)
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    for year in facets.relations.years_of(thing):
        within = [stem for stem in newest_first if (facets.archive.listings[stem].date[:4] or UNDATED) == year]
        page = page_of(
            facets,
            (MENTIONS, f"{item.kind}/{item.key}/{year}"),
            "mentions.html",
            _year_view,
            {
                "others": other_titles(item, facets.lang),
                "quotes": tuple(facets.mentions(stem)[thing] for stem in within),
                "every_year": facets.years_of(thing),
            },
            subject=item.path,
            changed=facets.changed(within),
        )
        way = (facets.home, facets.index(item.kind), facets.titled(*thing), facets.mentions_link(thing, year))
        yield replace(page, inputs={**page.inputs, "crumbs": way})


def _year_view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    others: tuple[tuple[str, str], ...],
    quotes: tuple[Any, ...],
    every_year: tuple[Link, ...],
) -> dict[str, Any]:
    link, year = crumbs[-2:]
    return {
        **surround(tools, chrome, crumbs, f"{link.plain} – {year.name}"),
        "link": link,
        "year": year.name,
        "others": tuple((lang, words(text)) for lang, text in others),
        "quotes": _quotes(tools, quotes),
        "every_year": every_year,
    }
