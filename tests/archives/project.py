"""Archives in temporary folders: small ones made of text, and copies of the hcmc one and of the harbour's."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.pages import address, by_year
from tests.small_sites import PROJECT, SmallSite

CONTENT = {name: Path(__file__).resolve().parent / name / "content" for name in ("hcmc", "harbour")}
"""The archives for which everything must hold, by name."""
YEARLY = "yearly"
"""The hcmc archive, as if one briefing were very many: what more of them mention has a page for every year, and a
year with more has one for every month."""
SOURCE = {name: name for name in CONTENT} | {YEARLY: "hcmc"}
"""Name of an archive to be looked at to that of its content."""


@contextlib.contextmanager
def as_looked_at(name: str) -> Iterator[None]:
    """Let an archive of ``SOURCE`` be built as its name says."""
    with pytest.MonkeyPatch.context() as patch:
        if name == YEARLY:
            patch.setattr(address, "MANY", 1)
            patch.setattr(by_year, "NEWEST", 1)
        yield


class Project(SmallSite):
    """An archive in a folder of its own, with the project's templates and catalogues; anything in it may be changed."""

    @classmethod
    def copy(cls, name: str, root: Path) -> Project:
        """Copy one of ``CONTENT`` with all it needs to be built."""
        shutil.copytree(CONTENT[name], root / "content")
        for folder in ("templates", "translations"):
            shutil.copytree(PROJECT / folder, root / folder)
        return cls(root)

    def source(self, path: str) -> str:
        """Return a source file."""
        return (self.root / path).read_text(encoding="utf-8")

    def rename(self, old: str, new: str) -> Project:
        """Give a source file another name."""
        (self.root / old).rename(self.root / new)
        return self

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run ``python build.py`` as an editor does, on this archive."""
        return run_build("--root", str(self.root), *arguments, cwd=cwd or self.root)

    def say(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Do the same within this process, which saves the start of another: for tests of what a command answers, where
        others see to it that it can be started."""
        out, err = io.StringIO(), io.StringIO()
        named = [name for name in arguments[:1] if not name.startswith("-")]
        command = [*named, "--root", str(self.root), *arguments[len(named) :]]
        with contextlib.chdir(self.root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(command)
        return subprocess.CompletedProcess(command, status, out.getvalue(), err.getvalue())


def run_build(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``python build.py`` with the arguments in a folder."""
    command = [sys.executable, str(PROJECT / "build.py"), *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
