"""Staleness: from the stamps of a translation to the changes in its original since it was stamped."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.archive.items import Item, Text
from generator.core.digest import stamp
from generator.core.model import PLACEHOLDER, Block, Unit

HEAD, CHANGED, NEW, GONE = "head", "changed", "new", "gone"


class Change(NamedTuple):
    """A change in an original since its translation was stamped."""

    what: str
    """HEAD for title or summary; CHANGED, NEW or GONE for a block."""
    block: int
    """The number of the block in the original from 0; of a block that is gone, its former number."""


def stamps(original: Text) -> tuple[str, ...]:
    """Return one stamp for title and summary, and one for each block; white space and the targets of links do not
    count."""
    head = stamp(HEAD, str(original.fields.get("title", "")), str(original.fields.get("summary", "")))
    return (head, *original.document.stamps)


def untranslated_blocks(original: Text, translation: Text) -> list[Block]:
    """Return the blocks of a translation that still have the words of the original. Blocks of a few words, which may be
    a name, and words marked as another language's do not count."""
    rendered = {block.stamp for block in original.body}
    return [block for block in translation.body if block.stamp in rendered and sum(map(_own_words, block.units)) > 3]


def is_written(text: Text) -> bool:
    """Return whether the body of a text is written, and no placeholder."""
    return [unit.text for block in text.body for unit in block.units] not in ([PLACEHOLDER], [])


def _own_words(unit: Unit) -> int:
    return len(unit.text.split()) - sum(len(unit.text[start:end].split()) for start, end, _ in unit.foreign)


def is_stale(item: Item, lang: str) -> bool:
    """Return whether the stamps of a translation are older than its original; false without stamps, and of a
    translation that stands alone because its original cannot be read."""
    given = item.texts[lang].fields.get("translation", {}).get("stamp", ())
    return (
        bool(given)
        and lang != item.original
        and item.original in item.texts
        and given != stamps(item.texts[item.original])
    )


def changes(item: Item, lang: str) -> Iterator[Change]:
    """Yield the changes in the original since the translation was stamped."""
    if not is_stale(item, lang):
        return
    old = item.texts[lang].fields["translation"]["stamp"]
    new = stamps(item.texts[item.original])
    if old[0] != new[0]:
        yield Change(HEAD, -1)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old[1:], new[1:], autojunk=False).get_opcodes():
        if tag != "equal":
            both = min(i2 - i1, j2 - j1)
            yield from (Change(CHANGED, number) for number in range(j1, j1 + both))
            yield from (Change(NEW, number) for number in range(j1 + both, j2))
            yield from (Change(GONE, number) for number in range(i1 + both, i2))
