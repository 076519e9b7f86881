"""Publishing: from the planned files to the site's folder. Only files that an earlier build wrote are replaced or
deleted; no other module writes to the folder.

``.manifest`` in the folder lists every file that builds wrote, with its digest. Before the first page is written it
lists old and new files together, so that after a build that died the next one still recognises all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.core.atomic_file import is_symlinked, replace_file, temporary_of
from generator.core.digest import digest
from generator.core.model import WARNING, Problem
from generator.output.manifest import MANIFEST, FileRecords, read_manifest, writing_manifest, written_manifest
from generator.source.decode import bytes_of


class Published(NamedTuple):
    """The outcome of publishing."""

    written: tuple[str, ...]
    """The paths of the files that were written."""
    deleted: tuple[str, ...]
    """The paths of the files that were deleted."""
    problems: tuple[Problem, ...]


class File(NamedTuple):
    """A file of the site."""

    digest: str
    """The digest of its contents, hexadecimal."""
    size: int
    """In bytes."""
    source: bytes | Path | None
    """The contents, or a waiting file that holds them; None if the folder has them already."""


def file_of(data: bytes) -> File:
    """Return a file with these contents."""
    return File(digest(data).hex(), len(data), data)


class SiteFolder:
    """The site's folder before publishing.

    Files that builds wrote are believed to have the digests of the manifest, because to read them all would take longer
    than the rest of a build. With ``verify``, and after a build that did not end, they are read.
    """

    def __init__(self, output: Path, *, verify: bool = True) -> None:
        self.output = output
        self.record, self.finished = read_manifest(output)
        self.verify = verify or not self.finished
        self.found, self._names = cache(self._found), cache(self._listed)

    def _found(self, path: str) -> str:
        """Return the digest of a file; empty if there is none."""
        known = self.record.get(path, frozenset())
        if len(known) == 1 and not self.verify:
            return next(iter(known))
        return _current(self.output / path) if self.has(path) else ""

    def has(self, path: str) -> bool:
        """Return whether a file may exist at a path; false only if there is none, in any case of the letters."""
        folder, _, name = path.rpartition("/")
        return name.casefold() in self._names(folder)

    def _listed(self, folder: str) -> frozenset[str]:
        try:
            return frozenset([name.casefold() for name in os.listdir(self.output / folder)])
        except OSError:
            return frozenset()


def publish(output: Path, files: Mapping[str, bytes | File], folder: SiteFolder | None = None) -> Published:
    """Make the folder hold these files, besides those that no build wrote; with an error the folder stays as it is."""
    folder = folder or SiteFolder(output)
    old, current = folder.record, folder.found
    pages = {path: file_of(one) if isinstance(one, bytes) else one for path, one in sorted(files.items())}
    new = {path: frozenset({page.digest}) for path, page in pages.items()}
    gone = tuple(path for path in old if path not in new)
    problems = tuple(sorted(set(_strangers(output, old, new, folder))))
    if problems:
        return Published((), (), problems)
    changed = tuple(path for path in new if current(path) not in new[path])
    if folder.verify:
        _sweep(output, {*old, *new, MANIFEST})
    if not changed and not gone and old == new and folder.finished:
        return Published((), (), ())
    output.mkdir(parents=True, exist_ok=True)
    _write(output / MANIFEST, writing_manifest(old, {path: new[path] for path in changed}), durable=True)
    # A file in the place of a folder, or a folder in the place of a file, is removed first.
    folders = {parent.as_posix() for path in new for parent in PurePosixPath(path).parents} if gone else set()
    early = tuple(
        path for path in gone if path in folders or any(p.as_posix() in new for p in PurePosixPath(path).parents)
    )
    deleted, kept = _delete(output, {path: old[path] for path in early})
    for name in {path.rpartition("/")[0]: None for path in changed}:
        (output / name).mkdir(parents=True, exist_ok=True)
    for path in changed:
        _write(output / path, pages[path].source)
    late, kept_late = _delete(output, {path: old[path] for path in gone if path not in early})
    _write(output / MANIFEST, written_manifest(new), durable=True)
    return Published(changed, tuple(sorted((*deleted, *late))), (*kept, *kept_late))


def unsafe(output: Path, root: Path) -> str:
    """Return why a build must not write to a folder; empty if it may."""
    real, source = output.resolve(), root.resolve()
    home = Path(os.path.expanduser("~")).resolve()  # which is no folder for somebody without one
    if real in (Path(real.anchor), home, source) or real in source.parents:
        return "that folder holds more than a site"
    for name in ("content", "templates", "translations", "generator", "tests", "tools", ".git", ".github", ".ci"):
        folder = source / name
        if real == folder or folder in real.parents:
            return f"it lies in {name}/, among the sources"
    if output.is_symlink():
        return "it is a symbolic link"
    if output.exists() and not output.is_dir():
        return "it is a file"
    return ""


def _current(path: Path) -> str:
    try:
        return digest(bytes_of(path, -1)).hex()
    except OSError:
        return ""


def _strangers(output: Path, old: FileRecords, new: FileRecords, folder: SiteFolder) -> Iterator[Problem]:
    """Yield a problem for every file that no build wrote at a path where one must write; equal files are adopted."""
    for path in new:
        if folder.has(path) and not (path in old and folder.found(path) in new[path]):
            target = output / path
            if target.is_dir() and not target.is_symlink():
                if not _all_ours(target, output, old):
                    yield _stranger(output, path, f"a folder stands where the page {path} must go")
            elif path not in old and folder.found(path) not in new[path] and (target.exists() or target.is_symlink()):
                yield _stranger(output, path, f"a file that no build wrote stands where the page {path} must go")
    for name, path in _folders(new).items():
        if (output / name).is_symlink():
            yield _stranger(output, name, f"a link stands where a folder must be for {path}")
        elif name not in old and (output / name).is_file():
            yield _stranger(output, name, f"a file stands where a folder must be for {path}")


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """Return every folder that the paths need, with the first path in it."""
    found: dict[str, str] = {}
    for path in paths:
        name = path.rpartition("/")[0]
        while name and name not in found:
            found[name] = path
            name = name.rpartition("/")[0]
    return found


def _stranger(output: Path, path: str, what: str) -> Problem:
    return Problem(f"{output.name}/{path}", 1, 1, f"{what} — move it away, or delete it")


def _all_ours(folder: Path, output: Path, old: FileRecords) -> bool:
    inside = [one for one in folder.rglob("*") if not one.is_dir() or one.is_symlink()]
    return bool(inside) and all(_current(one) in old.get(one.relative_to(output).as_posix(), ()) for one in inside)


def _sweep(output: Path, paths: Iterable[str]) -> None:
    """Delete the temporary files of a build that died."""
    for path in paths:
        temporary = temporary_of(output / path)
        if not is_symlinked(temporary.parent, output) and (temporary.is_file() or temporary.is_symlink()):
            temporary.unlink()


def _write(target: Path, source: bytes | Path | None, *, durable: bool = False) -> None:
    """Write or move a file to its path in one step; ``durable`` as in `replace_file`."""
    assert source is not None, target
    if isinstance(source, Path):
        os.replace(source, target)
        return
    replace_file(target, source, durable=durable)


def _delete(output: Path, gone: FileRecords) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Delete the files that are no longer planned, unless they were changed by hand, and the folders left empty."""
    deleted, kept = [], []
    for path, expected in gone.items():
        target = output / path
        found, through = _current(target), is_symlinked(target, output)
        if found in expected and not through:
            target.unlink()
            deleted.append(path)
        elif found or through:
            message = "no page belongs here any more, but the file was changed by hand and is kept — delete it yourself"
            kept.append(Problem(f"{output.name}/{path}", 1, 1, message, WARNING))
        folder = target.parent
        while folder != output and folder.is_dir() and not is_symlinked(folder, output) and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    return tuple(deleted), tuple(kept)
