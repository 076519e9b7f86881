"""Anchors: from a body to the pins of its paragraphs, and to the mistakes in pins and references to footnotes.

Every text is searched once from beginning to end, however many labels it holds or seems to hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it.token import Token

from generator.core.model import WARNING, At, Finding

_PIN = re.compile(r"\n?\}([^}\s]*)#\{\s*")
"""A pin at the end of a text, spelt backwards: a forward search would run to the end from every brace."""
_PINNED = re.compile(r"p\d+[a-z]+")
_NUMBER = re.compile(r"p?(\d+)")
_PINS = re.compile(r"\{#[^}\s]*\}?")
_NOTES = re.compile(r"\[\^([^\]\s]+)(\]?)")
"""References to footnotes, and words that only begin like one; without these the search would restart at every bracket
in them."""


class Labels:
    """The labels of one body; its methods add the mistakes in them to the findings."""

    def __init__(self, lines: list[str], first_line: int, findings: list[Finding]) -> None:
        self.lines = lines
        self.first_line = first_line
        self.findings = findings
        self._sought: tuple[re.Pattern[str], int, int] | None = None
        self._places: dict[str, list[At]] = {}
        """For each label, its positions in the paragraph that was searched last."""

    def pins(self, tokens: list[Token], kind: str) -> str:
        """Remove the pins from a block, so that no page shows one, and return the pin that counts."""
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
        """Report references to footnotes that are not defined, which Markdown leaves as plain text."""
        escaped = sorted(inline.content.split("\\[^")[1:]) if "\\[^" in inline.content else []
        for child in inline.children or ():
            for match in _NOTES.finditer(child.content) if child.type == "text" and "[^" in child.content else ():
                near = bisect_left(escaped, match[1])
                if not match[2] or (near < len(escaped) and escaped[near].startswith(match[1])):
                    continue  # it only begins like a reference, or is said to be none
                message = f"the footnote {match[0]} has no text — write a line that begins with {match[0]}:"
                self.findings.append(Finding(self._found(_NOTES, match[0], inline)[0], message))

    def unused_notes(self, notes: dict[str, int]) -> None:
        """Report footnotes to which no text refers: those with a number below 0."""
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
        """Return the positions of a label in a paragraph, or that of the paragraph if the source spells it
        otherwise."""
        start, end = inline.map or (0, 1)
        if self._sought != (pattern, start, end):  # else it is another cell of the same row
            self._sought, self._places = (pattern, start, end), {}
            for number in range(start, max(end, start + 1)):
                for match in pattern.finditer(self.lines[number]):
                    for begin in {0, match[0].rindex(label[:2])}:  # Markdown may see the outer label or the inner one
                        at = At(number + self.first_line, match.start() + begin + 1)
                        self._places.setdefault(match[0][begin:], []).append(at)
        return self._places.get(label) or [At(start + self.first_line, 1)]
