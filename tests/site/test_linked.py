"""JSON-LD: every page says what it is in the words of schema.org, with ids that hold the whole together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.archives.project import Project
from tests.site.conftest import BASE, STEM
from tests.site.crawler import Crawl, Html
from tests.small_sites import briefing

REQUIRED = {
    "WebPage": ("@id", "url", "name", "inLanguage", "isPartOf"),
    "ProfilePage": ("@id", "url", "name", "inLanguage", "isPartOf", "mainEntity"),
    "WebSite": ("@id", "url", "name"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "Report": ("@id", "headline", "inLanguage", "datePublished", "dateModified", "author", "publisher", "isBasedOn"),
    "NewsArticle": ("@id",),
    "Person": ("name",),
    "Role": ("hasOccupation",),
    "OrganizationRole": ("description", "publisher"),
    "Occupation": ("name",),
    "Legislation": ("@id", "name"),
    "LegislationObject": ("url", "inLanguage", "legislationLegalValue"),
    "Event": ("@id", "name"),
    "Place": ("name",),
    "StatisticalVariable": ("@id", "name", "description"),
    "Organization": ("name",),
    "DefinedTerm": ("@id", "name"),
    "NewsMediaOrganization": ("name",),
    "CreativeWork": ("name",),
    "CorrectionComment": ("text", "datePublished"),
    "SearchAction": ("target", "query-input"),
    "EntryPoint": ("urlTemplate",),
}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node that says of what type it is."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def of_type(page: Html, name: str) -> dict[str, Any]:
    """Return the one node of a type that stands at the top of a page's graph."""
    (found,) = (node for node in page.linked[0]["@graph"] if node["@type"] == name)
    return dict(found)


@pytest.fixture
def pages(crawl: Callable[[str], Crawl]) -> Mapping[str, Html]:
    site = crawl("/repo/")
    return {address.removeprefix(site.start).removesuffix("index.html"): page for address, page in site.pages.items()}


def test_every_page_that_may_be_listed_has_one_block_with_what_its_types_require(pages: Mapping[str, Html]) -> None:
    assert [path for path, page in pages.items() if page.noindex], "side by side is among them"
    for path, page in pages.items():
        if page.noindex:
            assert page.linked == [], path
            continue
        (block,) = page.linked
        assert block["@context"] == "https://schema.org"
        for node in nodes(block):
            assert all(node.get(name) for name in REQUIRED[node["@type"]]), f"{path}: {node}"
        pages_said = [node for node in block["@graph"] if node["@type"] in ("WebPage", "ProfilePage")]
        assert len(pages_said) == 1


def test_ids_are_addresses_of_the_site_and_lead_to_files_of_it(pages: Mapping[str, Html], moved: Project) -> None:
    files = set(moved.tree())
    for page in pages.values():
        for node in nodes(page.linked):
            for name in ("@id", "url", "item"):
                if str(node.get(name, "")).startswith(BASE):
                    path = node[name].removeprefix(BASE).partition("#")[0]
                    assert path in files or f"{path}index.html" in files


def test_a_thing_has_one_id_in_both_languages_and_a_record_there(pages: Mapping[str, Html], moved: Project) -> None:
    ids = {}
    for path, name in (
        ("vi/nhan-vat/bui-thanh-son.html", "Person"),
        ("en/people/bui-thanh-son.html", "Person"),
        ("vi/nghi-quyet/31-nq-tw-2022.html", "Legislation"),
        ("en/resolutions/31-nq-tw-2022.html", "Legislation"),
        ("vi/su-kien/coordination-regulation-2023-04-26.html", "Event"),
        ("en/events/coordination-regulation-2023-04-26.html", "Event"),
    ):
        ids.setdefault(name, set()).add(of_type(pages[path], name)["@id"])
    assert all(len(found) == 1 for found in ids.values())
    for (found,) in ids.values():
        file, _, key = found.removeprefix(BASE).partition("#")
        kind = "persons" if file == "data/people.json" else file.removeprefix("data/").removesuffix(".json")
        assert key in {record["id"] for record in json.loads(moved.tree()[file])[kind]}


def test_a_briefing_says_on_what_it_is_based_and_what_it_mentions(pages: Mapping[str, Html]) -> None:
    report = of_type(pages[f"en/briefings/{STEM}.html"], "Report")
    assert report["inLanguage"] == "en" and report["temporalCoverage"] == "2023-04-26?"  # inferred
    assert report["isBasedOn"]["@type"] == "NewsArticle"
    role = report["isBasedOn"]["publisher"]
    assert role["@type"] == "OrganizationRole" and role["description"] == "inferred, not named in the report"
    assert role["publisher"]["name"] == "Sài Gòn Giải Phóng" and "datePublished" not in report["isBasedOn"]
    mentioned = {(one["@type"], one["@id"].partition("#")[2]) for one in report["mentions"]}
    assert {("Person", "bui-thanh-son"), ("Legislation", "31-nq-tw-2022")} <= mentioned
    assert report["about"]["@id"] == f"{BASE}data/events.json#coordination-regulation-2023-04-26"


