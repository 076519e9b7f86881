"""Blocks: from a Markdown body to numbered blocks, whose references have no addresses yet.

The Markdown is CommonMark with tables, footnotes and definition lists; raw HTML is shown as text. The result depends on
the text alone, so no change in another file makes a build read a body again.
"""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from generator.core.digest import stamp
from generator.core.model import WARNING, At, Block, Finding, ProseSegment, Unit, Words
from generator.language.text import slugify
from generator.source.anchors import Labels
from generator.source.inline import InlineWriter, find
from generator.source.markdown import LINE, markdown
from generator.source.stray import stray_marks

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
"""For each kind of block without a number, the id that it has instead."""


def read_body(text: str, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Return the blocks of a body and its mistakes; ``first_line`` is the line at which the body begins in its file."""
    env: dict[str, Any] = {}
    tokens = markdown().parse(text, env)
    reader = _BodyReader(text.split("\n"), first_line)
    reader.labels.unused_notes(env.get("footnotes", {}).get("refs", {}))
    for group in _groups(tokens):
        reader.block(group)
    return tuple(reader.blocks), (*reader.findings, *stray_marks(tokens, text, first_line))


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Return the flat list of tokens as a list for each top-level block."""
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
        self.repeated: dict[str, int] = {}
        """For each slug of a heading, the number of the last heading with it."""
        self.labels = Labels(lines, first_line, self.findings)

    def block(self, tokens: list[Token]) -> None:
        first = tokens[0]
        if first.type == LINE:
            self._line(first)
            return
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
        segments, units = self._plain(tokens, anchor) or self._marked(tokens, anchor, kind)
        prose = stamp(f"{kind}{level}", *(unit.text for unit in units))
        self.blocks.append(Block(anchor, kind, level, segments, units, at, prose))

    def _line(self, token: Token) -> None:
        """Add a paragraph of one line of plain words."""
        text, line = token.content, token.map[0] if token.map else 0
        anchor, number, words = self._numbered(), line + self.first_line, text.rstrip()
        at = At(number, max(self.lines[line].find(text), 0) + 1)
        segments = ("<p>", Words(text, anchor, 0, at), "</p>\n")
        prose = stamp("paragraph0", words)
        self.blocks.append(Block(anchor, "paragraph", 0, segments, (Unit(anchor, words),), At(number, 1), prose))

    def _numbered(self) -> str:
        """Return the id of the next block that has a number."""
        self.number += 1
        anchor = f"p{self.number}"
        self.anchors.add(anchor)
        return anchor

    def _plain(self, tokens: list[Token], anchor: str) -> tuple[tuple[ProseSegment, ...], tuple[Unit, ...]] | None:
        """Return the segments and units of a paragraph or heading of plain words, the usual case; None for others."""
        children = tokens[1].children if len(tokens) == 3 and not tokens[0].hidden else None
        if not children or len(children) > 1 or children[0].type != "text" or "\n" in children[0].content:
            return None
        first, inline, text = tokens[0], tokens[1], children[0].content
        self.labels.missing_notes(inline)
        line = inline.map[0] if inline.map else 0
        at = At(line + self.first_line, max(find(self.lines[line], text, 0), 0) + 1)
        quiet = first.type == "heading_open"
        opening = f'<{first.tag} id="{anchor}">' if quiet else f"<{first.tag}>"
        segments = (opening, Words(text, anchor, 0, at, quiet), f"</{first.tag}>\n")
        return segments, (Unit(anchor, text.rstrip()),) if text.strip() else ()

    def _marked(self, tokens: list[Token], anchor: str, kind: str) -> tuple[tuple[ProseSegment, ...], tuple[Unit, ...]]:
        """Return the segments and units of any block."""
        writer = InlineWriter(markdown(), self.lines, self.first_line, anchor)
        self._write(tokens, writer, kind)
        self.findings += writer.findings
        return writer.result()

    def _closed(self, fence: Token) -> bool:
        assert fence.map
        last = self.lines[fence.map[1] - 1].strip()
        return fence.map[1] - fence.map[0] > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])

    def _anchor(self, tokens: list[Token], kind: str, at: At) -> str:
        pinned = self.labels.pins(tokens, kind)
        if kind == "heading":
            # The prefix keeps headings from taking an id that the page or a paragraph has.
            words = "".join(
                child.content for child in tokens[1].children or () if child.type in ("text", "code_inline")
            )
            base = f"h-{slugify(words) or 'section'}"
            anchor, number = base, self.repeated.get(base, 1)
            while anchor in self.anchors:
                number += 1
                anchor = f"{base}-{number}"
            self.repeated[base] = number
            tokens[0].attrSet("id", anchor)
        elif kind in _UNNUMBERED:
            anchor = _UNNUMBERED[kind]
        elif pinned:
            anchor = pinned
            if anchor in self.anchors:
                self.findings.append(Finding(at, f"the paragraph id {anchor} is used twice — pin another"))
        else:
            return self._numbered()
        self.anchors.add(anchor)
        return anchor

    def _write(self, tokens: list[Token], writer: InlineWriter, kind: str) -> None:
        env: dict[str, Any] = {}
        items: list[int] = []
        quiet = 0
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self.labels.missing_notes(token)
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
                # The pages' Content-Security-Policy allows no inline style, so a class states the alignment.
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
