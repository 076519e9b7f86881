"""Parity raises no alarm over what two languages only write differently, and misses nothing that one of them lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.translation_parity import tallies_of
from tests.small_sites import briefing, small_site

PAIRS = [
    # Vietnamese, English, what has no counterpart
    ("Sáng 22.8, thành phố họp.", "On the morning of 22 August the city met.", []),
    ("Chiều 5.9, hội nghị mở.", "The meeting opened on the afternoon of 5 September.", []),
    ("Ngày 2.9 và 3.9, thành phố đón khách.", "On 2 September and 3 September the city received guests.", []),
    ("Sáng 22.8, thành phố họp.", "On the morning of 23 August the city met.", ["22.8", "23 August"]),
    ("Thời công nghiệp 4.0.", "The age of industry 4.0.", []),
    ("Từ ngày 3 đến 5-6.", "From 3 to 5 June.", []),
    ("Từ ngày 1 đến 3-5.", "On 1-3 May.", []),
    ("Từ ngày 4 - 8.6, đoàn thăm Huế.", "From 4 to 8 June, they were in Hue.", []),
    ("Từ 8 đến 12-11, đoàn ở Huế.", "From November 8 to 12 the mission was in Hue.", []),
    ("Trong hai ngày 14 và 15/7.", "On 14 and 15 July.", []),
    ("Từ ngày 28 đến 30/4/2024.", "From 28 to 30 April 2024.", []),
    ("Từ ngày 3 đến 5-6.", "From 3 to 6 June.", ["3 đến 5-6", "3 to 6 June."]),
    ("Tỷ lệ 1/500.", "Scale 1:500.", []),
    ("Bản đồ tỷ lệ 1/2.000.", "A map at a scale of 1:2,000.", []),
    ("Bản đồ tỷ lệ 1:25.000.", "A map at 1:25,000.", []),
    ("Mô hình tỷ lệ 1/50.", "A model at 1:50.", []),
    ("Tỷ lệ 1/500.", "Scale 1:5000.", ["500", "5000"]),
    ("Hơn 12 000 lượt khách.", "More than 12,000 visitors.", []),
    ("Hơn 25 000 người, 1 250 000 đồng.", "More than 25,000 people and 1,250,000 dong.", []),
    ("Năm 2023 100 đoàn đã tới.", "In 2023, 100 missions came.", []),
    ("Hơn 12 000 lượt khách.", "More than 1,200 visitors.", ["12 000", "1,200"]),
    ("Ngày 20 tháng Chạp, thành phố gặp mặt kiều bào.", "On 20 December the city met overseas Vietnamese.",
     ["20 tháng Chạp", "20 December"]),
    ("Ngày 20 tháng Chạp, thành phố gặp mặt kiều bào.",
     "On the 20th day of the twelfth lunar month the city met overseas Vietnamese.", []),
    ("Mùng 3 tháng Giêng.", "The third day of the first lunar month.", []),
    ("Ngày 15-8 âm lịch.", "The 15th day of the eighth lunar month.", []),
    ("Ngày 10 tháng 3 âm lịch.", "On 10 March.", ["10 tháng 3", "10 March."]),
    ("Nghị quyết 31\u2011NQ/TW.", "Resolution 31-NQ/TW.", []),
    ("Quyết định 12/Q\u00d0-UBND.", "Decision 12/QD-UBND.", []),
    ("Một câu.[^1] Hai.[^2]\n\n[^1]: A.\n\n[^2]: B.", "One.[^1] Two.\n\n[^1]: A.", ["[^2]"]),
    ("Một.\n\n[^1]: A.\n\nHai.[^1]", "One.\n\n[^1]: A.\n\nTwo.[^1]", []),
    ("Một.[^a] Hai.[^b]\n\n[^a]: A.\n[^b]: B.", "One.[^x] Two.[^y]\n\n[^x]: A.\n[^y]: B.", []),
    ("Một.", "One.[^1]\n\n[^1]: A.", ["footnotes", "[^1]"]),
    ("Xem [trang](https://hochiminhcity.gov.vn/).", "See the page.", ["https://hochiminhcity.gov.vn/"]),
    ("Xem [a](https://a.vn/vi).", "See [a](https://a.vn/en).", []),
    ("Xem [a](https://a.vn/1) và [b](https://a.vn/2?x=1&y=2).", "See [a](https://a.vn/1) and b.",
     ["https://a.vn/2?x=1&y=2"]),
    ("Một.\n\nHai [b](https://b.vn/).", "One [b](https://b.vn/).\n\nTwo.", ["https://b.vn/", "https://b.vn/"]),
]  # fmt: skip


@pytest.mark.parametrize(("vietnamese", "english", "alone"), PAIRS)
def test_what_has_no_counterpart(tmp_path: Path, vietnamese: str, english: str, alone: list[str]) -> None:
    stem = "2024-01-01-a"
    site = small_site(tmp_path, briefing(stem, vietnamese), briefing(stem, english, "en", "vi"))
    tally = tallies_of(site.archive().items["briefing"][stem])["en"]
    found = [one.words if one.what != "structure" else "footnotes" for one in tally.differences]
    assert sorted(found) == sorted(alone)


def test_a_link_and_a_footnote_that_a_translation_drops_are_named_with_their_place(tmp_path: Path) -> None:
    stem = "2024-01-01-a"
    site = small_site(
        tmp_path,
        briefing(stem, "Xem [trang](https://a.vn/).[^1] Hai.[^2]\n\n[^1]: A.\n\n[^2]: B."),
        briefing(stem, "See the page.[^1] Two.\n\n[^1]: A.", "en", "vi"),
    )
    from generator.commands.archive_check import check

    there = "content/briefings/2024-01-01-a.en.md"
    said = [one.message for one in check(site.options()).problems if "has no counterpart" in one.message]
    assert said == [
        f"the footnote “[^2]” (p1) has no counterpart in {there} — mend one of them, or waive “p1 [^2]” under parity, "
        "with a reason",
        f"the link “https://a.vn/” (p1) has no counterpart in {there} — mend one of them, or waive “p1 https://a.vn/” "
        "under parity, with a reason",
    ]
