"""Redirects: at every former address of a thing, a page that leads to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.archive.titles import KIND
from generator.archive.values import Item
from generator.digest import Value
from generator.pages.address import PARALLEL, parallel_path, path_of
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Label

TEMPLATE = "redirect.html"


@dataclass(frozen=True, slots=True)
class RedirectView(Value):
    """Where something has moved."""

    to: Label


class Former(NamedTuple):
    """An address that a thing had, and where its source says so."""

    slug: str
    path: str
    source: str
    at: tuple[int, int]


def formers(context: Context, item: Item) -> Iterator[Former]:
    """Yield the former addresses of a thing in this language: what each text says of itself, and a register of all."""
    kind = KIND[item.kind]
    holder = item.texts.get(context.lang) if kind.paired else item
    if holder is None:
        return
    for number, slug in enumerate(holder.fields.get("former", ())):
        at = holder.marks.get(("former", str(number))) or holder.marks.get(("former",)) or (1, 1)
        yield Former(slug, path_of(kind, context.lang, slug), holder.path, (at[0], at[1]))


def redirect_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield a page for every former address of a thing in this language."""
    for former in formers(context, item):
        yield from _pages(context, item, former)


def _pages(context: Context, item: Item, former: Former) -> Iterator[Page]:
    row = context.relations[(item.kind, item.key)]
    label = context.label(item.kind, item.key)
    moved = {former.path: label}
    parallel = context.relations.get((PARALLEL, item.key)) if item.kind == "briefing" else None
    if parallel:
        moved[parallel_path(context.lang, former.slug)] = replace(label, path=parallel.places[context.lang].path)
    for path, to in moved.items():
        yield Page(
            path,
            TEMPLATE,
            context.lang,
            context.chrome,
            RedirectView(to),
            former.source,
            tuple(row.places.values()),
            canonical=label.path,
            indexed=False,
            crumbs=context.crumbs((item.kind, item.key)),
            at=former.at,
        )
