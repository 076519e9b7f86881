"""Watching: from the folders of an archive to the paths of each real change in them.

A single event proves nothing: tools differ in how they save, and reading alone makes events. So an event only wakes the
watch, which compares the folders with their last snapshot once no more events come.
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

from generator.source.file_names import ignored

SAVED, QUIET, QUIET_EACH, QUIET_MANY, LONGEST = 0.01, 0.03, 0.02, 0.15, 1.0
"""Seconds without an event before the folders are compared: after one file was closed or moved into place, while one
may still be open, for each of several files, and for many files; LONGEST is the most that all events can delay it."""
_FINISHED = frozenset({"closed", "moved"})
_RELEVANT = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
_EXHAUSTED = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)

# Watchdog logs its own bookkeeping (a folder that came back, say), about which an editor can do nothing.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
warnings.filterwarnings("ignore", module=r"watchdog\.")

Snapshot = dict[str, tuple[int, int, int]]
"""For each path, size, time of change and inode."""


class FolderWatch:
    """A watch over folders under a root; `changes` yields the changed paths until it is stopped."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        self._root = root
        self._folders = tuple(folders)
        self._event_seen = Event()
        self._touched: set[str] = set()
        self._finished = False
        """Whether the last event says that a file is complete: closed, or moved into place."""
        self._stopped = False
        self._inodes: dict[str, int] = {}
        """For the path of each folder in the last snapshot, its inode."""
        self._watched: dict[str, dict[str, int]] = {}
        """For each watched folder, the folders in it, with their inodes, when the watch on it began."""
        self._watches: dict[str, Any] = {}
        self.polling = False
        """Whether the system has run out of watches, so that the folders are read every second instead."""
        self._observer: Any = Observer()
        self.snapshot()
        self._start()
        self._known = self.snapshot()

    def snapshot(self) -> Snapshot:
        """Return the present files of the folders."""
        inodes = {"": _inode(self._root)}
        files = dict(entry for name in self._folders for entry in _files(self._root / name, name, inodes))
        self._inodes = inodes
        return files

    def changes(self) -> Iterator[tuple[str, ...]]:
        """Yield the paths that were added, changed or removed, each time there are some; ends when stopped."""
        while not self._stopped:
            woken = self._event_seen.wait(timeout=5)  # the timeout is for file systems that send no events
            touched = self._settle()
            if self._stopped:
                return
            few = self._saved(touched) if woken else None
            if few is not None:
                self._known.update(few)
                if few:
                    yield tuple(sorted(few))
                continue
            now = self.snapshot()
            while not self._all_watched():
                now = self.snapshot()  # a change before the watch on a new folder began has sent no event
            if now != self._known:
                before, self._known = self._known, now
                yield tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))

    def stop(self) -> None:
        """Stop watching."""
        self._stopped = True
        self._event_seen.set()
        self._observer.stop()

    def _saved(self, touched: Iterable[str]) -> Snapshot | None:
        """Return the touched files that differ, if all of them are files in known folders; None if more may have
        changed."""
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
        while self._event_seen.is_set() and not self._stopped and time.monotonic() - began < LONGEST:
            self._event_seen.clear()
            one, number = SAVED if self._finished else QUIET, len(self._touched)
            self._event_seen.wait(timeout=one if number < 2 else min(number * QUIET_EACH, QUIET_MANY))
        self._event_seen.clear()
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
        """Read the folders every second from now on, if the system has no more watches; raises any other error."""
        if self.polling or error.errno not in _EXHAUSTED:
            raise error
        self._observer.stop()
        self._observer = PollingObserver(timeout=1)
        self._watches.clear()
        self._watched.clear()
        self.polling = True
        self._schedule()
        self._observer.start()

    def _all_watched(self) -> bool:
        """Watch the folders that are not watched yet; return whether there were none."""
        try:
            return not self._schedule()
        except OSError as error:
            self._poll(error)
            return False

    def _schedule(self) -> bool:
        """Watch every folder that exists; return whether the watch on one of them is new.

        The system watches folders and not their paths: a folder that was moved away would stay watched in its new
        place, and a folder that took its old place would send no events.
        """
        handler, anew = _Handler(self._on_event), False
        for name in ("", *self._folders):
            inside = {path: inode for path, inode in self._inodes.items() if path == name or _lies_in(path, name)}
            if self._watched.get(name, {}) == inside and self._alive(name):
                continue
            self._watched[name] = inside
            anew = True
            if name in self._watches:
                self._observer.unschedule(self._watches.pop(name))
            if inside:
                with suppress(FileNotFoundError):  # deleted since; the next snapshot shows that
                    folder = str(self._root / name)
                    self._watches[name] = self._observer.schedule(handler, folder, recursive=bool(name))
        return anew

    def _alive(self, name: str) -> bool:
        """Return whether the watch on a folder still works; a new folder may have the inode of a deleted one."""
        watch = self._watches.get(name)
        return watch is None or any(one.watch == watch and one.should_keep_running() for one in self._observer.emitters)

    def _on_event(self, paths: Iterable[str], whole: bool) -> None:
        for path in paths:
            parts = Path(os.path.relpath(path, self._root)).parts
            if parts and parts[0] in self._folders and not _ignored(parts):
                self._touched.add(path)
                self._finished = whole
                self._event_seen.set()


class _Handler(FileSystemEventHandler):
    def __init__(self, tell: Any) -> None:
        self.tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder counts as modified when an entry in it changes, which has an event of its own.
        if event.event_type in _RELEVANT and not (event.is_directory and event.event_type == "modified"):
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            self.tell(paths, event.event_type in _FINISHED)


def _ignored(parts: tuple[str, ...]) -> bool:
    return any(ignored(part, "/".join(parts[:depth])) for depth, part in enumerate(parts))


def _lies_in(path: str, name: str) -> bool:
    return bool(name) and path.startswith(f"{name}/")


def _inode(folder: Path) -> int:
    return folder.stat().st_ino if folder.is_dir() else 0


def _files(folder: Path, name: str, inodes: dict[str, int]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield the files of a folder and of the folders in it, and add the inodes of the folders to ``inodes``."""
    try:
        inode = folder.stat().st_ino
        entries = list(os.scandir(folder))
    except OSError:
        return  # deleted since, or it never existed
    inodes[name] = inode
    for entry in entries:
        if ignored(entry.name, name):
            continue
        try:
            # A broken link is a mistake in the sources, and is watched like any other file.
            found = entry.stat(follow_symlinks=not entry.is_symlink() or os.path.exists(entry.path))
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder / entry.name, f"{name}/{entry.name}", inodes)
            else:
                yield f"{name}/{entry.name}", (found.st_size, found.st_mtime_ns, found.st_ino)
        except OSError:
            continue
