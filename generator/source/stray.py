"""Stray marks: from the tokens of a body to a warning for every mark that Markdown probably reads otherwise than the
editor meant: words that no reader should see, literal marks, code by mere indentation, footnotes that hide another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html import unescape

from markdown_it.token import Token

from generator.core.model import WARNING, At, Finding
from generator.language.legacy_encoding import legacy_encoding
from generator.source.decode import CONTROL, DIRECTION

_ANY = re.compile(r"<[!/A-Za-z]|\*\*|__|\]\(|^ {0,3}\[\^|^(?: {4}|\t)", re.MULTILINE)
_DOUBTS = (
    (re.compile(r"<!--"), "a comment is shown to readers here — delete it"),
    (
        re.compile(r"</?(?:a|b|big|blockquote|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table"
                   r"|td|th|tr|u|ul)\b[^<>]*>", re.IGNORECASE),
        "HTML is shown to readers as it stands — write Markdown, as in **bold** and *italic*",
    ),
    (
        re.compile(r"\]\([^()\s]*\s[^()]*\)"),  # without brackets within, or the search would go on from every one
        "a link is shown as it stands here — write %20 for every space in its address",
    ),
    (
        re.compile(r"(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)"),
        "these marks are shown as they stand — put no space inside a pair of them, and a space or a comma outside it",
    ),
)  # fmt: skip
_LITERAL = re.compile(r"`[^`]*`|\\.")
_DEFINED = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


def stray_marks(tokens: Sequence[Token], text: str, first_line: int) -> Iterator[Finding]:
    """Yield the warnings for a body that begins at a line of its file."""
    if "&" in text:
        yield from _spelt(tokens, first_line)
    old = legacy_encoding(text)
    if old:
        message = f"the text is in {old}, not in Unicode — convert it, as UniKey does, or write it again"
        yield Finding(At(first_line, 1), message)
        return
    if not _ANY.search(text):
        return
    lines = text.split("\n")
    hidden: set[int] = set()
    plain = cache(partial(_plain, lines))
    for token in tokens:
        begin, end = token.map or (0, 0)
        if token.type == "code_block":
            message = "four spaces make code of this — take them away, or put the code between lines of ```"
            yield Finding(At(begin + first_line, 1), message, WARNING)
        if token.type in ("fence", "code_block"):
            hidden.update(range(begin, end))
        words = "\n".join(one.content for one in token.children or () if one.type == "text")
        for form, message in _DOUBTS if words else ():
            match = form.search(words)
            at = _place(plain, begin, min(max(end, begin + 1), len(lines)), match[0], first_line) if match else None
            if at:
                yield Finding(at, message, WARNING)
    defined: set[str] = set()
    for number, line in enumerate(lines):
        note = _DEFINED.match(line) if number not in hidden else None
        if note and note[1] in defined:
            message = f"the footnote [^{note[1]}] has a text already — give this one another name"
            yield Finding(At(number + first_line, note.start(1) - 1), message)
        elif note:
            defined.add(note[1])


def _plain(lines: Sequence[str], number: int) -> str:
    """Return a line with spaces for code and for what a backslash takes its meaning from."""
    return _LITERAL.sub(lambda match: " " * len(match[0]), lines[number])


def _place(plain: Callable[[int], str], begin: int, end: int, words: str, first_line: int) -> At | None:
    """Return where words stand in the lines of a token, as ``plain`` has them."""
    for number in range(begin, end):
        column = plain(number).find(words)
        if column >= 0:
            return At(number + first_line, column + 1)
    return None


def _spelt(tokens: Sequence[Token], first_line: int) -> Iterator[Finding]:
    """Yield where a reference (as in ``&#12;``) stands for a character that no text may hold, once for each block."""
    for token in tokens:
        inner = token.children or ()
        parts = (token, *inner, *(text for one in inner for text in one.children or ()))  # of a picture, its words
        said = "".join([str(text) for one in parts for text in (one.content, unescape(one.info), *one.attrs.values())])
        at = At((token.map or (0, 0))[0] + first_line, 1)
        if match := CONTROL.search(said):
            yield Finding(at, f"a reference stands for the control character U+{ord(match[0]):04X} — delete it")
        elif match := DIRECTION.search(said):
            message = f"a reference stands for U+{ord(match[0]):04X}, which turns the direction of writing — delete it"
            yield Finding(at, message, WARNING)
