"""`new`, `translate` and `stamp`: every step to a pair is one command, and nothing written is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.archive_check import check
from generator.commands.content_files import document, scalar
from generator.core.kinds import KINDS
from generator.source.read import read
from tests.small_sites import SmallSite, briefing, event, lines, page, person, small_site

SOURCES = "-- content/sources.yaml --\nbao: {name: {vi: Báo, en: Paper}}\n"
OFFICES = "{bui-thanh-son: 'Ủy viên Trung ương Đảng, Bộ trưởng Bộ Ngoại giao', le-a: Thứ trưởng, le-b: Phó Chủ tịch}"
ORIGINAL = briefing(
    "2024-01-01-a",
    "Bùi Thanh Sơn, Lê Văn Anh và Lê Văn Bình nói ở đây một câu dài.\n\n## Đầu đề thứ nhất của bài\n\n"
    "- một\n- hai, [xem tin này](briefing:2024-01-01-a)\n\nĐoạn cuối cùng của bài này.",
    people=OFFICES, place="Hà Nội", date_note="Suy ra từ bài.",
)  # fmt: skip
REGISTERS = (
    person("bui-thanh-son", "Bùi Thanh Sơn",
           offices="[{title: {vi: Bộ trưởng Bộ Ngoại giao, en: Minister of Foreign Affairs}, from: 2021, source: https://archive.example/x}]"),
    person("le-a", "Lê Văn Anh"),
    person("le-b", "Lê Văn Bình"),
    "-- content/terms.yaml --\n"
    "- {vi: Ủy viên Trung ương Đảng, en: Member of the Party Central Committee, basis: press}\n",
    briefing("2023-01-01-b", "Lê Văn Anh.", people="{le-a: Thứ trưởng}"),
    briefing("2023-01-01-b", "Lê Văn Anh.", "en", "vi", people="{le-a: Deputy Minister}"),
)  # fmt: skip


def run(site: SmallSite, *arguments: str) -> int:
    return main([arguments[0], "--root", str(site.root), *arguments[1:]])


def text(site: SmallSite, path: str) -> str:
    return (site.root / path).read_text(encoding="utf-8")


def test_a_new_pair_is_valid_as_a_draft_and_not_published(tmp_path: Path) -> None:
    site = small_site(tmp_path, SOURCES, event("hoi-nghi"))
    title = "Hội đàm: “mở đầu” #1 – Đối ngoại"
    assert run(site, "new", title, "--date", "2026-03-01", "--event", "hoi-nghi", "--source", "bao") == 0
    original = text(site, "content/briefings/2026-03-01-hoi-dam-mo-dau-1-doi-ngoai.vi.md")
    assert "date: 2026-03-01\ndate_basis: stated\n" in original and "event: hoi-nghi" in original
    assert "publisher: bao" in original and "en: 2026-03-01-event-hoi-nghi" in original
    assert "of: vi" in text(site, "content/briefings/2026-03-01-hoi-dam-mo-dau-1-doi-ngoai.en.md")
    assert site.built(strict=True).pages > 0
    assert not (site.output / "vi/ban-tin/2026-03-01-hoi-dam-mo-dau-1-doi-ngoai.html").exists()
    site.built(strict=True, drafts=True)
    assert "mở đầu" in site.html("vi/ban-tin/2026-03-01-hoi-dam-mo-dau-1-doi-ngoai.html")


def test_what_the_event_knows_is_filled_in(tmp_path: Path) -> None:
    site = small_site(tmp_path, event("hoi-nghi", date="2026-03-02", place="{vi: Hà Nội, en: Hanoi}"))
    assert run(site, "new", "Hội nghị", "--event", "hoi-nghi") == 0
    original = text(site, "content/briefings/2026-03-02-hoi-nghi.vi.md")
    assert "\ndate: 2026-03-02\ndate_basis: inferred\ndate_note: …\n" in original and "\nplace: Hà Nội\n" in original
    assert "\nplace: Hanoi\n" in text(site, "content/briefings/2026-03-02-hoi-nghi.en.md")
    assert run(site, "new", "Hội nghị", "--event", "hoi-nghi", "--date", "2026-03-03") == 0
    assert "date_basis: stated\n" in text(site, "content/briefings/2026-03-03-hoi-nghi.vi.md")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["A", "--date", "3/2/2026"], "write 2026-02-03"),
        (["A", "--event", "hoi-ngh"], "did you mean hoi-nghi?"),
        (["A", "--source", "baa"], "did you mean bao?"),
        (["A", "--lang", "fr"], "there is no language “fr”"),
        (["A", "--translated", "B", "--translated", "C"], "--translated stands 2 times — give the title once for en"),
        (["  "], "the title is empty"),
        (["…"], "cannot be part of an address"),
        (["A b", "--date", "2024"], "there is a briefing 2024-a-b already"),
    ],
)
def test_what_cannot_be_begun_is_refused_in_words(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path, SOURCES, event("hoi-nghi"), briefing("2024-a-b"))
    before = site.tree(site.root)
    assert run(site, "new", *arguments) == 1
    assert said in capsys.readouterr().err
    assert site.tree(site.root) == before


def test_a_translation_begins_with_the_originals_blocks_and_the_offices_that_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path, ORIGINAL, *REGISTERS)
    assert run(site, "translate", "2024-01-01-a") == 0
    said = capsys.readouterr().out
    written = text(site, "content/briefings/2024-01-01-a.en.md")
    assert "bui-thanh-son: Member of the Party Central Committee, Minister of Foreign Affairs\n" in written
    assert "le-a: Deputy Minister\n" in written
    assert "le-b: Phó Chủ tịch\n" in written and "people: le-b: Phó Chủ tịch" in said
    assert "title: Tin 2024-01-01-a vi" in said and "place: Hà Nội" in said
    assert "(briefing:2024-01-01-a)" in written and "## Đầu đề" in written
    archive = site.archive(drafts=True)
    texts = archive.items["briefing"]["2024-01-01-a"].texts
    assert [block.anchor for block in texts["vi"].body] == [block.anchor for block in texts["en"].body]
    assert (
        site.built().pages and "Bùi Thanh Sơn" not in site.html("en/briefings/2024-01-01-a.html").partition("<main")[0]
    )


def test_a_translation_that_somebody_wrote_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path, ORIGINAL, *REGISTERS)
    assert run(site, "translate", "2024-01-01-a") == 0
    before = text(site, "content/briefings/2024-01-01-a.en.md")
    assert run(site, "translate", "2024-01-01-a") == 1
    assert "written in every language already" in capsys.readouterr().err
    assert run(site, "translate", "2023-01-01-b", "--lang", "en") == 1
    assert run(site, "translate", "2024-01-01-x") == 1
    assert "did you mean 2024-01-01-a" in capsys.readouterr().err
    assert text(site, "content/briefings/2024-01-01-a.en.md") == before


def test_the_pair_of_new_is_filled_by_translate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    run(site, "new", "Bài mới", "--date", "2026-03-01")
    assert run(site, "translate", "2026-03-01-bai-moi") == 1
    assert "is not written yet — write it first" in capsys.readouterr().err
    site.edit("content/briefings/2026-03-01-bai-moi.vi.md", "\n…\n", "\nCâu thứ nhất của bài.\n")
    assert run(site, "stamp", "2026-03-01-bai-moi") == 1
    assert run(site, "translate", "2026-03-01-bai-moi") == 0
    assert "Câu thứ nhất của bài." in text(site, "content/briefings/2026-03-01-bai-moi.en.md")


def test_what_is_still_in_the_words_of_the_original_is_said(tmp_path: Path) -> None:
    site = small_site(tmp_path, ORIGINAL, *REGISTERS)
    run(site, "translate", "2024-01-01-a")
    path = "content/briefings/2024-01-01-a.en.md"
    assert any("4 of 4 blocks are still" in line for line in lines(check(site.options()).problems))
    site.edit(path, "draft: true\n", "").edit(
        path, "Đoạn cuối cùng của bài này.", "The last paragraph of this article."
    )
    left = [line for line in lines(check(site.options()).problems) if "still stands in the words" in line]
    assert [line.split(":")[0] for line in left] == [path] * 3


def test_words_marked_as_the_originals_may_stay(tmp_path: Path) -> None:
    vietnamese, english = "Khẩu hiệu của cả năm ấy.", "[Khẩu hiệu của cả năm ấy.](lang:vi)"
    site = small_site(tmp_path, briefing("2024-01-01-a", vietnamese), briefing("2024-01-01-a", vietnamese, "en", "vi"))
    path = "content/briefings/2024-01-01-a.en.md"
    assert run(site, "stamp", "2024-01-01-a") == 1 and "stamp:" not in text(site, path)
    site.edit(path, vietnamese, english)
    assert run(site, "stamp", "2024-01-01-a") == 0 and "stamp:" in text(site, path)
    assert not [line for line in lines(check(site.options()).problems) if "in the words of" in line]


def test_other_languages_can_be_the_original(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", "A sentence.", "en"))
    assert run(site, "translate", "2024-01-01-a") == 0
    assert "of: en" in text(site, "content/briefings/2024-01-01-a.vi.md")
    assert run(site, "new", "A new one", "--lang", "en") == 0
    assert "date_basis: unknown" in text(site, "content/briefings/a-new-one.en.md")


PAIR = (
    briefing("2024-01-01-a", "Một câu   về\nBùi Thanh Sơn.\n\nĐoạn hai.\n\n- một\n- hai"),
    briefing("2024-01-01-a", "A sentence on Bùi Thanh Sơn.\n\nTwo.\n\n- one\n- two", "en", "vi"),
    person("bui-thanh-son", "Bùi Thanh Sơn"),
    page("about"),
    page("about", "A sentence.", "en", "vi"),
)
VI, EN = "content/briefings/2024-01-01-a.vi.md", "content/briefings/2024-01-01-a.en.md"


def stale(site: SmallSite) -> list[str]:
    return [line for line in lines(check(site.options()).problems) if "since" in line]


def test_a_stamp_knows_prose_from_spacing_and_links(tmp_path: Path) -> None:
    site = small_site(tmp_path, *PAIR)
    assert run(site, "stamp", "2024-01-01-a") == 0
    assert text(site, EN).count("stamp: [") == 1
    assert stale(site) == []
    site.edit(VI, "câu   về\nBùi Thanh Sơn", "câu\nvề [Bùi  Thanh Sơn](person:bui-thanh-son)")
    assert stale(site) == []
    site.edit(VI, "Đoạn hai.", "Đoạn hai đã sửa.")
    found = [line.partition(" — ")[0] for line in stale(site)]
    assert found[0].startswith(f"{EN}:") and "warning: p2 in line " in found[0]
    assert "but “updated:” does not say when" in found[1] and len(found) == 2


def test_a_paragraph_added_at_the_end_is_told_at_the_end_of_the_translation(tmp_path: Path) -> None:
    site = small_site(tmp_path, *PAIR)
    run(site, "stamp", "2024-01-01-a")
    site.edit(VI, "- hai", "- hai\n\nĐoạn mới.")
    last = text(site, EN).splitlines().index("- one") + 1
    assert [line for line in stale(site) if line.startswith(f"{EN}:{last}:1: warning: p4 in line ")]


def test_readers_are_told_with_the_date_of_the_change(tmp_path: Path) -> None:
    site = small_site(tmp_path, *PAIR)
    run(site, "stamp", "2024-01-01-a")
    site.edit(VI, "Đoạn hai.", "Đoạn hai đã sửa.\n\nĐoạn mới.").edit(VI, "added:", "updated: 2026-02-03\nadded:")
    site.built()
    notice = "The original was changed on 3 February 2026; this translation is not yet up to date."
    plain = (
        site.html("en/briefings/2024-01-01-a.html").replace('<time datetime="2026-02-03">', "").replace("</time>", "")
    )
    assert notice in plain
    assert "not yet up to date" not in site.html("vi/ban-tin/2024-01-01-a.html")
    assert "3 tháng 2 năm 2026" in site.html("vi/song-ngu/2024-01-01-a.html").partition("</header>")[2]
    assert [row.state for row in check(site.options()).rows] == ["stale"]
    assert len(stale(site)) == 2  # p2 has changed, p3 is new; the date is given
    run(site, "stamp", "2024-01-01-a")
    site.built()
    assert "not yet up to date" not in site.html("en/briefings/2024-01-01-a.html")


@pytest.mark.parametrize(
    "written",
    [
        "translation: {of: vi, by: 'kho: một', status: unofficial}",
        "translation: {of: vi, by: kho, status: unofficial, stamp: [00000000]}",
        "translation:\n  of: vi\n  by: kho  # who\n  status: unofficial",
        "translation:\n    of: vi\n    stamp: [00000000,\n      11111111]\n    by: kho\n    status: unofficial",
        "translation:\n  stamp:\n    - 00000000\n  of: vi\n  by: kho\n  status: unofficial\ndraft: false",
    ],
)
def test_a_stamp_changes_nothing_else_in_the_file(tmp_path: Path, written: str) -> None:
    site = small_site(tmp_path, *PAIR)
    site.edit(EN, "translation: {of: vi, by: kho, status: unofficial}", written)
    kind = KINDS[0]
    before = read(kind, (site.root / EN).read_bytes())
    assert run(site, "stamp", "2024-01-01-a") == 0
    after = read(kind, (site.root / EN).read_bytes())
    assert after.findings == before.findings == ()
    assert len(after.fields["translation"]["stamp"]) == 4
    assert {**after.fields["translation"], "stamp": 0} == {**before.fields["translation"], "stamp": 0}
    assert (after.prose_digest, after.stamps) == (before.prose_digest, before.stamps)
    once = text(site, EN)
    assert run(site, "stamp", "--all") == 0
    assert text(site, EN) == once
    assert "stamp: [" in text(site, "content/pages/about.en.md")


def test_stamp_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    assert run(site, "stamp") == 1 and "no stem was given" in capsys.readouterr().err
    assert run(site, "stamp", "2024-01-01-a") == 1
    assert "has no translation — run: python build.py translate 2024-01-01-a" in capsys.readouterr().err
    site.write(briefing("2024-01-01-b", "Một.", date="2024-13-01"))
    assert run(site, "translate", "2024-01-01-b") == 1
    assert "content/briefings/2024-01-01-b.vi.md:7:7: " in capsys.readouterr().err


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).map(str.strip).filter(bool))
def test_any_title_reads_back_as_it_was(title: str) -> None:
    title = " ".join(title.split())
    fields = {"title": title, "summary": title, "added": "2026-01-01", "date_basis": "unknown",
              "source": {"publisher_basis": "unknown"}}  # fmt: skip
    found = read(KINDS[0], document(fields, "x").encode())
    if not found.findings:
        from generator.language.text import nfc

        assert found.fields["title"] == nfc(title)
    assert "\n" not in scalar(title)
