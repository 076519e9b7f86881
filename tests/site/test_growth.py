"""Growth: the work for an archive grows with its size, and not faster."""

from __future__ import annotations

from pathlib import Path

from generator.build import build
from generator.core.options import Options
from tests.steps import steps
from tools.benchmark.archive import write_archive
from tools.benchmark.corpus import corpus

SMALL, LARGE = 6, 24


def work(size: int, folder: Path) -> int:
    """Return the steps of a build from nothing."""
    write_archive(corpus(size), folder)
    return steps(lambda: build(Options(folder, folder / "site")))


def test_four_times_the_briefings_take_four_times_the_work(tmp_path: Path) -> None:
    work(SMALL, tmp_path / "first")  # which also pays for what is done once
    small, large = work(SMALL, tmp_path / "small"), work(LARGE, tmp_path / "large")
    assert large < 6 * small, f"{SMALL} briefings took {small:,} steps, {LARGE} took {large:,}"
