"""`check` names what an editor has most likely mistyped, each at its place, and is silent about what is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.archive_check import check
from tests.small_sites import briefing, event, lines, person, small_site

VI = """Ngày 5/3/2024, ông Bùi Thanh Sơn dự [hội nghị](event:hoi-nghi) tại cảng.

Hội nghị đón 120 đại biểu của các tỉnh và thành phố.

Các bên sẽ gặp lại nhau."""
EN = """On 5 March 2024, Bùi Thanh Sơn attended the [conference](event:hoi-nghi) in the port.

The conference received 120 delegates of the provinces and cities.

The sides will meet again."""
REGISTERS = (
    person("bui-thanh-son", "Bùi Thanh Sơn")
    + person("le-thi-ha", "Lê Thị Hà")
    + event("hoi-nghi", date="2024-03-05", title="{vi: Hội nghị, en: Conference}")
    + "-- content/sources.yaml --\nbao: {name: {vi: Báo, en: Báo}, site: https://www.bao.example/}\n"
)
FIRST = "content/briefings/2024-03-05-hoi-nghi.vi.md"
STEM = "2024-03-05-hoi-nghi"
LATER = "{publisher: bao, publisher_basis: stated, published: 2024-03-06"


def said(
    folder: Path, vi: str = VI, en: str = EN, more: str = "", english: dict[str, str] | None = None, **fields: str
) -> list[str]:
    """Return what `check` reports of a briefing, but for parity and for entries that no text names."""
    given = {"event": "hoi-nghi", "people": "{bui-thanh-son: Bộ trưởng}", "title": "Hội nghị ở cảng"} | fields
    other = {"people": "{bui-thanh-son: Minister}", "title": "Conference in the port"} | (english or {})
    site = small_site(folder, REGISTERS, briefing(STEM, vi, **given), briefing(STEM, en, "en", "vi", **other), more)
    report = lines(check(site.options(), "2026-03-01").problems)
    return [
        line.removeprefix("content/briefings/2024-03-05-hoi-nghi.")
        for line in report
        if not any(
            words in line for words in ("no briefing mentions", "counterpart in", "mentioned here", "under “people:”")
        )
    ]


def test_a_sound_pair_has_no_slip(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("vi", "en", "reported"),
    [
        (VI.replace(" các tỉnh", " cаc tỉnh"), EN,
         ["vi.md:14:31: warning: “cаc” has the letter а (U+0430) of another alphabet — type the word again"]),
        (VI, EN.replace("The sides", "Τhe sides"),
         ["en.md:12:1: warning: “Τhe” has the letter Τ (U+03A4) of another alphabet — type the word again"]),
        (VI.replace("của các", "của của các"), EN.replace("the provinces", "the the provinces"),
         ["en.md:10:42: warning: “the the”: the word stands twice — take one of them out",
          "vi.md:14:27: warning: “của của”: the word stands twice — take one of them out"]),
        (VI.replace("biểu của", "biểu , của"), EN.replace("again.", "again !"),
         ["en.md:12:26: warning: a space stands before “!” — take it out",
          "vi.md:14:26: warning: a space stands before “,” — take it out"]),
        (VI.replace("120 đại", "120 (đại"), EN.replace("120 del", "120 (del"),
         ["en.md:10:29: warning: the bracket “(” is not closed — close it, or take it out",
          "vi.md:14:18: warning: the bracket “(” is not closed — close it, or take it out"]),
        (VI.replace("120 đại", "120 “đại"), EN.replace("120 del", "“120” “del"),
         ["en.md:10:31: warning: the quotation mark ““” is not closed — close it, or take it out",
          "vi.md:14:18: warning: the quotation mark ““” is not closed — close it, or take it out"]),
        (VI.replace("Các bên sẽ gặp lại nhau.", "Các bên sẽ bàn về ddoois ngoaij trong kỳ tới."), EN,
         ["vi.md:16:19: warning: “ddoois” is left in Telex — type the word again, with a Vietnamese keyboard",
          "vi.md:16:26: warning: “ngoaij” is left in Telex — type the word again, with a Vietnamese keyboard"]),
        (VI.replace("5/3/2024", "31/2/2024"), EN.replace("5 March", "31 February"),
         ["en.md:8:4: warning: “31 February 2024”: no calendar has this day — mend it",
          "vi.md:12:6: warning: “31/2/2024”: no calendar has this day — mend it"]),
        (VI.replace("Ngày 5/3", "Thứ Hai, ngày 5/3"), EN.replace("On 5", "On Monday, 5"),
         ["en.md:8:4: warning: “Monday”: 5 March 2024 is a Tuesday — mend the day or the date",
          "vi.md:12:1: warning: “Thứ Hai”: 5/3/2024 is a Thứ Ba — mend the day or the date"]),
        (f"{VI}\n\n- Hội nghị đón 120 đại biểu của các tỉnh và thành phố.", EN,
         ["vi.md:18:3: warning: p4-1 says the same as p2 — take one of them out",
          "vi.md:18:1: warning: the two texts part here: a list of 1, but no more in "
          "content/briefings/2024-03-05-hoi-nghi.en.md — give both the same blocks in the same order, or waive "
          "“p4 structure” under parity, with a reason"]),
        (VI.replace("Bùi Thanh Sơn", "[Lê Thị Hà](person:bui-thanh-son)"), EN,
         ["vi.md:12:21: warning: “Lê Thị Hà” links to person:bui-thanh-son, but names person:le-thi-ha — mend one of the two"]),
        (VI.replace("Các bên sẽ gặp lại nhau.", "The sides will meet again in the autumn of the year."), EN,
         ["vi.md:16:1: warning: p3 is in en, though this is the text in vi — translate it, or put it into the other file"]),
        (EN, VI,
         ["en.md:8:1: warning: p1 is in vi, though this is the text in en — translate it, or put it into the other file",
          "vi.md:12:1: warning: p1 is in en, though this is the text in vi — translate it, or put it into the other file"]),
    ],
)  # fmt: skip
def test_a_slip_in_a_text_is_named_at_its_place(tmp_path: Path, vi: str, en: str, reported: list[str]) -> None:
    assert sorted(said(tmp_path, vi, en)) == sorted(reported)


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        (VI.replace("tại cảng", "(tại cảng) [sic]"), EN.replace("the port", "the port (a new one)")),
        (VI.replace("Ngày 5/3", "Thứ Ba, ngày 5/3"), EN.replace("On 5", "On Tuesday, 5")),
        (VI.replace("Hội nghị đón", "“Hội nghị đón"), EN.replace("The conference", "“The conference")),
        (VI, EN.replace("The sides", "“The “two” sides” of the Raj, the DDoS and the hadj")),
        (VI, EN.replace("The sides", "Sở Ngoại vụ, Nguyễn Văn Nên, Phạm Dứt Điềm and the sides")),
        (VI, EN.replace("The sides", "The [sở ngoại vụ của các tỉnh](lang:vi) and the sides")),
        (VI.replace("Các bên", "Khí CO2, α và μm; xanh xanh, đời đời: các bên"), EN),
        (VI.replace("Các bên", "“Một câu.” Các bên: các bên"), EN.replace("The sides", "In all, the sides")),
    ],
)
def test_what_is_meant_is_no_slip(tmp_path: Path, vi: str, en: str) -> None:
    assert [line for line in said(tmp_path, vi, en) if "part here" not in line] == []


@pytest.mark.parametrize(
    ("fields", "english", "reported"),
    [
        ({}, {"title": "Hội nghị đối ngoại của các tỉnh"},
         "en.md:2:1: warning: “title” is in vi, though this is the text in en — translate it, or put it into the other file"),
        ({"summary": "The port received the guests of the year."}, {},
         "vi.md:3:1: warning: “summary” is in en, though this is the text in vi — translate it, or put it into the other file"),
        ({}, {"people": "{bui-thanh-son: Bộ trưởng Bộ Ngoại giao}"},
         "en.md:5:10: warning: “people.bui-thanh-son” is in vi, though this is the text in en — translate it, or put it into the other file"),
        ({"date": "2024-03-15"}, {},
         "vi.md:7:1: notice: 2024-03-15 is not 2024-03-05, the date in content/events/hoi-nghi.md — mend one of them, unless both are meant"),
        ({"source": "{publisher: bao, publisher_basis: stated, published: 2024-03-01}"}, {},
         "vi.md:6:1: notice: 2024-03-05 is later than 2024-03-01, the day of publication — mend one, unless the report announces it"),
        ({"source": f"{LATER}, url: 'https://khac.example/a', url_basis: stated}}"}, {},
         "vi.md:6:74: warning: khac.example is not the site of bao, bao.example — mend one of the two, or write url_basis: found"),
    ],
)  # fmt: skip
def test_a_slip_in_the_front_matter_is_named_at_its_place(
    tmp_path: Path, fields: dict[str, str], english: dict[str, str], reported: str
) -> None:
    (line,) = [one for one in said(tmp_path, english=english, **fields) if "the original" not in one]
    assert line.partition(": ")[2] == reported.partition(": ")[2] and line[:3] == reported[:3]


def test_an_address_of_two_briefings_is_named_and_one_that_was_found_elsewhere_is_not(tmp_path: Path) -> None:
    source = f"{LATER}, url: 'https://bao.example/a', url_basis: stated}}"
    twice = briefing("2024-03-06-khac", "Một câu khác.", source=source, single="{reason: Một lần.}")
    (line,) = said(tmp_path / "a", source=source, more=twice)
    assert line == (
        "content/briefings/2024-03-06-khac.vi.md:6:74: warning: "
        f"the report at this address is also that of {FIRST} — mend the address, or keep one briefing"
    )
    assert said(tmp_path / "b", source=f"{LATER}, url: 'https://khac.example/a', url_basis: found}}") == []
