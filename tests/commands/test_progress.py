"""Progress: on a terminal a line that says what a long build is at, and is gone at its end; elsewhere nothing."""

from __future__ import annotations

import io

import pytest

from generator.commands import progress
from generator.commands.progress import Progress


class Terminal(io.StringIO):
    """What a terminal is sent."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *seconds: float) -> str:
    """Report of two kinds of work at these seconds after the beginning; return what was written."""
    times = iter([0.0, *seconds])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    with Progress(stream) as say:
        say("Rendering", 1_000, 20_000)
        say("Publishing", 0, 0)
    return stream.getvalue()


def test_a_long_build_says_what_it_is_at_and_leaves_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(Terminal(), monkeypatch, 2.0, 3.0)
    first, second, blank = "Rendering 1,000 of 20,000 (2 s)", "Publishing (3 s)", ""
    assert said == f"\r{first}\r{second.ljust(len(first))}\r{blank.ljust(len(second))}\r"


@pytest.mark.parametrize("seconds", [(0.1, 0.9), (0.2, 0.3)])
def test_what_is_done_within_a_second_needs_no_words(
    seconds: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(Terminal(), monkeypatch, *seconds) == ""


def test_the_line_does_not_flicker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Publishing" not in shown(Terminal(), monkeypatch, 2.0, 2.05)


def test_nothing_is_written_to_a_pipe_or_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), monkeypatch, 2.0, 3.0) == ""
