"""Prose: bodies become numbered blocks with holes; nothing a writer can type reaches a page as mark-up of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from math import isqrt
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from markdown_it.token import Token

from generator.archive.source_position import within
from generator.core.model import WARNING, Block, Finding, InlineReference, Words
from generator.source import blocks as prose
from generator.source.anchors import Labels
from generator.source.blocks import read_body
from tests.small_sites import PNG, briefing, event, page, person, small_site
from tests.steps import steps


def blocks(text: str) -> tuple[Block, ...]:
    """Read a body in which nothing is wrong."""
    found, findings = read_body(text)
    assert findings == ()
    return found


def findings(text: str) -> tuple[Finding, ...]:
    return read_body(text)[1]


def said(text: str) -> list[tuple[int, int, str]]:
    return [(finding.at.line, finding.at.column, finding.message) for finding in findings(text)]


def html(block: Block) -> str:
    """Return a block's HTML with its holes shown as ⟨…⟩."""
    return "".join(part if isinstance(part, str) else f"⟨{part.text}⟩" for part in block.segments)


def refs(text: str) -> list[InlineReference]:
    return [part for block in read_body(text)[0] for part in block.segments if isinstance(part, InlineReference)]


def anchors(text: str) -> list[str]:
    return [block.anchor for block in blocks(text)]


def unit_anchors(text: str) -> list[str]:
    return [unit.anchor for block in blocks(text) for unit in block.units]


# 83, 84: what is typed is shown


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>x</b>", "<!-- x -->", "<?php x ?>", "<![CDATA[x]]>",
     "</p></div></main>", "<svg/onload=x>", "{{ 7*7 }}", "{% include 'x' %}", "]]>", "a -- b", "&lt;script&gt;"],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "a {} b", "- {}", "> {}", "## {}", "a\n\n{}\n\nb", "| {} |\n|---|", "x[^1]\n\n[^1]: {}"]
)
def test_mark_up_and_template_code_are_text(typed: str, around: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    found, _ = read_body(around.format(typed))
    finished = "".join(part for block in found for part in block.segments if isinstance(part, str))
    assert not re.search(r"<(script|img|b>|!--|\?|!\[|svg)", finished)
    words = "".join(unit.text for block in found for unit in block.units)
    assert typed.replace("&lt;", "<").replace("&gt;", ">") in words


def test_what_is_typed_reaches_the_page_escaped(tmp_path: Path) -> None:
    site = small_site(
        tmp_path,
        briefing(
            "2024-01-01-a",
            "<script>alert(1)</script> {{ 7*7 }} ]]> & &amp; [<i>x</i>](#p1) `<u>` ![x](a.png)\n\n```\n</pre><script>\n```",
            title="'<script>\"&{{ 7*7 }}'",
            summary="'</script><b>'",
        ),
    )
    site.write_bytes("content/images/a.png", PNG).built()
    for path, data in site.tree().items():
        if path.endswith(".html"):
            assert not re.search(rb"<script>alert|<i>x|<u>|</pre><script>|</script><b>", data), path
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} ]]&gt; &amp; &amp;" in site.html(
        "vi/ban-tin/2024-01-01-a.html"
    )


# Numbering


def test_blocks_but_headings_are_numbered() -> None:
    text = "a\n\n## H\n\n- b\n- c\n\n> d\n\n| e |\n|---|\n\n```\nf\n```\n\nt\n: g\n\n---\n\nh\n"
    assert [(block.kind, block.anchor) for block in blocks(text)] == [
        ("paragraph", "p1"), ("heading", "h-h"), ("list", "p2"), ("quote", "p3"), ("table", "p4"), ("code", "p5"),
        ("definitions", "p6"), ("rule", ""), ("paragraph", "p7"),
    ]  # fmt: skip


def test_list_items_have_ids_within_their_list() -> None:
    text = "a\n\n1. b\n2. c\n   - d\n   - e\n     - f\n3. g\n"
    assert unit_anchors(text) == ["p1", "p2-1", "p2-2", "p2-2-1", "p2-2-2", "p2-2-2-1", "p2-3"]
    found = html(blocks(text)[1])
    assert re.findall(r'<li id="([^"]*)">', found) == ["p2-1", "p2-2", "p2-2-1", "p2-2-2", "p2-2-2-1", "p2-3"]


