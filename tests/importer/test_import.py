"""`import` keeps every line of an article and nothing else, finds whom and what it names, and lists every guess.

The articles in `articles/` were written for these tests, each in another layout; no page like the first five of them was
looked at while the rules were made.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.importer.import_report import import_report
from generator.importer.importing import Imported, import_article
from generator.importer.lines import CAPTION, DROPPED, HEADING, NEWSPAPER
from tests.importer.expected import EXPECTED
from tests.small_sites import SmallSite, document, person, small_site

ARTICLES = Path(__file__).parent / "articles"
TODAY = "2026-11-22"
RAW = {"vi": "Văn bản thô: còn nguyên văn bài báo", "en": "Raw text: still in the newspaper’s words"}
"""How the notice over a text begins that is still the newspaper's."""


def imported(folder: Path, file: Path, *blocks: str) -> tuple[SmallSite, Imported]:
    site = small_site(folder, *blocks)
    return site, import_article(site.root, str(file), today=TODAY)


def stem_of(found: Imported) -> str:
    return Path(found.files[0]).name.split(".")[0]


@pytest.mark.parametrize("name", EXPECTED)
def test_an_article_of_any_layout_is_read_whole_and_alone(tmp_path: Path, name: str) -> None:
    expected = EXPECTED[name]
    site, found = imported(tmp_path, ARTICLES / name)
    guesses = {what: value for what, value, _ in found.guesses}
    assert found.lang == expected.lang
    assert guesses["headline"] == expected.title and guesses["author"] == expected.author
    assert guesses["published"] == expected.published
    assert guesses["date"] == f"{expected.date} ({expected.basis})"
    assert {one.name: one.office for one in found.people} == expected.people
    assert {one.name for one in found.documents} == expected.documents
    assert [piece.text for piece in found.pieces if piece.role == CAPTION] == expected.captions
    assert [piece.text for piece in found.pieces if piece.role == HEADING] == expected.headings
    paragraphs = [piece.text for piece in found.pieces if piece.role in ("body", "item")]
    assert len(paragraphs) == len(expected.paragraphs)
    assert all(text.startswith(begin) for text, begin in zip(paragraphs, expected.paragraphs, strict=True))
    written = (site.root / found.files[0]).read_text(encoding="utf-8").partition("\n---\n")[2]
    assert not [word for word in expected.never if word in written]
    dropped = " ".join(piece.text for piece in found.pieces if piece.role in (DROPPED, NEWSPAPER))
    unseen = ("views", "991", "ký tự", "Nhập")  # a script's words, and what stands in the fields of a form
    assert all(word in dropped for word in expected.never if word not in unseen)
    assert all(piece.reason for piece in found.pieces if piece.role == DROPPED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_draft_pair_is_valid_and_is_never_published_while_it_is_raw(tmp_path: Path, name: str) -> None:
    site, found = imported(tmp_path, ARTICLES / name)
    assert site.built(strict=True).written
    original = found.files[0]
    lang = original.split(".")[-2]
    assert not [path for path in site.tree() if stem_of(found) in path]
    (said,) = [line for line in site.problems(drafts=True) if "is raw source text" in line]
    assert said.startswith(f"{original}:") and ": warning: the text is raw source text — rewrite it in your own" in said
    shown = site.html(next(path for path in site.tree() if path.startswith(f"{lang}/") and stem_of(found) in path))
    assert RAW[lang] in shown and '<footer class="colophon">' not in shown
    site.built(strict=True)
    assert not [path for path in site.tree() if stem_of(found) in path]
    site.edit(original, "draft: true\n", "")
    source = (site.root / original).read_text(encoding="utf-8").split("\n")
    said = [(source[int(line.split(":")[1]) - 1].partition(":")[0], line) for line in site.problems()]
    assert all(line.startswith(f"{original}:") and " — " in line for _, line in said)
    # Why the date is not certain is for the editor to say, in the language of the text.
    explained = [] if EXPECTED[name].basis == "stated" else ["date_note"]
    assert [field for field, line in said if "is still to be written" in line] == ["summary", *explained]
    assert [field for field, line in said if "then delete this line" in line] == ["raw"]


def test_nothing_is_overwritten_and_every_guess_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    file = str(ARTICLES / "cang-ca.txt")
    assert main(["import", "--root", str(site.root), file]) == 0
    said = capsys.readouterr().out
    for words in (
        "language: vi — ",
        "headline: Cảng cá Mũi Sò đón chuyến tàu lạnh đầu tiên sau 8 năm — line 2:",
        "published: 2024-06-05 — line 3: published: “Thứ Tư, 05/06/2024, 09:15 (GMT+7)”",
        "date: 2024-06-04 (stated-without-year) — “Sáng 4/6”, line 6; the year is that nearest to publication, 2024-06-05",
        "Đặng Thị Thủy Tiên, Chủ tịch UBND thị xã Mũi Sò — not registered; line 6:",
        "line 4: “Lượt xem: 1.250” — view count",
        "lines 6, 7: “Sáng 4/6,",
        "content/people/trinh-cong-danh.md",
        "family: Trịnh",
        "symbol: 1275/QĐ-TTg",
    ):
        assert words in said, words
    before = site.tree(site.root)
    assert main(["import", "--root", str(site.root), file]) == 1
    assert "there is a briefing 2024-06-04-" in capsys.readouterr().err
    assert site.tree(site.root) == before


def test_the_stubs_of_an_import_are_valid_registers(tmp_path: Path) -> None:
    site, found = imported(tmp_path, ARTICLES / "cang-ca.txt")
    text = "\n".join(import_report(found))
    stubs = text.partition("Registers to add")[2].split("\n  content/")[1:]
    for stub in stubs:
        path, _, body = stub.partition("\n")
        body = "\n".join(line.removeprefix("    ") for line in body.split("\n\n")[0].split("\n"))
        site.write(f"-- content/{path} --\n{body}\n")
    site.edit(found.files[0], "raw:", "# raw:")
    assert len(stubs) == 4
    assert not site.build(drafts=True).failed


def test_registered_people_and_documents_are_found_by_their_entries(tmp_path: Path) -> None:
    site, found = imported(
        tmp_path,
        ARTICLES / "hop-tac-thu-vien.md",
        person("vuong-dinh-khai", "Vương Đình Khải"),
        document("14-kl-tw", short="{vi: [Kết luận 14]}", type="conclusion"),
        "-- content/sources.yaml --\nbao: {name: {vi: Báo Đá}, site: https://www.bao.example/}\n",
    )
    assert {one.key for one in found.people if one.registered} == {"vuong-dinh-khai"}
    assert {one.key for one in found.documents if one.registered} == {"14-kl-tw"}
    text = (site.root / found.files[0]).read_text(encoding="utf-8")
    assert "  vuong-dinh-khai: Giám đốc Thư viện Bến Đá\n" in text
    assert "  publisher: bao\n  publisher_basis: stated\n" in text  # the lead begins with its mark, “(BĐ)”


def test_what_the_head_of_a_page_says_is_used_and_named(tmp_path: Path) -> None:
    site, found = imported(tmp_path, ARTICLES / "gyeonggi.html")
    said = {what: (value, why) for what, value, why in found.guesses}
    address = "https://baodongbang.example/can-tho-gyeonggi-12345.html"
    assert said["address"] == (address, "line 1: canonical address in the head of the page")
    assert (
        said["publisher"][1]
        == "the page calls itself “Báo Đồng Bằng” (line 1: og:site_name in the head of the page) — add it to content/sources.yaml"
    )
    assert f"\n  url: {address}\n" in (site.root / found.files[0]).read_text(encoding="utf-8")


CLIPPING = """---
title: "Cảng Mây Hồng đón đoàn khách từ Nagoya"
author: Lý Hải
source: Báo Mây
tags: cảng, khách
---
cang may hong don doan khach tu nagoya

Đoàn khách lên bờ sáng 3/5

Sáng 3/5/2024, cảng Mây Hồng đón một đoàn khách từ Nagoya và các doanh nghiệp đã ký ba văn bản:

Nguồn ảnh: Lý Hải

- một thỏa thuận về kho lạnh;
- hai bản ghi nhớ về đào tạo.
"""


def test_a_clipping_says_in_its_front_matter_what_the_page_did(tmp_path: Path) -> None:
    (tmp_path / "clip.md").write_text(CLIPPING, encoding="utf-8")
    sources = "-- content/sources.yaml --\nmay: {name: {vi: Báo Mây}}\n"
    site, found = imported(tmp_path / "archive", tmp_path / "clip.md", sources)
    said = {what: (value, why) for what, value, why in found.guesses}
    assert said["headline"] == ("Cảng Mây Hồng đón đoàn khách từ Nagoya", "line 2: marked as headline")
    assert said["author"] == ("Lý Hải", "line 3: “author” in the front matter of the clipping")
    assert said["publisher"] == ("may", "its name stands in line 4: “Báo Mây”")
    assert {piece.text: piece.reason for piece in found.pieces if piece.role == DROPPED} == {
        "tags: cảng, khách": "in the front matter of the clipping",
        "cang may hong don doan khach tu nagoya": "description of a picture: the headline again",
        "Nguồn ảnh: Lý Hải": "photo credit",
    }
    assert [piece.text for piece in found.pieces if piece.role == CAPTION] == ["Đoàn khách lên bờ sáng 3/5"]
    written = (site.root / found.files[0]).read_text(encoding="utf-8")
    assert "  publisher: may\n  publisher_basis: inferred\n" in written
    assert written.endswith("ba văn bản:\n\n- một thỏa thuận về kho lạnh;\n- hai bản ghi nhớ về đào tạo.\n")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Báo Mây - 03/05/2024", "may"),
        ("Mây Hồng, 3/5/2024", "may-hong"),
        ("(Báo Mây) 03/05/2024 09:15 GMT+7", "may"),
        ("03/05/2024 09:15 (MHO)", "may-hong"),
        ("Cập nhật: 03/05/2024, Mây Hồng", "may-hong"),
        ("Thứ sáu, 03/05/2024 09:15 (GMT+7)", ""),
    ],
)
def test_the_line_of_a_date_may_name_the_newspaper(tmp_path: Path, line: str, key: str) -> None:
    text = f"Cảng Mây đón đoàn khách từ Nagoya\n{line}\nSáng 2/5, cảng Mây đón một đoàn khách từ Nagoya đến thăm kho lạnh.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    sources = "-- content/sources.yaml --\nmay: {name: {vi: Báo Mây}}\nmay-hong: {name: {vi: Mây Hồng}}\n"
    site, found = imported(tmp_path / "archive", tmp_path / "a.txt", sources)
    written = (site.root / found.files[0]).read_text(encoding="utf-8")
    assert (
        (f"  publisher: {key}\n  publisher_basis: stated\n" in written)
        if key
        else ("publisher_basis: unknown" in written)
    )


