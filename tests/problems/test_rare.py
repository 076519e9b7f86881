"""Rare things that editors, file systems and tools do: each is a problem in words, or no problem at all."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

import pytest

from generator.core.kinds import KINDS
from generator.output.memory import Memory
from generator.output.store import Store
from generator.serve import server as serve
from generator.source import scan as scanning
from generator.source.blocks import read_body
from generator.source.read import read
from tests.small_sites import PROJECT, SmallSite, briefing, person, small_site
from tests.steps import steps

STEM = "2024-01-01-a"
BRIEFING = next(kind for kind in KINDS if kind.name == "briefing")
NAME = "Bùi Thanh Sơn"


def site(folder: Path) -> SmallSite:
    return small_site(folder, briefing(STEM))


# Large texts

LARGE = {
    "one line": f"Ông **Bùi** {NAME} nói *gì* về `đối ngoại`. ",
    "lines of one paragraph": f"Ông {NAME} nói\n",
    "paragraphs": f"Ông {NAME} nói.\n\n",
    "one list": f"- {NAME}\n",
    "links": "[ông](person:son) ",
}


@pytest.mark.parametrize("piece", LARGE.values(), ids=LARGE)
def test_the_work_for_a_large_text_grows_with_it(piece: str, tmp_path: Path) -> None:
    """And not with its square."""
    work = []
    for size in (1_000, 8_000, 32_000):  # the first pays for what is done once
        body = piece * (size // len(piece.encode()))
        found = small_site(tmp_path / str(size), person("son", NAME), briefing(STEM, body, people="{son: Ông}"))
        work.append(steps(found.built))
    assert work[2] < 6 * work[1], work


def test_a_table_of_a_thousand_rows_is_a_table(tmp_path: Path) -> None:
    rows = "".join(f"| {number} | {NAME} |\n" for number in range(1_000))
    found = small_site(tmp_path, person("son", NAME), briefing(STEM, f"| a | b |\n|---|---|\n{rows}"))
    found.built()
    assert found.html(f"vi/ban-tin/{STEM}.html").count("<tr>") == 1_001


# Files and folders


def test_a_folder_with_the_name_of_a_text_is_no_text(tmp_path: Path) -> None:
    found = site(tmp_path)
    (found.root / "content/briefings/b.vi.md").mkdir()
    assert found.problems() == []
    found.write_bytes("content/briefings/b.vi.md/c.vi.md", b"---\n---\n")
    assert found.problems() == [
        "content/briefings/b.vi.md/c.vi.md:1:1: nothing reads this file — move it to content/briefings/"
    ]


def test_folders_and_pipes_among_the_templates_are_no_templates(tmp_path: Path) -> None:
    found = site(tmp_path)
    (found.root / "templates/old.html").mkdir()
    os.mkfifo(found.root / "templates/pipe.html")
    os.mkfifo(found.root / "templates/static/pipe.css")
    found.built()
    assert "static/pipe.css" not in found.tree()


def test_a_name_among_the_templates_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    found = site(tmp_path)
    try:
        with open(os.fsencode(found.root / "templates/static") + b"/a\xff.css", "wb"):
            pass
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    assert found.problems() == ["templates/static/a\\udcff.css:1:1: the file's name cannot be an address — rename it"]


def test_a_record_of_addresses_that_is_no_text_is_no_traceback(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes(
        "content/addresses.txt", b"\xef\xbb\xbfvi/index.html\r\n\xff\xfe\r\n<<<<<<< HEAD\r\n"
    )
    assert [line.partition(": ")[0] for line in found.problems()] == [
        "content/addresses.txt:2:1", "content/addresses.txt:3:1",
    ]  # fmt: skip


def test_one_file_that_cannot_be_read_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = small_site(
        tmp_path, person("son", NAME), "-- content/sources.yaml --\nbao: {name: {vi: Báo}}\n",
        briefing(STEM, "Ông [Sơn](person:son) ![a](a.svg)", people="{son: Ông}", source="{publisher: bao, publisher_basis: stated}"),
        '-- content/images/a.svg --\n<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    )  # fmt: skip
    original = scanning.bytes_of
    for name in ("son.md", "sources.yaml", "a.svg", f"{STEM}.vi.md", "site.yaml"):

        def refuse(path: str, *most: int, name: str = name) -> bytes:
            if Path(path).name == name:
                raise PermissionError(13, "Permission denied", path)
            return original(path, *most)

        with monkeypatch.context() as patch:
            patch.setattr(scanning, "bytes_of", refuse)
            (line,) = found.problems(clean=True)  # no file is old enough to be left unread
        assert f"{name}:1:1: the file cannot be read (Permission denied)" in line
    assert found.problems() == []


def test_one_broken_register_is_one_problem(tmp_path: Path) -> None:
    found = small_site(
        tmp_path,
        "-- content/sources.yaml --\nbao: {name: Báo}\n",
        briefing(STEM, source="{publisher: baso, publisher_basis: stated}"),
    )
    assert found.problems() == [
        "content/sources.yaml:1:13: plain text stands where one value for each language is due — write {vi: …, en: …}"
    ]


# Texts


@pytest.mark.parametrize("date", ["2024-01-01T23:30:00+07:00", "2024-01-01 00:00", "2024-01-01T00:00Z"])
def test_a_date_has_no_time_so_no_zone_can_move_it(date: str) -> None:
    front = f"title: a\nsummary: b\nadded: 2026-01-01\ndate_basis: stated\nsource: {{}}\ndate: '{date}'\n"
    (finding,) = read(BRIEFING, f"---\n{front}---\n".encode()).findings
    assert finding.at == (7, 7) and "is not a date as this archive writes it — write 2024-01-01" in finding.message


def test_a_heading_of_punctuation_keeps_its_id() -> None:
    text = "## …\n\na\n\n## —!\n\nb\n\n## 😀\n"
    anchors = [block.anchor for block in read_body(text)[0] if block.kind == "heading"]
    assert anchors == ["h-section", "h-section-2", "h-section-3"]
    assert [block.anchor for block in read_body(text + "\n\nc")[0] if block.kind == "heading"] == anchors


# Running


def test_a_broken_site_file_while_serving_keeps_the_last_good_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, live, memory = site(tmp_path), serve.LivePages(), Memory(Store(None, b""))
    serve._build(found.options(), live, memory, ())
    before = found.tree()
    found.edit("content/site.yaml", "title: {vi", "title: {{vi")
    serve._build(found.options(), live, memory, ("content/site.yaml",))
    assert live.good and "content/site.yaml" in live.problems and found.tree() == before
    found.edit("content/site.yaml", "title: {{vi", "title: {vi")
    serve._build(found.options(), live, memory, ("content/site.yaml",))
    assert live.problems == "[]" and found.tree() == before
    said = capsys.readouterr()
    assert "problems; the last good site stays" in said.out and "Traceback" not in said.err


def test_an_older_python_is_told_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "version", "3.10.12 (main)")
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(PROJECT / "build.py"), run_name="__main__")
    assert caught.value.code == "This archive needs Python 3.11 or newer; this is Python 3.10.12."
