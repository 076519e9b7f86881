"""The program does not know the content: any valid archive may stand in ``content/``."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives.guard import ReadsContent
from tests.archives.project import CONTENT
from tests.small_sites import PROJECT

OWN = PROJECT / "content"
KEYS = {
    path.name.split(".")[0]
    for archive in CONTENT.values()
    for path in archive.glob("*/*.md")
    if path.parent.name != "pages"
}
"""Stems and keys of briefings, people, documents and events: names that only an archive knows."""


def test_a_test_that_reads_the_content_fails() -> None:
    with pytest.raises(ReadsContent, match="a test reads"):
        (OWN / "site.yaml").read_text(encoding="utf-8")
    with pytest.raises(ReadsContent, match="a test reads"):
        list(OWN.iterdir())
    with pytest.raises(ReadsContent, match="give --root"):
        subprocess.run([sys.executable, "build.py", "check"], cwd=PROJECT, check=False)


def test_a_test_reads_fixture_archives(tmp_path: Path) -> None:
    for archive in CONTENT.values():
        assert (archive / "site.yaml").read_text(encoding="utf-8")
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(tmp_path)]
    assert subprocess.run(command, cwd=PROJECT, capture_output=True, check=False).returncode == 1  # nothing is there


def _texts() -> Iterator[Path]:
    """Yield the files in which nothing may be named that only an archive knows, but for the program's modules."""
    for folder in ("templates", "translations", ".github", ".ci"):
        yield from (path for path in (PROJECT / folder).rglob("*") if path.suffix not in (".woff2", ".png"))


def test_no_template_or_workflow_names_a_thing_of_an_archive() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in _texts() if path.is_file()}
    assert len(texts) > 20
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, KEYS))})(?![\w-])")
    assert [f"{path}: {found[0]}" for path, text in texts.items() if (found := known.search(text))] == []


def test_no_module_names_a_thing_of_an_archive() -> None:
    """But for examples in docstrings."""
    named = []
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KEYS:
                named.append(f"{path}:{node.lineno}: {node.value}")
    assert named == []