def test_a_loose_item_is_one_unit() -> None:
    (block,) = blocks("- a\n\n  b\n\n- c\n")
    assert [(unit.anchor, unit.text) for unit in block.units] == [("p1-1", "a b"), ("p1-2", "c")]


def test_lists_in_other_blocks_have_no_ids() -> None:
    (block,) = blocks("> - a\n> - b\n")
    assert [unit.anchor for unit in block.units] == ["p1"] and "id=" not in html(block)


def test_a_pinned_paragraph_keeps_its_own_number_and_others_theirs() -> None:
    assert anchors("a\n\nb\n\nc") == ["p1", "p2", "p3"]
    found = blocks("a\n\nmới {#p1a}\n\nb\n\nc")
    assert [block.anchor for block in found] == ["p1", "p1a", "p2", "p3"]
    assert html(found[1]) == "<p>⟨mới⟩</p>\n" and found[1].units[0].text == "mới"


def test_a_pin_used_twice_is_an_error() -> None:
    assert said("a {#p1a}\n\nb {#p1a}") == [(3, 1, "the paragraph id p1a is used twice — pin another")]


@pytest.mark.parametrize("text", ["a {#p9}", "a {#foo}", "## A {#p7a}", "- a {#p7a}", "> a {#p7a}"])
def test_a_pin_that_does_nothing_is_said_and_never_shown_to_readers(text: str) -> None:
    """A pin is a letter behind a number, at the end of a paragraph; anything else like it is a mistake."""
    (finding,) = findings(text)
    assert finding.at.line == 1 and "{#" in finding.message


def test_of_the_same_pin_twice_in_a_paragraph_the_last_is_meant() -> None:
    (finding,) = findings("a {#p9} b {#p9}")
    assert finding.at == (1, 11)


def test_numbers_do_not_depend_on_what_the_words_say() -> None:
    shape = "{0}\n\n- {0}\n- {0}\n\n## {0}\n\n{0}"
    assert [anchor for anchor in unit_anchors(shape.format("một")) if anchor != "h-mot"] == [
        anchor for anchor in unit_anchors(shape.format("hai ba **bốn** [năm](lang:vi)")) if anchor[0] == "p" and anchor[1].isdigit()
    ]  # fmt: skip


# Headings


def test_headings_have_unique_ids_from_their_words() -> None:
    text = "## Đề xuất\n\n## Đề xuất\n\n## Đề xuất 2\n\n## !!!\n\n## ???\n\n### *Quy chế* `x` [y](#p1)\n"
    found = anchors(text)
    assert found[:2] == ["h-de-xuat", "h-de-xuat-2"] and len(set(found)) == len(found)
    assert all(re.fullmatch("[a-z0-9-]+", anchor) for anchor in found)
    assert [block.level for block in blocks(text)] == [2, 2, 2, 2, 2, 3]
    assert found[5] == "h-quy-che-x-y"
    assert all(f'<h{block.level} id="{block.anchor}">' in html(block) for block in blocks(text))


@pytest.mark.parametrize("heading", ["P1", "p7a", "p 2"])
def test_a_heading_never_takes_the_number_of_a_paragraph(heading: str) -> None:
    found = anchors(f"## {heading}\n\na\n\n## {heading}\n\nb\n\n- c\n- d")
    assert len(set(found)) == len(found)
    assert [anchor for anchor in found if anchor[0] == "p"] == ["p1", "p2", "p3"]


def test_a_heading_of_the_first_level_repeats_the_title() -> None:
    assert said("a\n\n# Tiêu đề\n\nb") == [
        (3, 1, "a # heading repeats the title — begin the text's own headings with ##")
    ]


HEADINGS = ("Main", "Background", "Corrections", "Same event", "Mentions", "Together", "Offices", "Related", "Sources",
            "Forms", "Latest", "y2024", "fn1", "fnref1", "Footnotes")  # fmt: skip


