"""Front matter: text stays text, and whatever YAML can do to an editor is named with its place and its remedy."""

from __future__ import annotations

from typing import Any

import pytest

from generator.core.kinds import KINDS
from generator.core.model import Document
from generator.source.read import read
from tests.steps import steps

KIND = {kind.name: kind for kind in KINDS}
HEAD = """\
title: Hội nghị
summary: Một câu.
added: 2026-01-01
date_basis: stated
source: {publisher_basis: unknown}
"""
"""The fields that a briefing must have; the next line of a file with it is line 7."""


def briefing(extra: str, head: str = HEAD) -> Document:
    return read(KIND["briefing"], f"---\n{head}{extra}\n---\n\nMột câu.\n".encode("utf-8", "surrogatepass"))


def said(document: Document) -> list[tuple[int, int, str]]:
    return [(finding.at.line, finding.at.column, finding.message) for finding in document.findings]


def value(extra: str, name: str = "place") -> Any:
    document = briefing(extra)
    assert said(document) == []
    return document.fields.get(name)


# 38, 43: nothing but text


@pytest.mark.parametrize(
    "text",
    ["no", "NO", "yes", "on", "true", "0123", "12:30", "1.10", "1_000", "1e3", "+84123", "0x1f", "2025-02-30", "<<",
     "-1", ".5", "...x", "=", "--- x", "Nghị quyết 31", "a'b", 'a"b', "a#b", "C&A", "50%", "x@y", "[sic"][:-1],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert value(f"place: {text}") == text
    assert value(f"place: '{text.replace(chr(39), chr(39) * 2)}'") == text


@pytest.mark.parametrize("nothing", ["", "~", "null", " ", " # chú thích"])
def test_nothing_is_the_same_as_leaving_the_field_out(nothing: str) -> None:
    document = briefing(f"place: {nothing}")
    assert said(document) == [] and "place" not in document.fields


@pytest.mark.parametrize("nothing", ["", "~", "null"])
@pytest.mark.parametrize("field", ["people", "source", "corrections", "nolink", "slugs", "single", "event", "date"])
def test_nothing_is_nothing_for_every_shape(field: str, nothing: str) -> None:
    head = HEAD.replace("source: {publisher_basis: unknown}\n", "") if field == "source" else HEAD
    document = briefing(f"{field}: {nothing}", head)
    missing = ["the field “source” is missing — add it"] if field == "source" else []
    assert [message for *_, message in said(document)] == missing
    assert field not in document.fields


@pytest.mark.parametrize("quoted", ['"null"', "'~'"])
def test_quotes_make_nothing_a_word(quoted: str) -> None:
    assert value(f"place: {quoted}") == quoted[1:-1]


@pytest.mark.parametrize("empty", ['""', "''", '" "', "'   '", '"\\u00a0"', "|\n  "])
def test_a_text_of_spaces_is_refused(empty: str) -> None:
    ((line, _, message),) = said(briefing(f"place: {empty}"))
    assert line == 7 and message == "there is nothing here but spaces — write something, or delete the field"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("|\n  a\n  b", "a b"), (">\n  a\n  b", "a b"), ("a\n  b", "a b"), ('"a\\n  b"', "a b"), ("a\t b  ", "a b")],
)
def test_white_space_within_a_line_is_one_space(written: str, kept: str) -> None:
    assert value(f"place: {written}") == kept


# 35–37, 59, 60: fields


def test_a_field_given_twice_is_named_with_both_lines() -> None:
    assert said(briefing("place: a\ntitle: b")) == [(8, 1, "“title” is given twice, first on line 2 — keep one")]
    ((line, column, message),) = said(briefing("people:\n  bui-son: a\n  bui-son: b"))
    assert (line, column) == (9, 3) and "first on line 8" in message


def test_an_unknown_field_says_which_was_meant() -> None:
    assert said(briefing("sumary: a")) == [(7, 1, "“sumary” is not a field here — did you mean “summary”?")]
    ((*_, message),) = said(briefing("zzzz: a"))
    assert message.startswith("“zzzz” is not a field here — known are title, short_title, summary, ")


def test_an_unknown_field_within_a_field_says_so_too() -> None:
    document = briefing("source: {publishr: x}", HEAD.replace("source: {publisher_basis: unknown}\n", ""))
    assert said(document) == [(6, 10, "“publishr” is not a field here — did you mean “publisher”?")]


def test_everything_missing_is_named_at_the_first_line() -> None:
    document = briefing("", "place: Hà Nội\n")
    assert said(document) == [
        (1, 1, f"the field “{name}” is missing — add it")
        for name in ("title", "summary", "added", "date_basis", "source")
    ]


