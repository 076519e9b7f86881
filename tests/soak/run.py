"""A soak from beginning to end: from a seed and a number of edits to what was found, a row for each thing that must
hold."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.outcome import INTERRUPTED
from generator.source.scan import ignored
from generator.unchanged import SOURCES
from tests.small_sites import SmallSite
from tests.soak.server import PLACE, Build, Gone, Held, Server, cleanly_built, start
from tests.soak.steps import Step, walk
from tests.soak.window import Tab, browser
from tests.soak.world import World, git, world

PAGES = ("vi/index.html", "en/briefings/2023-04-26-coordination-regulation-signed.html")
"""What is open in the browser."""
COMPARED = 20
"""Steps from one comparison with a clean build to the next."""
WARM, SAMPLES = 60, 15
"""Steps before memory counts, and how many measurements make a figure."""
GROWTH = 0.25
"""How much more memory may be held at the end than after the warm-up, as a share of it."""
RELEASE = 60.0
"""Seconds in which the server must have noticed that the pages were closed."""


_TAIL = 12
"""Lines of the log that are shown with a fault."""


Look = dict[str, tuple[int, int, int]]
SLOW = 4.0
"""Seconds after which a change must have been built."""


class Row(NamedTuple):
    """One thing that must hold."""

    what: str
    found: str
    holds: bool


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
        return self.world.root / "site"

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
        if step.breaks and not self.last.failed:
            self.fault("this must be an error, and is none")
        errors = [match[1] for line in self.last.errors if (match := PLACE.match(line))]
        for tab in self.tabs:
            if shown := tab.follows(errors if self.last.failed else []):
                self.fault(f"the browser shows {shown}")
        if len(self.steps) % COMPARED == 0:
            self.compare()

    def compare(self) -> None:
        """Compare the site and what is said of it with what a build from nothing makes and says."""
        self.compared += 1
        fresh = self.folder / f"clean-{self.compared}"
        build = cleanly_built(self.world.root, fresh)
        if build.failed != self.last.failed:
            self.fault(f"the server’s last build {_ended(self.last)}, a clean one {_ended(build)}")
        ours, theirs = set(self.last.problems), set(build.problems)
        if self.server.builds and ours != theirs:
            self.fault(f"the server says {sorted(ours - theirs)[:3]}, a clean build {sorted(theirs - ours)[:3]}")
        if not build.failed and (differences := different(self.output, fresh)):
            self.fault(f"{len(differences)} files differ from a clean build: {', '.join(differences[:5])}")


def different(one: Path, other: Path) -> list[str]:
    """Return the files that two folders do not have alike, byte for byte."""
    ours, theirs = tree(one), tree(other)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return SmallSite(folder).tree(folder)


def look(root: Path) -> Look:
    """Return what the sources are: path to inode, size and time."""
    return {
        entry: (found.st_ino, found.st_size, found.st_mtime_ns)
        for name in SOURCES
        for folder, _, files in os.walk(root / name)
        for file in files
        if not ignored(file)
        for entry in [os.path.join(folder, file)]
        for found in [os.lstat(entry)]
    }


def _ended(build: Build) -> str:
    return "found errors" if build.failed else "was good"


def soak(seed: int, edits: int, tell: Callable[[str], None], *, open_browser: bool = True) -> list[Row]:
    """Soak a server; return what must hold. All is done in a new folder, which is gone afterwards."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(TemporaryDirectory(prefix="soak-")))
        root = folder / "archive"
        tell(f"seed {seed}: starting")
        made = world(root, seed)
        server = start(root, root / "site", folder / "log.txt")
        closing.callback(server.kill)
        chromium = closing.enter_context(browser()) if open_browser else None
        tabs = [Tab(chromium.new_page(), server.address + page) for page in PAGES] if chromium else []
        going = Soak(made, server, tabs, folder, tell)
        try:
            going.seen = look(root)
            _walk(going, edits)
            return _judge(going, chromium is not None, open_browser)
        except Gone as error:
            going.fault(f"the server {error}")
            return [_row("no fault on the way", going.faults)]


