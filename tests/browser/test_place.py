"""Keeping one's place: the language control leads to the same paragraph, and from any other page to the same page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

BRIEFING = {
    "vi": "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en": "en/briefings/2023-04-26-coordination-regulation-signed.html",
}
SIDE_BY_SIDE = {
    "vi": "vi/song-ngu/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en": "en/parallel/2023-04-26-coordination-regulation-signed.html",
}


def read(page: Page, paragraph: str) -> None:
    """Go to a paragraph and stay there until the page has noticed."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", paragraph)
    until(lambda: page.evaluate("archive.kept") == paragraph)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("here", "there"), [("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("paragraph", ["p4", "p9", "p13"])
def test_the_control_leads_to_the_paragraph_being_read(
    window: Callable[..., Watched], published: Callable[[str], str], width: int, here: str, there: str, paragraph: str
) -> None:
    home = published("hcmc")
    page = window(viewport={"width": width, "height": 800}).open(home + BRIEFING[here])
    read(page, paragraph)
    page.locator(f".languages a[hreflang={there}]").click()
    page.wait_for_url(f"{home}{BRIEFING[there]}#{paragraph}")
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", paragraph)
    assert 0 <= top < 100


def test_the_control_works_by_keyboard(window: Callable[..., Watched], published: Callable[[str], str]) -> None:
    home = published("hcmc")
    page = window(viewport={"width": 1280, "height": 800}).open(home + BRIEFING["en"])
    read(page, "p9")
    page.locator(".languages a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{BRIEFING['vi']}#p9")


def test_from_the_top_the_control_leads_to_the_top(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    home = published("hcmc")
    page = window(viewport={"width": 1280, "height": 800}).open(home + BRIEFING["en"])
    page.locator(".languages a[hreflang=vi]").click()
    page.wait_for_url(home + BRIEFING["vi"])


def test_side_by_side_and_back_keeps_the_paragraph(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    home = published("hcmc")
    page = window(viewport={"width": 1280, "height": 800}).open(home + BRIEFING["vi"])
    read(page, "p9")
    page.get_by_role("link", name="Song ngữ").click()
    page.wait_for_url(f"{home}{SIDE_BY_SIDE['vi']}#p9")
    until(lambda: page.evaluate("archive.kept") == "p9")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"{home}{BRIEFING['en']}#p9")


def test_without_script_every_paragraph_leads_across(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    home = published("hcmc")
    page = window(viewport={"width": 1280, "height": 800}, java_script_enabled=False).open(home + BRIEFING["vi"])
    page.locator("#p9 .across").click()
    page.wait_for_url(f"{home}{BRIEFING['en']}#p9")
    page.locator(".languages a[hreflang=vi]").click()
    page.wait_for_url(home + BRIEFING["vi"])


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("vi/nhan-vat/bui-thanh-son.html", "en/people/bui-thanh-son.html"),
        ("en/resolutions/31-nq-tw-2022.html", "vi/nghi-quyet/31-nq-tw-2022.html"),
        ("vi/su-kien/hcmc-external-affairs-review-2024.html", "en/events/hcmc-external-affairs-review-2024.html"),
        ("en/years/2023.html", "vi/nam/2023.html"),
        ("vi/thuat-ngu.html", "en/terms.html"),
    ],
)
def test_other_pages_lead_to_themselves(
    window: Callable[..., Watched], published: Callable[[str], str], here: str, there: str
) -> None:
    home = published("hcmc")
    page = window(viewport={"width": 390, "height": 800}).open(home + here)
    page.locator(f".languages a[hreflang={there[:2]}]").click()
    page.wait_for_url(home + there)


def test_what_is_missing_leads_to_both_homes(window: Callable[..., Watched], published: Callable[[str], str]) -> None:
    home = published("hcmc")
    for lang in ("vi", "en"):
        page = window().open(f"{home}nowhere/at-all.html")
        page.locator(f".languages a[hreflang={lang}]").click()
        page.wait_for_url(f"{home}{lang}/index.html")


def test_the_language_read_is_remembered_for_the_front_page_only(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    home = published("hcmc")
    seen = window()
    page = seen.open(home)
    assert page.url == home, "nobody has chosen yet"
    seen.open(home + BRIEFING["en"])
    seen.page.close()
    page = seen.context.new_page()
    page.goto(home)
    page.wait_for_url(f"{home}en/index.html")
    page.goto(home + BRIEFING["vi"])
    page.wait_for_timeout(300)
    assert page.url == home + BRIEFING["vi"], "a deep link is never redirected"
