"""Indexes: people by given and by family name, documents by type, events and anything else in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.archive.order import listing_date
from generator.archive.titles import full_name, pick
from generator.archive.values import Item
from generator.kinds import KINDS, NAMES_LANGUAGE, Kind
from generator.language.collation import ALPHABET, collation_key, initial
from generator.model import Data, Localised
from generator.pages.address import INDEX
from generator.pages.context import Context
from generator.pages.held import office_of
from generator.pages.page import Page
from generator.pages.parts import Group, Listed
from generator.pages.views import IndexView


def index_pages(context: Context) -> Iterator[Page]:
    """Yield the index of every kind that has one, briefings excepted."""
    for kind in KINDS:
        if kind.plural and not kind.paired:
            view = _GROUPINGS.get(kind.sort, _by_title)(context, kind)
            yield context.page((INDEX, kind.name), kind.index_template, view)


def _by_name(context: Context, kind: Kind) -> IndexView:
    items = context.archive.items[kind.name]
    listed = [context.listed(kind.name, key, office_of(context, item)) for key, item in items.items()]
    by_family = sorted(listed, key=lambda one: collation_key(_family_first(one.name), NAMES_LANGUAGE))
    return IndexView(
        kind.name,
        kind.plural,
        _lettered(listed, lambda one: _letter(items[one.label.key], "given")),
        _lettered(by_family, lambda one: _letter(items[one.label.key], "family")),
        ALPHABET[NAMES_LANGUAGE],
    )


def _family_first(name: Data | None) -> str:
    return full_name(name or Data())


def _letter(item: Item, part: str) -> str:
    """Return the letter under which a person stands; names of another shape stand under that of their sort form."""
    name = item.fields["name"]
    return initial(item.fields.get("sort") or name.get(part) or full_name(name), NAMES_LANGUAGE)


def _lettered(listed: Iterable[Listed], letter: Callable[[Listed], str]) -> tuple[Group, ...]:
    return tuple(Group(heading, tuple(group)) for heading, group in groupby(listed, letter))


def _by_type(context: Context, kind: Kind) -> IndexView:
    items = context.archive.items[kind.name]
    groups = groupby(items.items(), lambda pair: pair[1].fields["type"])
    return IndexView(
        kind.name,
        kind.plural,
        tuple(
            Group(
                heading,
                tuple(context.listed(kind.name, key, pick(item.fields["title"], context.lang)) for key, item in group),
            )
            for heading, group in groups
        ),
    )


def _by_date(context: Context, kind: Kind) -> IndexView:
    newest = reversed(list(context.archive.items[kind.name].items()))
    groups = groupby(newest, lambda pair: listing_date(pair[1])[:4])
    return IndexView(
        kind.name,
        kind.plural,
        tuple(
            Group(year, tuple(context.listed(kind.name, key, _place(context, item)) for key, item in group))
            for year, group in groups
        ),
    )


def _place(context: Context, item: Item) -> Localised | None:
    return pick(item.fields["place"], context.lang) if "place" in item.fields else None


def _by_title(context: Context, kind: Kind) -> IndexView:
    listed = [context.listed(kind.name, key) for key in context.archive.items[kind.name]]
    listed.sort(key=lambda one: collation_key(one.label.title.text, one.label.title.lang))
    letters = _lettered(listed, lambda one: initial(one.label.title.text, one.label.title.lang))
    return IndexView(kind.name, kind.plural, letters)


_GROUPINGS: dict[str, Callable[[Context, Kind], IndexView]] = {"name": _by_name, "issued": _by_type, "date": _by_date}
"""By the sort name of the table of kinds; the rest stand by title."""
