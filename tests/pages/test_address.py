"""Addresses: which pages exist in which language, where they stand, and what stands in for a text that is missing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.pages.address import Relations
from tests.small_sites import SmallSite, briefing, document, event, page, person, small_site

ARCHIVE = (
    briefing("2024-01-01-a", slugs="{vi: mot, en: one}"),
    briefing("2024-01-01-a", "x", "en", "vi"),
    briefing("2023-05-05-b", "Chỉ có tiếng Việt.", slugs="{vi: hai, en: two}", event="hop"),
    briefing("2022-02-02-c", "Only in English.", "en"),
    person("bui-thanh-son", "Bùi Thanh Sơn"),
    document("31-nq-tw"),
    event("hop"),
    page("about"),
    page("method", "x", "en"),
    "-- content/terms.yaml --\n- {vi: a, en: b, basis: press}\n",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    found = small_site(tmp_path_factory.mktemp("addresses"), *ARCHIVE)
    found.built()
    return found


ADDRESSES = {
    "vi": """
        index.html ban-tin/index.html ban-tin/mot.html ban-tin/hai.html ban-tin/2022-02-02-c.html
        song-ngu/mot.html nhan-vat/index.html nhan-vat/bui-thanh-son.html nghi-quyet/index.html
        nghi-quyet/31-nq-tw.html su-kien/index.html su-kien/hop.html nam/2024.html nam/2023.html
        nam/2022.html dong-thoi-gian.html thuat-ngu.html about.html method.html
    """,
    "en": """
        index.html briefings/index.html briefings/one.html briefings/two.html
        briefings/2022-02-02-c.html parallel/one.html people/index.html people/bui-thanh-son.html
        resolutions/index.html resolutions/31-nq-tw.html events/index.html events/hop.html
        years/2024.html years/2023.html years/2022.html timeline.html terms.html about.html
        method.html
    """,
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_stands_where_it_has_been_published(lang: str, site: SmallSite) -> None:
    wanted = {f"{lang}/{path}" for path in ADDRESSES[lang].split()}
    assert wanted <= site.tree().keys(), wanted - site.tree().keys()
    assert {"index.html", "404.html"} <= site.tree().keys()


def test_the_table_of_relations_names_every_address_once(site: SmallSite) -> None:
    rows = Relations(site.archive())
    paths = [place.path for row in rows.values() for place in row.places.values()]
    assert len(paths) == len(set(paths))
    assert set(paths) <= site.tree().keys()
    assert all(list(row.places) == ["vi", "en"] for row in rows.values())


def test_the_table_says_in_which_languages_a_thing_is_whole(site: SmallSite) -> None:
    rows = Relations(site.archive())
    whole = {page: [place.lang for place in row.complete] for page, row in rows.items()}
    assert whole[("briefing", "2024-01-01-a")] == ["vi", "en"]
    assert whole[("briefing", "2023-05-05-b")] == ["vi"] and whole[("briefing", "2022-02-02-c")] == ["en"]
    assert whole[("person", "bui-thanh-son")] == whole[("index", "briefing")] == whole[("year", "2022")] == ["vi", "en"]


def switched(html: str) -> list[str]:
    part = html.split('<nav class="languages"')[1].split("</nav>")[0]
    return re.findall(r'<a href="([^"]*)" hreflang="(?:vi|en)"', part)


def test_the_language_control_leads_to_the_same_thing(site: SmallSite) -> None:
    for here, there in (
        ("vi/ban-tin/mot.html", "../../en/briefings/one.html"),
        ("en/briefings/one.html", "../../vi/ban-tin/mot.html"),
        ("en/briefings/two.html", "../../vi/ban-tin/hai.html"),
        ("vi/nam/2023.html", "../../en/years/2023.html"),
        ("en/index.html", "../vi/index.html"),
    ):
        assert switched(site.html(here)) == [there]


STUBS = {
    "en/briefings/two.html": ("../../vi/ban-tin/hai.html", "Chỉ có tiếng Việt.", "vi", "Tin 2023-05-05-b vi"),
    "vi/ban-tin/2022-02-02-c.html": (
        "../../en/briefings/2022-02-02-c.html",
        "Only in English.",
        "en",
        "Tin 2022-02-02-c en",
    ),
    "en/about.html": ("../vi/about.html", "Một câu.", "vi", "Trang about vi"),
}


@pytest.mark.parametrize(("path", "said"), STUBS.items(), ids=STUBS)
def test_a_stub_stands_in_for_a_missing_text_in_either_language(
    path: str, said: tuple[str, str, str, str], site: SmallSite
) -> None:
    address, body, lang, title = said
    html = site.html(path)
    assert body not in html and f'lang="{lang}"' in html and title in html
    assert f'href="{address}" hreflang="{lang}"' in html.split("<main")[1]
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html and 'rel="alternate" hreflang' not in html


def test_whole_pages_name_their_counterparts_for_search_engines(site: SmallSite) -> None:
    html = site.html("vi/ban-tin/mot.html")
    base = "https://archive.example/kho/"
    assert f'<link rel="canonical" href="{base}vi/ban-tin/mot.html">' in html
    assert re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]*)"', html) == [
        ("vi", f"{base}vi/ban-tin/mot.html"), ("en", f"{base}en/briefings/one.html"),
    ]  # fmt: skip
    alone = site.html("vi/ban-tin/hai.html")
    assert re.findall(r'rel="alternate" hreflang="(\w+)"', alone) == ["vi"]


def test_a_text_that_is_single_on_purpose_says_why(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a", single="{reason: Chỉ đăng bằng tiếng Việt.}"))
    found.built()
    assert "Chỉ đăng bằng tiếng Việt." in found.html("en/briefings/2024-01-01-a.html")
    assert "Chỉ đăng bằng tiếng Việt." not in found.html("vi/ban-tin/2024-01-01-a.html")


def test_no_page_leads_nowhere(site: SmallSite) -> None:
    for path in site.tree():
        if path.endswith(".html") and path != "404.html":
            for address in re.findall(r'(?:href|src)="([^"]*)"', site.html(path)):
                parts = urlsplit(address)
                if not parts.scheme and parts.path:
                    target = ((site.output / path).parent / parts.path).resolve()
                    assert target.is_file(), f"{path} → {address}"
                    assert not parts.path.startswith("/")


def test_the_page_for_what_is_missing_starts_from_the_base_address(site: SmallSite) -> None:
    addresses = re.findall(r'(?:href|src)="([^"]*)"', site.html("404.html"))
    assert addresses
    assert all(re.match(r"/kho/|https://|mailto:|#", address) for address in addresses)


def test_a_translation_that_comes_later_takes_the_address_that_was_kept_for_it(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a", slugs="{vi: mot, en: one}"))
    found.built()
    assert 'content="noindex"' in found.html("en/briefings/one.html")
    found.write(briefing("2024-01-01-a", "A sentence.", "en", "vi")).built()
    assert "A sentence." in found.html("en/briefings/one.html")


def test_a_new_title_moves_nothing(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a"))
    found.built()
    before = set(found.tree())
    found.write(briefing("2024-01-01-a", title="Tên khác hẳn")).built()
    assert set(found.tree()) == before


def test_years_have_no_page_without_briefings(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a"), document("x", issued="2020"))
    found.built()
    assert [path for path in found.tree() if path.startswith("vi/nam/")] == ["vi/nam/2024.html"]
