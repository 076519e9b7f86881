"""Figures are understood in each language's own way, and no pair of equal figures looks different."""

from __future__ import annotations

import calendar
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.figure_matching import Cell, match
from generator.archive.parity import Column, compare
from generator.core.model import At, Block, Unit
from generator.language.figures import figures
from generator.language.number_words import number_words, roman
from tests.steps import steps


def readings(text: str, lang: str) -> list[tuple[str, ...]]:
    return [figure.readings[0] for figure in figures(text, lang)]


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("trên 2.000 lượt", "more than 2,000"),
        ("1,4 triệu xe", "1.4 million cars"),
        ("1,4 triệu", "1,400,000"),
        ("500 tỷ USD", "USD 500 billion"),
        ("5 nghìn tỷ đồng", "5 trillion dong"),
        ("ngày 26 tháng 4", "26 April"),
        ("ngày 26-4", "April 26"),
        ("28.8.1945", "28 August 1945"),
        ("28/8/2025", "August 28, 2025"),
        ("tháng 12 năm 2022", "December 2022"),
        ("Tháng 5/2019", "May 2019"),
        ("lần thứ 20", "the 20th"),
        ("Đại hội XIII", "the 13th Congress"),
        ("13-14/12/2021", "13–14 December 2021"),
        ("công nghiệp 4.0", "Industry 4.0"),
        ("14h30", "2:30 pm"),
        ("8 giờ 05", "8:05 a.m."),
        ("Nghị quyết 31-NQ/TW", "Resolution No. 31-NQ/TW"),
        ("những năm 1990", "the 1990s"),
        ("5,25%", "5.25 per cent"),
        ("tháng Giêng năm 2024", "January 2024"),
        ("1/3 dân số, 2/3 số phiếu", "a third of the people, two thirds of the votes"),
        ("0,5%, một phần tư", "half a per cent, 1/4"),
        ("giai đoạn 2020-2025", "the years 2020–25"),
        ("những năm 80", "the 1980s"),
        ("lúc 14 giờ", "at 2 p.m."),
        ("trong 24 giờ", "within 24 hours"),
        ("4.000 m2 và 15 km2", "4,000 m² and 15 square kilometres"),
        ("400 mm2", "400 mm2"),
        ("400 milimét vuông", "400 mm2"),
        ("khí CO2", "CO₂"),
        ("1.000 tỷ đồng", "VND1 trillion"),
        ("gần 100 triệu dân", "nearly 100m people"),
        ("đường dài 100 m", "a road of 100m"),
        ("Quyết định 1275/QĐ-TTg", "Decision 1275/QD-TTg"),
        ("quý IV/2025", "the fourth quarter of 2025"),
        ("22.000 tỷ", "22 trillion"),
        ("lúc 8h30", "at 8.30 am"),
        ("14h15", "2.15 p.m."),
        ("khoảng 1 giờ chiều, 13h05", "about one o'clock, 1.05 pm"),
        ("1 tỷ 200 triệu đồng", "1.2 billion dong"),
        ("3 triệu 450 nghìn", "3.45 million"),
        ("12 tỷ 5 triệu 300 nghìn", "12,005,300,000"),
        ("gồm 2 triệu 3 tỷ", "2 million and 3 billion"),
        ("2 triệu rưỡi", "2.5 million"),
        ("1 tỷ rưỡi đồng", "1.5 billion dong"),
        ("hơn 2 nghìn rưỡi", "more than 2,500"),
        ("trong các ngày 2, 3, 4-9", "on 2, 3 and 4 September"),
        ("ngày 2, 3 và 4/9/2024", "September 2, 3 and 4, 2024"),
        ("ngày 2, 3 và 4 tháng 9", "2, 3 and 4 September"),
        ("có 5, 6, 7-8 đoàn", "5, 6, 7 to 8 missions"),
        ("20 năm qua", "the past two decades"),
        ("10 năm", "a decade"),
        ("2 thập kỷ", "20 years"),
        ("6 tháng đầu năm 2024", "the first half of 2024"),
        ("6 tháng cuối năm", "the second half of the year"),
        ("gấp 1,5 lần", "one and a half times"),
        ("một rưỡi, 2,5 lần", "1.5, two and a half times"),
        ("quý I năm 2024", "the first quarter of 2024"),
        ("quý I/2024", "Q1 2024"),
        ("ba phần tư", "three quarters"),
        ("7,5%/năm", "7.5 per cent a year"),
        ("từ 30-4 đến 3-5", "from 30 April to 3 May"),
        ("38°C", "38 degrees Celsius"),
        ("một trong những đối tác, hàng chục đoàn", "one of the partners, dozens of missions"),
    ],
)
def test_two_ways_of_writing_one_figure(vietnamese: str, english: str) -> None:
    assert difference(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("2.000", "2.000"),
        ("2.000", "200"),
        ("1,4 triệu", "1.4 billion"),
        ("26-4", "26 May"),
        ("28.8.1945", "28 August 1946"),
        ("ngày 26 tháng 4 năm 2023", "26 April"),
        ("lần thứ 20", "the 21st"),
        ("Đại hội XIII", "the 12th Congress"),
        ("công nghiệp 4.0", "Industry 5.0"),
        ("hơn 40", "more than 400"),
        ("31-NQ/TW", "13-NQ/TW"),
        ("2 bên", "three sides"),
        ("G20", "G7"),
        ("1/3", "a quarter"),
        ("quý IV", "the third quarter"),
        ("14 giờ", "4 p.m."),
        ("giai đoạn 2020-2025", "the years 2020–26"),
        ("100 triệu", "10m people"),
        ("1.000 tỷ đồng", "VND1 billion"),
        ("8h30", "8.50 am"),
        ("8h30", "8.30 pm"),
        ("1 tỷ 200 triệu", "1.3 billion"),
        ("2 triệu rưỡi", "2 million"),
        ("ngày 2, 3, 4-9", "2, 3 and 5 September"),
        ("ngày 2, 3 và 4 tháng 9", "2 and 4 September"),
        ("20 năm", "three decades"),
        ("6 tháng đầu năm", "the first quarter"),
        ("gấp 1,5 lần", "two and a half times"),
        ("quý I", "the second quarter"),
    ],
)
def test_two_figures_are_two(vietnamese: str, english: str) -> None:
    assert difference(vietnamese, english)


