"""Watching: every way of saving is one change, reading and foreign files are none, and nothing is missed meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from watchdog.observers import Observer

from generator.serve import watch as watching
from generator.serve.watch import FolderWatch
from tests.waiting import PATIENCE, until


def changes_of(root: Path) -> tuple[FolderWatch, list[tuple[str, ...]], Thread]:
    watch = FolderWatch(root, ("content", "templates"))
    found: list[tuple[str, ...]] = []
    thread = Thread(target=lambda: [found.append(one) for one in watch.changes()], daemon=True)
    thread.start()
    return watch, found, thread


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, list[tuple[str, ...]]]]:
    for name in ("content/briefings", "templates", "site"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content/briefings/a.md").write_text("one")
    # Long ago: what is saved over it in the same tick of the file system's clock would have its time, and its size.
    os.utime(tmp_path / "content/briefings/a.md", (1_700_000_000, 1_700_000_000))
    watch, found, thread = changes_of(tmp_path)
    try:
        yield tmp_path, found
    finally:
        watch.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def test_every_way_of_saving_is_one_change(watched: tuple[Path, list[tuple[str, ...]]]) -> None:
    root, found = watched
    file = root / "content/briefings/a.md"
    with file.open("r+") as there:
        there.write("two")
    until(lambda: found == [("content/briefings/a.md",)])
    new = root / "content/briefings/.a.md.tmp"
    new.write_text("three!")
    os.replace(new, file)  # an atomic save
    until(lambda: len(found) == 2)
    backup = root / "content/briefings/a.md~"
    os.replace(file, backup)  # vim with a backup
    file.write_text("four!!!")
    until(lambda: len(found) > 2)
    (root / "content/briefings/last.md").write_bytes(b"")
    until(lambda: "content/briefings/last.md" in found[-1])
    assert {path for one in found for path in one} == {"content/briefings/a.md", "content/briefings/last.md"}
    assert len(found) < 8


def test_reading_and_foreign_files_are_no_change(watched: tuple[Path, list[tuple[str, ...]]]) -> None:
    root, found = watched
    for name in (".hidden", "a.md~", "4913", "#a.md#", ".a.md.swp"):
        (root / "content/briefings" / name).write_text("x")
    (root / "site/index.html").write_text("built")
    (root / "notes.txt").write_text("x")
    for _ in range(20):
        (root / "content/briefings/a.md").read_text()
    (root / "content/briefings/real.md").write_bytes(b"")
    until(lambda: bool(found))
    assert found == [("content/briefings/real.md",)]


def test_many_files_and_whole_folders_are_one_change(watched: tuple[Path, list[tuple[str, ...]]]) -> None:
    root, found = watched
    (root / "away").mkdir()
    for number in range(300):
        (root / f"away/{number}.md").write_text("x")
    os.rename(root / "away", root / "content/briefings/new")
    until(lambda: bool(found))
    assert [len(one) for one in found] == [300]
    os.rename(root / "content", root / "away")
    until(lambda: len(found) > 1)
    assert [len(one) for one in found] == [300, 301]
    count = len(found)
    os.rename(root / "away", root / "content")
    until(lambda: len(found) > count)
    assert sum(map(len, found[count:])) == 301
    count = len(found)
    (root / "content/briefings/new/7.md").write_text("changed after the folder came back")
    until(lambda: len(found) > count and found[-1] == ("content/briefings/new/7.md",))


class Scripted:
    """What wakes a watch, at given seconds of a clock of its own."""

    def __init__(self, watch: FolderWatch, events: list[tuple[float, str]]) -> None:
        self.watch, self.events = watch, events
        self.now, self.told = 0.0, False

    def monotonic(self) -> float:
        return self.now

    def is_set(self) -> bool:
        return self.told

    def set(self) -> None:
        self.told = True

    def clear(self) -> None:
        self.told = False

    def wait(self, timeout: float) -> bool:
        """Go to the next event, or to the end of the time given; stop the watch once all is quiet."""
        limit = self.now + timeout
        if not self.events and timeout == 5:
            self.watch.stop()
        if not self.events or self.events[0][0] > limit:
            self.now = limit
            return self.told
        self.now, path = self.events.pop(0)
        self.watch._on_event([path], True)
        return True


@pytest.mark.parametrize(
    ("number", "apart", "builds"), [(1, 0.0, 1), (2, 0.005, 1), (2, 0.5, 2), (300, 0.003, 1), (300, 0.005, 2)]
)
def test_what_is_saved_in_a_row_is_one_change_unless_it_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, apart: float, builds: int
) -> None:
    (tmp_path / "content").mkdir()
    watch = FolderWatch(tmp_path, ("content",))
    watch._observer.stop()
    watch._observer.join()
    files = [tmp_path / f"content/{one}.md" for one in range(number)]
    for file in files:
        file.write_text("x")
    clock = Scripted(watch, [(1 + place * apart, str(file)) for place, file in enumerate(files)])
    monkeypatch.setattr(watch, "_event_seen", clock)
    monkeypatch.setattr(watching, "time", clock)
    found = list(watch.changes())
    assert len(found) == builds and sum(map(len, found)) == number


def seen(found: list[tuple[str, ...]], path: str) -> bool:
    return any(path in one for one in found)


def watches() -> int:
    """Return how many inotify watches this process has."""
    count = 0
    for path in Path("/proc/self/fdinfo").iterdir():
        with suppress(FileNotFoundError):  # closed since, by another thread
            count += path.read_text().count("inotify wd:")
    return count


@pytest.mark.filterwarnings("ignore:Callback with id")  # which `watch` silences, but pytest turns on again
@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="only Linux says what a process watches")
def test_a_folder_that_is_moved_away_is_watched_no_longer_and_again_when_it_is_back(
    watched: tuple[Path, list[tuple[str, ...]]], capfd: pytest.CaptureFixture[str]
) -> None:
    root, found = watched
    folder, away = root / "content/briefings", root / "away"
    before = watches()
    for turn in range(1, 4):
        os.rename(folder, away)
        until(lambda: watches() == before - 1)
        (away / "a.md").write_text(f"{turn} changed where nobody looks")
        os.rename(away, folder)
        until(lambda: watches() == before)
        (folder / f"{turn}.md").write_text("new where somebody does")
        until(partial(seen, found, f"content/briefings/{turn}.md"))
    for _ in range(3):
        os.rename(folder, away)
        os.rename(away, folder)
    (folder / "last.md").write_text("x")
    until(partial(seen, found, "content/briefings/last.md"))
    until(lambda: watches() == before)
    assert capfd.readouterr().err == ""


def test_a_link_that_leads_nowhere_is_a_change(watched: tuple[Path, list[tuple[str, ...]]]) -> None:
    root, found = watched
    link = root / "content/briefings/link.md"
    link.symlink_to("nowhere")
    until(lambda: found == [("content/briefings/link.md",)])
    link.unlink()
    until(lambda: len(found) == 2)


def test_without_watches_the_folders_are_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()

    def full(self: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", full)
    watch, found, thread = changes_of(tmp_path)
    assert watch.polling
    (tmp_path / "content/a.md").write_text("one")
    until(lambda: bool(found))
    assert set(found) == {("content/a.md",)}
    watch.stop()
    thread.join(PATIENCE)


def test_when_the_watches_run_out_later_the_folders_are_polled_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    watch, found, thread = changes_of(tmp_path)
    assert not watch.polling

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", full)
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/images/a.png").write_text("one")
    until(lambda: watch.polling and seen(found, "content/images/a.png"))
    (tmp_path / "content/images/b.png").write_text("two")
    until(lambda: seen(found, "content/images/b.png"))
    watch.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="only Linux says what a process watches")
def test_a_folder_that_was_deleted_and_made_anew_is_watched(watched: tuple[Path, list[tuple[str, ...]]]) -> None:
    root, found = watched
    before = watches()
    for turn in range(3):
        shutil.rmtree(root / "content")
        (root / "content/briefings").mkdir(parents=True)
        (root / f"content/briefings/{turn}.md").write_text("x")
        until(partial(seen, found, f"content/briefings/{turn}.md"))
        until(lambda: watches() == before)
