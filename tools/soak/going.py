"""A soak that is going on: each step is waited for, and everything that can be seen of the server is compared with what
it must be."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.output.unchanged import SOURCE_FOLDERS
from generator.serve.server import SERVE_FOLDER
from generator.source.file_names import ignored
from tests.small_sites import tree
from tools.soak.server import PLACE, Build, Server, cleanly_built
from tools.soak.steps import Step
from tools.soak.window import Tab
from tools.soak.world import World

COMPARED = 20
"""Steps from one comparison with a clean build to the next."""
SLOW = 20.0
"""Seconds within which a change must have been built, also on a busy machine."""
_TAIL = 12
"""Lines of the log that are shown with a fault."""

Look = dict[str, tuple[int, int, int]]
"""Path of a source to its inode, size and time."""


@dataclass(slots=True)
class Soak:
    """A soak that is going on."""

    world: World
    server: Server
    tabs: Sequence[Tab]
    folder: Path
    tell: Callable[[str], None]
    steps: list[Step] = field(default_factory=list)
    seen: Look = field(default_factory=dict)
    """What there was after the last step."""
    waits: list[float] = field(default_factory=list)
    """Seconds from each step to the end of the build that followed."""
    good: int = 0
    """Steps after which the site was whole."""
    compared: int = 0
    memory: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def output(self) -> Path:
        """Where the server builds to."""
        return self.world.root / SERVE_FOLDER

    @property
    def last(self) -> Build:
        """The last build of the server; the first one, before any change, was a good one."""
        return self.server.builds[-1] if self.server.builds else Build(False, ())

    def fault(self, what: str) -> None:
        """Note something that does not hold, and after which step."""
        step = self.steps[-1] if self.steps else Step("start", "")
        self.faults.append(f"after step {len(self.steps)}, {step.name} ({step.what}): {what}")
        said = self.server.text.splitlines()[-_TAIL:]
        self.tell("\n".join((self.faults[-1], "  the log ends:", *(f"  {line}" for line in said))))

    def after(self, step: Step) -> None:
        """Look at everything once a step has been followed."""
        self.steps.append(step)
        seen, self.seen = self.seen, look(self.world.root)
        builds = len(self.server.builds)
        self.waits.append(self.server.settle(built=builds + (seen != self.seen)))
        if self.waits[-1] > SLOW:
            self.fault(f"the change was followed only after {self.waits[-1]:.1f} s")
        self.memory.append(self.server.held().memory)
        self.good += not self.last.failed
        if step.breaks and not self._comes(lambda: self.last.failed):
            self.fault("this must be an error, and is none")
        for tab in self.tabs:
            if shown := tab.follows(self._places):
                self.fault(f"the browser shows {shown}")
        if len(self.steps) % COMPARED == 0:
            self.compare()

    def _places(self) -> list[str]:
        """Return where the errors of the last build are, as a page must show them."""
        self.server.follow()
        return [match[1] for line in self.last.errors if self.last.failed and (match := PLACE.match(line))]

    def _comes(self, holds: Callable[[], bool]) -> bool:
        """Whether something comes to hold; on a busy machine a build may have been at work while it seemed asleep."""
        began = time.monotonic()
        while not holds() and time.monotonic() - began < SLOW:
            time.sleep(0.1)
            self.server.follow()
        return holds()

    def compare(self) -> None:
        """Compare the site and what is said of it with what a build from nothing makes and says."""
        self.compared += 1
        fresh = self.folder / f"clean-{self.compared}"
        build = cleanly_built(self.world.root, fresh)
        if not self._comes(lambda: build.failed == self.last.failed):
            self.fault(f"the server’s last build {ended(self.last)}, a clean one {ended(build)}")
        theirs = set(build.problems)
        if self.server.builds and not self._comes(lambda: set(self.last.problems) == theirs):
            ours = set(self.last.problems)
            self.fault(f"the server says {sorted(ours - theirs)[:3]}, a clean build {sorted(theirs - ours)[:3]}")
        if not build.failed and (differences := different(self.output, fresh)):
            self.fault(f"{len(differences)} files differ from a clean build: {', '.join(differences[:5])}")
        shutil.rmtree(fresh, ignore_errors=True)


def different(one: Path, other: Path) -> list[str]:
    """Return the files that two folders do not have alike, byte for byte."""
    ours, theirs = tree(one), tree(other)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def look(root: Path) -> Look:
    """Return what the sources are: path to inode, size and time."""
    return {
        entry: (found.st_ino, found.st_size, found.st_mtime_ns)
        for name in SOURCE_FOLDERS
        for folder, _, files in os.walk(root / name)
        for file in files
        if not ignored(file)
        for entry in [os.path.join(folder, file)]
        for found in [os.lstat(entry)]
    }


def ended(build: Build) -> str:
    """Return how a build ended, in words."""
    return "found errors" if build.failed else "was good"
