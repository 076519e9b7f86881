"""Figure matching: from the same passage in two languages to the number of figures that match, and those that do
not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from generator.language.figure_readers import Reading
from generator.language.figures import Figure, figures
from generator.language.number_words import number_words


class Cell(NamedTuple):
    """A passage of one language that is compared as a whole."""

    side: int
    """0 for the original, 1 for the translation."""
    lang: str
    parts: tuple[tuple[int, str, str], ...]
    """(block, anchor, text) of each part."""


class Alone(NamedTuple):
    """A figure with its position."""

    side: int
    """0 for the original, 1 for the translation."""
    figure: Figure
    block: int
    """The number of the block."""
    anchor: str
    """The id of the unit."""


MOST_CHOICES = 2**12
"""The most combinations of readings that are tried in one passage; with more, the likelier reading is taken."""


def match(left: Cell, right: Cell) -> tuple[int, list[Alone]]:
    """Return (how many figures have a counterpart in the other language, the figures that have none)."""
    sides = _figures(left), _figures(right)
    if not sides[0] and not sides[1]:
        return 0, []
    if _same(sides):
        return len(sides[0]), []
    said = tuple(_words(cell) if other else frozenset() for cell, other in ((left, sides[1]), (right, sides[0])))
    chosen = _choose(sides, said)
    common = Counter(_parts(chosen[0])) & Counter(_parts(chosen[1]))
    pairs, alone = 0, []
    for side in (0, 1):
        rest, words = Counter(common), said[1 - side]
        # Figures that only figures can match come first; those that number words can match take what is left.
        order = sorted(zip(sides[side], chosen[side], strict=True), key=lambda pair: words.issuperset(pair[1]))
        for one, reading in order:
            if all(rest[part] >= number or part in words for part, number in Counter(reading).items()):
                pairs += side == 0 or not all(rest[part] for part in reading)
                rest.subtract(part for part in reading if rest[part])
            elif any(words.issuperset(other) for other in one.figure.readings):
                pairs += 1
            else:
                alone.append(one)
    return pairs, alone


def _same(sides: Sequence[Sequence[Alone]]) -> bool:
    """Return whether both sides have the same figures, each with one reading: then number words need not be read."""
    if any(len(one.figure.readings) > 1 for side in sides for one in side):
        return False
    left, right = (sorted(_parts(one.figure.readings[0] for one in side)) for side in sides)
    return left == right


def _figures(cell: Cell) -> list[Alone]:
    return [Alone(cell.side, f, block, anchor) for block, anchor, text in cell.parts for f in figures(text, cell.lang)]


def _words(cell: Cell) -> frozenset[str]:
    return frozenset[str]().union(*(number_words(text, cell.lang) for _, _, text in cell.parts))


def _parts(readings: Iterable[Reading]) -> list[str]:
    return [part for reading in readings for part in reading]


def _choose(sides: Sequence[Sequence[Alone]], said: Sequence[frozenset[str]]) -> tuple[list[Reading], list[Reading]]:
    """Return the readings of both sides with the most matches."""
    choices = []
    for side, other in ((0, 1), (1, 0)):
        there = {part for one in sides[other] for reading in one.figure.readings for part in reading} | said[other]
        for one in sides[side]:
            borne_out = tuple(reading for reading in one.figure.readings if there.issuperset(reading))
            choices.append(borne_out or one.figure.readings[:1])
    middle = len(sides[0])
    best = [options[0] for options in choices]
    undecided = [number for number, options in enumerate(choices) if len(options) > 1]
    if undecided and prod(len(choices[number]) for number in undecided) <= MOST_CHOICES:
        # Each trial counts only the values of undecided figures; the rest is the same in all trials.
        matters = frozenset(part for number in undecided for part in _parts(choices[number]))
        settled = [Counter[str](), Counter[str]()]
        for number, options in enumerate(choices):
            if len(options) == 1:
                settled[number >= middle].update(part for part in options[0] if part in matters)
        first = sum(number < middle for number in undecided)
        tried = product(*(choices[number] for number in undecided))
        found = min(tried, key=lambda one: _leftover(settled, (one[:first], one[first:]), said))
        for number, reading in zip(undecided, found, strict=True):
            best[number] = reading
    return best[:middle], best[middle:]


def _leftover(
    settled: Sequence[Counter[str]], tried: Sequence[Iterable[Reading]], said: Sequence[frozenset[str]]
) -> int:
    one, other = (known + Counter(_parts(readings)) for known, readings in zip(settled, tried, strict=True))
    here = sum(number for part, number in (one - other).items() if part not in said[1])
    return here + sum(number for part, number in (other - one).items() if part not in said[0])
