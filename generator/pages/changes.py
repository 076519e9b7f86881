"""Changes: what was added, translated, updated and corrected, and when, as the front matter says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.archive.values import Item
from generator.kinds import KINDS, LANGUAGES
from generator.model import Localised
from generator.pages.context import Context
from generator.pages.listed import Change
from generator.pages.page import Page
from generator.pages.views import ChangesView
from generator.schema import N_

SHOWN = 200
"""Changes that the page lists, the latest."""
ADDED, TRANSLATED, UPDATED, CORRECTED = N_("Added"), N_("Translated"), N_("Updated"), N_("Corrected")
_ORDER = (ADDED, TRANSLATED, UPDATED, CORRECTED)


def changes_pages(context: Context) -> Iterator[Page]:
    """Yield the list of changes, newest first."""
    found = [change for item in _late(context) for change in _changes(context, item)]
    found.sort(key=lambda change: (change.label.kind, change.label.key, _ORDER.index(change.what)))
    found.sort(key=lambda change: change.date, reverse=True)
    days = groupby(found[:SHOWN], lambda change: change.date)
    view = ChangesView(tuple((day, tuple(group)) for day, group in days), len(found) > SHOWN)
    yield context.page(("changes", ""), "changes.html", view, changed=context.changed(context.archive.listings))


def _late(context: Context) -> Iterator[Item]:
    """Yield everything of which a change may be among the latest that are shown, or the first that is not."""
    last = {stem: max(one.days, default="") for stem, one in context.archive.listings.items()}
    newest = sorted(last.values(), reverse=True)
    since = newest[SHOWN] if len(newest) > SHOWN else ""
    for kind in KINDS:
        if kind.paired:
            items = context.archive.items[kind.name]
            briefings = kind.name == "briefing"
            yield from (items[key] for key in items if not briefings or last[key] >= since)


def _changes(context: Context, item: Item) -> Iterator[Change]:
    label = context.label(item.kind, item.key)
    # A translation whose original is gone has a page, but nothing says when it came.
    added = item.fields.get("added", "")
    since = {code: _translated(item, code) for code in item.texts}
    if added:
        yield Change(added, ADDED, label, _languages(code for code, day in since.items() if day == added), None)
    for code, day in since.items():
        if day != added:
            yield Change(day, TRANSLATED, label, (code,), None)
    corrected = dict(_corrections(context, item))
    for (day, note), code in corrected.items():
        yield Change(day, CORRECTED, label, (code,) if code != context.lang else (), Localised(note, code))
    updated = item.fields.get("updated", added)
    if updated != added and updated not in {day for day, _ in corrected}:
        yield Change(updated, UPDATED, label, (), None)


def _translated(item: Item, code: str) -> str:
    """Return the day on which a text came; a translation without a date came with its original."""
    return str(item.texts[code].fields.get("translation", {}).get("date", item.fields.get("added", "")))


def _corrections(context: Context, item: Item) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((day, note), language): the page's language says what it can, another only what stands in that alone."""
    said: set[str] = set()
    for code in sorted(item.texts, key=lambda code: code != context.lang):
        notes = [(one["date"], one["note"]) for one in item.texts[code].fields.get("corrections", ())]
        yield from (((day, note), code) for day, note in notes if day not in said)
        said |= {day for day, _ in notes}


def _languages(codes: Iterator[str]) -> tuple[str, ...]:
    found = set(codes)
    return tuple(language.code for language in LANGUAGES if language.code in found)