def test_what_only_looks_like_a_decimal_is_none() -> None:
    assert readings("công nghiệp 4.0", "vi") == [("“4.0”",)]
    assert readings("28.8.1945", "vi") == [("1945-08-28",)]
    assert readings("4,0", "vi") == [("4",)]


def test_an_idiom_in_figures_may_be_words_in_the_other_language() -> None:
    assert difference("chức năng “2 trong 1”", "its “two-in-one” function") == []
    assert difference("cả 3 trụ cột", "all three pillars") == []
    assert difference("hai mươi lăm năm", "25 years") == []
    assert difference("năm mươi địa phương", "50 localities") == []


def test_whole_numbers_are_compared() -> None:
    assert [figure.text for figure in figures("hơn 400 cuộc, 40 sự kiện", "vi")] == ["400", "40"]
    assert difference("400", "40 and 0")


def test_roman_figures_are_capitals_and_no_words() -> None:
    assert [roman(text) for text in ("XIII", "IX", "XXXIX", "VX", "", "IIII")] == [13, 9, 39, 0, 0, 0]
    assert figures("I thought of it. CLO, VIP", "en") == ()


def test_words_stand_for_their_whole_and_their_parts() -> None:
    assert {"2500000", "2"} <= number_words("hai triệu năm trăm nghìn", "vi")
    assert {"125", "25", "100"} <= number_words("one hundred and twenty-five", "en")
    assert number_words("no numbers here", "en") == frozenset()


def test_an_i_without_its_dot_is_not_that_of_a_number() -> None:
    assert number_words("a fıfth, two SİXTHS", "en") == {"2"}


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert readings("40-50 người", "vi") == [("40",), ("50",)]
    assert readings("24/13", "vi") == [("24",), ("13",)]


def difference(vietnamese: str, english: str) -> list[str]:
    columns = [Column(lang, {}, (Block("p1", "paragraph", 0, (), (Unit("p1", text),), At(1, 1)),), {})
               for lang, text in (("vi", vietnamese), ("en", english))]  # fmt: skip
    return [one.words for one in compare(*columns).differences]


