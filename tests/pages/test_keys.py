"""Keys: a page's key changes whenever its bytes do, and an edit touches only the pages that show what was edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.small_sites import SmallSite, briefing, document, event, page, person, small_site

DATES = {"2021-03-01": "son", "2022-03-01": "nen", "2023-03-01": "son", "2023-06-01": "", "2024-03-01": "nen"}


def archive(folder: Path) -> SmallSite:
    names = {"son": "Bùi Thanh Sơn", "nen": "Nguyễn Văn Nên", "": "Không ai"}
    texts = []
    for date, who in DATES.items():
        given = f"{{{who}: Ông}}" if who else ""
        texts += [
            briefing(
                f"{date}-tin",
                f"{names[who]} nói về Nghị quyết 31.\n\nHai.",
                people=given,
                event="hop" if date == "2023-06-01" else "",
            ),
            briefing(f"{date}-tin", f"{names[who]} spoke.\n\nTwo.", "en", "vi", people=given),
        ]
    return small_site(
        folder, *texts, person("son", "Bùi Thanh Sơn"), person("nen", "Nguyễn Văn Nên"),
        event("hop", date="2023-06-01"),
        document("31-nq-tw", symbol="31-NQ/TW", issued="2020-12-30", short="{vi: [Nghị quyết 31]}"), page("about"),
        "-- content/terms.yaml --\n- {vi: a, en: b, basis: press}\n",
    )  # fmt: skip


class State(NamedTuple):
    keys: Mapping[str, bytes]
    files: Mapping[str, bytes]


def state(site: SmallSite, **said: object) -> State:
    site.built(**said)
    return State(site.keys(), site.tree())


def different(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


TIN = "content/briefings/2022-03-01-tin"
PO = "translations/vi/LC_MESSAGES/messages.po"
# A path, the words in it, and other words for them.
EDITS = {
    "a title": (f"{TIN}.vi.md", "title: Tin", "title: Tin mới"),
    "a summary": (f"{TIN}.en.md", "summary: Tóm tắt", "summary: New"),
    "a body": (f"{TIN}.vi.md", "Hai.", "Hai, ba."),
    "one word more in a translation": (f"{TIN}.en.md", "Two.", "Two, three."),
    "a mention that goes": (f"{TIN}.vi.md", "về Nghị quyết 31", "về việc khác"),
    "a mention that comes": (f"{TIN}.en.md", "Two.", "Two. Bùi Thanh Sơn."),
    "a heading": (f"{TIN}.vi.md", "Hai.", "## Hai\n\nBa."),
    "a date": (f"{TIN}.vi.md", "date: 2022-03-01", "date: 2022-03-02"),
    "an office": (f"{TIN}.vi.md", "people: {nen: Ông}", "people: {nen: Bí thư}"),
    "a slug": (f"{TIN}.vi.md", "added:", "slugs: {vi: khac}\nadded:"),
    "a correction": (f"{TIN}.vi.md", "added:", "corrections: [{date: 2026-02-02, note: Sửa.}]\nadded:"),
    "a place": (f"{TIN}.vi.md", "added:", "place: Hà Nội\nadded:"),
    "an event": (f"{TIN}.vi.md", "added:", "event: hop\nadded:"),
    "a person's name": ("content/people/nen.md", "given: Nên", "given: Nền"),
    "a person's office": (
        "content/people/nen.md", "---\nname",
        "---\noffices: [{title: {vi: a}, from: 2020, source: 'https://archive.example/'}]\nname",
    ),
    "an alias": ("content/people/nen.md", "---\nname", "---\naliases: [Không ai]\nname"),
    "a document's title": ("content/resolutions/31-nq-tw.md", "vi: Văn bản", "vi: Nghị quyết"),
    "a document's date": ("content/resolutions/31-nq-tw.md", "2020-12-30", "2022-12-30"),
    "an event's title": ("content/events/hop.md", "vi: Sự kiện", "vi: Cuộc họp"),
    "a page about the archive": ("content/pages/about.vi.md", "Một câu.", "Hai câu."),
    "the title of a page about the archive": ("content/pages/about.vi.md", "title: Trang", "title: Về trang"),
    "a term": ("content/terms.yaml", "vi: a", "vi: á"),
    "the site's title": ("content/site.yaml", "vi: Kho thử", "vi: Kho khác"),
    "the site's base address": ("content/site.yaml", "archive.example/kho/", "archive.example/khac/"),
    "the address for corrections": ("content/site.yaml", "archive.test/sua", "archive.test/sai"),
    "a template": ("templates/person.html", "{% block under_heading %}", "{% block under_heading %}\n<p>x</p>"),
    "a template's comment": ("templates/person.html", "{% block under_heading %}", "{# x #}{% block under_heading %}"),
    "a template that others extend": ("templates/base.html", "<main", "<p>x</p><main"),
    "a macro": ("templates/parts/cards.html", '<li class="card">', '<li class="card x">'),
    "a catalogue": (PO, 'msgid "People"\nmsgstr "Nhân vật"', 'msgid "People"\nmsgstr "Người"'),
}  # fmt: skip


EXACT = [EDITS[name] for name in ("a body", "a mention that goes", "a person's name")]
"""Edits after which a page is rendered again only if it will be another."""
SHOWN = [EDITS[name] for name in ("a title", "a summary", "a heading", "a date", "a place", "a correction")]
"""Edits after which a page is rendered again only if it shows the briefing that was edited."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallSite, State]:
    site = archive(tmp_path_factory.mktemp("keys"))
    return site, state(site)


