"""The command line: what it says of wrong arguments, how it ends, and that no traceback reaches an editor.

What a build answers, and with which options, stands in ``tests/site/test_command.py``.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from tests.small_sites import PROJECT, SmallSite, briefing, small_site
from tests.waiting import PATIENCE

Captured = pytest.CaptureFixture[str]


def site(folder: Path) -> SmallSite:
    return small_site(folder, briefing("2024-01-01-a"))


# Arguments


def test_help_names_every_command(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert caught.value.code == 0 and said.startswith("usage: python build.py")
    assert [name for name, (_, summary) in COMMANDS.items() if f" {name} {summary} " not in said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_all_that_it_takes(name: str, capsys: Captured) -> None:
    module, summary = COMMANDS[name]
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert caught.value.code == 0 and said.startswith(f"usage: python build.py {name} ") and summary in said
    parser = argparse.ArgumentParser()
    import_module(f"generator.{module}").arguments(parser)
    assert [action.dest for action in parser._actions if not action.help] == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["serv"], 1, "there is no command “serv” — did you mean serve?"),
        (["frobnicate"], 1, f"there is no command “frobnicate” — write one of {', '.join(COMMANDS)}"),
        (["--root", "x", "check"], 2, "“check” is a command — write it first: python build.py check …"),
        (["--stict"], 2, "there is no option “--stict” — did you mean --strict?"),
        (["check", "--formt=json"], 2, "there is no option “--formt=json” — did you mean --format?"),
        (["stamp", "a", "--zzz"], 2, "there is no option “--zzz” — see python build.py stamp --help"),
        (["new", "Hội", "nghị"], 2,
         "nothing is done with “nghị” — take it out, or put words that belong together in quotation marks"),
        (["--root"], 2, "argument --root: expected one argument"),
        (["--jobs", "0"], 2, "“0” is not a number of processes — give 1 or more"),
        (["--base-url", ""], 1, "--base-url: no address was given — write one, or leave the option out"),
        (["messages", "--root", "nowhere"], 1,
         "nowhere holds no generator/, whose texts the catalogues hold too — run this in the project's own folder"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_said_in_words(arguments: list[str], status: int, said: str, capsys: Captured) -> None:
    try:
        found = main(arguments)
    except SystemExit as stop:
        assert isinstance(stop.code, int)
        found = stop.code
    told = capsys.readouterr()
    assert (found, told.out) == (status, "") and told.err.rstrip().endswith(said)
    assert told.err.startswith("usage: python build.py ") == (status == 2)


def test_a_word_that_is_no_choice_is_refused_with_the_usage(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--format", "xml"])
    said = capsys.readouterr().err
    assert caught.value.code == 2 and said.startswith("usage: python build.py build ") and "'xml'" in said


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
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=PATIENCE, check=False)
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
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert done.stdout.split() == ["False", "False"]


# Catalogues


def test_the_messages_command_brings_catalogues_up_to_date(tmp_path: Path, capsys: Captured) -> None:
    from tests.architecture.test_extending import copy_of_program

    found = copy_of_program(tmp_path)
    root = str(found.root)
    assert main(["messages", "--root", root]) == 0
    capsys.readouterr()
    assert main(["messages", "--check", "--root", root]) == 0
    found.edit("templates/404.html", "{% block role %}", '{% block role %}{{ _("A sentence of its own") }}')
    assert main(["messages", "--check", "--root", root]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "templates/404.html:" in said.err and "“A sentence of its own”" in said.err
    assert main(["messages", "--root", root]) == 1
    said = capsys.readouterr()
    assert "1 new" in said.out and "“A sentence of its own” is not translated" in said.err
    found.edit("templates/404.html", "{{ _(", "{{ _")
    assert main(["messages", "--root", root]) == 1
    assert "templates/404.html:" in capsys.readouterr().err
