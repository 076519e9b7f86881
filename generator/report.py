"""Reporting: prints problems once, in order, for people, for GitHub or for other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from generator.model import ERROR, Problem

FORMATS = ("text", "github", "json")


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


def _text(problem: Problem) -> str:
    kind = "" if problem.severity == ERROR else f"{problem.severity}: "
    return f"{_place(problem)}: {kind}{problem.message}"


def _place(problem: Problem) -> str:
    """Return where a problem is; what is wrong on the command line has no line."""
    return problem.path if problem.path.startswith("--") else f"{problem.path}:{problem.line}:{problem.column}"


def _github(problem: Problem) -> str:
    """Write a workflow command; its data and properties are percent-encoded as GitHub asks."""
    message = problem.message.replace("%", "%25").replace("\n", "%0A")
    if problem.path.startswith("--"):
        return f"::{problem.severity}::{problem.path}: {message}"
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={problem.line},col={problem.column}::{message}"
