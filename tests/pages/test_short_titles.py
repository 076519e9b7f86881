"""Short titles stand wherever other pages name a thing; its own page, citations and entries of feeds have the whole
title, data have both."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from generator.cli import main
from tests.small_sites import SmallSite, briefing, document, event, lines, person, small_site

STEM, LATER, ALONE = "2024-05-01-a", "2024-06-01-b", "2024-07-01-c"
WHOLE = {"vi": "Tiêu đề dài của bản tin", "en": "The long title of the briefing"}
SHORT = {"vi": "Tin ngắn", "en": "Short news"}
EVENT = {"vi": "Hội nghị có tên dài", "en": "A conference with a long name"}
EVENT_SHORT = {"vi": "Hội nghị", "en": "Conference"}
LAW = {"vi": "Về việc này việc nọ", "en": "On this and that"}
LAW_SHORT = {"vi": "Nghị quyết 31 về việc này", "en": "Resolution 31 on this"}


def both(words: dict[str, str]) -> str:
    return "{" + ", ".join(f"{lang}: {text}" for lang, text in words.items()) + "}"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    body = {"vi": "Bùi Thanh Sơn và Nghị quyết 31.", "en": "Bùi Thanh Sơn and Resolution 31."}
    texts = [
        briefing(stem, body[lang], lang, of, title=title[lang], short_title=short.get(lang, ""), **more)
        for stem, title, short in (
            (STEM, WHOLE, SHORT),
            (LATER, {"vi": "Tin sau", "en": "Later news"}, {}),
        )
        for lang, of, more in (("vi", "", {"event": "hop"}), ("en", "vi", {}))
    ]
    return small_site(
        tmp_path,
        *texts,
        briefing(ALONE, body["vi"], title="Tin riêng"),
        person("son", "Bùi Thanh Sơn"),
        document(
            "nq-31",
            title=both(LAW),
            short_title=both(LAW_SHORT),
            symbol="31-NQ/TW",
            issued="2022-12-30",
            short="{vi: [Nghị quyết 31], en: [Resolution 31]}",
        ),
        event("hop", title=both(EVENT), short_title=both(EVENT_SHORT), date="2024-05-01"),
    )


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_a_things_own_page_has_the_whole_title(site: SmallSite) -> None:
    site.built()
    for path, title, short in (
        (f"vi/ban-tin/{STEM}.html", WHOLE["vi"], SHORT["vi"]),
        (f"en/briefings/{STEM}.html", WHOLE["en"], SHORT["en"]),
        ("en/events/hop.html", EVENT["en"], EVENT_SHORT["en"]),
        ("en/resolutions/nq-31.html", "Resolution No. 31-NQ/TW", LAW_SHORT["en"]),
    ):
        html = site.html(path)
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", html)
        assert heading and re.sub("<.*?>", "", heading[1]) == title, path
        assert f"<title>{title} – Test archive" in html or f"<title>{title} – Kho thử" in html
        assert f'<meta property="og:title" content="{title}">' in html
        assert f">{short}" not in main_of(html).partition("</header>")[0], path
    header = site.html(f"en/parallel/{STEM}.html").partition("<main")[2].partition("</header>")[0]
    assert f"<h1>{WHOLE['en']}</h1>" in header and WHOLE["vi"] in header and SHORT["vi"] not in header


@pytest.mark.parametrize(
    ("path", "short", "whole"),
    [
        (
            "en/index.html",
            (SHORT["en"], SHORT["vi"], LAW_SHORT["en"], EVENT_SHORT["en"]),
            (*WHOLE.values(), EVENT["en"]),
        ),
        ("vi/ban-tin/index.html", (SHORT["vi"], SHORT["en"], LAW_SHORT["vi"]), (*WHOLE.values(), LAW["vi"])),
        ("en/resolutions/index.html", (LAW_SHORT["en"], "31-NQ/TW"), (LAW["en"], "Resolution No.")),
        ("en/events/index.html", (EVENT_SHORT["en"],), (EVENT["en"],)),
        ("en/timeline.html", (EVENT_SHORT["en"], LAW_SHORT["en"]), (EVENT["en"], LAW["en"], "Resolution No.")),
        ("en/people/son.html", (SHORT["en"], LAW_SHORT["en"]), (WHOLE["en"], LAW["en"])),
        ("en/resolutions/nq-31.html", (SHORT["en"],), (WHOLE["en"],)),
        ("en/events/hop.html", (SHORT["en"], LAW_SHORT["en"]), (WHOLE["en"], LAW["en"])),
        (f"en/briefings/{LATER}.html", (SHORT["en"], LAW_SHORT["en"], EVENT_SHORT["en"]), (WHOLE["en"], EVENT["en"])),
        (f"en/briefings/{ALONE}.html", (SHORT["en"],), (WHOLE["en"],)),
        ("en/changes.html", (SHORT["en"],), (WHOLE["en"],)),
    ],
)
def test_other_pages_say_the_short_one(
    site: SmallSite, path: str, short: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    site.built()
    shown = main_of(site.html(path))
    assert [words for words in short if words not in shown] == []
    assert [words for words in whole if words in shown] == []


def test_a_preview_says_the_short_one_beside_the_symbol(site: SmallSite) -> None:
    other = {"vi": "Quy chế dài", "en": "A long regulation"}
    site.write(document("qc", title=both(other), short_title="{vi: Quy chế, en: Regulation}", type="regulation"))
    site.built()
    numbered, named = site.html("en/resolutions/nq-31.html"), site.html("en/resolutions/qc.html")
    assert (
        "<h1 data-preview>Resolution No. " in numbered and f'data-preview="{LAW_SHORT["en"]}">{LAW["en"]}<' in numbered
    )
    assert '<h1 data-preview="Regulation">A long regulation</h1>' in named


def test_words_that_lead_to_a_thing_stay_the_texts_own(site: SmallSite) -> None:
    site.edit(
        f"content/briefings/{LATER}.vi.md", "Bùi Thanh Sơn và", f"[như đã viết](briefing:{STEM}), Bùi Thanh Sơn và"
    )
    site.edit(f"content/briefings/{LATER}.en.md", "Bùi Thanh Sơn and", f"[as told](briefing:{STEM}), Bùi Thanh Sơn and")
    site.built()
    prose = site.html(f"en/briefings/{LATER}.html").partition('class="prose"')[2].partition('class="colophon"')[0]
    prose = re.sub('<ul class="notes".*?</ul>', "", prose, flags=re.DOTALL)
    assert ">as told</a>" in prose and ">Resolution 31</a>" in prose
    assert SHORT["en"] not in prose and LAW_SHORT["en"] not in prose


def test_citations_and_entries_of_feeds_have_the_whole_title(site: SmallSite) -> None:
    site.built()
    cite = site.html(f"en/briefings/{STEM}.html").partition('id="cite"')[2].partition("</section>")[0]
    assert WHOLE["en"] in cite and SHORT["en"] not in cite
    for feed in ("en/atom.xml", "en/resolutions/nq-31.xml"):
        xml = site.html(feed)
        assert f"<title>{WHOLE['en']}</title>" in xml and SHORT["en"] not in xml.partition("<entry>")[0]
    assert "<title>Resolution No. 31-NQ/TW – Test archive</title>" in site.html("en/resolutions/nq-31.xml")


def test_data_have_both(site: SmallSite) -> None:
    site.built()
    first = next(one for one in json.loads(site.html("data/briefings.json"))["briefings"] if one["id"] == STEM)
    first = first["texts"]["en"]
    assert (first["title"], first["short_title"]) == (WHOLE["en"], SHORT["en"])
    (law,) = json.loads(site.html("data/resolutions.json"))["resolutions"]
    assert law["short_title"] == LAW_SHORT and law["title"] == LAW
    (met,) = json.loads(site.html("data/events.json"))["events"]
    assert met["short_title"] == EVENT_SHORT
    assert '"maxLength": 60' in site.html("data/schema/briefings.json")


def test_two_things_of_one_short_title_are_told_apart(site: SmallSite) -> None:
    other = {"vi": EVENT_SHORT["vi"], "en": "Another"}
    site.write(event("hop-2", title="{vi: Tên khác, en: Other}", short_title=both(other), date="2025-01-01")).built()
    shown = site.html("vi/su-kien/index.html")
    assert "Hội nghị (2024)</a>" in shown and "Hội nghị (2025)</a>" in shown
    assert "Conference</a>" in site.html("en/events/index.html")


def test_search_knows_a_thing_by_its_whole_title_too(site: SmallSite) -> None:
    site.built()
    head = site.html("search/en/head.js")
    found = re.search(r'\["resolution","[^"]*","[^"]*","([^"]*)","[^"]*","([^"]*)",\[([^\]]*)\]', head)
    assert found and found[1] == LAW_SHORT["en"] and found[2].startswith("31-NQ/TW")
    assert all(f'"{title}"' in found[3] for title in (*LAW.values(), LAW_SHORT["vi"]))


def test_characters_are_counted_composed(tmp_path: Path) -> None:
    sixty = "ệ" * 60
    site = small_site(tmp_path, briefing(STEM, short_title=unicodedata.normalize("NFD", sixty)))
    site.built()
    site.write(briefing(STEM, short_title=f"{sixty}x"))
    assert lines(site.build().problems) == [
        f"content/briefings/{STEM}.vi.md:8:14: a short title of 61 characters is too long for lists — use at most 60"
    ]


def test_a_language_without_it_is_reported(tmp_path: Path) -> None:
    site = small_site(
        tmp_path,
        briefing(STEM, short_title="Ngắn"),
        briefing(STEM, "A sentence.", "en", "vi"),
        briefing(LATER),
        briefing(LATER, "A sentence.", "en", "vi", short_title="Short"),
        event("hop", short_title="{vi: Ngắn}", date="2024-05-01"),
        event("le", title="{vi: Lễ}", short_title="{vi: Lễ ngắn, en: Short}", date="2024-05-01"),
    )
    result = site.build()
    assert [line for line in lines(result.problems) if "short_title" in line] == [
        f"content/briefings/{STEM}.en.md:2:1: warning: there is no “short_title” here, though "
        f"content/briefings/{STEM}.vi.md gives one — add it",
        f"content/briefings/{LATER}.en.md:5:1: warning: “short_title” stands here, but not in "
        f"content/briefings/{LATER}.vi.md — add it there, or take it out here",
        "content/events/hop.md:3:1: warning: “short_title” lacks “en”, which the title has — add it",
        "content/events/le.md:3:32: warning: “short_title” has “en”, which the title lacks — add it to the title, or "
        "take it out here",
    ]
    assert not result.failed and "A sentence." in site.html(f"en/briefings/{STEM}.html")


def test_a_new_draft_asks_for_one_where_the_title_is_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = small_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    title = "Hội nghị " + "rất " * 15 + "dài"
    assert main(["new", title, "--date", "2024-05-01"]) == 0
    assert main(["new", "Hội nghị", "--date", "2024-05-02"]) == 0
    drafts = {path.name[:10]: path.read_text() for path in (tmp_path / "content/briefings").glob("*.vi.md")}
    assert "\nshort_title: …\n" in drafts["2024-05-01"] and "short_title" not in drafts["2024-05-02"]
    stem = next(path.name for path in (tmp_path / "content/briefings").glob("2024-05-01*.vi.md")).partition(".")[0]
    path = f"content/briefings/{stem}.vi.md"
    site.edit(path, "draft: true\n", "").edit(path, "summary: …", "summary: Tóm tắt.")
    (wrong,) = [line for line in lines(site.build().problems) if "short_title" in line]
    assert wrong.endswith("“short_title” is still to be written — write it, or keep “draft: true” until then")


def test_a_translation_begins_with_that_of_its_original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = small_site(tmp_path, briefing(STEM, "Một câu.", short_title="Ngắn"))
    monkeypatch.chdir(tmp_path)
    assert main(["translate", STEM]) == 0
    assert "short_title: Ngắn\n" in (site.root / f"content/briefings/{STEM}.en.md").read_text()
