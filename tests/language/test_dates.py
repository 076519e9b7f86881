"""Dates that are as exact as the source: what is accepted, what they may mean, how they read."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.dates import (
    earliest,
    format_day,
    format_long,
    format_short,
    latest,
    not_after,
    parse_date,
)

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
partial_dates = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))


@given(partial_dates)
def test_every_real_date_is_kept_as_it_is(date: str) -> None:
    assert parse_date(f" {date} ") == date
    assert earliest(date).isoformat().startswith(date) and latest(date).isoformat().startswith(date)
    after = latest(date) + datetime.timedelta(1)
    before = earliest(date) - datetime.timedelta(1)
    assert not after.isoformat().startswith(date) and not before.isoformat().startswith(date)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2025-02-30", "February 2025 has 28 days — correct the day"),
        ("2024-02-30", "February 2024 has 29 days — correct the day"),
        ("2025-04-00", "there is no day 00 — write the day, or 2025-04 if it is not known"),
        ("2025-13", "there is no month 13 — write year-month-day, with a month from 01 to 12"),
        ("1850", "the year 1850 lies outside 1900–2100 — correct the year"),
        ("9999-01-01", "the year 9999 lies outside 1900–2100 — correct the year"),
    ],
)
def test_a_date_that_does_not_exist(text: str, fault: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_date(text)
    assert str(raised.value) == f"“{text}” is not a date: {fault}"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("03/02/2025", "2025-02-03"),
        ("26.4.2023", "2023-04-26"),
        ("04/26/2023", "2023-04-26"),
        ("12/2022", "2022-12"),
        ("2025-2-3", "2025-02-03"),
        ("2025-02-03T23:30:00+07:00", "2025-02-03"),
        ("31/02/2025", "2025-02-03, or 2025-02 or 2025 if no more is known"),
        ("yesterday", "2025-02-03, or 2025-02 or 2025 if no more is known"),
        ("٢٠٢٥", "2025-02-03, or 2025-02 or 2025 if no more is known"),
    ],
)
def test_a_date_written_another_way(text: str, mend: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_date(text)
    assert str(raised.value) == f"“{text}” is not a date as this archive writes it — write {mend}"


@given(st.text())
def test_any_other_text_is_refused_with_a_sentence(text: str) -> None:
    try:
        assert parse_date(text) == text.strip()
    except ValueError as error:
        assert " — " in str(error)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2023-04-26", "2023-04-26", True),
        ("2023-04-27", "2023-04-26", False),
        ("2023-04-27", "2023-04", True),
        ("2023", "2023-01-01", True),
        ("2023-05", "2023-04-30", False),
        ("2024", "2023", False),
        ("2022-12-30", "2023-04-26", True),
    ],
)
def test_one_date_may_precede_another(a: str, b: str, expected: bool) -> None:
    assert not_after(a, b) is expected


@given(partial_dates, partial_dates)
def test_of_two_dates_one_may_come_first(a: str, b: str) -> None:
    assert not_after(a, b) or not_after(b, a)


@pytest.mark.parametrize(
    ("date", "lang", "long", "short", "day"),
    [
        ("2023-04-26", "vi", "26 tháng 4 năm 2023", "26/4/2023", "ngày 26 tháng 4 năm 2023"),
        ("2025-02-05", "vi", "5 tháng 2 năm 2025", "5/2/2025", "ngày 5 tháng 2 năm 2025"),
        ("2025-03-09", "vi", "9 tháng 3 năm 2025", "9/3/2025", "ngày 9 tháng 3 năm 2025"),
        ("2025-10-10", "vi", "10 tháng 10 năm 2025", "10/10/2025", "ngày 10 tháng 10 năm 2025"),
        ("2022-12", "vi", "tháng 12 năm 2022", "12/2022", "tháng 12 năm 2022"),
        ("2022-01", "vi", "tháng 1 năm 2022", "1/2022", "tháng 1 năm 2022"),
        ("2014", "vi", "2014", "2014", "năm 2014"),
        ("2023-04-26", "en", "26 April 2023", "26 Apr 2023", "26 April 2023"),
        ("2025-09-05", "en", "5 September 2025", "5 Sep 2025", "5 September 2025"),
        ("2022-12", "en", "December 2022", "Dec 2022", "December 2022"),
        ("2014", "en", "2014", "2014", "2014"),
        ("2023-04-26", "fr", "26 avril 2023", "26 avr. 2023", "26 avril 2023"),
        ("2022-12", "fr", "décembre 2022", "déc. 2022", "décembre 2022"),
        ("2014", "fr", "2014", "2014", "2014"),
    ],
)
def test_how_a_date_reads(date: str, lang: str, long: str, short: str, day: str) -> None:
    assert (format_long(date, lang), format_short(date, lang), format_day(date, lang)) == (long, short, day)


@given(partial_dates, st.sampled_from(["vi", "en"]))
def test_no_wording_says_more_than_is_known(date: str, lang: str) -> None:
    figures = {4: 1, 7: 2 if lang == "vi" else 1, 10: 3 if lang == "vi" else 2}[len(date)]
    for wording in (format_long(date, lang), format_short(date, lang), format_day(date, lang)):
        assert sum(part.isdigit() for part in wording.replace("/", " ").split()) == figures


def test_reading_text_and_dates_does_not_load_babel() -> None:
    program = (
        "import sys; from generator.language import catalogue_files, catalogues, collation, dates, numbers, text;"
        "dates.parse_date('2023-04-26'); dates.format_long('2023-04-26', 'vi');"
        "assert not {name for name in sys.modules if name.partition('.')[0] in ('babel', 'jinja2')}"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
