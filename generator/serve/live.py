"""Live pages: from the result of each build to what an open page must know: whether it changed, and the problems."""

from __future__ import annotations

import time
from pathlib import Path
from threading import BoundedSemaphore, Condition
from urllib.parse import urlsplit

from generator.core.model import ERROR
from generator.core.options import Result
from generator.serve.overlay import problems_as_json

STREAMS = 3
"""Open pages that are told at once. A browser makes six connections to a host, and pages load on those that are left;
all other open pages ask again and again."""


class LivePages:
    """The builds of a server so far; threads of open pages wait on its condition."""

    def __init__(self) -> None:
        self.streams = BoundedSemaphore(STREAMS)
        self.condition = Condition()
        """Notified after every build."""
        self.revision = 0
        """Grows with every change of this object."""
        self.build = 0
        """The number of the last build, from 1."""
        self.changed: dict[str, int] = {}
        """For the path of each file, the last build that changed it."""
        self.problems = "[]"
        """The errors of the last build as JSON."""
        self.home = "/"
        """The path of the published site, with which its absolute links begin, after the last good build."""
        self.good = False
        """Whether any build has succeeded."""
        self.run = f"{time.time_ns():x}"
        """An id of this server, by which an open page notices a restart."""
        self._interrupted = False
        """Whether a build has ended on the way since the last good one."""
        self._all_changed = 0
        """The last build in which any page may have changed."""

    def record_build(self, result: Result, root: Path) -> None:
        """Record the result of a build and wake the open pages."""
        errors = [problem for problem in result.problems if problem.severity == ERROR]
        with self.condition:
            self.build += 1
            first = not self.good and not result.failed
            if not result.failed:
                self.good, self.home = True, urlsplit(result.base_url).path or "/"
            for path in (*result.written, *result.deleted, *([""] if first else [])):
                self.changed[path] = self.build
            if self._interrupted and not result.failed:
                self._interrupted, self._all_changed = False, self.build
            self.problems = problems_as_json(sorted(set(errors)), root) if result.failed else "[]"
            self.revision += 1
            self.condition.notify_all()

    def record_interruption(self) -> None:
        """Record that a build has ended on the way, and may have written any page."""
        with self.condition:
            self._interrupted = True

    def changed_since(self, page: str, build: int) -> bool:
        """Return whether the file at an address, or a style or script that it may use, has changed since a build."""
        shared = max((n for path, n in self.changed.items() if path.startswith("static/")), default=0)
        return max(shared, self._all_changed, *(self.changed.get(file, 0) for file in files_at(page))) > build


def files_at(page: str) -> tuple[str, ...]:
    """Return the files that an address of the site may lead to, in the order in which the server tries them."""
    plain = page.rstrip("/")
    return (f"{plain}/index.html".lstrip("/"), page, f"{plain}.html")
