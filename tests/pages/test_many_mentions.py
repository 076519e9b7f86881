"""What is mentioned in very many briefings has a page for every year, and its own page stays of a length to be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages import address, by_year
from tests.small_sites import SmallSite, briefing, person, small_site

DAYS = [f"{year}-0{month}-01" for year in (2020, 2021, 2022) for month in (1, 2, 3)]
PAGE, YEAR = "vi/nhan-vat/son.html", "vi/nhan-vat/son-2020.html"


def named(day: str) -> tuple[str, str]:
    stem = f"{day}-tin"
    vi = briefing(stem, "Bùi Thanh Sơn nói.", people="{son: Ông}")
    return vi, briefing(stem, "Bùi Thanh Sơn spoke.", "en", "vi", people="{son: Mr}")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.setattr(address, "MANY", 4)
    monkeypatch.setattr(by_year, "NEWEST", 4)
    texts = [text for day in DAYS for text in named(day)]
    return small_site(tmp_path, person("son", "Bùi Thanh Sơn"), person("an", "Lê An"), *texts)


def quoted(html: str) -> list[str]:
    """Return the days of the briefings that a page quotes."""
    return re.findall(
        r'href="[^"]*(\d{4}-\d\d-\d\d)-tin\.html"', html.split('id="mentions"')[1].split("</section>\n</art")[0]
    )


def test_the_page_lists_the_newest_and_leads_to_all(site: SmallSite) -> None:
    site.built()
    html = site.html(PAGE)
    assert list(dict.fromkeys(quoted(html))) == ["2022-03-01", "2022-02-01", "2022-01-01", "2021-03-01"]
    assert "mỗi năm có một trang ghi đủ" in html
    assert [f"son-{year}.html" in html for year in (2020, 2021, 2022)] == [True] * 3
    assert 'Bùi Thanh Sơn</span> <span class="muted">(9)' in html  # forms are those of all years
    assert not (site.output / "vi/nhan-vat/an-2020.html").exists()


def test_a_year_has_a_page_in_every_language(site: SmallSite) -> None:
    site.built()
    vi, en = site.html(YEAR), site.html("en/people/son-2020.html")
    assert {day[:4] for day in quoted(vi)} == {"2020"}
    assert 'hreflang="en" href="https://archive.example/kho/en/people/son-2020.html"' in vi
    assert "Bùi Thanh Sơn – 2020</h1>" in vi and "spoke" in en
    assert "vi/nhan-vat/son-2020.html" in site.html("sitemap.xml")


@pytest.mark.parametrize("path", [YEAR, "vi/chu-de/bien-2020.html"])
def test_a_year_has_the_head_of_every_page_and_its_list_once(site: SmallSite, path: str) -> None:
    site.write("-- content/topics/bien.md --\n---\nname: {vi: Biển, en: The sea}\n---\n")
    site.write(*(text.replace("people: ", "topics: [bien]\npeople: ") for day in DAYS for text in named(day)[:1]))
    site.built()
    own, of_year = (site.html(one).split('<main id="main"')[0].partition("<body>")[2] for one in (PAGE, path))
    navigation = own[own.index('<nav class="entries"') :]
    assert of_year.endswith(navigation) and "2020-01-01" not in of_year


def test_one_briefing_more_touches_the_page_of_its_year_only(site: SmallSite) -> None:
    site.built()
    written = site.write(*named("2020-05-01")).built().written
    assert YEAR in written and "vi/nhan-vat/son-2021.html" not in written and "vi/nhan-vat/son-2022.html" not in written


def test_few_mentions_stay_on_one_page(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "MANY", 9)
    site.built()
    assert len(set(quoted(site.html(PAGE)))) == 9 and not (site.output / YEAR).exists()


def test_the_offices_are_drawn_with_a_dot_for_every_year(site: SmallSite) -> None:
    office = "{title: {vi: Ông, en: Mr}, from: 2019-01-01, source: 'https://example.org/a'}"
    site.write(person("son", "Bùi Thanh Sơn", offices=f"[{office}]")).built()
    strip = site.html(PAGE).split('<svg class="strip tenures"')[1].split("</svg>")[0]
    dots = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)">', strip)
    assert [(link.rpartition("/")[2], said) for link, said in dots] == [
        (f"son-{year}.html", f"{year} (3)") for year in (2022, 2021, 2020)
    ]
