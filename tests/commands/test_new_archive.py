"""An archive of one's own: what `init` writes builds at once, takes a first briefing, and later versions of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import new_archive as initialising
from generator.commands.new_archive import PARTS, STARTER, init
from generator.core.outcome import Refused
from tests.documents import LATER, blocks, lines
from tests.small_sites import PROJECT, tree
from tests.waiting import PATIENCE

LATER_BY_GIT = [line for block in blocks(LATER) for line in lines(block) if line.startswith("git ")]
GIT = (
    "git",
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@t.example",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    environment = {**os.environ, "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the archive's own program, and insist that it succeeds and has nothing to complain of."""
    done = run(folder, sys.executable, "build.py", *arguments)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done


def git(folder: Path, *arguments: str) -> None:
    done = run(folder, *GIT, *arguments)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with nothing in it, built and checked with warnings as errors."""
    folder = tmp_path_factory.mktemp("beside") / "kho-moi"
    assert main(["init", str(folder)]) == 0
    build(folder, "--strict")
    build(folder, "check", "--strict")
    return folder


def test_it_is_the_whole_program_without_this_archives_content(empty: Path) -> None:
    assert {path.name for path in empty.iterdir()} - {".cache"} == {part.split("/")[0] for part in PARTS} | {
        "content",
        "README.md",
    }
    assert {path.relative_to(empty).as_posix() for path in (empty / "content").rglob("*") if path.is_file()} == {
        "content/site.yaml", "content/sources.yaml", "content/terms.yaml",
        *(f"content/pages/{name}.{lang}.md" for name in ("about", "method", "data") for lang in ("vi", "en")),
    }  # fmt: skip
    assert (empty / ".github/workflows/publish.yml").read_bytes() == (
        PROJECT / ".github/workflows/publish.yml"
    ).read_bytes()
    assert not [
        path for path in empty.rglob("*") if path.name.endswith((".egg-info", ".pyc.new")) or path.name == ".venv"
    ]
    assert "{today}" not in (empty / "content/pages/about.vi.md").read_text(encoding="utf-8")


def test_every_page_says_that_there_is_nothing_yet(empty: Path) -> None:
    site = empty / "site"
    nothing = {"vi": r"Chưa có (?:bản tin nào|gì)", "en": r"There (?:are no briefings|is nothing here) yet\."}
    lists = {
        "vi": ("index", "ban-tin/index", "nhan-vat/index", "nghi-quyet/index", "su-kien/index", "dong-thoi-gian"),
        "en": ("index", "briefings/index", "people/index", "resolutions/index", "events/index", "timeline"),
    }
    for lang, names in lists.items():
        for name in names:
            html = (site / lang / f"{name}.html").read_text(encoding="utf-8")
            assert re.search(nothing[lang], html), name
            assert not re.search(r"<(?:nav|ul)[^>]*>\s*(?:<ul[^>]*>\s*</ul>\s*)?</(?:nav|ul)>", html), name
    assert "Kho bản tin mới" in (site / "index.html").read_text(encoding="utf-8")


def test_the_site_names_nothing_of_this_archive(empty: Path) -> None:
    names = ("Hồ Chí Minh", "Ho Chi Minh")
    for path, data in tree(empty / "site").items():
        if path.endswith((".html", ".xml", ".json", ".csv", ".txt")):
            assert not [name for name in names if name.encode() in data], path
    pictures = {path.name: path.read_bytes() for path in (STARTER / "templates/static").iterdir()}
    assert pictures == {name: (empty / "site/static" / name).read_bytes() for name in ("og-vi.png", "og-en.png")}


def test_a_first_briefing_is_added(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    shutil.copytree(empty, folder)
    build(folder, "new", "Tin đầu tiên", "--date", "2026-03-01")
    for path in (folder / "content/briefings").iterdir():
        text = path.read_text(encoding="utf-8").replace("draft: true\n", "")
        path.write_text(
            text.replace("summary: …", "summary: Một câu.").replace("\n…", "\nĐoạn duy nhất."), encoding="utf-8"
        )
    build(folder, "--strict")
    assert "Tin đầu tiên" in (folder / "site/vi/index.html").read_text(encoding="utf-8")
    assert (folder / "site/vi/ban-tin/2026-03-01-tin-dau-tien.html").is_file()


def test_an_empty_repository_is_a_fine_place(tmp_path: Path) -> None:
    git(tmp_path, "init", "kho")
    init(tmp_path / "kho", "2026-01-02")
    assert "added: 2026-01-02\n" in (tmp_path / "kho/content/pages/about.vi.md").read_text(encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(Refused) as error:
        init(folder)
    return str(error.value)


def test_a_place_where_no_archive_can_stand_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    assert refused(tmp_path / "file").endswith("file is a file — name a new folder")
    assert refused(tmp_path / "full").endswith("full is not empty — name a new folder, or empty this one first")
    assert refused(PROJECT).endswith("is not empty — name a new folder, or empty this one first")
    for within in ("content/neu", "site/kho", "generator/kho", "tests/kho"):
        part = within.split("/")[0]
        assert refused(PROJECT / within).endswith(
            f" lies in this project's own {part}/ — name a folder beside the project's"
        )
        assert not (PROJECT / within).exists()
    monkeypatch.setattr(initialising, "PROGRAM", tmp_path)
    message = "the program is installed without its templates — run this in a clone of its repository"
    assert refused(tmp_path / "new") == message
    assert not (tmp_path / "new").exists()


def test_in_one_line_and_with_a_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("x")
    assert main(["init", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is not empty — name a new folder, or empty this one first\n"


def taken(folder: Path, program: Path) -> None:
    """Take a later version of the program by the commands of docs/hosting.md for who has content of their own."""
    fetch, restore, commit, _ = LATER_BY_GIT
    for command in (fetch, restore, commit):
        typed(folder, command, program)


def typed(folder: Path, command: str, program: Path) -> None:
    done = run(folder, "bash", "-c", command.replace("PROGRAM", str(program)).replace("git ", " ".join(GIT) + " ", 1))
    assert done.returncode == 0, done.stderr


def test_later_versions_of_the_program_are_taken_as_the_documentation_says(empty: Path, tmp_path: Path) -> None:
    """New files come, those that are no more go, and nothing of the archive's own is touched."""
    program, own = tmp_path / "program", tmp_path / "own"
    for folder in (program, own):
        shutil.copytree(empty, folder, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
        git(folder, "init")
        git(folder, "add", "--all")
        git(folder, "commit", "-m", "as it began")
    (program / "templates/new.html").write_text("x")
    (program / "generator/commands/progress.py").unlink()
    (program / "build.py").write_text("# later\n")
    (program / "templates/static/og-vi.png").write_bytes(b"theirs")
    (program / "content/briefings").mkdir()
    (program / "content/briefings/theirs.vi.md").write_text("theirs")
    (program / "README.md").write_text("theirs")
    git(program, "add", "--all")
    git(program, "commit", "-m", "later")
    (own / "content/site.yaml").write_text("mine")
    git(own, "commit", "--all", "-m", "mine")
    before = tree(own)
    taken(own, program)
    changed = {"templates/new.html", "generator/commands/progress.py", "build.py"}
    after = {path: data for path, data in tree(own).items() if not path.startswith(".git/")}
    kept = {path: data for path, data in before.items() if not path.startswith(".git/") and path not in changed}
    assert {path: data for path, data in after.items() if path not in changed} == kept
    assert (
        after["build.py"] == b"# later\n"
        and "templates/new.html" in after
        and "generator/commands/progress.py" not in after
    )
    assert run(own, "git", "status", "--porcelain").stdout == ""


def test_a_fork_that_adds_to_the_content_merges(empty: Path, tmp_path: Path) -> None:
    """New texts and the later program come, and what the fork has added stays."""
    program, fork = tmp_path / "program", tmp_path / "fork"
    shutil.copytree(empty, program, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    git(program, "init")
    git(program, "add", "--all")
    git(program, "commit", "-m", "as it began")
    git(tmp_path, "clone", str(program), str(fork))
    for folder, stem in ((program, "theirs"), (fork, "mine")):
        (folder / "content/briefings").mkdir()
        (folder / f"content/briefings/{stem}.vi.md").write_text(stem)
        git(folder, "add", "--all")
        git(folder, "commit", "-m", stem)
    (program / "build.py").write_text("# later\n")
    git(program, "commit", "--all", "-m", "later")
    typed(fork, LATER_BY_GIT[-1], program)
    assert {path.name for path in (fork / "content/briefings").iterdir()} == {"mine.vi.md", "theirs.vi.md"}
    assert (fork / "build.py").read_text() == "# later\n" and run(fork, "git", "status", "--porcelain").stdout == ""
