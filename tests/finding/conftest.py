"""The real archive, built with its search index and served under /repo/, and Chromium to search it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from generator.build import Options, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.finding.window import Window

PROJECT = Path(__file__).resolve().parent.parent.parent
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
Serve = Callable[..., str]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real archive, so that its cache is not touched."""
    root = tmp_path_factory.mktemp("finding") / "real"
    for folder in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / folder, root / folder)
    return root


@pytest.fixture(scope="session")
def found_site(project: Path) -> Path:
    """The real archive, built with its index."""
    output = project / "site"
    result = build(Options(project, output, search=True))
    assert not result.problems, result.problems
    return output


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, base: str, **named: Any) -> None:
        self.base = base
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.base) if path.startswith(self.base) else "/nowhere")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Serve]:
    """Serve a folder under a path on this machine alone; return the address."""
    servers = []

    def start(folder: Path, base: str = "/repo/") -> str:
        handler = partial(_Handler, directory=str(folder), base=base)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{base}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def home(found_site: Path, serve_folder: Serve) -> str:
    """The address of the real archive under /repo/."""
    return serve_folder(found_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped, or fail where REQUIRE_BROWSER=1 says that they must run."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("Chromium is not installed, and REQUIRE_BROWSER=1 says that the browser tests must run")
        pytest.skip("Chromium is not installed: browser tests were skipped")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Open windows; none may have said anything on its console by the end of the test."""
    from tests.finding.window import Window

    opened: list[Window] = []

    def open_window(**options: Any) -> Window:
        opened.append(Window(browser, **options))
        return opened[-1]

    yield open_window
    for one in opened:
        one.context.close()
    assert [message for one in opened for message in one.messages] == []