def test_a_name_without_marks_is_of_whom_it_must_be_and_any_other_is_to_be_looked_up(tmp_path: Path) -> None:
    _, found = imported(tmp_path, ARTICLES / "osaka.txt", person("vo-van-hoan", "Võ Văn Hoan"))
    known = {one.key: one for one in found.people}
    assert known["vo-van-hoan"].registered and "look up" not in known["vo-van-hoan"].evidence
    assert "look up how the name is written" in known["hoang-thu-trang"].evidence


def test_a_stub_gives_parts_of_vietnamese_names_only(tmp_path: Path) -> None:
    _, found = imported(tmp_path, ARTICLES / "busan.txt")
    said = "\n".join(import_report(found))
    assert "    name: Park Ji-won\n" in said and "      middle: Thị Bích\n" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", ":1:1: the file is empty"),
        (b"\xff\xfea\x00", ":1:1: the file is saved as UTF-16 — save it as UTF-8"),
        (b"abc\n\xe9", ":2:1: byte 0xe9"),
        (
            b"PK\x03\x04\x14",
            ": this is no text but a Word document or another archive of files — save the article as text or HTML first",
        ),
        (b"Share\n", ": no text of an article was found"),
    ],
)
def test_what_is_no_article_is_refused_in_words(
    tmp_path: Path, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path / "a")
    (tmp_path / "x.txt").write_bytes(data)
    assert main(["import", "--root", str(site.root), str(tmp_path / "x.txt"), str(tmp_path / "none.txt")]) == 1
    err = capsys.readouterr().err
    assert said in err and "none.txt: No such file" in err and "Traceback" not in err