def test_the_ids_of_a_page_are_unique_whatever_its_headings(tmp_path: Path) -> None:
    """An editor may call a section as the page calls one of its own."""
    body = "Nguyễn Văn A.[^1]\n\n" + "".join(f"## {heading}\n\nb\n\n" for heading in HEADINGS) + "[^1]: Chú thích."
    texts = [
        briefing(
            f"2024-01-0{n}-a", body, event=f"s{n // 3}", corrections="[{date: 2026-02-02, note: x}]", people="{a: Ông}"
        )
        for n in (1, 2, 3)
    ]
    note = f"-- content/people/a.vi.md --\n{body}\n"
    site = small_site(
        tmp_path, *texts, person("a", "Nguyễn Văn A"), note, event("s0"), event("s1"), page("about", body)
    )
    site.built()
    twice = {}
    for path in site.tree():
        ids = re.findall(r'\sid="([^"]*)"', site.html(path)) if path.endswith(".html") else []
        if len(set(ids)) < len(ids):
            twice[path] = sorted({one for one in ids if ids.count(one) > 1})
    assert twice == {}


# Inline


def test_emphasis_code_and_breaks() -> None:
    (block,) = blocks("a *b* **c** `d <e>`  \nf\\\ng\nh")
    assert html(block) == (
        "<p>⟨a ⟩<em>⟨b⟩</em>⟨ ⟩<strong>⟨c⟩</strong>⟨ ⟩<code>d &lt;e&gt;</code><br />\n⟨f⟩<br />\n⟨g\nh⟩</p>\n"
    )
    assert block.units[0].text == "a b c d <e>\nf\ng\nh"


@pytest.mark.parametrize(
    "text",
    ["a **b** c [d](person:x) e\nf `g` h  \ni", "- a *b*\n  c\n- [d](person:x) e\n  - f **g**", "| a | **b** c |\n|---|---|\n| d | e |",
     "> a\n> b\n>\n> c", "t\n: a **b**\n: c", "x[^1] y\n\n[^1]: a *b* c\n\n    d", "a\n{#p1a}", "1. a\n\n   b **c**\n\n   d"],
)  # fmt: skip
def test_every_piece_of_prose_knows_where_it_stands(text: str) -> None:
    for block in blocks(text):
        units = {unit.anchor: unit.text for unit in block.units}
        for part in block.segments:
            if not isinstance(part, str):
                assert units[part.anchor].startswith(part.text.rstrip(), part.offset)


@pytest.mark.parametrize(
    ("text", "places"),
    [("a *a* a", [(1, 1), (1, 4), (1, 7)]), ("`a` a", [(1, 5)]), ("[a](person:x) a *a*", [(1, 15), (1, 18)]),
     ("a\na *a*", [(1, 1), (2, 1), (2, 4)]), ("- a *a*\n- a", [(1, 3), (1, 6), (2, 3)]),
     ("| a | a |\n|---|---|\n| a | a |", [(1, 3), (1, 7), (3, 3), (3, 7)])],
)  # fmt: skip
def test_the_same_words_are_told_apart_by_where_they_stand(text: str, places: list[tuple[int, int]]) -> None:
    words = [part for block in blocks(text) for part in block.segments if isinstance(part, Words)]
    found = [within(part, offset) for part in words for offset, letter in enumerate(part.text) if letter == "a"]
    assert [(at.line, at.column) for at in found] == places


def test_a_table_a_definition_and_a_footnote() -> None:
    table, definitions, paragraph, notes = blocks("| a | b |\n|:-:|--:|\n| c | d |\n\nt\n: e\n\nf[^x]\n\n[^x]: g")
    assert (table.kind, definitions.kind, paragraph.kind, notes.kind) == (
        "table", "definitions", "paragraph", "footnotes",
    )  # fmt: skip
    assert "<th" in html(table) and "⟨c⟩</td>" in html(table)
    assert html(definitions) == "<dl>\n<dt>⟨t⟩</dt>\n<dd>⟨e⟩</dd>\n</dl>\n"
    assert 'href="#fn1"' in html(paragraph) and 'id="fn1"' in html(notes) and "⟨g⟩" in html(notes)


def test_a_footnote_without_text_and_a_text_without_footnote_are_said() -> None:
    missing = findings("a[^1] b\n")
    assert [finding.at.line for finding in missing] == [1] and "[^1]" in missing[0].message
    assert findings(r"a\[^1] \[b]") == () and len(findings(r"a \[b] c[^1]")) == 1
    unused = findings("a\n\n[^2]: b\n")
    assert [finding.at.line for finding in unused] == [3] and "[^2]" in unused[0].message


# Links


