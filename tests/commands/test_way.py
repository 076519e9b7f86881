"""The whole way of an article, as docs/editing.md describes it: imported, rewritten, translated, stamped, checked, published."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.importer.test_import import ARTICLES
from tests.small_sites import SmallSite, small_site

STEM = "2024-07-01-hai-phong-khai-truong-van-phong-dai-dien-tai-incheon"
VI, EN = f"content/briefings/{STEM}.vi.md", f"content/briefings/{STEM}.en.md"
REWRITTEN = """
Thành phố Hải Phòng mở văn phòng đại diện tại Incheon ngày 1/7/2024, dịp kỷ niệm 30 năm quan hệ. Ông Lê Anh Quân dự lễ.

- 9 cán bộ
- 3,65 tỷ đồng mỗi năm
"""
TRANSLATED = """
Hải Phòng opened an office in Incheon on 1 July 2024, thirty years into their relations. Lê Anh Quân attended.

- a staff of nine
- VND3.65 billion a year
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallSite]:
    """An editor in the folder of an archive that has nothing yet."""
    site = small_site(tmp_path)
    with contextlib.chdir(tmp_path):
        yield site


def body(site: SmallSite, path: str, text: str) -> None:
    head, line, _ = (site.root / path).read_text(encoding="utf-8").partition("\n---\n")
    site.write_bytes(path, f"{head}{line}{text}".encode())


def test_from_the_article_to_the_published_pair(desk: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(ARTICLES / "incheon.txt")]) == 0
    said = capsys.readouterr().out
    assert f"{VI}: written, a draft" in said
    stub = re.search(r"  (content/people/le-anh-quan\.md)\n((?:    .*\n)+)", said)
    assert stub
    desk.write_bytes(stub[1], re.sub(r"^    ", "", stub[2], flags=re.M).encode())

    # The newspaper's text is published by nothing, whatever else is done.
    assert main(["translate", STEM]) == 1 and "raw source text" in capsys.readouterr().err
    desk.edit(VI, "draft: true\n", "")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "“summary” is still to be written" in said and "raw source text" in said

    (raw,) = re.findall(r"^raw: .*\n", (desk.root / VI).read_text(encoding="utf-8"), re.M)
    desk.edit(VI, raw, "people:\n  le-anh-quan: Phó Chủ tịch Thường trực UBND thành phố\n")
    desk.edit(VI, "summary: …", "summary: Hải Phòng mở văn phòng tại Incheon.")
    body(desk, VI, REWRITTEN)
    assert main(["translate", STEM]) == 0
    assert "title: Hải Phòng: Khai trương" in capsys.readouterr().out  # what is still to be put in the other language
    assert main(["stamp", STEM]) == 1 and "translate first, then stamp" in capsys.readouterr().err
    desk.edit(EN, "Phó Chủ tịch Thường trực UBND thành phố", "Standing Vice Chairman of the city People's Committee")
    desk.edit(EN, '"Hải Phòng: Khai trương văn phòng đại diện tại Incheon"', "Hải Phòng opens an office in Incheon")
    desk.edit(EN, "Hải Phòng mở văn phòng tại Incheon.", "Hải Phòng has opened an office in Incheon.")
    desk.edit(EN, "draft: true\n", "")
    body(desk, EN, TRANSLATED.replace("nine", "eight"))
    assert main(["stamp", STEM]) == 0
    assert main(["check", "--strict"]) == 1
    line = (desk.root / VI).read_text(encoding="utf-8").split("\n").index("- 9 cán bộ") + 1
    assert f"{VI}:{line}:3: “9” (p2-1) has no counterpart in {EN}" in capsys.readouterr().err
    body(desk, EN, TRANSLATED)
    assert main(["stamp", STEM]) == 0
    capsys.readouterr()
    assert main(["check", "--strict"]) == 0
    assert f"{STEM}  paired  vi+en      4 of 4 matched" in capsys.readouterr().out

    assert main(["build", "--strict"]) == 0
    assert main(["addresses", "--write"]) == 0
    for path, words in ((f"vi/ban-tin/{STEM}.html", "9 cán bộ"), (f"en/briefings/{STEM}.html", "a staff of nine")):
        assert words in desk.html(path)
        assert path in (desk.root / "content/addresses.txt").read_text(encoding="utf-8")
    assert "4 figures, 4 the same in both languages" in desk.html(f"en/parallel/{STEM}.html")
    assert STEM in desk.html("en/people/le-anh-quan.html")
