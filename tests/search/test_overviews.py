"""The timeline with its drawings, the terms, and the changes: lists first, and drawings that say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.links import rooted
from tests.small_sites import PROJECT, briefing, document, event, person, small_site

if TYPE_CHECKING:
    from tests.search.window import Window

PAGES = (
    "vi/dong-thoi-gian.html", "en/timeline.html", "vi/thuat-ngu.html", "en/terms.html", "vi/thay-doi.html",
    "en/changes.html",
)  # fmt: skip
Open = Callable[..., "Window"]
Make = Callable[..., Path]
FONTS = "templates/static/fonts"
BOXES = """() => [...document.querySelectorAll('.chart a.mark text')].map(one => {
  const box = one.getBBox()
  return {name: one.textContent, x: box.x, y: box.y + 3, right: box.x + box.width, bottom: box.y + box.height - 3}
})"""
SIZES = """() => [...document.querySelectorAll('svg.strip text')].map(one => {
  const drawing = one.ownerSVGElement, scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
  return parseFloat(getComputedStyle(one).fontSize) * scale
})"""
STOPS = "main :is(a, summary, input, [tabindex='0']):visible"
REACHED = "document.activeElement.closest('main') ? document.activeElement.outerHTML.slice(0, 200) : ''"
GIVEN = ("An", "Bình", "Cường", "Dũng", "Em", "Phúc", "Giang", "Hùng", "Khoa", "Lâm")


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Build an archive of blocks, with the fonts on which a drawing depends; return its site."""

    def make(*given: str) -> Path:
        site = small_site(tmp_path / "archive", *given)
        copytree(PROJECT / FONTS, site.root / FONTS)
        site.built()
        return site.output

    return make


def read(site: Path, path: str) -> str:
    """Return a page, its links written from the root of the site."""
    return rooted(path, (site / path).read_text(encoding="utf-8"))


def spanning(years: int) -> Iterator[str]:
    """Yield an archive of ten events, documents, people and briefings, spread over so many years."""
    for n in range(10):
        month = n * years * 12 // 10
        date = f"{2015 + month // 12}-{month % 12 + 1:02}-15"
        name, number = f"Nguyễn Văn {GIVEN[n]}", n + 1
        title = f"{{vi: Hội nghị lần thứ {number} về hợp tác giữa các địa phương, en: Conference {number}}}"
        held = f"title: {{vi: Giám đốc Sở, en: Director}}, from: {date}, until: {{date: {date[:4]}-12, source: https://archive.example/y}}"
        yield event(f"e{n}", title=title, date=date)
        yield document(
            f"r{n}", symbol=f"{number}-NQ/TW", issued=date, title=f"{{vi: Về việc {number}, en: On matter {number}}}",
            short=f"{{vi: [Nghị quyết {number}], en: [Resolution {number}]}}",
        )  # fmt: skip
        yield person(f"p{n}", name, offices=f"[{{{held}, source: https://archive.example/x}}]")
        yield briefing(
            f"b{n}", f"{name} nói về Nghị quyết {number}.\n\n{name} nhắc lại Nghị quyết {number}.", title=f"Tin {n}",
            date=date, event=f"e{n}", people=f"{{p{n}: Giám đốc}}",
        )  # fmt: skip


