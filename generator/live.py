"""Live: what open pages wait for, from builds as they go on to which pages have become other ones and what is wrong."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

from generator.build import Result
from generator.model import ERROR
from generator.overlay import problems_as_json


class Live:
    """The number of the last build, which page changed in which, and what is wrong; and the proofs of a build that is
    under way: pages that are handed out before the whole site is published, and taken back if that comes to nothing.
    Whoever asks meanwhile for a page that may become another one waits for that."""

    def __init__(self) -> None:
        self.turn = Condition()
        self.news = 0
        """Grows whenever there is something to tell."""
        self.build = 0
        self.changed: dict[str, int] = {}
        self.problems = "[]"
        self.good = False
        """Whether any build has succeeded."""
        self.run = f"{time.time_ns():x}"
        """By which an open page tells this server from one before it."""
        self._doubted = False
        self._all = 0
        """The build in which all pages may have changed."""
        self._proofs: dict[str, bytes] = {}
        self._expected: frozenset[str] = frozenset()
        """Pages that may become other ones."""
        self._looked_at: Counter[str] = Counter()

    def take(self, result: Result, root: Path) -> None:
        """Note what a build did."""
        errors = [problem for problem in result.problems if problem.severity == ERROR]
        with self.turn:
            back = self._proofs.keys() - set(() if result.failed else result.written)
            self.build += 2 if back else 1  # for proofs bear the number after the last
            first = not self.good and not result.failed
            self.good = self.good or not result.failed
            for path in (*result.written, *result.deleted, *back, *([""] if first else [])):
                self.changed[path] = self.build
            if self._doubted and not result.failed:
                self._doubted, self._all = False, self.build
            self.problems = problems_as_json(sorted(set(errors)), root) if result.failed else "[]"
            self._proofs, self._expected = {}, frozenset()
            self._tell()

    def doubt(self) -> None:
        """Take note that a build has ended on the way, and may have written any page."""
        with self.turn:
            self._doubted = True

    def expect(self, paths: Iterable[str]) -> None:
        """Let nobody have these pages before they are made anew."""
        with self.turn:
            self._expected = frozenset(paths)
            self._tell()

    def show(self, pages: Mapping[str, bytes | None]) -> None:
        """Hand out pages of the build that is under way; those of nothing are as they were."""
        shown = {path: data for path, data in pages.items() if data is not None}
        with self.turn:
            self._proofs |= shown
            self._expected -= pages.keys()
            self.changed |= dict.fromkeys(shown, self.build + 1)
            self._tell()

    def _tell(self) -> None:
        self.news += 1
        self.turn.notify_all()

    def proof(self, file: str) -> tuple[int, bytes] | None:
        """Return a file of the build that is under way, after the number of that; None if that has none, or there is no
        build under way. Waits for one that may become another."""
        if file in self._expected:
            with self.looking(file), self.turn:
                self.turn.wait_for(lambda: file not in self._expected)
        with self.turn:
            return (self.build + 1, self._proofs[file]) if file in self._proofs else None

    @contextmanager
    def looking(self, page: str) -> Iterator[None]:
        """Note that somebody looks at an address."""
        with self.turn:
            self._looked_at.update(files_at(page))
        try:
            yield
        finally:
            with self.turn:
                self._looked_at -= Counter(files_at(page))

    def wanted(self) -> frozenset[str]:
        """Return the files that somebody may be looking at."""
        with self.turn:
            return frozenset(self._looked_at)

    def since(self, page: str, build: int) -> bool:
        """Whether what an address leads to, or a style or script that it may use, has changed since a build."""
        shared = max((n for path, n in self.changed.items() if path.startswith("static/")), default=0)
        return max(shared, self._all, *(self.changed.get(file, 0) for file in files_at(page))) > build


def files_at(page: str) -> tuple[str, ...]:
    """Return the files that an address of the site may lead to, in the order in which they are looked for."""
    plain = page.rstrip("/")
    return (f"{plain}/index.html".lstrip("/"), page, f"{plain}.html")
