"""The world of a soak: a copy of the hcmc archive that is a git repository, and what is still to be mended in it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.archives.project import Project
from tools.soak.saving import save

AWAY = "away"
"""Folder beside the sources for what is moved out of them."""
BRANCHES = ("main", "spring", "autumn")
_WHO = {"GIT_AUTHOR_NAME": "Soak", "GIT_AUTHOR_EMAIL": "soak@archive.example", "GIT_CONFIG_GLOBAL": os.devnull}
_WHO |= {name.replace("AUTHOR", "COMMITTER"): said for name, said in _WHO.items() if "AUTHOR" in name}


@dataclass(slots=True)
class World:
    """An archive, the chance that acts on it, and how to undo what it has broken or moved away."""

    root: Path
    chance: random.Random
    undos: list[tuple[str, Callable[[], None]]] = field(default_factory=list)
    """What was done, and how to undo it; the last is undone first."""
    count: int = 0
    """Words and names of a soak are numbered, so that every edit is one."""

    def next(self) -> int:
        """Return a number that was not used before."""
        self.count += 1
        return self.count

    def files(self, *patterns: str) -> list[Path]:
        """Return the files that fit, in order."""
        return sorted({path for one in patterns for path in self.root.glob(one) if path.is_file()})

    def pick(self, *patterns: str) -> Path | None:
        """Return one of the files that fit; none while their folder is away."""
        found = self.files(*patterns)
        return self.chance.choice(found) if found else None

    def said(self, path: Path) -> str:
        """Return how a step names a path."""
        return path.relative_to(self.root).as_posix()

    def save(self, path: Path, text: str | bytes) -> str:
        """Save a file as some editor does; return a note of it."""
        way = save(self.chance, path, text.encode() if isinstance(text, str) else text)
        return f"{self.said(path)} {way}"

    def restore_later(self, name: str, path: Path) -> None:
        """See to it that a file gets its present bytes again."""
        data = path.read_bytes()

        def restore() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.is_symlink():
                path.unlink()
            self.save(path, data)

        self.undos.append((f"{name}: mended", restore))


def world(root: Path, seed: int) -> World:
    """Return a new world in a folder that does not exist: the hcmc archive, as the first commit of a repository."""
    Project.copy("hcmc", root)
    (root / ".gitignore").write_text(f"/site/\n/.cache/\n/{AWAY}/\n", encoding="utf-8")
    git(root, "init", "-q", "-b", BRANCHES[0])
    commit(root)
    for branch in BRANCHES[1:]:
        git(root, "branch", branch)
    return World(root, random.Random(seed))


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder; return what it says."""
    command = ["git", "-c", "gc.auto=0", *arguments]
    done = subprocess.run(command, cwd=root, env={**os.environ, **_WHO}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr}")
    return done.stdout.strip()


def commit(root: Path) -> None:
    """Commit everything as it is."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "as it is")


def switch(world: World, branch: str) -> str:
    """Go to another branch; what is broken or away is thrown away, all else is committed first."""
    if world.undos:
        world.undos.clear()
        git(world.root, "checkout", "-q", "-f", branch)
        git(world.root, "clean", "-fdq")
        shutil.rmtree(world.root / AWAY, ignore_errors=True)
        return f"to {branch}, throwing away what was not committed"
    commit(world.root)
    git(world.root, "checkout", "-q", branch)
    return f"to {branch}"
