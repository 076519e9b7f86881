"""Feeds: what RFC 4287 demands, what a feed reader understands, and that an entry changes with its briefing only."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from tests.archives.project import Project
from tests.site.conftest import BASE
from tests.site.crawler import ATOM
from tests.small_sites import briefing, document, person

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
CHANGES = {"vi": {"thay-doi"}, "en": {"changes"}}
ID = r"tag:hcmc\.test,2026:[a-z0-9/-]+/(vi|en)"


def feeds(tree: Mapping[str, bytes]) -> dict[str, ET.Element]:
    """Return the feeds of a site by path."""
    return {path: ET.fromstring(data) for path, data in tree.items() if path.endswith(".xml") and "sitemap" not in path}


def child(element: ET.Element, name: str) -> str:
    """Return the words of the only child of a name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


@pytest.fixture(scope="module")
def made(moved: Project) -> dict[str, ET.Element]:
    return feeds(moved.tree())


def test_there_is_a_feed_for_each_language_and_all_that_briefings_name(
    moved: Project, made: Mapping[str, ET.Element]
) -> None:
    folders = ("people", "resolutions", "organisations", "places", "topics")
    register = [path for folder in folders for path in (moved.root / "content" / folder).glob("*.md")]
    keys = {path.name.removesuffix(".md") for path in register if path.name.count(".") == 1}
    for lang in ("vi", "en"):
        assert f"{lang}/atom.xml" in made
        assert {Path(path).stem for path in made if path.startswith(lang)} - {"atom", "bui-son"} == keys | CHANGES[lang]


def test_feeds_meet_what_rfc_4287_demands(made: Mapping[str, ET.Element]) -> None:
    for path, feed in made.items():
        assert feed.tag == f"{ATOM}feed" and feed.get(XML_LANG) == path[:2]
        assert re.fullmatch(ID, child(feed, "id"))
        assert child(feed, "title") and re.fullmatch(DATE, child(feed, "updated"))
        assert child(feed.find(f"{ATOM}author") or feed, "name")
        _links(feed)
        entries = feed.findall(f"{ATOM}entry")
        ids = [child(entry, "id") for entry in entries]
        assert len(ids) == len(set(ids))
        for entry in entries:
            assert re.fullmatch(ID, child(entry, "id"))
            assert child(entry, "title") and child(entry, "summary")
            assert re.fullmatch(DATE, child(entry, "updated")) and re.fullmatch(DATE, child(entry, "published"))
            datetime.fromisoformat(child(entry, "updated").replace("Z", "+00:00"))
            for content in entry.findall(f"{ATOM}content"):
                assert content.get("type") == "html" and len(content.text or "") > 500
                assert not re.search(r'(href|src)="(?!https?://|mailto:)', content.text or "")
                assert not re.search(r"<script|\sid=", content.text or "")
            _links(entry)
        assert not entries or child(feed, "updated") == max(child(entry, "updated") for entry in entries)


def _links(element: ET.Element) -> None:
    links = element.findall(f"{ATOM}link")
    alternates = [
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"
    ]
    assert alternates and len(alternates) == len(set(alternates))
    assert all((link.get("href") or "").startswith("http") for link in links)


def test_whole_texts_are_in_the_feeds_of_all_briefings_only(made: Mapping[str, ET.Element]) -> None:
    for path, feed in made.items():
        texts = [len(entry.findall(f"{ATOM}content")) for entry in feed.findall(f"{ATOM}entry")]
        assert set(texts) <= ({1} if path.endswith("/atom.xml") else {0}), path


def test_a_feed_says_where_it_stands_and_where_its_languages_are(made: Mapping[str, ET.Element]) -> None:
    for path, feed in made.items():
        own = path.replace("bui-son", "bui-thanh-son")
        links = {(link.get("rel"), link.get("type")): link for link in feed.findall(f"{ATOM}link")}
        assert links["self", "application/atom+xml"].get("href") == BASE + own
        other = links["alternate", "application/atom+xml"]
        assert other.get("hreflang") == ("en" if path.startswith("vi") else "vi")
        there = made[(other.get("href") or "").removeprefix(BASE)]
        assert {link.get("href") for link in there.findall(f"{ATOM}link")} >= {BASE + own}


def test_only_texts_that_are_in_a_language_are_in_its_feeds(made: Mapping[str, ET.Element]) -> None:
    assert len(made["vi/atom.xml"].findall(f"{ATOM}entry")) == 5
    assert len(made["en/atom.xml"].findall(f"{ATOM}entry")) == 4  # one is not translated
    for path, feed in made.items():
        assert all(child(entry, "id").endswith(f"/{path[:2]}") for entry in feed.findall(f"{ATOM}entry"))


