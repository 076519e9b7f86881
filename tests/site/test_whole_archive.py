"""The whole archive as one zip: what it holds, when the site has it, and that its bytes depend on the archive alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.cli import main
from generator.output.manifest import read_manifest
from tests.archives.project import Project
from tests.site.conftest import BASE, STEM
from tests.small_sites import briefing, page

ZIP = "data/archive.zip"
DATA_PAGES = ("vi/du-lieu.html", "en/data.html")


def unpacked(site: Project) -> dict[str, str]:
    with ZipFile(io.BytesIO(site.tree()[ZIP])) as packed:
        return {one.filename: packed.read(one).decode() for one in packed.infolist()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    site = Project.copy("hcmc", tmp_path_factory.mktemp("whole") / "archive")
    site.built(base_url=BASE, archive=True)
    return site


def test_the_zip_holds_the_data_as_published_and_every_briefing_in_every_language(whole: Project) -> None:
    found, tree = unpacked(whole), whole.tree()
    data = {path: tree[path].decode() for path in tree if path.startswith("data/") and path != ZIP}
    assert {path: text for path, text in found.items() if path.startswith("data/")} == data
    texts = {path.removeprefix("text/") for path in found if path.startswith("text/")}
    sources = (whole.root / "content/briefings").glob("*.md")
    assert texts == {f"{one.name.split('.')[1]}/{one.name.split('.')[0]}.txt" for one in sources}
    assert found.keys() - data.keys() == {"README.txt", *(f"text/{path}" for path in texts)}
    assert BASE in found["README.txt"] and "CC BY 4.0" in found["README.txt"]
    assert found["README.txt"].index("Tệp này chứa toàn bộ kho") < found["README.txt"].index(
        "This file holds the whole"
    )


def test_the_plain_text_says_what_the_briefing_says(whole: Project) -> None:
    text = unpacked(whole)[f"text/en/{STEM}.txt"]
    lines = text.split("\n")
    assert lines[0].startswith("Ho Chi Minh City Party Committee’s Standing Committee and Foreign Ministry’s")
    assert "Date: 26 April 2023 (inferred)." in text and "the report does not name it" in text
    assert "\n- " not in text and "[2-1] Nguyễn Văn Nên, member of the Politburo" in text
    assert "A PROPOSAL FOR AN EXTERNAL-AFFAIRS STRATEGY" in lines
    assert f"{BASE}en/briefings/{STEM}.html" in lines[-2] and "Unofficial translation" in lines
    assert not any(mark in text for mark in ("<", "&amp;", "](", "\N{NO-BREAK SPACE}"))
    assert unpacked(whole)[f"text/vi/{STEM}.txt"].count("[") == text.count("[")


def test_only_a_site_that_has_the_zip_links_it(whole: Project) -> None:
    for path in DATA_PAGES:
        assert f'<a href="../{ZIP}">archive.zip</a>' in whole.html(path)
    with_zip = whole.tree()
    assert ZIP in read_manifest(whole.output)[0]
    assert set(whole.built(base_url=BASE).written) == set(DATA_PAGES)
    plain = whole.tree()
    assert with_zip.keys() - plain.keys() == {ZIP} and not any(f'{ZIP}"' in whole.html(path) for path in DATA_PAGES)
    assert set(whole.built(base_url=BASE, archive=True).written) == {*DATA_PAGES, ZIP}
    assert whole.tree() == with_zip


def test_the_same_archive_has_the_same_zip_wherever_and_whenever_it_is_made(whole: Project, tmp_path: Path) -> None:
    other = Project.copy("hcmc", tmp_path / "elsewhere")
    other.built(base_url=BASE, archive=True, jobs=2)
    assert other.tree()[ZIP] == whole.tree()[ZIP]
    with ZipFile(io.BytesIO(whole.tree()[ZIP])) as packed:
        infos = packed.infolist()
    assert [one.filename for one in infos] == sorted(one.filename for one in infos)
    assert {(one.date_time, one.compress_type, one.create_system) for one in infos} == {
        ((1980, 1, 1, 0, 0, 0), ZIP_DEFLATED, 3)
    }


def test_the_command_builds_the_site_with_the_zip(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a", "Một câu.\n\n| a |\n|---|\n| b |"), page("data"))
    for command, there in (("archive", True), ("build", False), ("archive", True)):
        assert main([command, "--root", str(site.root), "--base-url", BASE]) == 0
        assert (site.output / ZIP).is_file() is there
    assert "[1] Một câu.\n\n[2] a b\n\n" in unpacked(site)["text/vi/2024-05-01-a.txt"]


def test_a_file_of_the_editors_at_its_address_is_refused(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a")).write_bytes(f"content/files/{ZIP}", b"x")
    assert site.problems(archive=True) == [
        "content/files/data/archive.zip:1:1: the site has a file data/archive.zip of its own — give this file another "
        "name or place"
    ]
