"""A picture is one by its name and by what it holds: a server tells browsers by the name what a file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source import picture
from tests.small_sites import PNG, briefing, small_site

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
FORMS = "save it as PNG, JPEG, WebP, GIF or SVG"
NONE = f"this is not a picture that a browser shows — {FORMS}"
WRONG = {
    "evil.html": (GIF + b"<script>alert(1)</script>", f"a picture's name does not end in “.html” — {FORMS}"),
    "evil.js": (GIF + b"=1;alert(1)", f"a picture's name does not end in “.js” — {FORMS}"),
    "evil.xhtml": (PNG, f"a picture's name does not end in “.xhtml” — {FORMS}"),
    "evil.xml": (PNG, f"a picture's name does not end in “.xml” — {FORMS}"),
    "evil.svgz": (PNG, f"a picture's name does not end in “.svgz” — {FORMS}"),
    "evil": (PNG, f"a picture's name does not end in “” — {FORMS}"),
    "text.png": (b"<script>alert(1)</script>", NONE),
    "drawing.png": (b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>',
                    f"the file's name ends in “.png”, and what it holds is another kind of picture — {FORMS}"),
    "other.png": (GIF, f"the file's name ends in “.png”, and what it holds is another kind of picture — {FORMS}"),
    "cut.jpg": (b"\xff\xd8\xff", NONE),
    "page.svg": (b"<html/>", "the element <html> cannot stand in a drawing, which is published as it is — save it as a plain SVG, or as PNG"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_picture_by_name_and_contents_is_refused(name: str, tmp_path: Path) -> None:
    data, message = WRONG[name]
    site = small_site(tmp_path, briefing("2024-01-01-a")).write_bytes(f"content/images/{name}", data)
    for _ in range(2):  # a build that remembers the file says so again
        assert site.problems() == [f"content/images/{name}:1:1: {message}"]
    assert not site.output.exists()


def test_pictures_of_every_kind_are_published(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    site.write_bytes("content/images/a.PNG", PNG).write_bytes("content/images/b.gif", GIF)
    site.write_bytes("content/images/c.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    assert site.problems() == []
    assert {"images/a.PNG", "images/b.gif", "images/c.svg"} <= site.tree().keys()


def test_a_picture_has_a_largest_size_and_no_more_of_it_is_read(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a")).write_bytes("content/images/a.png", PNG)
    with (tmp_path / "content/images/a.png").open("r+b") as stream:
        stream.truncate(50_000_000_000)  # of which the disk holds nothing
    assert site.problems() == ["content/images/a.png:1:1: the picture is larger than 10 MB — save it smaller"]
    assert picture.size_or_fault("a.png", PNG + bytes(picture.LARGEST))[2]
    assert picture.size_or_fault("a.png", (PNG + bytes(picture.LARGEST))[: picture.LARGEST]) == (3, 2, None)