def test_a_text_found_elsewhere_is_not_the_address_of_the_article(pages: Mapping[str, Html]) -> None:
    article = of_type(pages["en/briefings/2024-12-13-hcmc-external-affairs-review.html"], "Report")["isBasedOn"]
    assert "url" not in article and article["author"] == [{"@type": "Person", "name": "Quốc Trần"}]
    assert article["datePublished"] == "2024-12-13"
    assert article["workExample"]["url"].startswith("https://congluan.vn/")
    assert article["workExample"]["description"].startswith("an identical text was found at https://congluan.vn/")


def test_a_date_that_the_report_states_is_not_called_uncertain(pages: Mapping[str, Html]) -> None:
    report = of_type(pages["en/briefings/2024-12-13-hcmc-external-affairs-review.html"], "Report")
    assert report["temporalCoverage"] == "2024-12-13"


def test_original_and_translation_name_each_other(pages: Mapping[str, Html]) -> None:
    original = of_type(pages["vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html"], "Report")
    translation = of_type(pages[f"en/briefings/{STEM}.html"], "Report")
    assert translation["translationOfWork"] == {"@id": original["@id"]} and "translator" in translation
    assert original["workTranslation"] == [{"@id": translation["@id"]}] and "translationOfWork" not in original
    alone = of_type(pages["vi/ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html"], "Report")
    assert "workTranslation" not in alone and "translationOfWork" not in alone


def test_a_stub_claims_no_text(pages: Mapping[str, Html]) -> None:
    stub = pages["en/briefings/2021-12-13-20th-local-external-relations-conference.html"]
    assert "Report" not in {node["@type"] for node in nodes(stub.linked)}


def test_a_person_has_dated_offices_and_the_plain_form_of_the_name(pages: Mapping[str, Html]) -> None:
    person = of_type(pages["en/people/bui-thanh-son.html"], "Person")
    assert person["alternateName"] == ["Bui Thanh Son"]
    assert (person["familyName"], person["additionalName"], person["givenName"]) == ("Bùi", "Thanh", "Sơn")
    roles = {role["startDate"]: role for role in person["hasOccupation"]}
    minister = roles["2021-04-08"]
    assert minister["@type"] == "Role" and minister["endDate"] == "2025-10-24"
    assert {"@value": "Minister of Foreign Affairs", "@language": "en"} in minister["hasOccupation"]["name"]
    assert "endDate" not in roles["2024-08-26"]  # known to hold on a day, not known to have ended


@pytest.mark.parametrize(
    ("path", "note", "issuer"),
    [
        ("en/resolutions/31-nq-tw-2022.html", "not enacted law", "Politburo"),
        ("vi/nghi-quyet/31-nq-tw-2022.html", "không phải là luật", "Bộ Chính trị"),
    ],
)
def test_a_party_document_is_said_not_to_be_law(pages: Mapping[str, Html], path: str, note: str, issuer: str) -> None:
    document = of_type(pages[path], "Legislation")
    assert document["legislationIdentifier"] == "31-NQ/TW" and document["legislationDate"] == "2022-12-30"
    (body,) = document["legislationPassedBy"]
    assert body["@type"] == "Organization" and body["name"] == issuer and body["@id"].endswith("#bo-chinh-tri")
    assert note in document["disambiguatingDescription"]["@value"]
    assert document["encoding"][0]["legislationLegalValue"].endswith("UnofficialLegalValue")


def test_breadcrumbs_lead_from_the_home_page_to_the_page(pages: Mapping[str, Html]) -> None:
    for path, page in pages.items():
        if page.indexable and path not in ("", "vi/", "en/"):
            crumbs = [node for node in page.linked[0]["@graph"] if node["@type"] == "BreadcrumbList"]
            assert crumbs, path
            items = crumbs[0]["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[0]["item"] == f"{BASE}{path[:2]}/"
            assert items[-1]["item"] == page.canonical[0]


def test_the_site_describes_itself_where_one_comes_in(pages: Mapping[str, Html]) -> None:
    for path in ("", "vi/", "en/"):
        site = of_type(pages[path], "WebSite")
        assert site["@id"] == f"{BASE}#website" and site["inLanguage"] == ["vi", "en"]
        assert site["license"]["name"] == "CC BY 4.0"


def test_no_words_can_end_the_script_or_begin_a_comment(archive: Callable[..., Project]) -> None:
    title = "</script><!-- <script> ]]> & \\u2028 “x”"
    site = archive(briefing("2024-05-01-a", "Một câu.", title=f"'{title}'"))
    site.built()
    html = site.html("vi/ban-tin/2024-05-01-a.html")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block and not re.search("[<>&]", block[1])
    assert json.loads(block[1])["@graph"][0]["name"] == title
