"""Scanning: from the folder ``content/`` to its files, each with its kind, key, language and digest."""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.core.digest import digest
from generator.core.kinds import KINDS, Kind
from generator.core.model import MTIME_GRANULARITY, At, Copied, Picture, Problem
from generator.source.decode import bytes_of
from generator.source.file_names import (
    DATA_FILES,
    FILES,
    better_place,
    ignored,
    name_fault,
    named,
    newly_named,
    uncopiable,
)
from generator.source.picture import LARGEST, size_or_fault

CONTENT, IMAGES, ADDRESSES = "content", "images", "addresses.txt"
FOLDERS = {kind.folder: kind for kind in KINDS}
_TOP = At(1, 1)


class SourceFile(NamedTuple):
    """A source file."""

    path: str
    """Relative to the root, with forward slashes, composed (NFC)."""
    kind: Kind | None
    """None for a data file."""
    key: str
    """The stem; of a data file its name."""
    lang: str
    """Its language; empty for a register or data file."""
    digest: bytes
    """The digest of its bytes at the time of the scan."""
    place: str
    """Its path on the disk."""
    unreadable: bool = False
    """Whether its bytes could not be read; then only that is reported, and nothing that follows from it."""

    @property
    def data(self) -> bytes:
        """Its present bytes; raises OSError if the file has been deleted since."""
        return b"" if self.unreadable else bytes_of(self.place)


class FileState(NamedTuple):
    """A file as a scan has found it: its state on the disk, by which a later scan skips it, and its digest."""

    mtime: int
    """In nanoseconds; 0 if the file was so new that another change could leave the same time."""
    changed: int
    """Time of the last change of the file or of its times (ctime), in nanoseconds."""
    size: int
    inode: int
    digest: bytes
    width: int = 0
    """Of a picture, in pixels."""
    height: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """The files of the archive."""

    files: tuple[SourceFile, ...]
    images: dict[str, Picture]
    """Name under ``content/images/`` to the picture."""
    problems: tuple[Problem, ...]
    seen: dict[str, FileState]
    """Path, as in ``SourceFile``, to the state of the file."""
    there: bool = True
    """Whether the folder ``content/`` exists."""
    copied: Mapping[str, Copied] = field(default_factory=dict)
    """Name under ``content/files/`` to the file."""


def scan(root: Path, known: Mapping[str, FileState] | None = None) -> Scan:
    """Return every source file under ``root/content``; files that cannot be used are among the problems.

    Files with the same state as in ``known``, the result of an earlier scan, are not read again.
    """
    return _Scanner(root, known or {}).run()


