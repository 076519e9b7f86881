"""The tables as Markdown, with what is to be known of the machine; nothing of the clock."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from tools.benchmark.bench import WORK, Table
from tools.benchmark.measure import Run


def report(tables: Iterable[Table], runs: int, hugo: str | None) -> str:
    """Return everything that is to stand in the README; ``hugo`` is its program, if it took part."""
    versions = [f"Python {platform.python_version()}", *([_version(hugo)] if hugo else [])]
    method = (
        f"Whole processes; medians of {runs} {'run' if runs == 1 else 'runs'} (least–most). CPU is user and system of a"
        " process and its children, peak the memory of the largest of them."
    )
    return "\n\n".join([f"{machine()}; {', '.join(versions)}. {method}", *map(markdown, tables)]) + "\n"


def markdown(table: Table) -> str:
    """Return a table of the work that was measured: columns for each contender, without empty ones, then the ratios."""
    columns = [(name, *column) for name in table.made for column in _COLUMNS if _known(table, name, column[1])]
    pair = tuple(table.made) if len(table.made) == 2 else ()
    ratios = [column for column in _RATIOS if pair and all(_known(table, name, column[1]) for name in pair)]
    rows = [
        [
            "work",
            *(f"{name}: {head}" for name, head, _, _ in columns),
            *(" / ".join(pair) + f": {head}" for head, _ in ratios),
        ],
        ["---", *("--:" for _ in (*columns, *ratios))],
        *(
            [
                work,
                *(_cell(table.rows[work].get(name, ()), value, show) for name, _, value, show in columns),
                *(_ratio(*(table.rows[work].get(name, ()) for name in pair), value) for _, value in ratios),
            ]
            for work in WORK
            if work in table.rows
        ),
    ]
    made = "; ".join(
        f"{name} {one.pages:,} pages, {one.feeds:,} feeds and sitemaps, {one.files:,} files in all of {_mb(one.size)} MB,"
        f" {one.size / table.size / 1000:,.0f} KB a briefing"
        for name, one in table.made.items()
    )
    title = f"**{table.size:,} briefings in two languages, output on {file_system(table.place)}.** Made: {made}."
    return "\n\n".join([title, "\n".join(f"| {' | '.join(row)} |" for row in rows)])


def machine() -> str:
    """Return processor, cores that this process may use, and memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{_processor()}, {cores} {'core' if cores == 1 else 'cores'}, {memory:.0f} GiB, {platform.system()}"


def file_system(place: Path) -> str:
    """Return the kind of file system that a folder is on, where the system says so."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "disk"
    # The innermost mount holds the folder; of several at one point, the last hides the others.
    holding = [mount for mount in mounts if place.resolve().is_relative_to(mount[1])]
    return max(reversed(holding), key=lambda mount: len(mount[1]), default=["", "", "disk"])[2]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _version(hugo: str) -> str:
    """Return name and version of Hugo: ``Hugo 0.168.0``."""
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    return "Hugo " + said.split()[1].removeprefix("v").split("-")[0].split("+")[0]


def _known(table: Table, name: str, value: Callable[[Run], float | None]) -> bool:
    return any(value(run) is not None for runs in table.rows.values() for run in runs.get(name, ()))


def _cell(runs: Sequence[Run], value: Callable[[Run], float | None], show: Callable[[Sequence[float]], str]) -> str:
    known = [found for run in runs if (found := value(run)) is not None]
    return show(known) if known else "–"


def _ratio(ours: Sequence[Run], theirs: Sequence[Run], value: Callable[[Run], float | None]) -> str:
    """Return the quotient of two medians, where both are known."""
    first, second = ([found for run in runs if (found := value(run)) is not None] for runs in (ours, theirs))
    return f"{median(first) / median(second):.2f}" if first and second else "–"


def _spread(values: Sequence[float]) -> str:
    least, most = _seconds(min(values)), _seconds(max(values))
    return _seconds(median(values)) + (f" ({least}–{most})" if len(values) > 1 else "")


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds >= 10 else f"{seconds:.2f}" if seconds >= 1 else f"{seconds:.3f}"


def _mb(size: float) -> str:
    return f"{size / 1e6:,.0f}"


_COLUMNS: tuple[tuple[str, Callable[[Run], float | None], Callable[[Sequence[float]], str]], ...] = (
    ("wall s", lambda run: run.wall, _spread),
    ("CPU s", lambda run: run.cpu, lambda values: _seconds(median(values))),
    ("peak MB", lambda run: run.peak, lambda values: _mb(median(values))),
    ("files written", lambda run: run.files, lambda values: f"{median(values):,.0f}"),
)
"""Heading, what it shows of a run, and how."""
_RATIOS = tuple((head.split()[0], value) for head, value, _ in _COLUMNS[:3])
"""What is compared between two contenders: wall time, CPU time and peak memory."""
