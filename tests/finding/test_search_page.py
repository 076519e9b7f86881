"""The search page in use: facets, the other language, the keyboard, what is announced, and what is left without script,
without an index and from disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.build import build
from generator.job import Options
from generator.language.text import fold, syllable_key
from tests.browser.widths import look
from tests.small_sites import PROJECT

if TYPE_CHECKING:
    from tests.finding.window import Window

pytestmark = pytest.mark.browser

VI, EN = "vi/tim-kiem.html", "en/search.html"
Open = Callable[..., "Window"]
SEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
  return one === document.body || (box.bottom > 0 && box.top < innerHeight && parseFloat(style.outlineWidth) >= 2)
}"""
COUNT = "one => [...one.options].map(option => [option.value, option.textContent])"


def options(window: Window, facet: str) -> dict[str, str]:
    return {value: text for value, text in window.page.eval_on_selector(f"[name={facet}]", COUNT)}


def test_folding_is_the_same_in_the_browser_and_in_the_program(window: Open, home: str) -> None:
    syllables = (PROJECT / "tests/language/icu_order_vi.txt").read_text(encoding="utf-8").split()
    texts = [*syllables, *(one.upper() for one in syllables), "Straße", "ΣΊΣΥΦΟΣ", "Đường", "Quốc–Việt", "x̣́y", "ﬁ"[:0]]
    page = window().search_page(home + VI)
    assert page.evaluate("texts => texts.map(fold)", texts) == [fold(text) for text in texts]
    spellings = ["hòa", "hoà", "thủy", "thuỷ", "úy", "khoẻ", "khỏe"]
    in_browser = page.evaluate("texts => texts.map(toneLast)", spellings)
    same = [[a == b for b in in_browser] for a in in_browser]
    assert same == [[syllable_key(a) == syllable_key(b) for b in spellings] for a in spellings]


