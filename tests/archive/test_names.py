"""Names: which forms are found in running text, and which only look like it."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.names import Form, Match, NameIndex
from tests.steps import steps

PEOPLE = {"son": "Bùi Thanh Sơn", "nen": "Nguyễn Văn Nên", "hoa": "Lê Thị Hòa", "madonna": "Madonna"}
DOCUMENTS = {
    "nq31": "Nghị quyết 31",
    "nq31s": "31-NQ/TW",
    "kl14": "Kết luận 14",
    "nq": "Nghị quyết 31 của Bộ Chính trị",
    "r31": "Resolution 31",
    "bxh": "Nghị quyết Đại hội XIII",
}
INDEX = NameIndex(
    [
        *(Form(text, "person", key, True) for key, text in PEOPLE.items()),
        *(Form(text, "resolution", key, False) for key, text in DOCUMENTS.items()),
    ]
)


def found(text: str, index: NameIndex = INDEX) -> list[str]:
    matches = list(index.find(text))
    for match in matches:
        assert text[match.start : match.end] == match.text
    for before, after in pairwise(matches):
        assert before.end <= after.start
    return [key for match in matches for _, key in match.claimants]


@pytest.mark.parametrize(
    "text",
    [
        "Bùi Thanh Sơn", "ông Bùi Thanh Sơn nói", "(Bùi Thanh Sơn)", "“Bùi Thanh Sơn”", "Bùi Thanh Sơn’s",
        "Bùi Thanh Sơn's", "Bùi Thanh Sơn.", "Bùi\nThanh Sơn", "Bùi \n Thanh\tSơn", "Bùi\u00a0Thanh\u202fSơn",
        "a–Bùi Thanh Sơn–b", "Bùi Thanh Sơn-Trump", "Bùi Thanh Sơn/",
    ],
)  # fmt: skip
def test_a_full_name_is_found(text: str) -> None:
    assert found(text) == ["son"]


@pytest.mark.parametrize(
    "text",
    [
        "Sơn", "Thanh Sơn", "Bùi Sơn", "bùi thanh sơn", "BÙI THANH SƠN", "Bui Thanh Son", "Bùi Thanh Sơng",
        "XBùi Thanh Sơn", "Bùi Thanh Sơn1", "Bùi Thanh_Sơn", "Bùi, Thanh Sơn", "Bùi-Thanh-Sơn", "Bùi Thành Sơn",
        "Bùi Thanh", "", "Nên", "Hòa", "Bùi Thanh Son", "Bủi Thanh Sơn",
    ],
)  # fmt: skip
def test_what_only_resembles_a_name_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Lê Thị Hòa", "Lê Thị Hoà", "Lê Thị\nHoà"])
def test_two_spellings_of_a_tone_are_one(text: str) -> None:
    assert found(text) == ["hoa"]
    for form in ("Lê Thị Hoà", "Lê Thị Hòa", unicodedata.normalize("NFD", "Lê Thị Hoà")):
        assert found(text, NameIndex([Form(form, "person", "hoa", True)])) == ["hoa"]


@pytest.mark.parametrize("form", ["People’s Committee", "People's Committee"])
@pytest.mark.parametrize("text", ["the People’s Committee", "the People's Committee"])
def test_a_straight_apostrophe_is_a_curly_one(text: str, form: str) -> None:
    assert found(text, NameIndex([Form(form, "organisation", "ubnd", True)])) == ["ubnd"]


@pytest.mark.parametrize("text", ["Lê Thị Hóa", "Lê Thị Hoa", "Lê Thị Hỏa"])
def test_another_tone_is_another_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [(
        "Nghị quyết 31", "nq31",
    ), ("nghị quyết 31", "nq31"), ("NGHỊ QUYẾT 31.", "nq31"), ("31-NQ/TW", "nq31s"), ("31-nq/tw,", "nq31s"),
     ("Nghị quyết số 31-NQ/TW", "nq31s"), ("Resolution 31’s", "r31"), ("Nghị quyết 31 của Bộ Chính trị", "nq"),
     (
         "Nghị quyết 31 của Bộ", "nq31",
     ), ("(Nghị quyết 31)", "nq31"), ("Nghị quyết 31, 24", "nq31"), ("Nghị quyết 31: một", "nq31"),
     ("Nghị quyết 31/ ", "nq31"), ("Nghị quyết\n31", "nq31"), ("Nghị quyết Đại hội XIII", "bxh")],
)  # fmt: skip
def test_a_document_is_found_in_any_case(text: str, key: str) -> None:
    assert found(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 310", "Nghị quyết 31.500", "Nghị quyết 31,5", "Nghị quyết 31/2022", "Nghị quyết 31-KL/TW",
        "Nghị quyết 3", "131-NQ/TW", "2.31-NQ/TW", "31-NQ/TWX", "31-NQ-TW", "31 - NQ/TW", "31–NQ/TW",
        "Resolution 31a", "1/31-NQ/TW", "Nghị quyết 31-34", "Nghị quyết 31–34", "Kết luận 14/2021",
        "Nghị quyết Đại hội XIIIX",
    ],
)  # fmt: skip
def test_a_part_of_another_number_is_not(text: str) -> None:
    assert found(text) == []


def test_the_longest_form_wins_and_nothing_overlaps() -> None:
    index = NameIndex([Form(text, "person", text, True) for text in ("a b", "a b c d", "b c", "c d e")])
    assert found("a b c d e", index) == ["a b c d"]
    assert found("a b c e", index) == ["a b"]
    assert found("x b c d e", index) == ["b c"]
    assert found("a a b", index) == ["a b"]


def test_all_that_claim_a_form_are_named_in_order() -> None:
    forms = [Form("Lê Hòa", "person", key, True) for key in ("z", "a")] + [Form("Lê Hoà", "resolution", "m", False)]
    (match,) = NameIndex(forms).find("Lê Hòa")
    assert match == Match(0, 6, "Lê Hòa", (("person", "a"), ("person", "z"), ("resolution", "m")))
    (lower,) = NameIndex(forms).find("lê hòa")
    assert lower.claimants == (("resolution", "m"),)


def test_a_form_without_words_finds_nothing() -> None:
    assert found("a – b", NameIndex([Form(text, "person", "x", True) for text in ("", " ", "–", "...")])) == []


@given(
    st.lists(
        st.sampled_from(
            ["Bùi", "Thanh", "Sơn", "Bùi Thanh Sơn", " ", "\n", ",", "Nguyễn Văn Nên", "31", "-NQ/TW", "Hoà", "Lê Thị "]
        )
    )
)
def test_every_match_is_a_form_where_it_stands(parts: list[str]) -> None:
    text = "".join(parts)
    known = {" ".join(form.split()).casefold() for form in (*PEOPLE.values(), *DOCUMENTS.values(), "Lê Thị Hoà")}
    for match in INDEX.find(text):
        assert text[match.start : match.end] == match.text and " ".join(match.text.split()).casefold() in known
        assert not text[match.start - 1 : match.start].isalnum() and not text[match.end : match.end + 1].isalnum()


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=6))
def test_any_forms_and_any_text(text: str, forms: list[str]) -> None:
    index = NameIndex(Form(form, "person", str(number), True) for number, form in enumerate(forms))
    for match in index.find(text):
        assert text[match.start : match.end] == match.text and match.claimants


def test_thousands_of_names_are_sought_at_once() -> None:
    few, many = (
        NameIndex(Form(f"Họ{n % 40} Đệm{n % 90} Tên{n}", "person", str(n), True) for n in range(number))
        for number in (50, 5_000)
    )
    text = "Ông Họ1 Đệm2 Tên3 và bà Họ7 Đệm7 Tên7 nói về đối ngoại. " * 200
    assert len(list(many.find(text))) == 200
    assert steps(lambda: list(many.find(text))) < 1.1 * steps(lambda: list(few.find(text)))
