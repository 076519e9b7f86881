"""Previews of people and documents: dismissable, hoverable, persistent (WCAG 1.4.13), and only added to the link."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

BRIEFING = "en/briefings/2023-04-26-coordination-regulation-signed.html"
REST = 900
"""Milliseconds by which a preview would have come."""


def person(page: Page) -> None:
    page.locator(".prose a.ref", has_text="Bùi Thanh Sơn").first.hover()
    page.get_by_role("tooltip").wait_for()


@pytest.fixture
def page(window: Callable[..., Watched], published: Callable[[str], str]) -> Page:
    return window(viewport={"width": 1280, "height": 800}).open(published("hcmc") + BRIEFING)


def test_a_person_is_shown_with_the_latest_office_known(page: Page) -> None:
    person(page)
    shown = page.get_by_role("tooltip")
    assert "Bùi Thanh Sơn" in shown.inner_text()
    assert "as of" in shown.inner_text()


def test_a_document_is_shown_with_symbol_title_and_date(page: Page) -> None:
    page.locator(".prose a.ref", has_text="Resolution 31").first.hover()
    text = page.get_by_role("tooltip").inner_text()
    assert "31-NQ/TW" in text and "30 December 2022" in text and "orientations and tasks" in text


def test_escape_puts_it_away_without_moving_the_pointer(page: Page) -> None:
    person(page)
    page.keyboard.press("Escape")
    assert page.get_by_role("tooltip").count() == 0


def test_the_pointer_can_go_onto_it_and_it_stays(page: Page) -> None:
    person(page)
    box = page.get_by_role("tooltip").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_timeout(600)
    assert page.get_by_role("tooltip").count() == 1
    page.mouse.move(5, 5, steps=4)
    page.wait_for_timeout(500)
    assert page.get_by_role("tooltip").count() == 0


def test_it_stays_while_the_pointer_goes_back_to_the_link_or_the_link_has_the_focus(page: Page) -> None:
    person(page)
    link, shown = page.locator(".prose a.ref", has_text="Bùi Thanh Sơn").first, page.get_by_role("tooltip")
    page.evaluate("document.querySelector('.preview').dataset.first = ''")
    for target in (shown, link):
        box = target.bounding_box()
        assert box
        page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2, steps=3)
        page.wait_for_timeout(300)
        assert page.locator(".preview[data-first]").count() == 1, "it went away and came again"
    link.focus()
    page.mouse.move(5, 5, steps=4)
    page.wait_for_timeout(400)
    assert shown.count() == 1
    page.keyboard.press("Tab")
    page.wait_for_timeout(50)
    assert page.locator(".preview[data-first]").count() == 0


def test_it_comes_with_keyboard_focus_and_describes_the_link(page: Page) -> None:
    link = page.locator(".prose a.ref").first
    link.focus()
    shown = page.get_by_role("tooltip")
    shown.wait_for()
    assert link.get_attribute("aria-describedby") == shown.get_attribute("id")
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert link.get_attribute("aria-describedby") is None


def test_it_stays_inside_the_window(page: Page) -> None:
    for link in page.locator(".prose a.ref").all()[:12]:
        link.hover()
        box = page.get_by_role("tooltip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1280
        page.keyboard.press("Escape")


def test_there_is_none_on_touch(window: Callable[..., Watched], published: Callable[[str], str]) -> None:
    page = window(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True).open(
        published("hcmc") + BRIEFING
    )
    page.locator(".prose a.ref").first.focus()
    page.wait_for_timeout(REST)
    assert page.get_by_role("tooltip").count() == 0
