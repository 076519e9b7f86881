"""Windows on the built archives, served as GitHub Pages does under /repo/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.archives.project import SOURCE, as_looked_at
from tests.site.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.pages import Watched

BASE = "/repo/"


@pytest.fixture(scope="session")
def published(
    sites: Callable[[str], Site], serve: Callable[[Path, str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """Build an archive for a project page of GitHub's and serve it; return the address of its front page."""
    addresses: dict[str, str] = {}

    def publish(name: str) -> str:
        if name not in addresses:
            output = tmp_path_factory.mktemp("published") / name
            with as_looked_at(name):
                sites(SOURCE[name]).project.built(output=output, base_url=f"https://o.github.io{BASE}")
            addresses[name] = serve(output, BASE)
        return addresses[name]

    return publish


@pytest.fixture(scope="session")
def screen(chromium: Browser) -> Watched:
    """One window for all pages that are only looked at."""
    from tests.browser.pages import Watched

    return Watched(chromium)


@pytest.fixture
def window(chromium: Browser, shared: BrowserContext) -> Iterator[Callable[..., Watched]]:
    """Open windows, which are closed after the test."""
    from tests.browser.pages import Watched, windows

    with windows(Watched, chromium, shared) as open_window:
        yield open_window