@pytest.mark.parametrize(("path", "old", "new"), EDITS.values(), ids=EDITS)
def test_whatever_changes_a_page_changes_its_key(path: str, old: str, new: str, sites: tuple[SmallSite, State]) -> None:
    site, before = sites
    original = (site.root / path).read_bytes()
    try:
        site.edit(path, old, new)
        after = state(site)
    finally:
        site.write_bytes(path, original)
    changed = {name for name in different(before.files, after.files) if name in before.keys.keys() | after.keys.keys()}
    assert changed <= different(before.keys, after.keys), "a page changed, and its key says it did not"
    assert changed or new.startswith("{#"), "the edit should have been seen by readers"
    # The files of the index are made of whole years; those that come out as they were are not written.
    needless = {name for name in different(before.keys, after.keys) - changed if not name.startswith("search/")}
    if (path, old, new) in EXACT:
        assert needless == set(), "a key changed for nothing"
    if (path, old, new) in SHOWN:
        assert all(b"2022-03-01-tin" in after.files[name] for name in needless), "a key changed for nothing"


def test_the_same_files_have_the_same_keys(sites: tuple[SmallSite, State]) -> None:
    site, before = sites
    assert state(site) == before
    site.built(output=site.root / "elsewhere")
    assert site.keys(site.root / "elsewhere") == before.keys


def test_options_that_show_are_in_the_key(sites: tuple[SmallSite, State]) -> None:
    site, before = sites
    after = state(site, base_url="https://khac.example/")
    site.built()
    changed = different(before.files, after.files) & before.keys.keys()
    assert changed and changed <= different(before.keys, after.keys)


def test_a_template_that_another_includes_is_in_its_key(tmp_path: Path) -> None:
    site = archive(tmp_path).write("-- templates/inner.html --\nmột\n")
    site.edit(
        "templates/person.html", "{% block under_heading %}", '{% block under_heading %}{% include "inner.html" %}'
    )
    before = state(site)
    after = state(site.write("-- templates/inner.html --\nhai\n"))
    changed = different(before.files, after.files) & before.keys.keys()
    assert "vi/nhan-vat/son.html" in changed and changed <= different(before.keys, after.keys)


@pytest.mark.parametrize(
    "code",
    [
        '{% include "inn" ~ "er.html" %}',
        '{%- include "inner.html" if lang else "parts/cards.html" -%}',
        '{% set name = "inn" ~ "er.html" %}{% include name ignore missing %}',
        '{% include ["inn" ~ "er.html", "parts/cards.html"] %}',
        '{% include("inn" ~ "er.html") %}',
        "{{ part('inn' ~ 'er.html', chrome) }}",
    ],
)
def test_a_template_with_a_name_made_as_it_goes_is_in_its_key(code: str, tmp_path: Path) -> None:
    site = archive(tmp_path).write("-- templates/inner.html --\nmột\n")
    site.edit("templates/person.html", "{% block under_heading %}", "{% block under_heading %}" + code)
    site.built()
    assert "một\n" in site.html("vi/nhan-vat/son.html")
    site.write("-- templates/inner.html --\nhai\n").built()
    assert "hai\n" in site.html("vi/nhan-vat/son.html")


def test_a_template_that_may_be_missing_or_include_itself_is_built(tmp_path: Path) -> None:
    site = archive(tmp_path)
    site.edit(
        "templates/person.html", "{% block under_heading %}",
        '{% block under_heading %}{% include "none.html" ignore missing %}'
        '{% if false %}{% include "person.html" %}{% endif %}',
    )  # fmt: skip
    before = state(site)
    after = state(site.write("-- templates/none.html --\nđây\n"))
    changed = different(before.files, after.files) & before.keys.keys()
    assert changed and changed <= different(before.keys, after.keys)


