"""A new archive: from this program to another folder with the whole program and the first content, the files of
`STARTER`."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.commands import clock
from generator.core.atomic_file import replace_file
from generator.core.outcome import Refused
from generator.source.scan import CONTENT

PROGRAM = Path(__file__).resolve().parents[2]
"""The folder of the program, which holds an archive as well."""
REQUIRED = ("build.py", "generator", "pyproject.toml", "templates", "translations")
PARTS = (
    *REQUIRED, ".github", ".gitignore", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT.md", "docs", "site/.gitignore",
    "tests", "tools",
)  # fmt: skip
"""The files and folders of the program; the rest of its folder is its own archive, or belongs to this machine."""
STARTER = Path(__file__).resolve().parents[1] / "starter"
"""Files of a new archive beside the program, or in place of one of its files; ``{today}`` becomes the current day."""
_OWN_FOLDERS = {part.partition("/")[0] for part in PARTS} | {CONTENT, ".git", ".cache", ".venv"}
_IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info", ".*_cache", ".hypothesis", ".DS_Store")


def init(folder: Path, today: str = "") -> None:
    """Write an archive without briefings into a new or empty folder; raises Refused, and then writes nothing."""
    if any(not (PROGRAM / part).exists() for part in REQUIRED):
        raise Refused("the program is installed without its templates — run this in a clone of its repository")
    _check_folder(folder)
    for part in PARTS:
        source, target = PROGRAM / part, folder / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=_IGNORED)
        elif source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        target = folder / source.relative_to(STARTER)
        if source.suffix in (".md", ".yaml"):
            text = source.read_text(encoding="utf-8")
            replace_file(target, text.replace("{today}", today or clock.today()))
        else:
            shutil.copy(source, target)


def _check_folder(folder: Path) -> None:
    """Raise Refused if a folder cannot hold a new archive; the folder ``.git`` of a new repository may be there."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file — name a new folder")
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise Refused(f"{folder} is not empty — name a new folder, or empty this one first")
    place = folder.resolve()
    if place.is_relative_to(PROGRAM):
        within = place.relative_to(PROGRAM).parts[0]
        if within in _OWN_FOLDERS:
            raise Refused(f"{folder} lies in this project's own {within}/ — name a folder beside the project's")
