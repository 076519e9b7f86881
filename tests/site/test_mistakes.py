"""A mistake in a reference stops the build, says where it is and what was probably meant, and leaves the site alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.project import Project
from tests.small_sites import lines, small_site

TALKS = """\
-- content/briefings/2024-05-06-hoi-dam.vi.md --
---
title: Hội đàm
summary: Một cuộc hội đàm.
date: 2024-05-06
date_basis: stated
added: 2024-06-01
event: hoi-dam-2024
source: {publisher: bao-ben-cang, publisher_basis: stated}
people:
  ly-thai-binh: Thị trưởng
---

Ông Lý Thái Bình gặp [khách](person:ly-thai-binh).

Theo [văn bản](resolution:quy-uoc-2020), xem [tin trước](briefing:2023-01-02-chuan-bi#p2)
và [cuộc gặp](event:hoi-dam-2024), bằng [English](lang:en). ![Cảng](cang.svg)
"""
ARCHIVE = f"""\
-- content/sources.yaml --
bao-ben-cang: {{name: {{vi: Báo Bến Cảng, en: The Quay}}}}
-- content/people/ly-thai-binh.md --
---
name: {{family: Lý, middle: Thái, given: Bình}}
offices:
  - title: {{vi: Thị trưởng, en: Mayor}}
    source: briefing:2024-05-06-hoi-dam
    from: 2020
---
-- content/resolutions/quy-uoc-2020.md --
---
type: regulation
title: {{vi: Quy ước, en: Convention}}
related:
  - {{as: leads-to, to: phu-luc-2021, source: briefing:2024-05-06-hoi-dam}}
sources:
  - briefing:2024-05-06-hoi-dam
---
-- content/resolutions/phu-luc-2021.md --
---
type: regulation
title: {{vi: Phụ lục, en: Annex}}
sources: [https://archive.example/phu-luc]
---
-- content/events/hoi-dam-2024.md --
---
title: {{vi: Hội đàm 2024, en: Talks of 2024}}
sources:
  - briefing:2024-05-06-hoi-dam
---
-- content/images/cang.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>
-- content/briefings/2023-01-02-chuan-bi.vi.md --
---
title: Chuẩn bị
summary: Chuẩn bị hội đàm.
date: 2023-01-02
date_basis: stated
added: 2024-06-01
source: {{publisher: bao-ben-cang, publisher_basis: stated}}
---

Đoạn một.

Đoạn hai.
{TALKS}"""
BRIEFING = "content/briefings/2024-05-06-hoi-dam.vi.md"
DOCUMENT = "content/resolutions/quy-uoc-2020.md"
PERSON = "content/people/ly-thai-binh.md"
MISTAKES = {
    "a person in the text": (BRIEFING, "person:ly-thai-binh", "person:ly-thai-bin", "[khách]", "person:ly-thai-binh"),
    "a document in the text": (
        BRIEFING, "resolution:quy-uoc-2020", "resolution:quy-uoc", "[văn bản]", "resolution:quy-uoc-2020",
    ),
    "a briefing in the text": (
        BRIEFING, "2023-01-02-chuan-bi#p2", "2023-01-02-chuanbi", "[tin trước]", "briefing:2023-01-02-chuan-bi",
    ),
    "a paragraph of a briefing": (BRIEFING, "chuan-bi#p2", "chuan-bi#p3", "[tin trước]", "#p3"),
    "an event in the text": (
        BRIEFING, "(event:hoi-dam-2024", "(event:hoidam-2024", "[cuộc gặp]", "event:hoi-dam-2024",
    ),
    "a kind of link": (BRIEFING, "(person:ly", "(persn:ly", "[khách]", "“person:”"),
    "a language": (BRIEFING, "(lang:en)", "(lang:eng)", "[English]", "en"),
    "a picture": (BRIEFING, "(cang.svg)", "(cangs.svg)", "![Cảng]", "cang.svg"),
    "the event of a briefing": (BRIEFING, "event: hoi-dam-2024", "event: hoi-dam-2025", "event:", "hoi-dam-2024"),
    "the newspaper": (BRIEFING, "publisher: bao-ben-cang", "publisher: bao-ben", "publisher:", "bao-ben-cang"),
    "someone's office": (BRIEFING, "  ly-thai-binh: Thị", "  ly-thai-bin: Thị", "ly-thai-bin:", "ly-thai-binh"),
    "a field": (BRIEFING, "summary:", "sumary:", "sumary:", "“summary”"),
    "a choice": (BRIEFING, "date_basis: stated", "date_basis: sated", "sated", "“stated”"),
    "a related document": (DOCUMENT, "to: phu-luc-2021", "to: phu-luc-2020", "to:", "phu-luc-2021"),
    "the source of a relation": (
        DOCUMENT, "2021, source: briefing:2024-05-06-hoi-dam", "2021, source: briefing:2024-05-06-hoidam", "source:",
        "2024-05-06-hoi-dam",
    ),
    "the source of an office": (PERSON, "06-hoi-dam", "06-hoidam", "source:", "2024-05-06-hoi-dam"),
}  # fmt: skip
"""What is mistaken: file, what stood there, what stands there now, where the message points, what it offers."""


@pytest.fixture(scope="module")
def flawless(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The archive above, built."""
    project = Project(small_site(tmp_path_factory.mktemp("flawless") / "archive", ARCHIVE).root)
    assert project.problems() == []
    return project


@pytest.fixture
def project(flawless: Project, tmp_path: Path) -> Project:
    """A copy of it, to make mistakes in."""
    shutil.copytree(flawless.root, tmp_path / "archive")
    return Project(tmp_path / "archive")


@pytest.mark.parametrize(("path", "old", "new", "at", "nearest"), MISTAKES.values(), ids=MISTAKES)
def test_a_wrong_reference(project: Project, path: str, old: str, new: str, at: str, nearest: str) -> None:
    before = project.tree()
    project.edit(path, old, new)
    result = project.build()
    assert result.failed and project.tree() == before
    text = project.source(path)
    changed = text.index(new)
    place = text.rindex(at, 0, changed + len(new)) if at not in new else text.index(at, changed)
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    found = [problem for problem in lines(result.problems) if problem.startswith(f"{path}:{line}:{column}: ")]
    assert found, "\n".join([f"nothing at {path}:{line}:{column}", *lines(result.problems)])
    assert nearest in found[0].partition(" — ")[2] or nearest in found[0], found[0]


def test_all_mistakes_are_told_at_once(project: Project) -> None:
    project.edit(BRIEFING, "(person:ly-thai-binh)", "(person:ly-thai-bin)")
    project.edit(BRIEFING, "event: hoi-dam-2024", "event: hoi-dam-2025")
    project.edit(DOCUMENT, "to: phu-luc-2021", "to: phu-luc-2020")
    project.edit("content/sources.yaml", "name:", "nam:")
    files = {problem.split(":")[0] for problem in project.problems()}
    assert files == {BRIEFING, DOCUMENT, "content/sources.yaml"}
    assert sum(problem.startswith(BRIEFING) for problem in project.problems()) >= 2


def test_a_mistake_in_the_hcmc_archive(copy_of: Callable[[str], Project]) -> None:
    project = copy_of("hcmc")
    project.built()
    before = project.tree()
    path = "content/briefings/2024-12-13-hcmc-external-affairs-review.vi.md"
    line = project.source(path).split("(person:bui-thanh-son)")[0].count("\n") + 1
    project.edit(path, "(person:bui-thanh-son)", "(person:bui-thanh-sn)")
    (problem,) = project.problems()
    assert problem.startswith(f"{path}:{line}:1: ") and "person:bui-thanh-son" in problem
    assert project.tree() == before


def test_a_mended_mistake_leaves_no_trace(project: Project) -> None:
    before = project.tree()
    project.edit(BRIEFING, "(person:ly-thai-binh)", "(person:ly-thai-bin)").build()
    project.edit(BRIEFING, "(person:ly-thai-bin)", "(person:ly-thai-binh)")
    assert project.built().written == () and project.tree() == before


def test_nothing_is_made_where_there_was_no_site(archive: Callable[..., Project]) -> None:
    project = archive(ARCHIVE).edit(BRIEFING, "(person:ly-thai-binh)", "(person:nobody)")
    assert project.build().failed
    assert not project.output.exists()
