"""What is read otherwise than it was meant is told, with its place and how to mend it; what only looks alike is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_sites import SmallSite, briefing, document, person, small_site

FILE = "content/briefings/2024-05-06-thu.vi.md"
HEAD = """title: Bài thử
summary: Tóm tắt.
date: 2024-05-06
date_basis: stated
added: 2026-11-22
source: {publisher_basis: unknown}
"""


def said(folder: Path, header: str = HEAD, body: str = "Một đoạn.", *blocks: str) -> list[str]:
    """Return what is said of a briefing, without the name of its file."""
    site = small_site(folder, *blocks)
    site.write_bytes(FILE, f"---\n{header}---\n\n{body}\n".encode())
    return [line.removeprefix(f"{FILE}:") for line in site.findings() if line.startswith(FILE)]


CUT = '“{}” is cut off as a comment — put the whole value in quotes: "…"'
UNCLOSED = "a quotation mark is opened here and never closed — close it"
CONFLICT = "Git could not merge two versions here — keep one, and delete the lines <<<<<<<, ======= and >>>>>>>"
LISTED = 'a bracket makes a list of the words in it — put the whole value in quotes: "…"'
SPACE = "a no-break space (U+00A0) stands in the indentation — replace it by an ordinary one"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Bài thử", "title: Nghị quyết #31 và đối ngoại", ["2:19: warning: " + CUT.format("#31 và đối ngoại")]),
        ("summary: Tóm tắt.", "summary: Theo kế hoạch #2, bốn đoàn.", ["3:24: warning: " + CUT.format("#2, bốn đoàn.")]),
        ("date_basis", "place: Hà Nội, phòng # 4\ndate_basis", ["5:22: warning: " + CUT.format("# 4")]),
        ("title: Bài thử", "title: \"Nghị quyết #31\"", []),
        ("date: 2024-05-06", "date: 2024-05-06  # ngày họp\n# một ghi chú", []),
        ("title: Bài thử", "title: \"Bài thử", [f"2:8: {UNCLOSED}"]),
        ("title: Bài thử\nsummary: Tóm tắt.", "title: \"Bài thử\nsummary: \"Tóm tắt.\"", [f"2:8: {UNCLOSED}"]),
        ("title: Bài thử\nsummary: Tóm tắt.", "title: 'Bài thử\nsummary: 'Tóm tắt.'", [f"2:8: {UNCLOSED}"]),
        ("summary: Tóm tắt.", "summary: \"Một.\ncorrections:\n  - note: \"Hai.\"", [f"3:10: {UNCLOSED}"]),
        ("date_basis", "slugs:\n\u00a0\u00a0vi: a\ndate_basis", [f"6:1: {SPACE}"]),
        ("date_basis", "slugs:\n  \u00a0vi: a\ndate_basis", [f"6:3: {SPACE}"]),
        ("summary: Tóm tắt.", "summary:Tóm tắt.", ["3:9: a space is missing behind the colon — write “summary: …”"]),
        ("title: Bài thử", "title:Bài thử", ["2:7: a space is missing behind the colon — write “title: …”"]),
        ("title: Bài thử", "title: [Góc nhìn] Bài thử", [f"2:8: {LISTED}"]),
        ("summary: Tóm tắt.", "summary: [1] và [2] là nguồn.", [f"3:10: {LISTED}"]),
        ("date_basis", "<<<<<<< HEAD\nplace: A\n=======\nplace: B\n>>>>>>> nhanh\ndate_basis", [f"5:1: {CONFLICT}"]),
        ("Bài thử", "Bài\u200b thử", ["2:11: warning: an invisible character (U+200B, zero-width space) stands here — delete it"]),
    ],
)  # fmt: skip
def test_front_matter_that_is_read_otherwise_than_meant(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert said(tmp_path, HEAD.replace(old, new, 1)) == expected


MARKS = "warning: these marks are shown as they stand — put no space inside a pair of them, and a space or a comma outside it"
LINK = "warning: a link is shown as it stands here — write %20 for every space in its address"
COMMENT = "warning: a comment is shown to readers here — delete it"
HTML = "warning: HTML is shown to readers as it stands — write Markdown, as in **bold** and *italic*"
CODE = "warning: four spaces make code of this — take them away, or put the code between lines of ```"
OLD = "9:1: the text is in {}, not in Unicode — convert it, as UniKey does, or write it again"
UNSEEN = "warning: an invisible character (U+{:04X}, {}) stands here — delete it"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("**Thứ nhất:**cần mở rộng.\n\n** Thứ hai ** cần mở.", [f"10:1: {MARKS}", f"12:1: {MARKS}"]),
        ("Cần __mở __rộng, và **đúng** chỗ.", [f"10:5: {MARKS}"]),
        ("Xem `a ** b` và **đậm**, *nghiêng*.", []),
        ("Hai mũ ba là 2\\*\\*3, mã `__a`.", []),
        ("Xem [trang](https://a.vn/tin tức).", [f"10:11: {LINK}"]),
        ("Xem [trang](https://a.vn/tin%20tức) và [a](https://a.vn/ \"Tên\").", []),
        ("Một.\n\n<!-- hỏi lại chị Lan số liệu -->\n\nHai.", [f"12:1: {COMMENT}"]),
        ("Một <!-- hai\ndòng --> ba.", [f"10:5: {COMMENT}"]),
        ("Một <b>đậm</b> và <br/> hai.", [f"10:5: {HTML}"]),
        ("- một\n- hai <span style=\"color:red\">đỏ</span>", [f"11:7: {HTML}"]),
        ("Số < 5 và > 3; thư <a@b.vn>; `<b>` là mã.", []),
        ("Mở đầu.\n\n    Đoạn hai thụt vào bốn ô.", [f"12:1: {CODE}"]),
        ("Mở đầu.\n\n```\n    mã <b> ** <!--\n```", []),
        ("Một.[^1]\n\n[^1]: A.\n[^1]: B.", ["13:1: the footnote [^1] has a text already — give this one another name"]),
        ("<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> nhanh", [f"10:1: {CONFLICT}"]),
        ("Một\n=======\n\n<<<<<<<", ["10:1: a # heading repeats the title — begin the text's own headings with ##"]),
        ("Héi nghÞ do Së Ngo¹i vô tæ chøc nh»m ®¸nh gi¸ c¸c kÕt qu¶.", [OLD.format("TCVN3 (the fonts named .Vn…)")]),
        ("Hoäi nghò do Sôû Ngoaïi vuï toå chöùc ñaùnh giaù keát quaû.", [OLD.format("VNI (the fonts named VNI-…)")]),
        ("ThÃ nh phá»‘ Ä‘Ã£ há»p vá»›i Bá»™ Ngoáº¡i giao.", [OLD.format("UTF-8 that was read as Windows-1252 (mojibake)")]),
        ("La ville reçoit des hôtes où l’on a naïvement été « reçu ».", []),
        ("Ông Nguyễn Văn N\u00adên phát biểu.", [f"10:17: {UNSEEN.format(0x00AD, 'soft hyphen')}"]),
        ("Ông Nguyễn\u200b Văn Nên.\n\nBà \u2060Lan.", [f"10:11: {UNSEEN.format(0x200B, 'zero-width space')}", f"12:4: {UNSEEN.format(0x2060, 'word joiner')}"]),
        ("Một \u202eba.", ["10:5: warning: character U+202E turns the direction of writing — delete it"]),
    ],
)  # fmt: skip
def test_a_text_that_is_read_otherwise_than_meant(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert said(tmp_path, HEAD, body) == expected


REMOTE = "a picture of another site is not shown — save it under content/images/, and write its name: a.png"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../images/a.svg", "pictures are named as they stand under content/images/ — write a.svg"),
        ("/content/images/a.svg", "pictures are named as they stand under content/images/ — write a.svg"),
        ("images/a.svg", "pictures are named as they stand under content/images/ — write a.svg"),
        ("https://a.vn/x/a.png", REMOTE),
        ("//a.vn/a.png", REMOTE),
        ("b.png", "there is no picture content/images/b.png — check its name"),
    ],
)
def test_a_picture_that_is_named_otherwise(tmp_path: Path, name: str, expected: str) -> None:
    drawing = '-- content/images/a.svg --\n<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>\n'
    assert said(tmp_path, HEAD, f"![Ảnh]({name})", drawing) == [f"10:1: {expected}"]


@pytest.mark.parametrize(
    ("updated", "expected"),
    [
        ("2025-12-31", ["8:1: warning: 2025-12-31 is before the day on which the text was added, 2026-11-22 — mend one of the two"]),
        ("2026-11-22", []),
        ("2026-11-23", []),
    ],
)  # fmt: skip
def test_an_update_before_the_text_was_added(tmp_path: Path, updated: str, expected: list[str]) -> None:
    assert said(tmp_path, f"{HEAD}updated: {updated}\n") == expected


LIKE = {
    "soft hyphen": "Ông Nguyễn Văn Đư\u00adợc phát biểu.",
    "zero-width space": "Ông Nguyễn\u200b Văn Được phát biểu.",
    "word joiner": "Ông Nguyễn Văn Được\u2060 phát biểu.",
    "Latin eth": "Ông Nguyễn Văn \u00d0ược phát biểu.",
    "decomposed": "Ông Nguyễn Văn Được phát biểu.",
}


@pytest.mark.parametrize("kind", LIKE)
def test_a_name_with_letters_that_only_look_alike_is_found(tmp_path: Path, kind: str) -> None:
    site = small_site(
        tmp_path, briefing("2024-05-06-thu", LIKE[kind], people="{nguyen-van-duoc: Chủ tịch}"),
        person("nguyen-van-duoc", "Nguyễn Văn Được"),
    )  # fmt: skip
    assert not [line for line in site.findings() if "never names" in line]
    text = site.archive().items["briefing"]["2024-05-06-thu"].texts["vi"]
    assert ("person", "nguyen-van-duoc") in text.linked.named


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("31-NQ/TW", "Theo 31\u2011NQ/TW thì phải làm."),
        ("31-NQ/TW", "Theo 31\u2010NQ/TW thì phải làm."),
        ("Quỹ Office Fund", "Theo Quỹ O\ufb03ce Fund thì phải làm."),
        ("12/QĐ-UBND", "Theo 12/Q\u00d0-UBND thì phải làm."),
    ],
)
def test_a_document_with_letters_that_only_look_alike_is_found(tmp_path: Path, form: str, text: str) -> None:
    site = small_site(
        tmp_path, briefing("2024-05-06-thu", text), document("van-ban", short=f"{{vi: [{form}]}}", issued="2022-12-30")
    )
    found = site.archive().items["briefing"]["2024-05-06-thu"].texts["vi"]
    assert ("resolution", "van-ban") in found.linked.named


def test_who_is_never_named_is_told_with_the_name_to_write(tmp_path: Path) -> None:
    blocks = person("nguyen-van-nen", "Nguyễn Văn Nên"), person("ana", "Ana")
    header = f"{HEAD}people: {{nguyen-van-nen: Bí thư, ana: Đại sứ}}\n"
    end = "add the form that the text uses to the aliases in content/people/{}.md, or take the line out"
    assert said(tmp_path, header, "Ông Nên nói.", *blocks) == [
        "8:10: warning: “nguyen-van-nen” is listed, but the text never names them — write “Nguyễn Văn Nên”, "
        + end.format("nguyen-van-nen"),
        "8:34: warning: “ana” is listed, but the text never names them — write “Ana”, " + end.format("ana"),
    ]


@pytest.mark.parametrize(
    "name",
    ["desktop.ini", "Thumbs.db", ".DS_Store", "~$x.docx", "a.vi.md.orig", ".a.vi.md.swo", "a.vi.md.swp", "a.vi.md~",
     "a.bak", "._a.vi.md", ".#a.vi.md", "#a.vi.md#", "4913", "x.tmp"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["", "briefings/", "people/", "images/", "files/"])
def test_what_editors_and_systems_leave_is_ignored_everywhere(tmp_path: Path, name: str, folder: str) -> None:
    site: SmallSite = small_site(tmp_path, briefing("2024-05-06-thu"))
    site.write_bytes(f"content/{folder}{name}", b"\xff\x00 nothing")
    assert site.findings() == []
