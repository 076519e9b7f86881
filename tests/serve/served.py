"""A small site served while a test lasts, as ``build.py serve`` serves it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from generator.serve.server import FOLDER, serve
from generator.serve.watch import FolderWatch
from tests.small_sites import SmallSite, briefing, person

SITE = (
    briefing("2024-01-01-a", "\n\n".join(f"Đoạn {n} của bài." for n in range(1, 60))),
    briefing("2024-01-02-b", "Bài khác."),
    person("le-a", "Lê Văn Anh"),
)
PATIENCE = 60.0
"""Seconds that a busy machine is given; nobody waits longer than what is waited for takes."""
A, PAGE = "content/briefings/2024-01-01-a.vi.md", "vi/ban-tin/2024-01-01-a.html"


@contextmanager
def served(site: SmallSite, base: str = "/", port: int = 0, *, open_browser: bool = False) -> Iterator[str]:
    """Serve a site while a test lasts, without a new index for search; yield its address. Its output is then what is
    served."""
    site.output = site.root / FOLDER
    found: list[tuple[str, FolderWatch]] = []
    ready = Event()

    def tell(address: str, watch: FolderWatch) -> None:
        found.append((address, watch))
        ready.set()

    wished = {"port": port, "base": base, "open_browser": open_browser, "ready": tell}
    thread = Thread(target=serve, args=(site.options(),), kwargs=wished, daemon=True)
    thread.start()
    assert ready.wait(60)
    yield found[0][0]
    found[0][1].stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def until(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)
