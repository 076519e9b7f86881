"""The search page in use: facets, the other language, the keyboard, what is announced, from disk as from a server, and what
is left without script and without an index."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.search.spelling import Spelling
from generator.search.stem import stem
from tests.archives.project import CONTENT
from tests.browser.pages import PAGES
from tests.browser.widths import look
from tests.small_sites import PROJECT
from tests.waiting import until

if TYPE_CHECKING:
    from tests.search.window import Window

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


def test_words_are_the_same_in_the_browser_and_in_the_program(window: Open, home: str) -> None:
    syllables = (PROJECT / "tests/language/icu_order_vi.txt").read_text(encoding="utf-8").split()
    letters = [
        chr(code)
        for code in (*range(0xC0, 0x590), *range(0x1E00, 0x2000), *range(0xFB00, 0xFB07))
        if chr(code).isalpha()
    ]
    texts = [
        *syllables, *(one.upper() for one in syllables), *letters, "People's Committee's", "Minister’s", "'s s ’s1 's_ a's b’sc 7's", "Straße", "ΣΊΣΥΦΟΣ", "Đường", "Ðường", "Quốc–Việt", "x̣́y",
        "ﬁnance", "Łódź", "Ørsted", "31-NQ/TW", "nq31", "2.000 2,000 2000 1.234.567 26.4.2023 3.14", "TP.HCM, TP. HCM; T.P HCM",
        "TP HCM xong", "ATPHCM", "m² ½ Ⅻ", "２０２３", "Covid-19", "hòa hoà thủy thuỷ úy khoẻ khỏe quý giữa", "résumé", "_a_b_",
    ]  # fmt: skip
    opened = window()
    for path, lang in (VI, "vi"), (EN, "en"):
        page = opened.search_page(home + path)
        found = page.evaluate(
            f"texts => {{ const spell = archive.speller(['TPHCM', 'HĐND'], {str(lang == 'en').lower()});"
            "return texts.map(text => spell(text.normalize('NFC')).map(word => [word.key, word.form])) }",
            texts,
        )
        spelling = Spelling(lang, ("TPHCM", "HĐND"))
        differ = [
            (text, mine, theirs)
            for text, theirs in zip(texts, found, strict=True)
            if (mine := [list(spelling.known(word)) for word in spelling.words(text)]) != theirs
        ]
        assert differ == []


def test_stems_are_the_same_in_the_browser_and_in_the_program(window: Open, home: str) -> None:
    sources = " ".join(path.read_text(encoding="utf-8") for path in CONTENT["hcmc"].rglob("*.en.md"))
    words = sorted({word.lower() for word in re.findall(r"[A-Za-z]+", sources)})
    endings = (
        "s",
        "es",
        "ed",
        "eed",
        "ing",
        "ingly",
        "edly",
        "y",
        "ies",
        "ied",
        "ion",
        "ions",
        "ss",
        "us",
        "is",
        "e",
        "ll",
    )
    tried = [*words, *(f"{word.rstrip('e')}{ending}" for word in words for ending in endings)]
    page = window().search_page(home + EN)
    assert len(tried) > 10_000
    found = page.evaluate("words => words.map(archive.stem)", tried)
    assert [(word, one) for word, one in zip(tried, found, strict=True) if stem(word) != one] == []


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("organize organising", True), ("organisations organization", True), ("labor labour", True),
        ("centre center centres", True), ("four for", False), ("hour or", False), ("seize seis", False),
        ("signed signing signs sign", True), ("strategies strategy", True), ("city cities", True),
        ("elevate elevated elevating", True), ("cooperation cooperate cooperating", True), ("planned plan plans", True),
        ("boxes box", True), ("hope hoped hoping", True), ("processes process", True), ("agreed agree", True),
        ("import important", False), ("news new", False), ("department depart", False), ("organ organise", False),
        ("cooper cooperation", False), ("plane plan", False), ("general generous", False),
    ],
)  # fmt: skip
def test_a_stem_joins_inflected_forms_and_nothing_else(words: str, same: bool) -> None:
    assert (len({stem(word) for word in words.split()}) == 1) is same


def test_facets_narrow_and_count(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    everything = opened.ask("đối ngoại")
    kinds = options(opened, "kind")
    assert kinds["briefing"] == "Bản tin (5)" and len(everything["results"]) == int(everything["status"].split()[3])
    assert sum(int(one.split("(")[1][:-1]) for value, one in kinds.items() if value) == sum(
        int(number) for number in re.findall(r"\d+", everything["status"])
    )
    assert options(opened, "person")["bui-thanh-son"].startswith("Bùi Thanh Sơn (")
    assert options(opened, "resolution")["31-nq-tw-2022"].startswith(
        "Nghị quyết 31 về phát triển Thành phố Hồ Chí Minh ("
    )
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
    opened.shown()
    at_first = options(opened, "kind")
    assert at_first["briefing"] == "Briefing (5)" and options(opened, "year")["2023"].startswith("2023 (")
    opened.ask("Hà Nội")
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
    opened.choose("kind", "briefing")
    before = opened.choose("year", "2023")
    asked = parse_qs(urlsplit(opened.page.url).query)
    assert asked == {"q": ["Bui Thanh Son"], "kind": ["briefing"], "year": ["2023"]}
    for link in (".languages a[hreflang=en]", "[data-elsewhere] a[hreflang=en]"):
        opened.search_page(home + VI + "?q=Bui+Thanh+Son&kind=briefing&year=2023")
        opened.page.click(link)
        opened.page.wait_for_selector("[data-search][data-ready]", state="attached")
        assert urlsplit(opened.page.url).path == f"/repo/{EN}" and parse_qs(urlsplit(opened.page.url).query) == asked
        shown = opened.shown()
        assert len(shown["results"]) == len(before["results"]) == 2
        assert all("/briefings/2023-" in one for one in shown["results"])
        assert opened.page.input_value("[name=year]") == "2023" and opened.page.input_value("#q") == "Bui Thanh Son"


def test_an_address_can_be_passed_on_and_gone_back_to(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI + "?q=31-NQ%2FTW&kind=resolution")
    shown = opened.shown()
    assert shown["names"][0] == "vi/nghi-quyet/31-nq-tw-2022.html" and page.input_value("[name=kind]") == "resolution"
    page.click("[data-names] li > a")
    page.wait_for_url("**/nghi-quyet/**")
    page.go_back()
    page.wait_for_selector("[data-search][data-ready]", state="attached")
    assert opened.shown() == shown


def test_a_result_leads_to_its_paragraph_and_shows_what_was_written(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI)
    shown = opened.ask("140 đoàn")
    assert shown["marks"][0] == "140 đoàn"
    page.click("[data-results] h3 a")
    page.wait_for_url("**#p14-4")
    assert "140\xa0đoàn" in page.inner_text("#p14-4") and page.locator("#p14-4").is_visible()


def test_only_what_answers_is_marked(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    assert {word.lower() for one in opened.ask("đối ngoại")["marks"] for word in one.split()} == {"đối", "ngoại"}
    assert {one.lower() for one in opened.ask("di san van hoa")["marks"]} >= {"di sản văn hóa"}
    opened.search_page(home + EN)
    assert {one.lower() for one in opened.ask("signs")["marks"]} <= {"sign", "signed", "signing", "signs"}


def test_what_lacks_a_word_says_so_below_what_has_all(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    shown = opened.ask("UNESCO xyzzy")
    assert shown["results"] == [] and shown["names"] == []
    assert shown["status"] == "Không có kết quả nào chứa đủ các từ này."
    assert shown["others"] and set(shown["lacks"]) == {"Không đủ các từ: thiếu “xyzzy”"}
    assert set(shown["marks"]) == {"UNESCO"}
    shown = opened.ask("246 thành viên bền vững Phùng Hưng lượt")
    assert shown["results"] == [] and shown["lacks"] == ["Không đủ các từ: thiếu “lượt”"]


def test_words_between_quotation_marks_stand_side_by_side(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    loose, strict = opened.ask("chiến lược đối ngoại"), opened.ask("“chiến lược đối ngoại”")
    assert 0 < len(strict["results"]) < len(loose["results"]) and strict["names"] == []
    assert {one.lower() for one in strict["marks"]} == {"chiến lược đối ngoại"}


def test_nothing_found_leads_on(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI)
    shown = opened.ask("tphanoi")
    assert shown["status"] == "Không tìm thấy gì." and shown["near"] == ["vi/dia-danh/ha-noi.html"]
    assert page.locator("[data-browse]").is_visible() and page.locator("[data-elsewhere] a").is_visible()


def test_marks_as_written_stand_first(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + VI)
    assert opened.ask("hiếu")["names"][0].endswith("nguyen-van-hieu.html")
    assert opened.ask("hiệu")["names"][0].endswith("de-an-hinh-anh-tphcm-2030.html")
    assert opened.ask("hiếu")["names"] != opened.ask("hiệu")["names"]


def test_every_name_and_every_result_says_what_kind_of_thing_it_is(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + EN)
    kinds = set(page.locator("[data-kind]").all_text_contents())
    met = set()
    for query in ("ho chi minh", "resolution 31", "son", "ministry"):
        opened.ask(query)
        said = page.locator("[data-names] .muted, .result h3 + .muted").all_inner_texts()
        assert said and {one.split(" · ")[0] for one in said} <= kinds, query
        met |= {one.split(" · ")[0] for one in said}
    assert len(met) > 3


def test_everything_can_be_done_from_the_keyboard(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + VI)
    focus = "document.activeElement.id || document.activeElement.href || document.activeElement.name"
    assert page.evaluate(focus) == "q", "the field is ready to be typed in"
    page.evaluate("document.querySelector('[data-search]').dataset.state = ''")
    page.keyboard.type("son")
    until(lambda: page.evaluate("location.search") == "?q=son")  # typed slowly, its beginnings are sought before it
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


@pytest.mark.parametrize("late", ["search.js", "head.js"])
def test_what_is_typed_before_all_has_come_is_sought(window: Open, home: str, late: str) -> None:
    opened, waiting = window(own=True), []
    opened.page.route(f"**/{late}", lambda route: waiting.append(route))
    opened.page.goto(home + VI, wait_until="commit")
    until(lambda: opened.page.wait_for_timeout(50) or waiting)
    opened.page.locator("#q").press_sequentially("nguyen van nen")
    waiting[0].continue_()
    assert opened.shown()["names"] == ["vi/nhan-vat/nguyen-van-nen.html"]
    assert opened.page.input_value("#q") == "nguyen van nen" and opened.page.url.endswith("?q=nguyen+van+nen")


def test_on_paper_stands_what_was_asked_for(window: Open, home: str) -> None:
    page = window(own=True).search_page(f"{home}{EN}?q=resolution+31")
    page.emulate_media(media="print")
    assert page.locator("#q").is_visible() and page.locator("[data-results] a").first.is_visible()
    assert page.locator("main select:visible, main button:visible").count() == 0


def test_how_many_were_found_is_announced(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(home + EN)
    assert page.get_attribute("[data-status]", "role") == "status"
    assert opened.ask("nguyen van nen")["status"] == "1 name · 2 pages"
    assert opened.ask("xyzzy")["status"] == "Nothing found."
    assert opened.ask("")["status"] == ""


def test_starting_again_shows_everything_again(window: Open, home: str) -> None:
    opened = window()
    page = opened.search_page(f"{home}{VI}?q=son&year=2023")
    page.evaluate("document.querySelector('[data-search]').dataset.state = ''")
    page.click("button[type=reset]")
    shown = opened.shown()
    assert shown["results"] == shown["names"] == [] and urlsplit(page.url).query == ""


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
    assert page.locator("form").is_hidden() and "JavaScript" in page.inner_text("noscript")
    found = {one.evaluate("link => link.href").removeprefix(f"{home}vi/") for one in page.locator("main a").all()}
    assert {"nhan-vat/index.html", "nghi-quyet/index.html", "ban-tin/index.html", "dong-thoi-gian.html"} <= found
    assert {"nam/2023.html", "thuat-ngu.html", "su-kien/index.html"} <= found


@pytest.mark.parametrize("script", [True, False])
def test_the_field_of_every_page_leads_to_the_search(window: Open, home: str, script: bool) -> None:
    opened = window(java_script_enabled=script)
    page = opened.page
    page.goto(home + "vi/nhan-vat/bui-thanh-son.html")
    page.fill(".site-header [name=q]", "nq 31")
    page.press(".site-header [name=q]", "Enter")
    page.wait_for_url(f"**/{VI}?q=nq+31")
    if script:
        page.wait_for_selector("[data-search][data-ready]", state="attached")
        assert opened.shown()["names"][0] == "vi/nghi-quyet/31-nq-tw-2022.html"
    else:
        assert page.locator("[data-browse]").is_visible()


def test_both_languages_have_a_field_on_the_front_page(window: Open, home: str) -> None:
    page = window().page
    for lang, path in ("vi", VI), ("en", EN):
        page.goto(f"{home}index.html")
        assert page.locator(".find").count() == 2
        page.fill(f".find[action$='{path}'] [name=q]", "Santos")
        page.press(f".find[action$='{path}'] [name=q]", "Enter")
        page.wait_for_url(f"**/{lang}/*?q=Santos")


@pytest.mark.parametrize("name", [name for name in PAGES if re.match("hcmc-(?!search|missing)", name)])
def test_the_key_of_the_search_works_on_every_page(window: Open, home: str, name: str) -> None:
    page = window().page
    page.goto(home + PAGES[name][1])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q" and page.evaluate("document.activeElement.value") == ""
    page.keyboard.type("a/b")
    assert page.evaluate("document.activeElement.value") == "a/b", "in a field it is a letter like others"


def test_the_key_of_the_search_is_a_letter_wherever_one_types(window: Open, home: str) -> None:
    page = window().page
    page.goto(home + "en/terms.html")
    page.focus("#filter")
    page.keyboard.type("24-NQ/TW")
    assert page.input_value("#filter") == "24-NQ/TW"
    page.evaluate("document.activeElement.blur()")
    for pressed in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(pressed)
        assert page.evaluate("document.activeElement.name") != "q", pressed
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=own contenteditable></p>')")
    page.focus("#own")
    page.keyboard.type("a/b")
    assert page.inner_text("#own") == "a/b"


ASKED = (
    "nguyen van nen",
    "31-NQ/TW",
    "đối ngoại",
    "di sản văn hóa",
    "Nguyen Van Nem",
    "UNESCO xyzzy",
    "2,000 lượt",
    "xyzzy",
)


def test_from_disk_the_same_is_found(window: Open, home: str, found_site: Path) -> None:
    served, disk = window(), window()
    served.search_page(home + VI)
    disk.search_page((found_site / VI).as_uri())
    for query in ASKED:
        assert disk.ask(query) == served.ask(query), query
        assert options(disk, "person") == options(served, "person")
    disk.ask("nq 31")
    disk.page.click("[data-names] a")
    disk.page.wait_for_url("**/nghi-quyet/31-nq-tw-2022.html")
    disk.page.fill(".site-header [name=q]", "nq 31")
    disk.page.press(".site-header [name=q]", "Enter")
    disk.page.wait_for_url("**/tim-kiem.html?q=nq+31")
    disk.page.wait_for_selector("[data-search][data-ready]", state="attached")
    assert disk.shown()["names"][0] == "vi/nghi-quyet/31-nq-tw-2022.html"


def test_without_its_index_the_page_shows_the_lists_and_says_why(
    window: Open, found_site: Path, tmp_path: Path, serve: Callable[[Path, str], str]
) -> None:
    copytree(found_site, tmp_path / "site")
    for path in (tmp_path / "site/search/en").glob("now-w*.js"):
        path.unlink()
    opened = window()
    page = opened.search_page(serve(tmp_path / "site", "/repo/") + EN)
    page.fill("#q", "economy")
    page.wait_for_selector("[data-search][data-state=failed]", state="attached")
    assert page.inner_text("[data-status]") == (
        "The index could not be loaded; these lists lead to everything in the archive."
    )
    assert page.locator("[data-browse]").is_visible()
    assert all(one.startswith("Failed to load resource") for one in opened.messages)
    opened.messages.clear()


@pytest.mark.parametrize("path", [f"{VI}?q=nguyen+van+nen", f"{EN}?q=HCMC&year=2023", VI])
def test_what_was_found_is_sound_at_every_width(window: Open, home: str, path: str) -> None:
    look(window(), home, path)


def test_nobody_else_is_asked_for_anything(window: Open, home: str) -> None:
    opened = window()
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.search_page(home + VI)
    opened.ask("doi ngoai")
    assert any("/search/vi/" in url for url in asked)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(home).netloc}