def texts(svg: str) -> list[str]:
    return re.findall(r"<text class=\"year\"[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize(("years", "ticks"), [(1, ["1/2015", "4/2015", "7/2015", "10/2015"]), (10, ["2015", "2017"])])
def test_an_axis_has_months_for_one_year_and_years_for_ten(made: Make, years: int, ticks: list[str]) -> None:
    html = (made(*spanning(years)) / "vi/dong-thoi-gian.html").read_text(encoding="utf-8")
    assert texts(html)[: len(ticks)] == ticks
    assert html.index('class="moments"') < html.index("<svg"), "the list stands before the drawing"


def overlaps(page: Any) -> list[str]:
    """Return the names of a drawing that touch each other, or leave it."""
    boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    wrong = [one["name"] for one in boxes if one["x"] < -8 or one["right"] > 968]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one["right"] <= other["x"] or other["right"] <= one["x"]
            if not apart and one["y"] < other["bottom"] and other["y"] < one["bottom"]:
                wrong.append(f"{one['name']} touches {other['name']}")
    return wrong


@pytest.mark.browser
@pytest.mark.parametrize("years", [1, 3, 10])
def test_names_in_the_drawing_can_be_read(window: Open, made: Make, years: int) -> None:
    opened = window(viewport={"width": 1280, "height": 800})
    site = made(*spanning(years)) / "vi"
    for path in ("dong-thoi-gian.html", "nhan-vat/p3.html", "index.html"):
        opened.page.goto((site / path).as_uri())
        for width in (1280, 768, 390, 320):
            opened.size(width)
            assert opened.overflow() == []
            if path == "dong-thoi-gian.html" and width < 512:
                drawn = opened.page.locator(".chart, a[href='#drawn']")
                assert not any(one.is_visible() for one in drawn.all()), "on a phone the list stands for the drawing"
                assert opened.page.locator(".moments").first.is_visible()
                continue
            assert overlaps(opened.page) == []
            sizes = opened.page.evaluate(SIZES)
            assert min(sizes) >= 13, f"{path}, {width} px: {sizes}"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["vi/dong-thoi-gian.html", "en/timeline.html"])
def test_names_of_the_real_drawing_can_be_read(window: Open, home: str, path: str) -> None:
    opened = window()
    opened.page.goto(home + path)
    assert overlaps(opened.page) == []


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_everything(window: Open, home: str, path: str) -> None:
    opened = window()
    page = opened.page
    page.goto(home + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reached = set()
    stops = page.locator(STOPS).count()
    for _ in range(min(stops, 60)):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(REACHED))
    assert "" not in reached and len(reached) > 5


def test_everything_drawn_is_in_the_list_and_leads_somewhere(found_site: Path) -> None:
    html = read(found_site, "en/timeline.html")
    before, drawn = html.split("<svg", 1)
    chart = drawn.split("</svg>")[0]
    links = set(re.findall(r'<a class="mark" href="([^"]+)"', chart))
    assert len(links) > 15 and links <= set(re.findall(r'href="([^"]+)"', before))
    assert "<title id=" in chart and "<desc id=" in chart and all((found_site / link).is_file() for link in links)
    assert chart.count('class="curve"') >= 3, "documents are joined to the events that name them"


def test_the_matrix_says_what_its_table_says(found_site: Path, made: Make) -> None:
    dots: list[tuple[str, str]] = []
    for site, path in ((found_site, "en/timeline.html"), (made(*spanning(10)), "vi/dong-thoi-gian.html")):
        html = read(site, path).split('class="strip matrix"')[1]
        drawing, table = html.split("</svg>", 1)
        dots = re.findall(r'<a href="([^"]+)" aria-labelledby="row[^>]*><title[^>]*>(\d+) ', drawing)
        rows = re.findall(r"</td><td>(\d+)</td><td><a href=\"([^\"]+)\"", table)
        assert dots and dots == [(address, count) for count, address in rows]
    assert dots[0] == ("vi/ban-tin/b0.html#p1", "2")


def test_a_year_of_very_many_briefings_names_its_page_instead(tmp_path: Path) -> None:
    stems = [f"2023-01-01-b{number}" for number in range(51)]
    site = small_site(tmp_path, *map(briefing, stems), briefing("2022-01-01-a"), event("e", date="2023-05-01"))
    site.built()
    html = read(site.output, "vi/dong-thoi-gian.html")
    year = html.split('id="y2023"')[1].split("</section>")[0]
    assert re.findall(r'href="([^"]+)"', year) == ["vi/nam/2023.html", "vi/su-kien/e.html"] and "(51)" in year
    assert "vi/ban-tin/2022-01-01-a.html" in html
    site.remove(f"content/briefings/{stems[0]}.vi.md").built()
    assert read(site.output, "vi/dong-thoi-gian.html").count('href="vi/ban-tin/2023-01-01-b') == 50


