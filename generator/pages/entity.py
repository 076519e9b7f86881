"""Pages of register entries of every kind that quotes briefings (people, documents, …), each with where it is
mentioned, and the pages of single years of an entry that very many briefings mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.archive.item_key import ItemKey
from generator.archive.items import Item
from generator.archive.titles import KIND, PERSON, full_name
from generator.language.text import ascii_form
from generator.pages.body import Body
from generator.pages.by_year import by_year, year_pages, year_view
from generator.pages.document_chain import chain_of, chain_view, related_of, related_view
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.office_strip import office_strip
from generator.pages.page import Page, Tools
from generator.pages.printing import date_day, localised
from generator.pages.quote import Mentioned, Quote, quote_of
from generator.pages.register_entry import (
    Established,
    Origin,
    company_view,
    dated_on,
    document_view,
    entry_head,
    entry_inputs,
    holders_of,
    issued_by,
    offices_of,
    offices_view,
    origin_of,
    parts_of,
    whole_of,
)
from generator.pages.structured import Node, NodeWriter
from generator.pages.structured_things import document, person, thing
from generator.pages.view_values import Chrome, Front, Held, Link


def entity_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of every register entry of a kind that quotes briefings, and the pages of its years."""
    for kind in KIND.values():
        if kind.quotes:
            for item in facets.archive.items[kind.name].values():
                yield _page(facets, item)
                quote = partial(_mention, facets, (kind.name, item.key))
                yield from year_pages(facets, item, "mentions.html", _year_view, quote)


def _page(facets: Facets, item: Item) -> Page:
    thing = (item.kind, item.key)
    newest_first = facets.archive.naming.get(thing, ())[::-1]
    company = facets.tallies.company(thing)
    held = facets.office(item.key) if item.kind == PERSON else None
    return page_of(
        facets,
        thing,
        KIND[item.kind].template,
        _view,
        {
            **entry_inputs(facets, item),
            "mentions": by_year(facets, thing, partial(_mention, facets, thing)),
            "every_year": facets.years_of(thing),
            "companions": facets.links(company),
            "counts": tuple(company.values()),
            "forms": _forms(facets, item),
            "held": held,
            "strip": office_strip(facets, item, newest_first) if item.kind == PERSON else None,
            "chain": chain_of(facets, item),
            "related": related_of(facets, item),
            "origins": tuple(origin_of(facets, source) for source in item.fields.get("sources", ())),
            "offices": offices_of(facets, item) if item.kind == PERSON else holders_of(facets, item),
            "issuers": facets.links(("organisation", key) for key in item.fields.get("issuer", ())),
            "whole": whole_of(facets, item),
            "members": parts_of(facets, item),
            "issued": issued_by(facets, item),
            "date_origin": origin_of(facets, date.source) if (date := dated_on(item.fields)) and date.source else None,
        },
        subject=item.path,
        changed=facets.changed(newest_first),
    )


def _forms(facets: Facets, item: Item) -> tuple[tuple[str, int], ...]:
    """Return (form, count) of the forms in which an entry is named. For a person, only forms with a part of the name: a
    bare office is right for its own briefing only."""
    found = facets.tallies.forms((item.kind, item.key))
    if item.kind != PERSON:
        return found
    names = {
        word for name in (full_name(item.fields["name"]), *item.fields.get("aliases", ())) for word in name.split()
    }
    return tuple((form, number) for form, number in found if names & set(form.split()))


def _mention(facets: Facets, thing: ItemKey, stem: str) -> Mentioned:
    return facets.mentions(stem)[thing]


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
    issuers: tuple[Link, ...],
    whole: Link | None,
    members: tuple[Link, ...],
    issued: tuple[Link, ...],
    date_origin: Origin | None,
) -> dict[str, Any]:
    interface, link, fields = tools.interface, crumbs[-1], front.fields
    tell = NodeWriter(chrome, tools.frame, interface)
    known: dict[str, Any] = {}
    main: Node | None = None
    description, og_type = "", "website"
    if front.kind == PERSON:
        main, og_type = person(tell, link, fields, held), "profile"
        description = f"{link.name} – {held.plain}" if held else link.name
        known = _person(link, held, tools)
    elif front.kind == "resolution":
        main = document(tell, link, fields, issuers)
        known = document_view(fields, date_origin, tools)
        description = known["full_title"].striptags()
    else:
        main = thing(tell, link, fields, whole)
    return {
        **surround(tools, chrome, crumbs, link.plain, description, main=main, og_type=og_type),
        **entry_head(link, others, interface, note),
        "short": fields.get("short_title", {}).get(tools.lang, ""),
        "years": tuple((year, _quotes(tools, group)) for year, group in mentions),
        "every_year": every_year,
        **company_view(companions, counts),
        "forms": forms,
        "strip": strip,
        "chain": chain_view(chain, tools),
        "related": related_view(related, tools),
        "origins": tuple(one.printed(interface) for one in origins),
        "offices": offices_view(offices, tools),
        "issuers": issuers,
        "whole": whole,
        "members": members,
        "issued": issued,
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


def _year_view(tools: Tools, entries: tuple[Any, ...], **inputs: Any) -> dict[str, Any]:
    return year_view(tools, _quotes(tools, entries), **inputs)
