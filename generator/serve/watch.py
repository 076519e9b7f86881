"""Watching: from the folders of an archive to a call for each real change in them, and none for anything else.

Single events prove nothing (tools differ in how they save, and reading alone makes events), so an event only wakes
the watch; once it is quiet again, the folders are compared with what they were.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.source.allowed_files import ignored

SAVED, QUIET, QUIET_EACH, QUIET_MANY, LONGEST = 0.01, 0.03, 0.02, 0.15, 1.0
"""Seconds without an event after one file was closed or put in its place, after it may still be written to, for each of
several that were saved, after many were, and at most in all."""
_WHOLE = frozenset({"closed", "moved"})
_MEANT = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
_EXHAUSTED = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)

# What it says of its own bookkeeping, a folder that came back say, is nothing that an editor could do anything about.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
warnings.filterwarnings("ignore", module=r"watchdog\.")

Snapshot = dict[str, tuple[int, int, int]]
"""Path to size, time of change and inode."""


class Watch:
    """Watches folders under a root until stopped; `changes` yields what differs, as often as something does."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        self._root = root
        self._folders = tuple(folders)
        self._woken = Event()
        self._touched: set[str] = set()
        self._whole = False
        """Whether the last that was heard of them is that one is whole."""
        self._stopped = False
        self._inodes: dict[str, int] = {}
        """The folders found last, by path."""
        self._watched: dict[str, dict[str, int]] = {}
        """For each folder that is watched, those that were in it when that began."""
        self._watches: dict[str, Any] = {}
        self.polling = False
        """Whether the system has run out of watches, so that the folders are read every second instead."""
        self._observer: Any = Observer()
        self.snapshot()
        self._start()
        self._known = self.snapshot()

    def snapshot(self) -> Snapshot:
        """Return what there is."""
        inodes = {"": _inode(self._root)}
        files = dict(entry for name in self._folders for entry in _files(self._root / name, name, inodes))
        self._inodes = inodes
        return files

    def changes(self) -> Iterator[tuple[str, ...]]:
        """Yield the paths that were added, changed or removed, each time there are some; ends when stopped."""
        while not self._stopped:
            told = self._woken.wait(timeout=5)  # also without an event, for file systems that send none
            touched = self._settle()
            if self._stopped:
                return
            few = self._saved(touched) if told else None
            if few is not None:
                self._known.update(few)
                if few:
                    yield tuple(sorted(few))
                continue
            now = self.snapshot()
            while not self._followed():
                now = self.snapshot()  # what changed before it was watched has told nobody
            if now != self._known:
                before, self._known = self._known, now
                yield tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))

    def stop(self) -> None:
        """Stop watching."""
        self._stopped = True
        self._woken.set()
        self._observer.stop()

    def _saved(self, touched: Iterable[str]) -> Snapshot | None:
        """Return those files that differ, if all that was heard of are files in folders that were there before; None if
        it may be more."""
        found: Snapshot = {}
        for path in touched:
            name = os.path.relpath(path, self._root).replace(os.sep, "/")
            known = self._known.get(name)
            inside = name.rpartition("/")[0] in self._inodes
            try:
                looks = os.lstat(path)
            except OSError:
                return None
            if not inside or not stat.S_ISREG(looks.st_mode):
                return None
            now = (looks.st_size, looks.st_mtime_ns, looks.st_ino)
            if now != known:
                found[name] = now
        return found

    def _settle(self) -> frozenset[str]:
        began = time.monotonic()
        while self._woken.is_set() and not self._stopped and time.monotonic() - began < LONGEST:
            self._woken.clear()
            one, number = SAVED if self._whole else QUIET, len(self._touched)
            self._woken.wait(timeout=one if number < 2 else min(number * QUIET_EACH, QUIET_MANY))
        self._woken.clear()
        touched = frozenset(self._touched)
        self._touched -= touched  # and nothing that has come since
        return touched

    def _start(self) -> None:
        try:
            self._schedule()
            self._observer.start()
        except OSError as error:
            self._poll(error)

    def _poll(self, error: OSError) -> None:
        """Read the folders again and again if the system has no more watches; raises any other error."""
        if self.polling or error.errno not in _EXHAUSTED:
            raise error
        self._observer.stop()
        self._observer = PollingObserver(timeout=1)
        self._watches.clear()
        self._watched.clear()
        self.polling = True
        self._schedule()
        self._observer.start()

    def _followed(self) -> bool:
        """Return whether all that there is was watched already; if not, it is now."""
        try:
            return not self._schedule()
        except OSError as error:
            self._poll(error)
            return False

    def _schedule(self) -> bool:
        """Watch every folder that is there; return whether one had to be watched anew.

        The system watches folders and not their paths: one that was moved away would stay watched where it has gone,
        and of one that was put in its place nothing would be heard.
        """
        handler, anew = _Handler(self._event), False
        for name in ("", *self._folders):
            inside = {path: inode for path, inode in self._inodes.items() if path == name or _lies_in(path, name)}
            if self._watched.get(name, {}) == inside and self._alive(name):
                continue
            self._watched[name] = inside
            anew = True
            if name in self._watches:
                self._observer.unschedule(self._watches.pop(name))
            if inside:
                with suppress(FileNotFoundError):  # gone since; the next look finds that
                    folder = str(self._root / name)
                    self._watches[name] = self._observer.schedule(handler, folder, recursive=bool(name))
        return anew

    def _alive(self, name: str) -> bool:
        """Whether a folder is still listened to; a new one may have the inode of one that was deleted."""
        watch = self._watches.get(name)
        return watch is None or any(one.watch == watch and one.should_keep_running() for one in self._observer.emitters)

    def _event(self, paths: Iterable[str], whole: bool) -> None:
        for path in paths:
            parts = Path(os.path.relpath(path, self._root)).parts
            if parts and parts[0] in self._folders and not _ignored(parts):
                self._touched.add(path)
                self._whole = whole
                self._woken.set()


class _Handler(FileSystemEventHandler):
    def __init__(self, tell: Any) -> None:
        self.tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        # That a folder is modified says only that something in it is, which has an event of its own.
        if event.event_type in _MEANT and not (event.is_directory and event.event_type == "modified"):
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            self.tell(paths, event.event_type in _WHOLE)


def _ignored(parts: tuple[str, ...]) -> bool:
    return any(ignored(part, "/".join(parts[:depth])) for depth, part in enumerate(parts))


def _lies_in(path: str, name: str) -> bool:
    return bool(name) and path.startswith(f"{name}/")


def _inode(folder: Path) -> int:
    return folder.stat().st_ino if folder.is_dir() else 0


def _files(folder: Path, name: str, inodes: dict[str, int]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield the files of a folder and of those in it, and note these."""
    try:
        inode = folder.stat().st_ino
        entries = list(os.scandir(folder))
    except OSError:
        return  # gone since, or never there
    inodes[name] = inode
    for entry in entries:
        if ignored(entry.name, name):
            continue
        try:
            # A link that leads nowhere is a mistake, and to be noticed like any other file.
            found = entry.stat(follow_symlinks=not entry.is_symlink() or os.path.exists(entry.path))
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder / entry.name, f"{name}/{entry.name}", inodes)
            else:
                yield f"{name}/{entry.name}", (found.st_size, found.st_mtime_ns, found.st_ino)
        except OSError:
            continue
