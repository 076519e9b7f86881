"""Withdrawal: from the items to the withdrawn briefings, with the reason in each language.

A withdrawn briefing keeps its addresses and its place among the references, so that no link to it breaks; the rest of
the archive is put together without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.items import Item
from generator.archive.pair import Paired, mark
from generator.archive.titles import localised
from generator.core.model import Data, Localised, Problem


def take_withdrawn(items: dict[str, dict[str, Item]]) -> dict[tuple[str, str], Item]:
    """Remove the withdrawn briefings from the items; return (kind, key) to each of them, in order."""
    found = {(item.kind, item.key): item for group in items.values() for item in group.values() if item.withdrawn}
    for kind, key in found:
        del items[kind][key]
    return dict(sorted(found.items()))


def reason(item: Item, lang: str) -> Localised:
    """Return the reason of a withdrawal in a language, or in that of the original if the translation has none."""
    for code in (lang, item.original):
        said = item.texts[code].fields.get("withdrawn", Data()) if code in item.texts else Data()
        if "reason" in said:
            return localised(str(said["reason"]), code)
    return localised("", lang)


def withdrawals(paired: Paired) -> Iterator[Problem]:
    """Yield the mistakes in withdrawals: the original states the day, a translation only adds its reason."""
    for group in paired.groups["briefing"].values():
        for path, document in group.texts.values():
            if "withdrawn" in document.fields and not (group.withdrawn or group.faulty):
                message = (
                    f"the reason for a withdrawal stands here, but {group.path} is not withdrawn — add "
                    "“withdrawn: {date: …, reason: …}” there, or take this out"
                )
                yield Problem(path, *mark(document.marks, "withdrawn"), message)
