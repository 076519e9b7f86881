"""Decoding: every oddity of bytes is either made harmless or named with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.kinds import KINDS
from generator.core.model import ERROR, WARNING
from generator.source.decode import LIMIT, decode
from generator.source.read import read
from tests.small_sites import said

BRIEFING = next(kind for kind in KINDS if kind.name == "briefing")
TEXT = """\
---
title: Hội nghị ngoại vụ
summary: Một câu.
added: 2026-01-01
date_basis: stated
source: {publisher_basis: unknown}
---

Ông Bùi Thanh Sơn nói.

- một
- hai
"""


def places(data: bytes) -> list[tuple[int, int]]:
    return [(finding.at.line, finding.at.column) for finding in decode(data)[1]]


def only(data: bytes) -> str:
    """Return the one message that the bytes deserve."""
    text, findings = decode(data)
    assert text == "" and len(findings) == 1 and findings[0].severity == ERROR
    return findings[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n", 5).encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode(),
    ],
    ids=["byte order mark", "CRLF", "lone CR", "mixed line ends", "decomposed", "all at once"],
)
def test_harmless_differences_are_no_differences(data: bytes) -> None:
    assert data != TEXT.encode()
    assert decode(data) == (TEXT, ())
    assert said(read(BRIEFING, data)) == said(read(BRIEFING, TEXT.encode()))


def test_a_byte_that_is_not_utf8_is_named_with_its_place() -> None:
    data = "---\ntitle: Hội ".encode() + b"\xe1 x\n"
    assert only(data) == "byte 0xe1 (offset 17) is not UTF-8 — save the file as UTF-8"
    assert places(data)[0][0] == 2


def test_the_column_of_a_bad_byte_counts_characters() -> None:
    """An editor's cursor counts characters; the offset in the message counts bytes."""
    assert places("Hội nghị ".encode() + b"\xff") == [(1, 10)]


@pytest.mark.parametrize("codec", ["cp1258", "cp1252", "latin-1"])
def test_an_older_encoding_is_refused(codec: str) -> None:
    assert only("---\ntitle: Đà Nẵng\n".encode(codec, "replace")).endswith("is not UTF-8 — save the file as UTF-8")


def test_utf16_is_called_by_its_name() -> None:
    assert only(TEXT.encode("utf-16")) == "the file is saved as UTF-16 — save it as UTF-8"


@pytest.mark.parametrize("text", [TEXT, "---\ntitle: Plain\n---\n" * 20], ids=["Vietnamese", "ASCII"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_one_problem(codec: str, text: str) -> None:
    """Half of it is NUL: one problem for each would bury the remedy."""
    assert "UTF-8" in only(text.encode(codec))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_control_characters_are_refused_with_their_place(character: str) -> None:
    data = f"a\nbc{character}d".encode()
    assert only(data) == f"control character U+{ord(character):04X} — delete it"
    assert places(data) == [(2, 3)]


def test_every_control_character_is_reported() -> None:
    assert places(b"\x00\na\x01\n\n\x02") == [(1, 1), (2, 2), (4, 1)]


def test_tabs_and_newlines_are_ordinary() -> None:
    assert decode(b"a\tb\nc") == ("a\tb\nc", ())


@pytest.mark.parametrize("character", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_turn_of_direction_is_a_warning(character: str) -> None:
    text, (finding,) = decode(f"a\nb{character}c".encode())
    assert text == f"a\nb{character}c"
    assert (finding.severity, finding.at) == (WARNING, (2, 2))
    assert f"U+{ord(character):04X}" in finding.message


def test_columns_count_composed_characters() -> None:
    data = (unicodedata.normalize("NFD", "Bùi Thanh Sơn ") + "\x07").encode()
    assert places(data) == [(1, 15)]


def test_a_file_over_a_megabyte_is_refused_and_one_just_under_is_read() -> None:
    assert "larger than 1 MB" in only(b"x" * (LIMIT + 1))
    assert decode(b"x" * LIMIT) == ("x" * LIMIT, ())


def test_an_empty_file_is_empty() -> None:
    assert decode(b"") == decode(b"\xef\xbb\xbf") == ("", ())


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    text, findings = decode(data)
    assert text == unicodedata.normalize("NFC", text) and "\r" not in text and "\x00" not in text
    assert all(finding.at.line >= 1 and finding.at.column >= 1 for finding in findings)
    assert text or findings or not data.removeprefix(b"\xef\xbb\xbf")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
def test_ordinary_text_comes_through_composed(text: str) -> None:
    found, findings = decode(text.encode())
    if not any(finding.severity == ERROR for finding in findings):
        assert found == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("text", "severity"), [("\x01", ERROR), ("\u202e", WARNING)])
def test_however_many_characters_are_wrong_the_first_are_named_and_the_others_counted(text: str, severity: str) -> None:
    assert places(f"a{text}b{text}\n\n{text}".encode()) == [(1, 2), (1, 4), (3, 1)]
    many = decode((text * 300_000).encode())[1]
    assert [finding.at for finding in many] == [(1, column) for column in range(1, 22)]
    assert {finding.severity for finding in many} == {severity}
    assert many[-1].message == "299980 more such characters from here on — save the file as text, without them"
    assert len(decode((text * 20).encode())[1]) == 20
    assert "1 more such character from" in decode((text * 21).encode())[1][-1].message
