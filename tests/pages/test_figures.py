"""Figures over time: values are read from the words of links, stand on one page in the order of their days, and are the same
in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from generator.commands.archive_check import check
from tests.archives.project import Project
from tests.small_sites import SmallSite, briefing, lines, small_site

FIGURE = """\
-- content/figures/dia-phuong.md --
---
name: {vi: Địa phương kết nghĩa, en: Twinned localities}
definition: {vi: "Số địa phương đã ký.", en: "Localities that have signed."}
unit: {vi: địa phương, en: localities}
---
-- content/figures/dia-phuong.vi.md --
Mỗi bài đếm một cách.
-- content/sources.yaml --
bao: {name: {vi: Báo Sáng, en: Morning News}}
"""
FIRST, SECOND = "2023-04-26-dau", "2025-08-22-sau"
NEWSPAPER = "{publisher: bao, publisher_basis: inferred}"


def link(words: str) -> str:
    return f"[{words}](figure:dia-phuong)"


def texts(vietnamese: str, english: str, stem: str = FIRST, **fields: str) -> tuple[str, str]:
    return briefing(stem, vietnamese, source=NEWSPAPER, **fields), briefing(stem, english, "en", "vi")


EARLY = texts(
    f"Mở đầu.\n\n- Một;\n- Có {link('54 địa phương')}.", f"Opening.\n\n- One;\n- There are {link('54 localities')}."
)
LATE = texts(f"Nay là {link('hơn 86 địa phương')}.", f"Now there are {link('more than 86 localities')}.", SECOND)
PAGES = ("vi/so-lieu/dia-phuong.html", "en/figures/dia-phuong.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    found = small_site(tmp_path_factory.mktemp("figures"), FIGURE, *EARLY, *LATE)
    found.built()
    return found


def table(site: SmallSite, path: str) -> list[str]:
    """Return the rows of the table of a page as words."""
    body = site.html(path).partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [
        re.sub(r"</?(?:td|th|time)\b[^>]*>|<span class=\"title-row\"[^>]*>", " ", row)
        for row in body.split("</tr>")[:-1]
    ]
    return [" ".join(re.sub(r"<[^>]*>", "", row).replace("\xa0", " ").split()) for row in rows]


def test_the_table_has_every_value_as_each_language_writes_it(site: SmallSite) -> None:
    assert table(site, PAGES[0]) == [
        f"54 địa phương 54 localities 26/4/2023 Tin {FIRST} vi ¶ 2-2 Báo Sáng [suy ra]",
        f"hơn 86 địa phương more than 86 localities 22/8/2025 Tin {SECOND} vi ¶ 1 Báo Sáng [suy ra]",
    ]
    assert table(site, PAGES[1]) == [
        f"54 localities 54 địa phương 26 Apr 2023 Tin {FIRST} en ¶ 2-2 Morning News [inferred]",
        f"more than 86 localities hơn 86 địa phương 22 Aug 2025 Tin {SECOND} en ¶ 1 Morning News [inferred]",
    ]


def test_every_value_leads_to_its_paragraph_in_both_languages(site: SmallSite) -> None:
    html = site.html(PAGES[1])
    for address in (f"../../en/briefings/{FIRST}.html#p2-2", f"../../vi/ban-tin/{FIRST}.html#p2-2",
                    f"../../en/briefings/{SECOND}.html#p1", f"../../vi/ban-tin/{SECOND}.html#p1"):  # fmt: skip
        assert f'href="{address}"' in html
    text = site.html(f"en/briefings/{FIRST}.html")
    assert '<a class="ref" href="../../en/figures/dia-phuong.html">54' in text


def test_the_page_says_what_is_counted_and_when_it_was_first_and_last_reported(site: SmallSite) -> None:
    html = re.sub(r"<[^>]*>", "", site.html(PAGES[1])).replace("\xa0", " ")
    assert "Twinned localities" in html and "Địa phương kết nghĩa" in html
    assert "DefinitionLocalities that have signed." in html and "Unitlocalities" in html
    assert "First reported54 localities, 26 Apr 2023" in html
    assert "Last reportedmore than 86 localities, 22 Aug 2025" in html
    assert "only in Vietnamese" in html and "Mỗi bài đếm một cách." in html
    assert "There are 54 localities." in html and "Now there are more than 86 localities." in html


def test_the_plot_has_a_link_for_every_value(site: SmallSite) -> None:
    html = site.html(PAGES[0])
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert svg.count("<title") == 3 and "<desc" in svg
    assert re.findall(r'<a href="([^"]*)"', svg) == [
        f"../../vi/ban-tin/{FIRST}.html#p2-2", f"../../vi/ban-tin/{SECOND}.html#p1"
    ]  # fmt: skip
    points = re.findall(r'class="dot" cx="(\d+)" cy="(\d+)"', svg)
    (x, y), (later, higher) = [tuple(map(int, point)) for point in points]
    (base,) = {int(y) for y in re.findall(r'class="pole" x1="\d+" y1="(\d+)"', svg)}
    assert x < later and abs((base - y) / (base - higher) - 54 / 86) < 0.02
    assert [label for label in re.findall(r"<text x=[^>]*>([^<]*)", svg)] == ["54", "86"]


def test_one_day_alone_makes_no_plot_and_a_figure_without_values_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path, FIGURE)
    site.built()
    assert "No briefing mentions this yet." in site.html(PAGES[1]) and "First reported" not in site.html(PAGES[1])
    site.write(*EARLY)
    site.built()
    html = site.html(PAGES[1])
    assert "<svg" not in html and "First reported" in html and "Last reported" not in html


def test_a_briefing_in_one_language_and_one_without_a_date_are_in_the_table_only(tmp_path: Path) -> None:
    alone = briefing("khong-ngay", f"Có {link('60 địa phương')}, rồi {link('61 địa phương')}.", single="{reason: x}")
    site = small_site(tmp_path, FIGURE, *EARLY, alone)
    site.built()
    rows = table(site, PAGES[1])
    assert [row for row in rows if "khong-ngay" in row] == [
        "60 địa phương date unknown Tin khong-ngay vi (only in Vietnamese) ¶ 1 publisher not known",
        "61 địa phương date unknown Tin khong-ngay vi (only in Vietnamese) ¶ 1 publisher not known",
    ]
    html = site.html(PAGES[1])
    assert '<span lang="vi">60' in html and 'href="../../vi/ban-tin/khong-ngay.html#p1"' in html
    assert "<svg" not in html and "First reported</dt><dd>54" in html.replace("\xa0", " ")


def test_a_new_value_touches_no_page_of_an_old_briefing(tmp_path: Path) -> None:
    site = small_site(tmp_path, FIGURE, *EARLY)
    site.built()
    site.write(*LATE)
    touched = set(site.built().written)
    assert {*PAGES, "data/figures.json", "data/figures.csv"} <= touched
    neighbours = {f"vi/ban-tin/{FIRST}.html", f"en/briefings/{FIRST}.html"}  # the next by date is a new one
    pages = {path for path in touched if re.match("vi/(ban-tin|song-ngu)/|en/(briefings|parallel)/", path)}
    assert {path for path in pages if FIRST in path} <= neighbours
    site.edit(f"content/briefings/{SECOND}.vi.md", "hơn 86", "gần 87").edit(
        f"content/briefings/{SECOND}.en.md", "more than 86", "almost 87"
    )
    assert not {path for path in site.built().written if FIRST in path}
    assert table(site, PAGES[1])[1].startswith("almost 87 localities gần 87 địa phương")


def test_the_index_says_what_was_first_and_last_reported(site: SmallSite) -> None:
    html = " ".join(re.sub(r"<[^>]*>", "", site.html("en/figures/index.html")).replace("\xa0", " ").split())
    assert (
        "Figures over time" in html
        and "Twinned localities 54 localities (26 Apr 2023) → more than 86 localities (22 Aug 2025)" in html
    )
    assert "figures/index.html" in site.html("en/search.html")


def test_values_are_data(site: SmallSite) -> None:
    (figure,) = json.loads(site.html("data/figures.json"))["figures"]
    assert figure["name"]["en"] == "Twinned localities" and figure["unit"]["vi"] == "địa phương"
    assert figure["values"][:2] == [
        {
            "briefing": FIRST,
            "date": "2023-04-26",
            "language": "vi",
            "paragraph": "p2-2",
            "value": 54,
            "words": "54 địa phương",
        },
        {
            "briefing": FIRST,
            "date": "2023-04-26",
            "language": "en",
            "paragraph": "p2-2",
            "value": 54,
            "words": "54 localities",
        },
    ]
    rows = list(csv.DictReader(io.StringIO(site.html("data/figures.csv").removeprefix("\ufeff"))))
    assert [(row["language"], row["value"], row["words"]) for row in rows] == [
        ("vi", "54", "54 địa phương"), ("en", "54", "54 localities"),
        ("vi", "86", "hơn 86 địa phương"), ("en", "86", "more than 86 localities"),
    ]  # fmt: skip
    assert rows[0]["url"] == f"https://archive.example/kho/vi/ban-tin/{FIRST}.html#p2-2"


def test_a_figure_is_found_by_its_name_and_known_to_machines(site: SmallSite) -> None:
    found = [
        path for path, data in site.tree().items() if path.startswith("search/en") and b"Twinned localities" in data
    ]
    assert found and "en/figures/dia-phuong.html" in site.html(found[0])
    script = site.html(PAGES[1]).partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    (node,) = [one for one in json.loads(script)["@graph"] if one["@type"] == "StatisticalVariable"]
    assert {"@value": "Localities that have signed.", "@language": "en"} in node["description"]
    assert "Figures over time" in site.html("en/subjects.html") and "dia-phuong.html" in site.html("en/subjects.html")


# What words must say

NONE = "“nhiều địa phương” says no number, but the value of figure:dia-phuong is read from these words — link the words with the one number that is meant, and nothing else, as in [54 …](figure:dia-phuong)"
TWO = "“54 trong 86 nơi” says more than one number (54, 86), but the value of figure:dia-phuong is read from these words — link the words with the one number that is meant, and nothing else, as in [54 …](figure:dia-phuong)"


@pytest.mark.parametrize(("words", "said"), [("nhiều địa phương", NONE), ("54 trong 86 nơi", TWO)])
def test_the_words_of_a_link_say_one_number(words: str, said: str, tmp_path: Path) -> None:
    site = small_site(tmp_path, FIGURE, briefing(FIRST, f"Có {link(words)}.", single="{reason: x}"))
    place = f"content/briefings/{FIRST}.vi.md:11:4: "
    assert site.problems() == [f"{place}{said}"]
    site.edit(f"content/briefings/{FIRST}.vi.md", "single:", "draft: true\nsingle:")
    assert site.problems() == []
    draft = f"content/briefings/{FIRST}.vi.md:12:4: warning: "
    assert site.problems(drafts=True) == [f"{draft}{said}"]


def test_words_that_say_two_numbers_are_named_once_and_not_compared(tmp_path: Path) -> None:
    pair = texts(f"Có {link('54 trong 86 nơi')}.", f"There are {link('54 localities')}.")
    said = lines(check(small_site(tmp_path, FIGURE, *pair).options()).problems)
    assert [line for line in said if "figure:dia-phuong" in line] == [f"content/briefings/{FIRST}.vi.md:10:4: {TWO}"]


def test_elsewhere_a_link_to_a_figure_is_a_link(tmp_path: Path) -> None:
    site = small_site(tmp_path, FIGURE, *EARLY).edit(
        "content/figures/dia-phuong.vi.md", "Mỗi bài", f"Xem {link('số liệu')}. Mỗi bài"
    )
    assert site.problems() == []


def test_a_link_to_no_figure_is_an_error(tmp_path: Path) -> None:
    site = small_site(tmp_path, FIGURE, briefing(FIRST, "Có [54](figure:dia-phuon).", single="{reason: x}"))
    assert site.problems() == [
        f"content/briefings/{FIRST}.vi.md:11:4: there is no figure:dia-phuon — did you mean figure:dia-phuong?"
    ]


# Both languages say the same


def checked(site: SmallSite) -> list[str]:
    from generator.archive.audit import audit
    from generator.sources import read_sources

    return lines(audit(read_sources(site.options()).archive, {}, whole=False))


@pytest.mark.parametrize(
    ("vietnamese", "english", "expected"),
    [
        (f"Có {link('54 nơi')}.", f"There are {link('54 places')}.", []),
        (f"Có {link('năm mươi tư nơi')}.", f"There are {link('54 places')}.", []),
        (f"Có {link('54 nơi')} và 55.", f"There are {link('55 places')} and 54.",
         ["vi.md:10:5: warning: figure:dia-phuong is 54 here (p1), but not in the same place of content/briefings/2023-04-26-dau.en.md — mend one of them, or waive “p1 figure:dia-phuong 54” under parity, with a reason",
          "en.md:7:12: warning: figure:dia-phuong is 55 here (p1), but not in the same place of content/briefings/2023-04-26-dau.vi.md — mend one of them, or waive “p1 figure:dia-phuong 55” under parity, with a reason"]),
        (f"Có {link('54 nơi')}.", "There are 54 places.",
         ["vi.md:10:5: warning: figure:dia-phuong is mentioned here (p1), but not in the same block of content/briefings/2023-04-26-dau.en.md — mention it in both, or waive “p1 figure:dia-phuong” under parity, with a reason"]),
        (f"- Có {link('54 nơi')};\n- 54 nữa.", f"- There are 54;\n- {link('54 more')}.",
         ["vi.md:10:7: warning: figure:dia-phuong is 54 here (p1-1), but not in the same place of content/briefings/2023-04-26-dau.en.md — mend one of them, or waive “p1-1 figure:dia-phuong 54” under parity, with a reason",
          "en.md:8:4: warning: figure:dia-phuong is 54 here (p1-2), but not in the same place of content/briefings/2023-04-26-dau.vi.md — mend one of them, or waive “p1-2 figure:dia-phuong 54” under parity, with a reason"]),
        (f"Có {link('54 nơi')}, {link('54 nơi')}.", f"There are {link('54 places')}, 54 places.",
         ["vi.md:10:34: warning: figure:dia-phuong is 54 here (p1), but not in the same place of content/briefings/2023-04-26-dau.en.md — mend one of them, or waive “p1 figure:dia-phuong 54” under parity, with a reason"]),
    ],
    ids=["same", "in words", "another value", "one language only", "another item", "twice in one"],
)  # fmt: skip
def test_both_languages_give_the_same_value_in_the_same_place(
    vietnamese: str, english: str, expected: list[str], tmp_path: Path
) -> None:
    site = small_site(tmp_path, FIGURE, *texts(vietnamese, english))
    assert [line.removeprefix(f"content/briefings/{FIRST}.") for line in checked(site)] == expected[::-1]


def test_where_the_texts_part_values_are_compared_as_a_whole(tmp_path: Path) -> None:
    both = texts(f"Một.\n\n- Có {link('54 nơi')}.\n\nHết.", f"One.\n\nThere are {link('54 places')}.\n\n- End.")
    site = small_site(tmp_path, FIGURE, *both)
    assert [line for line in checked(site) if "figure:" in line] == []


# The archive itself


@pytest.mark.parametrize(
    ("path", "values", "paragraphs"),
    [
        ("vi/so-lieu/partner-localities.html", ("54 địa phương", "86 địa phương"), ("quan hệ hợp tác đã thiết lập với", "trên thế giới")),
        ("en/figures/partner-localities.html", ("54 localities", "86 localities"), ("cooperative relations established with", "around the world")),
    ],
)  # fmt: skip
def test_54_and_86_localities_stand_on_one_page_with_both_paragraphs(
    path: str, values: tuple[str, str], paragraphs: tuple[str, str], tmp_path: Path
) -> None:
    site = Project.copy("hcmc", tmp_path / "hcmc")
    site.built()
    first, last = table(site, path)
    others = ("54 localities", "86 localities") if path.startswith("vi") else ("54 địa phương", "86 địa phương")
    for row, value, other in ((first, values[0], others[0]), (last, values[1], others[1])):
        assert row.startswith(f"{value} {other} ")
    html = re.sub(r"<[^>]*>", "", site.html(path)).replace("\xa0", " ")
    for words in (*paragraphs, *values):
        assert words in html.partition('id="mentions"')[0]
    assert site.html(path).count("<blockquote") == 2 and site.html(path).count('class="dot"') == 2
