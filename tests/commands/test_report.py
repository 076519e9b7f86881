"""Reports: problems sorted, each once, for people, for GitHub and for programs; and nothing in them acts on a terminal."""

from __future__ import annotations

import io
import json

import pytest

from generator.commands.report import report
from generator.core.model import ERROR, WARNING, Problem
from tests.small_sites import lines

Captured = pytest.CaptureFixture[str]

PROBLEMS = [
    Problem("b.md", 2, 1, "hai — mend"),
    Problem("a.md", 10, 1, "mười — mend"),
    Problem("a.md", 9, 3, "chín — mend", WARNING),
    Problem("a.md", 9, 3, "chín — mend", WARNING),
]


def test_text_is_sorted_and_said_once() -> None:
    assert lines(PROBLEMS) == ["a.md:9:3: warning: chín — mend", "a.md:10:1: mười — mend", "b.md:2:1: hai — mend"]


def test_more_warnings_than_anybody_reads_are_said_once_each_and_errors_always() -> None:
    many = [Problem("a.md", line, 1, f"kind {line % 150} — mend it", WARNING) for line in range(1, 301)]
    errors = [Problem("b.md", line, 1, "the same") for line in range(1, 301)]
    stream = io.StringIO()
    report([*many, *errors], "text", stream, brief=True)
    printed = stream.getvalue().splitlines()
    assert printed[0] == "a.md:1:1: warning: kind 1 — mend it (and in 1 more place)"
    assert sum("warning: " in line for line in printed) == 150 and sum("the same" in line for line in printed) == 300
    assert printed[-1] == "Warnings of one kind are printed once; python build.py check prints all 300."
    stream = io.StringIO()
    report([Problem("a.md", line, 1, f"kind {line}", WARNING) for line in range(1, 251)], "text", stream, brief=True)
    assert len(stream.getvalue().splitlines()) == 201
    assert ", and there are 50 other warnings;" in stream.getvalue()


def test_what_can_be_read_is_printed_whole() -> None:
    problems = [Problem("a.md", line, 1, "the same", WARNING) for line in range(1, 201)]
    for brief, more in ((True, 0), (False, 100)):
        stream = io.StringIO()
        report(
            [*problems, *(Problem("b.md", n, 1, "the same", WARNING) for n in range(more))], "text", stream, brief=brief
        )
        assert len(stream.getvalue().splitlines()) == 200 + more


def test_json_is_a_list_that_a_program_can_read(capsys: Captured) -> None:
    report(PROBLEMS, "json")
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {"path": "a.md", "line": 9, "column": 3, "message": "chín — mend", "severity": WARNING}
    assert [row["severity"] for row in rows] == [WARNING, ERROR, ERROR]
    report([], "json")
    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_workflow_commands(capsys: Captured) -> None:
    report([Problem("a,b:c%.md", 1, 2, "100%\nhai"), Problem("x.md", 1, 1, "y", WARNING)], "github")
    said = capsys.readouterr()
    assert (said.out + said.err).splitlines() == [
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2::100%25%0Ahai",
        "::warning file=x.md,line=1,col=1::y",
    ]


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\u2028b", "a\x1b[31mb"])
def test_a_problem_is_one_line_and_sends_nothing_to_the_terminal(text: str) -> None:
    (line,) = lines([Problem(f"{text}.md", 1, 1, f"“{text}” — mend")])
    assert "\x1b" not in line
