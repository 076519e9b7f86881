"""Axes of time: from days to places in a drawing; years in which nothing happens are folded, and say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from generator.language.dates import earliest, format_short, latest
from generator.pages.view_values import Tick

LETTER = 6.6
"""Width of a letter of a drawing, generously, in its units."""
_LABEL = 40
"""Room for the number of a year, with a gap behind it."""
_MONTHS_UP_TO = 2


class Fold(NamedTuple):
    """Years without anything, put together."""

    x: int
    width: int
    text: str
    """The years: ``2015–2018``."""


class Axis(NamedTuple):
    """What is drawn of an axis."""

    left: int
    right: int
    ticks: tuple[Tick, ...]
    folds: tuple[Fold, ...]


class _Stretch(NamedTuple):
    """Years one after the other, all with something or all without, and where they are drawn."""

    first: int
    last: int
    """The year behind."""
    start: float
    end: float
    folded: bool


class Scale:
    """From a day to a place on the axis. It begins and ends with a whole year, and is linear but for its folds."""

    def __init__(self, days: Sequence[str], width: int, left: int = 0) -> None:
        """``days`` are all that will be drawn, ``left`` is where the axis begins."""
        self.left, self.right = left, left + width
        used = {year for day in days for year in range(earliest(day).year, latest(day).year + 1)}
        self._stretches, self.year = _stretched(used, width, left)

    def at(self, day: date) -> int:
        """Return the place of a day."""
        one = next(one for one in self._stretches if day.year < one.last)
        start, end = date(one.first, 1, 1).toordinal(), date(one.last, 1, 1).toordinal()
        return round(one.start + (day.toordinal() - start) * (one.end - one.start) / (end - start))

    def drawn(self, lang: str) -> Axis:
        """Return what is drawn of the axis."""
        folds = (one for one in self._stretches if one.folded)
        return Axis(self.left, self.right, self._ticks(lang), tuple(_fold(one) for one in folds))

    def _ticks(self, lang: str) -> tuple[Tick, ...]:
        """Return the marks of the axis: years, and where there are only one or two of them their quarters too."""
        open_ = [one for one in self._stretches if not one.folded]
        if len(self._stretches) == 1 and open_[0].last - open_[0].first <= _MONTHS_UP_TO:
            years = range(open_[0].first, open_[0].last)
            days = [f"{year}-{month:02}" for year in years for month in (1, 4, 7, 10)]
        else:
            step = max(1, -(-_LABEL // round(self.year)))
            days = [str(year) for one in open_ for year in range(one.first, one.last, step)]
        return tuple(Tick(self.at(earliest(day)), format_short(day, lang)) for day in days)


def _fold(one: _Stretch) -> Fold:
    return Fold(round(one.start), round(one.end) - round(one.start), _years(one.first, one.last))


def _stretched(used: set[int], width: int, left: int) -> tuple[list[_Stretch], float]:
    """Return the stretches of an axis, and how wide a year is; what would be no narrower folded is not."""
    runs = [(first, last, not busy) for busy, first, last in _runs(used)]
    while True:
        room = width - sum(_folded(first, last) for first, last, folded in runs if folded)
        year = room / sum(last - first for first, last, folded in runs if not folded)
        kept = [(first, last, folded and _folded(first, last) < (last - first) * year) for first, last, folded in runs]
        if kept == runs:
            break
        runs = kept
    stretches, at = [], float(left)
    for folded, group in groupby(runs, lambda run: run[2]):
        parts = list(group)
        first, last = parts[0][0], parts[-1][1]
        end = at + (_folded(first, last) if folded else (last - first) * year)
        stretches.append(_Stretch(first, last, at, end, folded))
        at = end
    return stretches, year


def _runs(used: Iterable[int]) -> list[tuple[bool, int, int]]:
    """Return (whether the years have something, the first, the year behind the last)."""
    found = set(used)
    years = range(min(found), max(found) + 1)
    groups = ((busy, list(group)) for busy, group in groupby(years, lambda year: year in found))
    return [(busy, group[0], group[-1] + 1) for busy, group in groups]


def _folded(first: int, last: int) -> int:
    return round(len(_years(first, last)) * LETTER) + 16


def _years(first: int, last: int) -> str:
    return "–".join(dict.fromkeys((str(first), str(last - 1))))
