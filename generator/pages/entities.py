"""Pages of register entries: people, documents and things of any further kind, each with where it is mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.archive.titles import KIND
from generator.archive.values import Item, Quoted
from generator.digest import coded, digest
from generator.model import Localised
from generator.pages.address import MENTIONS, UNDATED
from generator.pages.bundle import Bundle, Edition
from generator.pages.context import Context
from generator.pages.held import held
from generator.pages.page import Page
from generator.pages.parts import Label, Relation
from generator.pages.quoted import YearQuotes
from generator.pages.quotes import by_year, companions, name_forms, year_quotes
from generator.pages.strip import office_strip
from generator.pages.views import EntityView, MentionsView

NEWEST = 60
"""Briefings that the page of a thing lists if every year has a page of its own."""


def entity_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield the page of a register entry; events have others."""
    kind, thing = KIND[item.kind], (item.kind, item.key)
    if kind.paired or kind.name == "event":
        return
    quoted = context.archive.quoted.get(thing, ())
    apart = _year_labels(context, thing)
    years = by_year(context, quoted[:NEWEST] if apart else quoted)
    shown = tuple(year_quotes(context, "" if year == UNDATED else year, found) for year, found in years)
    changed = context.changed(one.briefing for one in quoted)
    yield context.page(thing, kind.template, _view(context, item, shown, apart), item.path, changed)


def mention_bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield the pages of the mentions of every year, of what is mentioned very often."""
    for thing in edition.archive.naming:
        for year in edition.relations.years_of(thing):
            sow, make = partial(_seed, edition, thing, year), partial(_of_year, thing=thing, year=year)
            yield edition.bundle(mention_bundle(thing, year), sow, make)


def mention_bundle(thing: tuple[str, str], year: str) -> str:
    """Return the name of the bundle of the mentions of a thing in a year."""
    return f"mentions/{thing[0]}/{thing[1]}/{year}"


def _seed(edition: Edition, thing: tuple[str, str], year: str) -> bytes:
    archive, faces = edition.archive, edition.faces
    parts = [part for one in _within(edition.contexts[0], thing, year) for part in faces.quoted(one)]
    own = faces.own(archive.items[thing[0]][thing[1]])
    return digest(faces.common, own, coded(edition.relations.years_of(thing)), *parts)


def _within(context: Context, thing: tuple[str, str], year: str) -> list[Quoted]:
    """Return the mentions of a thing in a year."""
    return dict(by_year(context, context.archive.quoted[thing]))[year]


def _of_year(context: Context, thing: tuple[str, str], year: str) -> Iterator[Page]:
    quoted = _within(context, thing, year)
    item = context.archive.items[thing[0]][thing[1]]
    label = _year_label(context, item, year)
    changed = context.changed(one.briefing for one in quoted)
    every_year = _year_labels(context, thing)
    shown = year_quotes(context, "" if year == UNDATED else year, quoted)
    view = MentionsView(context.label(*thing), context.others(item), shown, every_year)
    page = context.page((MENTIONS, label.key), "mentions.html", view, item.path, changed)
    yield replace(page, crumbs=(*context.crumbs(thing), label))


def _year_labels(context: Context, thing: tuple[str, str]) -> tuple[Label, ...]:
    item = context.archive.items[thing[0]][thing[1]]
    return tuple(_year_label(context, item, year) for year in context.relations.years_of(thing))


def _year_label(context: Context, item: Item, year: str) -> Label:
    page_id = (MENTIONS, f"{item.kind}/{item.key}/{year}")
    return Label(MENTIONS, page_id[1], context.path(page_id), Localised("" if year == UNDATED else year, ""))


def _view(
    context: Context,
    item: Item,
    years: tuple[YearQuotes, ...],
    apart: tuple[Label, ...],
) -> EntityView:
    thing = (item.kind, item.key)
    people, documents = companions(context, thing)
    outgoing = tuple(
        Relation(one["as"], False, context.label(item.kind, one["to"]), context.origin(one["source"]))
        for one in item.fields.get("related", ())
    )
    incoming = tuple(
        Relation(one["as"], True, context.label(item.kind, key), context.origin(one["source"]))
        for key, one in context.archive.related.get(thing, ())
    )
    return EntityView(
        context.label(*thing),
        context.others(item),
        item.fields,
        context.note(item),
        years,
        apart,
        people,
        documents,
        name_forms(context, thing),
        held(context, item),
        office_strip(context, item, _mentioned(context, thing), {label.title.text: label for label in apart}),
        outgoing + incoming,
        tuple(context.origin(source) for source in item.fields.get("sources", ())),
        tuple(context.origin(office["source"]) for office in item.fields.get("offices", ())),
    )


def _mentioned(context: Context, thing: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield date and stem of the dated briefings that mention a thing."""
    for quoted in context.archive.quoted.get(thing, ()):
        listing = context.archive.listings[quoted.briefing]
        yield listing.date if listing.dated else "", quoted.briefing
