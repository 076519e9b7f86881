"""``content/files/``: what lies there stands at the top of the site as it is, comes and goes with its source, and takes
the place of nothing."""

from __future__ import annotations

import contextlib
import os
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from generator.build import build
from generator.output.manifest import MANIFEST
from generator.output.memory import Memory
from generator.output.store import Store, program_digest, store_file
from generator.output.unchanged import last_build
from generator.serve.watch import FolderWatch
from tests.archives.project import Project
from tests.serve.served import served
from tests.small_sites import SmallSite, briefing, folders, lines, page
from tests.waiting import PATIENCE, until

FILES = {
    "CNAME": b"www.archive.test\n",
    "google1234.html": b"google-site-verification: google1234.html",
    ".well-known/security.txt": b"Contact: mailto:a@archive.test\n",
    ".well-known/x": bytes(range(256)),
    "vi/tep/Bảng kê.pdf": b"%PDF-",
}


@pytest.fixture
def site(archive: Callable[..., Project]) -> Project:
    return archive(briefing("2024-05-01-a", "Một câu."), page("about"))


def put(site: SmallSite, name: str, data: bytes) -> None:
    """Write a file for the top of the site; nothing but the file is ever in its folder."""
    target = site.root / "content/files" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = site.root / "being-written"
    beside.write_bytes(data)
    os.replace(beside, target)


@contextlib.contextmanager
def remembering(site: SmallSite) -> Iterator[Memory]:
    """Yield what the builds of one process remember, as while it serves."""
    memory = Memory(Store(store_file(site.root, site.output), program_digest()))
    try:
        yield memory
    finally:
        memory.store.close()


def clean(site: SmallSite, **said: object) -> dict[str, bytes]:
    """Return what a build from nothing makes."""
    folder = site.root / "from-nothing"
    site.built(output=folder, clean=True, **said)
    return site.tree(folder)


def test_files_stand_at_the_top_of_the_site_as_they_are(site: Project) -> None:
    before = set(site.built().written)
    for name, data in FILES.items():
        put(site, name, data)
    assert set(site.built().written) == FILES.keys()
    tree = site.tree()
    assert {name: tree[name] for name in FILES} == FILES
    assert tree.keys() == {*before, *FILES, MANIFEST} and tree == clean(site)
    manifest = site.html(MANIFEST)
    assert all(f"  {name}\n" in manifest for name in FILES)


def test_a_file_comes_changes_and_goes_with_its_source(site: Project) -> None:
    site.built()
    folders_before = folders(site.output)
    with remembering(site) as memory:
        for name in (".well-known/x", "CNAME"):
            source = f"content/files/{name}"
            for data in (b"one", b"other"):
                put(site, name, data)
                result = build(site.options(), memory)
                assert result.written == (name,) and (site.output / name).read_bytes() == data
            site.remove(source)
            result = build(site.options(), memory)
            assert (result.written, result.deleted) == ((), (name,)) and not (site.output / name).exists()
    assert site.tree() == clean(site) and folders(site.output) == folders_before


def test_a_briefing_more_leaves_the_files_where_they_are(site: Project) -> None:
    put(site, "CNAME", b"a")
    site.built()
    site.write(briefing("2024-05-02-b", "Hai câu."))
    result = site.built()
    assert "CNAME" not in (*result.written, *result.deleted)
    assert site.tree() == clean(site) and site.html("CNAME") == "a"


def test_a_briefing_that_takes_the_place_of_a_file_is_told_of_it(site: Project) -> None:
    put(site, "vi/ban-tin/2024-05-02-b.html", b"a")
    site.built()
    before = site.tree()
    site.write(briefing("2024-05-02-b", "Hai câu."))
    assert site.problems() == [
        "content/files/vi/ban-tin/2024-05-02-b.html:1:1: the site has a file vi/ban-tin/2024-05-02-b.html of its own"
        " — give this file another name or place"
    ]
    assert site.tree() == before


