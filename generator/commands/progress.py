"""Progress: on a terminal, one line of what a long build is at; on anything else, nothing."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

QUIET = 1.0
"""Seconds for which nothing is said: what is done by then needs no words."""
_OFTEN = 0.1
"""Seconds between two states of the line."""


class Progress:
    """The line; it is gone when the work is done."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.began = time.monotonic()
        self.last = self.began + QUIET - _OFTEN
        self.width = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say what is being done, and how much of it is done, if there is a number."""
        now = time.monotonic()
        if not self.shown or now - self.last < _OFTEN:
            return
        self.last = now
        number = f" {done:,} of {total:,}" if total else ""
        self._write(f"{what}{number} ({now - self.began:.0f} s)")

    def _write(self, text: str) -> None:
        self.stream.write(f"\r{text.ljust(self.width)}")
        self.stream.flush()
        self.width = len(text)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.width:
            self._write("")
            self.stream.write("\r")
            self.stream.flush()