def test_an_archive_without_dates_has_no_drawing(made: Make) -> None:
    site = made(person("a", "An"))
    html = (site / "vi/dong-thoi-gian.html").read_text(encoding="utf-8")
    assert "<svg" not in html and "#drawn" not in html and "#together" not in html


TERMS = """-- content/terms.yaml --
- {vi: Sở Ngoại vụ, en: Department of External Relations (DER), kind: body, basis: press}
- {vi: Thành ủy, en: Party Committee, kind: body, basis: archive}
- {vi: Sở, en: Department, basis: archive}
"""


def test_terms_say_where_they_occur_in_the_language_of_the_page(made: Make) -> None:
    site = made(
        TERMS,
        briefing("2024-01-01-a", "Đoạn một.\n\nÔng nói về SỞ  Ngoại\nvụ. Thành ủyx không phải."),
        briefing("2024-01-01-a", "One.\n\nHe spoke. The DER.", "en", "vi"),
        briefing("2024-02-01-b", "Thành ủy họp."),
    )

    def where(page: str, term: str) -> list[str]:
        row = read(site, page).split(f'<tr id="{term}">')[1].split("</tr>")[0]
        return re.findall(r'<li><a href="([^"]+)"', row)

    assert where("vi/thuat-ngu.html", "term-so-ngoai-vu") == ["vi/ban-tin/2024-01-01-a.html#p2"]
    assert where("en/terms.html", "term-so-ngoai-vu") == ["en/briefings/2024-01-01-a.html#p2"]
    assert where("vi/thuat-ngu.html", "term-thanh-uy") == ["vi/ban-tin/2024-02-01-b.html#p1"]
    assert where("en/terms.html", "term-thanh-uy") == []


def test_terms_often_found_show_the_latest_and_say_so(made: Make) -> None:
    days = (briefing(f"2024-01-{n:02}-a", "Thành ủy.") for n in range(1, 9))
    row = read(made(TERMS, *days), "vi/thuat-ngu.html").split('<tr id="term-thanh-uy">')[1].split("</tr>")[0]
    listed = re.findall(r'href="vi/ban-tin/2024-01-(\d+)-a.html#p1"', row)
    assert listed == ["08", "07", "06", "05", "04"] and "cũ hơn" in row


def test_a_note_on_a_term_says_which_of_its_words_are_of_another_language(made: Make) -> None:
    note = "{en: 'Not “plan” ([kế hoạch 5-KH/TW](lang:vi)) & co.', vi: 'Không phải “[plan](lang:en)”.'}"
    site = made(f"-- content/terms.yaml --\n- {{vi: đề án, en: scheme, basis: press, note: {note}}}\n")
    en = (site / "en/terms.html").read_text(encoding="utf-8")
    assert 'Not “plan” (<span lang="vi">kế hoạch <span class="nowrap">5-KH/TW</span></span>) &amp; co.<' in en
    assert 'Không phải “<span lang="en">plan</span>”.<' in (site / "vi/thuat-ngu.html").read_text(encoding="utf-8")


def test_terms_of_one_spelling_have_addresses_of_their_own(made: Make) -> None:
    twice = "-- content/terms.yaml --\n- {vi: Hiếu, en: A, basis: press}\n- {vi: Hiệu, en: B, basis: press}\n"
    html = (made(twice) / "en/terms.html").read_text(encoding="utf-8")
    assert re.findall(r'<tr id="([^"]+)"', html) == ["term-hieu", "term-hieu-2"]


@pytest.mark.browser
def test_terms_are_narrowed_by_what_is_typed(window: Open, home: str) -> None:
    opened = window()
    page = opened.page
    page.goto(home + "vi/thuat-ngu.html")
    rows = page.locator(".terms tbody tr:visible")
    everything = rows.count()
    page.fill("[data-filter]", "SO ngoai vu")
    assert 0 < rows.count() < everything / 4
    assert all("ngoại vụ" in text.lower() for text in rows.all_inner_texts())
    assert page.inner_text("[data-filtered]").endswith(str(rows.count()))
    assert all(page.locator("[data-filtered-part]:visible").nth(n).locator("tr:visible").count() > 1
               for n in range(page.locator("[data-filtered-part]:visible").count()))  # fmt: skip
    page.fill("[data-filter]", "")
    assert rows.count() == everything


