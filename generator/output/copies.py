"""Copies: from ``content/files/`` to the files at the top of the site, and to the problems where two files would have
one address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.core.model import Copied, Problem
from generator.output.assets import FOLDERS
from generator.output.manifest import MANIFEST
from generator.source.file_names import FILES
from generator.source.scan import CONTENT

RESERVED = (MANIFEST, ".gitignore", ".git", ".github")
"""Names that the build, Git and the upload to Pages reserve."""


def copied_files(root: Path, copied: Mapping[str, Copied]) -> dict[str, bytes]:
    """Return the bytes of every copied file, by its path in the site."""
    return {name: (root / CONTENT / FILES / one.file).read_bytes() for name, one in copied.items()}


def collision_problems(copies: Iterable[str], others: Iterable[str]) -> Iterator[Problem]:
    """Yield an error for every copied file whose path in the site belongs to another file, or is a folder of another.
    ``others`` are the paths of all other files of the site.

    Some systems do not distinguish small letters from capitals, and some hosts leave out ``.html``; paths that such a
    system or host would treat as the same address are equal here.
    """
    names = sorted(copies)
    if not names:
        return
    files = {path.casefold(): path for path in others}
    holding = {path.rpartition("/")[0] for path in files.values()} - {""}
    folders = {folder.casefold(): folder for path in holding for folder in (path, *_above(path))}
    for name in names:
        if reason := _collision(name, files, folders):
            message = f"{reason} — give this file another name or place"
            yield Problem(f"{CONTENT}/{FILES}/{name}", 1, 1, message)


def _collision(name: str, files: Mapping[str, str], folders: Mapping[str, str]) -> str:
    first, key = name.partition("/")[0], name.casefold()
    if first.casefold() in RESERVED:
        return f"{first} at the top of the site is kept for the build, Git and the upload"
    if f"{first}/".casefold() in FOLDERS:
        return f"the folder {first}/ of the site holds only what the build puts there"
    if key in files:
        return f"the site has a file {files[key]} of its own"
    if key in folders:
        return f"the site has a folder {folders[key]}/ there"
    if key.endswith(".html") and key.removesuffix(".html") in folders:
        return f"its address without the ending is that of the folder {folders[key.removesuffix('.html')]}/"
    for folder in _above(name):
        at = folder.casefold()
        if at in files:
            return f"the site has a file {files[at]} where the folder {folder}/ would have to be"
        if f"{at}.html" in files:
            return f"the folder {folder}/ has the address of the page {files[f'{at}.html']} without its ending"
        if folders.get(at, folder) != folder:
            return f"the folder {folder}/ differs only by case from the site's own {folders[at]}/"
    return ""


def _above(path: str) -> list[str]:
    """Return the folders that hold a path."""
    return [folder.as_posix() for folder in PurePosixPath(path).parents[:-1]]
