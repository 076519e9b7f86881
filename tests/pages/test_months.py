"""A year with very many briefings is cut into months, and its pages stay of a length to be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages import address, data
from tests.small_sites import SmallSite, briefing, small_site

DAYS = ["2023-05-01", "2023-06", "2024", "2024-01-03", "2024-01-20", "2024-03-02"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.setattr(address, "MANY", 3)
    monkeypatch.setattr(data, "WHOLE_UP_TO", 2)
    return small_site(tmp_path, *(briefing(f"tin-{day}", date=day) for day in DAYS))


def listed(html: str) -> list[str]:
    """Return the days of the briefings that a list shows as cards."""
    return re.findall(r'href="(?:[^"]*/)?tin-([\d-]+)\.html"', html.split("</h1>")[1].split("</main>")[0])


def test_every_month_has_a_page_and_the_year_leads_to_them(site: SmallSite) -> None:
    site.built()
    year, month = site.html("vi/nam/2024.html"), site.html("vi/nam/2024-01.html")
    assert listed(year) == ["2024"]  # whose month nobody knows
    assert re.findall(r'href="[^"]*/(2024-[^"]*)"><time [^>]*>(.+?)</time></a> <span class="muted">\((\d)\)', year) == [
        ("2024-03.html", "tháng 3 năm 2024", "1"),
        ("2024-01.html", "tháng 1 năm 2024", "2"),
    ]
    assert listed(month) == ["2024-01-20", "2024-01-03"]
    assert '/2024-01.html" aria-current="page">' in month and '/2024.html" aria-current="true">' in month
    assert "<h1>Bản tin tháng 1 năm 2024</h1>" in month and "<h1>Bản tin năm 2024</h1>" in year
    assert "<h1>Briefings from January 2024</h1>" in site.html("en/years/2024-01.html")
    assert listed(site.html("vi/nam/2023.html")) == ["2023-06", "2023-05-01"]
    assert not (site.output / "vi/nam/2023-05.html").exists()


def test_the_way_to_a_month_leads_over_its_year(site: SmallSite) -> None:
    site.built()
    way = site.html("en/years/2024-01.html").split('"BreadcrumbList"')[1].split("</script>")[0]
    names = re.findall(r'"name":"([^"]*)"', way)
    assert names[-2:] == ["2024", "January 2024"]


def test_the_list_of_all_shows_the_newest_months(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.briefings.IN_FULL", 2)
    site.built()
    html = site.html("en/briefings/index.html")
    assert listed(html) == ["2024-03-02", "2024-01-20", "2024-01-03"]
    assert re.findall(r"<h2 [^>]*><time [^>]*>([^<]*)</time></h2>", html) == ["March 2024", "January 2024"]


def test_data_are_cut_by_month(site: SmallSite) -> None:
    site.built()
    assert [path.name for path in sorted((site.output / "data").glob("briefings*"))] == [
        "briefings-2023.json", "briefings-2024.json", "briefings.json",
    ]  # fmt: skip


def test_one_briefing_more_touches_its_month_only(site: SmallSite) -> None:
    site.built()
    written = site.write(briefing("tin-2024-01-04", date="2024-01-04")).built().written
    lists = {path for path in written if path.startswith(("vi/nam/", "data/briefings"))}
    assert lists == {"vi/nam/2024.html", "vi/nam/2024-01.html", "data/briefings.json"}


def test_a_new_month_is_led_to_from_the_others(site: SmallSite) -> None:
    site.built()
    written = site.write(briefing("tin-2024-02-04", date="2024-02-04")).built().written
    lists = {path for path in written if path.startswith("vi/nam/")}
    assert lists == {f"vi/nam/2024{month}.html" for month in ("", "-01", "-02", "-03")}
    assert '/2024-02.html"><time datetime="2024-02">2/2024</time></a>' in site.html("vi/nam/2024-03.html")
