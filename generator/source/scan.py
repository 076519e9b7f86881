"""Scanning: which files there are under ``content/``, what each is by its name, and their bytes. The only
reader of the folder."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

import imagesize

from generator.digest import digest
from generator.kinds import KINDS, LANGUAGES, TERMS, Kind
from generator.language.text import nearest
from generator.model import Picture, Problem
from generator.schema import SITE, SOURCES
from generator.source.forms import DEVICES, FORMS

CONTENT, IMAGES, ADDRESSES = "content", "images", "addresses.txt"
_DATA_FILES = {file.path: file for file in (SITE, SOURCES, TERMS)}
LONGEST = 200
"""Bytes of a file's name; 255 are what most systems take, of which a build needs some for itself."""
_SCRIPT = re.compile(r"<\s*(?:\w+:)?(?:script|foreignobject|handler)\b|\bon\w+\s*=|javascript:|<!entity", re.IGNORECASE)
"""What can act in a drawing when somebody opens it by its own address."""
_CODES = tuple(language.code for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the archive, named and whole."""

    path: str
    """Relative to the root, with forward slashes, composed (NFC)."""
    kind: Kind | None
    """None for a data file."""
    key: str
    """The stem; of a data file its name."""
    lang: str
    """Empty for what is in all languages."""
    data: bytes
    lost: bool = False
    """Whether its bytes could not be read; that is said once, and nothing of what follows from it."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What is there."""

    files: tuple[SourceFile, ...]
    images: dict[str, Picture]
    """By name under ``content/images/``."""
    problems: tuple[Problem, ...]
    there: bool = True
    """Whether there is a folder to look into."""


def scan(root: Path) -> Scan:
    """Read every source file under ``root/content``; what cannot be used is among the problems."""
    return _Scanner(root).run()


class _Scanner:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.files: list[SourceFile] = []
        self.images: dict[str, Picture] = {}

    def run(self) -> Scan:
        content = self.root / CONTENT
        if not content.is_dir():
            self._wrong(
                CONTENT, "there is no such folder — run the command in the archive's folder, or name it with --root"
            )
            return Scan((), {}, tuple(self.problems), there=False)
        folders = {kind.folder: kind for kind in KINDS}
        for path, entry in self._walk(content, CONTENT):
            folder, _, name = path.removeprefix(f"{CONTENT}/").rpartition("/")
            if folder.split("/")[0] == IMAGES:
                self._image(entry, path)
            elif not folder and name in _DATA_FILES:
                self._add(entry, path, None, name, "")
            elif folder in folders:
                self._register(entry, path, folders[folder], name)
            elif not (not folder and name in (ADDRESSES, "README.md")):
                self._wrong(path, f"nothing reads this file — {_better_place(folder, name)}")
        return Scan(tuple(self.files), self.images, tuple(self.problems))

    def _walk(self, folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
        seen: dict[str, str] = {}
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._wrong(prefix, f"the folder cannot be read ({error.strerror}) — mend its permissions")
            return
        for entry in entries:
            if ignored(entry.name):
                continue
            try:
                entry.name.encode()
            except UnicodeEncodeError:
                shown = entry.name.encode("ascii", "backslashreplace").decode()
                self._wrong(f"{prefix}/{shown}", "the file's name is not UTF-8 — rename it")
                continue
            name = unicodedata.normalize("NFC", entry.name)
            path = f"{prefix}/{name}"
            twin = seen.setdefault(name.casefold(), entry.name)
            if unfit := _unfit(name):
                self._wrong(path, f"{unfit} — rename it")
            elif twin != entry.name:
                self._wrong(
                    path, "another file differs from this one only by case or by how accents are stored — rename one"
                )
            elif self._usable(entry, path):
                if entry.is_dir():
                    yield from self._walk(Path(entry.path), path)
                else:
                    yield path, Path(entry.path)

    def _usable(self, entry: os.DirEntry[str], path: str) -> bool:
        if entry.is_symlink():
            try:
                target = Path(entry.path).resolve(strict=True)
            except (OSError, RuntimeError):
                return self._wrong(path, "the link leads nowhere — delete it")
            if not target.is_relative_to(self.root.resolve()):
                return self._wrong(path, "the link leads out of the archive — put the file itself here")
            if target.is_dir():
                return self._wrong(path, "a link to a folder is not followed — put the folder itself here")
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            return self._wrong(path, f"the file cannot be read ({error.strerror}) — mend its permissions")
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            return self._wrong(path, "this is neither a file nor a folder — delete it")
        return True

    def _register(self, entry: Path, path: str, kind: Kind, name: str) -> None:
        stem, dot, ending = name.rpartition(".")
        stem, lang_dot, lang = stem.rpartition(".") if stem.count(".") else (stem, "", "")
        if not dot or ending != "md":
            self._wrong(path, "nothing reads this file — files here end in .md")
        elif lang_dot and lang not in _CODES:
            self._wrong(path, f"“{lang}” is not a language of this archive — name it {stem}.{_CODES[0]}.md or the like")
        elif kind.paired and not lang_dot:
            names = " or ".join(f"{stem}.{code}.md" for code in _CODES)
            self._wrong(path, f"the file's name does not say its language — name it {names}")
        else:
            try:
                FORMS["slug"](stem)
            except ValueError as error:
                self._wrong(path, f"the file's name: {error}")
            else:
                self._add(entry, path, kind, stem, lang)

    def _add(self, entry: Path, path: str, kind: Kind | None, key: str, lang: str) -> None:
        data = self._bytes(entry, path)
        self.files.append(SourceFile(path, kind, key, lang, data or b"", lost=data is None))

    def _image(self, entry: Path, path: str) -> None:
        data = self._bytes(entry, path)
        # A pixel size is all that is asked of it; a file that is no picture has none, and is said to be none.
        width, height = imagesize.get(BytesIO(data or b""))
        if data is not None and width < 0 and entry.suffix.lower() != ".svg":
            self._wrong(path, "this is not a picture that a browser shows — save it as PNG, JPEG, WebP, GIF or SVG")
        if entry.suffix.lower() == ".svg" and _acts(data or b""):
            self._wrong(path, "this drawing holds a script or refers to one — save it as a plain SVG, or as PNG")
        file = entry.relative_to(self.root / CONTENT / IMAGES).as_posix()
        self.images[path.removeprefix(f"{CONTENT}/{IMAGES}/")] = Picture(
            digest(data or b""), round(max(width, 0)), round(max(height, 0)), file
        )

    def _bytes(self, entry: Path, path: str) -> bytes | None:
        try:
            return entry.read_bytes()
        except OSError as error:
            self._wrong(path, f"the file cannot be read ({error.strerror}) — mend its permissions")
            return None

    def _wrong(self, path: str, message: str) -> bool:
        self.problems.append(Problem(path, 1, 1, message))
        return False


def _unfit(name: str) -> str:
    """Return why a name cannot be that of a file on every system, if it cannot."""
    if len(name.encode()) > LONGEST:
        return f"the name is longer than {LONGEST} bytes, too long for some systems"
    first = name.split(".")[0]
    if first.casefold() in DEVICES:
        return f"Windows keeps “{first}” for itself, so nobody could check the archive out there"
    return "a name that ends with a space or a stop is lost on Windows" if name.endswith((" ", ".")) else ""


def _acts(drawing: bytes) -> bool:
    """Whether a drawing can do something, in whatever encoding."""
    return bool(_SCRIPT.search(unescape(drawing.replace(b"\0", b"").decode("latin-1"))))


def _better_place(folder: str, name: str) -> str:
    first = folder.split("/")[0]
    known = [*(f"{kind.folder}/" for kind in KINDS), f"{IMAGES}/", *_DATA_FILES]
    if f"{first}/" in known:
        return f"move it to {CONTENT}/{first}/"
    near = nearest(f"{first}/" if folder else name, known, 1)
    return f"did you mean {near[0]}?" if near else f"{CONTENT}/ holds {', '.join(known)}"


def ignored(name: str) -> bool:
    """Whether a file of that name is an editor's or a system's own, and none of the archive's."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak")) or name in ("Thumbs.db", "4913")
