"""Said values: from the links to registered figures in a text to the values that it gives them, and what one language
says and the other does not. A value is read from the words of its link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.items import Text
from generator.archive.titles import KIND
from generator.core.model import Block
from generator.language.values import values


class SaidValue(NamedTuple):
    """A value that a link in a text gives a registered figure."""

    kind: str
    key: str
    anchor: str
    """Of the unit in which the link stands."""
    start: int
    """Where in the unit."""
    words: str
    """As the text writes it, with its qualifier: “hơn 400 lượt”."""
    value: str
    """A plain number; empty in a draft whose words say none, or several."""

    @property
    def name(self) -> str:
        """The figure, as links name it: ``figure:partner-localities``."""
        return f"{self.kind}:{self.key}"


Placed = tuple[int, SaidValue]
"""The number of a block, and a value that is said in it."""


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
    """Return what is wrong with the words of a link to a figure, from which its value is read; empty if nothing is."""
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
    """Yield (0 or 1 for the side, value) of what only one of two texts says in a unit; ``same`` is the number of blocks
    that the two have in common, and all that follows is compared as a whole.

    Nothing is yielded of a figure that the other text does not mention in the same block at all, or whose words say no
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
    """Return values by the number of their block, which is ``same`` for all blocks from that one on."""
    blocks = {unit.anchor: number for number, block in enumerate(body) for unit in block.units}
    found: dict[int, list[Placed]] = defaultdict(list)
    for value in said:
        number = blocks.get(value.anchor, 0)
        found[min(number, same)].append((number, value))
    return found


def _place(value: SaidValue, aligned: bool) -> tuple[str, str, str]:
    """Return by what a value is compared: where the units of both texts are the same, also by its unit."""
    return value.anchor if aligned else "", value.name, value.value
