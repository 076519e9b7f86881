"""Reading with nothing but a browser: by keyboard, without scripts, under a path, from disk; and what must be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.pages import PAGES
from tests.site.site import Site, said
from tests.site.sources import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

Open = Callable[..., "Watched"]
Publish = Callable[[str], str]
STAND_INS = {
    "Georgia as Serif", "Times as Serif", "Liberation as Serif", "Liberation as Serif, Vietnamese", "Noto as Serif",
    "DejaVu as Serif", "Arial as Sans", "Liberation as Sans", "Roboto as Sans", "Noto as Sans", "DejaVu as Sans",
}  # fmt: skip
"""Faces of the reader's own system, of which there may be none, until the others have come."""
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const inside = box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1
    && box.top >= -1 && box.bottom <= innerHeight + 1
  return {
    tag: one.tagName, href: one.getAttribute('href'), inside, top: box.top,
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), text: one.textContent.trim(),
  }
}"""


@pytest.mark.parametrize(
    "name", ["hcmc-home-vi", "hcmc-briefing-en", "hcmc-person-vi", "hcmc-terms-en", "hcmc-missing"]
)
def test_the_keyboard_skips_to_the_text(window: Open, published: Publish, name: str) -> None:
    archive, path = PAGES[name]
    page = window(viewport={"width": 390, "height": 700}).open(published(archive) + path)
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    assert focus["href"] == "#main" and focus["inside"] and focus["outline"] >= 2, focus
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the next stop is not in the text"


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("hcmc-briefing-vi", "light"),
        ("hcmc-people-en", "dark"),
        ("harbour-notes-en", "light"),
        ("harbour-table-vi", "dark"),
        ("hcmc-home-vi", "dark"),
        ("hcmc-parallel-en", "light"),
        ("hcmc-person-vi", "light"),
        ("hcmc-document-en", "dark"),
        ("hcmc-event-vi", "light"),
        ("yearly-mentions-en", "light"),
        ("yearly-person-vi", "dark"),
        ("hcmc-data-en", "light"),
        ("hcmc-missing", "dark"),
    ],
)
def test_every_stop_of_the_keyboard_is_seen(window: Open, published: Publish, name: str, scheme: str) -> None:
    archive, path = PAGES[name]
    page = window(viewport={"width": 1280, "height": 800}, color_scheme=scheme).open(published(archive) + path)
    stops = page.locator("a[href]:visible, button:visible, input:visible, summary:visible, [tabindex='0']:visible")
    wanted = stops.count()
    seen = []
    for _ in range(min(wanted, 40)):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["inside"] and focus["outline"] >= 2, focus
        seen.append(focus["href"])
    assert len(seen) == min(wanted, 40) and len(set(seen)) > 5


def read_through(page: Page, home: str, lang: str) -> None:
    """Go from the front page to a paragraph in the other language, as a reader does, by links alone."""
    page.goto(f"{home}index.html")
    page.locator(f"main .enter a[href^='{lang}/']").first.click()
    page.wait_for_url(f"**/{lang}/index.html")
    page.locator("main li.card h3 a").first.click()
    page.locator("h1").wait_for()
    title = page.locator("h1").inner_text()
    if page.locator(".about > summary").is_visible():
        page.locator(".about > summary").click()
    page.locator(".notes a:visible, dl a:visible", has_text="Bùi Thanh Sơn").first.click()
    page.locator("h1", has_text="Bùi Thanh Sơn").wait_for()
    page.locator("main blockquote a").first.click()
    page.locator("h1", has_text=title).wait_for()
    anchor = urlsplit(page.url).fragment
    assert "Bùi Thanh Sơn" in page.locator(f"#{anchor}").inner_text() or page.locator(f"#{anchor} a.ref").count()
    page.locator(f"#{anchor} a[hreflang]").first.click()
    other = LANGUAGES[1 - LANGUAGES.index(lang)]
    page.wait_for_url(re.compile(f"/{other}/[^/]+/[^/]+#{anchor}$"))
    box = page.locator(f"#{anchor}").bounding_box()
    assert box and -5 <= box["y"] < 800, "the paragraph is not in sight"
    assert page.locator("html").get_attribute("lang") == other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_without_scripts(window: Open, published: Publish, lang: str) -> None:
    seen = window(java_script_enabled=False, viewport={"width": 390, "height": 800})
    read_through(seen.page, published("hcmc"), lang)
    assert seen.messages == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_under_a_path(window: Open, published: Publish, lang: str) -> None:
    seen = window()
    read_through(seen.page, published("hcmc"), lang)
    assert seen.messages == []
    assert {urlsplit(url).netloc for url in seen.requests} == {urlsplit(published("hcmc")).netloc}
    assert all(urlsplit(url).path.startswith("/repo/") for url in seen.requests)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_from_disk(window: Open, hcmc: Site, lang: str) -> None:
    seen = window()
    read_through(seen.page, f"{hcmc.output.as_uri()}/", lang)
    assert seen.messages == []
    assert {urlsplit(url).scheme for url in seen.requests} == {"file"}
    fonts_are_ours(seen.page)


def test_resting_on_a_link_says_nothing_on_the_console_from_disk(window: Open, hcmc: Site) -> None:
    """A preview cannot be fetched from disk; then there is simply none."""
    seen = window(viewport={"width": 1280, "height": 800})
    page = seen.open(f"{hcmc.output.as_uri()}/{PAGES['hcmc-briefing-en'][1]}")
    page.locator(".prose a.ref").first.hover()
    page.wait_for_timeout(900)
    assert seen.messages == []


def fonts_are_ours(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => 1)")
    loaded = page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)")
    assert {family.strip('"') for family in loaded} - STAND_INS == {"Source Serif 4", "Source Sans 3"}
    failed = page.evaluate("[...document.fonts].filter(one => one.status === 'error').map(one => one.family)")
    assert {family.strip('"') for family in failed} <= STAND_INS


def test_a_mistyped_address_leads_on(window: Open, published: Publish) -> None:
    seen = window()
    home = published("hcmc")
    answer = seen.page.goto(f"{home}en/people/nobody/at/all")
    assert answer is not None and answer.status == 404
    fonts_are_ours(seen.page)
    for lang in LANGUAGES:
        assert said(lang, "There is no such page") in seen.page.locator("main").inner_text()
    seen.page.locator("main a", has_text=said("en", "People")).click()
    seen.page.wait_for_url(f"{home}en/people/index.html")
    assert seen.page.locator("h1").inner_text() == said("en", "People")


def test_addresses_work_without_their_ending_and_folders_by_themselves(window: Open, published: Publish) -> None:
    seen = window()
    home = published("hcmc")
    for path in ("en/people/bui-thanh-son", "en/", "vi/nhan-vat/", ""):
        answer = seen.page.goto(home + path)
        assert answer is not None and answer.status == 200, path
        fonts_are_ours(seen.page)
    assert seen.messages == []


@pytest.mark.parametrize("name", ["hcmc-briefing-vi", "hcmc-person-en", "hcmc-terms-vi", "harbour-table-en"])
def test_letters_are_set_as_vietnamese_needs(window: Open, published: Publish, name: str) -> None:
    """Room for two marks above a letter; nothing in capitals, spread or justified."""
    archive, path = PAGES[name]
    page = window(viewport={"width": 390, "height": 800}).open(published(archive) + path)
    wrong = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(one => {
      const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
      const style = getComputedStyle(one)
      const high = style.lineHeight === 'normal' ? 1.3 : parseFloat(style.lineHeight) / parseFloat(style.fontSize)
      return own && one.offsetParent && (high < 1.249 || style.textTransform !== 'none'
        || !['normal', '0px'].includes(style.letterSpacing) || style.textAlign === 'justify')
    }).map(one => one.outerHTML.slice(0, 120))""")
    assert wrong == []


