"""Reading: side by side, on any screen, with any spacing, on paper, and light enough for a slow line."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.pages import PAGES
from tests.site.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

BRIEFINGS = [
    "vi/ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html",
    "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en/briefings/2023-04-26-coordination-regulation-signed.html",
    "en/briefings/2025-08-22-external-relations-department-50-years.html",
]
SIDE_BY_SIDE = "vi/song-ngu/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html"
MOST, MOST_SCRIPT = 130_000, 8_000
"""Bytes of a first view, and of its script, as transferred: text gzipped, fonts as they are."""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12."""


@pytest.fixture(scope="module")
def unguarded(chromium: Browser) -> Iterator[Watched]:
    """A window to which a style may be added that the page's own policy would not allow."""
    from tests.browser.pages import Watched

    seen = Watched(chromium, bypass_csp=True)
    yield seen
    seen.context.close()


@pytest.mark.parametrize("path", BRIEFINGS)
def test_a_briefing_is_light(
    window: Callable[..., Watched], published: Callable[[str], str], hcmc: Site, path: str
) -> None:
    home = published("hcmc")
    seen = window(viewport={"width": 1280, "height": 800})
    seen.open(home + path)
    files = {urlsplit(url).path.removeprefix("/repo/") for url in seen.requests}
    sizes = {name: _transferred(hcmc.output / name) for name in files}
    assert sum(sizes.values()) <= MOST, sizes
    assert sum(size for name, size in sizes.items() if name.endswith(".js")) <= MOST_SCRIPT, sizes


def _transferred(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def test_each_row_begins_level_and_marks_both_halves(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    page = window(viewport={"width": 1280, "height": 800}).open(published("hcmc") + SIDE_BY_SIDE)
    rows = page.locator(".row-pair[id]")
    for number in range(rows.count()):
        left, right = (rows.nth(number).locator(".cell").nth(side).bounding_box() for side in (0, 1))
        assert left and right and abs(left["y"] - right["y"]) < 1 and right["x"] > left["x"]
    row = page.locator("#p4")
    row.locator(".cell").nth(1).hover()
    colours = row.locator(".cell").evaluate_all("cells => cells.map(one => getComputedStyle(one).borderLeftColor)")
    assert colours[0] == colours[1] != "rgba(0, 0, 0, 0)"
    page.mouse.move(2, 2)
    page.locator("#p9 .cell a").first.focus()
    marked = page.locator("#p9 .cell").evaluate_all("cells => cells.map(one => getComputedStyle(one).borderLeftColor)")
    assert marked == colours, "focus marks both halves too"
    page.goto(page.url + "#p4")
    backgrounds = row.locator(".cell").evaluate_all("cells => cells.map(one => getComputedStyle(one).backgroundColor)")
    assert backgrounds[0] == backgrounds[1] != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_reports_of_an_event_stand_beside_each_other(
    window: Callable[..., Watched], published: Callable[[str], str], lang: str
) -> None:
    archive, path = PAGES[f"hcmc-event-{lang}"]
    seen = window(viewport={"width": 1280, "height": 800})
    page = seen.open(published(archive) + path)
    pairs = page.locator(".reports")
    assert pairs.count() > 2
    for width, beside in ((1280, True), (390, False)):
        seen.size(width)
        for pair in pairs.all():
            left, right = (box for box in (one.bounding_box() for one in pair.locator("> *").all()) if box)
            assert (left["y"] == right["y"] and right["x"] > left["x"] + left["width"]) is beside
            assert beside or right["y"] >= left["y"] + left["height"]


def test_the_halves_alternate_on_a_phone(window: Callable[..., Watched], published: Callable[[str], str]) -> None:
    page = window(viewport={"width": 390, "height": 800}).open(published("hcmc") + SIDE_BY_SIDE)
    row = page.locator("#p4")
    first, second = (row.locator(".cell").nth(side).bounding_box() for side in (0, 1))
    assert first and second and second["y"] >= first["y"] + first["height"] - 1


@pytest.mark.parametrize("name", PAGES)
def test_wider_spacing_hides_nothing(unguarded: Watched, published: Callable[[str], str], name: str) -> None:
    archive, path = PAGES[name]
    page = unguarded.open(published(archive) + path)
    page.add_style_tag(content=SPACING)
    for width in (1280, 390, 320):
        unguarded.size(width)
        assert unguarded.overflow() == [], width
    cut = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(one => getComputedStyle(one).overflow === 'hidden'"
        " && one.scrollHeight > one.clientHeight + 1 && !one.matches('.visually-hidden, thead, thead *'))"
        ".map(one => one.outerHTML.slice(0, 80))"
    )
    assert cut == []


@pytest.mark.parametrize("name", ["person-vi", "document-en", "event-en"])
def test_on_paper_a_page_says_what_it_is_and_where_it_stands(
    window: Callable[..., Watched], published: Callable[[str], str], name: str
) -> None:
    archive, path = PAGES[f"hcmc-{name}"]
    page = window(viewport={"width": 642, "height": 956}).open(published(archive) + path)
    citation = page.locator(".print-only")
    assert not citation.is_visible()
    page.emulate_media(media="print")
    assert page.locator("h1").inner_text() in citation.inner_text()
    assert f"https://o.github.io/repo/{path}" in citation.inner_text()
    box = citation.bounding_box()
    assert box and box["y"] + box["height"] < 956, "it is on the first page"


PARAGRAPH = "#p4 > p:not(.numbers), #p4 .cell > p"
POINTS = "one => parseFloat(getComputedStyle(document.querySelector(one)).fontSize) * 0.75"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [BRIEFINGS[1], SIDE_BY_SIDE])
def test_on_paper_the_text_keeps_its_numbers(
    window: Callable[..., Watched], published: Callable[[str], str], path: str, scheme: str
) -> None:
    # A4 less the margins of the style sheet, in CSS pixels.
    page = window(viewport={"width": 642, "height": 956}, color_scheme=scheme).open(published("hcmc") + path)
    page.emulate_media(media="print")
    assert page.locator("#p4 .number").is_visible() and page.locator(".across:visible").count() == 0
    assert not page.locator(".languages").is_visible()
    number, words = (page.locator(one).first.bounding_box() for one in ("#p4 .number", PARAGRAPH))
    assert number and words and number["x"] + number["width"] <= words["x"], "the number stands on the text"
    citation = page.locator(".print-only")
    assert citation.is_visible() and "https://" in citation.inner_text()
    box = citation.bounding_box()
    assert box and box["y"] + box["height"] < 956, "the citation is on the first page"
    assert 9 <= page.evaluate(POINTS, PARAGRAPH) <= 10.6
    inked = page.evaluate("['color', 'backgroundColor'].map(one => getComputedStyle(document.body)[one])")
    assert inked == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    if path == SIDE_BY_SIDE:
        left, right = (page.locator("#p4 .cell").nth(side).bounding_box() for side in (0, 1))
        assert left and right and abs(left["y"] - right["y"]) < 1
