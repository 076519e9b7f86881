"""Reference managers: Zotero's connector saves a briefing as what it is, a page of the archive, with the day on which it
came there or was changed, and not that of the event; Dublin Core says from which report it derives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.archives.project import Project
from tests.site.conftest import BASE
from tests.site.site import Site, said
from tests.site.sources import LANGUAGES
from tests.site.zotero import Head, saved
from tests.small_sites import briefing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_briefing_is_saved_as_what_it_is(site_of: Site, lang: str) -> None:
    data = site_of.content.data("site.yaml")
    for stem, texts in site_of.content.briefings.items():
        if lang in texts:
            path = site_of.content.address("briefing", stem, lang)
            neutral = site_of.content.neutral(stem)
            url = f"{site_of.base_url}{path}"
            assert saved(site_of.folder.html(path), url) == {
                "itemType": "webpage",
                "title": texts[lang].fields["title"],
                "publicationTitle": data["title"][lang],
                "publisher": data["title"][lang],
                "rights": data["licence"]["content"],
                "date": neutral.get("updated") or neutral["added"],
                "url": url,
                "abstractNote": texts[lang].fields["summary"],
                "language": lang,
            }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_side_by_side_is_saved_as_the_briefing(hcmc: Site, lang: str) -> None:
    for stem, texts in hcmc.content.briefings.items():
        item = saved(hcmc.folder.html(hcmc.content.address("parallel", stem, lang)), "")
        assert item["title"] == texts[lang].fields["title"] and item["itemType"] == "webpage"
        assert item["url"] == f"{hcmc.base_url}{hcmc.content.address('briefing', stem, lang)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dublin_core_names_the_report_with_what_is_inferred(hcmc: Site, lang: str) -> None:
    papers = hcmc.content.data("sources.yaml")
    for stem in hcmc.content.briefings:
        source = hcmc.content.neutral(stem)["source"]
        (found,) = Head(hcmc.folder.html(hcmc.content.address("briefing", stem, lang))).properties["dc.source"]
        name = papers[source["publisher"]]["name"][lang] if "publisher" in source else ""
        assert (f"{name} {said(lang, '[inferred]')}" if name else said(lang, "Publisher not known")) in found
        assert (said(lang, "publication date not known") in found) == ("published" not in source)
        assert source.get("title", "") in found and source.get("author", "") in found


def test_the_publisher_of_the_archive_is_named_and_an_author_is_not(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a", source="{publisher_basis: unknown, author: [An Bình, Chi Dung]}"))
    site.edit("content/site.yaml", "licence:", "publisher: {name: Nhà Xuất bản Thử}\nlicence:")
    site.built(base_url=BASE)
    item = saved(site.html("vi/ban-tin/2024-05-01-a.html"), "")
    assert item["publisher"] == "Nhà Xuất bản Thử" and item["date"] == "2026-01-01"
    assert "creators" not in item, "the reporters have not written the briefing"


def test_other_pages_say_nothing_of_citing_them(hcmc: Site) -> None:
    for path in ("vi/index.html", "en/people/bui-thanh-son.html"):
        assert not [name for name, _ in Head(hcmc.folder.html(path)).metas if name.startswith(("citation_", "DC."))]
