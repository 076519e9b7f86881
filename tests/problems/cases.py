"""Cases: small sites in files of text, each with what must be reported of it.

A file of ``cases/`` holds cases one after another:

    === What the case is about
    -- content/briefings/2024-01-01-a.vi.md --
    …
    == problems ==
    content/briefings/2024-01-01-a.vi.md:3:1: what is wrong — how to mend it

A first part called ``=== Given`` is in every case of its file. ``== problems with --strict ==`` passes options.
``⟦U+00A0⟧`` stands for a character that could not be seen. ``python -m tests.problems.cases prose.txt`` writes what is
reported now into a file, to be judged line by line before it is kept.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.small_sites import SmallSite, lines, small_site

FOLDER = Path(__file__).parent / "cases"
_TITLE = re.compile(r"^=== (.+)\n", re.MULTILINE)
_PROBLEMS = re.compile(r"^== problems(?: with (.+))? ==\n", re.MULTILINE)
_HIDDEN = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")


@dataclass(frozen=True)
class Case:
    """A site, the options of its build, and what must be reported."""

    file: str
    title: str
    given: str
    own: str
    flags: str
    expected: list[str]

    def site(self, folder: Path) -> SmallSite:
        """Write the site."""
        return small_site(folder, *(_seen(text) for text in (self.given, self.own) if text.strip()))

    def reported(self, site: SmallSite) -> list[str]:
        """Build the site and return what is reported, without the folder in which it happens to lie."""
        return [line.replace(str(site.root), "…") for line in lines(site.build(**self.options).problems)]

    @property
    def options(self) -> dict[str, Any]:
        """The options of the build."""
        words = self.flags.split()
        said: dict[str, Any] = {word[2:]: True for word in words if word in ("--strict", "--drafts")}
        if "--base-url" in words:
            said["base_url"] = words[words.index("--base-url") + 1]
        if "--repository" in words:
            said["repository"] = words[words.index("--repository") + 1]
        return said


def cases() -> Iterator[Case]:
    """Yield all cases of all files."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield from read(path)


def read(path: Path) -> list[Case]:
    """Return the cases of a file."""
    parts = _TITLE.split(path.read_text(encoding="utf-8"))
    assert not parts[0].strip(), f"{path.name} begins with text that belongs to no case"
    given = ""
    found = []
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        if title == "Given":
            given = text
            continue
        own, flags, expected = _PROBLEMS.split(text)
        found.append(Case(path.stem, title, given, own, flags or "", expected.splitlines()))
    return [Case(c.file, c.title, c.given, c.own, c.flags, [line for line in c.expected if line]) for c in found]


def _seen(text: str) -> str:
    return _HIDDEN.sub(lambda match: chr(int(match[1], 16)), text)


def rewrite(names: list[str]) -> None:
    """Write into the files what is reported now."""
    for path in (FOLDER / name for name in names):
        parts = _TITLE.split(path.read_text(encoding="utf-8"))
        written = [parts[0]]
        known = {case.title: case for case in read(path)}
        for title, text in zip(parts[1::2], parts[2::2], strict=True):
            written.append(f"=== {title}\n")
            if title == "Given":
                written.append(text)
                continue
            with tempfile.TemporaryDirectory() as folder:
                said = known[title].reported(known[title].site(Path(folder)))
            head = _PROBLEMS.search(text)
            assert head
            written.append(text[: head.end()] + "".join(f"{line}\n" for line in said) + "\n")
        path.write_text("".join(written).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite(sys.argv[1:])
