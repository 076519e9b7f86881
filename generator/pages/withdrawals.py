"""Pages of withdrawn briefings: at each of their addresses the title, that the briefing is withdrawn, when and why, in
every language; nothing of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.order import listing_date
from generator.archive.titles import title
from generator.archive.values import Item
from generator.archive.withdrawn import reason
from generator.digest import Value
from generator.kinds import CODES, YEAR_SEGMENTS
from generator.language.dates import format_day
from generator.model import Localised
from generator.pages.address import INDEX, PARALLEL
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.redirects import TEMPLATE as REDIRECT
from generator.pages.redirects import RedirectView, redirect_pages

TEMPLATE = "withdrawn.html"


@dataclass(frozen=True, slots=True)
class Notice(Value):
    """What is said of a withdrawal to the readers of one language."""

    lang: str
    title: Localised
    date: str
    """In words of the language; empty if only a translation is left, which does not know it."""
    reason: Localised


@dataclass(frozen=True, slots=True)
class WithdrawnView(Value):
    """A withdrawn briefing."""

    notices: tuple[Notice, ...]
    """One for each language, that of the page first."""


def withdrawn_pages(context: Context) -> Iterator[Page]:
    """Yield the pages of all withdrawn briefings in a language, and the redirects to them."""
    years: dict[str, Item] = {}
    for item in context.archive.withdrawn.values():
        yield from _pages(context, item)
        yield from redirect_pages(context, item)
        years.setdefault(listing_date(item)[:4], item)
    for year, item in years.items():
        if year and year not in context.relations.years:
            yield _emptied(context, year, item)


def _pages(context: Context, item: Item) -> Iterator[Page]:
    thing = (item.kind, item.key)
    row, parallel = context.relations[thing], context.relations.get((PARALLEL, item.key))
    day = str(item.fields["withdrawn"].get("date", ""))
    codes = sorted(CODES, key=lambda code: code != context.lang)
    view = WithdrawnView(
        tuple(
            Notice(code, title(item, code), format_day(day, code) if day else "", reason(item, code)) for code in codes
        )
    )
    own = row.places[context.lang].path
    # An address that a text had is kept for good, as `canonical` says; that of a stub was never promised.
    paths = {own: own if context.lang in item.texts else ""}
    if parallel:
        paths[parallel.places[context.lang].path] = own
    for path, canonical in paths.items():
        yield Page(
            path,
            TEMPLATE,
            context.lang,
            context.chrome,
            view,
            item.path,
            tuple(row.places.values()),
            path if path != own else "",
            canonical,
            indexed=False,
            crumbs=context.crumbs(thing),
            changed=day,
        )


def _emptied(context: Context, year: str, item: Item) -> Page:
    """Return what stands at the address of a year whose briefings are all withdrawn: the way to the list of all."""
    index = (INDEX, item.kind)
    label = context.index(item.kind)
    return Page(
        f"{context.lang}/{YEAR_SEGMENTS[context.lang]}/{year}.html",
        REDIRECT,
        context.lang,
        context.chrome,
        RedirectView(label),
        item.path,
        tuple(context.relations[index].places.values()),
        canonical=label.path,
        indexed=False,
        crumbs=context.crumbs(index),
    )
