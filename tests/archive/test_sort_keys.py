"""Order: briefings by date, people by given name, documents by type; neighbours, background, and the office of
the day."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.chronology import AMONG, MOST, background
from generator.archive.items import Archive, Listing, Reason
from generator.archive.sort_keys import name_order
from generator.core.model import Data
from tests.small_sites import SmallSite, briefing, document, event, person, small_site


def keys(archive: Archive, kind: str) -> list[str]:
    return list(archive.items[kind])


# Order


def test_briefings_stand_by_date_and_then_by_stem(tmp_path: Path) -> None:
    dates = {"e": "2024-05-01", "d": "2024-05-01", "c": "2024-05", "b": "2024", "a": "2023-12-31", "f": "2024-05-02"}
    archive = small_site(tmp_path, *(briefing(stem, date=date) for stem, date in dates.items())).archive()
    assert keys(archive, "briefing") == ["a", "b", "c", "d", "e", "f"]


def test_a_briefing_without_a_date_stands_by_the_day_it_came(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, briefing("a", date="2025-06-01"), briefing("b", added="2025-05-01"), briefing("c", added="2025-07-01")
    )
    assert keys(found.archive(), "briefing") == ["b", "a", "c"]
    found.built()
    index = found.html("vi/ban-tin/index.html")
    assert index.count('class="undated"') == 2 and "1/5/2025" not in index and "1/6/2025" in index


def test_lists_show_the_newest_first(tmp_path: Path) -> None:
    found = small_site(tmp_path, *(briefing(f"{year}-01-01-a") for year in (2021, 2024, 2022)))
    found.built()
    for path in ("vi/ban-tin/index.html", "en/briefings/index.html", "vi/index.html"):
        cards = found.html(path).split('<ul class="cards">', 1)[1]
        assert [year for year in re.findall(r"href=\"[^\"]*(20\d\d)-01-01-a\.html\"", cards)][:1] == ["2024"]
        order = [cards.index(f"{year}-01-01-a.html") for year in (2024, 2022, 2021)]
        assert order == sorted(order)


def test_people_stand_by_given_name_then_family_then_middle(tmp_path: Path) -> None:
    names = {
        "5": "Trần Văn Sơn", "4": "Lê Văn Sơn", "3": "Lê Thị Sơn",
        "2": "Nguyễn Văn Đức", "1": "Võ Văn Dũng", "0": "Phạm Ánh",
        "6": "Bùi Thị Tâm", "7": "An Văn Tầm",
    }  # fmt: skip
    archive = small_site(tmp_path, *(person(f"p{key}", name) for key, name in names.items())).archive()
    assert keys(archive, "person") == [f"p{n}" for n in range(8)]


def test_a_name_of_another_shape_stands_by_itself_or_by_its_sort_form(tmp_path: Path) -> None:
    archive = small_site(
        tmp_path, person("a", "Lê Văn Mạnh"), person("b", "Madonna"),
        "-- content/people/c.md --\n---\nname: Kofi Annan\nsort: Annan Kofi\n---\n",
        person("d", "Lê Văn An"), person("e", "Lê Văn Zung"),
    ).archive()  # fmt: skip
    assert keys(archive, "person") == ["d", "c", "b", "a", "e"]


def test_two_of_one_name_stand_by_their_keys(tmp_path: Path) -> None:
    archive = small_site(tmp_path, person("b", "Lê Văn An"), person("a", "Lê Văn An")).archive()
    assert keys(archive, "person") == ["a", "b"]


@given(
    st.permutations(["Bùi Thanh Sơn", "Bùi Thị Sơn", "Lê Sơn", "Nguyễn Văn Đức", "Nguyễn Văn Dũng", "Võ Ánh", "Vo Anh"])
)
def test_the_order_of_names_does_not_depend_on_where_they_began(names: list[str]) -> None:
    parts = [
        Data(family=name.split()[0], middle=" ".join(name.split()[1:-1]), given=name.split()[-1]) for name in names
    ]
    ordered = [" ".join(name.values()) for name in sorted(parts, key=name_order)]
    assert [" ".join(name.split()) for name in ordered] == [
        "Vo Anh", "Võ Ánh", "Nguyễn Văn Dũng", "Nguyễn Văn Đức", "Bùi Thanh Sơn", "Bùi Thị Sơn", "Lê Sơn",
    ]  # fmt: skip


def test_documents_stand_by_type_then_issue_and_the_undated_last(tmp_path: Path) -> None:
    archive = small_site(
        tmp_path, document("a", type="strategy", issued="2020"), document("b"), document("c", issued="2024"),
        document("d", issued="2022-05"), document("e", type="conclusion", issued="2021"),
    ).archive()  # fmt: skip
    assert keys(archive, "resolution") == ["d", "c", "b", "e", "a"]


def test_an_event_without_a_date_stands_under_a_heading_that_says_so(tmp_path: Path) -> None:
    found = small_site(tmp_path, event("a", date="2024-05-01"), event("b"))
    found.built()
    for path in ("vi/su-kien/index.html", "en/events/index.html"):
        headings = re.findall(r"<h2[^>]*>(.*?)</h2>", found.html(path))
        assert len(headings) == 2 and all(re.sub("<.*?>", "", heading).strip() for heading in headings)


# Neighbours


def neighbours_of(found: SmallSite, path: str) -> str:
    return found.html(path).partition('<nav class="neighbours"')[2].partition("</nav>")[0]


def neighbours(found: SmallSite, path: str) -> list[str]:
    return re.findall(r'href="[^"]*?([^"/]*)"', neighbours_of(found, path))


def test_neighbours_follow_the_order_in_both_languages(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, briefing("2024-01-01-a"), briefing("2024-01-02-b", lang="en"), briefing("2024-01-03-c")
    )
    found.built()
    for folder in ("vi/ban-tin", "en/briefings"):
        assert neighbours(found, f"{folder}/2024-01-01-a.html") == ["2024-01-02-b.html"]
        assert neighbours(found, f"{folder}/2024-01-02-b.html") == ["2024-01-01-a.html", "2024-01-03-c.html"]
        assert neighbours(found, f"{folder}/2024-01-03-c.html") == ["2024-01-02-b.html"]
    assert "(chỉ có bản tiếng Anh)" in neighbours_of(found, "vi/ban-tin/2024-01-01-a.html")
    assert neighbours_of(found, "en/briefings/2024-01-02-b.html").count("(only in Vietnamese)") == 2


def test_one_briefing_has_no_neighbours(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a"))
    found.built()
    assert neighbours(found, "vi/ban-tin/2024-01-01-a.html") == []


# Background


def grounds(names: dict[str, str], events: dict[str, str] | None = None) -> dict[str, tuple[Reason, ...]]:
    """Return the background of briefings that name people of one letter each."""
    course = {
        stem: Listing(
            stem, "", False, "", (events or {}).get(stem, ""), tuple(("person", x) for x in dict.fromkeys(said))
        )
        for stem, said in sorted(names.items())
    }
    return background(course)


def reasons(names: dict[str, str], events: dict[str, str] | None = None) -> dict[str, list[str]]:
    return {stem: [reason.briefing for reason in found] for stem, found in grounds(names, events).items()}


def test_background_is_earlier_and_shares_something() -> None:
    assert reasons({"1": "a", "2": "ab", "3": "b", "4": "c"}) == {"1": [], "2": ["1"], "3": ["2"], "4": []}


def test_what_is_rare_weighs_more_and_the_newer_comes_first() -> None:
    assert reasons({"1": "x", "2": "a", "3": "a", "4": "a", "5": "ax"})["5"] == ["1", "4", "3"]
    assert reasons({"1": "a", "2": "a", "3": "a", "4": "a"})["4"] == ["3", "2", "1"]
    assert reasons({"1": "ab", "2": "a", "3": "ab"})["3"] == ["1", "2"]


def test_at_most_three_are_shown_and_no_other_report_of_the_event() -> None:
    assert len(reasons({str(n): "a" for n in range(1, 8)})["7"]) == MOST
    assert reasons({"1": "a", "2": "a", "3": "a"}, {"1": "e", "2": "f", "3": "e"})["3"] == ["2"]


def test_the_shared_things_are_named_rarest_first() -> None:
    (first, *_) = grounds({"1": "ab", "2": "b", "3": "b", "4": "ba"})["4"]
    assert first.briefing == "1" and [key for _, key in first.shared] == ["a", "b"]


NAMED = st.dictionaries(st.integers(100, 140), st.text(alphabet="abcdef", max_size=4), min_size=1, max_size=14)


@settings(max_examples=80, deadline=None)
@given(NAMED, st.text(alphabet="abcdef", max_size=6))
def test_a_later_briefing_changes_nothing_about_earlier_ones(named: dict[int, str], newer: str) -> None:
    names = {str(key): things for key, things in named.items()}
    before, after = reasons(names), reasons({**names, "999": newer})
    assert {key: after[key] for key in before} == before


@settings(max_examples=40, deadline=None)
@given(NAMED, st.randoms())
def test_background_does_not_depend_on_the_order_of_names(named: dict[int, str], random: object) -> None:
    names = {str(key): things for key, things in named.items()}
    turned = {key: "".join(sorted(things, reverse=True)) for key, things in names.items()}
    assert reasons(names) == reasons(turned)


def test_only_the_latest_of_a_common_thing_are_looked_at() -> None:
    names = {f"{n:03}": "a" for n in range(AMONG + 10)}
    names["000"] = names[f"{AMONG + 9:03}"] = "a"
    assert all(int(key) >= 9 for key in reasons(names)[f"{AMONG + 9:03}"])


def test_background_is_shown_with_its_reason(tmp_path: Path) -> None:
    found = small_site(
        tmp_path,
        person("son", "Bùi Thanh Sơn"),
        briefing("2023-01-01-truoc", "Bùi Thanh Sơn."),
        briefing("2024-01-01-sau", "Bùi Thanh Sơn."),
    )
    found.built()
    later = found.html("vi/ban-tin/2024-01-01-sau.html").split('id="naming-the-same"', 1)[1]
    assert '/2023-01-01-truoc.html"' in later and "Bùi Thanh Sơn" in later.split("</section>")[0]
    assert 'id="naming-the-same"' not in found.html("vi/ban-tin/2023-01-01-truoc.html")


def test_several_reasons_are_joined_as_a_sentence_joins_them(tmp_path: Path) -> None:
    named = "Bùi Thanh Sơn, Lê Hồng Sơn, Võ Văn Hoan."
    people = [
        person(key, name) for key, name in (("bts", "Bùi Thanh Sơn"), ("lhs", "Lê Hồng Sơn"), ("vvh", "Võ Văn Hoan"))
    ]
    found = small_site(tmp_path, *people, briefing("2023-01-01-a", named), briefing("2024-01-01-b", named))
    found.built()
    vi, en = found.html("vi/ban-tin/2024-01-01-b.html"), found.html("en/briefings/2024-01-01-b.html")
    assert "cả hai đều nhắc tới Bùi Thanh Sơn; Lê Hồng Sơn và Võ Văn Hoan<" in vi
    assert "both mention " in en and " and <span lang=" in en
    assert "Những bản tin trước đó cùng nhắc tới các nhân vật, văn kiện này" in vi
    assert "Earlier briefings naming the same people or documents" in en


# Offices


def held(folder: Path, offices: str = "", *briefings: str) -> str:
    found = small_site(folder, person("son", "Bùi Thanh Sơn", offices=offices), *briefings)
    found.built()
    html = found.html("en/people/son.html")
    shown = re.search(r'<p class="held"[^>]*>(.*?)</p>', html, re.DOTALL)
    return re.sub("<.*?>", "", shown[1]).strip() if shown else ""


def office(title: str, **dates: str) -> str:
    said = "".join(f", {name}: {{date: {date}, source: 'https://archive.example/'}}" for name, date in dates.items())
    return f"{{title: {{vi: {title}}}{said}}}"


def named(date: str, title: str) -> str:
    return briefing(f"{date}-tin", "Bùi Thanh Sơn.", people=f"{{son: {title}}}")


def test_the_office_of_the_latest_briefing_counts(tmp_path: Path) -> None:
    assert (
        held(tmp_path, "", named("2021-01-01", "Thứ trưởng"), named("2023-01-01", "Bộ trưởng"))
        == "Bộ trưởng (as of 1 January 2023)"
    )


def test_a_later_dated_source_counts_more_and_an_earlier_one_less(tmp_path: Path) -> None:
    later = f"[{office('Phó Thủ tướng', ongoing='2025-11')}]"
    assert held(tmp_path / "a", later, named("2023-01-01", "Bộ trưởng")) == "Phó Thủ tướng (as of November 2025)"
    earlier = f"[{office('Thứ trưởng', ongoing='2020')}]"
    assert held(tmp_path / "b", earlier, named("2023-01-01", "Bộ trưởng")).startswith("Bộ trưởng")


def test_an_office_that_has_ended_does_not_count(tmp_path: Path) -> None:
    ended = office("Bộ trưởng", **{"from": "2021"}, until="2025-10-24")
    assert held(tmp_path / "a", f"[{ended}]") == ""
    assert held(tmp_path / "b") == ""


def test_no_office_is_shown_once_the_register_knows_of_a_later_end(tmp_path: Path) -> None:
    """What is known for a day before the end may be what ended, whatever it is called there."""
    ended = office("Bộ trưởng", until="2025-10-24")
    before, on_the_day = office("Ủy viên", ongoing="2025-10-23"), office("Ủy viên", ongoing="2025-10-24")
    assert held(tmp_path / "a", f"[{ended}, {before}]") == ""
    assert held(tmp_path / "b", f"[{ended}, {on_the_day}]") == "Ủy viên (as of 24 October 2025)"
    assert held(tmp_path / "c", f"[{ended}]", named("2023-01-01", "Bộ trưởng kiêm Ủy viên")) == ""
    assert held(tmp_path / "d", f"[{ended}]", named("2026-01-01", "Phó Thủ tướng")).startswith("Phó Thủ tướng")
    assert held(tmp_path / "e", f"[{office('Bộ trưởng', until='2025')}, {on_the_day}]") == "", "it may have ended later"


def test_a_briefing_of_an_unknown_day_does_not_count(tmp_path: Path) -> None:
    undated = briefing("tin", "Bùi Thanh Sơn.", people="{son: Bộ trưởng}", date="", added="2026-01-01")
    assert held(tmp_path / "a", "", undated) == ""
    assert held(tmp_path / "b", "", undated, named("2021-01-01", "Thứ trưởng")) == "Thứ trưởng (as of 1 January 2021)"


def test_an_office_counts_from_the_day_on_which_it_began(tmp_path: Path) -> None:
    begun = office("Phó Thủ tướng", **{"from": "2024-08-26"})
    assert held(tmp_path / "a", f"[{begun}]") == "Phó Thủ tướng (as of 26 August 2024)"
    assert held(tmp_path / "b", f"[{begun}]", named("2025-01-01", "Bộ trưởng")).startswith("Bộ trưởng")
    assert held(tmp_path / "c", f"[{begun}]", named("2023-01-01", "Bộ trưởng")).startswith("Phó Thủ tướng")


def test_offices_are_shown_as_far_as_they_are_established(tmp_path: Path) -> None:
    found = small_site(
        tmp_path,
        person(
            "son",
            "Bùi Thanh Sơn",
            offices=f"[{office('Bộ trưởng', **{'from': '2021-04-08'}, until='2025')}, {office('Ủy viên', until='2024')}]",
        ),
    )
    found.built()
    table = found.html("en/people/son.html").split("<tbody>")[1].split("</tbody>")[0]
    assert "8 Apr 2021" in table and ">2025<" in table and table.count("not established") == 1
    assert table.count('href="https://archive.example/"') == 3, "each date has its source"
    timeline = found.html("en/timeline.html")
    assert "Takes office" in timeline and "Leaves office" in timeline


def test_the_office_that_a_briefing_gives_is_the_one_of_that_day(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, person("son", "Bùi Thanh Sơn"), named("2021-01-01", "Thứ trưởng"), named("2023-01-01", "Bộ trưởng")
    )
    found.built()
    older = found.html("vi/ban-tin/2021-01-01-tin.html").split('<dl class="facts"')[1].split("</dl>")[0]
    assert "Thứ trưởng" in older and "Bộ trưởng" not in older


def test_an_archive_of_nothing_is_built(tmp_path: Path) -> None:
    found = small_site(tmp_path)
    assert found.built().pages and (found.output / "index.html").is_file()
    assert "There are no briefings yet." in found.html("en/index.html")


def test_a_briefing_without_a_body_is_built(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a", ""))
    found.built()
    assert "There are no briefings yet." not in found.html("en/index.html")
    assert "<h1" in found.html("vi/ban-tin/2024-01-01-a.html")
