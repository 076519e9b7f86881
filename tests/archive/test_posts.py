"""Posts: who held the same office of an organisation, and who came before and after whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.posts import posts, successions
from tests.small_sites import SmallSite, person, small_site

MINISTRY = "-- content/organisations/bo.md --\n---\nname: {vi: Bộ Ngoại giao, en: Ministry of Foreign Affairs}\n---\n"
CITY = "-- content/organisations/tp.md --\n---\nname: {vi: Ủy ban nhân dân, en: People’s Committee}\n---\n"
MINISTER = "{vi: Bộ trưởng, en: Minister}"
SOURCE = "https://archive.example/"


def holder(key: str, dates: str, title: str = MINISTER, organisation: str = "bo") -> str:
    """Return a person with one office."""
    more = f"organisation: {organisation}, " if organisation else ""
    return person(key, f"Họ {key}", offices=f'[{{title: {title}, {more}{dates}, source: "{SOURCE}"}}]')


def until(date: str) -> str:
    return f'until: {{date: {date}, source: "{SOURCE}"}}'


def told(folder: Path, *people: str) -> dict[str, tuple[str, str]]:
    """Return, by person, who came before and after."""
    site: SmallSite = small_site(folder, MINISTRY, CITY, *people)
    found = successions(posts(site.archive().items["person"].values()))
    return {
        key: (one.before.person if one.before else "", one.after.person if one.after else "")
        for (key, _), one in found.items()
    }


def test_one_person_follows_another_whose_office_ends_when_the_own_begins(tmp_path: Path) -> None:
    people = (
        holder("a", f"from: 2011-08-03, {until('2016-04-09')}"),
        holder("b", f"from: 2016-04-10, {until('2021-04')}"),
        holder("c", "from: 2021-04-08"),
    )
    assert told(tmp_path, *people) == {"a": ("", "b"), "b": ("a", "c"), "c": ("b", "")}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (f"from: 2016-04-09, {until('2021-04-08')}", "from: 2021-04-12"),
        (f"from: 2016-04-09, {until('2021')}", "from: 2021"),
        ("from: 2016-04-09", "from: 2021-04-08"),
        (f"from: 2016-04-09, {until('2021-04-08')}", f'ongoing: {{date: 2021-04-08, source: "{SOURCE}"}}'),
    ],
)
def test_where_the_dates_do_not_join_nothing_is_said(tmp_path: Path, earlier: str, later: str) -> None:
    assert told(tmp_path, holder("a", earlier), holder("b", later)) == {}


def test_nothing_is_said_of_an_office_that_several_hold_at_once(tmp_path: Path) -> None:
    deputies = (
        holder("a", f"from: 2016-04-09, {until('2021-04-08')}"),
        holder("b", "from: 2021-04-08"),
        holder("c", f"from: 2019-01-01, {until('2022-01-01')}"),
    )
    assert told(tmp_path, *deputies) == {}


@pytest.mark.parametrize(
    ("title", "organisation"),
    [("{vi: Bộ trưởng, en: Deputy Minister}", "bo"), ("{vi: Bộ trưởng}", "bo"), (MINISTER, "tp"), (MINISTER, "")],
)
def test_an_office_is_the_same_only_in_one_organisation_and_by_both_titles(
    tmp_path: Path, title: str, organisation: str
) -> None:
    other = holder("b", "from: 2021-04-08", title, organisation)
    assert told(tmp_path, holder("a", f"from: 2016-04-09, {until('2021-04-08')}"), other) == {}
