"""Subjects: what the pages of organisations, places and topics say, and what other pages say of them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.site.site import Site
from tests.small_sites import SmallSite, briefing, document, person, small_site

SOURCE = "https://archive.example/"


def organisation(key: str, vi: str, en: str, folder: str = "organisations", **fields: str) -> str:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"-- content/{folder}/{key}.md --\n---\nname: {{vi: {vi}, en: {en}}}\n{more}---\n"


def minister(key: str, name: str, dates: str) -> str:
    title = "{vi: Bộ trưởng, en: Minister}"
    return person(key, name, offices=f'[{{title: {title}, organisation: bo, {dates}, source: "{SOURCE}"}}]')


SITE = (
    organisation("bo", "Bộ Ngoại giao", "Ministry of Foreign Affairs", aliases="{en: [Foreign Ministry]}"),
    organisation("so", "Sở Ngoại vụ", "Department of External Relations", part_of="bo", prose="false"),
    organisation("viet-nam", "Việt Nam", "Vietnam", "places"),
    organisation("kinh-te", "Ngoại giao kinh tế", "Economic diplomacy", "topics"),
    organisation("trong", "Chưa có tin", "Nothing yet", "topics"),
    minister("pham-binh-minh", "Phạm Bình Minh", f'from: 2011-08-03, until: {{date: 2021-04-08, source: "{SOURCE}"}}'),
    minister("bui-thanh-son", "Bùi Thanh Sơn", "from: 2021-04-08"),
    document("quy-che", issuer="[bo, so]", type="regulation"),
    "-- content/terms.yaml --\n- {vi: Bộ, en: Ministry, basis: press, kind: body, organisation: bo}\n",
    briefing(
        "2024-05-01-a",
        "Bùi Thanh Sơn (Bộ Ngoại giao) làm việc với Sở Ngoại vụ. Bộ Ngoại giao ký [quy chế](resolution:quy-che).",
        people="{bui-thanh-son: Bộ trưởng}",
        topics="[kinh-te]",
    ),
    briefing(
        "2024-05-01-a",
        "Bùi Thanh Sơn (Foreign Ministry) met the Department of External Relations and signed a "
        "[regulation](resolution:quy-che).",
        "en",
        "vi",
        people="{bui-thanh-son: Minister}",
    ),
    briefing("2023-05-01-b", "Việt Nam.", single="{reason: Ngắn.}"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = small_site(tmp_path_factory.mktemp("subjects"), *SITE)
    site.built()
    return site


def test_a_briefing_lists_its_subjects_by_kind_and_links_each_once(site: SmallSite) -> None:
    html = site.html("vi/ban-tin/2024-05-01-a.html")
    links = '<a href="../../vi/to-chuc/bo.html">Bộ Ngoại giao</a>, <a href="../../vi/to-chuc/so.html">Sở Ngoại vụ</a>'
    assert f"<dt>Tổ chức</dt><dd>{links}</dd>" in html
    assert '<dt>Lĩnh vực</dt><dd><a href="../../vi/chu-de/kinh-te.html">Ngoại giao kinh tế</a></dd>' in html
    assert "<dt>Địa danh</dt>" not in html
    assert html.count('<a class="ref" href="../../vi/to-chuc/bo.html">') == 1
    assert 'class="ref" href="../../vi/to-chuc/so.html"' not in html, "its name is no link in running text"


def test_an_organisation_says_its_parts_its_offices_and_its_documents(site: SmallSite) -> None:
    html = site.html("en/organisations/bo.html")
    assert (
        '<dt>Parts</dt><dd><a href="../../en/organisations/so.html">Department of External Relations</a></dd>' in html
    )
    part = site.html("en/organisations/so.html")
    assert '<dt>Part of</dt><dd><a href="../../en/organisations/bo.html">Ministry of Foreign Affairs</a></dd>' in part
    rows = re.findall(r"<tr>\n<th scope=\"row\">Minister</th>\n<td>(.*?)</td>", html)
    assert ["bui-thanh-son" in row for row in rows] == [True, False], "the latest first"
    assert '<a href="../../en/resolutions/quy-che.html">' in html[html.index("Documents that it issued") :]
    assert "(<b>Foreign Ministry</b>)" in html and "Bùi Thanh Sơn" in html[html.index("In the same paragraphs") :]


def test_a_person_says_who_held_the_office_before_and_after(site: SmallSite) -> None:
    later, earlier = site.html("en/people/bui-thanh-son.html"), site.html("en/people/pham-binh-minh.html")
    link = '<a href="../../en/people/{}.html">.*?{}.*?</a>, {} <time datetime="2021-04-08">8 Apr 2021</time>'
    before = link.format("pham-binh-minh", "Phạm Bình Minh", "until")
    assert re.search(f"before: {before}", later) and "after:" not in later
    after = re.search(f"after: {link.format('bui-thanh-son', 'Bùi Thanh Sơn', 'from')}", earlier)
    assert after and "before:" not in earlier
    assert '<a href="../../en/organisations/bo.html">Ministry of Foreign Affairs</a>' in later


def test_a_topic_lists_the_briefings_that_are_filed_under_it(site: SmallSite) -> None:
    html = site.html("vi/chu-de/kinh-te.html")
    assert 'href="../../vi/ban-tin/2024-05-01-a.html"' in html and "2023-05-01-b" not in html
    assert "Chưa có bản tin nào thuộc lĩnh vực này." in site.html("vi/chu-de/trong.html")
    feed = site.html("vi/chu-de/kinh-te.xml")
    assert "Các bản tin mới nhất về Ngoại giao kinh tế" in feed and feed.count("<entry>") == 1


def test_documents_and_terms_lead_to_their_organisations(site: SmallSite) -> None:
    html = site.html("vi/nghi-quyet/quy-che.html")
    for key in ("bo", "so"):
        assert f'<a href="../../vi/to-chuc/{key}.html">' in html
    assert '<th scope="row"><a href="../en/organisations/bo.html">Ministry</a></th>' in site.html("en/terms.html")


def test_the_data_have_the_subjects_and_what_belongs_to_them(site: SmallSite) -> None:
    def records(folder: str) -> dict[str, dict[str, object]]:
        return {one["id"]: one for one in json.loads(site.html(f"data/{folder}.json"))[folder]}

    assert records("organisations")["so"]["part_of"] == "bo" and "prose" not in records("organisations")["so"]
    assert records("places").keys() == {"viet-nam"} and records("topics").keys() == {"kinh-te", "trong"}
    assert records("resolutions")["quy-che"]["issuer"] == ["bo", "so"]
    briefings = records("briefings")
    assert briefings["2024-05-01-a"]["organisations"] == ["bo", "so"]
    assert briefings["2024-05-01-a"]["topics"] == ["kinh-te"]
    assert briefings["2023-05-01-b"]["places"] == ["viet-nam"]


def test_a_subject_is_found_by_all_its_names(site: SmallSite) -> None:
    head = site.html("search/en/head.js")
    assert "Foreign Ministry" in head and "Bộ Ngoại giao" in head and "Economic diplomacy" in head
    page = site.html("en/search.html")
    assert all(f'<select id="facet-{kind}"' in page for kind in ("organisation", "place", "topic"))


def test_one_entry_of_the_navigation_leads_to_all_subjects(site: SmallSite) -> None:
    assert '<a href="../en/subjects.html">Subjects</a>' in site.html("en/index.html")
    html = site.html("en/subjects.html")
    for path in ("organisations/index", "places/index", "topics/index", "organisations/bo", "topics/kinh-te"):
        assert f'href="../en/{path}.html"' in html


def test_an_archive_without_subjects_has_no_page_for_them(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-05-01-a"))
    site.built()
    assert not [
        path for path in site.tree() if re.match(r"(vi|en)/(to-chuc|dia-danh|chu-de|cac-chu-de|subjects)", path)
    ]
    assert "subjects.html" not in site.html("en/index.html") and "facet-place" not in site.html("en/search.html")


def test_a_new_briefing_leaves_the_pages_of_older_ones_alone(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    site.built()
    before = site.tree()
    site.write(briefing("2025-01-01-c", "Bộ Ngoại giao, Việt Nam.", topics="[kinh-te]", single="{reason: Ngắn.}"))
    site.built()
    after = site.tree()
    pages = [path for path in before if "2023-05-01-b" in path or "2024-05-01-a" in path]
    changed = {path for path in pages if before[path] != after[path]}
    assert pages and changed <= {"vi/ban-tin/2024-05-01-a.html", "en/briefings/2024-05-01-a.html"}, "its new neighbour"
    assert before["vi/to-chuc/bo.html"] != after["vi/to-chuc/bo.html"]


def test_every_subject_lists_exactly_the_briefings_that_mention_it(site_of: Site) -> None:
    table = csv.DictReader(io.StringIO(site_of.project.html("data/mentions.csv").removeprefix("\ufeff")))
    mentioned: dict[tuple[str, str], set[str]] = {}
    for row in table:
        mentioned.setdefault((row["kind"], row["id"]), set()).add(row["briefing"])
    for kind, folder in (("organisation", "organisations"), ("place", "places")):
        for key in site_of.content.register(folder):
            for lang in ("vi", "en"):
                path = site_of.content.address(kind, key, lang)
                listed = {one for _, one in site_of.things(path, site_of.main(path), "briefing")}
                assert listed == mentioned.get((kind, key), set()), path
