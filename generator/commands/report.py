"""Reports: from problems to their lines, each once and in order, for people, for GitHub or for other programs."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from generator.core.invocation import invocation
from generator.core.model import ERROR, Problem

FORMATS = ("text", "github", "json")
FORMAT_HELP = "for people, as annotations of GitHub, or for other programs (default: text)"
MOST_WARNINGS = 200
"""The most warnings that are printed to a person one by one."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that break a line, turn its direction or control a terminal, and surrogates, which cannot be printed."""


def report(
    problems: Iterable[Problem], form: str = "text", stream: TextIO | None = None, *, brief: bool = False
) -> None:
    """Print problems sorted by file, line and column; without problems nothing, but an empty list as JSON.

    With ``brief``, if there are more than MOST_WARNINGS, people get each different warning once, with the number of its
    places.
    """
    ordered = sorted(set(problems))
    stream = stream or (sys.stdout if form == "json" else sys.stderr)
    if form == "json":
        print(json.dumps(list(map(as_data, ordered)), ensure_ascii=False, indent=1), file=stream)
        return
    if form == "github":
        for problem in ordered:
            print(_github(problem), file=stream)
        return
    for line in _folded(ordered) if brief else map(_text, ordered):
        print(line, file=stream)


def _folded(ordered: Sequence[Problem]) -> Iterator[str]:
    """Yield a line for every error and every warning; of more than MOST_WARNINGS warnings, a line for each of the first
    different messages."""
    places = Counter(one.message for one in ordered if one.severity != ERROR)
    if places.total() <= MOST_WARNINGS:
        yield from map(_text, ordered)
        return
    shown: set[str] = set()
    left_out = places.total()
    for one in ordered:
        if one.severity == ERROR:
            yield _text(one)
        elif one.message not in shown and len(shown) < MOST_WARNINGS:
            shown.add(one.message)
            left_out -= places[one.message]
            more = places[one.message] - 1
            yield _text(one) + (f" (and in {more} more place{'s' * (more > 1)})" if more else "")
    further = f", and there are {left_out} other warnings" if left_out else ""
    yield f"Warnings of one kind are printed once{further}; {invocation()} check prints all {places.total()}."


def as_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as a JSON object: path, line, column, message, severity."""
    return {name: getattr(problem, name) for name in Problem.__dataclass_fields__}


def printable(text: str) -> str:
    """Return a text that is safe on one line of a terminal: control characters become escapes."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def _text(problem: Problem) -> str:
    kind = "" if problem.severity == ERROR else f"{problem.severity}: "
    return printable(f"{_place(problem)}: {kind}{problem.message}")


def _place(problem: Problem) -> str:
    """Return the place of a problem; a problem of the command line has no line number."""
    return problem.path if problem.path.startswith("--") else f"{problem.path}:{problem.line}:{problem.column}"


def _github(problem: Problem) -> str:
    """Return a workflow command of GitHub Actions, with its data and properties percent-encoded as GitHub requires."""
    message, path = (
        text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") for text in (problem.message, problem.path)
    )
    if problem.path.startswith("--"):
        return printable(f"::{problem.severity}::{path}: {message}")
    path = path.replace(",", "%2C").replace(":", "%3A")
    return printable(f"::{problem.severity} file={path},line={problem.line},col={problem.column}::{message}")
