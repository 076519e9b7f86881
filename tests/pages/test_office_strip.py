"""The dates below the dots of an office strip stay within the drawing and do not touch."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from generator.pages import office_strip
from generator.pages.axis import LETTER, Scale

DAYS = ("2025-08-22", "2024-12-13", "2023-04-26", "2023-04-26", "2021-12-13")


def test_dates_that_would_touch_stand_in_two_rows_each_once_and_whole() -> None:
    link = SimpleNamespace(href="/a.html", lang="")
    found = [(date.fromisoformat(day), f"0{day}", day, link) for day in DAYS]
    dots = [dot for dot in office_strip._dots(Scale(DAYS, office_strip.WIDTH), 50, found) if dot.date]  # type: ignore[arg-type]
    assert [dot.date for dot in dots] == [f"0{day}" for day in dict.fromkeys(DAYS)]
    assert len({dot.date_y for dot in dots}) == 2
    for dot in dots:
        half = len(dot.date) * LETTER / 2
        assert half - 1 <= dot.date_x <= office_strip.WIDTH - half + 1
        assert all(abs(dot.date_x - one.date_x) >= 2 * half for one in dots if one.date_y == dot.date_y and one != dot)
