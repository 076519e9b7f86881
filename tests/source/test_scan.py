"""Scanning: which files are read, which are left alone, and what is said of those that cannot be used."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from generator.source import scan as scanning
from generator.source.decode import LIMIT, bytes_of
from generator.source.scan import scan
from tests.small_sites import PNG, SmallSite, briefing, lines, small_site

BRIEFINGS = "content/briefings"


def site(folder: Path) -> SmallSite:
    return small_site(folder, briefing("2024-01-01-a"))


def problems(found: SmallSite) -> list[str]:
    return lines(scan(found.root).problems)


def only(found: SmallSite) -> str:
    (line,) = problems(found)
    return line


def test_files_are_named_by_kind_key_and_language(tmp_path: Path) -> None:
    found = site(tmp_path).write(
        "-- content/people/a.md --\n",
        "-- content/people/a.vi.md --\n",
        "-- content/terms.yaml --\n",
        "-- content/pages/b.en.md --\n",
    )
    read = {file.path: (file.kind.name if file.kind else "", file.key, file.lang) for file in scan(found.root).files}
    assert read == {
        "content/briefings/2024-01-01-a.vi.md": ("briefing", "2024-01-01-a", "vi"),
        "content/pages/b.en.md": ("page", "b", "en"),
        "content/people/a.md": ("person", "a", ""),
        "content/people/a.vi.md": ("person", "a", "vi"),
        "content/site.yaml": ("", "site.yaml", ""),
        "content/terms.yaml": ("", "terms.yaml", ""),
    }


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "a.vi.md~", ".a.vi.md.swp", "a.vi.md.bak", "#a.vi.md#", ".git/x", "4913", "a.vi.md.tmp"],
)
def test_what_editors_and_systems_leave_is_ignored(name: str, tmp_path: Path) -> None:
    assert problems(site(tmp_path).write_bytes(f"{BRIEFINGS}/{name}", b"\xff")) == []


@pytest.mark.parametrize("name", ["addresses.txt", "README.md"])
def test_files_with_a_purpose_of_their_own_are_no_problem(name: str, tmp_path: Path) -> None:
    assert problems(site(tmp_path).write_bytes(f"content/{name}", b"x")) == []


WRONG_NAMES = {
    "a b.vi.md": "“a b” cannot be part of an address",
    "A.vi.md": "“A” cannot be part of an address",
    "ảnh.vi.md": "“ảnh” cannot be part of an address",
    "a.b.vi.md": "“a.b” cannot be part of an address",
    "a%20b.vi.md": "“a%20b” cannot be part of an address",
    "a'b\".vi.md": "cannot be part of an address",
    "-a.vi.md": "“-a” cannot be part of an address",
    "index.vi.md": "“index” is an address of the site's own",
    "con.vi.md": "“con”",
    "a.md": "name it a.vi.md or a.en.md",
    "a.fr.md": "“fr” is not a language of this archive — name it a.vi.md",
    "a.vi.txt": "files here end in .md",
    "a.vi.markdown": "files here end in .md",
    "a": "files here end in .md",
    "a\u200b.vi.md": "U+200B",
}


@pytest.mark.parametrize(("name", "message"), WRONG_NAMES.items(), ids=ascii)
def test_a_name_that_cannot_be_used_is_said(name: str, message: str, tmp_path: Path) -> None:
    line = only(site(tmp_path).write_bytes(f"{BRIEFINGS}/{name}", b"---\n---\n"))
    assert line.startswith(f"{BRIEFINGS}/{name}:1:1: ") and message in line and " — " in line


def test_a_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    assert "address" in only(site(tmp_path).write_bytes(f"{BRIEFINGS}/a\nb.vi.md", b""))


def test_a_stray_file_says_what_was_meant(tmp_path: Path) -> None:
    assert "did you mean briefings/?" in only(site(tmp_path / "a").write_bytes("content/breifings/a.vi.md", b""))
    assert "did you mean sources.yaml?" in only(site(tmp_path / "b").write_bytes("content/source.yaml", b""))
    assert "content/ holds briefings/, people/" in only(site(tmp_path / "c").write_bytes("content/notes.txt", b""))


def test_a_folder_within_a_folder_is_not_called_a_misspelling(tmp_path: Path) -> None:
    line = only(site(tmp_path).write_bytes(f"{BRIEFINGS}/2024/a.vi.md", b""))
    assert "did you mean briefings/" not in line and "briefings" in line.partition(" — ")[2]


def test_names_that_differ_only_by_case_clash(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes(f"{BRIEFINGS}/2024-01-01-A.vi.md", b"---\n---\n")
    assert [line for line in problems(found) if "differs from this one only by case" in line]


def test_names_that_differ_only_by_composition_clash(tmp_path: Path) -> None:
    found = site(tmp_path)
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "ảnh.png")  # type: ignore[arg-type]
        found.write_bytes(f"content/images/{name}", PNG + form.encode())
    assert "how accents are stored" in only(found)


def test_a_decomposed_name_is_the_composed_one(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes("content/images/" + unicodedata.normalize("NFD", "ảnh.png"), PNG)
    scanned = scan(found.root)
    assert list(scanned.images) == [unicodedata.normalize("NFC", "ảnh.png")] and scanned.problems == ()


def test_a_picture_with_a_decomposed_name_is_published(tmp_path: Path) -> None:
    """As a Mac may store it, and as the text beside it names it composed."""
    found = small_site(tmp_path, briefing("2024-01-01-a", "![Ảnh](ảnh.png)"))
    found.write_bytes("content/images/" + unicodedata.normalize("NFD", "ảnh.png"), PNG)
    found.built()
    assert (found.output / "images" / "ảnh.png").read_bytes() == PNG


def test_a_name_that_is_not_utf8_is_shown_without_harm(tmp_path: Path) -> None:
    found = site(tmp_path)
    try:
        with open(os.fsencode(found.root / BRIEFINGS) + b"/a\xff.vi.md", "wb"):
            pass
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    line = only(found)
    assert "is not UTF-8 — rename it" in line and line.encode()


def test_links_lead_to_files_of_the_archive_only(tmp_path: Path) -> None:
    found = site(tmp_path)
    folder = found.root / BRIEFINGS
    (found.root / "outside.md").write_text("x", encoding="utf-8")
    (folder / "inside.en.md").symlink_to(folder / "2024-01-01-a.vi.md")
    assert problems(found) == []
    (folder / "passwd.vi.md").symlink_to("/etc/passwd")
    (folder / "token.vi.md").symlink_to(found.root / "outside.md")
    (found.root / "content/files").mkdir()
    (found.root / "content/files/token.txt").symlink_to(found.root / "outside.md")
    (folder / "gone.vi.md").symlink_to(folder / "nothing")
    (folder / "loop.vi.md").symlink_to(folder / "loop.vi.md")
    (folder / "up").symlink_to(found.root)
    assert [line.removeprefix(BRIEFINGS + "/") for line in problems(found)] == [
        "gone.vi.md:1:1: the link leads nowhere — delete it",
        "loop.vi.md:1:1: the link leads nowhere — delete it",
        "passwd.vi.md:1:1: the link leads out of content/ — put the file itself here",
        "token.vi.md:1:1: the link leads out of content/ — put the file itself here",
        "up:1:1: a link to a folder is not followed — put the folder itself here",
        "content/files/token.txt:1:1: the link leads out of content/ — put the file itself here",
    ]


def test_what_is_neither_file_nor_folder_is_never_opened(tmp_path: Path) -> None:
    found = site(tmp_path)
    os.mkfifo(found.root / BRIEFINGS / "a.vi.md")
    assert only(found) == f"{BRIEFINGS}/a.vi.md:1:1: this is neither a file nor a folder — delete it"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = site(tmp_path)
    original = scanning.bytes_of

    def refuse(path: str, *most: int) -> bytes:
        if Path(path).name == "2024-01-01-a.vi.md":
            raise PermissionError(13, "Permission denied", path)
        return original(path, *most)

    monkeypatch.setattr(scanning, "bytes_of", refuse)
    assert "the file cannot be read (Permission denied) — mend its permissions" in only(found)


def test_a_file_that_vanishes_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = site(tmp_path)

    def vanish(path: str, *most: int) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    monkeypatch.setattr(scanning, "bytes_of", vanish)
    assert all("cannot be read (No such file or directory)" in line for line in problems(found))
    assert len(problems(found)) == 2


def test_of_a_text_that_is_too_large_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    found = site(tmp_path)
    path = found.root / BRIEFINGS / "2024-01-01-a.vi.md"
    os.truncate(path, 3 << 30)
    scanned = scan(found.root)
    assert [len(file.data) for file in scanned.files if file.path.endswith(path.name)] == [LIMIT + 1]
    assert scanned.seen[f"{BRIEFINGS}/{path.name}"].size == 3 << 30
    again = scan(found.root, scanned.seen)
    assert [file.digest for file in again.files] == [file.digest for file in scanned.files]


@pytest.mark.timeout(60)
def test_what_has_become_no_file_since_is_not_waited_for(tmp_path: Path) -> None:
    """It was a file when the folder was listed."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(OSError):
            bytes_of(path)


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = site(tmp_path)
    original = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "briefings":
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(scanning.os, "scandir", refuse)
    assert only(found) == f"{BRIEFINGS}:1:1: the folder cannot be read (Permission denied) — mend its permissions"


def test_no_content_folder_is_one_problem(tmp_path: Path) -> None:
    assert only(SmallSite(tmp_path)).startswith("content:1:1: there is no such folder — run the command in the archive")


def test_the_order_of_the_files_does_not_depend_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = small_site(tmp_path, *(briefing(f"2024-01-0{n}-{n}") for n in range(1, 6)))
    before = [file.path for file in scan(found.root).files]
    original = os.scandir
    monkeypatch.setattr(scanning.os, "scandir", lambda path: reversed(list(original(path))))
    assert [file.path for file in scan(found.root).files] == before
