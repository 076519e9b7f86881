"""Plots of values over time: days and numbers in, drawing units out.

Both axes are true: time is linear, and the vertical one begins at nothing, so that heights can be compared. A point is
a link and stands on a line of its own, because what lies between two reports is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.language.dates import earliest, latest
from generator.language.numbers import format_number
from generator.pages.axis import Axis, Scale

WIDTH, NARROW, HEIGHT = 720, 340, 240
"""Drawing units from edge to edge; a few points need no more than a phone has."""
_FEW = 4
_TOP, _BASE = 40, 24
"""Room above the highest point for its number, and below the axis for the years."""
_LETTER, _LINE = 9, 18
"""Width of a letter of a number and height of its line, generously."""


class PlotPoint(NamedTuple):
    """A value on a plot."""

    x: int
    y: int
    href: str
    label: str
    """The number, if there is room for it; the table has all."""
    anchor: str
    """Where the label stands from its place: start, middle or end."""
    title: str
    """The value as it is written, its day and the briefing."""


class ValuePlot(NamedTuple):
    """The values of a figure drawn."""

    width: int
    small: bool
    """Whether it fits on a phone."""
    height: int
    base: int
    """Where the axis of time stands."""
    axis: Axis
    points: tuple[PlotPoint, ...]


Dated = tuple[str, Decimal, str, str]
"""Day, value, address and title of a point."""


def plot(found: Sequence[Dated], lang: str) -> ValuePlot | None:
    """Return the drawing of values, the earliest first; None of fewer than two days, which make no course."""
    days = [day for day, *_ in found]
    if len(set(days)) < 2:
        return None
    years = range(earliest(days[0]).year, latest(days[-1]).year + 1)
    width = NARROW if len(found) <= _FEW else WIDTH
    scale = Scale(list(map(str, years)), width)  # every year, because a fold would bring points nearer than they are
    most = max(value for _, value, *_ in found) or Decimal(1)
    base = HEIGHT - _BASE
    taken: list[tuple[int, int, int]] = []
    points = []
    for day, value, href, title in found:
        x, y = scale.at(earliest(day)), base - int((base - _TOP) * value / most)
        label, anchor = format_number(value, lang), _anchor(x, width)
        half = len(label) * _LETTER // 2
        middle = {"start": x + half, "middle": x, "end": x - half}[anchor]
        if any(abs(middle - other) < half + wide and abs(y - level) < _LINE for other, level, wide in taken):
            label = ""
        else:
            taken.append((middle, y, half))
        points.append(PlotPoint(x, y, href, label, anchor, title))
    return ValuePlot(width, width == NARROW, HEIGHT, base, scale.drawn(lang), tuple(points))


def _anchor(x: int, width: int) -> str:
    if x < width // 12:
        return "start"
    return "end" if x > width - width // 12 else "middle"
