"""A fork publishes without editing anything: what is still the example's is shown nowhere and said in a line each, the
repository's issues stand in for an address, and a publisher is shown once there is one."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from generator.source.settings import is_example, repository
from tests.archives.project import Project
from tests.site.crawler import ATOM
from tests.small_sites import SmallSite, briefing, lines, page, person

EXAMPLE = """\
-- content/site.yaml --
title: {vi: Kho thử, en: Test archive}
description: {vi: Một kho nhỏ., en: A small archive.}
base_url: https://example.org/briefings/
authority: example.org,2026
corrections: corrections@example.org
licence: {code: MIT, content: CC BY 4.0}
"""
TEXTS = (
    briefing("2024-05-01-a", "Trần Văn An nói.", people="{an: Ông}"),
    briefing("2024-05-01-a", "Trần Văn An spoke.", "en", "vi", people="{an: Mr}"),
    person("an", "Trần Văn An"), page("about"), page("about", "One.", "en", "vi"),
)  # fmt: skip
ISSUES = "https://github.com/o/repo/issues"
PUBLISHER = "publisher: {name: {vi: Sở Thử & Nghiệm, en: Department of Tests}, url: https://so.archive.test/}"


@pytest.fixture
def fork(archive: Callable[..., Project]) -> Project:
    return archive(EXAMPLE, *TEXTS)


def notices(site: SmallSite, **said: object) -> list[str]:
    """Build, and return what is said besides problems; there are none of these."""
    result = site.built(strict=True, **said)
    assert result.problems == ()
    return lines(result.notices)


def clean(site: SmallSite, **said: object) -> dict[str, bytes]:
    """Return what a build from nothing makes."""
    folder = site.root / "from-nothing"
    site.built(output=folder, clean=True, **said)
    return site.tree(folder)


def html_of(site: SmallSite) -> dict[str, str]:
    return {path: data.decode() for path, data in site.tree().items() if path.endswith(".html")}


def ids(site: SmallSite, path: str) -> list[str]:
    """Return the ids of a feed and of its entries."""
    feed = ET.fromstring(site.html(path))
    return [one.text or "" for one in feed.iter(f"{ATOM}id")]


def test_what_is_still_the_examples_is_said_in_a_line_each(fork: Project) -> None:
    fork.write_bytes("content/addresses.txt", b"")
    said = notices(fork)
    assert said[1:] == [
        "content/site.yaml:3:1: notice: “base_url” is still the example's (https://example.org/briefings/)"
        " — write the address of your own site, or give it with --base-url",
        "content/site.yaml:4:1: notice: “authority” is still the example's (example.org,2026), so the ids of feeds are"
        " the addresses of pages — set it before you announce the feeds: a host you own and a year",
        "content/site.yaml:5:1: notice: “corrections” is still the example's (corrections@example.org), so no page says"
        " where to send any — write an email or web address of your own",
    ]
    published = notices(fork, base_url="https://o.github.io/repo", repository="o/repo")
    assert not any("base_url" in line for line in published) and len(published) == 3
    assert f"so pages lead to {ISSUES} — write" in published[-1]
    assert fork.write(EXAMPLE.replace("authority: example.org,2026\n", "").replace("corrections:", "#"))
    unset = notices(fork, base_url="https://o.github.io/repo")[1:]
    assert [line.partition(",")[0] for line in unset] == [
        "content/site.yaml:1:1: notice: “authority” is not set", "content/site.yaml:1:1: notice: “corrections” is not set",
    ]  # fmt: skip


def test_nothing_is_said_of_settings_of_ones_own(archive: Callable[..., Project]) -> None:
    own = EXAMPLE.replace("https://example.org/briefings/", "https://archive.test/")
    own = own.replace("corrections@example.org", "sua@archive.test").replace("example.org,2026", "archive.test,2026")
    site = archive(own, *TEXTS)
    assert site.say("addresses", "--write").returncode == 0
    assert notices(site) == [] and "notice" not in site.say().stdout
    assert "mailto:sua@archive.test" in site.html("vi/index.html")
    assert ids(site, "vi/atom.xml") == [
        "tag:archive.test,2026:feed/vi", "tag:archive.test,2026:briefing/2024-05-01-a/vi",
    ]  # fmt: skip


def test_addresses_of_examples_are_told_from_those_that_somebody_may_own() -> None:
    theirs = ["https://example.org/", "http://www.EXAMPLE.com:80/x", "a@example.org", "a@example.vn", "example.net,2026",
              "archive.example,2026-01", "https://kho.example/", "a@b.example", "a@example.com,2026"]  # fmt: skip
    own = ["https://example.vn/", "https://myexample.org/", "a@myexample.org", "myexample.com,2026", "https://o.test/example",
           "a@o.test", "https://example.o.test/", "https://github.com/example/repo/issues", "", "example.vn,2026"]  # fmt: skip
    assert [text for text in theirs if not is_example(text)] == []
    assert [text for text in own if is_example(text)] == []


def test_a_repository_may_be_named_or_addressed() -> None:
    assert repository("o/repo") == repository("https://github.com/o/repo/") == "https://github.com/o/repo"
    assert repository("https://git.archive.test/O-1/a.b_c") == "https://git.archive.test/O-1/a.b_c"
    for wrong in ("repo", "o/repo/x", "https://github.com/o", "ftp://github.com/o/repo", "https://a:b@c.test/o/repo",
                  "o/re po", "-o/repo", "https://github.com/o/repo?x", '"><script>/x'):  # fmt: skip
        with pytest.raises(ValueError, match=" — "):
            repository(wrong)


def test_no_page_shows_an_address_of_the_example(fork: Project) -> None:
    fork.built(base_url="https://o.github.io/repo")
    for path, data in fork.tree().items():
        assert b"example.org" not in data, path
    assert all("Góp ý, đính chính" not in fork.html(path) for path in ("vi/index.html", "vi/about.html"))
    fork.built(base_url="https://o.github.io/repo", repository="o/repo")
    for path, text in html_of(fork).items():
        if "site-footer" in text:
            assert f'<a href="{ISSUES}" rel="external">{ISSUES}</a>' in text, path
    assert fork.tree() == clean(fork, base_url="https://o.github.io/repo", repository="o/repo")
    elsewhere = {"base_url": "https://o.github.io/repo", "repository": "https://git.archive.test/o/other"}
    fork.built(**elsewhere)
    assert "https://git.archive.test/o/other/issues" in fork.html("404.html") and fork.tree() == clean(
        fork, **elsewhere
    )
    fork.edit("content/site.yaml", "corrections@example.org", "sua@archive.test")
    fork.built(**elsewhere)
    assert "mailto:sua@archive.test" in fork.html("404.html") and "git.archive" not in fork.html("404.html")
    assert fork.html("vi/about.html").count("mailto:sua@archive.test") == 2, "in the text, and at the foot of the page"
    assert fork.tree() == clean(fork, **elsewhere)


def test_ids_of_feeds_are_addresses_of_pages_until_there_is_an_authority(fork: Project) -> None:
    base = "https://o.github.io/repo/"
    fork.built(base_url=base)
    assert ids(fork, "vi/atom.xml") == [f"{base}vi/", f"{base}vi/ban-tin/2024-05-01-a.html"]
    assert ids(fork, "en/people/an.xml") == [f"{base}en/people/an.html", f"{base}en/briefings/2024-05-01-a.html"]
    assert not [path for path, data in fork.tree().items() if b"tag:" in data]
    fork.edit("content/site.yaml", "authority: example.org,2026", "authority: archive.test,2026")
    fork.built(base_url=base)
    assert all(one.startswith("tag:archive.test,2026:") for one in ids(fork, "vi/atom.xml"))
    assert fork.tree() == clean(fork, base_url=base)


def test_a_feed_without_authority_and_entries_has_a_date(archive: Callable[..., Project]) -> None:
    site = archive(EXAMPLE, person("an", "Trần Văn An"))
    site.built()
    assert "<updated>1970-01-01T00:00:00Z</updated>" in site.html("vi/atom.xml")


def test_addresses_that_are_not_recorded_are_said_with_the_command(fork: Project) -> None:
    line = "content/addresses.txt:1:1: notice: the site's addresses are not recorded here, so no build can tell when one vanishes — once they are published: python build.py addresses --write"
    assert notices(fork)[0] == line
    assert line in fork.say("--strict").stdout.splitlines()
    assert line in fork.say("--strict").stdout.splitlines()  # also where there is nothing to do
    assert fork.say("addresses", "--write").returncode == 0
    assert not any("addresses.txt" in one for one in notices(fork))
    fork.write(briefing("2024-05-02-b", "Hai."))
    new = "content/addresses.txt:1:1: notice: {} not recorded here, so no build"
    assert notices(fork)[0].startswith(new.format("1 of the site's addresses is"))
    fork.write(briefing("2024-05-02-b", "Two.", "en", "vi"))
    assert notices(fork)[0].startswith(new.format("4 of the site's addresses are"))
    assert not any("addresses.txt" in one for one in notices(fork, drafts=True)), "what is previewed is not published"


def test_notices_stand_where_whoever_reads_them_looks(fork: Project) -> None:
    said = fork.say("--strict", "--repository", "o/repo")
    assert (said.returncode, said.stderr) == (0, "")
    first, *rest = said.stdout.splitlines()
    assert " pages; " in first and len(rest) == 4 and all(": notice: " in line for line in rest)
    marked = fork.say("--format", "github").stderr
    assert "::notice file=content/site.yaml,line=4,col=1::“authority”" in marked
    found = json.loads(fork.say("--format", "json").stdout)
    assert {one["severity"] for one in found} == {"notice"} and len(found) == 4


@pytest.mark.parametrize("option", ["--repository", "--base-url"])
def test_an_option_without_words_is_refused(fork: Project, option: str) -> None:
    said = fork.say(option, "")
    assert said.returncode == 1
    assert said.stderr == f"{option}: no address was given — write one, or leave the option out\n"


def test_a_publisher_is_shown_wherever_it_belongs(fork: Project) -> None:
    fork.built()
    before = fork.tree()
    assert not any("Xuất bản:" in text or "Published by" in text for text in html_of(fork).values())
    fork.edit("content/site.yaml", "licence:", f"{PUBLISHER}\nlicence:")
    fork.built()
    assert fork.tree() == clean(fork)
    vi, en = fork.html("vi/ban-tin/2024-05-01-a.html"), fork.html("en/briefings/2024-05-01-a.html")
    assert '<p>Xuất bản: <a href="https://so.archive.test/"><span>Sở Thử &amp; Nghiệm</span></a></p>' in vi
    assert '<p>Published by: <a href="https://so.archive.test/"><span>Department of Tests</span></a></p>' in en
    assert fork.html("vi/about.html").count("Xuất bản:") == 2 and vi.count("Xuất bản:") == 1  # and in the footer
    assert 'lang="en"' in fork.html("index.html") and fork.html("index.html").count("so.archive.test/") >= 2
    assert "Test archive, Department of Tests." in en  # as a citation names the archive
    assert "publisher = {Department of Tests}" in en and "publisher = {Sở Thử \\&amp; Nghiệm}" in vi
    assert '"publisher": "Department of Tests"' in en
    assert "Test archive, Department of Tests." in fork.html("en/parallel/2024-05-01-a.html")
    for path, name in (("vi/index.html", "Sở Thử & Nghiệm"), ("en/briefings/2024-05-01-a.html", "Department of Tests")):
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', fork.html(path))
        nodes = [node["publisher"] for node in json.loads(script)["@graph"] if "publisher" in node]
        assert nodes == [{"@type": "Organization", "name": name, "url": "https://so.archive.test/"}]
    fork.write(EXAMPLE)
    fork.built()
    assert fork.tree() == before


def test_a_publisher_may_have_one_name_and_no_address(archive: Callable[..., Project]) -> None:
    site = archive(EXAMPLE.replace("licence:", "publisher: {name: Nguyễn Thị Ba}\nlicence:"), *TEXTS)
    site.built()
    assert "<p>Published by: <span>Nguyễn Thị Ba</span></p>" in site.html("en/index.html")
    assert "<p>Xuất bản: <span>Nguyễn Thị Ba</span></p>" in site.html("vi/index.html")
    one = archive(EXAMPLE.replace("licence:", "publisher: {name: {vi: Hội Ba}}\nlicence:"), *TEXTS)
    one.built()
    assert '<p>Published by: <span lang="vi">Hội Ba</span></p>' in one.html("en/index.html")
