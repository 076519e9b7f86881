"""Pairing: which file is the original, what its translation may say, and what clashes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive.pair import pair
from generator.core.kinds import KINDS
from generator.core.model import At, Data, Detail, Document, PathKey
from generator.source.read import NOTHING
from generator.source.scan import SourceFile
from tests.small_sites import SmallSite, briefing, document, event, lines, page, person, small_site

STEM = "2024-05-01-tin"
VI, EN = f"content/briefings/{STEM}.vi.md", f"content/briefings/{STEM}.en.md"


def test_either_language_may_be_the_original(tmp_path: Path) -> None:
    archive = small_site(
        tmp_path, briefing("2024-01-01-a"), briefing("2024-01-01-a", "x", "en", "vi"),
        briefing("2024-01-02-b", "x", "en"), briefing("2024-01-02-b", "x", "vi", "en"),
    ).archive()  # fmt: skip
    items = archive.items["briefing"]
    assert [(item.original, item.path, list(item.texts)) for item in items.values()] == [
        ("vi", "content/briefings/2024-01-01-a.vi.md", ["vi", "en"]),
        ("en", "content/briefings/2024-01-02-b.en.md", ["vi", "en"]),
    ]


def test_two_originals_are_an_error(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing(STEM), briefing(STEM, "x", "en"))
    assert found.findings() == [
        f"{EN}:1:1: this file and {VI} both claim to be the original — give one of them a “translation:” block"
    ]


def test_a_translation_of_its_own_language_is_an_error(tmp_path: Path) -> None:
    (line,) = small_site(tmp_path, briefing(STEM), briefing(STEM, "x", "en", "en")).findings()
    assert line.startswith(f"{EN}:4:15: a text is not a translation of its own language — write “of: vi”")


def said(fields: Data, marks: dict[PathKey, At]) -> Document:
    return replace(NOTHING, fields=fields, detail=lambda: Detail(marks, ()))


def test_a_translation_names_its_original() -> None:
    """As it can fail to do in an archive of three languages."""
    kind = next(kind for kind in KINDS if kind.name == "briefing")
    of = {(): At(1, 1), ("translation", "of"): At(4, 15)}
    found = pair([
        (SourceFile(VI, kind, STEM, "vi", b"", ""), said(Data(title="a"), {})),
        (SourceFile(EN, kind, STEM, "en", b"", ""), said(Data(title="b", translation=Data(of="fr")), of)),
    ])  # fmt: skip
    assert lines(found.problems) == [f"{EN}:4:15: the original is {VI} — write “of: vi”"]


def test_two_translations_of_each_other_have_no_original(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing(STEM, "x", "vi", "en"), briefing(STEM, "x", "en", "vi"))
    lines = found.findings()
    assert len(lines) == 1 and "original" in lines[0]


def test_a_translation_alone_is_a_warning_and_still_a_page(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing(STEM, "Alone.", "en", "vi"))
    (line,) = found.findings()
    assert line.startswith(f"{EN}:4:1: warning: its original, {STEM}.vi.md, is missing")
    found.built()
    assert "Alone." in found.html(f"en/briefings/{STEM}.html")
    assert "Alone." not in found.html(f"vi/ban-tin/{STEM}.html")


def test_a_translation_alone_without_any_date_has_sound_addresses(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("khong-ngay", "Alone.", "en", "vi"))
    found.built()
    assert not [path for path in found.tree() if path.endswith("/.html")]


def test_a_translation_whose_original_cannot_be_read_is_not_called_an_orphan(tmp_path: Path) -> None:
    """The original is there; only its front matter is broken, and that is the one problem to mend."""
    found = small_site(tmp_path, briefing(STEM, "x", title='"a'), briefing(STEM, "x", "en", "vi"))
    (line,) = found.findings()
    assert line.startswith(f"{VI}:2:8: a quotation mark is opened here and never closed")


def test_what_names_a_broken_file_is_no_second_problem(tmp_path: Path) -> None:
    """Whatever leads to a file that cannot be read would be right once that one mistake is mended."""
    found = small_site(
        tmp_path, briefing(STEM, "[x](person:a) [y](event:e)", event="e", people="{a: Ông}"),
        person("a", "Lê A", sort='"a'), event("e", date='"a'), document("d", type='"a'),
        briefing("2024-06-01-sau", "[x](resolution:d)"),
    )  # fmt: skip
    assert [line.partition(":")[0] for line in found.findings()] == [
        "content/events/e.md", "content/people/a.md", "content/resolutions/d.md",
    ]  # fmt: skip


def test_a_note_without_its_entry_is_an_error(tmp_path: Path) -> None:
    (line,) = small_site(tmp_path, "-- content/people/a.vi.md --\nMột câu.\n").findings()
    assert line == "content/people/a.vi.md:1:1: a note to nothing: a.md is missing — add it, or delete the note"


def test_notes_stand_beside_their_entry(tmp_path: Path) -> None:
    found = small_site(
        tmp_path,
        person("a", "Lê A"),
        "-- content/people/a.vi.md --\nMột câu.\n",
        "-- content/people/a.en.md --\nA sentence.\n",
    )
    found.built()
    assert "Một câu." in found.html("vi/nhan-vat/a.html") and "A sentence." not in found.html("vi/nhan-vat/a.html")
    assert "A sentence." in found.html("en/people/a.html")


# References in front matter


@pytest.mark.parametrize(
    ("texts", "place", "message"),
    [
        ((
            briefing(STEM, event="hop"), event("hop-bao"),
        ), f"{VI}:8:1", "there is no event “hop” — did you mean hop-bao?"),
        ((
            briefing(STEM, source="{publisher: sgp, publisher_basis: stated}"), "-- content/sources.yaml --\nsggp: {name: {vi: Sài Gòn}}\n",
        ), f"{VI}:6:10", "there is no source “sgp” — did you mean sggp?"),
        ((briefing(STEM, people="{bui-so: Ông}"), person("bui-son", "Bùi Sơn")), f"{VI}:8:10",
         "there is no person “bui-so” — did you mean bui-son?"),
        ((
            briefing(STEM, people="{le-a: Ông}"),
        ), f"{VI}:8:10", "there is no person “le-a” — add content/people/le-a.md"),
        ((
            document("a", related="[{to: b, as: related, source: 'https://archive.example/'}]"),
        ), "content/resolutions/a.md:5:12",
         "there is no resolution “b” — check its name, or add it"),
        ((document("a", sources="['briefing:x']"),), "content/resolutions/a.md:4:11", "there is no briefing “x”"),
    ],
    ids=["event", "source", "person", "new person", "related document", "briefing"],
)  # fmt: skip
def test_what_front_matter_names_must_be_there(
    texts: tuple[str, ...], place: str, message: str, tmp_path: Path
) -> None:
    found = [line for line in small_site(tmp_path, *texts).findings() if ": warning: " not in line]
    assert len(found) == 1 and found[0].startswith(f"{place}: {message}")


def test_one_missing_person_is_one_problem(tmp_path: Path) -> None:
    """Nobody can be named in the text before there is an entry with the name."""
    assert len(small_site(tmp_path, briefing(STEM, "Lê A.", people="{le-a: Ông}")).findings()) == 1


def test_an_office_ends_after_it_begins(tmp_path: Path) -> None:
    def office(dates: str) -> list[str]:
        text = f"[{{title: {{vi: a}}, source: 'https://archive.example/', {dates}}}]"
        return small_site(tmp_path, person("a", "Lê A", offices=text)).findings()

    def until(date: str) -> str:
        return f"until: {{date: {date}, source: 'https://archive.example/'}}"

    (line,) = office(f"from: 2020-05, {until('2020-04-30')}")
    assert line.startswith("content/people/a.md:3:") and "ends before it begins on 2020-05 — mend one date" in line
    assert len(office(f"from: 2021, {until('2020').replace('until', 'ongoing')}")) == 1
    assert (
        office(f"from: 2020-05, {until('2020')}")
        == office(f"from: 2020, {until('2020-01-01')}")
        == office(until("1999"))
        == []
    )


def test_an_alias_of_two_people_is_an_error(tmp_path: Path) -> None:
    found = small_site(tmp_path, person("a", "Lê A", aliases="[Ông Sơn]"), person("b", "Lê B", aliases="[X, Ông Sơn]"))
    (line,) = found.findings()
    assert line.startswith("content/people/b.md:3:") and "“Ông Sơn” is also an alias in content/people/a.md" in line


@pytest.mark.parametrize("alias", ["Ông Hoà", "Ông  Hòa"])
def test_an_alias_in_another_spelling_is_the_same(alias: str, tmp_path: Path) -> None:
    found = small_site(tmp_path, person("a", "Lê A", aliases="[Ông Hòa]"), person("b", "Lê B", aliases=f"[{alias}]"))
    assert len(found.findings()) == 1


def test_two_addresses_alike_name_both_files(tmp_path: Path) -> None:
    found = small_site(
        tmp_path,
        briefing("2024-01-01-a", slugs="{vi: mot, en: hai}"),
        briefing("2024-01-02-b", slugs="{vi: mot, en: ba}"),
    )
    assert found.problems() == [
        "content/briefings/2024-01-02-b.vi.md:8:13: "
        "the address mot (vi) is also that of content/briefings/2024-01-01-a.vi.md — choose another slug"
    ]


def test_a_slug_like_another_stem_is_an_address_twice(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a"), briefing("2024-01-02-b", slugs="{en: 2024-01-01-a}"))
    (line,) = found.problems()
    assert "the address 2024-01-01-a (en)" in line


@pytest.mark.parametrize("slug", ["dong-thoi-gian", "thuat-ngu"])
def test_a_page_at_an_address_of_the_sites_own_is_an_error(slug: str, tmp_path: Path) -> None:
    found = small_site(
        tmp_path, page("about", slugs=f"{{vi: {slug}}}"), "-- content/terms.yaml --\n- {vi: a, en: b, basis: press}\n"
    )
    (line,) = found.problems()
    assert line.startswith("content/pages/about.vi.md:1:1: ") and f"vi/{slug}.html" in line and "the site's own" in line
    assert not found.output.exists()


# The two texts against each other


def two(folder: Path, vietnamese: str, english: str) -> SmallSite:
    return small_site(
        folder, briefing(STEM, "Lê A. Lê B.", people=vietnamese),
        briefing(STEM, "Lê A. Lê B.", "en", "vi", people=english),
        person("a", "Lê A"), person("b", "Lê B"),
    )  # fmt: skip


def test_both_texts_give_the_same_people(tmp_path: Path) -> None:
    assert two(tmp_path / "a", "{a: x, b: y}", "{a: x, b: y}").findings() == []
    lacking = two(tmp_path / "b", "{a: x, b: y}", "{a: x}").findings()
    assert any(line.startswith(f"{EN}:5:") and "“b” has no office here" in line for line in lacking)
    more = two(tmp_path / "c", "{a: x}", "{a: x, b: y}").findings()
    assert any(line.startswith(f"{EN}:5:16") and f"“b” stands here, but not in {VI}" in line for line in more)


def test_a_translation_that_nobody_has_begun_is_not_asked_for_offices(tmp_path: Path) -> None:
    site = small_site(
        tmp_path, briefing(STEM, "Lê A.", people="{a: x}"), briefing(STEM, "…", "en", "vi", draft="true"),
        person("a", "Lê A"),
    )  # fmt: skip
    assert not [line for line in site.findings(drafts=True) if "has no office here" in line]
    site.edit(EN, "draft: true\n", "people: {}\n")
    assert [line for line in site.findings(drafts=True) if "“a” has no office here" in line]


def test_who_is_named_has_an_office_and_who_has_one_is_named(tmp_path: Path) -> None:
    texts = (person("a", "Lê A"), person("b", "Lê B"))
    assert small_site(tmp_path / "a", *texts, briefing(STEM, "Lê A.", people="{a: x}")).findings() == []
    (line,) = small_site(tmp_path / "b", *texts, briefing(STEM, "Lê A.", people="{a: x, b: y}")).findings()
    assert line.startswith(f"{VI}:8:16: warning: “b” is listed, but the text never names them")
    (line,) = small_site(tmp_path / "c", *texts, briefing(STEM, "Một.\n\nHai Lê A.")).findings()
    assert "warning: “a” is named, but has no office under “people:” — add there: a: the office in this text" in line


def test_one_missing_office_is_reported_once(tmp_path: Path) -> None:
    found = two(tmp_path, "{a: x, b: y}", "{a: x}").findings()
    assert len([line for line in found if "“b”" in line]) == 1


@pytest.mark.parametrize(
    ("original", "translation", "complains"), [("", "", True), ("true", "", False), ("", "true", False)]
)
def test_what_is_left_open_is_no_mistake_in_a_draft(
    original: str, translation: str, complains: bool, tmp_path: Path
) -> None:
    """A draft may be either text, or both: the translation of a draft is never published without it."""
    site = small_site(
        tmp_path, briefing(STEM, draft=original), briefing(STEM, "x", "en", "vi", draft=translation, summary="…")
    )
    found = site.findings(drafts=True)
    assert [line for line in found if "“summary” is still to be written" in line] == found
    assert bool(found) == complains
