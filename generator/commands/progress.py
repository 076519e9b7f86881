"""Progress: on a terminal, one line with the current step of a long build; on any other stream, nothing."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

DELAY = 1.0
"""Seconds before the first line, which short builds never reach."""
_INTERVAL = 0.1
"""Seconds between two updates of the line."""


class Progress:
    """The progress line, a context manager that clears it at the end."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.began = time.monotonic()
        self.last = self.began + DELAY - _INTERVAL
        self.width = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show the name of a step and, if there is a total, how many of its items are done."""
        now = time.monotonic()
        if not self.shown or now - self.last < _INTERVAL:
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
