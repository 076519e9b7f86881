"""Anchors: the pins of paragraphs and the references to footnotes in a body, and what is wrong with them.

Every text is searched once from its beginning to its end, however many labels it holds, or seems to hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it.token import Token

from generator.core.model import WARNING, At, Finding

_PIN = re.compile(r"\n?\}([^}\s]*)#\{\s*")
"""A pin at the end of a text, spelt backwards: forwards, the search would go to the end from every brace."""
_PINNED = re.compile(r"p\d+[a-z]+")
_NUMBER = re.compile(r"p?(\d+)")
_PINS = re.compile(r"\{#[^}\s]*\}?")
_NOTES = re.compile(r"\[\^([^\]\s]+)(\]?)")
"""References to footnotes; with what only begins like one, or the search would go on from every bracket in that."""


class Labels:
    """Finds the labels of one body, and adds what is wrong with them to the findings."""

    def __init__(self, lines: list[str], first_line: int, findings: list[Finding]) -> None:
        self.lines = lines
        self.first_line = first_line
        self.findings = findings
        self._sought: tuple[re.Pattern[str], int, int] | None = None
        self._places: dict[str, list[At]] = {}
        """Where all the labels stand that were sought last."""

    def pins(self, tokens: list[Token], kind: str) -> str:
        """Take the pins out of a block, so that no reader sees one, and return the one that counts."""
        pinned = ""
        for inline in tokens:
            last = inline.children[-1] if inline.children else None
            match = _PIN.match(last.content[::-1]) if last and last.type == "text" and "{#" in last.content else None
            if not last or not match:
                continue
            last.content = last.content[: -match.end()]
            name = match[1][::-1]
            if kind == "paragraph" and _PINNED.fullmatch(name):
                pinned = name
            else:
                number = _NUMBER.match(name)
                remedy = "move it to the end of a paragraph of the text itself"
                if not _PINNED.fullmatch(name):
                    example = f"p{number[1] if number else 7}a"
                    remedy = f"write a number and a letter at the end of a paragraph, as in {{#{example}}}"
                pin = f"{{#{name}}}"
                self.findings.append(
                    Finding(self._found(_PINS, pin, inline)[-1], f"{pin} pins nothing here — {remedy}")
                )
        return pinned

    def missing_notes(self, inline: Token) -> None:
        """Find references to footnotes that have no text, which Markdown leaves standing as they are."""
        escaped = sorted(inline.content.split("\\[^")[1:]) if "\\[^" in inline.content else []
        for child in inline.children or ():
            for match in _NOTES.finditer(child.content) if child.type == "text" and "[^" in child.content else ():
                near = bisect_left(escaped, match[1])
                if not match[2] or (near < len(escaped) and escaped[near].startswith(match[1])):
                    continue  # it only begins like a reference, or is said to be none
                message = f"the footnote {match[0]} has no text — write a line that begins with {match[0]}:"
                self.findings.append(Finding(self._found(_NOTES, match[0], inline)[0], message))

    def unused_notes(self, notes: dict[str, int]) -> None:
        """Find the texts of footnotes to which nothing refers: those with a number below 0."""
        unused = [label.removeprefix(":") for label, number in notes.items() if number < 0]
        begins: dict[str, int] = {}
        for number, line in enumerate(self.lines) if unused else ():
            row = line.lstrip()
            name, _, rest = row[2:].partition("]")
            if row.startswith("[^") and rest.startswith(":"):
                begins.setdefault(name, number)
        for name in unused:
            at = At(begins.get(name, 0) + self.first_line, 1)
            message = f"nothing refers to the footnote [^{name}] — write [^{name}] where it belongs, or delete it"
            self.findings.append(Finding(at, message, WARNING))

    def _found(self, pattern: re.Pattern[str], label: str, inline: Token) -> list[At]:
        """Return where a label stands in the lines of a paragraph; its first line if it is spelt otherwise there."""
        start, end = inline.map or (0, 1)
        if self._sought != (pattern, start, end):  # else it is another cell of the same row
            self._sought, self._places = (pattern, start, end), {}
            for number in range(start, max(end, start + 1)):
                for match in pattern.finditer(self.lines[number]):
                    for begin in {0, match[0].rindex(label[:2])}:  # Markdown may see the outer label or the inner one
                        at = At(number + self.first_line, match.start() + begin + 1)
                        self._places.setdefault(match[0][begin:], []).append(at)
        return self._places.get(label) or [At(start + self.first_line, 1)]
