"""The server that is soaked: started as an editor does, read by its log, and measured by what the system tells of its
process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.small_sites import PROJECT

READY = re.compile(r"^Serving .* at (http\S+) — Ctrl-C stops\.$")
BUILT = re.compile(r"^.* changed: (problems; the last good site stays|(\d+) files written) in [\d.]+ s\.$")
PLACE = re.compile(r"^(\S.*?:\d+:\d+): ")
PROBLEM = re.compile(r"^\S.*?:\d+:\d+: (?P<mild>(warning|notice): )?")
PATIENCE = 120.0
"""Seconds that anything may take before it is given up."""
_LOOK, _CALM = 0.05, 7
"""Seconds between two looks at a process, and how many in a row must find it asleep."""


class Gone(Exception):
    """The server ended, or never did what it should."""


class Build(NamedTuple):
    """What the log says of a build."""

    failed: bool
    problems: tuple[str, ...]
    """Its lines."""

    @property
    def errors(self) -> tuple[str, ...]:
        """The lines that stop it."""
        found = [(line, PROBLEM.match(line)) for line in self.problems]
        return tuple(line for line, match in found if match and not match["mild"])


class Held(NamedTuple):
    """What a process holds."""

    memory: int
    """Bytes in memory (RSS)."""
    files: int
    """Open files."""
    watches: int
    """Of inotify."""
    threads: int


@dataclass(slots=True)
class Server:
    """A process of ``build.py serve`` on an archive."""

    process: subprocess.Popen[bytes]
    log: Path
    address: str = ""
    builds: list[Build] = field(default_factory=list)
    """All that were made after the server was ready."""
    _read: int = 0
    _lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that it has said."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def follow(self) -> None:
        """Read what is new in the log."""
        data = self.log.read_bytes()
        end = data.rfind(b"\n") + 1
        for line in data[self._read : end].decode(errors="replace").splitlines():
            if ready := READY.match(line):
                self.address, self._lines = ready[1], []
            elif built := BUILT.match(line):
                self.builds.append(Build(built[2] is None, tuple(self._lines)))
                self._lines = []
            else:
                self._lines.append(line)
        self._read = end

    def settle(self, *, built: int = 0) -> float:
        """Wait until so many builds have ended, and nothing is going on any more: all threads sleep, and no time is
        used. Return the seconds until the builds had ended."""
        calm, before, began = 0, -1, time.monotonic()
        while len(self.builds) < built:
            if self.process.poll() is not None or time.monotonic() - began > PATIENCE:
                raise Gone(f"did not follow a change:\n{self.text[-4000:]}")
            time.sleep(_LOOK)
            self.follow()
        took = time.monotonic() - began
        while calm < _CALM:
            if time.monotonic() - began > PATIENCE:
                raise Gone("never came to rest")
            time.sleep(_LOOK)
            used = self._used()
            calm = calm + 1 if used == before else 0
            before = used
        self.follow()
        return took

    def _used(self) -> int:
        """Return the ticks of processor time that were used; -1 while a thread is at work."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                fields = (task / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # the thread has ended
            if fields[0] not in "SI":
                if fields[0] in "ZX":
                    raise Gone(f"ended by itself:\n{self.text[-4000:]}")
                return -1
            total += int(fields[11]) + int(fields[12])
        return total

    def held(self) -> Held:
        """Return what the process holds now."""
        proc = Path(f"/proc/{self.process.pid}")
        status = dict(line.split(":", 1) for line in (proc / "status").read_text().splitlines() if ":" in line)
        watches = 0
        for one in (proc / "fdinfo").iterdir():
            try:
                watches += one.read_text().count("inotify wd:")
            except OSError:
                continue  # closed since
        memory = int(status["VmRSS"].split()[0]) * 1024
        return Held(memory, len(os.listdir(proc / "fd")), watches, int(status["Threads"]))

    def interrupt(self) -> int:
        """Send what Ctrl-C sends, and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it if it is still there."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def _interruptible() -> None:
    """Let Ctrl-C end the server, which what a shell runs in the background ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(root: Path, output: Path, log: Path) -> Server:
    """Start a server and wait until its first build is done."""
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--root", str(root)]
    command += ["--output", str(output)]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*command, "--port", "0"], cwd=root, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
            preexec_fn=_interruptible,
        )  # fmt: skip
    server = Server(process, log)
    began = time.monotonic()
    while not server.address:
        server.follow()
        if process.poll() is not None or time.monotonic() - began > PATIENCE:
            server.kill()
            raise Gone(f"did not start:\n{server.text[-4000:]}")
        time.sleep(_LOOK)
    server.settle()
    return server


def cleanly_built(root: Path, output: Path) -> Build:
    """Build an archive from nothing into a folder, as an editor does; return what was said of it."""
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--root", str(root), "--output", str(output)]
    done = subprocess.run(
        [*command, "--clean"], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise Gone(f"a clean build broke down:\n{done.stderr}")
    return Build(done.returncode == 1, tuple(line for line in done.stderr.splitlines() if PROBLEM.match(line)))