class _Scanner:
    def __init__(self, root: Path, known: Mapping[str, FileState]) -> None:
        self.root = root
        self.known = known
        self.began = time.time_ns()
        self.seen: dict[str, FileState] = {}
        self.problems: list[Problem] = []
        self.files: list[SourceFile] = []
        self.images: dict[str, Picture] = {}
        self.copied: dict[str, Copied] = {}

    def run(self) -> Scan:
        content = self.root / CONTENT
        if not content.is_dir():
            self._wrong(
                CONTENT, "there is no such folder — run the command in the archive's folder, or name it with --root"
            )
            return Scan((), {}, tuple(self.problems), {}, there=False)
        for folder, name, path, entry in self._walk(content, ""):
            top = folder.partition("/")[0]
            if top == IMAGES:
                self._image(entry, path)
            elif top == FILES:
                self._copy(entry, path)
            elif not folder and name in DATA_FILES:
                self._add(entry, path, None, name, "")
            elif folder in FOLDERS:
                self._register(entry, path, FOLDERS[folder], name)
            elif folder or name not in (ADDRESSES, "README.md"):
                self._wrong(path, f"nothing reads this file — {better_place(folder, name)}")
        return Scan(tuple(self.files), self.images, tuple(self.problems), self.seen, copied=self.copied)

    def _walk(self, folder: Path, within: str) -> Iterator[tuple[str, str, str, os.DirEntry[str]]]:
        """Yield (folder relative to ``content/``, name, path, directory entry) of each file."""
        seen: dict[str, str] = {}
        prefix = f"{CONTENT}/{within}" if within else CONTENT
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._wrong(prefix, f"the folder cannot be read ({error.strerror}) — mend its permissions")
            return
        for entry in entries:
            name = entry.name
            path = f"{prefix}/{name}"
            if path not in self.known and ignored(name, prefix):
                continue
            if not name.isascii():
                try:
                    name.encode()
                except UnicodeEncodeError:
                    shown = name.encode("ascii", "backslashreplace").decode()
                    self._wrong(f"{prefix}/{shown}", "the file's name is not UTF-8 — rename it")
                    continue
                name = unicodedata.normalize("NFC", name)
                path = f"{prefix}/{name}"
            twin = seen.setdefault(name.casefold(), entry.name)
            if path in self.known and twin == entry.name and entry.is_file(follow_symlinks=False):
                yield within, name, path, entry  # its name was checked when it was new
            elif reason := name_fault(name):
                self._wrong(path, f"{reason} — rename it")
            elif twin != entry.name:
                self._wrong(
                    path, "another file differs from this one only by case or by how accents are stored — rename one"
                )
            elif self._usable(entry, path):
                if entry.is_dir():
                    yield from self._walk(Path(entry.path), path.removeprefix(f"{CONTENT}/"))
                else:
                    yield within, name, path, entry

    def _usable(self, entry: os.DirEntry[str], path: str) -> bool:
        if entry.is_symlink():
            try:
                target = Path(entry.path).resolve(strict=True)
            except (OSError, RuntimeError):
                return self._wrong(path, "the link leads nowhere — delete it")
            if target.is_dir():
                return self._wrong(path, "a link to a folder is not followed — put the folder itself here")
            if not target.is_relative_to((self.root / CONTENT).resolve()):
                return self._wrong(path, f"the link leads out of {CONTENT}/ — put the file itself here")
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            return self._wrong(path, f"the file cannot be read ({error.strerror}) — mend its permissions")
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            return self._wrong(path, "this is neither a file nor a folder — delete it")
        return True

    def _register(self, entry: os.DirEntry[str], path: str, kind: Kind, name: str) -> None:
        try:
            key, lang = named(kind, name) if path in self.known else newly_named(kind, name)
        except ValueError as error:
            self._wrong(path, str(error))
        else:
            self._add(entry, path, kind, key, lang)

    def _add(self, entry: os.DirEntry[str], path: str, kind: Kind | None, key: str, lang: str) -> None:
        seen = self._look(entry, path, picture=False)
        found = seen.digest if seen else b""
        self.files.append(SourceFile(path, kind, key, lang, found, entry.path, unreadable=seen is None))

    def _image(self, entry: os.DirEntry[str], path: str) -> None:
        seen = self._look(entry, path, picture=True)
        file = Path(entry.path).relative_to(self.root / CONTENT / IMAGES).as_posix()
        width, height = (seen.width, seen.height) if seen else (0, 0)
        name = path.removeprefix(f"{CONTENT}/{IMAGES}/")
        self.images[name] = Picture(seen.digest if seen else b"", width, height, file)

    def _copy(self, entry: os.DirEntry[str], path: str) -> None:
        if reason := uncopiable(path):
            self._wrong(path, reason)
        elif seen := self._look(entry, path, picture=False):
            file = Path(entry.path).relative_to(self.root / CONTENT / FILES).as_posix()
            self.copied[path.removeprefix(f"{CONTENT}/{FILES}/")] = Copied(seen.digest, file)

    def _look(self, entry: os.DirEntry[str], path: str, *, picture: bool) -> FileState | None:
        """Return the state of a file, with its digest; the file is read only if it may have changed."""
        try:
            found = entry.stat()
            known = self.known.get(path)
            looks = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            if known is None or known[:4] != looks:
                data = bytes_of(entry.path, LARGEST + 1) if picture else bytes_of(entry.path)
                width, height, fault = size_or_fault(path, data) if picture else (0, 0, None)
                if fault:
                    self._wrong(path, fault.message, fault.at)
                # With a time of 0 the next scan reads the file again.
                mtime = found.st_mtime_ns if found.st_mtime_ns < self.began - MTIME_GRANULARITY and not fault else 0
                known = FileState(mtime, *looks[1:], digest(data), width, height)
        except OSError as error:
            self._wrong(path, f"the file cannot be read ({error.strerror}) — mend its permissions")
            return None
        self.seen[path] = known
        return known

    def _wrong(self, path: str, message: str, at: At = _TOP) -> bool:
        self.problems.append(Problem(path, *at, message))
        return False
