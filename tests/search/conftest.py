"""The hcmc archive, built with its search index and served under /repo/, and windows to search it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.archives.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.search.window import Window

BASE = "/repo/"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the hcmc archive, so that its cache is not touched."""
    return Project.copy("hcmc", tmp_path_factory.mktemp("finding") / "hcmc").root


@pytest.fixture(scope="session")
def found_site(project: Path) -> Path:
    """The hcmc archive, built with its index."""
    site = Project(project)
    assert site.built().problems == ()
    return site.output


@pytest.fixture(scope="session")
def home(found_site: Path, serve: Callable[[Path, str], str]) -> str:
    """The address of the hcmc archive under /repo/."""
    return serve(found_site, BASE)


@pytest.fixture(scope="session")
def homes(
    home: str, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]
) -> Callable[[str], str]:
    """The addresses of both archives under /repo/, by their names."""
    harbour = Project.copy("harbour", tmp_path_factory.mktemp("finding") / "harbour")
    assert not harbour.built().failed
    return {"hcmc": home, "harbour": serve(harbour.output, BASE)}.__getitem__


@pytest.fixture
def window(chromium: Browser, shared: BrowserContext) -> Iterator[Callable[..., Window]]:
    """Open windows; none may have said anything on its console by the end of the test."""
    from tests.browser.pages import windows
    from tests.search.window import Window

    opened: list[Window] = []
    with windows(Window, chromium, shared) as open_window:

        def open_and_note(**options: Any) -> Window:
            opened.append(open_window(**options))
            return opened[-1]

        yield open_and_note
    assert [message for one in opened for message in one.messages] == []