def test_schemes_become_holes() -> None:
    (found,) = refs("x [**ông** `Sơn`](person:bui-thanh-son#p7) y")
    assert (found.scheme, found.target, found.fragment) == ("person", "bui-thanh-son", "p7")
    assert (found.label, found.text) == ("<strong>ông</strong> <code>Sơn</code>", "ông Sơn")
    assert [(one.scheme, one.target) for one in refs("[a](briefing:b) [c](event:d) [e](resolution:f) [g](page:h)")] == [
        ("briefing", "b"), ("event", "d"), ("resolution", "f"), ("page", "h"),
    ]  # fmt: skip
    assert [(one.scheme, one.fragment) for one in refs("[a](#p1)")] == [("", "p1")]
    assert [(one.scheme, one.target) for one in refs("[a][r]\n\n[r]: person:b\n")] == [("person", "b")]


def test_words_of_another_language_are_marked() -> None:
    (block,) = blocks("the [Sở **Ngoại** vụ](lang:vi) of")
    assert html(block) == '<p>⟨the ⟩<span lang="vi">Sở <strong>Ngoại</strong> vụ</span>⟨ of⟩</p>\n'
    assert block.units[0].text == "the Sở Ngoại vụ of"
    ((line, column, message),) = said("a [b](lang:fr)")
    assert (line, column) == (1, 3) and "“fr” is not a language of this archive" in message


def test_web_addresses_are_kept_and_marked_external() -> None:
    (block,) = blocks("[a](https://archive.example/?b=c&d=e 'f') <https://archive.example/> <mailto:a@archive.example>")
    assert '<a href="https://archive.example/?b=c&amp;d=e" rel="external">a</a>' in html(block)
    assert '<a href="https://archive.example/" rel="external">https://archive.example/</a>' in html(block)
    assert '<a href="mailto:a@archive.example" rel="external">' in html(block)


DANGEROUS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "java%73cript:alert(1)", "vbscript:x",
    "data:text/html,x", "data:image/png;base64,x", "file:///etc/passwd", "//archive.example/", "/a", "a.html", "../a",
    "ftp://archive.example/", "tel:113", "blob:x", "intent:x", "?a", "<java script:x>", "", "<>", "javascript&colon;x",
    "java\\script:x",
]  # fmt: skip
UNSOUND = {
    "https://user:pass@archive.example/": "the address holds a user name or password — take it out",
    "https://": "“https://” is not an address — check its host and port",
    "https://[::1": "is not an address — check its host and port",
    "mailto:archive.example": "holds no email address — write mailto:name@example.org",
}


@pytest.mark.parametrize(
    ("address", "message"),
    [*((address, "is not an address that can be linked") for address in DANGEROUS), *UNSOUND.items()],
)
def test_no_other_address_becomes_a_link(address: str, message: str) -> None:
    text = f"một\n\nhai [ba]({address}) bốn"
    found, wrong = read_body(text)
    assert "<a" not in html(found[1]) and not refs(text)
    assert [(finding.at.line, finding.at.column) for finding in wrong] == [(3, 5)]
    assert message in wrong[0].message


def test_a_misspelt_scheme_says_which_was_meant() -> None:
    assert said("a [b](persn:c)") == [
        (1, 3, "“persn:c” is not an address that can be linked — did you mean “person:”?")
    ]
    assert said("a [b](Person:c)")[0][2].endswith("did you mean “person:”?")


PLACES = {
    "behind another link": ("x [a](person:b) y [c](foo:d)", 1, 19),
    "behind the same words": ("foo [foo](foo:d)", 1, 5),
    "behind code": ("a `[c](foo:d)` [c](foo:d)", 1, 16),
    "behind a picture": ("a ![i](q.png) [c](foo:d)", 1, 15),
    "behind an escaped bracket": ("a \\[ [c](foo:d)", 1, 6),
    "behind an entity": ("a &amp; [c](foo:d)", 1, 9),
    "on the second line": ("một\nhai [c](foo:d)", 2, 5),
    "behind a link of two lines": ("[một\nhai](person:x) ba [c](foo:d)", 2, 19),
    "behind a hard break": ("một  \nhai\\\n[c](foo:d)", 3, 1),
    "in emphasis": ("a *b [c](foo:d)*", 1, 6),
    "in a list": ("- một\n- hai [c](foo:d)", 2, 7),
    "in a loose item": ("- một\n\n  hai [c](foo:d)", 3, 7),
    "in a quote": ("> một\n> [c](foo:d)", 2, 3),
    "in a table": ("| a |\n|---|\n| `b` [c](foo:d) |", 3, 7),
    "in a definition": ("t\n: a [c](foo:d)", 2, 5),
    "in a footnote": ("a[^1]\n\n[^1]: b [c](foo:d)", 3, 9),
    "in a heading": ("a\n\n## b [c](foo:d)", 3, 6),
    "indented": ("   a [c](foo:d)", 1, 6),
}


