"""Said values: from the links to registered figures in a text to the values in their words, and to the values that only
one of two languages has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.items import Text
from generator.archive.titles import KIND
from generator.core.model import Block
from generator.language.values import values


class SaidValue(NamedTuple):
    """A value that the words of a link give a registered figure."""

    kind: str
    """The kind of the registered figure."""
    key: str
    """The key of the registered figure."""
    anchor: str
    """Id of the unit (paragraph or list item) that contains the link."""
    start: int
    """Where the link begins in the unit."""
    words: str
    """The words of the link, with any qualifier: “hơn 400 lượt”."""
    value: str
    """The value as a plain decimal number; empty in a draft whose words have no number or several."""

    @property
    def name(self) -> str:
        """The target of the link: ``figure:partner-localities``."""
        return f"{self.kind}:{self.key}"


Placed = tuple[int, SaidValue]
"""(number of the block, value)."""


def said_values(text: Text) -> tuple[SaidValue, ...]:
    """Return all values that a text gives registered figures, in order."""
    return tuple(
        SaidValue(one.kind, one.key, one.anchor, one.start, one.words, _single(values(one.words, text.lang)))
        for one in text.mentions
        if KIND[one.kind].valued
    )


def _single(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else ""


def fault(name: str, words: str, lang: str) -> str:
    """Return what is wrong with the words of a link to a figure; empty if they have exactly one number."""
    found = values(words, lang)
    if len(found) == 1:
        return ""
    what = f"says more than one number ({', '.join(found)})" if found else "says no number"
    return (
        f"“{' '.join(words.split())}” {what}, but the value of {name} is read from these words — link the words with "
        f"the one number that is meant, and nothing else, as in [54 …]({name})"
    )


def differences(
    sides: Sequence[Sequence[SaidValue]], bodies: Sequence[Sequence[Block]], same: int
) -> Iterator[tuple[int, Placed]]:
    """Yield (side, value) of each value that only one of two texts has in a unit: side 0 or 1. ``same`` is the number
    of leading blocks with the same structure; the blocks after these are compared as one.

    Nothing is yielded for a figure that the other text does not mention in the same block, or whose words have no
    single number in one of the texts, which `fault` reports.
    """
    rows = [_rows(said, body, same) for said, body in zip(sides, bodies, strict=True)]
    for number in sorted(rows[0].keys() & rows[1].keys()):
        here = [side[number] for side in rows]
        for side, (own, other) in enumerate((here, here[::-1])):
            named = {value.name for _, value in other} - {value.name for _, value in other if not value.value}
            matched = Counter(_place(value, number < same) for _, value in other)
            for block, value in own:
                place = _place(value, number < same)
                if value.value and value.name in named and not matched[place]:
                    yield side, (block, value)
                matched[place] -= matched[place] > 0


def _rows(said: Sequence[SaidValue], body: Sequence[Block], same: int) -> Mapping[int, list[Placed]]:
    """Return the values by the number of their block; all blocks from ``same`` on count as block ``same``."""
    blocks = {unit.anchor: number for number, block in enumerate(body) for unit in block.units}
    found: dict[int, list[Placed]] = defaultdict(list)
    for value in said:
        number = blocks.get(value.anchor, 0)
        found[min(number, same)].append((number, value))
    return found


def _place(value: SaidValue, aligned: bool) -> tuple[str, str, str]:
    """Return the parts of a value that are compared; the unit is one of them only in blocks with the same structure."""
    return value.anchor if aligned else "", value.name, value.value
