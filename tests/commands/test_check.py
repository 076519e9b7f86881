"""`check` says what state every briefing is in, and finds what differs between the languages, and no more."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.archive_check import CheckResult, check, show
from generator.core.model import NOTICE
from generator.core.options import Options
from tests.archives.project import CONTENT
from tests.golden import golden
from tests.small_sites import SmallSite, briefing, document, lines, person, small_site


def run(site: SmallSite) -> str:
    checked = check(site.options())
    stream = io.StringIO()
    show(CheckResult(checked.rows, checked.sightings, ()), "text", mentions=True, stream=stream)
    return stream.getvalue() + "\n".join(lines(checked.problems))


def test_everything_that_check_says(tmp_path: Path) -> None:
    said, expected = golden("check", tmp_path, run)
    assert said == expected


def test_every_problem_has_its_place_and_its_remedy(tmp_path: Path) -> None:
    said, _ = golden("check", tmp_path, lambda site: "\n".join(lines(check(site.options()).problems)))
    for line in said.splitlines():
        assert re.match(r"\S+:\d+:\d+: (warning|notice): ", line)
        assert " — " in line or "waived: " in line
    assert len(said.splitlines()) > 20  # all of them in one run


@pytest.fixture
def hcmc(tmp_path: Path) -> SmallSite:
    shutil.copytree(CONTENT["hcmc"], tmp_path / "content")
    return SmallSite(tmp_path)


def parity(site: SmallSite) -> list[str]:
    """What the texts of the two languages do not share."""
    found = check(site.options()).problems
    return [
        f"{one.path}:{one.line}: {one.message}"
        for one in found
        if re.search("counterpart|same block|part here", one.message)
    ]


def test_the_hcmc_pairs_have_no_difference(hcmc: SmallSite) -> None:
    assert parity(hcmc) == []
    checked = check(hcmc.options())
    assert {problem.severity for problem in checked.problems} <= {NOTICE}, lines(checked.problems)
    assert [row.state for row in checked.rows] == ["paired"] * 5
    assert all(row.figures == row.matched for row in checked.rows)
    assert sum(row.figures for row in checked.rows) > 60


CONFERENCE = "2023-04-26-coordination-regulation-signed"
FIFTY = "2025-08-22-external-relations-department-50-years"
PLANTED = [
    (CONFERENCE, "vi", "54 địa phương", "45 địa phương", "“45”"),
    (CONFERENCE, "en", "54 localities", "45 localities", "“45”"),
    (CONFERENCE, "en", "66 cooperation", "67 cooperation", "“67”"),
    (CONFERENCE, "en", "2,000", "20,000", "“20,000”"),
    (CONFERENCE, "vi", "2.000", "2.0000", "“2.0000”"),
    (CONFERENCE, "en", "about 140", "about 400", "“400”"),
    (CONFERENCE, "en", "Conclusion 14 of the Politburo", "Conclusion 41 of the Politburo", "“41”"),
    (CONFERENCE, "en", "with a vision to 2045", "with a vision to 2054", "“2054”"),
    (CONFERENCE, "vi", "2021–2026]", "2021–2025]", "“2025”"),
    (CONFERENCE, "en", "Covid-19", "Covid-20", "“Covid-20”"),
    (CONFERENCE, "en", "Phan Văn Mãi had gone", "Phan Van Mai had gone", "person:phan-van-mai"),
    (CONFERENCE, "vi", "bà Lê Thị Thu Hằng, Thứ", "bà Lê Thị Hằng, Thứ", "person:le-thi-thu-hang"),
    (CONFERENCE, "vi", "Kết luận 14 của Bộ Chính trị", "kết luận của Bộ Chính trị", "resolution:14-kl-tw-2021"),
    (CONFERENCE, "en", "(resolution:quy-che-phoi-hop-2023). Attending", "(event:x). Attending", "resolution:quy-che"),
    (FIFTY, "en", "28 August 1945 –", "28 August 1954 –", "“28 August 1954”"),
    (FIFTY, "en", "from 2010 to 2024", "from 2010 to 2025", "“2025”"),
    (FIFTY, "vi", "(1986)", "(1968)", "“1968”"),
    (FIFTY, "en", "Resolution 59 of the", "Resolution 95 of the", "resolution:59-nq-tw-2025"),
    (FIFTY, "en", "In recent years, he said,", "In recent years, he said on 3 May,", "“3 May”"),
    (FIFTY, "en", "80 Years of Vietnamese Diplomacy", "90 Years of Vietnamese Diplomacy", "“90”"),
    (FIFTY, "en", "\n\n## New thinking", "\n\nOne more paragraph.\n\n## New thinking", "part here"),
    (FIFTY, "vi", "\n\nNhân dịp này, tại", " Nhân dịp này, tại", "part here"),
]  # fmt: skip


@pytest.fixture
def pair(tmp_path: Path) -> Callable[[str], SmallSite]:
    """Copy one pair of the hcmc archive with the registers."""

    def copy(stem: str) -> SmallSite:
        others = [path.name for path in (CONTENT["hcmc"] / "briefings").iterdir() if not path.name.startswith(stem)]
        leave = shutil.ignore_patterns(*others, "pages", "terms.yaml")
        shutil.copytree(CONTENT["hcmc"], tmp_path / "content", ignore=leave)
        return SmallSite(tmp_path)

    return copy


@pytest.mark.parametrize(("stem", "lang", "old", "new", "found"), PLANTED, ids=[f"{p[1]} {p[4]}" for p in PLANTED])
def test_a_difference_planted_in_an_hcmc_pair_is_found(
    pair: Callable[[str], SmallSite], stem: str, lang: str, old: str, new: str, found: str
) -> None:
    site = pair(stem)
    assert parity(site) == []
    site.edit(f"content/briefings/{stem}.{lang}.md", old, new)
    assert any(found in line for line in parity(site)), parity(site)


def test_all_that_was_planted_is_reported_in_one_run(hcmc: SmallSite) -> None:
    # Left out: what spoils the structure, and what would cancel another one out.
    together = [
        p for p in PLANTED if p[4] != "part here" and p[2] not in ("54 địa phương", "Kết luận 14 của Bộ Chính trị")
    ]
    assert len(together) > 16
    for stem, lang, old, new, _ in together:
        hcmc.edit(f"content/briefings/{stem}.{lang}.md", old, new)
    said = "\n".join(parity(hcmc))
    assert [found for *_, found in together if found not in said] == []


def test_a_difference_stands_at_its_line_and_column(tmp_path: Path) -> None:
    site = small_site(
        tmp_path,
        briefing("2024-01-01-a", "Có 7 bên và [xem 2.500](briefing:2024-01-01-b) đó."),
        briefing("2024-01-01-a", "There are 7 sides, see 2,600.", "en", "vi"),
        briefing("2024-01-01-b"),
    )
    problems = [one for one in check(site.options()).problems if "counterpart" in one.message]
    assert [(one.path[-5:-3], one.message.partition(" ")[0]) for one in problems] == [
        ("en", "“2,600”"),
        ("vi", "“2.500”"),
    ]
    for one in problems:
        line = (site.root / one.path).read_text(encoding="utf-8").split("\n")[one.line - 1]
        assert line[one.column - 1 :].startswith(one.message[1:6])


@pytest.mark.parametrize(("words", "place"), [("Hai", "Hai](resolution:mot)"), ("", "Ba [](resolution:mot)")])
def test_a_document_that_came_later_is_named_where_it_is_cited(words: str, place: str, tmp_path: Path) -> None:
    body = f"Một.\n\n- Hai.\n- Ba [{words}](resolution:mot)"
    site = small_site(tmp_path, briefing("2024-01-01-a", body), document("mot", issued="2025-01-01"))
    (found,) = [one for one in check(site.options()).problems if "was issued on 2025-01-01" in one.message]
    line = (site.root / found.path).read_text(encoding="utf-8").split("\n")[found.line - 1]
    assert line[found.column - 1 :] == place


@pytest.mark.parametrize(
    "seen", ["the Party Committee", "the municipal Committee", "the MPC", "a Committee of the Party"]
)
def test_a_term_is_used_in_any_of_its_forms(seen: str, tmp_path: Path) -> None:
    terms = (
        "-- content/terms.yaml --\n"
        "- {vi: Thành ủy, en: Party Committee, basis: press, variants: {en: [municipal Committee (MPC)]}}\n"
    )
    site = small_site(tmp_path, terms, briefing("2024-01-01-a", f"He spoke of {seen}.", "en"))
    unused = [one.message for one in check(site.options()).problems if "no briefing uses the term" in one.message]
    assert len(unused) == (seen == "a Committee of the Party")


def test_two_texts_part_at_the_first_block_that_differs(tmp_path: Path) -> None:
    """However alike they are again behind it: there, nobody knows what renders what."""
    site = small_site(
        tmp_path, briefing("2024-01-01-a", "Một.\n\n- Hai.\n\nBa."),
        briefing("2024-01-01-a", "One.\n\nTwo.\n\nThree.", "en", "vi"),
    )  # fmt: skip
    (said,) = parity(site)
    line = (site.root / "content/briefings/2024-01-01-a.en.md").read_text(encoding="utf-8").split("\n").index(
        "Two."
    ) + 1
    assert said.startswith(
        f"content/briefings/2024-01-01-a.en.md:{line}: the two texts part here: a paragraph, but a list"
    )
    site.built()
    page = site.html("en/briefings/2024-01-01-a.html")
    assert "ban-tin/2024-01-01-a.html#p1" in page and "ban-tin/2024-01-01-a.html#p2" not in page


def test_a_gloss_in_the_other_language_is_not_compared(tmp_path: Path) -> None:
    gloss = "The conference ([Hội nghị lần thứ 20](lang:vi)) met."
    site = small_site(tmp_path, briefing("2024-01-01-a", "Hội nghị họp."), briefing("2024-01-01-a", gloss, "en", "vi"))
    assert parity(site) == []


def test_a_waiver_turns_a_difference_into_a_notice_that_gives_the_reason(hcmc: SmallSite) -> None:
    path = f"content/briefings/{FIFTY}.en.md"
    hcmc.edit(path, "(1986)", "(1987)")
    hcmc.edit(path, "parity: [", "parity: [{waive: p2, reason: The paper erred.}, ")
    found = [one for one in check(hcmc.options(strict=True)).problems if "p2)" in one.message]
    assert len(found) == 2 and {one.severity for one in found} == {NOTICE}
    assert all(one.message.endswith("waived: The paper erred.") for one in found)


def test_strict_turns_warnings_into_errors_and_json_and_github_can_be_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", "7"), briefing("2024-01-01-a", "8", "en", "vi"))
    assert main(["check", "--root", str(site.root)]) == 0
    assert main(["check", "--root", str(site.root), "--strict"]) == 1
    capfd.readouterr()
    assert main(["check", "--root", str(site.root), "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["briefings"][0] | {"mentions": 0} == {
        "stem": "2024-01-01-a", "state": "paired", "languages": ["vi", "en"], "figures": 3, "matched": 1, "mentions": 0,
        "note": "not stamped",
    }  # fmt: skip
    assert [problem["severity"] for problem in found["problems"]] == ["warning", "warning"]
    assert main(["check", "--root", str(site.root), "--format", "github", "--strict"]) == 1
    assert capfd.readouterr().err.startswith("::error file=content/briefings/2024-01-01-a.en.md,line=")


def test_check_writes_nothing(hcmc: SmallSite) -> None:
    before = {path: path.stat().st_mtime_ns for path in hcmc.root.rglob("*")}
    check(Options(hcmc.root, hcmc.root / "site"))
    assert {path: path.stat().st_mtime_ns for path in hcmc.root.rglob("*")} == before


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_side_by_side_says_how_far_the_figures_agree(tmp_path: Path, lang: str) -> None:
    site = small_site(
        tmp_path,
        briefing("2024-01-01-a", "Có 2.000 và 3 và 1986."),
        briefing("2024-01-01-a", "2,000, three and 1987.", "en", "vi", parity="[{waive: p1, reason: Lỗi của báo.}]"),
    )
    site.built()
    page = site.html({"vi": "vi/song-ngu/2024-01-01-a.html", "en": "en/parallel/2024-01-01-a.html"}[lang])
    assert {"vi": "5 con số, trong đó 3 con số khớp nhau", "en": "5 figures, 3 the same in both languages."}[
        lang
    ] in page
    assert "Lỗi của báo." in page
    assert {"vi": "Chương trình đã đối chiếu các con số", "en": "The program compared the figures"}[lang] in page


def test_a_translation_is_not_compared_with_itself_while_its_original_cannot_be_read(tmp_path: Path) -> None:
    stamps = "{of: vi, by: kho, status: unofficial, stamp: [42424242, 43434343]}"
    site = small_site(
        tmp_path, briefing("2024-01-01-a"), briefing("2024-01-01-a", "A sentence.", "en", "vi", translation=stamps)
    )
    (stale,) = check(site.options()).rows
    site.edit("content/briefings/2024-01-01-a.vi.md", "summary:", "summary")
    checked = check(site.options())
    (row,) = checked.rows
    assert (stale.state, row.state) == ("stale", "unreadable")
    assert lines(checked.problems) == [
        "content/briefings/2024-01-01-a.vi.md:3:1: a field needs a colon — write “name: value”"
    ]


def test_a_text_about_a_name_says_so_among_all_mentions_only(tmp_path: Path) -> None:
    note = "-- content/people/tran-van-mau.vi.md --\nÔng Trần Văn Mẫu.\n"
    checked = check(small_site(tmp_path, person("tran-van-mau", "Trần Văn Mẫu"), note).options())
    said = io.StringIO(), io.StringIO()
    for stream in said:
        show(replace(checked, problems=()), "text", mentions=stream is said[1], stream=stream)
    line = "content/people/tran-van-mau.vi.md:1:5: “Trần Văn Mẫu” → person:tran-van-mau: skipped (the text is about it)"
    assert line not in said[0].getvalue() and line in said[1].getvalue()


def test_the_page_side_by_side_says_how_date_and_source_are_known(tmp_path: Path) -> None:
    known = {
        "date_basis": "inferred",
        "date_note": "Suy từ bài khác.",
        "source": "{publisher: bao, publisher_basis: inferred}",
    }
    site = small_site(
        tmp_path,
        "-- content/sources.yaml --\nbao: {name: {vi: Báo Mới, en: The New Paper}, site: 'https://bao.test/'}\n",
        briefing("2024-01-01-a", "Một câu.", **known),
        briefing("2024-01-01-a", "A sentence.", "en", "vi", date_note="Inferred from another report."),
    )
    site.built()
    page = site.html("en/parallel/2024-01-01-a.html")
    facts = page.partition('<dl class="facts provenance">')[2].partition("</dl>")[0]
    assert "(inferred)<details" in facts and "Inferred from another report." in facts
    paper = '<a href="https://bao.test/" rel="external">The New Paper</a>'
    assert f'{paper} <span class="mark">[inferred]</span> (the report does not name it)' in facts


def test_a_link_to_a_draft_is_reported_although_drafts_are_checked(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, briefing("2024-01-01-a", "[x](briefing:2024-01-01-b)"), briefing("2024-01-01-b", draft="true")
    )
    checked = check(site.options())
    assert checked.failed and "is a draft" in lines(checked.problems)[0]
    assert [row.state for row in checked.rows] == ["one language", "draft"]


DRAFT = (
    briefing("2024-01-01-a", "Năm 1987 có 2.000 người dự.\n\nNăm 1990 có 35 nước tham gia cùng.", draft="true"),
    briefing("2024-01-01-a", "In 1987 there were 3,000 people.\n\nNăm 1990 có 35 nước tham gia cùng.", "en", "vi",
             draft="true"),
)  # fmt: skip
EN = "content/briefings/2024-01-01-a.en.md"


def alone(site: SmallSite) -> list[str]:
    return [said for line in parity(site) for said in re.findall(r"“\S+” \(p\d\)(?= has no)", line)]


def test_drafts_are_compared_as_far_as_they_are_written(tmp_path: Path) -> None:
    site = small_site(tmp_path, *DRAFT)
    assert alone(site) == ["“3,000” (p1)", "“2.000” (p1)"]
    checked = check(site.options())
    assert not checked.failed and (checked.rows[0].figures, checked.rows[0].matched) == (4, 2)
    site.edit(EN, "3,000", "2,000")
    assert parity(site) == []
    site.edit(EN, "Năm 1990 có 35 nước tham gia cùng.", "In 1990 it was 36 countries that took part.")
    assert alone(site) == ["“36” (p2)", "“35” (p2)"]


@pytest.mark.parametrize("body", ["…", ""])
def test_a_draft_that_nobody_has_begun_is_compared_with_nothing(body: str, tmp_path: Path) -> None:
    site = small_site(tmp_path, DRAFT[0], briefing("2024-01-01-a", body, "en", "vi", draft="true"))
    assert parity(site) == []


def test_a_draft_waives_what_may_yet_come(tmp_path: Path) -> None:
    waiver = "[{waive: p2, reason: Lỗi của báo.}]"
    site = small_site(tmp_path, DRAFT[0], DRAFT[1].replace("draft: true", f"draft: true\nparity: {waiver}"))
    assert not [line for line in lines(check(site.options()).problems) if "waives nothing" in line]