@pytest.mark.parametrize(
    "name",
    [
        "harbour-table-en",
        "harbour-table-vi",
        "hcmc-document-vi",
        "hcmc-timeline-vi",
        "hcmc-briefing-vi",
        "hcmc-home-en",
        "hcmc-terms-vi",
    ],
)
def test_symbols_and_short_dates_are_not_torn_apart(window: Open, published: Publish, name: str) -> None:
    archive, path = PAGES[name]
    seen = window(viewport={"width": 320, "height": 800})
    page = seen.open(published(archive) + path)
    torn = []
    for width in (320, 347, 390):
        seen.size(width)
        torn += page.evaluate("""() => {
          const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
          for (let node; (node = walker.nextNode());) {
            for (const match of node.textContent.matchAll(/\\d+-[A-Z]{2}\\/[A-Z]{2}|\\d+\\/\\d+\\/\\d{4}|\\d{4}–\\d{4}/g)) {
              const range = document.createRange()
              range.setStart(node, match.index)
              range.setEnd(node, match.index + match[0].length)
              const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
              if (tops.size > 1) found.push(match[0])
            }
          }
          return found
        }""")
    assert torn == []


def test_dark_is_dark_and_light_is_light(window: Open, published: Publish) -> None:
    archive, path = PAGES["hcmc-briefing-vi"]
    seen = window(color_scheme="light")
    page = seen.open(published(archive) + path)
    shades = {}
    for scheme in ("light", "dark"):
        seen.scheme(scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades[scheme] = sum(int(part) for part in re.findall(r"\d+", colour)[:3])
    assert shades["dark"] < 150 and shades["light"] > 600, shades


@pytest.mark.parametrize(("width", "shown"), [(1280, ("Tiếng Việt", "English")), (390, ("VI", "EN"))])
def test_the_languages_are_named_as_wide_as_there_is_room(
    window: Open, published: Publish, width: int, shown: tuple[str, str]
) -> None:
    archive, path = PAGES["hcmc-briefing-en"]
    page = window(viewport={"width": width, "height": 800}).open(published(archive) + path)
    control = page.locator("nav", has=page.locator("a[hreflang]")).first
    words = [text.strip() for text in control.locator("li").all_inner_texts()]
    assert words[:2] == list(shown)


@pytest.mark.parametrize("name", ["hcmc-people-vi", "hcmc-document-en", "harbour-stub-vi", "hcmc-timeline-vi"])
def test_on_a_phone_the_entries_stand_on_one_line(window: Open, published: Publish, name: str) -> None:
    archive, path = PAGES[name]
    seen = window(viewport={"width": 390, "height": 800})
    page = seen.open(published(archive) + path)
    for width, lines in ((390, 1), (360, 1), (320, 2)):
        seen.size(width)
        boxes = [one.bounding_box() for one in page.locator("nav.entries a").all()]
        assert len(boxes) == 5 and all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
        assert len({box["y"] for box in boxes if box}) <= lines, width
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.entries a')).fontSize)") >= 14
    assert all(text.strip() for text in page.locator("nav.entries a").all_inner_texts())


def test_a_long_quotation_of_code_or_a_wide_table_can_be_reached(window: Open, published: Publish) -> None:
    """What is wider than a phone scrolls by itself, by keyboard too."""
    for name, tag in (("harbour-table-en", "table"), ("harbour-code-en", "pre")):
        archive, path = PAGES[name]
        page = window(viewport={"width": 320, "height": 700}).open(published(archive) + path)
        cut = page.evaluate(
            """tag => {
              let one = document.querySelector(`.prose ${tag}`)
              const width = one.scrollWidth
              while (one && !['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) one = one.parentElement
              return {scrolls: !!one && one !== document.body && one.tabIndex === 0, fits: width <= innerWidth}
            }""",
            tag,
        )
        assert cut["fits"] or cut["scrolls"], f"{name}: {cut}"
