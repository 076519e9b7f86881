"""Things of one name are told apart, in the languages in which they bear it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_sites import SmallSite, document, event, person, small_site

NAMED = {"vi": "vi/su-kien/index.html", "en": "en/events/index.html"}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    titles = {"hop-1": "{vi: Họp lần một, en: Meeting}", "hop-2": "{vi: Họp lần hai, en: Meeting}"}
    days = {"hop-1": "2023-05-01", "hop-2": "2024-05"}
    return small_site(tmp_path, *(event(key, title=title, date=days[key]) for key, title in titles.items()))


def entries(html: str) -> list[str]:
    """Return what stands as the names of an index."""
    return re.findall(r'<a href="[^"]*/hop-\d\.html">([^<]*)</a>', html)


def test_names_are_told_apart_in_the_language_in_which_they_are_the_same(site: SmallSite) -> None:
    site.built()
    assert entries(site.html(NAMED["vi"])) == ["Họp lần hai", "Họp lần một"]
    assert entries(site.html(NAMED["en"])) == ["Meeting (2024)", "Meeting (2023)"]


def test_people_are_told_apart_by_their_first_office_else_by_their_key(site: SmallSite) -> None:
    office = "{title: {vi: Giám đốc, en: Director}, from: 2020-01-01, source: 'https://archive.example/a'}"
    site.write(person("an-1", "Lê Văn An", offices=f"[{office}]"), person("an-2", "Lê Văn An"), person("ba", "Lê Ba"))
    site.built()
    html = site.html("en/people/index.html")
    told = re.findall(r'<a href="[^"]*/(an-\d|ba)\.html"[^>]*>(.*?)</a>', html)
    words = {(key, re.sub(r"<[^>]*>", "", text)) for key, text in told}
    assert words == {("an-1", "Lê Văn An (Director, 2020)"), ("an-2", "Lê Văn An (an-2)"), ("ba", "Lê Ba")}


def test_one_more_of_a_name_changes_the_other(site: SmallSite) -> None:
    site.write(document("mot", type="resolution", symbol="31-NQ/TW", issued="2022-12-30")).built()
    assert "(2022)" not in site.html("vi/nghi-quyet/index.html")
    site.write(document("hai", type="resolution", symbol="31-NQ/TW", issued="2010-12-30")).built()
    html = site.html("vi/nghi-quyet/index.html")
    assert "(2022)" in html and "(2010)" in html
