"""Redirects: from the former addresses of items to pages that lead to the present address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.archive.items import Item
from generator.archive.titles import KIND
from generator.pages.address import PARALLEL, parallel_path, path_of
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import crumbs, framed, surround
from generator.pages.page import Page, Tools
from generator.pages.view_values import Chrome, Frame, Link

TEMPLATE = "redirect.html"


class Former(NamedTuple):
    """A former address of an item."""

    slug: str
    """The former slug."""
    path: str
    """The former path in the site."""
    source: str
    """The file that lists it."""
    at: tuple[int, int]
    """Line and column of the entry under ``former``."""


def formers(facets: Facets, item: Item) -> Iterator[Former]:
    """Yield the former addresses of an item in this language: of a pair, those that the text in this language lists; of
    a register entry, those of its file."""
    kind = KIND[item.kind]
    holder = item.texts.get(facets.lang) if kind.paired else item
    if holder is None:
        return
    slugs = holder.fields.get("former", ())
    for number, slug in enumerate(slugs):
        at = holder.marks.get(("former", str(number))) or holder.marks.get(("former",)) or (1, 1)
        yield Former(slug, path_of(kind, facets.lang, slug), holder.path, (at[0], at[1]))


def redirect_pages(facets: Facets) -> Iterator[Page]:
    """Yield a page for every former address in this language."""
    for item in facets.archive.every_item:
        for former in formers(facets, item):
            yield from _pages(facets, item, former)


def _pages(facets: Facets, item: Item, former: Former) -> Iterator[Page]:
    thing = (item.kind, item.key)
    row = facets.relations[thing]
    moved = {former.path: facets.path(thing)}
    parallel = facets.relations.get((PARALLEL, item.key)) if item.kind == "briefing" else None
    if parallel:
        moved[parallel_path(facets.lang, former.slug)] = parallel.places[facets.lang].path
    for path, to in moved.items():
        frame = Frame(path, tuple(row.places.values()), canonical=facets.path(thing), indexed=False)
        inputs: dict[str, Input] = {"crumbs": crumbs(facets, thing), "to": f"/{to}"}
        yield framed(facets, frame, TEMPLATE, redirect_view, inputs, former.source, at=former.at)


def redirect_view(tools: Tools, chrome: Chrome, crumbs: tuple[Link, ...], to: str) -> dict[str, Any]:
    """Return what a page prints that leads to another page."""
    link = crumbs[-1]
    return {
        **surround(tools, chrome, crumbs, tools.interface.text("Moved"), link.plain),
        "to": to,
        "link": link,
    }
