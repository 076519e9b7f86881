"""Allowed files: whether a file can stand in an archive, by its name and place, and a drawing by what it holds."""

from __future__ import annotations

from generator.core.data_files import SITE, SOURCES
from generator.core.kinds import CODES, KINDS, TERMS, Kind
from generator.language.text import nearest
from generator.source.scalars import DEVICES, FORMS

DATA_FILES = {file.path: file for file in (SITE, SOURCES, TERMS)}
LONGEST = 200
"""Bytes of a file's name; 255 are what most systems take, of which a build needs some for itself."""
FILES = "files"
"""Folder of ``content/`` whose files are copied to the top of the site as they are."""
_LEFT = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig")
"""How names end of files that editors leave about."""
_SYSTEMS = ("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "Icon\r", ".gitkeep", "4913")
"""Files of systems, of Git and of editors."""


def unfit(name: str) -> str:
    """Return why a name cannot be that of a file on every system, if it cannot."""
    if len(name.encode()) > LONGEST:
        return f"the name is longer than {LONGEST} bytes, too long for some systems"
    first = name.split(".")[0]
    if first.casefold() in DEVICES:
        return f"Windows keeps “{first}” for itself, so nobody could check the archive out there"
    return "a name that ends with a space or a stop is lost on Windows" if name.endswith((" ", ".")) else ""


def newly_named(kind: Kind, name: str) -> tuple[str, str]:
    """Return as `named` does, of a file that was not there before; raises ValueError also if its key cannot be that of
    anything."""
    key, lang = named(kind, name)
    try:
        FORMS["slug"](key)
    except ValueError as error:
        raise ValueError(f"the file's name: {error}") from error
    return key, lang


def named(kind: Kind, name: str) -> tuple[str, str]:
    """Return which thing of a kind, and which language of it, a file is by its name; raises ValueError that says what
    is wrong with that."""
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
    """Whether a file of that name is an editor's or a system's own, and none of the archive's.

    ``folder`` is where it stands, relative to the root: in ``content/files/`` hidden files are the archive's too.
    """
    left = name.startswith(("#", "._", ".#", "~$")) or name.endswith(_LEFT) or name in _SYSTEMS
    return left or (name.startswith(".") and not f"{folder}/".startswith(f"content/{FILES}/"))


def uncopiable(name: str) -> str:
    """Return why a file of ``content/files/`` cannot have an address, if it cannot."""
    if name.isprintable() and "\\" not in name:
        return ""
    return "the name holds a character that no address can hold — rename it"


def better_place(folder: str, name: str) -> str:
    """Return where a file that nothing reads should stand."""
    first = folder.split("/")[0]
    known = [*(f"{kind.folder}/" for kind in KINDS), "images/", f"{FILES}/", *DATA_FILES]
    if f"{first}/" in known:
        return f"move it to content/{first}/"
    near = nearest(f"{first}/" if folder else name, known, 1)
    return f"did you mean {near[0]}?" if near else f"content/ holds {', '.join(known)}"
