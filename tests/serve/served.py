"""A small site served while a test lasts, as ``build.py serve`` serves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from generator.serve.server import SERVE_FOLDER, serve
from generator.serve.watch import FolderWatch
from tests.small_sites import SmallSite, briefing, person
from tests.waiting import PATIENCE

SITE = (
    briefing("2024-01-01-a", "\n\n".join(f"Đoạn {n} của bài." for n in range(1, 60))),
    briefing("2024-01-02-b", "Bài khác."),
    person("le-a", "Lê Văn Anh"),
)
A, PAGE = "content/briefings/2024-01-01-a.vi.md", "vi/ban-tin/2024-01-01-a.html"


@contextmanager
def served(site: SmallSite, base: str = "/", port: int = 0, *, open_browser: bool = False) -> Iterator[str]:
    """Serve a site while a test lasts, without a new index for search; yield its address. Its output is then what is
    served."""
    site.output = site.root / SERVE_FOLDER
    found: list[tuple[str, FolderWatch]] = []
    ready = Event()

    def tell(address: str, watch: FolderWatch) -> None:
        found.append((address, watch))
        ready.set()

    wished = {"port": port, "base": base, "open_browser": open_browser, "ready": tell}
    thread = Thread(target=serve, args=(site.options(),), kwargs=wished, daemon=True)
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield found[0][0]
    finally:  # or a test that fails would leave its server to those after it
        found[0][1].stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()
