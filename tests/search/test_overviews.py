"""The timeline with its drawing and its lists, who is named with what, the terms, and the changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from generator.pages import timeline_chart
from tests.site.links import rooted
from tests.small_sites import PROJECT, briefing, document, event, person, small_site

if TYPE_CHECKING:
    from tests.search.window import Window

PAGES = (
    "vi/dong-thoi-gian.html", "en/timeline.html", "vi/thuat-ngu.html", "en/terms.html", "vi/thay-doi.html",
    "en/changes.html",
)  # fmt: skip
OTHERS = (
    "vi/index.html", "en/people/phan-van-mai.html", "vi/su-kien/coordination-regulation-2023-04-26.html",
    "vi/theo-doi.html",
)  # fmt: skip
SPACED = """() => {
  const style = new CSSStyleSheet()
  style.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }' +
    'p { margin-bottom: 2em !important }')
  document.adoptedStyleSheets = [style]
}"""
UNSEEN = """() => [...document.querySelectorAll('.strip :is(.bar, .dot, .square, .hatch), .strip text, .disc')].filter(one =>
  getComputedStyle(one).fill !== getComputedStyle(one.closest('a:has(text)') && one.matches('text')
    ? document.querySelector('main a') : document.body).color).map(one => one.outerHTML.slice(0, 80))"""
Open = Callable[..., "Window"]
Make = Callable[..., Path]
FONTS = "templates/static/fonts"
BOXES = """() => [...document.querySelectorAll('.chart a.mark text')].map(one => {
  const box = one.getBBox()
  return {name: one.textContent, x: box.x, y: box.y + 3, right: box.x + box.width, bottom: box.y + box.height - 3}
})"""
CROSSED = """() => [...document.querySelectorAll('.chart :is(.pole, .curve, .tick, .axis)')].flatMap(line => {
  const long = line.getTotalLength(), number = Math.ceil(long / 3)
  const points = Array.from({length: number + 1}, (_, at) => line.getPointAtLength(at * long / number))
  return [...document.querySelectorAll('.chart a.mark text')].filter(one => {
    const box = one.getBBox()
    return points.some(at => at.x > box.x && at.x < box.x + box.width && at.y > box.y + 3 && at.y < box.y + box.height - 3)
  }).map(one => `a ${line.getAttribute('class')} crosses ${one.textContent}`)
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


@pytest.mark.parametrize(("years", "ticks"), [(1, ["1/2015", "4/2015", "7/2015", "10/2015"]), (10, ["2015", "2016"])])
def test_an_axis_has_months_for_one_year_and_years_for_ten(made: Make, years: int, ticks: list[str]) -> None:
    html = (made(*spanning(years)) / "vi/dong-thoi-gian.html").read_text(encoding="utf-8")
    assert texts(html)[: len(ticks)] == ticks
    assert html.index("<svg") < html.index('class="dated"'), "the drawing stands before the list"


def test_years_without_anything_are_drawn_together(made: Make) -> None:
    held = "{title: {vi: Giám đốc, en: Director}, from: 2001, until: {date: 2018-05, source: https://archive.example/y}, source: https://archive.example/x}"
    events = (event(f"e{day[:4]}", date=day) for day in ("2012-01-05", "2019-06-01", "2020-03-01", "2022-01-01"))
    html = (made(*events, person("a", "An", offices=f"[{held}]")) / "en/timeline.html").read_text(encoding="utf-8")
    assert texts(html) == ["2012", "2019", "2020", "2022", "2001", "2018"]
    folded = re.findall(r'<text class="year folded"[^>]*>([^<]*)</text>', html)
    assert folded == ["2013–2018", "2021", "2002–2017"] and "are drawn together" in html
    drawn = re.findall(r'<rect class="fold" x="(\d+)" y="\d+" width="(\d+)"', html)
    assert all(0 < int(width) < 90 for _, width in drawn)


def overlaps(page: Any) -> list[str]:
    """Return the names of a drawing that touch each other, are crossed by a line, or leave it."""
    boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    wrong = [one["name"] for one in boxes if one["x"] < 0 or one["right"] > 1200]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one["right"] <= other["x"] or other["right"] <= one["x"]
            if not apart and one["y"] < other["bottom"] and other["y"] < one["bottom"]:
                wrong.append(f"{one['name']} touches {other['name']}")
    return [*wrong, *page.evaluate(CROSSED)]


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
            if path in ("dong-thoi-gian.html", "index.html") and width < 512:
                drawn = opened.page.locator(".chart, a[href='#drawn']")
                assert not any(one.is_visible() for one in drawn.all()), "on a phone the list stands for the drawing"
                assert path == "index.html" or opened.page.locator(".dated").first.is_visible()
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
@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_nothing_is_lost_with_wider_text_or_with_colours_of_the_readers_own(window: Open, home: str, path: str) -> None:
    """The smallest window is that of 400 % on a screen of 1280 by 1024."""
    opened = window(viewport={"width": 320, "height": 256})
    page = opened.page
    page.goto(home + path)
    page.evaluate(SPACED)
    assert opened.overflow() == []
    opened.size(1280)
    assert opened.overflow() == []
    page.emulate_media(forced_colors="active")
    assert page.evaluate(UNSEEN) == []
    opened.shorten()
    assert opened.findings() == []


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
    chart, after = html.split("<svg", 1)[1].split("</svg>", 1)
    links = set(re.findall(r'<a class="mark" href="([^"]+)"', chart))
    assert len(links) > 15 and links <= set(re.findall(r'href="([^"]+)"', after))
    assert "<title id=" in chart and "<desc id=" in chart and all((found_site / link).is_file() for link in links)
    assert chart.count('class="curve"') >= 3, "documents are joined to the events that name them"


def test_more_curves_than_can_be_told_apart_are_not_drawn(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    laws = [
        document(f"r{n}", issued="2015-01-01", short=f"{{vi: [Nghị quyết {n}], en: [Resolution {n}]}}")
        for n in (11, 22)
    ]
    both = briefing("a", "Nghị quyết 11 và Nghị quyết 22.", date="2015-06-01", event="e")
    site = made(*laws, both, event("e", date="2015-06-01"))
    assert read(site, "en/timeline.html").count('class="curve"') == 2
    monkeypatch.setattr(timeline_chart, "MOST", 1)
    again = small_site(
        site.parent, briefing("b", "Nghị quyết 22.", date="2015-07-01", event="f"), event("f", date="2015-07-01")
    )
    assert again.built().written and read(site, "en/timeline.html").count('class="curve"') == 1
    monkeypatch.setattr(timeline_chart, "MOST", 2)
    again.write(
        event("g", date="2015-08-01"), briefing("c", "Nghị quyết 11, 22, Nghị quyết 22.", date="2015-08-01", event="g")
    ).built()
    html = read(site, "en/timeline.html")
    assert 'class="curve"' not in html and "A report on the event names" not in html and html.count('class="mark"') == 4


def test_names_in_the_drawing_are_whole(made: Make) -> None:
    long = "Hội nghị toàn quốc lần thứ hai mươi về công tác ngoại vụ của tất cả các địa phương trong cả nước năm 2021"
    site = made(event("e", title=f"{{vi: {long}, en: Conference}}", date="2021-12-13"))
    drawn = (site / "vi/dong-thoi-gian.html").read_text(encoding="utf-8").split("</svg>")[0]
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", drawn)
    assert " ".join(lines) == long and len(lines) > 2 and max(map(len, lines)) <= 34


def test_offices_are_listed_apart_from_what_happened(found_site: Path) -> None:
    year = read(found_site, "en/timeline.html").split('id="y2023"')[1].split("</section>")[0]
    happened, offices = year.split("<h4>Offices</h4>")
    assert "Signed" in happened and "Leaves office" in offices
    assert "office" not in re.sub("<[^>]*>", "", happened) and "Signed" not in offices


def test_the_matrix_is_a_table_whose_cells_lead_to_the_paragraph(found_site: Path, made: Make) -> None:
    for site, path, wanted in (
        (found_site, "en/timeline.html", {}),
        (made(*spanning(10)), "vi/dong-thoi-gian.html", {("p0", "resolution-r0"): ("vi/ban-tin/b0.html#p1", "2")}),
    ):
        table = read(site, path).split('<table class="matrix">')[1].split("</table>")[0]
        headings = re.findall(r'<th scope="(col|row)"[^>]*><a id="([^"]+)" href="([^"]+)"', table)
        assert {scope for scope, _, _ in headings} == {"col", "row"}
        assert all((site / link).is_file() for _, _, link in headings)
        cells = {
            (row, column): (link, count)
            for link, row, column, count in re.findall(
                r'<td><a href="([^"]+)" aria-labelledby="row-(\S+) column-(\S+) [^"]*">.*?aria-hidden="true">(\d+)</span>',
                table,
            )
        }
        ids = {name for _, name, _ in headings}
        assert cells and all({f"row-{row}", f"column-{column}"} <= ids for row, column in cells)
        assert wanted.items() <= cells.items()
        width = {row.count("<td>") for row in table.split("<tbody>")[1].split("<tr>")[1:]}
        assert width == {sum(scope == "col" for scope, _, _ in headings)}, "every row has a cell for every document"


@pytest.mark.browser
def test_the_first_column_of_the_matrix_stays_while_it_is_moved(window: Open, home: str) -> None:
    opened = window(viewport={"width": 390, "height": 800})
    page = opened.page
    page.goto(home + "vi/dong-thoi-gian.html")
    frame = page.locator(".goes-on", has=page.locator(".matrix"))
    said = page.locator(".goes-on:has(.matrix) + .sideways")
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth + 100") and said.is_visible()
    name = frame.locator("tbody th a").first
    before = name.bounding_box()
    frame.evaluate("one => { one.scrollLeft = 300 }")
    assert name.bounding_box() == before and before and before["x"] >= 0


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
    assert "<svg" not in html and "#drawn" not in html and "#listed" not in html and "#together" not in html


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


def test_terms_are_found_in_the_plural(made: Make) -> None:
    site = made(
        "-- content/terms.yaml --\n- {vi: Đại sứ, en: Ambassador, basis: press}\n"
        "- {vi: Tổng Lãnh sự, en: Consul General, basis: press}\n- {vi: Thông tấn, en: News, basis: press}\n",
        briefing("2024-01-01-a", "Đại sứ.\n\nTổng Lãnh sự."),
        briefing("2024-01-01-a", "Ambassadors.\n\nThe consuls general met.", "en", "vi"),
    )
    html = read(site, "en/terms.html").split("</main>")[0]
    rows = {row.partition('"')[0]: re.findall(r'<li><a href="([^"]+)"', row) for row in html.split('<tr id="')[1:]}
    assert rows == {
        "term-dai-su": ["en/briefings/2024-01-01-a.html#p1"],
        "term-tong-lanh-su": ["en/briefings/2024-01-01-a.html#p2"],
        "term-thong-tan": [],
    }


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
    page.goto(home + "en/terms.html")
    page.fill("[data-filter]", "foreign ministries")
    assert any("Ministry of Foreign Affairs" in text.replace("\xa0", " ") for text in rows.all_inner_texts())
    page.fill("[data-filter]", "ambass")
    assert rows.count() == 1, "words may be begun"


@pytest.mark.browser
def test_a_name_leads_to_its_term(window: Open, home: str) -> None:
    opened = window()
    opened.search_page(home + "en/search.html")
    opened.ask("hcmc")
    opened.page.click("[data-names] a[href*='#term-thanh-pho-ho-chi-minh-tphcm']")
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


def test_the_head_has_five_entries_and_a_field(found_site: Path) -> None:
    head = (found_site / "en/index.html").read_text(encoding="utf-8").split('class="entries"')[1].split("</nav>")[0]
    on_a_phone = re.sub(r'<span class="roomy">.*?</span>', "", head)
    elsewhere = re.sub(r'<span class="brief">.*?</span>', "", head)
    entries = [re.findall(r"<li><a[^>]*>(?:<span[^>]*>)?([^<]+)<", one) for one in (elsewhere, on_a_phone)]
    assert entries[0] == ["Briefings", "People", "Resolutions and documents", "Subjects", "Timeline"]
    assert entries[1] == ["Briefings", "People", "Documents", "Subjects", "Timeline"]
    (form,) = re.findall(r"<form[^>]*>", (found_site / "en/index.html").read_text(encoding="utf-8"))
    assert 'role="search"' in form and 'action="../en/search.html"' in form
