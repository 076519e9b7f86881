"""Dictionary order: ICU's for single syllables, syllable by syllable for names and phrases."""

import unicodedata
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.collation import ALPHABET, collation_key, initial

ICU_ORDER = [
    line
    for line in (Path(__file__).parent / "icu_order_vi.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeéẹêếfghioóôộơuưữwyzéöñçĐĂÂÔ0123456789 -/"
texts = st.text(LETTERS, max_size=12)


def in_order(words: list[str], lang: str = "vi") -> list[str]:
    return sorted(words, key=lambda word: collation_key(word, lang))


def test_single_syllables_stand_in_the_order_of_icu() -> None:
    assert len(ICU_ORDER) > 500
    assert in_order(ICU_ORDER[::-1]) == ICU_ORDER


def test_case_and_composition_do_not_change_the_order() -> None:
    assert in_order([word.upper() for word in reversed(ICU_ORDER)]) == [word.upper() for word in ICU_ORDER]
    decomposed = [unicodedata.normalize("NFD", word) for word in ICU_ORDER]
    assert in_order(decomposed[::-1]) == decomposed


@pytest.mark.parametrize(
    "ordered",
    [
        ["ma chay", "mà cả"],
        ["Ha Tĩnh", "Hà Nam", "Hả Bình", "Há An"],
        ["hoa", "hoà", "hòa", "hoá", "hóa"],
        ["hoà an", "hòa bình", "hoà thuận", "hòa ước"],
        ["Dương", "Đặng", "Đoàn", "Em"],
        ["Kết luận 9", "Kết luận 010", "Kết luận 10", "Kết luận 100", "Kết luận mới"],
        ["19-NQ/TW", "31-KL/TW", "31-NQ/TU", "31-NQ/TƯ", "31-NQ/TW", "103-NQ/TW"],
    ],
    ids=lambda ordered: ordered[0],
)
def test_phrases_stand_in_the_order_of_a_dictionary(ordered: list[str]) -> None:
    assert in_order(ordered[::-1]) == ordered


def test_people_stand_by_given_name() -> None:
    people = [
        "Phạm Minh Chính", "Phạm Dứt Điểm", "Nguyễn Văn Được", "Lê Thị Thu Hằng", "Nguyễn Văn Hiếu",
        "Võ Văn Hoan", "Trần Thanh Huân", "Phan Văn Mãi", "Trần Thanh Mẫn", "Nguyễn Văn Nên",
        "Bùi Thanh Sơn", "Lê Hồng Sơn",
    ]  # fmt: skip

    def given_name_first(name: str) -> str:
        *family_and_middle, given_name = name.split()
        return " ".join([given_name, *family_and_middle])

    assert sorted(sorted(people), key=lambda name: collation_key(given_name_first(name), "vi")) == people


def test_english_ignores_case_and_marks_and_counts_numbers() -> None:
    ordered = ["Annex 2", "Annex 10", "apple", "Ärger", "Banh mi", "Bánh mì", "Đà Nẵng", "Zürich"]
    assert in_order(ordered[::-1], "en") == ordered


def test_a_number_of_any_length_can_be_compared() -> None:
    assert in_order(["9" * 5001, "1" + "0" * 5001, "8"]) == ["8", "9" * 5001, "1" + "0" * 5001]


@given(texts, texts, st.sampled_from(["vi", "en"]))
def test_only_equal_texts_have_equal_keys(one: str, other: str, lang: str) -> None:
    assert (collation_key(one, lang) == collation_key(other, lang)) == (one == other)


@given(st.lists(st.text(max_size=8)), st.sampled_from(["vi", "en"]))
def test_any_texts_can_be_sorted(some: list[str], lang: str) -> None:
    assert in_order(some, lang) == in_order(some[::-1], lang)


@pytest.mark.parametrize(
    ("word", "vietnamese", "english"),
    [
        ("Được", "Đ", "D"), ("ắc quy", "Ă", "A"), ("Ấn Độ", "Â", "A"), ("áo", "A", "A"), ("Ông", "Ô", "O"),
        ("ứng", "Ư", "U"), ("“Yến”", "Y", "Y"), ("Élysée", "E", "E"), ("35-KL/TW", "#", "#"), ("…", "#", "#"),
    ],
)  # fmt: skip
def test_the_letter_of_an_index(word: str, vietnamese: str, english: str) -> None:
    assert (initial(word, "vi"), initial(word, "en")) == (vietnamese, english)
    assert initial(unicodedata.normalize("NFD", word), "vi") == vietnamese


def test_alphabets_are_complete_and_in_their_own_order() -> None:
    assert {lang: len(letters) for lang, letters in ALPHABET.items()} == {"vi": 29, "en": 26}
    for lang, letters in ALPHABET.items():
        assert in_order(list(letters[::-1]), lang) == list(letters)
        assert [initial(letter.lower(), lang) for letter in letters] == list(letters)


@given(st.lists(texts), st.sampled_from(["vi", "en"]))
def test_an_index_has_each_letter_once(some: list[str], lang: str) -> None:
    letters = [letter for letter, _ in groupby(in_order(some, lang), key=lambda text: initial(text, lang))]
    assert len(letters) == len(set(letters))
