"""The whole site as search engines, feed readers and people meet it: at the top of a host, under a path, from disk."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.project import Project
from tests.serve.served import served
from tests.site.conftest import BASE, MOVED
from tests.site.crawler import SITEMAP, XHTML, Crawl, Html, over_http, read_html

WHERE = ("/", "/repo/", "disk")
Crawled = Callable[[str], Crawl]


def public(crawl: Crawl, page: Html) -> str:
    """Return the address that the world knows a crawled page by."""
    return BASE + page.address.removeprefix(crawl.start).removesuffix("index.html")


def published(crawl: Crawl) -> dict[str, Html]:
    """Return the crawled pages by that address."""
    return {public(crawl, page): page for page in crawl.pages.values()}


@pytest.mark.parametrize("where", WHERE)
def test_nothing_is_broken(crawl: Crawled, where: str) -> None:
    assert crawl(where).broken == []


def test_the_local_pages_server_gives_what_pages_gives(crawl: Crawled, moved: Project, tmp_path: Path) -> None:
    """``build.py serve --pages /repo/``, crawled; it adds its script to every page and changes nothing else."""
    shutil.copytree(moved.root, tmp_path / "archive", ignore=shutil.ignore_patterns("site"))
    with served(Project(tmp_path / "archive"), "/repo/") as address:
        site = Crawl(over_http(address), address, base_url="https://example.org/briefings/").run()
        old = [site.fetch(address + path) for path in MOVED]
        missing = site.fetch(f"{address}vi/khong-co")
    assert site.broken == []
    assert [error for page in site.pages.values() for error in page.errors] == []
    there = crawl("/repo/")
    assert {one.removeprefix(site.start) for one in site.seen} == {one.removeprefix(there.start) for one in there.seen}
    assert all(status == 200 and b'http-equiv="refresh"' in data for status, data in old)
    assert missing[0] == 404 and b"<html" in missing[1]


@pytest.mark.parametrize("where", WHERE)
def test_everything_published_is_found(crawl: Crawled, moved: Project, where: str) -> None:
    found = {address.removeprefix(crawl(where).start) for address in crawl(where).seen}
    found |= {f"{path}index.html" for path in found if path == "" or path.endswith("/")}
    made = {path for path in moved.tree() if not path.startswith(".")}
    unlinked = {"404.html", *MOVED, *(old.replace(".html", ".xml") for old in MOVED)}
    unlinked |= {path for path in made if "/OFL-" in path}
    if where == "disk":  # where these are named by their whole addresses only
        unlinked |= {path for path in made if path in ("sitemap.xml", "robots.txt") or path.endswith(".png")}
    assert {"search/vi/head.js", "search/en/head.js"} <= found, "which names the other files of the index"
    assert made - found - {path for path in made if path.startswith("search/")} <= unlinked


@pytest.mark.parametrize("where", WHERE)
def test_every_page_is_valid_html_without_a_double_id(crawl: Crawled, where: str) -> None:
    pages = crawl(where).pages.values()
    assert len(pages) > 90
    assert [error for page in pages for error in page.errors] == []
    assert [page.address for page in pages if len(page.ids) != len(set(page.ids))] == []


def test_alternates_are_mutual_and_real(crawl: Crawled) -> None:
    pages = published(crawl("/repo/"))
    for address, page in pages.items():
        for language, other in page.alternates.items():
            assert other in pages, f"{address}: {other} does not exist"
            assert pages[other].indexable
            if language == "x-default":
                assert other == BASE
            else:
                assert pages[other].lang == language
                assert address in pages[other].alternates.values(), f"{other} does not name {address}"
        assert set(page.alternates) in (set(), {page.lang}, {"vi", "en"}, {"vi", "en", "x-default"})
    told = [address for address, page in pages.items() if "x-default" in page.alternates]
    assert sorted(told) == [BASE, f"{BASE}en/", f"{BASE}vi/"]


def test_a_text_that_is_not_translated_has_no_alternate_but_itself(crawl: Crawled) -> None:
    pages = published(crawl("/repo/"))
    alone = pages[f"{BASE}vi/ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html"]
    assert alone.indexable and alone.alternates == {"vi": alone.canonical[0]}
    stub = pages[f"{BASE}en/briefings/2021-12-13-20th-local-external-relations-conference.html"]
    assert stub.noindex and stub.alternates == {} and stub.canonical == []


@pytest.mark.parametrize("where", WHERE)
def test_every_canonical_is_an_indexable_page(crawl: Crawled, where: str) -> None:
    pages = published(crawl(where))
    for address, page in pages.items():
        assert len(page.canonical) <= 1
        for canonical in page.canonical:
            assert pages[canonical].indexable and pages[canonical].canonical == [canonical]
        if page.indexable:
            assert page.canonical == [address]


def test_the_sitemap_lists_exactly_what_may_be_indexed(crawl: Crawled, moved: Project) -> None:
    pages = published(crawl("/repo/"))
    root = ET.fromstring(moved.tree()["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    listed = {url.findtext(f"{SITEMAP}loc") or "": url for url in root}
    assert len(listed) == len(root)
    assert set(listed) == {address for address, page in pages.items() if page.indexable}
    for address, url in listed.items():
        assert {one.get("hreflang"): one.get("href") for one in url.iter(f"{XHTML}link")} == pages[address].alternates
        changed = url.findtext(f"{SITEMAP}lastmod")
        assert changed is None or re.fullmatch(r"\d{4}-\d\d-\d\d", changed)


def test_robots_lead_to_the_sitemap(moved: Project) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in moved.tree()["robots.txt"].decode().splitlines()


@pytest.mark.parametrize("where", WHERE)
def test_former_addresses_lead_to_the_present_ones(crawl: Crawled, moved: Project, where: str) -> None:
    site = crawl(where)
    for old, new in MOVED.items():
        status, data = site.fetch(site.start + old)
        page = read_html(site.start + old, data.decode())
        assert status == 200 and not page.errors and not page.indexable and not page.noindex
        assert page.links.count(site.start + new) >= 2  # the refresh, and a link that can be seen
        assert page.lang == old[:2]
        main = new.replace("song-ngu", "ban-tin").replace("parallel", "briefings")
        assert page.canonical == [BASE + main]
    assert "Trang này đã chuyển" in moved.html("vi/nhan-vat/bui-son.html")


def test_a_former_address_of_a_feed_is_the_feed_itself(moved: Project) -> None:
    for old, new in MOVED.items():
        if "bui-son" in old:
            tree = moved.tree()
            assert tree[old.replace(".html", ".xml")] == tree[new.replace(".html", ".xml")]


def test_every_page_names_the_feeds(crawl: Crawled) -> None:
    site = crawl("/repo/")
    for page in site.pages.values():
        path = page.address.removeprefix(site.start)
        lang = path.partition("/")[0]
        if lang in ("vi", "en"):
            assert f"{site.start}{lang}/atom.xml" in page.feeds
            assert page.links.count(f"{site.start}{lang}/atom.xml") >= 2  # in the head, and to be seen
    person = site.pages[f"{site.start}en/people/bui-thanh-son.html"]
    assert person.links.count(f"{site.start}en/people/bui-thanh-son.xml") == 2


def test_shared_links_have_a_title_a_text_and_a_picture(crawl: Crawled, moved: Project) -> None:
    site = crawl("/repo/")
    for page in site.pages.values():
        said = page.properties
        assert all(len(said[f"og:{name}"]) == 1 and said[f"og:{name}"][0] for name in ("title", "description", "url"))
        assert said["og:type"][0] in ("website", "article", "profile")
        (picture,) = said["og:image"]
        data = moved.tree()[picture.removeprefix(BASE)]
        assert data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) < 100_000
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
        assert page.lang in picture
        if page.canonical:
            assert said["og:url"] == page.canonical
