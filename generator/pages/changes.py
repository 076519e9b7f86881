"""Changes: what was added, translated, updated and corrected, and when, as the front matter says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.core.kinds import CODES, KINDS, LANGUAGE
from generator.core.model import Localised
from generator.core.schema import N_
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_long, localised
from generator.pages.view_values import Chrome, Link

SHOWN = 200
"""Changes that the page lists, the latest."""
ADDED, TRANSLATED, UPDATED, CORRECTED = N_("Added"), N_("Translated"), N_("Updated"), N_("Corrected")
_ORDER = (ADDED, TRANSLATED, UPDATED, CORRECTED)


class ChangeEntry(NamedTuple):
    """Something that was added or changed."""

    date: str
    what: str
    """A message."""
    kind: str
    key: str
    languages: tuple[str, ...]
    """Which texts it concerns, where that is worth saying."""
    note: Localised | None


class ChangeRow(NamedTuple):
    """A change as it is printed."""

    what: str
    link: Link
    languages: str
    note: Markup


def changes_pages(facets: Facets) -> Iterator[Page]:
    """Yield the list of changes, newest first."""
    items = facets.archive.items
    paired = (item for kind in KINDS if kind.paired for item in items[kind.name].values())
    found = [change for item in paired for change in _changes(item, facets.lang)]
    found.sort(key=lambda change: (change.kind, change.key, _ORDER.index(change.what)))
    found.sort(key=lambda change: change.date, reverse=True)
    shown = tuple(
        (one.date, one.what, facets.link(one.kind, one.key), one.languages, one.note) for one in found[:SHOWN]
    )
    inputs: dict[str, Input] = {"changes": shown, "older": int(len(found) > SHOWN)}
    changed = facets.changed(facets.archive.listings)
    yield page_of(facets, ("changes", ""), "changes.html", _view, inputs, changed=changed)


def _changes(item: Item, lang: str) -> Iterator[ChangeEntry]:
    thing = (item.kind, item.key)
    # A translation whose original is gone has a page, but nothing says when it came.
    added = str(item.fields.get("added", ""))
    since = {code: _translated(item, code) for code in item.texts}
    if added:
        came = tuple(code for code in CODES if since.get(code) == added)
        yield ChangeEntry(added, ADDED, *thing, came, None)
    for code, day in since.items():
        if day != added:
            yield ChangeEntry(day, TRANSLATED, *thing, (code,), None)
    corrected = dict(_corrections(item, lang))
    for (day, note), code in corrected.items():
        yield ChangeEntry(day, CORRECTED, *thing, (code,) if code != lang else (), Localised(note, code))
    updated = str(item.fields.get("updated", added))
    if updated != added and updated not in {day for day, _ in corrected}:
        yield ChangeEntry(updated, UPDATED, *thing, (), None)


def _translated(item: Item, code: str) -> str:
    """Return the day on which a text came; a translation without a date came with its original."""
    return str(item.texts[code].fields.get("translation", {}).get("date", item.fields.get("added", "")))


def _corrections(item: Item, lang: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((day, note), language): the page's language says what it can, another only what stands in that alone."""
    said: set[str] = set()
    for code in sorted(item.texts, key=lambda code: code != lang):
        notes = [(one["date"], one["note"]) for one in item.texts[code].fields.get("corrections", ())]
        yield from (((day, note), code) for day, note in notes if day not in said)
        said |= {day for day, _ in notes}


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    changes: tuple[tuple[str, str, Link, tuple[str, ...], Localised | None], ...],
    older: int,
) -> dict[str, Any]:
    days = groupby(changes, lambda change: change[0])
    rows = tuple((day, date_long(day, tools.lang), tuple(_row(one, tools) for one in group)) for day, group in days)
    return {**surround(tools, chrome, crumbs, crumbs[-1].name), "days": rows, "older": bool(older)}


def _row(change: tuple[str, str, Link, tuple[str, ...], Localised | None], tools: Tools) -> ChangeRow:
    _, what, link, languages, note = change
    text = tools.interface.text
    named = ", ".join(text(LANGUAGE[code].label) for code in languages)
    return ChangeRow(text(what), link, named, localised(note, tools.lang) if note else NOTHING)
