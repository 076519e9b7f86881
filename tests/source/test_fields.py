"""Fields: each shape and form keeps what is right, and says of the rest what is wrong and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE, DataFile
from generator.core.kinds import KINDS, TERMS
from generator.core.model import Data, Document
from generator.core.shapes import EACH, TRANSLATION
from generator.source.read import read, read_data
from generator.source.scalars import FORMS

KIND = {kind.name: kind for kind in KINDS}
HEAD = "title: T\nsummary: S\nadded: 2026-01-01\ndate_basis: stated\nsource: {publisher_basis: unknown}\n"
TRANSLATED = "title: T\nsummary: S\ntranslation: {of: vi, by: kho, status: unofficial}\n"


def document(kind: str, front: str) -> Document:
    return read(KIND[kind], f"---\n{front}\n---\n".encode())


def messages(found: Document) -> list[str]:
    return [finding.message for finding in found.findings]


def form(name: str, text: str) -> Any:
    return FORMS[name](text)


def refused(name: str, text: str) -> str:
    with pytest.raises(ValueError) as caught:
        FORMS[name](text)
    what, dash, mend = str(caught.value).partition(" — ")
    assert what and dash and mend, "a message says what is wrong and how to mend it"
    return str(caught.value)


@pytest.mark.parametrize("text", ["a", "a-b", "31-nq-tw-2022", "0", "x" * 120])
def test_a_slug_is_kept(text: str) -> None:
    assert form("slug", text) == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "A", "a_b", "a--b", "-a", "a-", "a b", "a/b", "a\\b", "../x", "..", ".", "/a", "ả", "a.b", "a%20b", "a\n",
     "a\u200bb", "😀", "x" * 121, "index", "404", "con", "nul", "static", "a?b", "a#b", "a:b", "٣"],
)  # fmt: skip
def test_what_cannot_be_part_of_an_address_is_refused(text: str) -> None:
    refused("slug", text)


def test_an_invisible_character_in_a_slug_is_named() -> None:
    assert "U+200B" in refused("slug", "a\u200bb")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://archive.example", "https://archive.example"),
        ("http://archive.example/a?b=c&d=e#f", "http://archive.example/a?b=c&d=e#f"),
        ("https://archive.example/đối-ngoại", "https://archive.example/%C4%91%E1%BB%91i-ngo%E1%BA%A1i"),
        ("https://archive.example/%C4%91", "https://archive.example/%C4%91"),
        ('https://archive.example/"><script>', "https://archive.example/%22%3E%3Cscript%3E"),
        ("https://đà-nẵng.example/", "https://xn---nng-zna70au54p.example/"),
    ],
)
def test_an_address_is_kept_and_encoded(text: str, kept: str) -> None:
    assert form("url", text) == kept


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc", "//archive.example", "/a", "a.html", "",
     "https://", "https:///a", "https://a b", "https://a\nb", "https://u@archive.example", "https://u:p@archive.example",
     "https://[::1", "ftp://archive.example", "archive.example", "https:archive.example", "https://archive.example:port/",
     "https://archive.example:99999/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(text: str) -> None:
    refused("url", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://archive.example", "https://archive.example/"),
        ("https://archive.example/", "https://archive.example/"),
        ("https://ARCHIVE.example/Kho", "https://archive.example/Kho/"),
        ("https://archive.example/kho//", "https://archive.example/kho/"),
        ("http://archive.example:8000/kho", "http://archive.example:8000/kho/"),
    ],
)
def test_the_base_address_ends_with_one_slash(text: str, kept: str) -> None:
    assert form("base_url", text) == kept


@pytest.mark.parametrize(
    "text", ["", "archive.example", "https://archive.example/?a", "https://archive.example/#a", "/"]
)
def test_a_base_address_that_cannot_be_one_is_refused(text: str) -> None:
    refused("base_url", text)


def test_an_origin_is_a_web_address_or_a_briefing() -> None:
    assert form("origin", "briefing:2024-01-01-a") == "briefing:2024-01-01-a"
    assert form("origin", "https://archive.example/") == "https://archive.example/"
    for text in ("briefing:", "briefing:A", "person:a", "2024-01-01-a"):
        refused("origin", text)


def test_a_day_is_full_and_a_date_may_be_partial() -> None:
    assert form("day", "2025-02-03") == "2025-02-03"
    assert [form("date", text) for text in ("2025", "2025-02", "2025-02-03")] == ["2025", "2025-02", "2025-02-03"]
    assert refused("day", "2025-02") == "“2025-02” is not a full date — write it as 2025-02-03"
    for text in (
        "2025-02-30",
        "2025-13-01",
        "2025-00-01",
        "0000-01-01",
        "9999-01-01",
        "hôm qua",
        "20250203",
        "2025-2-3",
    ):
        refused("date", text)
        refused("day", text)


@pytest.mark.parametrize(
    "text", ["03/02/2025", "3-2-2025", "3.2.2025", "2025/02/03", "2025-2-3", "2025-02-03T00:00:00Z"]
)
def test_a_date_written_otherwise_is_rewritten_in_the_message(text: str) -> None:
    assert refused("date", text).endswith(" — write 2025-02-03")


def test_other_forms() -> None:
    assert form("authority", "archive.example,2026") == "archive.example,2026"
    assert form("authority", "sua@archive.example,2026-11") == "sua@archive.example,2026-11"
    assert form("contact", "sua@archive.example") == "sua@archive.example"
    assert form("contact", "https://archive.example/sua") == "https://archive.example/sua"
    assert (form("flag", "true"), form("flag", "false")) == ("true", "")
    assert form("stamp", "0123abcd") == "0123abcd"
    assert form("language", "vi") == "vi"
    for name, text in (
        ("authority", "archive.example"), ("authority", "a b,2026"), ("contact", "sua"), ("contact", "a b@c"),
        ("contact", "javascript:x"), ("flag", "yes"), ("flag", "True"), ("flag", ""), ("stamp", "0123ABCD"),
        ("stamp", "x"), ("language", "fr"), ("language", "VI"), ("line", "  "), ("text", "\n"), ("line", "x" * 1001),
    ):  # fmt: skip
        refused(name, text)


WRONG_SHAPES = {
    "a list for a line": ("place: [a, b]", "a list stands where one value is due"),
    "a mapping for a line": ("place: {a: b}", "a mapping stands where one value is due"),
    "text for a list": ("nolink: a", "plain text stands where a list is due"),
    "a mapping for a list": ("nolink: {a: b}", "a mapping stands where a list is due"),
    "text for fields": ("single: vì thế", "plain text stands where fields are due"),
    "a list for fields": ("people: [a]", "a list stands where fields are due"),
    "text by language": (
        "slugs: abc",
        "plain text stands where one value for each language is due — write {vi: …, en: …}",
    ),
    "a list by language": ("slugs: [abc]", "a list stands where one value for each language is due"),
    "a list in a list": ("nolink: [[a]]", "a list stands where one value is due"),
    "text for a list of fields": ("corrections: x", "plain text stands where a list is due"),
    "a language that is none": ("slugs: {fr: abc}", "“fr” is not a language of this archive — write vi or en"),
    "a choice that is none": ("source: {publisher_basis: infered}", "write “inferred”"),
    "a key that is no slug": ("people: {Bùi Sơn: x}", "“Bùi Sơn”"),
}


@pytest.mark.parametrize(("extra", "message"), WRONG_SHAPES.values(), ids=WRONG_SHAPES)
def test_a_value_of_another_shape_is_refused(extra: str, message: str) -> None:
    head = HEAD.replace("source: {publisher_basis: unknown}\n", "") if extra.startswith("source") else HEAD
    (found,) = document("briefing", head + extra).findings
    assert message in found.message and " — " in found.message
    assert found.at.line == head.count("\n") + 2


def test_one_bad_item_does_not_hide_the_others() -> None:
    found = document("briefing", HEAD + "former: [a, B, c, D]\nslugs: {vi: E, en: f}")
    assert len(found.findings) == 3
    assert found.fields["former"] == ("a", "c") and found.fields["slugs"] == {"en": "f"}


def test_an_office_may_be_given_short() -> None:
    found = document("briefing", HEAD + "people:\n  bui-son: Bộ trưởng\n  le-hang: {office: Thứ trưởng, as: caption}")
    assert messages(found) == []
    assert found.fields["people"] == Data(
        {"bui-son": Data(office="Bộ trưởng"), "le-hang": Data({"office": "Thứ trưởng", "as": "caption"})}
    )


def test_people_keep_the_order_in_which_they_are_written() -> None:
    found = document("briefing", HEAD + "people: {c: x, a: y, b: z}")
    assert list(found.fields["people"]) == ["c", "a", "b"]


def test_a_name_is_in_parts_or_whole() -> None:
    assert document("person", "name: Madonna").fields["name"] == Data(full="Madonna")
    parts = document("person", "name: {family: Bùi, middle: Thanh, given: Sơn}").fields["name"]
    assert parts == Data(family="Bùi", middle="Thanh", given="Sơn")


@pytest.mark.parametrize("name", ["{}", "{middle: Thanh}", "{family: ~}"])
def test_a_name_needs_a_family_or_given_name(name: str) -> None:
    """Otherwise a page without a title is published."""
    found = document("person", f"name: {name}")
    assert len(found.findings) == 1 and found.findings[0].at.line == 2


def test_false_is_the_same_as_leaving_a_flag_out() -> None:
    assert "draft" not in document("briefing", HEAD + "draft: false").fields
    assert document("briefing", HEAD + "draft: true").fields["draft"] == "true"


IN_TRANSLATIONS = {field.name for field in KIND["briefing"].fields if field.home in (EACH, TRANSLATION)}


@pytest.mark.parametrize(
    "field", [field.name for field in KIND["briefing"].fields if field.name not in IN_TRANSLATIONS]
)
def test_a_neutral_field_in_a_translation_names_the_line_to_move(field: str) -> None:
    found = document("briefing", f"{TRANSLATED}{field}: x")
    (finding,) = found.findings
    assert finding.at == (5, 1)
    assert finding.message.startswith(f"“{field}” does not depend on language — move this line to the original")


@pytest.mark.parametrize("field", [field.name for field in KIND["briefing"].fields if field.home == EACH])
def test_a_field_of_each_language_may_stand_in_a_translation(field: str) -> None:
    assert "does not depend on language" not in " ".join(messages(document("briefing", f"{TRANSLATED}{field}: x")))


def test_what_belongs_to_a_translation_may_not_stand_in_an_original() -> None:
    found = document("briefing", HEAD + "parity: [{waive: x, reason: y}]")
    assert messages(found) == ["“parity” belongs to a translation — take it out of the original"]
    assert messages(document("briefing", TRANSLATED + "parity: [{waive: x, reason: y}]")) == []


def test_a_translation_says_of_what_by_whom_and_how_sure() -> None:
    found = document("briefing", "title: T\nsummary: S\ntranslation: {of: fr, status: good}")
    assert messages(found) == [
        "“fr” is not a language of this archive — write vi or en",
        "“good” is not one of the choices — write unofficial, reviewed",
        "the field “by” of “translation” is missing — add it",
    ]


def data(file: DataFile, text: str) -> tuple[Any, list[tuple[int, int, str]]]:
    value, _, findings = read_data(file, text.encode())
    return value, [(finding.at.line, finding.at.column, finding.message) for finding in findings]


def test_data_files_are_read_whole() -> None:
    value, findings = data(NEWSPAPERS_FILE, "sggp: {name: {vi: Sài Gòn Giải Phóng}, site: https://archive.example/}\n")
    assert findings == [] and value == {
        "sggp": {"name": {"vi": "Sài Gòn Giải Phóng"}, "site": "https://archive.example/"}
    }
    value, findings = data(
        TERMS, "- {vi: Thành ủy, en: Party Committee, basis: press}\n- {vi: a, en: b, basis: archive}\n"
    )
    assert findings == [] and [term["vi"] for term in value] == ["Thành ủy", "a"]


def test_an_empty_data_file_is_empty() -> None:
    for text in ("", "# nothing\n"):
        assert data(NEWSPAPERS_FILE, text) == (Data(), [])
        assert data(TERMS, text) == ((), [])


def test_an_empty_site_file_names_all_that_is_missing() -> None:
    _, findings = data(SITE_FILE, "")
    assert [message.split("“")[1].split("”")[0] for *_, message in findings] == [
        "title", "description", "base_url", "licence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "text"),
    [(NEWSPAPERS_FILE, "- a"), (TERMS, "a: b"), (SITE_FILE, "- a"), (TERMS, "x"), (NEWSPAPERS_FILE, "x")],
)
def test_a_data_file_of_another_shape_is_refused(file: DataFile, text: str) -> None:
    value, findings = data(file, text)
    assert not value and (findings[0][:2]) == (1, 1)


def test_a_term_stands_in_every_language() -> None:
    _, findings = data(TERMS, "- {vi: Thành ủy, basis: press}\n")
    assert [message for *_, message in findings] == ["the field “en” of entry 1 is missing — add it"]
