"""Inline text: from the tokens of a paragraph to its segments: finished HTML, prose to search for names, references."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.core.kinds import CODES, KINDS
from generator.core.model import IMAGE, At, Finding, InlineReference, ProseSegment, Unit, Words
from generator.language.text import nearest
from generator.language.typeset import LANG, typeset
from generator.source.scalars import mailto, url

_SCHEMES = {kind.name for kind in KINDS}
_SCROLLS = ("fence", "code_block")
_WEB = {"http": url, "https": url, "mailto": mailto}
"""For each scheme of external links, the function that raises ValueError for a malformed address."""


def find(line: str, text: str, start: int) -> int:
    """Return the index of a text in a line, from a column on; -1 if it is not there. Escaped brackets are skipped."""
    found = line.find(text, start)
    while text == "[" and found > 0 and line[found - 1] == "\\":
        found = line.find(text, found + 1)
    return found


class InlineWriter:
    """A writer of the segments of one block and of the words of its units."""

    def __init__(self, markdown: MarkdownIt, lines: list[str], first_line: int, base: str) -> None:
        self.markdown = markdown
        self.lines = lines
        self.first_line = first_line
        self.base = base
        """The id of the block."""
        self._segments: list[ProseSegment] = []
        self._pieces: list[str] = []
        """The pieces of the next segment: HTML, or words, whose beginning ``_begun`` holds."""
        self._begun: tuple[str, bool, int, At] | None = None
        self.words: dict[str, list[str]] = {}
        """For each id of a unit, its words in pieces."""
        self._lengths: dict[str, int] = {}
        self.foreign: dict[str, list[tuple[int, int, str]]] = {}
        self.anchor = base
        self.findings: list[Finding] = []
        self.quiet = False
        """Whether names become no links here: within a quotation or a heading."""
        self._line = 0
        self._column = 0

    def result(self) -> tuple[tuple[ProseSegment, ...], tuple[Unit, ...]]:
        """Return the segments, with neighbouring HTML and prose joined, and the units that have words."""
        self._close()
        units = [
            Unit(anchor, text.rstrip(), tuple(self.foreign.get(anchor, ())))
            for anchor, text in [(anchor, "".join(pieces)) for anchor, pieces in self.words.items()]
            if text.strip()
        ]
        return tuple(self._segments), tuple(units)

    def write(self, html: str) -> None:
        """Write HTML."""
        if self._begun:
            self._close()
        self._pieces.append(html)

    def _close(self) -> None:
        """Add a segment of the present pieces."""
        if self._pieces:
            text = "".join(self._pieces)
            if self._begun:
                anchor, quiet, offset, at = self._begun
                self._segments.append(Words(text, anchor, offset, at, quiet))
            else:
                self._segments.append(text)
            self._pieces, self._begun = [], None

    def _refer(self, ref: InlineReference) -> None:
        self._close()
        self._segments.append(ref)

    def unit(self, anchor: str) -> None:
        """Begin a unit that can be cited by itself."""
        self.anchor = anchor

    def note(self, text: str) -> None:
        """Add words to the present unit without writing HTML."""
        self.words.setdefault(self.anchor, []).append(text)
        self._lengths[self.anchor] = self._so_far() + len(text)

    def html(self, tokens: list[Token], index: int, env: dict[str, Any]) -> None:
        """Write one token as the Markdown library does."""
        renderer: Any = self.markdown.renderer
        rule = renderer.rules.get(tokens[index].type, renderer.renderToken)
        html = rule(tokens, index, self.markdown.options, env)
        # Parts that scroll sideways must be reachable by keyboard.
        self.write(html.replace("<pre>", '<pre tabindex="0">', 1) if tokens[index].type in _SCROLLS else html)

    def inline(self, token: Token) -> None:
        """Write the children of an inline token."""
        line = token.map[0] if token.map else 0
        if line != self._line:  # else it is the next cell of a row
            self._line, self._column = line, 0
        if self._so_far():
            self.note(" ")
        children = token.children or []
        index = 0
        while index < len(children):
            child = children[index]
            if child.type == "link_open":
                index = self._link(children, index)
            elif child.type in ("text", "softbreak"):
                self._prose("\n" if child.type == "softbreak" else child.content)
            elif child.type == "image":
                self._image(child)
            else:
                self._other(children, index)
            index += 1

    def _so_far(self) -> int:
        return self._lengths.get(self.anchor, 0)

    def _place(self, text: str) -> At:
        """Return the position of a text in its source line; the next search begins behind it."""
        line = self.lines[self._line] if self._line < len(self.lines) else ""
        found = find(line, text, self._column)
        if found >= 0:
            self._column = found + len(text)
        return At(self._line + self.first_line, max(found, 0) + 1)

    def _newline(self) -> None:
        self._line += 1
        self._column = 0

    def _prose(self, text: str) -> None:
        if text == "\n":
            self._newline()
            place = At(self._line + self.first_line, 1)
        else:
            place = self._place(text)
        if not self._begun or self._begun[:2] != (self.anchor, self.quiet):
            self._close()
            self._begun = self.anchor, self.quiet, self._so_far(), place
        self._pieces.append(text)
        self.note(text)

    def _other(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "hardbreak":
            self._newline()
            self.note("\n")
        elif token.type == "code_inline":
            self._place(token.content)
            self.note(token.content)
        self.html(tokens, index, {})

    def _image(self, token: Token) -> None:
        place = self._place("![")
        name, alternative = str(token.attrs.get("src", "")), token.content
        if not alternative.strip():
            self.findings.append(
                Finding(place, "the picture has no words for those who cannot see it — write them in [ ]")
            )
        offset = self._so_far()
        self._refer(
            InlineReference(IMAGE, unquote(name), "", escape(alternative), alternative, self.anchor, offset, place)
        )

    def _link(self, tokens: list[Token], start: int) -> int:
        """Write a link; return the index of its closing token."""
        place = self._place("[")
        address = str(tokens[start].attrs.get("href", ""))
        end = start
        depth = 0
        while True:
            depth += {"link_open": 1, "link_close": -1}.get(tokens[end].type, 0)
            if depth == 0:
                break
            end += 1
        inner = InlineWriter(self.markdown, self.lines, self.first_line, self.anchor)
        inner._line, inner._column = self._line, self._column
        pictured = any(child.type == "image" for child in tokens[start:end])
        for index in range(start + 1, end):
            child = tokens[index]
            if child.type in ("text", "softbreak"):
                inner._prose("\n" if child.type == "softbreak" else child.content)
            elif child.type != "image":
                inner._other(tokens, index)
        self._line, self._column = inner._line, max(inner._column, self._column)
        segments, _ = inner.result()
        label = "".join(segment if isinstance(segment, str) else typeset(segment.text) for segment in segments
                        if isinstance(segment, str | Words))  # fmt: skip
        text = "".join(inner.words.get(self.anchor, ()))
        if pictured:
            self.findings.append(Finding(place, "a picture cannot be a link here — take one of them out"))
        elif not text.strip():
            self.findings.append(Finding(place, "the link has no words to click — write them in [ ]"))
        offset = self._so_far()
        self.note(text)
        self._target(address, label, text, offset, place)
        return end

    def _target(self, address: str, label: str, text: str, offset: int, place: At) -> None:
        scheme, colon, rest = unquote(address).partition(":")
        web = address.partition(":")[0].lower()  # as a browser sees it, which decodes nothing in a scheme
        target, _, fragment = rest.partition("#")
        if colon and scheme == LANG:
            if target not in CODES:
                codes = " or ".join(f"{LANG}:{code}" for code in CODES)
                message = f"“{target}” is not a language of this archive — write {codes}"
                self.findings.append(Finding(place, message))
            self.foreign.setdefault(self.anchor, []).append((offset, offset + len(text), target))
            self.write(f'<span lang="{escape(target)}">{label}</span>')
        elif colon and scheme in _SCHEMES:
            self._refer(InlineReference(scheme, target, fragment, label, text, self.anchor, offset, place))
        elif address.startswith("#"):
            self._refer(InlineReference("", "", address[1:], label, text, self.anchor, offset, place))
        elif colon and web in _WEB:
            try:
                _WEB[web](address)
                self.write(f'<a href="{escape(address)}" rel="external">{label}</a>')
            except ValueError as error:
                self.findings.append(Finding(place, str(error)))
                self.write(label)
        else:
            choices = [*sorted(_SCHEMES), LANG, "https"]
            near = nearest(scheme, choices, 1) if colon else []
            remedy = f"did you mean “{near[0]}:”?" if near else f"use one of {', '.join(f'{c}:' for c in choices)}"
            self.findings.append(Finding(place, f"“{address}” is not an address that can be linked — {remedy}"))
            self.write(label)
