"""The command: exit status, what is printed where, and that no traceback reaches an editor."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.cli import main
from generator.model import ERROR, WARNING, Problem
from generator.report import report
from tests.small_sites import PROJECT, SmallSite, briefing, lines, person, small_site

Captured = pytest.CaptureFixture[str]


def site(folder: Path) -> SmallSite:
    return small_site(folder, briefing("2024-01-01-a"))


def warned(folder: Path) -> SmallSite:
    """A site with a warning: somebody is named who has no office."""
    return small_site(folder, briefing("2024-01-01-a", "Bùi Thanh Sơn."), person("son", "Bùi Thanh Sơn"))


# Exit status and output


def test_a_good_build_says_one_line_and_is_zero(tmp_path: Path, capsys: Captured) -> None:
    found = site(tmp_path)
    assert main(["--root", str(found.root)]) == 0
    said = capsys.readouterr()
    assert said.err == "" and said.out.startswith(f"{found.output}: ") and len(said.out.splitlines()) == 1
    assert " pages; " in said.out and " written, 0 deleted" in said.out


def test_a_failed_build_says_so_and_is_one(tmp_path: Path, capsys: Captured) -> None:
    found = site(tmp_path)
    found.edit("content/briefings/2024-01-01-a.vi.md", "date: 2024-01-01", "date: hôm qua")
    assert main(["build", "--root", str(found.root)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.splitlines()[-1] == f"1 problem; {found.output} is as it was."
    assert said.err.startswith("content/briefings/2024-01-01-a.vi.md:7:7: “hôm qua” is not a date")


def test_warnings_are_printed_and_stop_only_a_strict_build(tmp_path: Path, capsys: Captured) -> None:
    found = warned(tmp_path)
    assert main(["--root", str(found.root)]) == 0
    assert ": warning: “son” is named" in capsys.readouterr().err
    before = found.tree()
    assert main(["--root", str(found.root), "--strict"]) == 1
    said = capsys.readouterr().err
    assert ": warning: " not in said and "1 problem; " in said and found.tree() == before


def test_the_example_address_is_mentioned_once(tmp_path: Path, capsys: Captured) -> None:
    found = site(tmp_path).edit("content/site.yaml", "https://archive.example/kho/", "https://example.org/briefings/")
    assert main(["--root", str(found.root)]) == 0
    assert "still the example's" in capsys.readouterr().out
    assert main(["--root", str(found.root), "--base-url", "https://archive.example/"]) == 0
    assert "still the example's" not in capsys.readouterr().out


def test_options_reach_the_build(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a", draft="true"))
    output = tmp_path / "elsewhere"
    arguments = [
        "build",
        "--root",
        str(found.root),
        "--output",
        str(output),
        "--base-url",
        "https://khac.example",
        "--drafts",
    ]
    assert main(arguments) == 0
    assert 'href="https://khac.example/' in (output / "vi/ban-tin/2024-01-01-a.html").read_text(encoding="utf-8")
    assert not found.output.exists()


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["messages", "--help"]])
def test_help_is_help(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0 and "usage: build.py" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--nope"], ["build", "x"], ["--format", "xml"], ["--root"]])
def test_a_wrong_argument_is_said_in_words(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    said = capsys.readouterr().err
    assert caught.value.code == 2 and "usage: build.py" in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["bild"], 1, "there is no command “bild” — did you mean build?"),
        (["--jobs", "0"], 2, "“0” is not a number of processes — give 1 or more"),
        (["--base-url", ""], 1, "--base-url: no address was given — write one, or leave the option out"),
        (["serve", "--port", "x"], 2, "“x” is no port — write a number from 1 to 65535"),
    ],
)
def test_what_is_wrong_with_an_argument_is_said(arguments: list[str], status: int, said: str, capsys: Captured) -> None:
    try:
        found = main(arguments)
    except SystemExit as stop:
        assert isinstance(stop.code, int)
        found = stop.code
    assert found == status and capsys.readouterr().err.rstrip().endswith(said)


@pytest.mark.parametrize(
    "address", ["", "x", "https://", "https://archive.example/?q", "ftp://archive.example", "https://a:b/"]
)
def test_a_base_address_that_is_none_is_a_problem(address: str, tmp_path: Path, capsys: Captured) -> None:
    found = site(tmp_path)
    status = main(["--root", str(found.root), "--base-url", address])
    said = capsys.readouterr().err
    assert status == 1 and said.startswith("--base-url: ")


def test_a_folder_that_is_no_archive_is_one_problem(tmp_path: Path, capsys: Captured) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        assert main(["--root", str(root)]) == 1
        said = capsys.readouterr().err
        assert "content:1:1: there is no such folder" in said and "Traceback" not in said
        assert "site.yaml" not in said, "one missing folder is one problem"


# Interruptions


def test_an_interruption_is_one_line_and_130(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    found = site(tmp_path)
    monkeypatch.setattr("generator.build.build", interrupt)
    assert main(["--root", str(found.root)]) == 130
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Stopped.\n")


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        PermissionError(13, "Permission denied", "x"),
        OSError("odd"),
        IsADirectoryError(21, "x"),
    ],
)
def test_a_fault_of_the_disk_is_one_line(
    error: OSError, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("generator.build.build", fail)
    assert main(["--root", str(site(tmp_path).root)]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1 and "Traceback" not in said and "None" not in said
    if error.filename == "x":
        assert said == "x: Permission denied — check permissions and free space\n"


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    found = site(tmp_path)
    command = f"{sys.executable} {PROJECT / 'build.py'} --root {found.root} --format json | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1258"])
def test_a_terminal_that_knows_no_vietnamese_is_no_traceback(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = site(tmp_path)
    found.edit("content/briefings/2024-01-01-a.vi.md", "date: 2024-01-01", "date: hôm qua")
    terminal = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["--root", str(found.root)]) == 1
    terminal.flush()
    assert "2024-01-01-a.vi.md:7:7: " in terminal.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def test_no_command_loads_more_than_it_needs() -> None:
    loaded = "print('jinja2' in sys.modules, 'babel' in sys.modules)"
    code = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); import generator.cli; {loaded}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "False"]


# Reports

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


def test_every_format_goes_through_the_command(tmp_path: Path, capsys: Captured) -> None:
    found = warned(tmp_path)
    assert main(["--root", str(found.root), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 1 and "pages" in said.err
    assert main(["--root", str(found.root), "--format", "github"]) == 0
    said = capsys.readouterr()
    assert "::warning file=content/briefings/2024-01-01-a.vi.md,line=" in said.out + said.err


def test_every_command_explains_itself() -> None:
    for name, (summary, *_) in cli.COMMANDS.items():
        assert name.islower() and summary.endswith(".")


# Catalogues


def test_the_messages_command_brings_catalogues_up_to_date(tmp_path: Path, capsys: Captured) -> None:
    from tests.architecture.test_extending import copy_of_program

    found = copy_of_program(tmp_path)
    root = str(found.root)
    assert main(["messages", "--root", root]) == 0
    capsys.readouterr()
    assert main(["messages", "--check", "--root", root]) == 0
    found.edit("templates/404.html", "{% block greeting %}", '{% block greeting %}{{ _("A sentence of its own") }}')
    assert main(["messages", "--check", "--root", root]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "templates/404.html:" in said.err and "“A sentence of its own”" in said.err
    assert main(["messages", "--root", root]) == 1
    said = capsys.readouterr()
    assert "1 new" in said.out and "“A sentence of its own” is not translated" in said.err
    found.edit("templates/404.html", "{{ _(", "{{ _")
    assert main(["messages", "--root", root]) == 1
    assert "templates/404.html:" in capsys.readouterr().err
