"""Withdrawal: which briefings are withdrawn, and what their front matter says of it in each language.

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
    """Take the withdrawn briefings out of the things of an archive; return them by (kind, key), in order."""
    found = {(item.kind, item.key): item for group in items.values() for item in group.values() if item.withdrawn}
    for kind, key in found:
        del items[kind][key]
    return dict(sorted(found.items()))


def reason(item: Item, lang: str) -> Localised:
    """Return why a briefing is withdrawn, in a language; in that of the original where only that says it."""
    for code in (lang, item.original):
        said = item.texts[code].fields.get("withdrawn", Data()) if code in item.texts else Data()
        if "reason" in said:
            return localised(str(said["reason"]), code)
    return localised("", lang)


def withdrawals(paired: Paired) -> Iterator[Problem]:
    """A briefing is withdrawn in its original, which gives the day; a translation adds the reason in its language."""
    for group in paired.groups["briefing"].values():
        for path, document in group.texts.values():
            if "withdrawn" in document.fields and not (group.withdrawn or group.faulty):
                message = (
                    f"the reason for a withdrawal stands here, but {group.path} is not withdrawn — add "
                    "“withdrawn: {date: …, reason: …}” there, or take this out"
                )
                yield Problem(path, *mark(document.marks, "withdrawn"), message)
