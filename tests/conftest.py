"""What tests of every folder share: small sites made of text, the archives for which everything must hold, a web
server like that of GitHub Pages, and Chromium."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from generator.commands.clock import CLOCK_VARIABLE
from tests.archives.guard import refuse_content
from tests.archives.project import CONTENT, Project
from tests.browser.chromium import started
from tests.browser.server import Server
from tests.site.site import Site
from tests.small_sites import small_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

# A busy machine is no fault. The same examples are tried every time, so that what passes once passes everywhere; with
# FUZZ (tests/problems/test_fuzz.py) they are others every time.
settings.register_profile(
    "archive", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="FUZZ" not in os.environ
)
settings.load_profile("archive")
sys.addaudithook(refuse_content)
# No test asks what day it is.
os.environ[CLOCK_VARIABLE] = str(int(datetime(2026, 12, 1, tzinfo=UTC).timestamp()))


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., Project]:
    """Make a small archive of blocks ``-- content/x.vi.md --``, with a ``site.yaml`` if the text gives none."""
    made: list[Project] = []

    def make(*texts: str) -> Project:
        made.append(Project(small_site(tmp_path / f"archive-{len(made) + 1}", *texts).root))
        return made[-1]

    return make


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[str], Project]:
    """Copy the hcmc archive, or the harbour's, so that it can be changed."""
    return lambda name: Project.copy(name, tmp_path / name)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Build an archive once, when a test first asks for it by name."""
    built: dict[str, Site] = {}

    def site(name: str) -> Site:
        if name not in built:
            built[name] = Site(Project.copy(name, tmp_path_factory.mktemp(name) / name), name)
        return built[name]

    return site


@pytest.fixture(scope="session")
def hcmc(sites: Callable[[str], Site]) -> Site:
    """The hcmc archive, built."""
    return sites("hcmc")


@pytest.fixture(scope="session")
def harbour(sites: Callable[[str], Site]) -> Site:
    """The archive of a harbour that does not exist, whose originals are English, built."""
    return sites("harbour")


@pytest.fixture(scope="session", params=CONTENT)
def site_of(request: pytest.FixtureRequest, sites: Callable[[str], Site]) -> Site:
    """Each archive in turn, built."""
    return sites(request.param)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """Serve a folder under a base path as GitHub Pages does; return the address of its front page."""
    servers: dict[tuple[Path, str], Server] = {}

    def start(folder: Path, base: str = "/") -> str:
        if (folder, base) not in servers:
            servers[(folder, base)] = Server(folder, base)
        return servers[(folder, base)].address

    yield start
    for server in servers.values():
        server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, started once per worker. Without it the tests that need it are skipped, or fail where
    REQUIRE_BROWSER=1 says that they must run."""
    with started() as browser:
        if browser is None:
            if os.environ.get("REQUIRE_BROWSER") == "1":
                pytest.fail("Chromium is not installed, and REQUIRE_BROWSER=1 says that the browser tests must run")
            pytest.skip("Chromium is not installed: browser tests were skipped")
        yield browser


@pytest.fixture(scope="session")
def shared(chromium: Browser) -> BrowserContext:
    """A window that stays open, in which tests have tabs."""
    context = chromium.new_context()
    context.new_page()
    return context
