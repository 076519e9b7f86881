"""The archive grows and changes: every page that has to know knows it, and a site built again is as one built anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.project import Project
from tests.site.site import Site, none_of
from tests.site.sources import LANGUAGES
from tests.small_sites import lines

STEM = "2025-11-30-harbour-forum"
PAIR = f"""\
-- content/briefings/{STEM}.vi.md --
---
title: Diễn đàn cảng biển khai mạc
summary: Diễn đàn cảng biển khai mạc ngày 30 tháng 11 năm 2025.
slugs: {{vi: 2025-11-30-dien-dan-cang-bien, en: {STEM}}}
date: 2025-11-30
date_basis: stated
added: 2026-11-30
source: {{publisher: sggp, publisher_basis: stated}}
people:
  bui-thanh-son: Phó Thủ tướng Chính phủ dự diễn đàn
---

Ông Bùi Thanh Sơn nhắc tới Nghị quyết 31 và Nghị quyết 59.
-- content/briefings/{STEM}.en.md --
---
title: Harbour forum opens
summary: The harbour forum opened on 30 November 2025.
people:
  bui-thanh-son: Deputy Prime Minister attending the forum
translation: {{of: vi, by: this archive, status: unofficial}}
---

Bùi Thanh Sơn referred to Resolution 31 and Resolution 59.
"""
Copy = Callable[[str], Project]


def same_as_built_anew(project: Project, folder: Path) -> None:
    """Assert that the site is, byte for byte, what a first build makes of the same sources."""
    anew = folder / "built-anew"
    project.built(output=anew)
    assert project.tree(anew) == project.tree()


def test_a_pair_is_added(copy_of: Copy, tmp_path: Path) -> None:
    project = copy_of("hcmc")
    project.built()
    before = project.tree()
    site = Site(project.write(PAIR), "hcmc")
    assert site.result.problems == ()
    none_of(site.folder.broken())
    new = ("briefing", STEM)
    for lang in LANGUAGES:
        address = site.content.address("briefing", STEM, lang)
        assert address in site.folder.files
        year = f"{lang}/{ {'vi': 'nam', 'en': 'years'}[lang] }/2025.html"
        for path in (site.index("briefing", lang), f"{lang}/index.html", year):
            assert new in site.things(path, site.main(path), "briefing"), path
        for kind, key in (
            ("person", "bui-thanh-son"),
            ("resolution", "31-nq-tw-2022"),
            ("resolution", "59-nq-tw-2025"),
        ):
            stem, item = site.cited(site.content.address(kind, key, lang))[0]
            assert stem == STEM, f"{kind}:{key} does not show the newest briefing first"
            assert (PAIR.split("bui-thanh-son: ")[1 + LANGUAGES.index(lang)].split("\n")[0] in item.text) == (
                kind == "person"
            )
        last = site.content.address("briefing", "2025-08-22-external-relations-department-50-years", lang)
        assert new in site.things(last, site.main(last).one("nav", **{"class": "neighbours"}), "briefing"), (
            "the one before does not lead on"
        )
        others = site.content.address("person", "le-hong-son", lang)
        assert site.output.joinpath(others).read_bytes() == before[others], "a page with nothing to tell was changed"
    same_as_built_anew(project, tmp_path)
    for lang in LANGUAGES:
        project.remove(f"content/briefings/{STEM}.{lang}.md")
    project.built()
    assert project.tree() == before, "taken out again, it has left something behind"


def test_a_person_is_renamed_everywhere(copy_of: Copy, tmp_path: Path) -> None:
    project = copy_of("hcmc")
    project.built()
    paths = set(project.tree())
    old, new = "Phan Văn Mãi", "Phan Văn Mười"
    project.edit("content/people/phan-van-mai.md", "given: Mãi", "given: Mười")
    for path in sorted((project.root / "content").rglob("*.md")):
        if old in path.read_text(encoding="utf-8"):
            project.edit(path.relative_to(project.root).as_posix(), old, new)
    site = Site(project, "hcmc")
    assert site.result.problems == ()
    assert set(project.tree()) == paths, "addresses do not come from names"
    none_of(path for path in site.paths if old in site.tree(path).raw)
    for lang in LANGUAGES:
        for path in (site.index("person", lang), f"{lang}/index.html", f"{lang}/{_timeline(lang)}"):
            assert new in site.main(path).text, path
        main = site.page("person", "phan-van-mai", lang)
        assert main.one("h1").text == new
        assert "Phan Van Muoi" in main.text
        assert [stem for stem, _ in site.cited(site.content.address("person", "phan-van-mai", lang))] == [
            "2023-04-26-coordination-regulation-signed"
        ]
    same_as_built_anew(project, tmp_path)


def _timeline(lang: str) -> str:
    return {"vi": "dong-thoi-gian.html", "en": "timeline.html"}[lang]


def test_a_person_renamed_in_the_register_alone_is_missed_in_the_texts(copy_of: Copy) -> None:
    project = copy_of("harbour")
    project.edit("content/people/le-hai-dang.md", "given: Đăng", "given: Sơn")
    result = project.build()
    said = [line for line in lines(result.problems) if "le-hai-dang" in line]
    assert {line.split(":")[0] for line in said} == {
        f"content/briefings/2019-05-fisheries-visit.{lang}.md" for lang in LANGUAGES
    }


def test_a_file_of_the_register_gets_another_name(copy_of: Copy) -> None:
    """Every reference to the old name is told; once they are mended, only the new address is left."""
    project = copy_of("harbour")
    project.built()
    before = project.tree()
    project.rename("content/people/maria-santos.md", "content/people/santos-maria.md")
    told = project.problems()
    files = {path for path in _holding(project, "maria-santos")}
    assert {line.split(":")[0] for line in told if "“maria-santos”" in line} == files
    assert project.tree() == before
    for path in files:
        project.edit(path, "maria-santos", "santos-maria")
    site = Site(project, "harbour")
    none_of(site.folder.broken())
    assert "en/people/santos-maria.html" in site.folder.files
    assert [path for path in site.folder.files if "maria-santos" in path] == []


def _holding(project: Project, words: str) -> list[str]:
    files = sorted((project.root / "content").rglob("*.md"))
    return [path.relative_to(project.root).as_posix() for path in files if words in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("path", "old", "new", "shown"),
    [
        ("content/site.yaml", "Ghi chép Cảng Cửa Mây", "Sổ tay Cảng Cửa Mây", "vi/index.html"),
        (
            "content/sources.yaml",
            "The Harbour Gazette",
            "The Quay Gazette",
            "en/briefings/2018-09-14-harbour-talks-open.html",
        ),
        ("content/terms.yaml", "vi: bến đậu", "vi: chỗ neo", "vi/thuat-ngu.html"),
        (
            "content/resolutions/12-nq-2015.md",
            "On opening the outer",
            "On sharing the outer",
            "en/resolutions/12-nq-2015.html",
        ),
        (
            "content/events/harbour-talks-2018.md",
            "First round of talks",
            "Opening round of talks",
            "en/events/harbour-talks-2018.html",
        ),
        ("content/people/nguyen-thi-hoa.vi.md", "hai cách viết", "hai lối viết", "vi/nhan-vat/nguyen-thi-hoa.html"),
        ("content/pages/about.en.md", "retells one report", "sums up one report", "en/about.html"),
    ],
    ids=["the site's title", "a newspaper", "a term", "a document", "an event", "a note", "a page about the archive"],
)
def test_one_edit_is_seen_wherever_its_words_stood(
    copy_of: Copy, tmp_path: Path, path: str, old: str, new: str, shown: str
) -> None:
    project = copy_of("harbour")
    project.built()
    words, replacement = old.removeprefix("vi: "), new.removeprefix("vi: ")
    assert words in project.html(shown)
    project.edit(path, old, new).built()
    assert replacement in project.html(shown)
    none_of(name for name, data in project.tree().items() if words.encode() in data)
    same_as_built_anew(project, tmp_path)


def test_building_twice_changes_nothing(copy_of: Copy) -> None:
    project = copy_of("harbour")
    project.built()
    before = {path: (project.output / path).stat().st_mtime_ns for path in project.tree()}
    again = project.built()
    assert (again.written, again.deleted) == ((), ())
    assert {path: (project.output / path).stat().st_mtime_ns for path in project.tree()} == before


def test_what_the_owner_of_the_site_put_there_stays(copy_of: Copy) -> None:
    project = copy_of("harbour")
    project.built()
    project.write_bytes("site/CNAME", b"harbour.example\n").write_bytes("site/notes/draft.txt", b"mine")
    project.remove("content/pages/about.vi.md").built()
    assert project.html("CNAME") == "harbour.example\n" and project.html("notes/draft.txt") == "mine"