@pytest.mark.browser
def test_a_name_leads_to_its_term(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + "en/search.html")
    opened.ask("hcmc")
    opened.page.click("[data-names] a")
    opened.page.wait_for_url("**/terms.html#term-thanh-pho-ho-chi-minh-tphcm")
    assert opened.page.locator("tr:target").is_visible()


CHANGED = (
    briefing("2024-01-01-a", "Một.", title="Tin A", updated="2026-03-01",
             corrections="[{date: 2026-02-01, note: Sửa tên.}]"),
    briefing("2024-01-01-a", "One.", "en", "vi", title="Report A",
             translation="{of: vi, by: kho, status: unofficial, date: 2026-01-20}",
             corrections="[{date: 2026-02-01, note: Name mended.}, {date: 2026-02-10, note: Wording only.}]"),
    briefing("2024-01-02-b", "Hai.", title="Tin B"),
    briefing("2024-01-02-b", "Two.", "en", "vi", title="Report B"),
)  # fmt: skip


def changes(site: Path, path: str) -> list[str]:
    """Return what the page lists: day, and every line without its mark-up."""
    html = (site / path).read_text(encoding="utf-8").split("<main")[1].split("</main>")[0]
    found = []
    for day, section in re.findall(r'aria-labelledby="d([\d-]+)">(.*?)</section>', html, re.DOTALL):
        lines = re.findall(r"<li>(.*?)</li>", section, re.DOTALL)
        found += [f"{day} {' '.join(re.sub('<[^>]+>', ' ', line).split())}" for line in lines]
    return found


def test_changes_say_what_happened_when(made: Make) -> None:
    site = made(*CHANGED)
    assert changes(site, "en/changes.html") == [
        "2026-03-01 Updated Report A",
        "2026-02-10 Corrected Report A Wording only.",
        "2026-02-01 Corrected Report A Name mended.",
        "2026-01-20 Translated Report A English",
        "2026-01-01 Added Report A Vietnamese",
        "2026-01-01 Added Report B Vietnamese, English",
    ]
    vietnamese = changes(site, "vi/thay-doi.html")
    assert "2026-02-01 Đính chính Tin A Sửa tên." in vietnamese and len(vietnamese) == 6
    assert "2026-02-10 Đính chính Tin A tiếng Anh Wording only." in vietnamese
    html = read(site, "vi/thay-doi.html")
    assert '<span lang="en">Wording only.</span>' in html and 'href="vi/ban-tin/2024-01-01-a.html"' in html


def test_changes_stand_in_the_foot_of_every_page(found_site: Path) -> None:
    for lang, name in (("vi", "thay-doi.html"), ("en", "changes.html")):
        foot = read(found_site, f"{lang}/index.html").split("<footer")[1]
        assert f'href="{lang}/{name}"' in foot


def test_the_head_has_four_entries_and_a_field(found_site: Path) -> None:
    head = (found_site / "en/index.html").read_text(encoding="utf-8").split('class="entries"')[1].split("</nav>")[0]
    on_a_phone = re.sub(r'<span class="roomy">.*?</span>', "", head)
    elsewhere = re.sub(r'<span class="brief">.*?</span>', "", head)
    entries = [re.findall(r"<li><a[^>]*>(?:<span[^>]*>)?([^<]+)<", one) for one in (elsewhere, on_a_phone)]
    assert entries[0] == ["Briefings", "People", "Resolutions and documents", "Timeline"]
    assert entries[1] == ["Briefings", "People", "Documents", "Timeline"]
    (form,) = re.findall(r"<form[^>]*>", (found_site / "en/index.html").read_text(encoding="utf-8"))
    assert 'role="search"' in form and 'action="../en/search.html"' in form
