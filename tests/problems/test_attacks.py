"""What an attacker has tried: texts that take for ever, characters and addresses that do what they should not, files that
are none. Each is a problem in words, or no problem at all."""

from __future__ import annotations

import io
import os
import xml.dom.minidom
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from markdown_it.token import Token

from generator.archive import abbreviations
from generator.cli import main
from generator.commands.archive_check import check
from generator.language.figures import LONGEST, figures
from generator.output.lock import locked
from generator.source.decode import decode
from generator.source.scalars import FORMS
from generator.source.stray import stray_marks
from tests.small_sites import briefing, lines, person, small_site

STEM = "2024-01-01-a"
VI = f"content/briefings/{STEM}.vi.md"
PAGE = f"vi/ban-tin/{STEM}.html"


# Time: a search that went on from every place would take an hour for each of these


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["](", "](a b", "[^", "^[", "](a ", "[^a", "<a ", "**a ", "`", "<!-- "])
def test_a_megabyte_of_marks_is_searched_once(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    list(stray_marks([Token("inline", "", 0, map=[0, 1], children=[Token("text", "", 0, content=text)])], text, 1))


@pytest.mark.timeout(60)
def test_a_row_of_very_many_doubtful_cells_is_searched_once() -> None:
    row = "|a ** b" * 40_000
    cells = [Token("inline", "", 0, map=[0, 1], children=[Token("text", "", 0, content="a ** b")])] * 40_000
    assert len(list(stray_marks(cells, row, 1))) == 40_000


@pytest.mark.timeout(60)
def test_very_many_beginnings_of_a_conflict_are_searched_once() -> None:
    assert decode(b"<<<<<<< a\n" * 100_000)[1] == ()
    (finding,) = decode(b"a\n" + b"<<<<<<< a\n" * 90_000 + b">>>>>>> b\n")[1]
    assert finding.at == (2, 1) and "Git could not merge" in finding.message


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["một ", "a", "A ", "a (", "Ab Cd (AC) ", "HCM (", "  "])
def test_abbreviations_of_a_long_text_are_sought_once(piece: str, tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing(STEM, "x"))
    archive = site.archive()
    text = archive.items["briefing"][STEM].texts["vi"]
    (block,) = text.body
    long = block._replace(units=(block.units[0]._replace(text=piece * (800_000 // len(piece))),))
    document = _with_body(text, long)
    assert len(list(abbreviations._unexplained(document, abbreviations._own(document)))) <= 1


def _with_body(text: object, block: object) -> object:
    class Long:
        body, path, lang = (block,), "a.vi.md", "vi"

    return Long()


# Characters


def test_a_reference_to_a_control_character_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    said = "a reference stands for the control character U+000C — delete it"
    for text in (
        "a &#12; b",
        "## a&#xC;",
        "![a&#12;](a.png)",
        "```&#12;\nx\n```",
        "- &#12;",
    ):
        site = small_site(tmp_path / text.encode().hex(), briefing(STEM, text))
        assert f"{VI}:10:1: {said}" in site.findings(), text
    site = small_site(tmp_path / "code", briefing(STEM, "`&#12;`\n\n    &#12;\n\n&amp;#12; &shy; &#0;"))
    assert not [line for line in site.problems() if "reference" in line]
    xml.dom.minidom.parse(str(site.output / "vi/atom.xml"))


def test_a_reference_that_turns_the_direction_is_a_warning(tmp_path: Path) -> None:
    said = "a reference stands for U+202E, which turns the direction of writing — delete it"
    site = small_site(tmp_path, briefing(STEM, "Một.\n\na &#x202e; b"))
    assert site.problems() == [f"{VI}:12:1: warning: {said}"]


def test_no_words_are_no_message_of_the_catalogue(tmp_path: Path) -> None:
    from generator.output.interfaces import read_catalogues
    from generator.output.store import Store

    site = small_site(tmp_path)
    words = read_catalogues(site.root, Store(None, b""))
    assert [words[lang].interface.text("") for lang in ("vi", "en")] == ["", ""]
    assert [str(words[lang].interface.say("")) for lang in ("vi", "en")] == ["", ""]
    site.write(briefing(STEM, "x")).built()
    assert not [path for path, data in site.tree().items() if b"Plural-Forms" in data or b"POT-Creation" in data]


@pytest.mark.parametrize("unit", ["", " h", " am", "s", "h30", " pm", "%", " triệu", " million", "-a", "/5/2024", "x", "/2025/QH15", "e9"])  # fmt: skip
def test_a_number_of_any_length_is_no_traceback(unit: str) -> None:
    for lang in ("vi", "en"):
        for digits in ("9" * 5_000, "A" + "9" * 5_000, "9" * 5_000 + ".5", "1." + "9" * 5_000):
            assert all(figure.readings for figure in figures(f"a {digits}{unit} b", lang))
    assert figures("1" * (LONGEST + 1), "vi")[0].readings == (("1" * (LONGEST + 1),),)


def test_a_long_number_in_a_pair_is_compared(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing(STEM, "9" * 5_000 + "h"), briefing(STEM, "9" * 5_000 + "h", "en", "vi"))
    assert lines(check(site.options()).problems) == []


# Addresses


@pytest.mark.parametrize("address", ["mailto%3Ax:a@b.example", "MAILTO%3aa@b.example", "https%3A//a.example/", "%6Dailto:a@b.example"])  # fmt: skip
def test_a_scheme_that_is_spelt_otherwise_is_none(address: str, tmp_path: Path) -> None:
    (line,) = small_site(tmp_path, briefing(STEM, f"[x]({address})")).findings()
    assert f"“{address}” is not an address that can be linked — " in line


@pytest.mark.parametrize("text", ["javascript:a@b.example", "javascript://a.example/%0ax", "vbscript:x", "data:text/html,x",
                                  "mailto:a@b.example", "a@b.example?cc=x", "a@b", "//a.example", "a b@c.example", "x@y@z.example",
                                  "\"x\"@a.example", "a@-.example", "a@b..example"])  # fmt: skip
def test_what_is_no_contact_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither an email address nor a web address — give one"):
        FORMS["contact"](text)


@pytest.mark.parametrize(
    "text", ["ban.bien-tap+kho@a.example", "a@b-c.example", "thư@báo.example", "https://a.example/x"]
)
def test_a_contact_is_taken(text: str) -> None:
    assert FORMS["contact"](text).startswith(text[:3])


# Pages and data


def test_a_translation_without_its_original_may_name_whom_nobody_else_names(tmp_path: Path) -> None:
    site = small_site(tmp_path, person("son", "Bùi Thanh Sơn"), briefing("2024-02-02-b"),
                      briefing(STEM, "Bùi Thanh Sơn spoke.", "en", "vi", people="{son: Minister}"))  # fmt: skip
    (line,) = site.problems()
    assert "its original, 2024-01-01-a.vi.md, is missing" in line
    assert lines(check(site.options()).problems)
    assert "Bùi Thanh Sơn" in site.html(f"en/briefings/{STEM}.html")


def test_a_cell_of_the_table_is_never_a_formula(tmp_path: Path) -> None:
    offices = '"=HYPERLINK(1)"', '"+1"', '"-1"', '"@SUM(1)"'
    texts = [
        briefing(f"2024-01-0{n}-a", "Bùi Thanh Sơn nói.", people=f"{{son: {office}}}")
        for n, office in enumerate(offices, 1)
    ]
    site = small_site(tmp_path, person("son", "Bùi Thanh Sơn"), *texts)
    site.built()
    table = site.html("data/mentions.csv")
    assert all(f",'{office[1:-1]}," in table for office in offices)


def test_robots_txt_is_no_mark_up(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing(STEM)).edit(
        "content/site.yaml", "archive.example/kho/", "archive.example/a&b/"
    )
    site.built()
    assert "Sitemap: https://archive.example/a&b/sitemap.xml" in site.html("robots.txt")


def test_a_template_is_never_one_from_elsewhere(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive", briefing(STEM))
    (tmp_path / "token").write_text("x")
    (site.root / "templates/inner.html").symlink_to(site.root / "templates/parts.html")
    assert site.problems() == []
    (site.root / "templates/static/token.txt").symlink_to(tmp_path / "token")
    (site.root / "templates/token.html").symlink_to(site.root / "content/site.yaml")
    before = site.tree()
    assert site.problems() == [
        f"templates/{name}:1:1: the link leads out of templates/ — put the file itself here"
        for name in ("static/token.txt", "token.html")
    ]
    assert site.tree() == before


# Files that are none


def imported(place: str, root: Path) -> tuple[int, str]:
    """Return the status of an import and what it says."""
    stream = io.StringIO()
    with redirect_stdout(stream), redirect_stderr(stream):
        status = main(["import", "--root", str(root), place])
    return status, stream.getvalue()


@pytest.mark.timeout(60)
def test_an_import_reads_no_more_than_a_text_may_hold(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive")
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_000_000)
    os.mkfifo(tmp_path / "pipe.txt")
    large, pipe = (str(tmp_path / name) for name in ("large.txt", "pipe.txt"))
    said = "the file is larger than 1 MB — split it, or take out what is not text"
    assert imported(large, site.root) == (1, f"{large}:1:1: {said}\n")
    for place in (pipe, "/dev/zero"):
        assert imported(place, site.root) == (1, f"{place}: it is not an ordinary file — check its name\n")


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    ["<div>" * 150_000 + "Một câu.", "<!--" * 200_000, "<p><!-- " + "a b " * 200_000, '<p title="' + "a " * 400_000,
     "<table><tr><td>" * 50_000 + "x", "<b>" * 150_000 + "Một câu.</b>", "<" * 700_000, "&" * 700_000],
    ids=["nested", "comments", "comment", "quote", "tables", "bold", "brackets", "ampersands"],
)  # fmt: skip
def test_a_page_of_any_form_is_imported_or_refused_in_time(text: str, tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive")
    (tmp_path / "a.html").write_text(f"<html><body><h1>Thành phố họp bàn</h1>{text}", encoding="utf-8")
    status, said = imported(str(tmp_path / "a.html"), site.root)
    assert status in (0, 1) and "Traceback" not in said


def test_an_import_prints_nothing_that_turns_a_terminal(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive")
    body = "Sáng 5/1/2024, Chủ tịch Ủy ban nhân dân Thành phố đã tiếp đoàn đại biểu của tỉnh bạn tại trụ sở. " * 3
    (tmp_path / "a.txt").write_text(
        f"Chủ tịch \u202eThành phố tiếp đoàn đại biểu\n\n{body}\n\nTheo \u202eabc\n", encoding="utf-8"
    )
    status, said = imported(str(tmp_path / "a.txt"), site.root)
    assert status == 0 and "\u202e" not in said


@pytest.mark.parametrize("put", [os.mkfifo, lambda path: Path(path).mkdir(), lambda path: Path(path).write_bytes(b"x")])
@pytest.mark.timeout(60)
def test_a_lock_that_is_no_file_of_its_own_is_no_hindrance(put: Callable[[str], object], tmp_path: Path) -> None:
    put(str(tmp_path / "x.lock"))
    with locked(tmp_path / "x.lock", lambda: None, patience=0):
        pass
