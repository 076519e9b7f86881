"""Growth: the work for an archive grows with its size, and not faster."""

from __future__ import annotations

import time
from pathlib import Path

from generator.build import Options, build
from tests.benchmark.archive import write_archive
from tests.benchmark.corpus import corpus

SMALL, LARGE = 12, 48


def work(size: int, folder: Path) -> float:
    """Return the seconds of work of a build from nothing."""
    write_archive(corpus(size), folder)
    began = time.process_time()
    assert not build(Options(folder, folder / "site")).failed
    return time.process_time() - began


def test_four_times_the_briefings_take_four_times_the_work(tmp_path: Path) -> None:
    work(SMALL, tmp_path / "first")  # which also pays for what is done once
    small, large = work(SMALL, tmp_path / "small"), work(LARGE, tmp_path / "large")
    assert large < 6 * small, f"{SMALL} briefings took {small:.2f} s, {LARGE} took {large:.2f} s"
