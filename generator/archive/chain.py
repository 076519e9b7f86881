"""Chains: from the relations that register entries state to the entries that led to one, and those to which it led, in
order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.archive.entry_dates import day_of
from generator.archive.items import Archive, Item
from generator.archive.pair import Paired, mark
from generator.core.kinds import KINDS
from generator.core.model import Problem

_BEFORE = ("carries-out", "leads-to-incoming")
"""Relations of an entry to an entry that came before it."""
_AFTER = ("leads-to", "carries-out-incoming")
"""The same relations seen from the other entry: to an entry that came after it."""
_LAST = "9999"
"""The date by which undated entries sort: after all others."""


class StatedRelation(NamedTuple):
    """A relation of an entry to another, with its source."""

    message: str
    """The message for the relation, from the side of the entry."""
    key: str
    """The key of the other entry."""
    source: str
    """The source that states the relation."""


def relations(archive: Archive, item: Item) -> Iterator[StatedRelation]:
    """Yield the relations of an entry: those that it states, then those that other entries state to it."""
    for one in item.fields.get("related", ()):
        yield StatedRelation(one["as"], one["to"], one["source"])
    for key, one in archive.related.get((item.kind, item.key), ()):
        yield StatedRelation(f"{one['as']}-incoming", key, one["source"])


def beside(archive: Archive, item: Item) -> Iterator[StatedRelation]:
    """Yield the relations of an entry to entries that came neither before nor after it."""
    return (one for one in relations(archive, item) if one.message not in (*_BEFORE, *_AFTER))


def chain(archive: Archive, item: Item) -> dict[str, tuple[StatedRelation, ...]]:
    """Return the keys of the entries that led to one, of the entry itself, and of those to which it led, earliest
    first, each with its relations to the entries directly before it; empty if there is no other entry."""
    items = archive.items[item.kind]

    def causes(key: str) -> list[StatedRelation]:
        return [one for one in relations(archive, items[key]) if one.message in _BEFORE]

    def effects(key: str) -> Iterator[str]:
        return (one.key for one in relations(archive, items[key]) if one.message in _AFTER)

    found = {item.key} | _reached(item.key, lambda key: (one.key for one in causes(key)))
    found |= _reached(item.key, effects)
    before = {key: tuple(one for one in causes(key) if one.key in found) for key in found}
    ordered: dict[str, tuple[StatedRelation, ...]] = {}
    while len(ordered) < len(found):
        ready = [key for key in found if key not in ordered and all(one.key in ordered for one in before[key])]
        first = min(ready, key=lambda key: (day_of(items[key].fields) or _LAST, key))
        ordered[first] = before[first]
    return ordered if len(ordered) > 1 else {}


def _reached(key: str, following: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all keys that can be reached from a key by following relations."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        new = set(following(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def circles(paired: Paired) -> Iterator[Problem]:
    """Yield an error for every relation by which an entry would come before an entry that led to it."""
    for kind in KINDS:
        after: dict[str, set[str]] = defaultdict(set)
        for key, group in paired.groups[kind.name].items():
            for number, one in enumerate(group.fields.get("related", ())):
                other = one.get("to", key)
                if one.get("as") not in (*_BEFORE, *_AFTER) or other == key:
                    continue
                first, last = (other, key) if one["as"] in _BEFORE else (key, other)
                if first in _reached(last, after.__getitem__):
                    at = mark(group.documents[group.original][1].marks, "related", str(number))
                    message = f"“{last}” comes before “{first}” already, by other relations — take one of them out"
                    yield Problem(group.path, *at, message)
                else:
                    after[first].add(last)
