"""What attacks with random words and bytes have found, each as a plain test."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from generator.commands.archive_check import check, show
from tests.problems.attacked import Page
from tests.small_sites import briefing, lines, person, small_site

STEM = "2024-01-01-a"
VI = f"content/briefings/{STEM}.vi.md"


def test_check_goes_on_where_an_office_has_no_title(tmp_path: Path) -> None:
    """It ended with a traceback: what a build would have refused, it compared with the offices of briefings."""
    offices = "[{title: {vi: ' '}, from: 2020, source: 'https://archive.example/'}]"
    found = small_site(
        tmp_path, person("son", "Bùi Thanh Sơn", offices=offices), briefing(STEM, "Bùi Thanh Sơn.", people="{son: Ông}")
    )
    assert lines(check(found.options()).problems) == [
        "content/people/son.md:3:24: there is nothing here but spaces — write something, or delete the field"
    ]


def test_nothing_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    found = small_site(tmp_path, person("son", "Bùi Thanh Sơn"), briefing(STEM, "Bùi Thanh Sơn.", people="{son: Ông}"))
    assert check(found.options()).problems == ()
    found.edit(VI, "title: Tin", "title: @Tin")
    (problem,) = check(found.options()).problems
    assert problem.path == VI and "cannot begin a value" in problem.message


def test_a_name_that_a_line_break_divides_is_listed_on_one_line(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, person("son", "Bùi Thanh Sơn"), briefing(STEM, "Ông Bùi\nThanh Sơn.", people="{son: Ông}")
    )
    stream = io.StringIO()
    show(check(found.options()), "text", mentions=True, stream=stream)
    assert f"{VI}:11:5: “Bùi Thanh Sơn” → person:son: linked\n" in stream.getvalue()


def test_a_bad_date_has_no_second_problem(tmp_path: Path) -> None:
    """Without its date a briefing seemed to name documents that were not issued yet."""
    number = "-- content/resolutions/nq.md --\n---\ntype: resolution\nissued: 2020-01-01\ntitle: {vi: a}\n"
    number += "short: {vi: [Nghị quyết 31]}\nsources: ['https://archive.example/']\n---\n"
    found = small_site(tmp_path, number, briefing(STEM, "Nghị quyết 31.", date="hôm qua", added="2019-01-01"))
    (line,) = found.problems()
    assert line.startswith(f"{VI}:7:7: “hôm qua” is not a date")


def test_an_archive_may_lie_in_a_folder_whose_name_is_not_utf8(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/kho\xff"))
    try:
        root.mkdir()
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    found = small_site(root, briefing(STEM))
    found.built()
    found.edit(VI, "title: Tin", "title: @Tin")
    assert [line.partition(":")[0] for line in found.problems()] == [VI]


def test_the_search_for_scripts_would_find_one() -> None:
    """The attacks would prove nothing if it did not."""
    for wrong in ("<script>x</script>", '<p onclick="x">', '<a href=" JavaScript:x">', '<p style="x">', "<style></style>",
                  "<iframe>", '<img src="data:x">', "<base href=x>", '<svg><a onload="x">'):  # fmt: skip
        assert Page(wrong).wrong, wrong
    for right in ('<script src="site.js"></script>', '<script type="application/ld+json">{}</script>', '<a href="a.html">',
                  "&lt;script&gt;", '<p title="onclick=x">'):  # fmt: skip
        assert Page(right).wrong == [], right
