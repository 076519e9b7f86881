"""The documents for people: their code blocks, the commands in them, and what else of them can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.small_sites import PROJECT

README, GUIDE, GUIDE_VI = (PROJECT / name for name in ("README.md", "docs/editing.md", "docs/huong-dan-bien-tap.md"))
OWN = "docs/screenshot.png" not in README.read_text(encoding="utf-8")
"""Whether the README is that of an archive which `init` has written, and so its editors' own."""
DOCUMENTS = (*([] if OWN else [README]), PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md")))
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```\n", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./-]+\.(?:md|yaml|txt))`")
_COMMAND = re.compile(r"(?:python3? |\.venv/|\. \.venv/|pip |git |ruff |wsl |sudo |apt-get |\.ci/run|FUZZ=)")
"""How a command begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of code."""

    language: str
    text: str
    file: str
    """The file that the paragraph before the block names last."""


def text_of(document: Path) -> str:
    """Return what a document says."""
    return document.read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return a section of the second level, by its heading."""
    hidden = _FENCE.sub(lambda found: " " * len(found[0]), text)  # headings of examples are none of the document's
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", hidden, re.MULTILINE | re.DOTALL)
    assert found, heading
    return text[found.start(1) : found.end(1)]


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks."""
    for found in _FENCE.finditer(text):
        before = text[: found.start()].rstrip().rpartition("\n\n")[2]
        code = re.sub(f"^{found[1]}", "", found[3], flags=re.MULTILINE)
        yield Block(found[2], code, (_FILE.findall(before) or [""])[-1])


def lines(block: Block) -> Iterator[str]:
    """Yield the commands of a block, without their comments."""
    for line in block.text.splitlines():
        if command := re.sub(r"\s{2,}# .*", "", line).strip():
            yield command


def outside(text: str) -> str:
    """Return a text without its fenced blocks."""
    return _FENCE.sub("\n", text)


def commands(text: str) -> Iterator[str]:
    """Yield every command: the lines of blocks for a shell, and what begins like a command between backquotes."""
    for block in blocks(text):
        if block.language == "sh":
            yield from lines(block)
    yield from (code for code in codes(text) if _COMMAND.match(code))


def codes(text: str) -> list[str]:
    """Return what stands between backquotes outside the blocks."""
    return [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", outside(text))]


def headings(text: str) -> list[str]:
    """Return the headings, with their marks."""
    return re.findall(r"^#+ .*$", outside(text), re.MULTILINE)


LATER = section(text_of(PROJECT / "docs/hosting.md"), "Later versions of the program")
"""How an archive takes a later version of the program."""
