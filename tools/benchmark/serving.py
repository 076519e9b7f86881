"""Save to reload: from a server that watches to the seconds between saving a text and the page that shows it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.core.atomic_file import replace_file
from tools.benchmark.measure import Run, peak_bytes, surroundings

HOST = "127.0.0.1"
POLL = 0.005
"""Seconds between looking, which is how exact the figure is."""
_ADDRESS = re.compile(rb"http://(?:127\.0\.0\.1|localhost):(\d+)/")
_NUMBER = re.compile(rb'data-build="(\d+)"')
"""That a page bears: of the build that made it."""
SETTLED = 5.0
"""Seconds after a change in which a server may finish what readers of the page do not wait for."""
LEAVING = 10.0
"""Seconds that a server has to end in."""
PATIENCE = 300.0
"""Seconds that a server may take for anything before it is given up."""


@dataclass(frozen=True, slots=True)
class Save:
    """Texts that are saved, one right after the other."""

    texts: Mapping[Path, str]
    """The last holds words that no page has shown before."""
    words: str
    page: str
    """Address on the server of the page that shows them then."""
    shown: str
    """Address of a page that is there before."""


def save_to_reload(
    command: Callable[[int], Sequence[str]], folder: Path, saves: Sequence[Save], done: str, events: str = ""
) -> list[Run]:
    """Start a server; save texts one after another, each of which a page shows; return how long each took to be done.

    ``command`` is given a port that is free now; a server that finds it taken by then may say another. ``done`` is a
    pattern for what the server prints when it has built. ``events`` is the address of the stream on which the page,
    being open, is told to reload; without it, that is when the server has built. The page must then show what was
    saved. The files are as they were afterwards. All runs bear the peak memory of the server.
    """
    port = _free_port()
    kept = {path: path.read_bytes() if path.exists() else None for save in saves for path in save.texts}
    waits: list[float] = []
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command(port), cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        server = _Server(process, said.fileno(), re.compile(done.encode()))
        try:
            for save in saves:
                _until(server, save.shown, b"</html>", since=0)
                time.sleep(SETTLED)
                since = os.fstat(server.said).st_size
                told = _listening(server, save.page, events) if events else None
                for path, text in save.texts.items():
                    replace_file(path, text)
                began = time.perf_counter()
                if told:
                    told()
                _until(server, save.page, save.words.encode(), 0 if told else since)
                waits.append(time.perf_counter() - began)
        except _Gone as error:
            text = os.pread(server.said, 1 << 16, 0).decode(errors="replace")
            raise SystemExit(f"{' '.join(command(port))} {error}:\n{text}") from None
        finally:
            for path, data in kept.items():
                if data is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(data)
            peak = stop(process)
    return [Run(wait, peak=peak) for wait in waits]


@dataclass(frozen=True, slots=True)
class _Server:
    process: subprocess.Popen[bytes]
    said: int
    """Descriptor of a file with all that it has printed."""
    done: re.Pattern[bytes]

    @property
    def port(self) -> int:
        """The port that it says it listens on; 0, where nobody answers, before it says so."""
        found = _ADDRESS.search(os.pread(self.said, 1 << 20, 0))
        return int(found[1]) if found else 0


class _Gone(Exception):
    """The server ended, or never showed what it should."""


def _listening(server: _Server, page: str, events: str) -> Callable[[], None]:
    """Wait as an open page does, also one that there is not yet; return what ends when it is told to reload."""
    number = _NUMBER.search(_page(server.port, page))
    if number is None:
        raise _Gone(f"gives no number with {page}")
    connection = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
    connection.request("GET", events.format(page=page.lstrip("/"), since=number[1].decode()))
    stream = connection.getresponse()

    def told() -> None:
        until = time.monotonic() + PATIENCE
        # Problems are waited for to end: of several texts that are saved, those before the last may be half of a pair.
        while b"event: reload" not in (line := stream.readline()):
            if not line or time.monotonic() > until:
                raise _Gone(f"stopped telling what follows on {page}")
        connection.close()

    return told


def _until(server: _Server, page: str, words: bytes, since: int) -> None:
    """Wait until the server has said, after so many bytes, that it has built, and shows words on a page."""
    began = time.monotonic()
    while not (server.done.search(os.pread(server.said, 1 << 20, since)) and words in _page(server.port, page)):
        if server.process.poll() is not None:
            raise _Gone("ended by itself")
        if time.monotonic() - began > PATIENCE:
            raise _Gone(f"never printed {server.done.pattern.decode()!r} with {words.decode()!r} at {page}")
        time.sleep(POLL)


def _page(port: int, page: str) -> bytes:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", page)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def stop(server: subprocess.Popen[bytes], leaving: float = LEAVING) -> int:
    """End a server, with so many seconds for each way; return the peak of its memory, if it was still there.

    As Ctrl-C does first; but what a shell runs in the background ignores that, and so does what it starts.
    """
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if server.returncode is not None:
            break
        os.kill(server.pid, sign)
        began, ended = time.monotonic(), 0
        while not ended and time.monotonic() - began < leaving:
            ended, status, usage = os.wait4(server.pid, os.WNOHANG)
            time.sleep(POLL)
        if ended:
            server.returncode = os.waitstatus_to_exitcode(status)
            return peak_bytes(usage.ru_maxrss)
    return 0