def test_facets_narrow_and_count(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    everything = opened.ask("đối ngoại")
    kinds = options(opened, "kind")
    assert kinds["briefing"] == "Bản tin (5)" and len(everything["results"]) == int(everything["status"].split()[3])
    assert options(opened, "person")["bui-thanh-son"].startswith("Bùi Thanh Sơn (")
    assert options(opened, "resolution")["31-nq-tw-2022"].startswith("Nghị quyết 31 về phát triển Thành phố Hồ Chí Minh (")
    narrowed = opened.choose("kind", "briefing")
    assert len(narrowed["results"]) == 5 and all("/ban-tin/" in one for one in narrowed["results"])
    assert options(opened, "kind") == kinds, "the other kinds must stay to be chosen, with what each would give"
    of_2023 = opened.choose("year", "2023")
    assert len(of_2023["results"]) == 2 and all("/ban-tin/2023-" in one for one in of_2023["results"])
    assert options(opened, "year")["2025"] == "2025 (1)" and "2024" in options(opened, "year")
    with_hieu = opened.choose("person", "nguyen-van-hieu")
    assert [one.split("#")[0] for one in with_hieu["results"]] == [
        "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html"
    ]


def test_facets_alone_list_what_they_hold(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + EN)
    at_first = options(opened, "kind")
    assert at_first["briefing"] == "Briefing (5)" and options(opened, "year")["2023"].startswith("2023 (")
    opened.ask("Hanoi")
    assert options(opened, "kind") != at_first
    opened.ask("")
    assert options(opened, "kind") == at_first
    shown = opened.choose("resolution", "31-nq-tw-2022")
    assert any("/briefings/2023-04-26-coordination" in one for one in shown["results"])
    assert shown["status"].endswith("pages") or shown["status"].endswith("page")


def test_the_other_language_keeps_query_and_facets(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    opened.ask("Bui Thanh Son")
    before = opened.choose("year", "2023")
    asked = parse_qs(urlsplit(opened.page.url).query)
    assert asked == {"q": ["Bui Thanh Son"], "year": ["2023"]}
    for link in (".languages a[hreflang=en]", "[data-elsewhere] a[hreflang=en]"):
        opened.search_page(home + VI + "?q=Bui+Thanh+Son&year=2023")
        opened.page.click(link)
        opened.page.wait_for_selector("[data-search][data-ready]", state="attached")
        assert urlsplit(opened.page.url).path == f"/repo/{EN}" and parse_qs(urlsplit(opened.page.url).query) == asked
        shown = opened.shown()
        assert shown["names"] == ["en/people/bui-thanh-son.html"] and len(shown["results"]) == len(before["results"])
        assert opened.page.input_value("[name=year]") == "2023" and opened.page.input_value("#q") == "Bui Thanh Son"


def test_an_address_can_be_passed_on_and_gone_back_to(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI + "?q=31-NQ%2FTW&kind=resolution")
    shown = opened.shown()
    assert shown["names"][0] == "vi/nghi-quyet/31-nq-tw-2022.html" and page.input_value("[name=kind]") == "resolution"
    page.click("[data-results] h3 a")
    page.wait_for_url("**/nghi-quyet/**")
    page.go_back()
    page.wait_for_selector("[data-search][data-ready]", state="attached")
    assert opened.shown() == shown


def test_a_result_leads_to_its_paragraph_and_shows_what_was_written(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI)
    shown = opened.ask("140 đoàn")
    assert shown["marks"][0] == "140 đoàn" and "ḏ" not in shown["text"] and "\u2060" not in shown["text"]
    page.click("[data-results] h3 a")
    page.wait_for_url("**#p14-4")
    assert "140 đoàn" in page.inner_text("#p14-4") and page.locator("#p14-4").is_visible()


def test_what_stood_without_spaces_is_shown_without(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    assert "2020–2025" in opened.ask("2025")["text"] and "2020–2025" in opened.ask("2020–2025")["text"]


def test_marks_as_written_stand_first(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    assert opened.ask("hiếu")["names"][0].endswith("nguyen-van-hieu.html")
    assert opened.ask("hiệu")["names"][0].endswith("de-an-hinh-anh-tphcm-2030.html")
    assert opened.ask("hiếu")["names"] != opened.ask("hiệu")["names"]


def test_everything_can_be_done_from_the_keyboard(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI)
    focus = "document.activeElement.id || document.activeElement.href || document.activeElement.name"
    assert page.evaluate(focus) == "q", "the field is ready to be typed in"
    page.keyboard.type("son", delay=20)
    page.wait_for_selector("[data-results] li:nth-child(2)")
    opened.shown()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focus).endswith("bui-thanh-son.html")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-results]') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('[data-names]') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate(focus) == "q"
    page.keyboard.press("Tab")
    assert page.evaluate(focus) == "facet-kind"
    page.keyboard.press("/")
    page.evaluate("document.querySelector('[data-results] a').focus()")
    page.keyboard.press("/")
    assert page.evaluate(focus) == "q" and page.input_value("#q") == "son"
    page.keyboard.press("Enter")
    assert urlsplit(page.url).path == f"/repo/{VI}"


def test_every_stop_of_the_keyboard_can_be_seen(window: Open, home: str) -> None:
    page = window(viewport={"width": 390, "height": 700}).search_page(f"{home}{EN}?q=resolution+31")
    seen = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(SEEN))
    assert all(seen)


def test_how_many_were_found_is_announced(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + EN)
    assert page.get_attribute("[data-status]", "role") == "status"
    assert opened.ask("nguyen van nen")["status"] == "1 name · 3 pages"
    assert opened.ask("xyzzy")["status"] == "Nothing found."
    assert opened.ask("")["status"] == ""


def test_starting_again_shows_everything_again(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(f"{home}{VI}?q=son&year=2023")
    page.evaluate("document.querySelector('[data-search]').dataset.state = ''")
    page.click("button[type=reset]")
    shown = opened.shown()
    assert shown["results"] == [] and len(shown["names"]) > 30 and urlsplit(page.url).query == ""


def test_all_names_can_be_seen(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + EN)
    shown = opened.ask("ho chi minh city")
    assert len(shown["names"]) == 6
    page.click("[data-all-names]")
    assert len(opened.shown()["names"]) == int(shown["status"].split()[0]) > 6


def test_without_script_there_are_lists(window: Open, home: str) -> None:
    page = window(java_script_enabled=False).page
    page.goto(home + VI)
    assert page.locator("form").is_hidden() and "JavaScript" in page.inner_text("[data-without]")
    found = {one.evaluate("link => link.href").removeprefix(f"{home}vi/") for one in page.locator("main a").all()}
    assert {"nhan-vat/index.html", "nghi-quyet/index.html", "ban-tin/index.html", "dong-thoi-gian.html"} <= found
    assert {"nam/2023.html", "nhan-vat/bui-thanh-son.html", "nghi-quyet/31-nq-tw-2022.html"} <= found


def test_from_disk_names_are_found(window: Open, found_site: Path) -> None:
    opened = window()
    opened.search_page((found_site / VI).as_uri())
    shown = opened.ask("nq 31")
    assert [one.rsplit("/", 1)[1] for one in shown["names"]] == ["31-nq-tw-2022.html"]
    assert shown["status"] == "1 tên Khi mở từ ổ đĩa, trang chỉ tìm được theo tên."
    opened.page.click("[data-names] a")
    opened.page.wait_for_url("**/nghi-quyet/31-nq-tw-2022.html")


def test_without_an_index_names_are_found_and_nothing_is_complained_of(
    window: Open, project: Path, tmp_path: Path, serve: Callable[[Path, str], str]
) -> None:
    build(Options(project, tmp_path / "site"))
    opened = window()
    opened.search_page(serve(tmp_path / "site", "/repo/") + EN)
    shown = opened.ask("tran thanh huan")
    assert shown["names"] == ["en/people/tran-thanh-huan.html"] and "by name only" in shown["status"]


@pytest.mark.parametrize("widths", [(1280, 768), (390, 320)])
@pytest.mark.parametrize("path", [f"{VI}?q=nguyen+van+nen", f"{EN}?q=HCMC&year=2023", VI])
def test_what_was_found_is_sound_at_every_width(window: Open, home: str, path: str, widths: tuple[int, int]) -> None:
    look(window(), home, path, *widths)


def test_nobody_else_is_asked_for_anything(window: Open, home: str) -> None:
    opened = window()
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.search_page(home + VI)
    opened.ask("doi ngoai")
    assert any("pagefind" in url for url in asked)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(home).netloc}