def test_a_catalogue_touches_no_page_of_another_language(sites: tuple[SmallSite, State]) -> None:
    """But for those that set texts of all languages side by side, and say of each what it is in its own words."""
    site, before = sites
    original = (site.root / PO).read_bytes()
    try:
        after = state(site.edit(PO, 'msgstr "Nhân vật"', 'msgstr "Người"'))
    finally:
        site.write_bytes(PO, original)
    english = [path for path in different(before.keys, after.keys) if path.startswith("en/")]
    assert not [path for path in english if not path.startswith("en/parallel/")]


# What an edit touches


def touched(site: SmallSite, before: State) -> set[str]:
    """Return the pages with another key, but for the files of the index, which `tests.search.test_index` looks at."""
    after = state(site)
    found = different(before.keys, after.keys)
    assert different(before.files, after.files) & (before.keys.keys() | after.keys.keys()) <= found
    return {path for path in found if not path.startswith("search/")}


def test_adding_a_briefing_touches_few_pages(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    site.write(
        briefing("2024-09-01-moi", "Nguyễn Văn Nên nói.", people="{nen: Ông}"),
        briefing("2024-09-01-moi", "Nguyễn Văn Nên spoke.", "en", "vi", people="{nen: Mr}"),
    )
    vi = {
        "vi/ban-tin/2024-09-01-moi.html", "vi/song-ngu/2024-09-01-moi.html", "vi/ban-tin/2024-03-01-tin.html",
        "vi/index.html", "vi/ban-tin/index.html", "vi/nam/2024.html", "vi/nhan-vat/nen.html",
        "vi/nhan-vat/index.html", "vi/dong-thoi-gian.html",
    }  # fmt: skip
    en = {
        "en/briefings/2024-09-01-moi.html", "en/parallel/2024-09-01-moi.html", "en/briefings/2024-03-01-tin.html",
        "en/index.html", "en/briefings/index.html", "en/years/2024.html", "en/people/nen.html",
        "en/people/index.html", "en/timeline.html",
    }  # fmt: skip
    of_all = {"data/briefings.json", "data/mentions.csv", "sitemap.xml"}
    of_thing = {"vi/nhan-vat/nen.xml", "en/people/nen.xml", "vi/atom.xml", "en/atom.xml"}
    changes = {"vi/thay-doi.html", "en/changes.html", "vi/thay-doi.xml", "en/changes.xml", "index.html"}
    assert touched(site, before) <= vi | en | of_all | of_thing | changes


def test_what_a_register_knows_of_offices_touches_no_page_of_a_briefing(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    found = touched(site.edit(*EDITS["a person's office"]), before)
    assert {"vi/nhan-vat/nen.html", "en/people/nen.html", "data/people.json"} <= found
    assert not [path for path in found if re.match("vi/(ban-tin|song-ngu)/.|en/(briefings|parallel)/.", path)]


def test_adding_a_briefing_of_an_old_year_leaves_the_other_years_alone(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    site.write(briefing("2021-09-01-moi", "Không ai."))
    found = touched(site, before)
    assert {"vi/nam/2021.html", "vi/ban-tin/2021-03-01-tin.html", "vi/ban-tin/2022-03-01-tin.html"} <= found
    assert not found & {
        "vi/nam/2022.html", "vi/nam/2023.html", "vi/nam/2024.html", "vi/ban-tin/2023-03-01-tin.html",
        "vi/ban-tin/2024-03-01-tin.html", "vi/nhan-vat/son.html", "vi/thuat-ngu.html", "vi/about.html",
    }  # fmt: skip


def test_a_word_of_a_body_touches_its_page_and_where_it_is_quoted(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    site.edit(f"{TIN}.vi.md", "Hai.", "Hai, ba.")
    assert touched(site, before) <= {
        "vi/ban-tin/2022-03-01-tin.html", "vi/song-ngu/2022-03-01-tin.html", "en/parallel/2022-03-01-tin.html",
        "vi/atom.xml", "vi/nghi-quyet/31-nq-tw.xml", "vi/nhan-vat/nen.xml",  # which hold it whole
    }  # fmt: skip


def test_renaming_a_person_touches_only_pages_that_name_them(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    site.edit("content/people/son.md", "given: Sơn", "given: Sớn")
    assert not touched(site, before) & {
        "vi/nam/2022.html",
        "vi/ban-tin/2024-03-01-tin.html",
        "vi/about.html",
        "vi/thuat-ngu.html",
    }


def test_new_years_change_only_lists_of_years(tmp_path: Path) -> None:
    site = archive(tmp_path)
    before = state(site)
    site.write(briefing("2025-01-01-moi", "Không ai."))
    assert not [path for path in touched(site, before) if "2021-03" in path or "2022-03" in path or "/son" in path]
