"""Plots of values over time: days and numbers go in, places in drawing units come out.

Both axes are to scale: time is linear, and the vertical axis begins at zero, so heights can be compared. Points are
links and are not joined by a line, because the values between two reports are not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.language.dates import earliest, latest
from generator.language.numbers import format_number
from generator.pages.axis import Axis, Scale

WIDTH, NARROW, HEIGHT = 720, 340, 240
"""Widths and height in drawing units; a plot of a few points is narrow enough for a phone."""
_FEW = 4
"""The most points of a narrow plot."""
_TOP, _BASE = 40, 24
"""Room above the highest point for its number, and below the axis for the years."""
_LETTER, _LINE = 9, 18
"""Width of a letter of a number and height of its line, rounded up."""


class PlotPoint(NamedTuple):
    """A value on a plot."""

    x: int
    y: int
    href: str
    """The address of the paragraph that gives the value."""
    label: str
    """The number; empty where there is no room for it."""
    anchor: str
    """Side of the label at the point: start, middle or end (``text-anchor`` of SVG)."""
    title: str
    """The value as the text writes it, its day and the briefing."""


class ValuePlot(NamedTuple):
    """The plot of a figure's values."""

    width: int
    small: bool
    """Whether it fits on a phone."""
    height: int
    base: int
    """Height of the time axis in the drawing."""
    axis: Axis
    points: tuple[PlotPoint, ...]


DatedValue = tuple[str, Decimal, str, str]
"""(day, value, address, title) of a point."""


def value_plot(found: Sequence[DatedValue], lang: str) -> ValuePlot | None:
    """Return the plot of values, which must be sorted by day; None if they are of fewer than two days."""
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