def test_the_alternates_of_an_entry_are_its_translations(made: Mapping[str, ET.Element]) -> None:
    for entry in made["vi/atom.xml"].findall(f"{ATOM}entry"):
        links = entry.findall(f"{ATOM}link")
        languages = {link.get("hreflang"): link.get("href") for link in links if link.get("rel") == "alternate"}
        assert list(languages) == (["vi"] if "2021-12-13" in child(entry, "id") else ["en", "vi"])
        assert links[0].get("href") == languages["vi"]  # some readers open the first, others the last


def test_a_feed_reader_understands_every_feed(moved: Project) -> None:
    for path, data in moved.tree().items():
        if path.endswith(".xml") and "sitemap" not in path:
            feed = feedparser.parse(data)
            assert not feed.bozo and feed.version == "atom10" and feed.feed.language == path[:2]
            for entry in feed.entries:
                assert entry.title and entry.link.startswith(f"{BASE}{path[:2]}/") and entry.updated_parsed
                assert entry.summary
                assert not path.endswith("/atom.xml") or len(entry.content[0].value) > 500


ARCHIVE = (
    briefing("2024-05-01-a", "Bùi Thanh Sơn nói về Nghị quyết 31.", people="{bui-thanh-son: Bộ trưởng}"),
    briefing("2024-06-01-b", "Bùi Thanh Sơn nói.", people="{bui-thanh-son: Bộ trưởng}"),
    briefing("2024-07-01-c", "Trần Văn An nói.", people="{tran-van-an: Giám đốc}"),
    person("bui-thanh-son", "Bùi Thanh Sơn"),
    person("tran-van-an", "Trần Văn An"),
    document("31-nq-tw", symbol="31-NQ/TW", issued="2022-12-30", short="{vi: [Nghị quyết 31], en: [Resolution 31]}"),
)
ADDED = briefing(
    "2025-01-01-d", "Bùi Thanh Sơn trở lại với Nghị quyết 31.", people="{bui-thanh-son: Bộ trưởng}", added="2026-02-03"
)


def entries(tree: Mapping[str, bytes]) -> dict[str, list[bytes]]:
    """Return the entries of every feed, byte for byte."""
    found = {path: re.findall(rb"<entry>.*?</entry>", data, re.S) for path, data in tree.items() if path[-3:] == "xml"}
    return {path: listed for path, listed in found.items() if path != "sitemap.xml"}


def test_an_article_added_appears_once_in_the_right_feeds(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE)
    site.built()
    before = entries(site.tree())
    site.write(ADDED)
    result = site.built()
    after = entries(site.tree())
    right = {
        "vi/atom.xml", "vi/nhan-vat/bui-thanh-son.xml", "vi/nghi-quyet/31-nq-tw.xml", "vi/thay-doi.xml",
        "en/changes.xml",
    }  # fmt: skip
    for path, listed in after.items():
        new = [entry for entry in listed if b"2025-01-01-d" in entry]
        assert len(new) == (1 if path in right else 0)
        assert [entry for entry in listed if entry not in new] == before[path]
        assert listed[: len(new)] == new  # what came last stands first
    assert {path for path in result.written if path.endswith(".xml")} == right | {"sitemap.xml"}
    assert b"<updated>2026-02-03T00:00:00Z</updated>" in site.tree()["vi/atom.xml"].split(b"<entry>")[0]


def test_only_a_change_of_substance_is_an_update(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE)
    site.built()
    before = feeds(site.tree())["vi/atom.xml"]
    site.edit("content/briefings/2024-05-01-a.vi.md", "nói về", "đã nói về")
    site.built()
    after = feeds(site.tree())["vi/atom.xml"]
    assert child(after, "updated") == child(before, "updated")  # a mended word is not news
    site.edit("content/briefings/2024-05-01-a.vi.md", "\nadded:", "\nupdated: 2026-03-04\nadded:")
    site.built()
    updated = feeds(site.tree())["vi/atom.xml"]
    first = updated.findall(f"{ATOM}entry")[0]
    assert child(updated, "updated") == child(first, "updated") == "2026-03-04T00:00:00Z"
    assert "2024-05-01-a" in child(first, "id") and child(first, "published") == "2026-01-01T00:00:00Z"


def test_ids_survive_another_host_and_another_address(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE)
    site.built()
    before = {path: re.findall(r"<id>(.*?)</id>", site.html(path)) for path in feeds(site.tree())}
    slugs = "\nslugs: {vi: khac}\nformer: [2024-05-01-a]\nadded:"
    site.edit("content/briefings/2024-05-01-a.vi.md", "\nadded:", slugs)
    site.built(base_url="https://www.example.com")
    assert {path: re.findall(r"<id>(.*?)</id>", site.html(path)) for path in before} == before