# The grammar of pairs: one value, written as each language may write it.
MONTHS = [calendar.month_name[number] for number in range(1, 13)]
VI_WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
EN_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ROMAN = ["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV"]
NUMBER_OF = dict(zip(ROMAN, [2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15], strict=True))


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


whole = st.integers(0, 10**9).map(lambda n: (grouped(n, "."), grouped(n, ",")))
bare = st.integers(0, 9999).map(lambda n: (str(n), str(n)))
decimals = st.tuples(st.integers(0, 10**6), st.integers(0, 9999)).map(
    lambda p: (f"{grouped(p[0], '.')},{p[1]}", f"{grouped(p[0], ',')}.{p[1]}")
)
scales = st.sampled_from([("nghìn", "thousand", 3), ("triệu", "million", 6), ("tỷ", "billion", 9),
                          ("nghìn tỷ", "trillion", 12)])  # fmt: skip
scaled = st.tuples(st.integers(1, 999), st.integers(0, 99), scales).map(
    lambda p: (f"{p[0]},{p[1]} {p[2][0]}", f"{p[0]}.{p[1]} {p[2][1]}")
)
spelt_out = st.tuples(st.integers(1, 999), st.integers(0, 9), st.sampled_from([("triệu", 6), ("tỷ", 9)])).map(
    lambda p: (f"{p[0]},{p[1]} {p[2][0]}", f"{int(Decimal(f'{p[0]}.{p[1]}') * 10 ** p[2][1]):,}")
)
ordinals = st.integers(1, 120).map(lambda n: (f"lần thứ {n}", f"the {ordinal(n)}"))
romans = st.sampled_from(ROMAN).map(lambda r: (f"khóa {r}", f"the {ordinal(NUMBER_OF[r])}"))
words = st.tuples(st.integers(1, 10), st.booleans()).map(
    lambda p: (VI_WORDS[p[0] - 1], str(p[0])) if p[1] else (str(p[0]), EN_WORDS[p[0] - 1])
)
day_month = st.tuples(st.integers(1, 28), st.integers(1, 12))
vi_day = st.sampled_from(["ngày {d} tháng {m}", "ngày {d}-{m}", "ngày {d}/{m}"])
en_day = st.sampled_from(["{d} {name}", "{name} {d}", "{o} of {name}"])
days = st.tuples(day_month, vi_day, en_day).map(lambda p: (
    p[1].format(d=p[0][0], m=p[0][1]),
    p[2].format(d=p[0][0], o=ordinal(p[0][0]), name=MONTHS[p[0][1] - 1]),
))  # fmt: skip
vi_date = st.sampled_from(["{d} tháng {m} năm {y}", "{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{d:02}/{m:02}/{y}"])
en_date = st.sampled_from(["{d} {name} {y}", "{name} {d}, {y}", "{d}/{m}/{y}"])
dates = st.tuples(day_month, st.integers(1900, 2099), vi_date, en_date).map(lambda p: (
    p[2].format(d=p[0][0], m=p[0][1], y=p[1]),
    p[3].format(d=p[0][0], m=p[0][1], y=p[1], name=MONTHS[p[0][1] - 1]),
))  # fmt: skip
months = st.tuples(st.integers(1, 12), st.integers(1900, 2099), st.sampled_from([" năm ", "/", "-"])).map(
    lambda p: (f"tháng {p[0]}{p[2]}{p[1]}", f"{MONTHS[p[0] - 1]} {p[1]}")
)
spans = st.tuples(st.integers(1900, 2099), st.integers(1900, 2099)).map(
    lambda p: (f"giai đoạn {p[0]}-{p[1]}", f"{p[0]}–{p[1]}")
)
ranges = st.tuples(st.integers(1, 40), st.integers(1, 40)).map(
    lambda p: (f"{p[0]}-{p[1]} người", f"{p[0]}–{p[1]} people")
)
names = st.sampled_from(["Covid-19", "G20", "COP26", "31-NQ/TW", "1275/QĐ-TTg", "65/2025/UBTVQH15"]).map(
    lambda n: (n, n)
)
versions = st.tuples(st.integers(1, 9), st.integers(0, 9)).map(
    lambda p: (f"bản {p[0]}.{p[1]}", f"version {p[0]}.{p[1]}")
)
hours = st.integers(0, 23).map(lambda h: (f"lúc {h} giờ", f"at {(h + 11) % 12 + 1} {'ap'[h > 11]}.m."))
decades = st.integers(1, 9).map(lambda d: (f"những năm {d}0", f"the 19{d}0s"))
short_spans = st.tuples(st.integers(1950, 2098), st.integers(1, 30)).filter(
    lambda p: p[0] // 100 == (p[0] + p[1]) // 100
).map(lambda p: (f"giai đoạn {p[0]}-{p[0] + p[1]}", f"{p[0]}–{(p[0] + p[1]) % 100:02}"))  # fmt: skip
PARTS = {3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth"}
fractions = st.sampled_from(sorted(PARTS)).flatmap(lambda d: st.tuples(st.integers(1, min(d - 1, 9)), st.just(d))).map(
    lambda p: (f"{p[0]}/{p[1]} số phiếu", f"{EN_WORDS[p[0] - 1]} {PARTS[p[1]]}{'s' * (p[0] > 1)} of the votes")
)  # fmt: skip
areas = st.integers(1, 10**5).map(lambda n: (f"{grouped(n, '.')} m2", f"{n:,} square metres"))
money = st.tuples(st.integers(1, 999), st.integers(1, 9)).map(
    lambda p: (f"{p[0]},{p[1]} triệu USD", f"US${p[0]}.{p[1]}m")
)
pairs = st.one_of(hours, decades, short_spans, fractions, areas, money, whole, bare, decimals, scaled, spelt_out, ordinals, romans, words, days, dates, months, spans, ranges,
                  names, versions)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(pairs, max_size=7), st.randoms(use_true_random=False))
