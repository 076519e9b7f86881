"""`check` names dates that are likely slips: far from others that they belong to, or later than the day that it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands import clock
from generator.commands.archive_check import check
from generator.core.outcome import Refused
from tests.archives.project import Project
from tests.golden import golden
from tests.small_sites import SmallSite, briefing, lines, small_site

TODAY = "2026-03-01"
DOUBTS = re.compile("a year or more|lies in the future")


def said_of(site: SmallSite, today: str = TODAY) -> str:
    return "\n".join(line for line in lines(check(site.options(), today).problems) if DOUBTS.search(line))


def test_every_doubtful_date_is_named_at_its_place(tmp_path: Path) -> None:
    said, expected = golden("dates", tmp_path, said_of)
    assert said == expected


def test_no_build_asks_what_day_it_is(tmp_path: Path) -> None:
    said, _ = golden("dates", tmp_path, lambda site: "\n".join(site.problems()))
    assert "future" not in said and "a year or more" not in said


def test_without_a_day_no_date_is_in_the_future(tmp_path: Path) -> None:
    said, _ = golden("dates", tmp_path, lambda site: said_of(site, ""))
    assert "future" not in said and "a year or more" in said


@pytest.mark.parametrize(("seconds", "day"), [("1772323199", "2026-02-28"), ("1772323200", "2026-03-01")])
def test_the_environment_says_what_day_it_is(seconds: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.CLOCK_VARIABLE, seconds)
    assert clock.today() == day


@pytest.mark.parametrize("seconds", ["yesterday", "9" * 30])
def test_what_is_no_time_is_refused(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.CLOCK_VARIABLE, seconds)
    with pytest.raises(Refused) as refused:
        clock.today()
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH is “{seconds}”, which is no time — give seconds since 1970, or unset it"
    )


def test_the_command_asks_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project(small_site(tmp_path, briefing("2024-05-06-a", added="2026-03-01")).root)
    monkeypatch.setenv(clock.CLOCK_VARIABLE, "1772323199")
    assert "2026-03-01 lies in the future: today is 2026-02-28 — mend the date" in project.say("check").stderr
    monkeypatch.setenv(clock.CLOCK_VARIABLE, "1772323200")
    assert "future" not in project.say("check").stderr
