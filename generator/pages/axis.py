"""Axes of time: from days to places in a drawing. Years without a mark are folded into a short, labelled gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from generator.language.dates import earliest, format_short, latest
from generator.pages.view_values import Tick

LETTER = 6.6
"""Width of a letter in drawing units, rounded up."""
_LABEL = 40
"""Drawing units that the number of a year needs, with a gap behind it."""
_MONTHS_UP_TO = 2
"""The most years for which the axis marks quarters too."""


class Fold(NamedTuple):
    """Years without a mark, folded into one gap."""

    x: int
    width: int
    """In drawing units."""
    text: str
    """The years: ``2015–2018``."""


class Axis(NamedTuple):
    """The drawn parts of an axis: its ends, its ticks and its folds, in drawing units."""

    left: int
    """Where it begins."""
    right: int
    """Where it ends."""
    ticks: tuple[Tick, ...]
    folds: tuple[Fold, ...]


class _Stretch(NamedTuple):
    """Consecutive years, either all with marks or all without, and where they are drawn."""

    first: int
    """The first year."""
    last: int
    """The year after the last one."""
    start: float
    """Where it begins in the drawing."""
    end: float
    """Where it ends in the drawing."""
    folded: bool
    """Whether its years have no marks and are drawn as one gap."""


class Scale:
    """Maps days to places on an axis, which begins and ends with a whole year and is linear except for its folds."""

    def __init__(self, days: Sequence[str], width: int, left: int = 0) -> None:
        """``days`` are all dates that will be drawn, ``width`` is the length of the axis, ``left`` the place where it
        begins."""
        self.left, self.right = left, left + width
        used = {year for day in days for year in range(earliest(day).year, latest(day).year + 1)}
        self._stretches, self.year = _stretched(used, width, left)

    def at(self, day: date) -> int:
        """Return the place of a day, in drawing units."""
        one = next(one for one in self._stretches if day.year < one.last)
        start, end = date(one.first, 1, 1).toordinal(), date(one.last, 1, 1).toordinal()
        return round(one.start + (day.toordinal() - start) * (one.end - one.start) / (end - start))

    def drawn(self, lang: str) -> Axis:
        """Return the axis as it is drawn, with its labels in a language."""
        folds = (one for one in self._stretches if one.folded)
        return Axis(self.left, self.right, self._ticks(lang), tuple(_fold(one) for one in folds))

    def _ticks(self, lang: str) -> tuple[Tick, ...]:
        """Return the ticks: a year each, or a quarter each on an axis of one or two years."""
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
    """Return the stretches of an axis and the width of a year; years are folded only where that makes them narrower."""
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
    """Return (whether the years have marks, first year, year after the last) of each run of years."""
    found = set(used)
    years = range(min(found), max(found) + 1)
    groups = ((busy, list(group)) for busy, group in groupby(years, lambda year: year in found))
    return [(busy, group[0], group[-1] + 1) for busy, group in groups]


def _folded(first: int, last: int) -> int:
    return round(len(_years(first, last)) * LETTER) + 16


def _years(first: int, last: int) -> str:
    return "–".join(dict.fromkeys((str(first), str(last - 1))))
