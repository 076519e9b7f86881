"""Whatever is typed: no exception, bounded time, no mark-up of the writer's own, and an answer that depends on the
bytes alone."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE
from generator.core.digest import digest_of
from generator.core.kinds import KINDS, TERMS, Kind
from generator.core.model import Document, Words
from generator.source.blocks import read_body
from generator.source.read import read, read_data, read_note
from tests.small_sites import said

KIND = {kind.name: kind for kind in KINDS}
PIECES = [
    "a", "Bùi Thanh Sơn", "ộ", "o\u0302\u0323", " ", "  ", "\n", "\n\n", "\t", "    ", "*", "**", "_", "`", "```",
    "~~~", "[", "]", "(", ")", "![", "](", "](person:a)", "](#p1)", "](javascript:x)", "](lang:vi)", "[^1]", "[^1]:",
    "^[", "<script>", "</script>", "<b>", "<!--", "-->", "<https://a.example>", "&amp;", "&#0;", "&lt;", "&", "<",
    ">", "> ", "- ", "1. ", "# ", "## ", "p1", "|", "|---|", ": ", "---", "\\", '"', "'", "{#p1a}", "{{ x }}",
    "{% x %}", "\u00a0", "\u200b", "\u202e", "😀", "\ufeff",
]  # fmt: skip
TYPED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
YAML_PIECES = [
    "title", "people", "source", "offices", "name", ":", ": ", "- ", "-", "\n", "\n  ", "\n    ", " ", "[", "]", "{",
    "}", ",", '"', "'", "|", ">", "|-\n  ", "&a", "*a", "!x", "!!set", "?", "#", "%", "@", "`", "~", "null", "true",
    "2025-02-30", "<<", "---", "...", "\\", '"\\u0000"', '"\\ud800"', "\t", "\u00a0", "\u2028", "\x85", "\x00", "ộ",
    "0123", "{{ x }}", "=",
]  # fmt: skip
YAML = st.lists(st.sampled_from(YAML_PIECES), max_size=40).map("".join)

often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
MARKDOWN_TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a",
    "span", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "sup", "section",
    "div",
}  # fmt: skip


def sound(document: Document) -> None:
    """Insist on what later rooms take for granted."""
    for finding in document.findings:
        assert finding.at.line >= 1 and finding.at.column >= 1 and " — " in finding.message
    anchors = [block.anchor for block in document.body if block.anchor]
    if not document.findings:
        assert len(set(anchors)) == len(anchors)
    for block in document.body:
        digest_of(block)
        units = {unit.anchor: unit.text for unit in block.units}
        for part in block.segments:
            if isinstance(part, str):
                assert {tag.lower() for tag in TAG.findall(part)} <= MARKDOWN_TAGS
                assert not re.search(r'(href|src)="(?!#|https?:|mailto:)', part, re.IGNORECASE)
            elif isinstance(part, Words):
                assert units.get(part.anchor, "").startswith(part.text.rstrip(), part.offset) or not part.text.strip()
            else:
                assert {tag.lower() for tag in TAG.findall(part.label)} <= MARKDOWN_TAGS


@often
@given(st.one_of(TYPED, ANY))
def test_any_body_is_read(text: str) -> None:
    sound(read_note(text.encode()))


@often
@given(YAML, TYPED, st.sampled_from(sorted(KIND)))
def test_any_front_matter_is_read(front: str, body: str, kind: str) -> None:
    sound(read(KIND[kind], f"---\n{front}\n---\n{body}".encode()))


@often
@given(st.binary(max_size=300), st.sampled_from(sorted(KIND)))
def test_any_bytes_are_read(data: bytes, kind: str) -> None:
    sound(read(KIND[kind], data))
    sound(read(KIND[kind], b"---\n" + data + b"\n---\n" + data))


@often
@given(YAML)
def test_any_data_file_is_read(text: str) -> None:
    for file in (SITE_FILE, NEWSPAPERS_FILE, TERMS):
        _, _, findings = read_data(file, text.encode())
        assert all(finding.at.line >= 1 and " — " in finding.message for finding in findings)


FIELD = st.one_of(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40), YAML)


@often
@given(st.dictionaries(st.sampled_from([field.name for field in KIND["briefing"].fields]), FIELD, max_size=6))
def test_any_value_of_a_field_is_read(fields: dict[str, str]) -> None:
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    sound(read(KIND["briefing"], f"---\n{front}---\n".encode()))


@settings(max_examples=50, deadline=None)
@given(st.one_of(TYPED, ANY), YAML)
def test_reading_is_a_function_of_the_bytes(body: str, front: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode()
    kind: Kind = KIND["briefing"]
    first = read(kind, data)
    read(kind, b"---\ntitle: x\n---\n[^1] between\n\n[^1]: a\n")
    assert said(read(kind, data)) == said(first)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["một", "hai", "- ba", "> bốn", "## Năm", "| a |\n|---|", "t\n: d"]), max_size=8))
def test_a_paragraph_more_at_the_end_renumbers_nothing(parts: list[str]) -> None:
    before = [block.anchor for block in read_body("\n\n".join(parts))[0]]
    after = [block.anchor for block in read_body("\n\n".join([*parts, "a", "thêm"]))[0]]
    assert after[: len(before)] == before


def test_a_megabyte_of_ordinary_text_is_read() -> None:
    paragraph = "Ông Bùi Thanh Sơn [nói](person:bui-thanh-son) về *đối ngoại* của Thành phố Hồ Chí Minh. " * 5 + "\n\n"
    text = paragraph * (999_000 // len(paragraph.encode()))
    blocks, findings = read_body(text)
    assert findings == () and len(blocks) > 1_000