def _walk(going: Soak, edits: int) -> None:
    for step in walk(going.world, edits):
        going.after(step)
        if len(going.steps) % COMPARED == 0:
            going.tell(f"{len(going.steps)} steps, {going.memory[-1] / 1e6:.0f} MB: {step.name} ({step.what})")
    if going.last.failed:
        git(going.world.root, "checkout", "-q", "-f", "main")
        git(going.world.root, "clean", "-fdq")
        going.after(Step("all thrown away", "main as it was committed"))


def _judge(going: Soak, seen: bool, wanted: bool) -> list[Row]:
    server, faults = going.server, going.faults
    before = len(faults)
    going.compare()
    files = len(tree(going.output))
    rows = [
        Row(
            "the site is what a clean build makes",
            f"{files} files, {going.compared} comparisons",
            len(faults) == before,
        ),
        Row(
            "its last build was good",
            f"{_ended(going.last)}, {going.good} of {len(going.steps)}",
            not going.last.failed,
        ),
    ]
    slowest = max(going.waits)
    said = f"{median(going.waits):.2f} s, {slowest:.2f} s at most"
    rows.append(Row(f"every change is built within {SLOW:.0f} s", said, slowest <= SLOW))
    if wanted:
        lost = sum(tab.lost for tab in going.tabs)
        loads = sum(tab.loads for tab in going.tabs)
        scripts = [fault for tab in going.tabs for fault in tab.faults]
        said = f"{loads} reloads, {lost} connections lost, {len(scripts)} script errors"
        rows.append(
            Row("pages stay connected", said if seen else "Chromium is not installed", seen and not lost + len(scripts))
        )
    for tab in going.tabs:
        tab.page.close()
    warm = going.memory[WARM : WARM + SAMPLES] or going.memory[:SAMPLES]
    begun, ended = median(warm), median(going.memory[-SAMPLES:])
    grown = f"{begun / 1e6:.0f} MB after the warm-up, {ended / 1e6:.0f} MB at the end, {max(going.memory) / 1e6:.0f} MB at most"
    rows.append(Row(f"memory grows by {GROWTH:.0%} at most", grown, ended <= begun * (1 + GROWTH)))
    fresh = start(going.world.root, going.folder / "fresh", going.folder / "fresh.txt")
    try:
        there, held = fresh.held(), _released(server, fresh.held())
    finally:
        fresh.kill()
    for name in ("files", "watches", "threads"):
        ours, theirs = getattr(held, name), getattr(there, name)
        rows.append(Row(f"{name} as of a fresh server", f"{ours} and {theirs}", ours == theirs))
    rows += _ending(going)
    return [*rows, _row("no fault on the way", faults), Row("what was done", _count(going), True)]


def _released(server: Server, wanted: Held) -> Held:
    """Return what a server holds once it holds what is wanted, or when its time is up."""
    began = time.monotonic()
    while True:
        held = server.held()
        if held[1:] == wanted[1:] or time.monotonic() - began > RELEASE:
            return held
        time.sleep(0.5)


def _ending(going: Soak) -> list[Row]:
    """Interrupt the server while it builds; what it leaves must be mended by the next build."""
    path = going.world.root / "templates/base.html"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    time.sleep(0.5)
    status = going.server.interrupt()
    said = going.server.text
    again = going.folder / "interrupted"
    cleanly_built(going.world.root, again)
    cleanly_built(going.world.root, going.output)
    left = different(going.output, again)
    return [
        Row("Ctrl-C during a build ends it", f"status {status}, “{said.splitlines()[-1]}”",
            status == INTERRUPTED and said.endswith("Stopped.\n")),
        Row("the next build mends what that left", f"{len(left)} files differ", not left),
        Row("no traceback in its log", f"{len(said.splitlines())} lines", "Traceback" not in said),
    ]  # fmt: skip


def _row(what: str, faults: Sequence[str]) -> Row:
    return Row(what, f"{len(faults)}: {faults[0]}" if faults else "none", not faults)


def _count(going: Soak) -> str:
    done = Counter(step.name for step in going.steps)
    return f"{len(going.steps)} steps, {len(going.server.builds)} builds: " + ", ".join(
        f"{name} {count}" for name, count in sorted(done.items(), key=lambda one: (-one[1], one[0]))
    )
