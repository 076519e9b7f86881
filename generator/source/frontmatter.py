"""Front matter: from a file to its YAML and its body, and from YAML to nodes with positions.

Only a small, safe part of YAML is read: mappings, lists and text. Every scalar stays text, so that ``no``, ``0123`` and
``2025-02-30`` are not converted; anchors, aliases and tags are refused, and depth is bounded. The nodes are built from
the parser's events, because the C composer would crash the process on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from generator.core.model import WARNING, At, Finding

MAX_DEPTH, MAX_EVENTS = 8, 20_000
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The loader of libyaml where PyYAML has it, which is ten times as fast; it resolves no types."""

_NO_BREAK = re.compile(r"^(?:[ -]*+[\w-]+:|[ -]*+)\u00a0", re.MULTILINE)
_NO_SPACE = re.compile(r" *([\w-]+):(?=[^\s:/])")
_OPENED = re.compile(r"(?: *- )?(?: *[\w-]+:)? *([\"'])")
_LISTED = re.compile(r" *(?:- *)?[\w-]+: *(?=\[[^\]]*\] *[^\s#])")
_FIELD_BEGINS = re.compile(r"( *)[\w-]+")
_QUOTATION_ENDS = re.compile(r"([\"']) *$")
_FROM_THE_START = (
    "quoted scalar",
    "flow sequence",
    "flow mapping",
    "simple key",
    "scanning an alias",
    "scanning an anchor",
)
"""Errors that are reported where their cause begins, not where the parser has stopped."""
_ANCHORS = "& and * mark anchors, which are not used here — put the value in quotes"
_NO_COLON = "a field needs a colon — write “name: value”"
_REMEDIES = (
    ("block sequence entries are not allowed", 'a hyphen cannot begin a value — put the value in quotes: "…"'),
    ("mapping keys are not allowed", 'a question mark cannot begin a value — put the value in quotes: "…"'),
    ("mapping values are not allowed", 'a colon stands in a value — put the value in quotes: "…"'),
    ("while scanning an a", _ANCHORS),  # alias or anchor
    ("cannot start any token", 'this character cannot begin a value — put the value in quotes: "…"'),
    ("found a tab character", "a tab stands in the indentation — use spaces"),
    ("escape c", "a backslash in double quotes begins an escape that YAML does not know — use single quotes"),
    ("while scanning a quoted scalar", "a quotation mark is opened here and never closed — close it"),
    ("could not find expected ':'", _NO_COLON),
    ("did not find expected key", "this line does not fit the lines above — check quotes and indentation"),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed or lacks a comma — mend it"),
    ("did not find expected ',' or '}'", "a mapping in { } is not closed or lacks a comma — mend it"),
    ("did not find expected '-' indicator", "this line does not fit the list above — check the indentation"),
    ("found unexpected document indicator", "a second document begins here — keep one"),
    ("expected a single document", "a second document begins here — keep one"),
    ("expected <document start>", "a second document begins here — keep one"),
)


