"""Prose: from a Markdown body to numbered blocks whose references are still holes. A function of the text alone.

CommonMark with tables, footnotes and definition lists; raw HTML is shown as text. Nothing of the rest of the archive
is known here, so a change elsewhere never asks for a body to be read again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.digest import stamp
from generator.language.text import slugify
from generator.model import WARNING, At, Block, Finding
from generator.source.inline import InlineWriter

_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "dl_open": "definitions",
    "footnote_block_open": "footnotes",
    "hr": "rule",
}
_UNNUMBERED = {"footnotes": "footnotes", "rule": ""}
"""Kinds of blocks that take no number, with the id they have instead."""
_PIN = re.compile(r"\s*\{#([^}\s]*)\}$")
_PINNED = re.compile(r"p\d+[a-z]+")
_NUMBER = re.compile(r"p?(\d+)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def read_body(text: str, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Return the blocks of a body and what is wrong in it; ``first_line`` is where the body begins in its file."""
    env: dict[str, Any] = {}
    tokens = _markdown().parse(text, env)
    reader = _BodyReader(text.split("\n"), first_line)
    reader.unused_notes(env.get("footnotes", {}).get("refs", {}))
    for group in _groups(tokens):
        reader.block(group)
    return tuple(reader.blocks), tuple(reader.findings)


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(footnote_plugin).use(deflist_plugin)
    # Every address is judged by InlineWriter, which knows where it stands; here it would silently become text.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Cut the flat list of tokens into top-level blocks."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


class _BodyReader:
    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self.number = 0
        self.level = 1
        self.anchors: set[str] = set()

    def block(self, tokens: list[Token]) -> None:
        first = tokens[0]
        kind = _KINDS.get(first.type, "paragraph")
        line = (first.map[0] if first.map else 0) + self.first_line
        at = At(line, 1)
        level = int(first.tag[1]) if kind == "heading" else 0
        if level == 1:
            self.findings.append(Finding(at, "a # heading repeats the title — begin the text's own headings with ##"))
        elif level > self.level + 1:
            message = (
                f"a heading of level {level} stands under one of level {self.level} — write {'#' * (self.level + 1)}"
            )
            self.findings.append(Finding(at, message))
        self.level = level or self.level
        if first.type == "fence" and first.map and not self._closed(first):
            self.findings.append(Finding(at, "a code fence is opened here and never closed — close it", WARNING))
        anchor = self._anchor(tokens, kind, at)
        writer = InlineWriter(_markdown(), self.lines, self.first_line, anchor)
        self._write(tokens, writer, kind)
        self.findings += writer.findings
        segments, units = writer.result()
        prose = stamp(f"{kind}{level}", *(unit.text for unit in units))
        self.blocks.append(Block(anchor, kind, level, segments, units, at, prose))

    def _closed(self, fence: Token) -> bool:
        assert fence.map
        last = self.lines[fence.map[1] - 1].strip()
        return fence.map[1] - fence.map[0] > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])

    def _anchor(self, tokens: list[Token], kind: str, at: At) -> str:
        pinned = self._pins(tokens, kind)
        if kind == "heading":
            # The prefix keeps headings from taking an id that the page or a paragraph has.
            words = "".join(
                child.content for child in tokens[1].children or () if child.type in ("text", "code_inline")
            )
            base = f"h-{slugify(words) or 'section'}"
            anchor, number = base, 1
            while anchor in self.anchors:
                number += 1
                anchor = f"{base}-{number}"
            tokens[0].attrSet("id", anchor)
        elif kind in _UNNUMBERED:
            anchor = _UNNUMBERED[kind]
        elif pinned:
            anchor = pinned
            if anchor in self.anchors:
                self.findings.append(Finding(at, f"the paragraph id {anchor} is used twice — pin another"))
        else:
            self.number += 1
            anchor = f"p{self.number}"
        self.anchors.add(anchor)
        return anchor

    def _pins(self, tokens: list[Token], kind: str) -> str:
        """Take the pins out of a block, so that no reader sees one, and return the one that counts."""
        pinned = ""
        for inline in tokens:
            last = inline.children[-1] if inline.children else None
            match = _PIN.search(last.content) if last and last.type == "text" and "{#" in last.content else None
            if not last or not match:
                continue
            last.content = last.content[: match.start()]
            if kind == "paragraph" and _PINNED.fullmatch(match[1]):
                pinned = match[1]
            else:
                number = _NUMBER.match(match[1])
                remedy = "move it to the end of a paragraph of the text itself"
                if not _PINNED.fullmatch(match[1]):
                    example = f"p{number[1] if number else 7}a"
                    remedy = f"write a number and a letter at the end of a paragraph, as in {{#{example}}}"
                pin = f"{{#{match[1]}}}"
                self.findings.append(
                    Finding(self._place(inline, pin, last=True), f"{pin} pins nothing here — {remedy}")
                )
        return pinned

    def unused_notes(self, notes: dict[str, int]) -> None:
        """Find the texts of footnotes to which nothing refers."""
        for label, number in notes.items():
            name = label.removeprefix(":")
            if number < 0:
                line = next((n for n, row in enumerate(self.lines) if row.lstrip().startswith(f"[^{name}]:")), 0)
                message = f"nothing refers to the footnote [^{name}] — write [^{name}] where it belongs, or delete it"
                self.findings.append(Finding(At(line + self.first_line, 1), message, WARNING))

    def _write(self, tokens: list[Token], writer: InlineWriter, kind: str) -> None:
        env: dict[str, Any] = {}
        items: list[int] = []
        quiet = 0
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._missing_notes(token)
                writer.inline(token)
                continue
            if token.type in ("bullet_list_open", "ordered_list_open") and kind == "list":
                items.append(0)
            elif token.type in ("bullet_list_close", "ordered_list_close") and kind == "list":
                items.pop()
                writer.unit(writer.base + "".join(f"-{number}" for number in items))
            elif token.type == "list_item_open" and kind == "list":
                items[-1] += 1
                anchor = writer.base + "".join(f"-{number}" for number in items)
                token.attrSet("id", anchor)
                writer.unit(anchor)
            if "style" in token.attrs:
                # The pages' policy allows no inline style; a class says the same.
                token.attrSet("class", str(token.attrs.pop("style")).replace("text-align:", "align-"))
            if token.type.startswith(("blockquote_", "heading_")):
                quiet += token.nesting
            writer.quiet = quiet > 0
            if token.type == "table_open":
                writer.write('<div class="table" role="group" tabindex="0">')
            writer.html(tokens, index, env)
            if token.type == "table_close":
                writer.write("</div>")
            elif token.type in ("fence", "code_block"):
                writer.note(token.content)

    def _missing_notes(self, inline: Token) -> None:
        """Find references to footnotes that have no text, which Markdown leaves standing as they are."""
        for child in inline.children or ():
            for match in _NOTE.finditer(child.content) if child.type == "text" else ():
                if f"\\{match[0][:-1]}" in inline.content:
                    continue  # said to be no reference
                message = f"the footnote {match[0]} has no text — write a line that begins with {match[0]}:"
                self.findings.append(Finding(self._place(inline, match[0]), message))

    def _place(self, inline: Token, text: str, *, last: bool = False) -> At:
        """Return where the first or the last occurrence of a text in a paragraph stands."""
        start, end = inline.map or (0, 1)
        numbers = range(end - 1, start - 1, -1) if last else range(start, end)
        line = next((number for number in numbers if text in self.lines[number]), start)
        found = self.lines[line].rfind(text) if last else self.lines[line].find(text)
        return At(line + self.first_line, max(found, 0) + 1)
