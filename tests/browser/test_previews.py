"""Previews of people and documents: dismissable, hoverable, persistent (WCAG 1.4.13), and only added to the link."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

BRIEFING = "en/briefings/2023-04-26-coordination-regulation-signed.html"
REST = 900
"""Milliseconds by which a preview would have come, or gone."""


def opened(seen: Watched, address: str) -> Page:
    """Open a page whose clock stands still but for what a test lets pass."""
    seen.page.clock.install(time=0)
    page = seen.open(address)
    page.clock.pause_at(3_600_000)
    return page


def rest(page: Page, link: Locator) -> None:
    """Rest on a link until its preview is there."""
    link.hover()
    page.clock.run_for(REST)
    page.get_by_role("tooltip").wait_for()


def person(page: Page) -> None:
    rest(page, page.locator(".prose a.ref", has_text="Bùi Thanh Sơn").first)


@pytest.fixture
def page(window: Callable[..., Watched], published: Callable[[str], str]) -> Page:
    return opened(window(own=True, viewport={"width": 1280, "height": 800}), published("hcmc") + BRIEFING)


def test_within_a_briefing_a_person_has_the_office_that_it_gives(page: Page) -> None:
    person(page)
    given = "Member of the Party Central Committee, Minister of Foreign Affairs"
    assert page.get_by_role("tooltip").locator("p").all_inner_texts() == ["Bùi Thanh Sơn", given]


def test_side_by_side_each_language_has_its_own_words_for_the_office(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    page = opened(
        window(own=True, viewport={"width": 1280, "height": 800}),
        published("hcmc") + BRIEFING.replace("briefings", "parallel"),
    )
    for lang, given in (("en", "Minister of Foreign Affairs"), ("vi", "Bộ trưởng Bộ Ngoại giao")):
        rest(page, page.locator(f'a.ref[href*="{lang}/"]', has_text="Bùi Thanh Sơn").first)
        text = page.get_by_role("tooltip").inner_text()
        assert given in text and "as of" not in text and "tính đến" not in text
        page.keyboard.press("Escape")


def test_elsewhere_a_person_has_the_latest_office_known_with_its_day(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    seen = window(own=True, viewport={"width": 1280, "height": 800})
    page = opened(seen, published("harbour") + "en/people/tran-minh-anh-cang-vu.html")
    rest(page, page.locator('a.ref[href*="people/"]').first)
    held = "Director of External Affairs of Cửa Mây (as of 29 February 2024)"
    assert held in page.get_by_role("tooltip").inner_text()


def test_a_document_is_shown_with_symbol_short_title_and_date(page: Page) -> None:
    rest(page, page.locator(".prose a.ref", has_text="Resolution 31").first)
    shown = ["Resolution No. 31-NQ/TW", "Resolution 31 on developing Ho Chi Minh City", "30 December 2022"]
    assert page.get_by_role("tooltip").locator("p").all_inner_texts() == shown


def test_escape_puts_it_away_without_moving_the_pointer(page: Page) -> None:
    person(page)
    page.keyboard.press("Escape")
    assert page.get_by_role("tooltip").count() == 0


def test_the_pointer_can_go_onto_it_and_it_stays(page: Page) -> None:
    person(page)
    box = page.get_by_role("tooltip").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.clock.run_for(REST)
    assert page.get_by_role("tooltip").count() == 1
    page.mouse.move(5, 5, steps=4)
    page.clock.run_for(REST)
    page.get_by_role("tooltip").wait_for(state="detached")


def test_it_stays_while_the_pointer_goes_back_to_the_link_or_the_link_has_the_focus(page: Page) -> None:
    person(page)
    link, shown = page.locator(".prose a.ref", has_text="Bùi Thanh Sơn").first, page.get_by_role("tooltip")
    page.evaluate("document.querySelector('.preview').dataset.first = ''")
    for target in (shown, link):
        box = target.bounding_box()
        assert box
        page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2, steps=3)
        page.clock.run_for(REST)
        assert page.locator(".preview[data-first]").count() == 1, "it went away and came again"
    link.focus()
    page.mouse.move(5, 5, steps=4)
    page.clock.run_for(REST)
    assert shown.count() == 1
    page.keyboard.press("Tab")
    page.locator(".preview[data-first]").wait_for(state="detached")


def test_it_comes_with_keyboard_focus_and_describes_the_link(page: Page) -> None:
    link = page.locator(".prose a.ref").first
    link.focus()
    page.clock.run_for(REST)
    shown = page.get_by_role("tooltip")
    shown.wait_for()
    assert link.get_attribute("aria-describedby") == shown.get_attribute("id")
    page.keyboard.press("Tab")
    until(lambda: link.get_attribute("aria-describedby") is None)


def test_it_stays_inside_the_window(page: Page) -> None:
    for link in page.locator(".prose a.ref").all()[:12]:
        rest(page, link)
        box = page.get_by_role("tooltip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1280
        page.keyboard.press("Escape")


def test_there_is_none_on_touch(window: Callable[..., Watched], published: Callable[[str], str]) -> None:
    seen = window(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = opened(seen, published("hcmc") + BRIEFING)
    page.locator(".prose a.ref").first.focus()
    page.clock.run_for(REST)
    assert page.get_by_role("tooltip").count() == 0