def test_a_look_at_the_sources_sees_them(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, ".well-known/x", b"one")

    def aged() -> None:
        for path in site.root.rglob("*"):
            if not path.is_relative_to(site.output):
                os.utime(path, (1_700_000_000, 1_700_000_000))

    aged()
    site.built()
    assert last_build(site.options()).result is not None
    put(site, ".well-known/x", b"two")
    aged()
    (site.root / "content/files/.well-known/x").touch()
    os.utime(site.root / "content/files/.well-known/x", (1_700_000_001, 1_700_000_001))
    assert last_build(site.options()).result is None
    site.built()
    site.remove("content/files/.well-known/x")
    assert last_build(site.options()).result is None


def test_whoever_watches_hears_of_them(tmp_path: Path) -> None:
    (tmp_path / "content/files/.well-known").mkdir(parents=True)
    watch, found = FolderWatch(tmp_path, ("content",)), []
    thread = Thread(target=lambda: [found.extend(one) for one in watch.changes()], daemon=True)
    thread.start()
    for name in ("CNAME", ".nojekyll", ".well-known/x"):
        (tmp_path / "content/files" / name).write_text("x")
        until(lambda name=name: f"content/files/{name}" in found)  # type: ignore[misc]
    (tmp_path / "content/files/.DS_Store").write_text("x")
    (tmp_path / "content/.hidden").write_text("x")
    (tmp_path / "content/files/.well-known/x").unlink()
    until(lambda: found.count("content/files/.well-known/x") > 1)
    watch.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive() and not any("DS_Store" in one or ".hidden" in one for one in found)


def test_serve_shows_them_and_follows_them(site: Project) -> None:
    put(site, ".well-known/x", b"one")

    def answer() -> bytes:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}.well-known/x") as found:
            return bytes(found.read())
        return b""

    with served(site) as address:
        assert answer() == b"one"
        put(site, ".well-known/x", b"two")
        until(lambda: answer() == b"two")
        site.remove("content/files/.well-known/x")
        until(lambda: answer() == b"")


JUNK = (".DS_Store", "._CNAME", ".CNAME.swp", "CNAME~", "#CNAME#", ".#CNAME", "~$x.docx", "desktop.ini", "Thumbs.db",
        "CNAME.orig", ".gitkeep")  # fmt: skip


def test_what_systems_and_editors_leave_about_is_no_file_of_the_site(site: Project) -> None:
    site.built()
    before = site.tree()
    for name in JUNK:
        put(site, name, b"x")
        put(site, f"deeper/{name}", b"x")
    assert site.problems() == [] and site.tree() == before


def test_no_file_is_taken_from_outside(site: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret").write_text("secret")
    folder = site.root / "content/files"
    (folder / ".well-known").mkdir(parents=True)
    (folder / ".well-known/x").symlink_to(outside / "secret")
    (folder / "whole").symlink_to(outside)
    (folder / "nowhere").symlink_to(outside / "nothing")
    assert site.problems() == [
        "content/files/.well-known/x:1:1: the link leads out of content/ — put the file itself here",
        "content/files/nowhere:1:1: the link leads nowhere — delete it",
        "content/files/whole:1:1: a link to a folder is not followed — put the folder itself here",
    ]


def test_a_foreign_file_is_not_touched(site: Project) -> None:
    site.built()
    site.write_bytes("site/CNAME", b"by hand")
    put(site, "CNAME", b"by the archive")
    (line,) = site.problems()
    assert line.startswith("site/CNAME:1:1: a file that no build wrote stands where")
    assert site.html("CNAME") == "by hand"
    put(site, "CNAME", b"by hand")  # the same bytes are adopted
    site.built()
    site.remove("content/files/CNAME")
    assert site.built().deleted == ("CNAME",)


@pytest.fixture
def slow_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every file look old, so that what was seen of it is trusted."""
    later = time.time_ns() + 3_600_000_000_000
    monkeypatch.setattr("generator.source.scan.time.time_ns", lambda: later)
    yield


def test_a_file_that_looks_as_it_did_is_not_read_for_its_digest_again(site: Project, slow_clock: None) -> None:
    put(site, "big.bin", b"x" * 1000)
    site.built()
    with remembering(site) as memory:
        assert memory.seen()["content/files/big.bin"].mtime
        assert not lines(build(site.options(), memory).problems)
    assert site.tree() == clean(site)