def test_feeds_of_an_archive_without_briefings_are_feeds(archive: Callable[..., Project]) -> None:
    site = archive(person("tran-van-an", "Trần Văn An"))
    site.built()
    made = feeds(site.tree())
    assert set(made) == {
        "vi/atom.xml", "en/atom.xml", "vi/nhan-vat/tran-van-an.xml", "en/people/tran-van-an.xml", "vi/thay-doi.xml",
        "en/changes.xml",
    }  # fmt: skip
    for feed in made.values():
        assert child(feed, "updated") == "2026-01-01T00:00:00Z" and not feed.findall(f"{ATOM}entry")


SMALL = "https://archive.example/kho/"
CORRECTED = (
    briefing(
        "2024-05-01-a", "Một.", title="Tin A",
        corrections="[{date: 2026-02-01, note: Sửa tên.}, {date: 2026-02-01, note: Sửa ngày & giờ.}]",
    ),
    briefing("2024-05-01-a", "One.", "en", "vi", title="Report A"),
)  # fmt: skip


def test_the_feed_of_changes_says_what_the_page_says(archive: Callable[..., Project]) -> None:
    site = archive(*CORRECTED)
    site.built()
    feed = feedparser.parse(site.tree()["vi/thay-doi.xml"])
    assert not feed.bozo and feed.feed.link == f"{SMALL}vi/thay-doi.html" and feed.feed.title.startswith("Thay đổi – ")
    assert [(one.title, one.updated[:10], one.summary) for one in feed.entries] == [
        ("Đính chính: Tin A", "2026-02-01", "Đính chính · Sửa tên."),
        ("Đính chính: Tin A", "2026-02-01", "Đính chính · Sửa ngày & giờ."),
        ("Thêm mới: Tin A", "2026-01-01", "Thêm mới · tiếng Việt, tiếng Anh"),
    ]
    assert {one.link for one in feed.entries} == {f"{SMALL}vi/ban-tin/2024-05-01-a.html"}
    assert len({one.id for one in feed.entries}) == 3 and feed.entries[0].id.endswith("2026-02-01/corrected-1/vi")
    html = site.html("vi/thay-doi.html")
    assert html.count('href="../vi/thay-doi.xml"') == 2, "for browsers and for readers"
    english = feedparser.parse(site.tree()["en/changes.xml"]).entries
    assert "Sửa ngày & giờ." in english[1].summary and english[0].link == f"{SMALL}en/briefings/2024-05-01-a.html"


def test_a_feed_of_changes_without_an_authority_has_ids_of_its_own(archive: Callable[..., Project]) -> None:
    site = archive(*CORRECTED)
    site.edit("content/site.yaml", "authority:", "# authority:").built()
    ids = [one.id for one in feedparser.parse(site.tree()["vi/thay-doi.xml"]).entries]
    assert ids[0] == f"{SMALL}vi/ban-tin/2024-05-01-a.html#2026-02-01/corrected-1" and len(set(ids)) == 3


def test_a_page_says_in_plain_words_how_to_follow(archive: Callable[..., Project]) -> None:
    site = archive(*CORRECTED)
    site.built()
    for path, feeds_there in (
        ("vi/theo-doi.html", ("vi/atom.xml", "vi/thay-doi.xml")),
        ("en/follow.html", ("en/atom.xml", "en/changes.xml")),
    ):
        html = site.html(path)
        for feed in feeds_there:
            assert f'<code class="address">{SMALL}{feed}</code>' in html and feed in site.tree()
        home = site.html(f"{path[:2]}/index.html").split("<footer")[1]
        assert f'href="../{path}"' in home, "it is reached from the foot of every page"


def test_a_feed_holds_the_newest_only(archive: Callable[..., Project]) -> None:
    many = [
        briefing(
            f"2024-01-{n:02}-x", "Bùi Thanh Sơn nói.", people="{bui-thanh-son: Bộ trưởng}", added=f"2026-01-{n:02}"
        )
        for n in range(1, 26)
    ]
    site = archive(*many, person("bui-thanh-son", "Bùi Thanh Sơn"))
    site.built()
    count = Counter({path: len(listed) for path, listed in entries(site.tree()).items()})
    assert count["vi/atom.xml"] == 20 and count["vi/nhan-vat/bui-thanh-son.xml"] == 10
    assert "2024-01-25-x" in site.html("vi/atom.xml") and "2024-01-05-x" not in site.html("vi/atom.xml")


def test_what_looks_like_markup_stays_text(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a", "Một ]]> và <script> &amp; “a”.", title="'<b>&amp; ]]> --'"))
    site.built()
    (entry,) = feedparser.parse(site.tree()["vi/atom.xml"]).entries
    assert entry.title == "<b>&amp; ]]> --"
    assert "&lt;script&gt;" in ET.fromstring(site.tree()["vi/atom.xml"]).findtext(f".//{ATOM}content", "")