class Unreadable(Exception):
    """The YAML cannot be read any further; the exception holds the finding."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.finding = Finding(At(line, column), message)


def split(text: str) -> tuple[str, int, str, int]:
    """Return (YAML, its first line, body, its first line); raises Unreadable if front matter is missing or not
    closed."""
    opening = _OPENING.match(text)
    if opening is None:
        if text.startswith((" ", "\t")) and text.lstrip(" \t").startswith("---"):
            message = "spaces stand before the hyphens — take them out before every line of the front matter"
            raise Unreadable(1, 1, message)
        raise Unreadable(1, 1, "no front matter — begin the file with a line of three hyphens, the fields, and another")
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise Unreadable(1, 1, "front matter is opened here and never closed — end it with a line of three hyphens")
    return text[opening.end() : closing.start()], 2, text[closing.end() :], text.count("\n", 0, closing.end()) + 1


def compose(text: str, first_line: int = 1) -> yaml.Node | None:
    """Return the root node of the YAML, or None if it is empty; raises Unreadable."""
    space = _NO_BREAK.search(text)
    if space:
        line = text.count("\n", 0, space.start()) + first_line
        where = "after the colon" if ":" in space[0] else "in the indentation"
        message = f"a no-break space (U+00A0) stands {where} — replace it by an ordinary one"
        raise Unreadable(line, len(space[0]), message)
    try:
        return _root(text, first_line)
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text, first_line) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise Unreadable(line, 1, "a character that YAML does not allow — delete it") from None


def _root(text: str, first_line: int) -> yaml.Node | None:
    """Return the same as `compose`; raises Unreadable, and the errors of the parser."""
    roots: list[yaml.Node] = []
    opened: list[yaml.CollectionNode] = []
    children = roots  # of the innermost open collection; the keys and values of a mapping are paired when it ends
    documents: list[Any] = []
    events: Iterable[Any] = yaml.parse(text, Loader=_Loader)
    for number, event in enumerate(events):
        begin, end = event.start_mark, event.end_mark
        if number > MAX_EVENTS:
            raise _refused(begin, first_line, f"more than {MAX_EVENTS} values — split the file")
        if getattr(event, "anchor", None):
            raise _refused(begin, first_line, _ANCHORS)
        if getattr(event, "tag", None):
            raise _refused(begin, first_line, "! marks a tag, which is not used here — put the value in quotes")
        if isinstance(event, yaml.ScalarEvent):
            children.append(yaml.ScalarNode("", event.value, begin, end, event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(opened) == MAX_DEPTH:
                raise _refused(begin, first_line, "nested too deeply — no field needs more than a few levels")
            kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
            opened.append(kind("", [], begin, flow_style=event.flow_style))
            children.append(opened[-1])
            children = opened[-1].value
        elif isinstance(event, yaml.CollectionEndEvent):
            node = opened.pop()
            node.end_mark = end
            if isinstance(node, yaml.MappingNode):
                node.value = list(zip(children[::2], children[1::2], strict=True))
            children = opened[-1].value if opened else roots
        elif isinstance(event, yaml.DocumentStartEvent):
            documents.append(begin)
    if len(documents) > 1:
        raise yaml.MarkedYAMLError("expected a single document", None, None, documents[1])
    return roots[0] if roots else None


def _refused(mark: Any, first_line: int, message: str) -> Unreadable:
    return Unreadable(mark.line + first_line, mark.column + 1, message)


def _explained(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Unreadable:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(part in said for part in _FROM_THE_START):
        mark = error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    rows = dict(enumerate(text.split("\n"), first_line))
    above, row = rows.get(line - 1, ""), rows.get(line, "")
    if row[column - 1 : column] == "\t":
        return Unreadable(line, column, "a tab stands where spaces are due — use spaces")
    if unclosed := _unclosed(rows, line, column):
        return Unreadable(*unclosed, "a quotation mark is opened here and never closed — close it")
    if closed := _QUOTATION_ENDS.search(row[: column - 1]):
        quotes = "'…'" if closed[1] == '"' else '"…"'
        kind = "single" if closed[1] == '"' else "double"
        remedy = f"words stand behind a closing quotation mark — put the whole value in {kind} quotes: {quotes}"
        return Unreadable(line, column, remedy)
    if (listed := _LISTED.match(row)) and len(listed[0]) < column:
        message = 'a bracket makes a list of the words in it — put the whole value in quotes: "…"'
        return Unreadable(line, len(listed[0]) + 1, message)
    begins, begun = _FIELD_BEGINS.match(above), _FIELD_BEGINS.fullmatch(row[: column - 1])
    if (
        "mapping values" in said
        and begins
        and begun
        and begins[1] == begun[1]
        and (":" not in above or _NO_SPACE.match(above))
    ):
        return _without_colon(rows, line - 1, len(begins[1]) + 1)
    for phrase, remedy in _REMEDIES:
        if phrase in said:
            return Unreadable(line, column, remedy) if remedy != _NO_COLON else _without_colon(rows, line, column)
    return Unreadable(line, column, f"this is not YAML ({said.strip()}) — check quotes, colons and indentation")


def _without_colon(rows: Mapping[int, str], line: int, column: int) -> Unreadable:
    joined = _NO_SPACE.match(rows.get(line, ""))
    if joined:
        message = f"a space is missing behind the colon — write “{joined[1]}: …”"
        return Unreadable(line, joined.end() + 1, message)
    return Unreadable(line, column, _NO_COLON)


def _unclosed(rows: Mapping[int, str], line: int, column: int) -> tuple[int, int] | None:
    """Return the position of the opening quotation mark that a mark before a place seems to close: in a line above that
    opens one and does not close it. None if there is none."""
    closed = _QUOTATION_ENDS.search(rows.get(line, "")[: column - 1])
    for number in range(line - 1, min(rows, default=line) - 1, -1) if closed else ():
        opened = _OPENED.match(rows[number])
        if opened and closed and opened[1] == closed[1] and rows[number].count(closed[1]) % 2:
            return number, opened.end()
    return None


def cut_off(node: yaml.Node | None, text: str, first_line: int) -> Iterator[Finding]:
    """Yield a warning for every value of several words that ends at `` #``, which begins a comment."""
    rows = text.split("\n") if " #" in text else []
    waiting = [node] if node is not None and rows else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.MappingNode):
            waiting += [value for _, value in one.value]
        elif isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.ScalarNode) and not one.style and " " in one.value:
            rest = rows[one.end_mark.line][one.end_mark.column :] if one.end_mark.line < len(rows) else ""
            if rest.lstrip().startswith("#"):
                at = At(one.end_mark.line + first_line, one.end_mark.column + len(rest) - len(rest.lstrip()) + 1)
                message = f'“{rest.strip()}” is cut off as a comment — put the whole value in quotes: "…"'
                yield Finding(at, message, WARNING)
