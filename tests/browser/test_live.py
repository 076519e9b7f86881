"""Live reload in a real browser: the page that changed follows and stays where it was, a mistake stands over the last
good page, and the page's own security policy lets all of it work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.served import PAGE, SITE, A, served
from tests.small_sites import small_site
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def place(page: Page) -> float | None:
    """Return how far a page is scrolled; nothing while it is on its way to its new state."""
    from playwright.sync_api import Error

    try:
        return float(page.evaluate("scrollY"))
    except Error:
        return None


def test_a_page_follows_its_source_and_keeps_its_place(tmp_path: Path, chromium: Browser) -> None:
    site = small_site(tmp_path, *SITE)
    said: list[str] = []
    with served(site) as address:
        page = chromium.new_page(viewport={"width": 900, "height": 600})
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address + PAGE)
        page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
        until(lambda: place(page) == 900)
        site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
        page.get_by_text("Đoạn 30 đã sửa.").wait_for()
        until(lambda: place(page) == 900)

        page.evaluate("window.untouched = true")
        site.edit("content/briefings/2024-01-02-b.vi.md", "Bài khác.", "Bài khác nữa.")
        site.edit(A, "date: 2024-01-01", "date: 2024-13-01")
        box = page.locator("#live-problems")
        box.wait_for()
        assert page.evaluate("window.untouched") is True  # another page's change did not reload this one
        shown = box.inner_text()
        assert f"{A}:7:7 “2024-13-01” is not a date" in shown
        assert "date: 2024-13-01\n      ^" in box.locator("pre").inner_text()
        assert box.evaluate("node => getComputedStyle(node).position") == "fixed"
        assert "Đoạn 30 đã sửa." in page.locator("main").inner_text()

        site.edit(A, "date: 2024-13-01", "date: 2024-01-01")
        box.wait_for(state="detached")
        page.close()
    assert [one for one in said if "404" not in one] == []  # small sites have no fonts


def test_twenty_tabs_follow_and_the_next_page_loads(tmp_path: Path, chromium: Browser) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        context = chromium.new_context()
        context.set_default_timeout(PATIENCE * 1000)
        tabs = [context.new_page() for _ in range(20)]
        for tab in tabs:
            tab.goto(address + PAGE)
        site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
        for tab in tabs:
            tab.get_by_text("Đoạn 30 đã sửa.").wait_for()
        site.edit(A, "date: 2024-01-01", "date: 2024-13-01")
        for tab in tabs:
            tab.locator("#live-problems").wait_for()
        site.edit(A, "date: 2024-13-01", "date: 2024-01-01")
        for tab in tabs:
            tab.locator("#live-problems").wait_for(state="detached")
        context.close()
