"""Data: what is published for programs keeps the schemas published with it, and changes only where the archive does."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from popolo_data.importer import Popolo

from generator.pages import data
from tests.archives.project import Project
from tests.site.conftest import BASE, STEM
from tests.small_sites import briefing, document, event, person

FILES = ("briefings", "people", "resolutions", "events", "organisations", "places", "topics", "figures")
LISTS = {"people": ("persons", "organizations", "posts", "memberships")}
"""The lists of a file that has others than one of its name."""


def read(site: Project, name: str) -> Any:
    return json.loads(site.tree()[f"data/{name}"])


def rows(site: Project, name: str = "mentions.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.tree()[f"data/{name}"].decode("utf-8-sig"))))


def validator(site: Project, name: str) -> Draft202012Validator:
    schema = read(site, f"schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{BASE}data/schema/{name}.json"
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", FILES)
def test_data_keep_the_published_schema(moved: Project, name: str) -> None:
    found = read(moved, f"{name}.json")
    assert list(validator(moved, name).iter_errors(found)) == []
    assert found["version"] == data.VERSION and found["licence"] == "CC BY 4.0" and found["archive"] == BASE
    assert found["$schema"] == f"schema/{name}.json" and all(found[one] for one in LISTS.get(name, (name,)))


@pytest.mark.parametrize(("name", "of"), [(name, of) for name in FILES for of in LISTS.get(name, (name,))])
def test_the_schemas_refuse_what_is_wrong(moved: Project, name: str, of: str) -> None:
    check = validator(moved, name)
    for change in ({"id": "No Slug"}, {"unheard": 1}):
        found = read(moved, f"{name}.json")
        found[of][0] |= change
        assert list(check.iter_errors(found))
    found = read(moved, f"{name}.json")
    del found[of][0]["id"]
    assert list(check.iter_errors(found))


def test_every_record_is_a_line_in_the_order_of_the_archive(moved: Project) -> None:
    text = moved.html("data/briefings.json")
    ids = [record["id"] for record in read(moved, "briefings.json")["briefings"]]
    assert ids == sorted(ids) and [line[8:18] for line in text.splitlines() if line.startswith('{"id"')]
    assert sum(line.startswith('{"id"') for line in text.splitlines()) == len(ids)


def test_mentions_are_a_table_that_spreadsheets_read(moved: Project) -> None:
    assert moved.tree()["data/mentions.csv"].startswith(b"\xef\xbb\xbfbriefing,date,date_basis,language,")
    found = rows(moved)
    assert list(validator(moved, "mentions").iter_errors(found)) == []
    wanted = {"briefing": STEM, "language": "en", "paragraph": "p2-2", "id": "bui-thanh-son", "form": "Bùi Thanh Sơn"}
    (row,) = [row for row in found if wanted.items() <= row.items()]
    assert (
        row["date_basis"] == "inferred"
        and row["kind"] == "person"
        and row["office"].endswith("Minister of Foreign Affairs")
    )
    assert row["url"] == f"{BASE}en/briefings/{STEM}.html#p2-2"


def test_addresses_in_the_data_are_pages_in_the_language_they_say(moved: Project) -> None:
    files = set(moved.tree())
    for name in ("briefings", "resolutions", "events"):
        for record in read(moved, f"{name}.json")[name]:
            for lang, url in record["urls"].items():
                assert url.startswith(f"{BASE}{lang}/") and url.removeprefix(BASE) in files
    alone = [one for one in read(moved, "briefings.json")["briefings"] if one["id"].startswith("2021-12-13")]
    assert list(alone[0]["urls"]) == list(alone[0]["texts"]) == ["vi"]


def test_people_are_a_document_that_a_reader_of_popolo_reads(moved: Project) -> None:
    """The reader is not ours: a library made for the data of EveryPolitician."""
    popolo = Popolo.from_filename(moved.output / "data/people.json")
    son = popolo.persons.get(id="bui-thanh-son")
    assert (son.name, son.family_name, son.given_name) == ("Bùi Thanh Sơn", "Bùi", "Sơn")
    assert {"name": "Bui Thanh Son", "note": "without diacritics"} in son.other_names
    assert {one["note"]: one["url"] for one in son.links}["en"] == f"{BASE}en/people/bui-thanh-son.html"
    minister = next(one for one in son.memberships if one.organization_id)
    assert minister.person.id == son.id and minister.role == "Bộ trưởng Bộ Ngoại giao"
    assert (str(minister.start_date), str(minister.end_date)) == ("2021-04-08", "2025-10-24")
    assert minister.organization.name == "Bộ Ngoại giao"
    assert minister.post.label == minister.role and minister.post.organization.id == minister.organization_id
    for membership in popolo.memberships:
        assert membership.person.id == membership.person_id
        assert bool(membership.organization_id) == bool(membership.post_id)
        if membership.organization_id:
            assert membership.post.organization_id == membership.organization.id == membership.organization_id


def test_the_lists_of_people_lead_to_each_other_and_say_where_they_have_it_from(moved: Project) -> None:
    found = read(moved, "people.json")
    ids = {name: [one["id"] for one in found[name]] for name in LISTS["people"]}
    assert all(len(set(one)) == len(one) for one in ids.values())
    assert {one["parent_id"] for one in found["organizations"] if "parent_id" in one} <= set(ids["organizations"])
    minister = next(one for one in found["memberships"] if one["person_id"] == "bui-thanh-son" and "post_id" in one)
    assert minister["role_by_language"]["en"] == "Minister of Foreign Affairs"
    sources = [source for one in found["memberships"] for source in one["sources"]]
    assert all(source["url"].startswith(("https://", "http://")) for source in sources)


def test_a_briefing_that_is_the_source_of_an_office_has_its_address(archive: Callable[..., Project]) -> None:
    offices = "[{title: {vi: Giám đốc, en: Director}, from: 2020, source: 'briefing:2024-05-01-a#p1'}]"
    site = archive(briefing("2024-05-01-a"), person("an", "Lê An", offices=offices))
    site.built(base_url=BASE)
    (membership,) = read(site, "people.json")["memberships"]
    address = f"{BASE}vi/ban-tin/2024-05-01-a.html#p1"
    assert membership["sources"] == [{"url": address, "briefing": "2024-05-01-a", "note": "start_date"}]
    assert "organization_id" not in membership and read(site, "people.json")["posts"] == []


def test_people_and_offices_are_tables_too(moved: Project) -> None:
    people, offices = rows(moved, "people.csv"), rows(moved, "offices.csv")
    assert list(validator(moved, "people-rows").iter_errors(people)) == []
    assert list(validator(moved, "offices-rows").iter_errors(offices)) == []
    assert [row["id"] for row in people] == [one["id"] for one in read(moved, "people.json")["persons"]]
    (son,) = [row for row in people if row["id"] == "bui-thanh-son"]
    assert (
        son["name_without_diacritics"] == "Bui Thanh Son" and son["url_vi"] == f"{BASE}vi/nhan-vat/bui-thanh-son.html"
    )
    minister = next(row for row in offices if row["person"] == "bui-thanh-son" and row["organisation"])
    assert (minister["office_en"], minister["organisation"]) == ("Minister of Foreign Affairs", "bo-ngoai-giao")
    assert (minister["from"], minister["until"], minister["known_on"]) == ("2021-04-08", "2025-10-24", "")
    assert minister["from_source"].startswith("https://") and minister["until_source"].startswith("https://")
    assert len(offices) == len(read(moved, "people.json")["memberships"])


def test_figures_are_a_table_too(moved: Project) -> None:
    found = rows(moved, "figures.csv")
    assert list(validator(moved, "figures-rows").iter_errors(found)) == []
    assert [(row["language"], row["value"]) for row in found] == [
        ("vi", "54"),
        ("en", "54"),
        ("vi", "86"),
        ("en", "86"),
    ]


def test_no_cell_of_a_table_is_a_formula(archive: Callable[..., Project]) -> None:
    offices = "[{title: {vi: '=1+1', en: '@x'}, from: 2020, source: https://archive.example/}]"
    site = archive(person("cong", "+ An", offices=offices, aliases="['-An']"))
    site.built()
    (one,), (office,) = rows(site, "people.csv"), rows(site, "offices.csv")
    assert (one["name"], one["family_name"], one["aliases"]) == ("'+ An", "'+", "'-An")
    assert (office["office_vi"], office["office_en"]) == ("'=1+1", "'@x")


def test_what_is_known_of_a_report_says_how(moved: Project) -> None:
    found = {record["id"]: record["source"] for record in read(moved, "briefings.json")["briefings"]}
    review = found["2024-12-13-hcmc-external-affairs-review"]
    assert (review["publisher"], review["publisher_basis"]) == ("cong-luan", "inferred")
    assert review["author"] == ["Quốc Trần"] and review["url_basis"] == "found"
    assert found[STEM] == {"publisher": "sggp", "publisher_basis": "inferred"}


@pytest.mark.parametrize("basis", ["publisher_basis", "url_basis"])
def test_the_schema_refuses_what_does_not_say_how_it_is_known(moved: Project, basis: str) -> None:
    data = read(moved, "briefings.json")
    record = next(one for one in data["briefings"] if "url" in one["source"])
    del record["source"][basis]
    (error,) = validator(moved, "briefings").iter_errors(data)
    assert basis in error.message


def test_what_steers_the_program_is_not_data(moved: Project) -> None:
    text = "".join(moved.html(f"data/{name}.json") for name in FILES)
    for private in ("slugs", "former", "nolink", "stamp", "parity", "draft"):
        assert f'"{private}"' not in text


def test_a_relation_says_how_it_is_known(archive: Callable[..., Project]) -> None:
    site = archive(
        briefing("2024-05-01-a"),
        document("mot", related="[{to: hai, as: leads-to, source: 'briefing:2024-05-01-a'}]"),
        document("hai", texts="[{url: 'https://example.org/x', lang: vi, label: X, official: true}]"),
        event("hop", date="2024-05"),
    )
    site.built(base_url=BASE)
    two, one = read(site, "resolutions.json")["resolutions"]
    assert one["related"] == [{"to": "hai", "as": "leads-to", "source": "briefing:2024-05-01-a"}]
    assert two["texts"][0]["official"] is True
    for name in ("resolutions", "events", "people"):
        assert list(validator(site, name).iter_errors(read(site, f"{name}.json"))) == []


def test_one_briefing_more_touches_few_files(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a"), person("tran-van-an", "Trần Văn An"), document("mot"), event("hop"))
    site.built()
    site.write(briefing("2024-06-01-b"))
    touched = {path for path in site.built().written if path.startswith("data/")}
    assert touched <= {"data/briefings.json", "data/mentions.csv"}


def test_a_large_archive_is_cut_by_year(archive: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "WHOLE_UP_TO", 2)
    stems = ("2019-01-01-a", "2020-01-01-a", "2020-02-01-a")
    names = person("tran-van-an", "Trần Văn An")
    site = archive(*(briefing(stem, "Trần Văn An nói.", people="{tran-van-an: Giám đốc}") for stem in stems), names)
    site.built(base_url=BASE)
    main = read(site, "briefings.json")
    assert [one["id"] for one in main["briefings"]] == list(stems[1:])
    assert main["parts"] == ["briefings-2019.json"]
    old = read(site, main["parts"][0])
    assert [one["id"] for one in old["briefings"]] == [stems[0]] and old["parts"] == []
    check = validator(site, "briefings")
    assert not list(check.iter_errors(main)) and not list(check.iter_errors(old))
    assert {row["briefing"] for row in rows(site)} == set(stems[1:])
    assert {row["briefing"] for row in rows(site, "mentions-2019.csv")} == {stems[0]}
    site.write(briefing("2020-03-01-b", "Trần Văn An lại nói.", people="{tran-van-an: Giám đốc}"))
    touched = {path for path in site.built(base_url=BASE).written if path.startswith("data/")}
    assert touched == {"data/briefings.json", "data/mentions.csv"}
