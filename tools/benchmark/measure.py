"""Measuring a whole process from outside: from a command to wall time, CPU time and peak memory, with all children."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_WRITTEN = re.compile(r"((?:\d+[,.])*\d+) files? written")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process."""

    wall: float
    """Seconds."""
    cpu: float | None = None
    """Seconds of user and system, of the process and all it waited for."""
    peak: int | None = None
    """Bytes of the largest of these processes; never less than this one's own, which is a few dozen megabytes."""
    files: int | None = None
    """Files written, as the closing line says."""


Runner = Callable[[Sequence[str], Path], Run]
"""Runs a command in a folder and measures it; a command that fails ends the benchmark."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a process of its own, after all that earlier ones wrote is on the disk."""
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.wait()  # it has been interrupted too; its folders go when it has gone
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{text}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak_bytes(usage.ru_maxrss), files_written(text))


def surroundings() -> dict[str, str]:
    """Return the environment of what is measured: with Python's own cache of compiled modules, as everybody has it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def files_written(said: str) -> int | None:
    """Return the number of the closing line, if there is one."""
    found = _WRITTEN.findall(said)
    return int(re.sub(r"\D", "", found[-1])) if found else None


def peak_bytes(maxrss: int) -> int:
    """Return the unit of ``getrusage`` in bytes: kilobytes, but on macOS bytes."""
    return maxrss if sys.platform == "darwin" else maxrss * 1024
