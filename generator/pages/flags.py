"""Flags: dated entries as marks on poles along an axis, each with its whole name, drawn so that nothing crosses a name.

Every name stands to the right of its pole. The pole furthest right is the shortest, and each name is placed beyond all
poles in the space to its right; so no pole crosses a name, and no name another name.
"""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from generator.language.dates import earliest, format_short
from generator.pages.axis import LETTER, Scale
from generator.pages.view_values import Link

LINE, LETTERS = 17, 34
"""Height of a line of a name in drawing units, and the most letters that it holds."""
ROOM = round(LETTERS * LETTER) + 14
"""Width of a name with its mark, which must be left free to the right of an axis."""
_POLE, _GAP = 8, 7
"""Length of the shortest pole, and the gap between names."""

DatedLinks = tuple[tuple[str, Link], ...]
"""(date, link) of entries, oldest first."""


class Flag(NamedTuple):
    """A mark on a pole, with its name; places are in drawing units."""

    x: int
    """Place of the pole on the axis."""
    y: int
    """Height of the mark in the drawing."""
    foot: int
    """Where the pole meets the axis."""
    link: Link
    lines: tuple[tuple[str, int], ...]
    """The name: each line with its height in the drawing."""
    date: str
    """The date in words."""


class Flags(NamedTuple):
    """Flags whose place relative to an axis is known, but not yet on which side of it they are."""

    height: int
    """From the axis to the end of the flag furthest from it."""
    placed: tuple[tuple[int, int, Link, tuple[str, ...], str], ...]
    """(x, distance of the name from the axis, link, lines of the name, date)."""

    def above(self, axis: int) -> tuple[Flag, ...]:
        """Return the flags above an axis at that height of the drawing."""
        return tuple(_flag(*one, axis, axis - one[1] - LINE * len(one[3])) for one in reversed(self.placed))

    def below(self, axis: int) -> tuple[Flag, ...]:
        """Return the flags below an axis at that height of the drawing."""
        return tuple(_flag(*one, axis, axis + one[1]) for one in reversed(self.placed))


def flags(scale: Scale, dated: DatedLinks, lang: str) -> Flags:
    """Return the flags of dated entries on a scale."""
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
    """Return a text in lines of about equal length, each of at most ``letters`` letters; a word longer than a line is
    cut."""
    number = -(-len(text) // letters)
    even = min(letters, len(text) // number + letters // 5) if number > 1 else letters
    return tuple(wrap(text, even, break_on_hyphens=False)) or (text,)


def _flag(x: int, _: int, link: Link, lines: tuple[str, ...], date: str, axis: int, top: int) -> Flag:
    written = tuple((line, top + 13 + LINE * n) for n, line in enumerate(lines))
    return Flag(x, top + 8, axis, link, written, date)