@pytest.mark.parametrize(("text", "line", "column"), PLACES.values(), ids=PLACES)
def test_a_wrong_link_is_named_where_it_stands(text: str, line: int, column: int) -> None:
    assert [(finding.at.line, finding.at.column) for finding in findings(text)] == [(line, column)]


def test_a_link_needs_words() -> None:
    assert [message for *_, message in said("[](person:a)")] == ["the link has no words to click — write them in [ ]"]
    assert [message for *_, message in said("[ ](#p1)")] == ["the link has no words to click — write them in [ ]"]


# Pictures


def test_a_picture_is_a_hole_with_its_words() -> None:
    (found,) = refs('![Ảnh "một" <hai>](chup/anh%20mot.png)')
    assert (found.scheme, found.target) == ("image", "chup/anh mot.png")
    assert found.label == "Ảnh &quot;một&quot; &lt;hai&gt;"


def test_a_picture_needs_words() -> None:
    assert said("a\n\nb ![ ](c.png)") == [
        (3, 3, "the picture has no words for those who cannot see it — write them in [ ]")
    ]


def test_a_picture_cannot_be_a_link() -> None:
    assert "a picture cannot be a link here — take one of them out" in [
        message for *_, message in said("a [![b](c.png)](https://archive.example/)")
    ]


# Code


def test_an_open_fence_is_a_warning_at_its_opening() -> None:
    (finding,) = findings("a\n\n```\nb\n\nc")
    assert (finding.at.line, finding.severity) == (3, WARNING)
    assert findings("```\na\n```\n") == findings("~~~~\na\n~~~~~\n") == findings("```\n```") == ()


def test_names_are_never_sought_in_code() -> None:
    for block in read_body("`a`\n\n```\nb\n```\n\n    c")[0]:
        assert not any(isinstance(part, Words) for part in block.segments)


# 90: time

