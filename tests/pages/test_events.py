"""An event sets its reports side by side: who and what each has, what only one has, and the words of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_sites import SmallSite, briefing, document, event, person, small_site

BOTH, ONE, OTHER = "Bùi Thanh Sơn", "Lê Thị Hằng", "Võ Văn Hoan"
FIRST, SECOND = "2024-05-01-a", "2024-05-02-b"
PATH = "vi/su-kien/ky.html"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    people = [person("son", BOTH), person("hang", ONE), person("hoan", OTHER)]
    laws = [
        document(key, short=f"{{vi: [{name}], en: [{name}]}}", issued="2020-01-01")
        for key, name in (("mot", "Nghị quyết 11"), ("hai", "Nghị quyết 22"))
    ]
    reports = [
        briefing(
            FIRST, f"Khai mạc.\n\n{BOTH} nói có 54 nơi, theo Nghị quyết 11 và Nghị quyết 22. {ONE} dự.", event="ky"
        ),
        briefing(SECOND, f"{BOTH} nói có 86 nơi, theo Nghị quyết 11.\n\n{OTHER} dự.", event="ky"),
    ]
    return small_site(tmp_path, event("ky", date="2024-05-01"), *people, *laws, *reports)


def reports(html: str) -> list[str]:
    return html.split('<section class="report"')[1:3]


def names(items: str) -> set[str]:
    return {re.sub(r"<[^>]*>", "", item.split("</a>")[0]) for item in re.findall(r"<li>(.*?)</li>", items)}


def test_what_only_one_report_has_stands_together_there(site: SmallSite) -> None:
    site.built()
    for report, only in zip(reports(site.html(PATH)), ({ONE, "Văn bản hai"}, {OTHER}), strict=True):
        both, alone = report.split('id="words"')[0].split('class="only-here"')
        assert names(both) == {BOTH, "Văn bản mot"} and names(alone) == only
        assert re.search(r"<h4>(.*?)</h4>", alone)[1] == "Chỉ có ở bài này"  # type: ignore[index]


def test_reports_of_different_newspapers_are_told_apart_by_them(site: SmallSite) -> None:
    papers = "-- content/sources.yaml --\nbao: {name: {vi: Báo & Tin}}\n"
    site.write(papers).edit(
        f"content/briefings/{SECOND}.vi.md",
        "source: {publisher_basis: unknown}",
        "source: {publisher: bao, publisher_basis: inferred}",
    ).built()
    headings = re.findall(r'class="only-here">\s*<h4>(.*?)</h4>', site.html(PATH))
    assert headings == ["Chỉ có ở bài này", 'Chỉ có ở Báo &amp; Tin <span class="mark">[suy ra]</span>']


def test_the_words_of_each_on_what_they_share_stand_in_the_order_of_the_reports(site: SmallSite) -> None:
    site.built()
    shared = site.html(PATH).split('id="words"')[1].split('class="sources"')[0]
    parts = {re.sub(r"<[^>]*>", "", part.split("</h3>")[0]): part for part in shared.split("<h3>")[1:]}
    assert set(parts) == {BOTH, "Văn bản mot"}, "what one report alone has is not set against another"
    lines = re.findall(r"<blockquote>(.*?)</blockquote>", parts[BOTH])
    assert ["54 nơi" in lines[0], "86 nơi" in lines[1]] == [True, True] and len(lines) == 2
    anchors = re.findall(r'href="[^"]*/([^/"]+)\.html#(p\d)"', parts[BOTH])
    assert anchors == [(FIRST, "p2"), (SECOND, "p1")]
    assert f"<b>{BOTH}</b>" in lines[0] and "Nghị quyết 11</b>" in parts["Văn bản mot"]


def test_one_report_is_set_against_nothing(site: SmallSite) -> None:
    site.remove(f"content/briefings/{SECOND}.vi.md").built()
    html = site.html(PATH)
    assert "only-here" not in html and 'id="words"' not in html and html.count('class="report"') == 1
