"""Messages name the command as the user can type it, and without the environment one line says how to set it up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import COMMANDS
from generator.core.invocation import invocation
from generator.pages.published import RECORD
from tests.small_sites import PROJECT, briefing, small_site, tree

README = PROJECT / "README.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with an environment within, another beside it, and none on the path."""
    for name in ("here/.venv/bin", "here/my env/bin", "there/bin"):
        bin_ = tmp_path / name
        bin_.mkdir(parents=True)
        for python in ("python", "python3", "python3.11"):
            (bin_ / python).symlink_to(sys.executable)
    here = tmp_path / "here"
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(sys, "argv", ["build.py"])
    monkeypatch.setattr(sys, "executable", str(here / ".venv/bin/python"))
    return tmp_path


def test_an_environment_that_is_not_on_the_path_is_named(folder: Path) -> None:
    assert invocation() == ".venv/bin/python build.py"


@pytest.mark.parametrize("name", ["python", "python3", "python3.11"])
def test_an_environment_on_the_path_needs_no_folder(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PATH", str(folder / "here/.venv/bin"))
    monkeypatch.setattr(sys, "executable", str(folder / "here/.venv/bin" / name))
    assert invocation() == "python build.py"


def test_where_only_another_name_is_on_the_path_it_is_that(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "there/bin/python").unlink()
    monkeypatch.setenv("PATH", str(folder / "there/bin"))
    monkeypatch.setattr(sys, "executable", str(folder / "there/bin/python3.11"))
    assert invocation() == "python3 build.py"


def test_another_environment_on_the_path_is_not_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although its Python is the same file in the end."""
    monkeypatch.setenv("PATH", str(folder / "there/bin"))
    assert invocation() == ".venv/bin/python build.py"


def test_what_lies_elsewhere_or_has_a_space_is_named_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(folder / "there/bin/python"))
    monkeypatch.setattr(sys, "argv", ["../program/build.py", "check"])
    assert invocation() == f"{folder}/there/bin/python ../program/build.py"
    monkeypatch.setattr(sys, "executable", str(folder / "here/my env/bin/python"))
    assert invocation() == '"my env/bin/python" ../program/build.py'


def test_started_in_another_way_it_is_the_plain_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest"])
    assert invocation() == "python build.py"


def run(*arguments: str, root: Path, path: str = "", python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    said = [python, *arguments]
    return subprocess.run(
        said, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_what_is_said_follows_how_it_is_run_and_what_is_written_does_not(tmp_path: Path) -> None:
    """Also where nothing has changed since, and what was said before is said again."""
    site = small_site(tmp_path / "a", briefing("2024-01-01-a"), briefing("2024-01-02-b"))
    script = os.path.relpath(PROJECT / "build.py", site.root)
    for path in site.root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    run(script, "addresses", "--write", root=site.root)
    record = (site.root / RECORD).read_text(encoding="utf-8")
    assert record.startswith("# The published addresses, ") and ": python build.py addresses --write\n" in record
    site.remove("content/briefings/2024-01-02-b.vi.md")
    os.utime(site.root / RECORD, (1_700_000_000, 1_700_000_000))
    here = str(Path(sys.executable).parent)
    named = run(script, root=site.root, path=str(tmp_path))
    written = tree(site.output)
    for _ in range(2):
        plain = run(script, root=site.root, path=here)
        assert f"with: python {script} addresses --write" in plain.stderr
    assert f"with: {sys.executable} {script} addresses --write" in named.stderr
    assert tree(site.output) == written


ALONE = {"init": "kho", "schemas": "--write=x"}
"""Commands that need nothing but Python, with arguments."""


@pytest.mark.parametrize("name", ALONE)
def test_a_command_that_needs_nothing_else_runs_without_the_environment(name: str, tmp_path: Path) -> None:
    done = run("-S", str(PROJECT / "build.py"), name, ALONE[name], root=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["", *(name for name in COMMANDS if name not in ALONE)])
def test_without_the_environment_any_other_command_says_in_one_line_how_to_set_it_up(name: str, tmp_path: Path) -> None:
    further = {
        "import": "a.txt", "new": "Tin", "translate": "a", "stamp": "a",
        "messages": f"--check --root={PROJECT}",
    }  # fmt: skip
    arguments = f"{name} {further.get(name, '')}".split()
    # -S: without what is installed beside Python.
    done = run("-S", str(PROJECT / "build.py"), *arguments, root=tmp_path)
    first = next(line.strip() for line in README.read_text(encoding="utf-8").splitlines() if "-m venv" in line)
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith("“") and line.endswith(f"set it up with: {first}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_needs_no_environment(name: str, tmp_path: Path) -> None:
    done = run("-S", str(PROJECT / "build.py"), *filter(None, [name]), "--help", root=tmp_path)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("usage: ")


def test_a_python_that_does_not_even_find_the_program_says_so_too(tmp_path: Path) -> None:
    done = run("-I", "-S", str(PROJECT / "build.py"), "check", root=tmp_path)
    assert done.returncode == 1 and "“generator” is missing" in done.stderr and len(done.stderr.splitlines()) == 1
