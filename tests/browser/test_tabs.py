"""A tab of the window that tests share is as a new window: nothing is left of the test before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser

STATE = """() => ({
  stored: localStorage.length + sessionStorage.length, cookies: document.cookie, history: history.length,
  size: [innerWidth, innerHeight], dark: matchMedia("(prefers-color-scheme: dark)").matches, focus: document.hasFocus(),
  seen: document.visibilityState,
})"""
KEEP = """() => { localStorage.setItem("a", "b"); sessionStorage.setItem("a", "b"); document.cookie = "a=b" }"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index", "404"):
        (tmp_path / f"{name}.html").write_text(
            "<!doctype html><title>x</title><link rel=icon href=data:,><a target=_blank href=/>x</a>"
        )
    return tmp_path


def test_a_tab_is_as_a_new_window(chromium: Browser, shared: BrowserContext, site: Path) -> None:
    from tests.browser.pages import Watched, windows
    from tests.browser.server import Server

    server = Server(site)
    with windows(Watched, chromium, shared) as window:
        new = window(own=True).open(server.address).evaluate(STATE)
        seen = window(viewport={"width": 400, "height": 300}, color_scheme="dark")
        assert seen.context is shared
        page = seen.open(server.address)
        page.evaluate(KEEP)
        changed = page.evaluate(STATE)
        assert changed == new | {"stored": 2, "cookies": "a=b", "size": [400, 300], "dark": True}
        with seen.context.expect_page():
            page.click("a")
        assert window().context is not shared, "a second window is one of its own"
        assert window(forced_colors="active").context is not shared
    assert len(shared.pages) == 1
    with windows(Watched, chromium, shared) as window:
        seen = window()
        assert seen.context is shared
        assert seen.open(server.address).evaluate(STATE) == new
    server.stop()