def test_a_field_missing_within_a_list_stands_at_its_item() -> None:
    people = "name: Madonna\noffices:\n  - title: {vi: a}\n    from: 2019\n  - from: 2020\n    until: {date: 2021}\n"
    found = said(read(KIND["person"], f"---\n{people}---\n".encode()))
    assert [(line, column) for line, column, _ in found] == [(7, 5), (6, 5)]
    assert [message.partition(" of ")[0] for *_, message in found] == ["the field “source”", "the field “title”"]


def test_a_merge_key_is_an_unknown_field() -> None:
    ((line, _, message),) = said(briefing("<<: {place: x}"))
    assert line == 7 and message.startswith("“<<” is not a field here")


@pytest.mark.parametrize("key", ["? [a]\n: x", "{a: b}: x", "[a]: x"])
def test_a_key_that_is_no_word_is_refused(key: str) -> None:
    ((line, _, message),) = said(briefing(key))
    assert line == 7 and message == "a field's name must be a plain word — mend it"


def test_twenty_thousand_fields_are_refused_at_once() -> None:
    many = briefing("\n".join(f"k{n}: v" for n in range(20_000)))
    ((*_, message),) = said(many)
    assert "split the file" in message
    assert steps(lambda: said(many)) < 20_000 + steps(lambda: said(briefing("k: v")))


# 46–52: YAML


@pytest.mark.parametrize(("front", "noun"), [("- a\n- b", "a list"), ("hello", "plain text"), ("[a]", "a list")])
def test_front_matter_is_fields(front: str, noun: str) -> None:
    document = briefing("", front)
    assert said(document) == [(2, 1, f"{noun} stands where fields are due — write “name: value” lines")]


@pytest.mark.parametrize("front", ["", "# chỉ có chú thích", "\n\n"])
def test_empty_front_matter_is_named(front: str) -> None:
    document = briefing("", front)
    assert said(document) == [(1, 1, "the front matter is empty — write the fields between the hyphens")]


@pytest.mark.parametrize("data", [b" ---\ntitle: x\n---\n", b"\t---\n\ttitle: x\n\t---\n"])
def test_space_before_the_hyphens_is_named(data: bytes) -> None:
    ((*place, message),) = said(read(KIND["briefing"], data))
    assert place == [1, 1]
    assert message == "spaces stand before the hyphens — take them out before every line of the front matter"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"title: x\n", b" - --\n", b"----\n"])
def test_no_front_matter_is_named(data: bytes) -> None:
    ((line, column, message),) = said(read(KIND["briefing"], data))
    assert (line, column) == (1, 1) and message.startswith("no front matter — begin the file with a line of three")


def test_front_matter_that_never_ends_is_named_where_it_begins() -> None:
    ((line, column, message),) = said(read(KIND["briefing"], f"---\n{HEAD}\nMột câu.\n".encode()))
    assert (line, column) == (1, 1) and "never closed" in message


@pytest.mark.parametrize("ending", ["---", "---\n", "--- \t\n"])
def test_a_file_may_end_with_its_front_matter(ending: str) -> None:
    document = read(KIND["briefing"], f"---\n{HEAD}{ending}".encode())
    assert said(document) == [] and document.body == ()


def test_hyphens_in_the_body_are_a_rule() -> None:
    document = read(KIND["briefing"], f"---\n{HEAD}---\n\na\n\n---\n\nb\n".encode())
    assert [block.kind for block in document.body] == ["paragraph", "rule", "paragraph"]


