"""Allowed files: from the name and folder of a file to whether it may stand in an archive, and which entry it is."""

from __future__ import annotations

from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE
from generator.core.kinds import CODES, KINDS, TERMS, Kind
from generator.language.text import nearest
from generator.source.scalars import DEVICES, FORMS

DATA_FILES = {file.path: file for file in (SITE_FILE, NEWSPAPERS_FILE, TERMS)}
LONGEST = 200
"""The most bytes of a file's name: most systems allow 255, and the temporary names of a build are longer."""
FILES = "files"
"""Folder of ``content/`` whose files are copied unchanged to the top of the site."""
_LEFT = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig")
"""Endings of temporary and backup files."""
_SYSTEMS = ("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "Icon\r", ".gitkeep", "4913")
"""Files that systems, Git and editors create."""


def name_fault(name: str) -> str:
    """Return why some system does not allow a file name; empty if all do."""
    if len(name.encode()) > LONGEST:
        return f"the name is longer than {LONGEST} bytes, too long for some systems"
    first = name.split(".")[0]
    if first.casefold() in DEVICES:
        return f"Windows keeps “{first}” for itself, so nobody could check the archive out there"
    return "a name that ends with a space or a stop is lost on Windows" if name.endswith((" ", ".")) else ""


def newly_named(kind: Kind, name: str) -> tuple[str, str]:
    """Return the same as `named` for a new file; raises ValueError also if its key is no slug."""
    key, lang = named(kind, name)
    try:
        FORMS["slug"](key)
    except ValueError as error:
        raise ValueError(f"the file's name: {error}") from error
    return key, lang


def named(kind: Kind, name: str) -> tuple[str, str]:
    """Return (key, language or empty) of the entry that a file of a kind holds, by its name; raises ValueError with the
    mistake in the name."""
    key, dot, ending = name.rpartition(".")
    if not dot or ending != "md":
        raise ValueError("nothing reads this file — files here end in .md")
    key, lang_dot, lang = key.rpartition(".") if "." in key else (key, "", "")
    if lang_dot and lang not in CODES:
        raise ValueError(f"“{lang}” is not a language of this archive — name it {key}.{CODES[0]}.md or the like")
    if kind.paired and not lang_dot:
        names = " or ".join(f"{key}.{code}.md" for code in CODES)
        raise ValueError(f"the file's name does not say its language — name it {names}")
    return key, lang


def ignored(name: str, folder: str = "") -> bool:
    """Return whether a file is ignored because an editor or a system has created it.

    ``folder`` is its folder, relative to the root: hidden files in ``content/files/`` belong to the archive.
    """
    left = name.startswith(("#", "._", ".#", "~$")) or name.endswith(_LEFT) or name in _SYSTEMS
    return left or (name.startswith(".") and not f"{folder}/".startswith(f"content/{FILES}/"))


def uncopiable(name: str) -> str:
    """Return why a file of ``content/files/`` cannot have an address; empty if it can."""
    if name.isprintable() and "\\" not in name:
        return ""
    return "the name holds a character that no address can hold — rename it"


def better_place(folder: str, name: str) -> str:
    """Return the path at which a file that no build reads should probably stand."""
    first = folder.split("/")[0]
    known = [*(f"{kind.folder}/" for kind in KINDS), "images/", f"{FILES}/", *DATA_FILES]
    if f"{first}/" in known:
        return f"move it to content/{first}/"
    near = nearest(f"{first}/" if folder else name, known, 1)
    return f"did you mean {near[0]}?" if near else f"content/ holds {', '.join(known)}"
