"""Markdown: the parser for CommonMark with tables, footnotes and definition lists, with a fast rule for the most common
block: one line of plain words."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

LINE = "line"
"""The type of the token for a paragraph of one line of plain words."""
_MARKS = re.compile(r"[\n\\`*_\[&<]")
"""Characters that can be mark-up within a paragraph."""


@cache
def markdown() -> MarkdownIt:
    """Return the parser."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Line ends are plain already, and raw HTML is text.
    parser.disable(["normalize", "html_block", "html_inline"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.core.ruler.at("inline", _inline)
    parser.block.ruler.before("table", "line", _line)
    # InlineWriter checks every address and knows its position; the parser would silently turn a bad link into text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse a paragraph of one line that begins with a letter, the usual case, before the other rules are tried."""
    begin, below = state.bMarks[line] + state.tShift[line], line + 1
    if not state.src[begin].isalpha() or state.is_code_block(line):
        return False
    if below < state.lineMax and not state.isEmpty(below):
        return False  # it may go on, or be a heading or the head of a table
    after = below + 1
    if after < state.lineMax and state.src.startswith((":", "~"), state.bMarks[after] + state.tShift[after]):
        return False  # it may be a term, and that its definition
    state.line = below
    content, span = mdTrim(state.src[begin : state.eMarks[line]]), [line, below]
    if not (state.level or _MARKS.search(content) or "{#" in content):
        state.tokens.append(Token(LINE, "p", 0, content=content, map=span))
        return True
    state.push("paragraph_open", "p", 1).map = span
    words = state.push("inline", "", 0)
    words.content, words.map = content, span
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    """Parse the words of blocks like the rule of that name; words without a character of mark-up become one text."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _MARKS.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))
