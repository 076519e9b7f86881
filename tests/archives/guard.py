"""Keeps the tests away from the project's own ``content/``, which any other valid archive may replace.

``conftest.py`` adds ``refuse_content`` to the interpreter's audit hooks, so that every test meets it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.small_sites import PROJECT

CONTENT = str(PROJECT / "content")
"""The folder that no test reads; fixture archives stand in ``tests/archives/``."""
_OPENING = ("open", "os.listdir", "os.scandir")


class ReadsContent(AssertionError):
    """A test reads the project's own content."""


def refuse_content(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise ``ReadsContent`` if the audit event opens a file or folder of the project's content, or starts a program
    that would: ``build.py`` run in the project's folder without ``--root``."""
    if event in _OPENING:
        path = arguments[0]
        if not isinstance(path, (str, bytes, os.PathLike)) or "content" not in (name := os.fsdecode(path)):
            return
        if event == "open" and arguments[1] is None and not os.path.isabs(name):
            return  # os.open, whose path may be relative to a folder that the event does not name
        whole = os.path.abspath(name)
        if whole == CONTENT or whole.startswith(CONTENT + os.sep):
            raise ReadsContent(f"a test reads {name}: use an archive of tests/archives/, or a small site")
    elif event == "subprocess.Popen":
        _, command, folder, _ = arguments
        words = [os.fsdecode(word) for word in ([command] if isinstance(command, (str, bytes)) else command)]
        said = " ".join(words)
        if "build.py" in said and "--root" not in said and Path(folder or os.curdir).resolve() == PROJECT:
            raise ReadsContent(f"a test builds the project’s own content ({said}): give --root, or another folder")
