"""Chronology: whether the days of a briefing agree with each other, with its event, its file’s name and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from generator.archive.pair import Group, Paired, mark
from generator.language.dates import earliest, latest, not_after, parse_partial
from generator.model import WARNING, Data, PathKey, Problem

_SAYS_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=-|$)")
_FAR = timedelta(days=31)


def chronology(paired: Paired) -> Iterator[Problem]:
    """The days of a briefing agree with each other, with its event, and with its name and address."""
    events = paired.groups["event"]
    for group in paired.groups["briefing"].values():
        fields, marks = group.fields, group.documents[group.original][1].marks
        said = [*_days_apart(group, fields, events)]
        yield from (Problem(group.path, *mark(marks, *path), message, WARNING) for path, message in said)


def _days_apart(group: Group, fields: Data, events: Mapping[str, Group]) -> Iterator[tuple[PathKey, str]]:
    """Yield (field, what is wrong) of every day that does not agree with another."""
    date, added = fields.get("date", ""), fields.get("added", "")
    if added and "updated" in fields and not not_after(added, fields["updated"]):
        yield ("updated",), f"it is dated before the briefing was added, {added} — mend one of the two"
    if not date:
        return
    if added and not not_after(date, added):
        yield ("date",), f"{date} is later than the day on which the briefing was added, {added} — mend one of the two"
    event = events.get(fields.get("event", ""))
    day = event.fields.get("date", "") if event else ""
    if event and day and _far(date, day):
        yield ("date",), f"{date} is far from the day of the event, {day} ({event.path}) — mend one of the two"
    slugs = fields.get("slugs", Data())
    names: list[tuple[PathKey, str, str]] = [(("date",), group.key, "the file’s name")]
    names += [(("slugs", code), slug, "the address") for code, slug in slugs.items() if slug != group.key]
    for path, name, what in names:
        match = _SAYS_DAY.match(name)
        try:
            own = parse_partial("-".join(filter(None, match.groups()))) if match else ""
        except ValueError:
            own = ""
        if own and _far(own, date):
            yield path, f"{what} says {own}, but the date is {date} — mend one of the two"


def _far(one: str, other: str) -> bool:
    """Return whether more than a month lies between two days."""
    return earliest(one) - latest(other) > _FAR or earliest(other) - latest(one) > _FAR