def test_equal_figures_give_no_false_alarm(found: list[tuple[str, str]], order: object) -> None:
    vietnamese = "; ".join(f"có {vi} đây" for vi, _ in found)
    moved = [en for _, en in found]
    order.shuffle(moved)  # type: ignore[attr-defined]
    english = "; ".join(f"there is {en} here" for en in moved)
    assert difference(vietnamese, english) == [], (vietnamese, english)


def test_many_figures_of_several_readings_are_read_as_the_other_language_says() -> None:
    """4/6 is a day first of all; of ten such figures not all combinations are tried."""
    votes = [(n, n + 2) for n in range(1, 11)]
    assert difference("; ".join(f"{n} trên {m} phiếu" for n, m in votes), "; ".join(f"{n}/{m}" for n, m in votes)) == []
    assert difference("; ".join(f"{n}/{m}" for n, m in votes), "; ".join(f"{n} of {m} votes" for n, m in votes)) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(whole, max_size=4), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_changed_figure_is_found(found: list[tuple[str, str]], one: int, other: int) -> None:
    if one == other or {grouped(one, ".")} & {vi for vi, _ in found} or {grouped(other, ".")} & {vi for vi, _ in found}:
        return
    vietnamese = "; ".join([*(vi for vi, _ in found), grouped(one, ".")])
    english = "; ".join([*(en for _, en in found), grouped(other, ",")])
    assert sorted(difference(vietnamese, english)) == sorted([grouped(one, "."), grouped(other, ",")])


def test_a_language_without_a_row_has_the_marks_of_cldr_and_no_words() -> None:
    assert readings("2.000,5 und 12 Tage", "de") == [("2000.5",), ("12",)]
    assert readings("il y a 12 jours, 3,5 %", "fr") == [("12",), ("3.5",)]
    assert number_words("douze", "fr") == frozenset()


def test_a_long_text_with_figures_that_can_be_read_in_several_ways_is_compared_in_few_steps() -> None:
    """All of what follows the first difference of two texts is compared at once, and may be a whole long text."""
    plain = " ".join(f"x {number} y" for number in range(1000, 2000))
    unclear = " ".join(
        f"x {number}-{number + 1}" for number in range(1, 4)
    )  # each may be a day, two numbers, or a symbol
    cells = [Cell(side, lang, ((0, "p1", f"{plain} {unclear}"),)) for side, lang in enumerate(("vi", "en"))]
    plainly = [Cell(side, lang, ((0, "p1", plain),)) for side, lang in enumerate(("vi", "en"))]
    assert match(*cells) == (1003, []) and match(*plainly) == (1000, [])
    assert steps(lambda: match(*cells)) < 4 * steps(lambda: match(*plainly))
