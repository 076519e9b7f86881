"""The messages of the program: every text in its source that says what is wrong and how to mend it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tests.small_sites import PROJECT

DASH = " — "
"""Between what is wrong and how to mend it."""
NO_PROBLEMS = {"Serving {} at {} — Ctrl-C stops.", "  line {}: “{}” — {}"}
"""What commands say when nothing is wrong."""


class Message(NamedTuple):
    """A text of the program with holes."""

    place: str
    """File and line."""
    text: str
    pattern: re.Pattern[str]


@cache
def messages() -> tuple[Message, ...]:
    """Return the messages of all modules; those about catalogues have tests of their own in ``tests/language``."""
    return tuple(_messages())


def _messages() -> Iterator[Message]:
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        name = path.relative_to(PROJECT).as_posix()
        if name.startswith("generator/language/") and name != "generator/language/dates.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        prose = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Expr) for part in ast.walk(node.value)
                 if isinstance(node.value, ast.Constant)}  # fmt: skip
        inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                text = _with_holes(node)
                if (
                    DASH in text
                    and id(node) not in prose
                    and id(node) not in inner
                    and not _bare(text)
                    and text not in NO_PROBLEMS
                ):
                    holes = [re.escape(part) for part in re.split(r"\{\}", text)]
                    yield Message(f"{name}:{node.lineno}", text, re.compile(".*".join(holes)))


def _with_holes(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _bare(text: str) -> bool:
    """Whether nothing but holes and the dash are left, the words standing elsewhere."""
    return not re.sub(r"\{\}|—|\s", "", text)
