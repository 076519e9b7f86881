"""Every mistake that an editor can make in the files is told in words that are settled here, each at its line and
column, with how to mend it; and all of them in one run."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.golden import golden
from tests.small_sites import PNG, SmallSite, briefing, lines, small_site

CASES = ("unreadable", "mistakes")


def said_of(site: SmallSite) -> str:
    result = site.build()
    assert result.failed and not site.output.exists()
    return "\n".join(lines(result.problems))


@pytest.mark.parametrize("name", CASES)
def test_all_mistakes_are_told_in_one_run(tmp_path: Path, name: str) -> None:
    said, expected = golden(name, tmp_path, said_of)
    assert said == expected
    assert len(said.splitlines()) > 20


@pytest.mark.parametrize("name", CASES)
def test_each_has_its_place_and_says_how_to_mend_it(tmp_path: Path, name: str) -> None:
    said, _ = golden(name, tmp_path, lambda site: (said_of(site), site.write_bytes("x", b""))[0])
    for line in said.splitlines():
        place = re.match(r"(content/[^:]+):(\d+):(\d+): (?:warning: )?\S.* — \S", line)
        assert place, line
        path = tmp_path / place[1]
        rows = path.read_text(encoding="utf-8").split("\n") if path.suffix != ".png" else [""]
        assert 1 <= int(place[2]) <= len(rows) and 1 <= int(place[3]) <= len(rows[int(place[2]) - 1]) + 1, line


def test_what_is_no_text_of_the_archive_is_told_too(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive", briefing("2024-01-01-a"))
    site.write_bytes("content/images/ổ.png", PNG)
    site.write_bytes("content/people/utf16.md", "---\nname: Lan\n---\n".encode("utf-16"))
    site.write_bytes("content/people/latin.md", b"---\nname: Lan\nsort: \xe0\n---\n")
    site.write_bytes("content/people/lan.md", b"---\nname: Lan\n---\n").write_bytes("content/people/Lan.md", b"x")
    site.write_bytes("content/people/dai.md", b"x" * 1_000_001)
    (tmp_path / "archive/content/people" / os.fsdecode(b"\xff.md")).write_bytes(b"x")
    os.mkfifo(tmp_path / "archive/content/people/pipe.md")
    (tmp_path / "elsewhere.md").write_text("x")
    (tmp_path / "archive/content/people/ra-ngoai.md").symlink_to(tmp_path / "elsewhere.md")
    (tmp_path / "archive/content/people/khong-dau.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "archive/content/people/thu-muc").symlink_to(tmp_path / "archive/content/images")
    assert said_of(site) == "\n".join(
        [
            "content/people/Lan.md:1:1: the file's name: “Lan” cannot be part of an address — use a–z, 0–9 and single "
            "hyphens, as in lan",
            "content/people/\\udcff.md:1:1: the file's name is not UTF-8 — rename it",
            "content/people/dai.md:1:1: the file is larger than 1 MB — split it, or take out what is not text",
            "content/people/khong-dau.md:1:1: the link leads nowhere — delete it",
            "content/people/lan.md:1:1: another file differs from this one only by case or by how accents are stored "
            "— rename one",
            "content/people/latin.md:3:7: byte 0xe0 (offset 20) is not UTF-8 — save the file as UTF-8",
            "content/people/pipe.md:1:1: this is neither a file nor a folder — delete it",
            "content/people/ra-ngoai.md:1:1: the link leads out of content/ — put the file itself here",
            "content/people/thu-muc:1:1: a link to a folder is not followed — put the folder itself here",
            "content/people/utf16.md:1:1: the file is saved as UTF-16 — save it as UTF-8",
        ]
    )


def test_catalogues_and_templates_are_told_of_too(tmp_path: Path) -> None:
    said, expected = golden("catalogues", tmp_path, said_of)
    assert said == expected


def test_a_template_that_fails_on_pages_is_one_problem(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    lines_of = (site.root / "templates/briefings.html").read_text(encoding="utf-8").split("\n")
    line = max(number for number, row in enumerate(lines_of, 1) if "{% endblock %}" in row)
    lines_of[line - 1] = "{{ nothing_of_that_name }}{% endblock %}"
    site.write_bytes("templates/briefings.html", "\n".join(lines_of).encode())
    what = "'nothing_of_that_name' is undefined (while making en/briefings/index.html and 3 more pages)"
    assert said_of(site) == f"templates/briefings.html:{line}:1: {what} — mend the template"


def test_a_line_has_an_end(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", place="x" * 1001))
    said = "content/briefings/2024-01-01-a.vi.md:8:8: 1001 characters are too many for one line — shorten it"
    assert said_of(site) == said


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    (tmp_path / "content/briefings/2024-01-01-a.vi.md").chmod(0)
    said = said_of(site)
    assert said == (
        "content/briefings/2024-01-01-a.vi.md:1:1: the file cannot be read (Permission denied) — mend its permissions"
    )


def test_an_archive_without_its_folders_is_told_where_it_is_looked_for(tmp_path: Path) -> None:
    said = lines(SmallSite(tmp_path).build().problems)
    assert said[0] == (
        "content:1:1: there is no such folder — run the command in the archive's folder, or name it with --root"
    )
    assert "templates:1:1: there is no such folder — put the archive's templates there" in said
    assert not [line for line in said if "site.yaml" in line], "one missing folder is one problem"