YAML_MISTAKES = {
    "a second document": ("...\nplace: x", 8, "a second document begins here"),
    "a tab as indentation": ("people:\n\tbui-son: x", 8, "a tab stands"),
    "a colon in a value": ("place: Hà Nội: thủ đô", 7, "a colon stands in a value — put the value in quotes"),
    "a double quotation mark never closed": (
        'place: "Hà Nội\nevent: x',
        7,
        "a quotation mark is opened here and never",
    ),
    "a single quotation mark never closed": (
        "place: 'Hà Nội\nevent: x",
        7,
        "a quotation mark is opened here and never",
    ),
    "words behind a quotation": ('place: "Đối ngoại" mới', 7, "quotes"),
    "an at sign": ("place: @x", 7, "this character cannot begin a value — put the value in quotes"),
    "a backtick": ("place: `x`", 7, "this character cannot begin a value — put the value in quotes"),
    "a percent sign": ("place: %x", 7, "this character cannot begin a value — put the value in quotes"),
    "a star": ("place: *x", 7, "& and * mark anchors, which are not used here — put the value in quotes"),
    "an anchor": ("place: &x y\ndate_note: *x", 7, "& and * mark anchors, which are not used here"),
    "a hyphen": ("place: - x", 7, "put the value in quotes"),
    "a question mark": ("place: ? x", 7, "put the value in quotes"),
    "template marks": ("place: {{ x }}", 7, "in quotes"),
    "a tag": ("place: !x y", 7, "! marks a tag, which is not used here — put the value in quotes"),
    "a tag of Python": ("place: !!python/object/apply:os.system [echo]", 7, "! marks a tag"),
    "binary": ("place: !!binary aGk=", 7, "! marks a tag"),
    "a set": ("people: !!set {a, b}", 7, "! marks a tag"),
    "a list never closed": ("nolink: [a, b\nplace: x", 7, "a list in [ ] is not closed"),
    "a mapping never closed": ("people: {a: b\nplace: x", 7, "a mapping in { } is not closed"),
    "an escape that YAML does not know": ('place: "\\d"', 7, "use single quotes"),
    "half a surrogate pair": ('place: "\\ud800"', 7, " — "),
    "a field without a colon": ("place x\nevent: x", 7, "a field needs a colon — write “name: value”"),
    "an indented line too many": ("place: x\n  event: y", 8, "a colon stands in a value"),
    "a list where fields go on": ("nolink:\n  - a\n b: c", 9, "check"),
}


@pytest.mark.parametrize(("extra", "line", "message"), YAML_MISTAKES.values(), ids=YAML_MISTAKES)
def test_a_mistake_in_yaml_is_named_with_its_line(extra: str, line: int, message: str) -> None:
    document = briefing(extra)
    assert len(document.findings) == 1, "one mistake is one problem"
    assert (document.findings[0].at.line, message in document.findings[0].message) == (line, True), said(document)


@pytest.mark.parametrize("extra", [extra for extra, *_ in YAML_MISTAKES.values()], ids=YAML_MISTAKES)
def test_a_mistake_is_explained_without_words_of_yaml(extra: str) -> None:
    """An editor knows fields, lists and quotes; not nodes, scalars, tokens and block sequences."""
    for finding in briefing(extra).findings:
        words = ("while parsing", "while scanning", "scalar", "token", "sequence", "block", "in this context")
        assert not [word for word in words if word in finding.message]


# 52, 56–58: attacks


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    front = "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(20))
    ((line, _, message),) = said(briefing("", front))
    assert line == 2 and "anchors" in message


@pytest.mark.parametrize("opening", ["[", "{a: ", "[[", "- ", "? "])
@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deep_nesting_is_refused_at_once(opening: str, depth: int) -> None:
    document = briefing("people:\n  " + opening * depth)
    assert [message for *_, message in said(document)] == ["nested too deeply — no field needs more than a few levels"]
    assert steps(lambda: said(document)) < 5_000


@pytest.mark.parametrize("text", ["-", "- ", "a-", "-a:"])
@pytest.mark.timeout(60)
def test_a_line_without_end_is_no_work_without_end(text: str) -> None:
    assert briefing(text * (300_000 // len(text))).findings


@pytest.mark.parametrize("text", ["9" * 5_000, "x" * 1_001])
def test_a_line_of_too_many_characters_is_refused(text: str) -> None:
    ((*_, message),) = said(briefing(f"place: {text}"))
    assert message == f"{len(text)} characters are too many for one line — shorten it"


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\e", "\\u001b", "\\N", "\\L", "\\uffff", "\\x7f"])
def test_a_control_character_cannot_come_in_by_an_escape(escape: str) -> None:
    """It would make feeds and sitemaps unreadable, as one in plain sight would."""
    document = briefing(f'place: "a{escape}b"')
    assert "place" not in document.fields and len(document.findings) == 1
    assert document.findings[0].at.line == 7


def test_decomposed_letters_cannot_come_in_by_an_escape() -> None:
    assert value('place: "Ha\\u0300 No\\u0323\\u0302i"') == "Hà Nội"


def test_a_no_break_space_behind_a_colon_is_seen() -> None:
    ((line, column, message),) = said(briefing("place:\u00a0Hà Nội"))
    assert (line, column) == (7, 7) and "no-break space" in message


def test_an_invisible_character_in_a_field_is_named() -> None:
    ((line, _, message),) = said(briefing("pla\u200bce: x"))
    assert line == 7 and "U+200B" in message


def test_several_mistakes_of_one_file_come_together() -> None:
    found = said(briefing("date: 2025-02-30\nevent: A\nzzzz: b\ntitle: c"))
    assert [line for line, *_ in found] == [7, 8, 9, 10]
