"""Translation parity: from a briefing to the comparison of each translation with its original; drafts are compared as
far as they are translated."""

from __future__ import annotations

from collections.abc import Collection

from generator.archive.items import Item, Text
from generator.archive.parity import Column, Tally, column, compare
from generator.archive.stale import is_written, untranslated_blocks
from generator.core.model import PLACEHOLDER


def tallies_of(item: Item) -> dict[str, Tally]:
    """Return, for each translation, its comparison with the original, by language."""
    original = item.texts.get(item.original)
    return {
        lang: compare(*_columns(original, text))
        for lang, text in item.texts.items()
        if original and lang != item.original and "translation" in text.fields
        if not is_draft(original, text) or (is_written(original) and is_written(text))
    }


def is_draft(*texts: Text) -> bool:
    """Return whether one of the texts is a draft."""
    return any(text.fields.get("draft") for text in texts)


def _columns(original: Text, translation: Text) -> tuple[Column, Column]:
    left, right = column(original), column(translation)
    if not is_draft(original, translation):
        return left, right
    waiting = {block.stamp for block in untranslated_blocks(original, translation)}
    return _written(left, right, waiting), _written(right, left, waiting)


def _written(own: Column, other: Column, waiting: Collection[str]) -> Column:
    """Return a column without the words that are not translated yet; ``waiting`` are the stamps of the blocks that
    still have the original's words."""
    same = {name for name, said in own.fields.items() if said == other.fields.get(name)}
    open_ = {name for column in (own, other) for name, said in column.fields.items() if said == PLACEHOLDER}
    blank = {block.anchor for block in own.body if block.stamp in waiting}
    return own._replace(
        fields={name: said for name, said in own.fields.items() if name not in same | open_},
        body=[
            block._replace(units=tuple(unit._replace(text="", foreign=()) for unit in block.units))
            if block.anchor in blank
            else block
            for block in own.body
        ],
        things={anchor: found for anchor, found in own.things.items() if anchor not in blank},
    )
