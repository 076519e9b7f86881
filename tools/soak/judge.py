"""The judgement: from a soak that has come to its end to a row for each thing that must hold."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from statistics import median

from generator.core.outcome import INTERRUPTED
from tests.small_sites import tree
from tools.soak.going import SLOW, Soak, different, ended
from tools.soak.rows import Row
from tools.soak.server import Held, Server, cleanly_built, start

WARM, SAMPLES = 60, 15
"""Steps before memory counts, and how many measurements make a figure."""
GROWTH = 0.25
"""How much more memory may be held at the end than after the warm-up, as a share of it."""
RELEASE = 60.0
"""Seconds in which the server must have noticed that the pages were closed."""


def judge(going: Soak, *, browser_wanted: bool) -> list[Row]:
    """Return what must hold; the server has ended afterwards."""
    before = len(going.faults)
    going.compare()
    files = len(tree(going.output))
    like_clean = len(going.faults) == before
    return [
        Row("the site is what a clean build makes", f"{files} files, {going.compared} comparisons", like_clean),
        Row(
            "its last build was good", f"{ended(going.last)}, {going.good} of {len(going.steps)}", not going.last.failed
        ),
        _waits(going),
        *(_pages(going) if browser_wanted else ()),
        _memory(going),
        *_held(going),
        *_ending(going),
        faults(going),
        Row("what was done", _count(going), True),
    ]


def faults(going: Soak) -> Row:
    """Return the row of what did not hold on the way."""
    found = f"{len(going.faults)}: {going.faults[0]}" if going.faults else "none"
    return Row("no fault on the way", found, not going.faults)


def _waits(going: Soak) -> Row:
    slowest = max(going.waits)
    said = f"{median(going.waits):.2f} s, {slowest:.2f} s at most"
    return Row(f"every change is built within {SLOW:.0f} s", said, slowest <= SLOW)


def _pages(going: Soak) -> Iterator[Row]:
    lost, loads = (sum(found) for found in zip(*((tab.lost, tab.loads) for tab in going.tabs), strict=True))
    scripts = [fault for tab in going.tabs for fault in tab.faults]
    for tab in going.tabs:
        tab.page.close()
    said = f"{loads} loads in {len(going.tabs)} pages, {lost} connections lost, {len(scripts)} script errors"
    yield Row("pages stay connected", said, loads > 0 and not lost + len(scripts))


def _memory(going: Soak) -> Row:
    warm = going.memory[WARM : WARM + SAMPLES] or going.memory[:SAMPLES]
    begun, last, most = median(warm), median(going.memory[-SAMPLES:]), max(going.memory)
    said = f"{begun / 1e6:.0f} MB after the warm-up, {last / 1e6:.0f} MB at the end, {most / 1e6:.0f} MB at most"
    return Row(f"memory grows by {GROWTH:.0%} at most", said, last <= begun * (1 + GROWTH))


def _held(going: Soak) -> Iterator[Row]:
    """What is still held is what a server holds that was just started on the same archive."""
    fresh = start(going.world.root, going.folder / "fresh", going.folder / "fresh.txt")
    try:
        there = fresh.held()
        held = _released(going.server, there)
    finally:
        fresh.kill()
    for name in ("files", "watches", "threads"):
        ours, theirs = getattr(held, name), getattr(there, name)
        yield Row(f"{name} as of a fresh server", f"{ours} and {theirs}", ours == theirs)


def _released(server: Server, wanted: Held) -> Held:
    """Return what a server holds once it holds what is wanted, or when its time is up."""
    began = time.monotonic()
    while True:
        held = server.held()
        if held[1:] == wanted[1:] or time.monotonic() - began > RELEASE:
            return held
        time.sleep(0.5)


def _ending(going: Soak) -> Iterator[Row]:
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
    whole = status == INTERRUPTED and said.endswith("Stopped.\n")
    yield Row("Ctrl-C during a build ends it", f"status {status}, “{said.splitlines()[-1]}”", whole)
    yield Row("the next build mends what that left", f"{len(left)} files differ", not left)
    before, found, after = said.partition("Traceback")
    told = f", after “{before[-500:]}”: {after[:5000]}" if found else ""
    yield Row("no traceback in its log", f"{len(said.splitlines())} lines{told}", not found)


def _count(going: Soak) -> str:
    done = Counter(step.name for step in going.steps)
    return f"{len(going.steps)} steps, {len(going.server.builds)} builds: " + ", ".join(
        f"{name} {count}" for name, count in sorted(done.items(), key=lambda one: (-one[1], one[0]))
    )
