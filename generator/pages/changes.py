"""Changes: a page and a feed of what was added, translated, updated and corrected, on the days that the front matter
gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.core.kinds import CODES, KINDS, LANGUAGE
from generator.core.model import Localised
from generator.core.schema import N_
from generator.pages.facet import Facet, Input, made
from generator.pages.facets import Facets
from generator.pages.feeds import FeedEntry, feed_page, feed_view, tag
from generator.pages.layout import CHANGES, page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_long, localised
from generator.pages.structured import whole
from generator.pages.view_values import Chrome, Link

SHOWN, FED = 200, 40
"""The latest changes that the page lists, and that the feed holds."""
_LEAD = N_("What has been added to the archive, translated, updated and corrected, newest first.")
ADDED, TRANSLATED, UPDATED, CORRECTED = N_("Added"), N_("Translated"), N_("Updated"), N_("Corrected")
_ORDER = (ADDED, TRANSLATED, UPDATED, CORRECTED)


class ChangeEntry(NamedTuple):
    """A change of an item."""

    date: str
    what: str
    """A message: Added, Translated, Updated or Corrected."""
    kind: str
    key: str
    languages: tuple[str, ...]
    """Codes of the texts that changed, if the reader cannot tell without them."""
    note: Localised | None
    """The note of a correction."""


class ChangeRow(NamedTuple):
    """A change as the page prints it."""

    what: str
    """“Added” … in the language of the page."""
    link: Link
    languages: str
    """The names of the languages, with commas; may be empty."""
    note: Markup
    """May be empty."""


class FedChange(NamedTuple):
    """The values of a change from which its feed entry is made."""

    id: str
    """Empty if the archive has no authority for ids (`feeds.tag`)."""
    mark: str
    """Tells it from other changes of the same item."""
    date: str
    what: str
    link: Link
    languages: tuple[str, ...]
    note: Localised | None


def changes_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of changes, newest first, and its feed."""
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
    yield page_of(facets, (CHANGES, ""), "changes.html", _view, inputs, changed=changed)
    yield feed_page(facets, (CHANGES, ""), _feed, {"changes": tuple(_fed(facets, found[:FED]))})


def _fed(facets: Facets, changes: Iterable[ChangeEntry]) -> Iterator[Facet[FedChange]]:
    marks: Counter[tuple[str, str, str]] = Counter()
    for one in changes:
        mark = f"{one.date}/{one.what.lower()}"
        marks[one.kind, one.key, mark] += 1
        mark = f"{mark}-{marks[one.kind, one.key, mark]}"
        id = tag(facets, "change", one.kind, one.key, mark)
        link = facets.link(one.kind, one.key)
        yield made(FedChange, id, mark, one.date, one.what, link, one.languages, one.note)


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
    """Return the day on which a text was added; a translation without a date counts as added with its original."""
    return str(item.texts[code].fields.get("translation", {}).get("date", item.fields.get("added", "")))


def _corrections(item: Item, lang: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((day, note), language) of each correction: in the page's language, else in the first language that has a
    note of that day."""
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
    text = tools.interface.text
    return {**surround(tools, chrome, crumbs, crumbs[-1].name, text(_LEAD)), "days": rows, "older": bool(older)}


def _row(change: tuple[str, str, Link, tuple[str, ...], Localised | None], tools: Tools) -> ChangeRow:
    _, what, link, languages, note = change
    text = tools.interface.text
    named = ", ".join(text(LANGUAGE[code].label) for code in languages)
    return ChangeRow(text(what), link, named, localised(note, tools.lang) if note else NOTHING)


def _feed(
    tools: Tools, chrome: Chrome, id: str, own: str, page: str, beginning: str, changes: tuple[FedChange, ...]
) -> dict[str, Any]:
    text = tools.interface.text
    entries = tuple(_entry(one, tools, chrome.base_url) for one in changes)
    title = f"{text('Changes')} – {chrome.title.text}"
    return feed_view(tools, chrome, (id, own, page, beginning), title, text(_LEAD), entries)


def _entry(change: FedChange, tools: Tools, base: str) -> FeedEntry:
    text, date = tools.interface.text, change.date
    what, href = text(change.what), whole(base, change.link.href.removeprefix("/"))
    named = ", ".join(text(LANGUAGE[code].label) for code in change.languages)
    said = " · ".join(filter(None, (what, named, change.note.text if change.note else "")))
    id = change.id or f"{href}#{change.mark}"
    across = ((tools.lang, href),)
    return FeedEntry(id, f"{what}: {change.link.plain}", date, date, href, across, "", said, (), "")
