"""Scanning again: of what few files have become, it finds what a scan finds, or leaves it to that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.source.rescan import rescan
from generator.source.scan import Scan, scan
from tests.small_sites import PNG, SmallSite, briefing, small_site

BRIEFINGS = "content/briefings"
NEW = "---\ntitle: A\n---\n\nB.\n"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    found = small_site(
        tmp_path, *(briefing(f"2024-0{month}-01-a") for month in (1, 3, 5)), "-- content/people/b.md --\nx\n"
    )
    for path in found.root.rglob("content/**/*"):
        os.utime(path, (10**9, 10**9))
    return found


def said(found: Scan) -> tuple[object, ...]:
    """Return what a scan says, with the files in their order, and what tells one of their bytes."""
    files = [(one.path, one.kind, one.key, one.lang, one.digest, one.data, one.lost) for one in found.files]
    return files, found.images, found.problems, {path: seen.digest for path, seen in found.seen.items()}


def again(site: SmallSite, before: Scan, paths: Iterable[str]) -> Scan | None:
    return rescan(site.root, before, paths)


EDITS: dict[str, dict[str, str | None]] = {
    "changed": {f"{BRIEFINGS}/2024-03-01-a.vi.md": NEW},
    "saved without a change": {f"{BRIEFINGS}/2024-03-01-a.vi.md": "the same"},
    "first of its folder": {f"{BRIEFINGS}/2023-01-01-a.vi.md": NEW},
    "between others": {f"{BRIEFINGS}/2024-02-01-a.vi.md": NEW, f"{BRIEFINGS}/2024-02-01-a.en.md": NEW},
    "last of its folder": {f"{BRIEFINGS}/2024-12-01-a.en.md": NEW, "content/people/z.md": NEW},
    "a note of a person": {"content/people/b.vi.md": NEW},
    "gone": {f"{BRIEFINGS}/2024-03-01-a.vi.md": None},
    "moved": {f"{BRIEFINGS}/2024-01-01-a.vi.md": None, f"{BRIEFINGS}/2024-07-01-a.vi.md": NEW},
    "elsewhere": {"templates/base.html": NEW},
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_few_texts_are_found_as_a_scan_finds_them(edit: dict[str, str | None], site: SmallSite) -> None:
    before = scan(site.root)
    for path, text in edit.items():
        if text is None:
            (site.root / path).unlink()
        else:
            (site.root / path).write_text((site.root / path).read_text() if text == "the same" else text)
    found = again(site, before, edit)
    assert found is not None
    assert said(found) == said(scan(site.root))


OTHERS: dict[str, tuple[str, bytes]] = {
    "a name that cannot be an address": (f"{BRIEFINGS}/2024 a.vi.md", b"x"),
    "a name without a language": (f"{BRIEFINGS}/2024-02-01-b.md", b"x"),
    "a name that is no file of Windows": (f"{BRIEFINGS}/con.vi.md", b"x"),
    "a name with another ending": (f"{BRIEFINGS}/2024-02-01-b.vi.txt", b"x"),
    "a name with an accent": (f"{BRIEFINGS}/2024-02-01-á.vi.md", b"x"),
    "a name of other case": ("content/people/B.md", b"x"),
    "an editor's own file": (f"{BRIEFINGS}/.2024-02-01-b.vi.md.swp", b"x"),
    "a picture": ("content/images/a.png", PNG),
    "a folder of nobody": ("content/articles/a.md", b"x"),
    "a data file": ("content/terms.yaml", b"[]\n"),
}


@pytest.mark.parametrize(("path", "data"), OTHERS.values(), ids=OTHERS)
def test_anything_else_is_left_to_a_scan(path: str, data: bytes, site: SmallSite) -> None:
    before = scan(site.root)
    site.write_bytes(path, data)
    assert again(site, before, [path]) is None


def test_a_folder_that_came_or_went_is_left_to_a_scan(site: SmallSite) -> None:
    before = scan(site.root)
    (site.root / "content/events").mkdir()
    assert again(site, before, ["content/events"]) is None
    shutil.rmtree(site.root / "content/events")
    assert again(site, before, ["content/events"]) is None


def test_a_link_in_place_of_a_file_is_left_to_a_scan(site: SmallSite) -> None:
    before, path = scan(site.root), site.root / BRIEFINGS / "2024-03-01-a.vi.md"
    path.unlink()
    path.symlink_to(site.root / BRIEFINGS / "2024-01-01-a.vi.md")
    assert again(site, before, [f"{BRIEFINGS}/2024-03-01-a.vi.md"]) is None


def test_what_is_wrong_already_and_very_many_files_are_left_to_a_scan(site: SmallSite) -> None:
    before = scan(site.root)
    assert again(site, before, [f"{BRIEFINGS}/{number}.vi.md" for number in range(51)]) is None
    wrong = scan(site.write_bytes(f"{BRIEFINGS}/A.vi.md", b"x").root)
    assert again(site, wrong, [f"{BRIEFINGS}/2024-03-01-a.vi.md"]) is None


def test_a_file_that_was_too_young_to_be_known_is_looked_at_without_being_named(site: SmallSite) -> None:
    path = site.root / BRIEFINGS / "2024-03-01-a.vi.md"
    path.write_text("old")
    before = scan(site.root)
    path.write_text("new")
    found = again(site, before, [])
    assert found is not None and said(found) == said(scan(site.root))