ATTACKS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "[]" * (n // 2),
    "nested links": lambda n: "[a](" * (n // 4),
    "images": lambda n: "![" * (n // 2),
    "stars": lambda n: "*a" * (n // 2),
    "underscores": lambda n: "_" * n,
    "backticks": lambda n: "".join("a" + "`" * one for one in range(1, isqrt(2 * n))),
    "quotes": lambda n: "> " * (n // 4) + "a",
    "lists": lambda n: "\n".join("  " * one + "- a" for one in range(isqrt(n))),
    "entities": lambda n: "&#x" * (n // 4),
    "angles": lambda n: "<" * n,
    "autolinks": lambda n: "<https://" * (n // 7),
    "footnotes": lambda n: "[^1]" * (n // 7) + "\n\n[^1]: a\n",
    "a table": lambda n: "| a |\n|---|\n" + "| b |\n" * (n // 4),
    "references": lambda n: "".join(f"[{one}]: person:a\n" for one in range(n // 7)),
    "links": lambda n: "[a](person:b) " * (n // 7),
    "lines": lambda n: "a\n" * n,
    "paragraphs": lambda n: "a\n\n" * (n // 2),
    "one line": lambda n: "chữ " * (2 * n),
    "headings alike": lambda n: "## a\n\n" * (n // 10),
    "emphasised words": lambda n: "a *b* **c** " * (n // 7),
}
"""From about how many characters to a text."""


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_text_takes_long(attack: Callable[[int], str]) -> None:
    read_body(attack(20_000))
    small, large = (steps(partial(read_body, attack(size))) for size in (300, 1_200))
    assert large < 6 * small


def own_steps(text: str) -> int:
    """Return how many lines of the program, the Markdown library's apart, are run to read a body."""
    ours, count = str(Path(prose.__file__).parent), 0

    def enter(frame: FrameType, event: str, given: Any) -> Callable[..., Any] | None:
        return within if frame.f_code.co_filename.startswith(ours) else None

    def within(frame: FrameType, event: str, given: Any) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return within

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        read_body(text)
    finally:
        sys.settrace(before)
    return count


GROWING: dict[str, Callable[[int], str]] = {
    "headings alike": lambda size: "## a\n\n" * size,
    "underlined headings alike": lambda size: "a\n---\n\n" * size,
    "headings alike in two ways": lambda size: "## a\n\n## a 2\n\n" * size,
    "unused footnotes": lambda size: "".join(f"[^{number}]: a\n\n" for number in range(size)),
    "used footnotes": lambda size: "".join(f"a[^{number}]\n\n[^{number}]: a\n\n" for number in range(size)),
    "footnotes without text": lambda size: "".join(f"a [^{number}]\n" for number in range(size)),
    "one footnote without text": lambda size: "a [^1]\n" * size,
    "footnotes without text in cells": lambda size: (
        "|" + "".join(f" [^{number}] |" for number in range(size)) + "\n|" + "---|" * size
    ),
    "pins in paragraphs": lambda size: "a {#p9}\n\n" * size,
    "pins in cells": lambda size: "|" + "".join(f" {{#{number}}} |" for number in range(size)) + "\n|" + "---|" * size,
}


@pytest.mark.parametrize("text", GROWING.values(), ids=GROWING)
def test_the_work_grows_with_the_text_and_not_faster(text: Callable[[int], str]) -> None:
    assert own_steps(text(400)) < 2.5 * own_steps(text(200))


@pytest.mark.parametrize("text", ["{#", "{#}", "{# ", "a{#a ", " ", "[^", "[^a", "[^1] ", "\\[^1 [^2] ", "[^]"])
def test_labels_are_sought_in_a_megabyte_without_end(text: str) -> None:
    """Were the rest of the text searched from every brace or bracket, this would take hours."""
    words = text * (1_000_000 // len(text)) + "{#"
    inline = Token("inline", "", 0, content=words, map=[0, 1], children=[Token("text", "", 0, content=words)])
    labels = Labels([words], 1, [])
    assert labels.pins([inline], "paragraph") == ""
    labels.missing_notes(inline)
    assert len(labels.findings) == words.count("[^1] ") + words.count("[^2] ")


def test_a_footnote_without_text_is_named_where_it_stands_first() -> None:
    assert [at[:2] for at in said("a [^2] [^1]\nb [^1] \\[^3] [^3]")] == [(1, 3), (1, 8), (1, 8)]
    assert [at[:2] for at in said("| [^2] | [^1] |\n|---|---|\n| [^1] | c |")] == [(1, 3), (1, 10), (3, 3)]


def test_an_unused_footnote_is_named_where_it_begins() -> None:
    text = "[^c] is no footnote here, nor is [^a]:\n\n  [^b]: x\n\n[^a]: y\n\n[^c]: z"
    assert [(line, message[:35]) for line, _, message in said(text)] == [
        (3, "nothing refers to the footnote [^b]"),
    ]


@pytest.mark.parametrize(
    "text",
    ["a\n\n: b", "a\n\n~ b", "> a\n>\n> : b", "- a\n\n  : b", "a", "a\n", "a\n\n", "> a\n>\n>", "ộ b\n\n", "    a\n\n", "- a\n\n\tb\n\n",
     "a\n===\n", "a | b\n---|---\n", "a\n\n    b\n", "a \t\n\nb", "1. a\n\n2. b", "x\n: a\n\n  b\n", "x[^1]\n\n[^1]: a\n\n    b\n\nc",
     "a-b: c (d) #e ^f ~~g~~ !h {i} $j$ +k=l @m % n | o > p 'q' \"r\"", "a ] b ^[c] d", "a ![b] c", "a & b &amp; c", "a \\* b", "a *b*",
     "a_b_ _c_", "a `b`", "a <b> <https://c.d>", "a {#p7a}", "a {#x}", "a \u3000", "  a  ", "## a-b: c! {d}", "- a-b\n- c: d"],
)  # fmt: skip
def test_a_line_that_stands_alone_is_read_as_any_other(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most paragraphs are such lines, and read by a rule of their own."""
    before = read_body(text)
    slow = prose.markdown.__wrapped__()
    slow.disable("line")
    monkeypatch.setattr(prose, "markdown", lambda: slow)
    monkeypatch.setattr(prose._BodyReader, "_plain", lambda *_: None)
    assert read_body(text) == before
