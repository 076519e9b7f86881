"""In Chromium: data on a page are not run and not refused, and a redirect takes the paragraph along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.archives.project import Project
from tests.serve.served import PATIENCE
from tests.site.conftest import MOVED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def address(moved: Project, serve: Callable[[Path, str], str]) -> str:
    return serve(moved.output, "/repo/")


@pytest.mark.parametrize("path", ["", "vi/index.html", "en/people/bui-thanh-son.html", *MOVED.values()])
def test_the_strict_policy_lets_data_be(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + path)
    page.evaluate("document.fonts.ready.then(() => 1)")
    assert said == []
    script = page.locator('script[type="application/ld+json"]')
    listed = page.locator("meta[name=robots]").count() == 0  # side by side is not
    assert [one.startswith('{"@context":"https://schema.org"') for one in script.all_text_contents()] == [True] * listed
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_opens_the_new_page(chromium: Browser, address: str, script: bool) -> None:
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    for old, new in MOVED.items():
        page.goto(address + old)
        page.wait_for_url(f"{address}{new}")
    context.close()


def test_with_script_the_paragraph_goes_along(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{address}vi/ban-tin/quy-che-2023.html#p4")
    page.wait_for_url(f"{address}{MOVED['vi/ban-tin/quy-che-2023.html']}#p4")
    page.close()


@pytest.mark.parametrize("old", MOVED)
def test_an_old_file_opened_from_disk_opens_the_new_one(chromium: Browser, moved: Project, old: str) -> None:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto((moved.output / old).as_uri())
    page.wait_for_url((moved.output / MOVED[old]).as_uri())
    page.close()
