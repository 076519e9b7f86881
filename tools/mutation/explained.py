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
        "output/memory.py",
        "FEW = 100",
        "FEW = 101",
        "Whether just a hundred texts are read by workers; what they say is the same.",
    ),
    Explained(
        "output/memory.py",
        "AT_HAND = 64",
        "AT_HAND = 63",
        "How many details stay at hand; those that are fetched again are the same.",
    ),
    Explained(
        "output/render.py",
        "stage = renderer.folder.output / STAGE if len(stale) >= MANY else None",
        "stage = renderer.folder.output / STAGE if len(stale) > MANY else None",
        "Whether just a hundred pages wait on the disk or in memory; the files are the same.",
    ),
    Explained(
        "output/templates.py",
        "trim_blocks=True,",
        "trim_blocks=False,",
        "Line breaks between blocks of a page, and between values of XML; nothing that is shown or read differs.",
    ),
    Explained(
        "output/size_limit.py",
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
