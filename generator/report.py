"""Reporting: prints problems once, in order, for people, for GitHub or for other programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from generator.model import ERROR, Problem

FORMATS = ("text", "github", "json")
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would break a line, turn its direction or command a terminal, and half letters, which cannot be printed."""


def report(problems: Iterable[Problem], form: str = "text", stream: TextIO | None = None) -> None:
    """Print problems sorted by file, line and column; nothing when there are none, but an empty list as JSON."""
    ordered = sorted(set(problems))
    stream = stream or (sys.stdout if form == "json" else sys.stderr)
    if form == "json":
        rows = [{name: getattr(problem, name) for name in Problem.__dataclass_fields__} for problem in ordered]
        print(json.dumps(rows, ensure_ascii=False, indent=1), file=stream)
        return
    for problem in ordered:
        print(_github(problem) if form == "github" else _text(problem), file=stream)


def harmless(text: str) -> str:
    """Return a text for one line of a terminal: what would do anything there but be read is written as an escape."""
    return _HARMFUL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def _text(problem: Problem) -> str:
    kind = "" if problem.severity == ERROR else f"{problem.severity}: "
    return harmless(f"{_place(problem)}: {kind}{problem.message}")


def _place(problem: Problem) -> str:
    """Return where a problem is; what is wrong on the command line has no line."""
    return problem.path if problem.path.startswith("--") else f"{problem.path}:{problem.line}:{problem.column}"


def _github(problem: Problem) -> str:
    """Write a workflow command; its data and properties are percent-encoded as GitHub asks."""
    message, path = (
        text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") for text in (problem.message, problem.path)
    )
    if problem.path.startswith("--"):
        return harmless(f"::{problem.severity}::{path}: {message}")
    path = path.replace(",", "%2C").replace(":", "%3A")
    return harmless(f"::{problem.severity} file={path},line={problem.line},col={problem.column}::{message}")
