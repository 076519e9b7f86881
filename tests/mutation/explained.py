"""Survivors that nobody can notice, each with the reason. A run tells of lines here that are no longer there."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Explained(NamedTuple):
    """One mutant that no test can notice."""

    path: str
    """Of the module, under ``generator/``."""
    old: str
    """The line as it reads."""
    new: str
    """The line with the fault."""
    why: str


EXPLAINED = (
    Explained(
        "source/inline.py",
        'self.write(html.replace("<pre>", \'<pre tabindex="0">\', 1) if tokens[index].type in _SCROLLS else html)',
        'self.write(html.replace("<pre>", \'<pre tabindex="0">\', 2) if tokens[index].type in _SCROLLS else html)',
        "A block has one such tag: what stands in it is escaped.",
    ),
    Explained(
        "source/rescan.py",
        "FEW = 50",
        "FEW = 51",
        "How many files are looked at again one by one rather than with all others; what is found is the same.",
    ),
    Explained(
        "output/macros.py",
        "ROOM = 1 << 22",
        "ROOM = 2 << 22",
        "How much of what was printed stays at hand; what is printed is the same.",
    ),
    Explained(
        "output/memory.py",
        "KEPT = 4000",
        "KEPT = 3999",
        "How many texts stay at hand; what is read again is the same.",
    ),
    Explained(
        "output/render.py",
        "stage = output / STAGE if len(bundles) >= MANY else None",
        "stage = output / STAGE if len(bundles) > MANY else None",
        "Whether the pages of just a hundred bundles wait on the disk or in memory; the files are the same.",
    ),
    Explained(
        "output/environment.py",
        "trim_blocks=True,",
        "trim_blocks=False,",
        "Line breaks between blocks of a page, and between values of JSON and XML; nothing that is shown or read differs.",
    ),
    Explained(
        "output/environment.py",
        "environment.install_gettext_translations(translations[lang], newstyle=True)  # type: ignore[attr-defined]",
        "environment.install_gettext_translations(translations[lang], newstyle=False)  # type: ignore[attr-defined]",
        "The two styles differ in how a message with a percent sign is looked up; none has one, and every page is the "
        "same, byte for byte.",
    ),
    Explained(
        "output/weight.py",
        "LIMIT = 1_000_000_000",
        "LIMIT = 1000000001",
        "One byte in a gigabyte: the limit is GitHub's round figure, and the message gives whole megabytes.",
    ),
)


def outdated(root: Path) -> list[Explained]:
    """Return the explanations of lines that the program no longer has."""
    return [one for one in EXPLAINED if one.old not in map(str.strip, _lines(root / "generator" / one.path))]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
