"""Folding, slugs and matching keys: what searching, addressing and finding names rely on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.text import ascii_form, fold, nearest, nfc, slugify, syllable_key
from generator.language.typeset import typeset

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
words = st.text(VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=7)
phrases = st.text(VIETNAMESE + VIETNAMESE.upper() + " -,.0123456789", max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Được", "nguyen van duoc"),
        ("ĐẮK LẮK", "dak lak"),
        (unicodedata.normalize("NFD", "Ủy viên"), "uy vien"),
        ("", ""),
    ],
)
def test_fold_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_and_no_mark_is_left(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == fold(unicodedata.normalize("NFD", text))
    assert not any(unicodedata.category(char).startswith("M") for char in folded)


@given(phrases)
def test_vietnamese_becomes_ascii_with_its_case(text: str) -> None:
    assert ascii_form(text).isascii() and fold(text).isascii()
    assert len(ascii_form(text)) == len(text)
    assert ascii_form(text).lower() == fold(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bùi Thanh Sơn", "Bui Thanh Son"),
        ("Đoàn ĐỨC", "Doan DUC"),
        ("Lars Løkke Rasmussen", "Lars Lokke Rasmussen"),
        ("習近平", "習近平"),
    ],
)
def test_ascii_form_of_names(name: str, expected: str) -> None:
    assert ascii_form(name) == expected


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Nghị quyết 31-NQ/TW của Bộ Chính trị", "nghi-quyet-31-nq-tw-cua-bo-chinh-tri"),
        ("  Đối ngoại: “TP.HCM” 2030! ", "doi-ngoai-tp-hcm-2030"),
        ("Søren Kierkegaard", "soren-kierkegaard"),
        ("…", ""),
        ("", ""),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slugify(title) == slug


@given(st.text())
def test_a_slug_is_fit_for_an_address_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789-" for char in slug)
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug


PLACES_OF_THE_TONE = [
    (f"{initial}{first}{tone}{second}", f"{initial}{first}{second}{tone}")
    for initial in ("h", "H", "kh", "th", "ng", "l", "")
    for first, second in ("oa", "oe", "uy", "OA", "UY", "Oa", "Uy")
    for tone in "\u0300\u0309\u0303\u0301\u0323"
]


@pytest.mark.parametrize(("old", "new"), PLACES_OF_THE_TONE, ids=lambda word: nfc(word))
def test_both_spellings_of_a_word_have_one_key(old: str, new: str) -> None:
    assert nfc(old) != nfc(new)
    assert syllable_key(nfc(old)) == syllable_key(nfc(new)) == syllable_key(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hóa"),
        ("hòa", "hoa"),
        ("Hòa", "hòa"),
        ("ban", "bân"),
        ("da", "đa"),
        ("tư", "tu"),
        ("hương", "hướng"),
    ],
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert syllable_key(one) != syllable_key(other)


@given(words)
def test_a_key_moves_at_most_a_tone(word: str) -> None:
    key = syllable_key(word)
    assert syllable_key(key) == key
    assert sorted(unicodedata.normalize("NFD", key)) == sorted(unicodedata.normalize("NFD", word))


@given(st.text(max_size=10))
def test_any_text_has_a_normalised_key(text: str) -> None:
    assert syllable_key(text) == nfc(syllable_key(text)) == syllable_key(unicodedata.normalize("NFD", text))


def test_nearest_finds_a_slip_of_the_pen_and_a_name_without_marks() -> None:
    assert nearest("sumary", ["title", "summary", "date"]) == ["summary"]
    assert nearest("Bui Thanh Son", ["Bùi Thanh Sơn", "Lê Thị Thu Hằng"]) == ["Bùi Thanh Sơn"]
    assert nearest("zzz", ["title", "summary"]) == []


@given(st.permutations(["date", "data", "dates", "update", "added", "title"]))
def test_nearest_does_not_depend_on_the_order_of_choices(choices: list[str]) -> None:
    assert nearest("dat", choices, limit=2) == ["data", "date"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("theo Nghị quyết 31-NQ/TW.", 'theo Nghị quyết <span class="nowrap">31-NQ/TW</span>.'),
        ("ngày 26/4/2023, giai đoạn 2020–2025", 'ngày\xa0<span class="nowrap">26/4/2023</span>, giai đoạn '
         '<span class="nowrap">2020–2025</span>'),
        ("“22-8” & 03/2009/TT-BNG", '“<span class="nowrap">22-8</span>” &amp; <span class="nowrap">03/2009/TT-BNG</span>'),
        ("(28/8/1945–28/8/2025)", '(<span class="nowrap">28/8/1945–28/8/2025</span>)'),
        ("<b> 4.0, 2.000 – 3.000, 5-km", "&lt;b&gt; 4.0, 2.000\xa0– 3.000, 5-km"),
        ("https://a.example/2023/04-26", "https://a.example/2023/04-26"),
        ("hơn 2.000 lượt, 50 năm, 4.0 trong 5% số", "hơn 2.000\xa0lượt, 50\xa0năm, 4.0 trong 5%\xa0số"),
        ("on 26 April 2023 and in 2022 the 86 localities", "on 26\xa0April 2023 and in 2022 the 86\xa0localities"),
        ("ngày 26 tháng 4\nnăm 2023", "ngày\xa026\xa0tháng\xa04\xa0năm\xa02023"),
        ("Ông Bùi Thanh Sơn", "Ông\xa0Bùi\xa0Thanh\xa0Sơn"),
        ("tại Thành phố\nHồ Chí Minh", "tại Thành\xa0phố\xa0Hồ\xa0Chí\xa0Minh"),
        ("tại TP. Hồ Chí Minh và TP.HCM", "tại TP.\xa0Hồ\xa0Chí\xa0Minh và TP.HCM"),
        ("the Ho Chi Minh City Party Committee", "the Ho\xa0Chi\xa0Minh\xa0City Party Committee"),
        ("Hà Nội People’s Committee Chairman", "Hà\xa0Nội People’s Committee Chairman"),
        ("Deputy Prime Minister Bùi Thanh Sơn", "Deputy Prime Minister Bùi\xa0Thanh\xa0Sơn"),
        ("Deputy Chairman Phan Văn Mãi", "Deputy Chairman Phan\xa0Văn\xa0Mãi"),
        ("quy chế TPHCM – Bộ Ngoại giao", "quy chế TPHCM\xa0– Bộ\xa0Ngoại giao"),
        ("the Foreign Ministry’s Party Civil Affairs Committee", "the Foreign Ministry’s Party Civil Affairs Committee"),
        ("it's 1-2", 'it&#x27;s <span class="nowrap">1-2</span>'),
    ],
)  # fmt: skip
def test_what_must_not_be_torn_apart_is_kept_on_one_line(text: str, html: str) -> None:
    assert typeset(text) == html
