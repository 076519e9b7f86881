"""Live: tells open pages which of them a build has changed, and what is wrong."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Condition
from urllib.parse import urlsplit

from generator.core.model import ERROR
from generator.core.options import Result
from generator.serve.overlay import problems_as_json


class Live:
    """The number of the last build, which page changed in which, and what is wrong."""

    def __init__(self) -> None:
        self.turn = Condition()
        self.news = 0
        """Grows whenever there is something to tell."""
        self.build = 0
        self.changed: dict[str, int] = {}
        self.problems = "[]"
        self.home = "/"
        """How addresses within the site begin where it is to be published, as the last good build says."""
        self.good = False
        """Whether any build has succeeded."""
        self.run = f"{time.time_ns():x}"
        """By which an open page tells this server from one before it."""
        self._doubted = False
        self._all = 0
        """The build in which all pages may have changed."""

    def take(self, result: Result, root: Path) -> None:
        """Note what a build did."""
        errors = [problem for problem in result.problems if problem.severity == ERROR]
        with self.turn:
            self.build += 1
            first = not self.good and not result.failed
            if not result.failed:
                self.good, self.home = True, urlsplit(result.base_url).path or "/"
            for path in (*result.written, *result.deleted, *([""] if first else [])):
                self.changed[path] = self.build
            if self._doubted and not result.failed:
                self._doubted, self._all = False, self.build
            self.problems = problems_as_json(sorted(set(errors)), root) if result.failed else "[]"
            self.news += 1
            self.turn.notify_all()

    def doubt(self) -> None:
        """Take note that a build has ended on the way, and may have written any page."""
        with self.turn:
            self._doubted = True

    def since(self, page: str, build: int) -> bool:
        """Whether what an address leads to, or a style or script that it may use, has changed since a build."""
        shared = max((n for path, n in self.changed.items() if path.startswith("static/")), default=0)
        return max(shared, self._all, *(self.changed.get(file, 0) for file in files_at(page))) > build


def files_at(page: str) -> tuple[str, ...]:
    """Return the files that an address of the site may lead to, in the order in which they are looked for."""
    plain = page.rstrip("/")
    return (f"{plain}/index.html".lstrip("/"), page, f"{plain}.html")
