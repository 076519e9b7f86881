"""Pages of events: the reports of an event next to each other, what only one of them names, and how each names what
several name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.entry_dates import day_of
from generator.archive.item_key import ItemKey
from generator.archive.items import Item, Text
from generator.archive.titles import KIND
from generator.language.dates import format_day
from generator.pages.body import Body
from generator.pages.facet import Facet, known, made
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_long, picked
from generator.pages.quote import Line, first_line
from generator.pages.register_entry import Origin, dated_on, entry_head, entry_inputs, origin_of, with_origin
from generator.pages.structured import NodeWriter
from generator.pages.structured_things import event as structured_event
from generator.pages.view_values import Card, Chrome, Front, Given, Link


class Report(NamedTuple):
    """One report of an event: the people and documents that others name too, and those that it alone names."""

    card: Card
    publisher: Markup
    """Empty if it is not known, or if another report of the event has the same one."""
    people: tuple[Given, ...]
    """People that other reports name too."""
    documents: tuple[Link, ...]
    """Documents that other reports name too."""
    only_people: tuple[Given, ...]
    """People that this report alone names."""
    only_documents: tuple[Link, ...]
    """Documents that this report alone names."""


class SharedThing(NamedTuple):
    """An entry that several reports name."""

    link: Link
    lines: tuple[tuple[Card, Line], ...]
    """The line in which each report first names it."""


def event_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of every event."""
    for item in facets.archive.items["event"].values():
        yield _page(facets, item)


def _page(facets: Facets, item: Item) -> Page:
    stems = facets.archive.reports.get(item.key, ())
    reports = [facets.item("briefing", stem) for stem in stems]
    return page_of(
        facets,
        ("event", item.key),
        KIND["event"].template,
        _view,
        {
            **entry_inputs(facets, item),
            "cards": tuple(map(facets.card, stems)),
            "people": tuple(map(facets.given, stems)),
            "dated": tuple(int(facets.archive.listings[stem].dated) for stem in stems),
            "shared": tuple(_shared(facets, reports)),
            "origins": tuple(origin_of(facets, source) for source in item.fields.get("sources", ())),
            "date_origin": origin_of(facets, date.source) if (date := dated_on(item.fields)) and date.source else None,
        },
        subject=item.path,
        changed=facets.changed(stems),
    )


def _shared(facets: Facets, reports: list[Item]) -> Iterator[tuple[Facet[Link], tuple[tuple[int, Facet[Line]], ...]]]:
    """Yield each entry that more than one report names, in the order of the reports, with (number of the report, line)
    for each."""
    named: dict[ItemKey, list[tuple[int, Text]]] = {}
    for number, item in enumerate(reports):
        text = facets.text(item)
        for thing in text.named:
            if KIND[thing[0]].quotes:
                named.setdefault(thing, []).append((number, text))
    for thing, found in named.items():
        if len(found) > 1:
            yield facets.link(*thing), tuple([(number, _line(text, thing)) for number, text in found])


def _line(text: Text, thing: ItemKey) -> Facet[Line]:
    named = text.linked.named[thing]
    return made(first_line, known(named, named.digest), text.lang)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    others: tuple[tuple[str, str], ...],
    note: Body | None,
    cards: tuple[Card, ...],
    people: tuple[tuple[Given, ...], ...],
    dated: tuple[int, ...],
    shared: tuple[tuple[Link, tuple[tuple[int, Line], ...]], ...],
    origins: tuple[Origin, ...],
    date_origin: Origin | None,
) -> dict[str, Any]:
    interface, lang, link, fields, date = tools.interface, tools.lang, crumbs[-1], front.fields, day_of(front.fields)
    main = structured_event(
        NodeWriter(chrome, tools.frame, interface), link, fields, tuple(card.link for card in cards)
    )
    place = picked(fields["place"], lang) if "place" in fields else NOTHING
    about = (link.name, format_day(date, lang) if date else "", place.striptags())
    return {
        **surround(tools, chrome, crumbs, link.name, " · ".join(filter(None, about)), main=main),
        **entry_head(link, others, interface, note),
        "index": crumbs[-2],
        "day": with_origin(date_long(date, lang), date_origin, interface) if date else interface.say("date unknown"),
        "place": place,
        "reports": tuple(_reports(cards, people, dated)),
        "shared": tuple(
            SharedThing(one, tuple((cards[number], line) for number, line in lines)) for one, lines in shared
        ),
        "origins": tuple(one.printed(interface) for one in origins),
    }


def _reports(
    cards: tuple[Card, ...], people: tuple[tuple[Given, ...], ...], dated: tuple[int, ...]
) -> Iterator[Report]:
    """Yield the reports; a person has the office that the report gives only if the day of the event is known."""
    persons = [{one.link.key for one in given} for given in people]
    papers = [{link.key for link in card.documents} for card in cards]
    publishers = [card.publisher for card in cards]
    for number, (card, given) in enumerate(zip(cards, people, strict=True)):
        alone, apart = _only(persons, number), _only(papers, number)
        named = [one if dated[number] else one._replace(office=NOTHING) for one in given]
        yield Report(
            card,
            card.publisher if publishers.count(card.publisher) == 1 else NOTHING,
            tuple(one for one in named if one.link.key not in alone),
            tuple(link for link in card.documents if link.key not in apart),
            tuple(one for one in named if one.link.key in alone),
            tuple(link for link in card.documents if link.key in apart),
        )


def _only(sets: list[set[str]], number: int) -> set[str]:
    """Return what only the set of this number holds; nothing if there is no other set."""
    others = set().union(*(keys for n, keys in enumerate(sets) if n != number))
    return sets[number] - others if len(sets) > 1 else set()
