"""Doubtful dates: from the archive to the dates that lie in the future, or a year or more from a related date. Most
are typing mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.archive.entry_dates import DAYS, day_of
from generator.archive.items import Archive, Item
from generator.archive.pair import mark
from generator.archive.titles import KIND
from generator.core.model import NOTICE, WARNING, PathKey, Problem
from generator.core.shapes import scalars
from generator.language.dates import earliest, latest, parse_date

_YEAR = 365
"""Days."""
_FIRST = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)-")
_LAST = re.compile(r".*?-(\d{4}(?:-\d\d(?:-\d\d)?)?)$")


def far_apart(archive: Archive) -> Iterator[Problem]:
    """Yield the dates of briefings that are far from those of their event, slugs or file name, and the dates of events
    and numbered documents that are far from that in their file name."""
    for item in archive.items["briefing"].values():
        others = list(_others(archive, item))
        published = item.fields.get("source", {}).get("published", "")
        yield from _far(item, ("date",), day_of(item.fields), others)
        yield from _far(item, ("source", "published"), published, others)
    for kind in ("event", "resolution"):
        for item in archive.items[kind].values():
            if kind == "event" or "symbol" in item.fields:
                others = [(_in_name(_LAST, item.key), "the date in the file’s name")]
                name = next((name for name in DAYS if name in item.fields), "")
                yield from _far(item, (name,), day_of(item.fields), others)


def apart(archive: Archive) -> Iterator[Problem]:
    """Yield notices of the briefings that are of another day than their event, or of a later one than their report:
    some are meant, as a preparation or an announcement is."""
    for item in archive.items["briefing"].values():
        day, published = item.fields.get("date", ""), item.fields.get("source", {}).get("published", "")
        event = archive.items["event"].get(item.fields.get("event", ""))
        held = day_of(event.fields) if event else ""
        if event and day and held and _days(day, held) * _days(held, day) < 0:
            message = f"{day} is not {held}, the date in {event.path} — mend one of them, unless both are meant"
            yield Problem(item.path, *mark(item.marks, "date"), message, NOTICE)
        if day and published and _days(day, published) > 0:
            message = (
                f"{day} is later than {published}, the day of publication — mend one, unless the report announces it"
            )
            yield Problem(item.path, *mark(item.marks, "date"), message, NOTICE)


def _others(archive: Archive, briefing: Item) -> Iterator[tuple[str, str]]:
    event = archive.items["event"].get(briefing.fields.get("event", ""))
    if event:
        yield day_of(event.fields), f"the date in {event.path}"
    yield _in_name(_FIRST, briefing.key), "the date in the file’s name"
    for lang, slug in briefing.fields.get("slugs", {}).items():
        yield _in_name(_FIRST, slug), f"the date in the slug ({lang})"


def _in_name(form: re.Pattern[str], name: str) -> str:
    """Return the date at the beginning or end of a name; empty if there is none."""
    found = form.match(name)
    try:
        return parse_date(found[1]) if found else ""
    except ValueError:
        return ""


def _far(item: Item, path: PathKey, date: str, others: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for other, what in others:
        if date and other and max(_days(date, other), _days(other, date)) >= _YEAR:
            message = f"{date} is a year or more from {other}, {what} — check both, and mend one"
            yield Problem(item.path, *mark(item.marks, *path), message, WARNING)


def _days(later: str, earlier: str) -> int:
    """Return the fewest days between two dates; negative if they are in the other order."""
    return (earliest(later) - latest(earlier)).days


def in_future(archive: Archive, today: str) -> Iterator[Problem]:
    """Yield the dates that are later than a day."""
    for item in archive.every_item:
        texts = item.texts.values() if KIND[item.kind].paired else ()
        for document, path in [(item.document, item.path), *((one.document, one.path) for one in texts)]:
            for place, shape, date in scalars(KIND[item.kind].fields, document.fields):
                if shape.form in ("date", "day") and earliest(date) > earliest(today):
                    message = f"{date} lies in the future: today is {today} — mend the date"
                    yield Problem(path, *mark(document.marks, *place), message, WARNING)
