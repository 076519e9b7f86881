"""What a reader sees first, and keeps: the text within the first screen, notes beside it, nothing that moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PAGES
from tests.site.site import Site
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

Open = Callable[..., "Watched"]
Publish = Callable[[str], str]
SCREENS = [(1280, 900), (768, 1024), (390, 844)]
BRIEFING = {
    "vi": "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en": "en/briefings/2023-04-26-coordination-regulation-signed.html",
}
MOVED = 0.05
"""Layout shift that a page may have at most."""
FONTS = 3
"""Files of fonts that every page asks for at least, at a desk."""
SHIFT = """
window.moved = 0
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value })
  .observe({type: 'layout-shift', buffered: true})
"""
FIRST_LINE = """() => {
  const one = document.querySelector('.prose .block > :not(.numbers)')
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
  let node = walker.nextNode()
  while (!node.textContent.trim()) node = walker.nextNode()
  const range = document.createRange()
  range.selectNodeContents(node)
  return range.getClientRects()[0].bottom
}"""
NOTES = """() => [...document.querySelectorAll('.beside, .notes')].map(one => {
  const box = one.getBoundingClientRect(), beside = one.matches('.notes') ? one.nextElementSibling : one
  return [box.left, box.right, box.top, box.bottom, beside.getBoundingClientRect().top, one.className]
})"""


def spoken(words: str) -> str:
    """Return words with the spaces that do not break as any others."""
    return words.replace("\xa0", " ")


def briefings(site: Site) -> list[str]:
    """Return the paths of all pages of briefings that have a text."""
    found = [path for folder in ("vi/ban-tin", "en/briefings") for path in site.output.glob(f"{folder}/*.html")]
    read = (path for path in found if '<div class="prose"' in path.read_text(encoding="utf-8"))
    return sorted(path.relative_to(site.output).as_posix() for path in read)


@pytest.mark.parametrize("archive", ["hcmc", "harbour"])
def test_the_text_of_every_briefing_begins_on_the_first_screen(
    window: Open, published: Publish, request: pytest.FixtureRequest, archive: str
) -> None:
    paths, home = briefings(request.getfixturevalue(archive)), published(archive)
    seen = window()
    assert len(paths) > 8
    late = {}
    for path in paths:
        page = seen.open(home + path)
        for width, height in SCREENS:
            seen.size(width, height)
            if (bottom := page.evaluate(FIRST_LINE)) > height:
                late[path, width] = bottom
    assert late == {}


@pytest.mark.parametrize("archive", ["hcmc", "harbour"])
def test_notes_stand_in_the_right_margin_below_each_other(
    window: Open, published: Publish, request: pytest.FixtureRequest, archive: str
) -> None:
    paths, home = briefings(request.getfixturevalue(archive)), published(archive)
    seen = window()
    many = 0
    for path in paths:
        page = seen.open(home + path)
        for width in (1100, 1280, 1600):
            seen.size(width, 900)
            right = page.evaluate(
                "Math.max(...[...document.querySelectorAll('.block')].map(one => one.getBoundingClientRect().right))"
            )
            last = 0.0
            notes = page.evaluate(NOTES)
            many += len(notes) > 2
            for left, to, top, bottom, beside, name in notes:
                assert left >= right and to <= width and top >= last - 1, (path, width, name)
                # Level with its paragraph, or directly below the note before.
                assert abs(top - beside) < 12 or 0 <= top - last < 40, (path, width, name)
                last = bottom
    assert many


def test_what_is_in_the_margin_folds_where_there_is_none(window: Open, published: Publish) -> None:
    seen = window(viewport={"width": 390, "height": 844})
    page = seen.open(published("hcmc") + BRIEFING["en"])
    assert page.locator(".notes:visible").count() == 0
    office = page.locator(".facts li", has_text="Bùi Thanh Sơn")
    assert not office.is_visible()
    page.locator(".about > summary").click()
    assert office.is_visible() and "Minister of Foreign Affairs" in spoken(office.inner_text())
    reasons = page.locator(".reasons p")
    assert not reasons.is_visible(), "the reasoning stays folded"
    page.locator(".reasons summary").click()
    assert reasons.is_visible()


def test_the_margin_gives_the_office_of_the_day_the_whole_title_and_the_other_term(
    window: Open, published: Publish
) -> None:
    page = window(viewport={"width": 1280, "height": 900}).open(published("hcmc") + BRIEFING["en"])
    notes = page.locator(".notes")
    person = notes.locator("li", has_text="Bùi Thanh Sơn")
    assert person.count() == 1
    assert spoken(person.inner_text()).endswith("Member of the Party Central Committee, Minister of Foreign Affairs")
    document = notes.locator("li", has=page.locator("a[href*='31-nq-tw-2022']")).inner_text()
    assert ": 31-NQ/TW · On" in spoken(document) and len(document) > 80
    marked = page.locator(".prose a.term").all()
    explained = notes.locator("[data-term]").all()
    assert len(marked) == len(explained) > 10
    assert all("terms.html#term-" in str(one.get_attribute("href")) for one in marked)
    assert all(one.locator("[lang=vi]").count() == 1 for one in explained)
    first, word = (spoken(one.inner_text()).casefold() for one in (explained[0].locator("b"), marked[0]))
    assert first == word


def test_a_term_has_a_preview_from_the_margin(window: Open, published: Publish) -> None:
    seen = window(viewport={"width": 1280, "height": 900})
    page = seen.open(published("hcmc") + BRIEFING["en"])
    seen.requests.clear()
    page.locator(".prose a.term").first.hover()
    lines = page.get_by_role("tooltip").locator("p")
    lines.first.wait_for()
    assert lines.count() == 2 and lines.nth(1).get_attribute("lang") == "vi"
    assert seen.requests == [], "the page knows it"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_on_a_phone_the_languages_stay_within_reach_and_keep_the_paragraph(
    window: Open, published: Publish, lang: str
) -> None:
    home, other = published("hcmc"), "en" if lang == "vi" else "vi"
    page = window(viewport={"width": 390, "height": 844}).open(home + BRIEFING[lang])
    page.evaluate("document.querySelector('#p9').scrollIntoView()")
    link = page.locator(f".languages a[hreflang={other}]")
    box = link.bounding_box()
    assert box and 0 <= box["y"] < 60 and box["height"] >= 44
    link.click()
    page.wait_for_url(f"{home}{BRIEFING[other]}#p9")
    top = page.evaluate("document.querySelector('#p9').getBoundingClientRect().top")
    bar = page.locator(".bar").bounding_box()
    assert bar and bar["height"] - 1 <= top < 100, "the paragraph is not under the bar"


def test_the_paragraph_is_kept_for_as_long_as_the_page_is_open(window: Open, published: Publish) -> None:
    home = published("hcmc")
    seen = window(own=True, viewport={"width": 1280, "height": 800})
    seen.page.clock.install(time=0)
    page = seen.open(home + BRIEFING["en"])
    page.evaluate("document.querySelector('#p9').scrollIntoView()")
    until(lambda: page.clock.run_for(300) or page.evaluate("archive.kept") == "p9")
    page.evaluate("scrollTo(0, 0)")
    page.clock.run_for(3_600_000)
    page.locator(".languages a[hreflang=vi]").click()
    page.wait_for_url(f"{home}{BRIEFING['vi']}#p9")


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_links_and_citations_are_copied_and_that_is_said(window: Open, published: Publish) -> None:
    seen = window(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    seen.page.clock.install(time=0)
    page = seen.open(published("hcmc") + BRIEFING["en"])
    page.clock.pause_at(3_600_000)  # what is said goes away after some seconds
    page.locator("#p4").hover()
    page.get_by_role("button", name="Copy the link to paragraph 4").click()
    page.get_by_role("status").filter(has_text="The link to paragraph 4 has been copied.").wait_for()
    assert copied(page) == f"{published('hcmc')}{BRIEFING['en']}#p4"
    page.locator("#p9 .number").focus()
    page.get_by_role("button", name="Copy the link to paragraph 9").wait_for()
    page.get_by_role("button", name="Copy the citation").click()
    page.get_by_role("status").filter(has_text="The citation has been copied.").wait_for()
    assert copied(page).startswith("Sài Gòn Giải Phóng [inferred]") and "\xa0" not in copied(page)


def test_what_a_reader_selects_is_copied_with_plain_spaces(window: Open, published: Publish) -> None:
    seen = window(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    page = seen.open(published("hcmc") + BRIEFING["vi"])
    assert "\xa0" in page.locator("#p1 > p:not(.numbers)").inner_text()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1 > p:not(.numbers)'))")
    page.keyboard.press("Control+C")
    assert "Thành phố Hồ Chí Minh" in copied(page) and "\xa0" not in copied(page)
    assert page.evaluate("window.find('thành phố Hồ Chí Minh')"), "and found by them"


def test_without_script_no_button_waits_for_one(window: Open, published: Publish) -> None:
    page = window(java_script_enabled=False).page
    page.goto(published("hcmc") + BRIEFING["en"])
    assert page.locator("main button:visible").count() == 0


@pytest.fixture(scope="module")
def held_back(chromium: Browser) -> Iterator[tuple[Watched, list[Route]]]:
    """A window that counts what moves on its page, and the requests for fonts that wait in it for an answer."""
    from tests.browser.pages import Watched

    seen = Watched(chromium, viewport={"width": 1280, "height": 900})
    seen.page.add_init_script(SHIFT)
    waiting: list[Route] = []
    seen.page.route("**/*.woff2", lambda route: waiting.append(route))
    yield seen, waiting
    seen.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_when_the_fonts_come_late(
    held_back: tuple[Watched, list[Route]], published: Publish, name: str
) -> None:
    archive, path = PAGES[name]
    home = published(archive)
    seen, waiting = held_back
    seen.page.goto("about:blank")
    waiting.clear()
    seen.page.goto(home + path, wait_until="domcontentloaded")
    until(lambda: seen.page.wait_for_timeout(50) or len(waiting) >= FONTS)
    for route in waiting:
        route.continue_()
    seen.page.wait_for_load_state("load")
    assert seen.page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem \"Source Serif 4\"'))")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.moved") < MOVED


@pytest.mark.parametrize("path", [BRIEFING["en"], BRIEFING["en"].replace("briefings", "parallel")])
def test_in_forced_colours_the_paragraph_that_is_led_to_is_marked_and_no_other(
    window: Open, published: Publish, path: str
) -> None:
    seen = window(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = seen.open(published("hcmc") + path + "#p4")
    colours = page.evaluate("""() => [...document.querySelectorAll('.block, .row-pair[id] .cell')].map(one => {
      const bar = one.matches('.block') ? getComputedStyle(one, '::before') : getComputedStyle(one)
      const shown = parseFloat(bar.borderLeftWidth) > 0 && bar.content !== 'none'
        && bar.borderLeftColor !== getComputedStyle(document.body).backgroundColor
      return shown ? (one.closest('[id]').id) : ''
    }).filter(Boolean)""")
    assert set(colours) == {"p4"}
