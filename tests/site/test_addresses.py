"""Addresses never rot: what was published is compared with what a build makes, and a redirect keeps what has moved."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from tests.archives.project import Project
from tests.site.crawler import read_html
from tests.small_sites import briefing, event, page, person

STEM = "2024-05-01-ky"
ARCHIVE = (
    briefing(STEM, slugs="{vi: ky-ket, en: signed}"),
    briefing(STEM, "One sentence.", "en", "vi"),
    briefing("2024-06-01-khac"),
    person("tran-van-an", "Trần Văn An"),
    event("hop-bao"),
    page("about", slugs="{vi: gioi-thieu, en: about}"),
)
VI, EN = f"content/briefings/{STEM}.vi.md", f"content/briefings/{STEM}.en.md"
HOST = "https://archive.example/"
LET_GO = "or let it go with: python build.py addresses --write"


def leads_on(site: Project, path: str) -> str:
    """Return where a page that has moved sends its readers at once, which its visible link must say too."""
    html = site.html(path)
    page = read_html(f"{HOST}{path}", html)
    (shown,) = re.findall(r'<a href="([^"]*)" data-moved>', html)
    assert page.refresh == shown
    return urljoin(page.address, page.refresh)


def addresses(site: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return site.say("addresses", *arguments)


@pytest.fixture
def recorded(archive: Callable[..., Project]) -> Project:
    """An archive whose addresses have been published."""
    site = archive(*ARCHIVE)
    done = addresses(site, "--write")
    assert done.returncode == 0, done.stderr
    return site


def test_the_record_lists_pages_feeds_and_data_but_no_stub(recorded: Project) -> None:
    lines = recorded.source("content/addresses.txt").splitlines()
    assert lines[0].startswith("#") and lines[1:] == sorted(lines[1:])
    paths = {line.partition(" ")[0] for line in lines[1:]}
    assert {"vi/ban-tin/ky-ket.html", "en/parallel/signed.html", "vi/atom.xml", "data/people.json"} <= paths
    assert f"vi/ban-tin/ky-ket.html {VI}" in lines
    assert "en/briefings/2024-06-01-khac.html" not in paths and "404.html" not in paths
    assert recorded.problems() == []


def test_writing_the_record_again_changes_nothing(recorded: Project) -> None:
    before = recorded.source("content/addresses.txt")
    assert "0 new, 0 let go" in addresses(recorded, "--write").stdout
    assert recorded.source("content/addresses.txt") == before


def test_a_changed_slug_is_caught_in_both_languages(recorded: Project) -> None:
    recorded.edit(VI, "{vi: ky-ket, en: signed}", "{vi: le-ky, en: signing}")
    assert recorded.problems() == [
        f"{EN}:2:1: warning: the published address en/briefings/signed.html would vanish — "
        f"add the line “former: [signed]” to this file, {LET_GO}",
        f"{VI}:8:1: warning: the published address vi/ban-tin/ky-ket.html would vanish — "
        f"add the line “former: [ky-ket]” to this file, {LET_GO}",
    ]
    assert recorded.build(strict=True).failed


def test_with_former_the_old_addresses_lead_on(recorded: Project) -> None:
    recorded.edit(VI, "slugs: {vi: ky-ket, en: signed}", "slugs: {vi: le-ky, en: signing}\nformer: [ky-ket]")
    recorded.edit(EN, "\nsummary:", "\nformer: [signed]\nsummary:")
    recorded.built(strict=True)
    for old, new in (
        ("vi/ban-tin/ky-ket.html", "vi/ban-tin/le-ky.html"),
        ("en/briefings/signed.html", "en/briefings/signing.html"),
        ("vi/song-ngu/ky-ket.html", "vi/song-ngu/le-ky.html"),
        ("en/parallel/signed.html", "en/parallel/signing.html"),
    ):
        assert leads_on(recorded, old) == f"{HOST}{new}"
        assert f'<html lang="{old[:2]}">' in recorded.html(old)


def test_a_file_with_another_name_is_caught_with_the_file_to_mend(recorded: Project) -> None:
    recorded.rename("content/people/tran-van-an.md", "content/people/tran-an.md")
    found = recorded.problems()
    assert [line.partition(" — ")[2] for line in found] == [
        f"add the line “former: [tran-van-an]” to this file, {LET_GO}"
    ] * 2
    assert all(line.startswith("content/people/tran-an.md:") for line in found)
    recorded.edit("content/people/tran-an.md", "\nname:", "\nformer: [tran-van-an]\nname:")
    recorded.built(strict=True)
    assert leads_on(recorded, "en/people/tran-van-an.html") == f"{HOST}en/people/tran-an.html"


def test_what_has_no_heir_is_named_in_the_record(recorded: Project) -> None:
    recorded.remove("content/events/hop-bao.md")
    found = recorded.problems()
    assert len(found) == 2 and all("nothing takes its place" in line for line in found)
    number = 1 + recorded.source("content/addresses.txt").splitlines().index(
        "en/events/hop-bao.html content/events/hop-bao.md"
    )
    assert found[0].startswith(f"content/addresses.txt:{number}:1: warning: ")
    assert "2 let go" in addresses(recorded, "--write").stdout and recorded.problems() == []


def test_a_page_of_a_year_that_vanishes_is_told_as_what_it_is(recorded: Project) -> None:
    recorded.write(briefing("2022-02-02-hop"))
    assert addresses(recorded, "--write").returncode == 0
    recorded.remove("content/briefings/2022-02-02-hop.vi.md")
    said = [line for line in recorded.problems() if "/2022.html" in line]
    line = 1 + recorded.source("content/addresses.txt").splitlines().index("vi/nam/2022.html")
    assert said[-1] == (
        f"content/addresses.txt:{line}:1: warning: the published address vi/nam/2022.html would vanish, and no briefing of "
        f"2022 is left: the site makes that page by itself — put what it listed back, {LET_GO}"
    )
    assert not any("former: [2022]" in line for line in recorded.problems())


def test_files_with_other_names_in_every_language_lead_to_no_other_briefing(recorded: Project) -> None:
    recorded.write(briefing("2024-05-03-le-khac"), briefing("2024-06-01-hop-mat"))
    recorded.remove("content/briefings/2024-06-01-khac.vi.md")
    (said,) = [line for line in recorded.problems() if "2024-06-01-khac.html" in line]
    assert said.startswith("content/briefings/2024-06-01-hop-mat.vi.md:") and "“former: [2024-06-01-khac]”" in said
    recorded.remove("content/briefings/2024-06-01-hop-mat.vi.md")
    recorded.write(briefing("2024-07-05-gap-go"))
    (said,) = [line for line in recorded.problems() if "2024-06-01-khac.html" in line]
    assert said.startswith("content/addresses.txt:") and said.endswith(
        "would vanish, and nothing takes its place — put its page back, add “former: [2024-06-01-khac]” to the file of "
        f"what has replaced content/briefings/2024-06-01-khac.vi.md, {LET_GO}"
    )


def test_a_redirect_once_published_is_not_to_vanish_either(recorded: Project) -> None:
    recorded.edit(VI, "slugs: {vi: ky-ket, en: signed}", "slugs: {vi: le-ky, en: signed}\nformer: [ky-ket]")
    addresses(recorded, "--write")
    recorded.edit(VI, "\nformer: [ky-ket]", "")
    (line,) = recorded.problems()
    assert line.startswith(f"{VI}:8:1: ") and "“former: [ky-ket]”" in line


def test_without_write_the_command_only_says_so(recorded: Project) -> None:
    recorded.edit(VI, "{vi: ky-ket, en: signed}", "{vi: le-ky, en: signed}")
    before = recorded.source("content/addresses.txt")
    done = addresses(recorded)
    assert done.returncode == 1 and "vi/ban-tin/ky-ket.html would vanish" in done.stderr
    assert done.stdout.splitlines() == [
        "vi/ban-tin/le-ky.html", "vi/song-ngu/le-ky.html", "New addresses: 2; record them with --write.",
    ]  # fmt: skip
    assert recorded.source("content/addresses.txt") == before
    addresses(recorded, "--write")
    assert (addresses(recorded).returncode, addresses(recorded).stdout) == (0, "New addresses: 0.\n")


def test_with_an_error_nothing_is_recorded(recorded: Project) -> None:
    before = recorded.source("content/addresses.txt")
    recorded.edit(VI, "date_basis: stated", "date_basis: guessed")
    done = addresses(recorded, "--write")
    assert done.returncode == 1 and f"{VI}:" in done.stderr and "as it was" in done.stderr
    assert recorded.source("content/addresses.txt") == before


@pytest.mark.parametrize(
    ("former", "message"),
    [
        ("ky-ket", "“ky-ket” is its present address and would lead to itself — take it out"),
        (
            "2024-06-01-khac",
            "“2024-06-01-khac” is where content/briefings/2024-06-01-khac.vi.md stands now — take it out, "
            "or give that one another slug",
        ),
        ("cu, cu", "“cu” is given twice — take one out"),
        ("index", "“index” is an address of the site's own — choose another"),
    ],
)
def test_a_redirect_that_cannot_be_is_an_error_where_it_stands(
    archive: Callable[..., Project], former: str, message: str
) -> None:
    site = archive(*ARCHIVE).edit(VI, "\nslugs:", f"\nformer: [{former}]\nslugs:")
    (line,) = site.problems()
    column = 10 + former.rfind(", ") + 2 if ", " in former else 10
    assert line == f"{VI}:8:{column}: {message}"
    assert site.build().failed


def test_two_things_cannot_have_had_one_address(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE).edit(VI, "\nslugs:", "\nformer: [cu]\nslugs:")
    site.edit("content/briefings/2024-06-01-khac.vi.md", "\nadded:", "\nformer: [cu]\nadded:")
    (line,) = site.problems()
    assert "“cu” is also a former address of" in line and line.startswith("content/briefings/2024-0")


def test_two_that_lead_to_each_other_are_two_errors(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE).edit(VI, "\nslugs:", "\nformer: [2024-06-01-khac]\nslugs:")
    site.edit("content/briefings/2024-06-01-khac.vi.md", "\nadded:", "\nformer: [ky-ket]\nadded:")
    assert len(site.problems()) == 2 and site.build().failed


def test_a_page_of_the_site_itself_cannot_be_a_former_address(archive: Callable[..., Project]) -> None:
    site = archive(*ARCHIVE).edit("content/pages/about.vi.md", "\nslugs:", "\nformer: [dong-thoi-gian]\nslugs:")
    (line,) = site.problems()
    assert line.startswith("content/pages/about.vi.md:5:10: its address vi/dong-thoi-gian.html is also that of")
