"""Flags: dated things as marks on poles along an axis, each with its whole name, which nothing crosses.

Every name stands to the right of its pole. The pole furthest right is the shortest, and a name hangs above all poles
that stand beneath it; so no pole meets a name, and no name another.
"""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from generator.language.dates import earliest, format_short
from generator.pages.axis import LETTER, Scale
from generator.pages.view_values import Link

LINE, LETTERS = 17, 34
"""Height of a line of a name, and how many letters it holds at most."""
ROOM = round(LETTERS * LETTER) + 14
"""Width of a name with its mark: what must be left free to the right of an axis."""
_POLE, _GAP = 8, 7
"""Length of the shortest pole, and room between names."""

Dated = tuple[tuple[str, Link], ...]
"""Things with their dates, oldest first."""


class Flag(NamedTuple):
    """A mark on a pole, with its name."""

    x: int
    y: int
    foot: int
    """Where the pole stands on the axis."""
    link: Link
    lines: tuple[tuple[str, int], ...]
    """The name, each line with the height at which it stands."""
    date: str


class Flags(NamedTuple):
    """Flags that are not yet put to an axis."""

    height: int
    """From the axis to the end of the furthest."""
    placed: tuple[tuple[int, int, Link, tuple[str, ...], str], ...]
    """(x, distance of the name from the axis, link, lines of the name, date)."""

    def above(self, axis: int) -> tuple[Flag, ...]:
        """Return the flags on poles that stand on an axis."""
        return tuple(_flag(*one, axis, axis - one[1] - LINE * len(one[3])) for one in reversed(self.placed))

    def below(self, axis: int) -> tuple[Flag, ...]:
        """Return the flags on poles that hang from an axis."""
        return tuple(_flag(*one, axis, axis + one[1]) for one in reversed(self.placed))


def flags(scale: Scale, dated: Dated, lang: str) -> Flags:
    """Return the flags of things."""
    placed: list[tuple[int, int, Link, tuple[str, ...], str]] = []
    poles: list[tuple[int, int]] = []
    for day, link in reversed(dated):
        x, lines = scale.at(earliest(day)), lines_of(link.name)
        end = x + 16 + round(max(map(len, lines)) * LETTER)
        start = max((top for other, top in poles if other <= end), default=_POLE)
        poles.append((x, start + LINE * len(lines) + _GAP))
        placed.append((x, start, link, lines, format_short(day, lang)))
    return Flags(max((top for _, top in poles), default=0), tuple(placed))


def lines_of(text: str, letters: int = LETTERS) -> tuple[str, ...]:
    """Return a text in lines of about equal length, of at most so many letters; a word that fits a line stays whole."""
    number = -(-len(text) // letters)
    even = min(letters, len(text) // number + letters // 5) if number > 1 else letters
    return tuple(wrap(text, even, break_on_hyphens=False)) or (text,)


def _flag(x: int, _: int, link: Link, lines: tuple[str, ...], date: str, axis: int, top: int) -> Flag:
    written = tuple((line, top + 13 + LINE * n) for n, line in enumerate(lines))
    return Flag(x, top + 8, axis, link, written, date)
