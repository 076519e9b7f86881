"""Waiting, for tests of what other threads and processes do: for a state, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds that a busy machine is given; nobody waits longer than what is waited for takes."""


def until(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Return when something holds; fail if it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)
