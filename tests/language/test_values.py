"""Values: which number the words of a link say."""

from __future__ import annotations

import pytest

from generator.language.values import values


@pytest.mark.parametrize(
    ("vietnamese", "english", "said"),
    [
        ("54 địa phương", "54 localities", ("54",)),
        ("hơn 400 cuộc tiếp khách", "more than 400 receptions", ("400",)),
        ("trên 2.000 lượt", "more than 2,000 attendances", ("2000",)),
        ("khoảng 1,4 triệu lượt", "about 1.4 million visits", ("1400000",)),
        ("12,5%", "12.5%", ("12.5",)),
        ("1,4", "1.4", ("1.4",)),
        ("chín tỉnh", "nine provinces", ("9",)),
        ("hai mươi mốt địa phương", "twenty-one localities", ("21",)),
        ("một trăm hai mươi đoàn", "one hundred and twenty delegations", ("120",)),
        ("chín tỉnh và hai thành phố", "nine provinces and two cities", ("9", "2")),
        ("54 trong số 86", "54 of 86", ("54", "86")),
        ("20-30 đoàn", "20-30 delegations", ("20", "30")),
        ("nhiều địa phương", "many localities", ()),
        ("Nghị quyết 31-NQ/TW", "Resolution 31-NQ/TW", ()),
        ("ngày 26/4/2023", "26/4/2023", ()),
        ("", "", ()),
    ],
)
def test_words_say_the_same_numbers_in_both_languages(vietnamese: str, english: str, said: tuple[str, ...]) -> None:
    assert (values(vietnamese, "vi"), values(english, "en")) == (said, said)


def test_numbers_in_words_count_only_where_no_figure_stands() -> None:
    assert values("54 địa phương của hai nước", "vi") == ("54",)
