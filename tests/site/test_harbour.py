"""What the harbour's archive has that the hcmc one lacks: namesakes, two documents of one number, a date unknown or
known in part, a text in one language on purpose, and originals in English."""

import unicodedata

import pytest

from tests.site.site import Site, said
from tests.site.sources import LANGUAGES

TALKS = "2018-09-14-harbour-talks-open"
SECOND = "2022-03-02-second-round-of-talks"
VISIT = "2019-05-fisheries-visit"
FERRY = "ferry-timetable-note"
WORDING = "2020-11-20-wording-of-berth-terms"
MEMORANDUM = "2023-07-01-ban-ghi-nho-kho-lanh"


def test_it_builds_without_a_warning(harbour: Site) -> None:
    assert harbour.result.problems == ()


def test_its_originals_are_english_but_for_one(harbour: Site) -> None:
    originals = {text.lang for texts in harbour.content.briefings.values() for text in texts.values() if text.original}
    assert originals == {"en", "vi"}
    assert harbour.stubs == {
        harbour.content.address("briefing", WORDING, "vi"): harbour.content.address("briefing", WORDING, "en"),
        harbour.content.address("briefing", MEMORANDUM, "en"): harbour.content.address("briefing", MEMORANDUM, "vi"),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_other_text_is_said_to_be_the_translation(harbour: Site, lang: str) -> None:
    facts = harbour.page("briefing", TALKS, lang).all("dl")[0].text
    assert (said(lang, "Reviewed translation") in facts) == (lang == "vi")
    facts = harbour.page("briefing", SECOND, lang).all("dl")[0].text
    assert (said(lang, "Unofficial translation") in facts) == (lang == "vi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_two_people_bear_leads_to_the_one_whom_the_briefing_declares(harbour: Site, lang: str) -> None:
    path = harbour.content.address("briefing", TALKS, lang)
    prose = harbour.main(path).one("div", class_="prose")
    assert ("person", "tran-minh-anh-cang-vu") in harbour.things(path, prose, "person")
    assert ("person", "tran-minh-anh-ngoai-vu") not in harbour.things(path, prose, "person")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_bearers_of_a_name_are_kept_apart(harbour: Site, lang: str) -> None:
    for key, other_key, stems in (
        ("tran-minh-anh-cang-vu", "tran-minh-anh-ngoai-vu", {TALKS, SECOND}),
        ("tran-minh-anh-ngoai-vu", "tran-minh-anh-cang-vu", {WORDING, SECOND, MEMORANDUM}),
    ):
        path = harbour.content.address("person", key, lang)
        (heading,) = harbour.main(path).all(id="mentions")
        assert heading.parent is not None
        assert {stem for _, stem in harbour.things(path, heading.parent, "briefing")} == stems
        others = harbour.content.people[other_key]["offices"][0]["title"][lang]
        assert others not in heading.parent.text


YEARS = {"tran-minh-anh-cang-vu": "2017–2022", "tran-minh-anh-ngoai-vu": "2020"}
"""In which the first office of each is known to have been held."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_of_people_says_in_the_link_which_of_the_two_it_means(harbour: Site, lang: str) -> None:
    path = harbour.index("person", lang)
    for key in ("tran-minh-anh-cang-vu", "tran-minh-anh-ngoai-vu"):
        address = harbour.content.address("person", key, lang)
        own = [link for link in harbour.main(path).all("a") if harbour.folder.target(path, link.get("href")) == address]
        office, years = harbour.content.people[key]["offices"][0]["title"][lang], YEARS[key]
        assert len(own) == 2 and all(link.text == f"Trần Minh Anh ({office}, {years})" for link in own), own


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_given_twice_leads_to_the_document_that_had_been_issued(harbour: Site, lang: str) -> None:
    path = harbour.content.address("briefing", TALKS, lang)
    found = harbour.things(path, harbour.main(path).one("div", class_="prose"), "resolution")
    assert found == [("resolution", "12-nq-2015"), ("resolution", "harbour-dues-regulation")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_later_each_document_of_a_number_is_linked_as_the_editor_says(harbour: Site, lang: str) -> None:
    path = harbour.content.address("briefing", SECOND, lang)
    found = harbour.things(path, harbour.main(path).one("div", class_="prose"), "resolution")
    assert found == [("resolution", "12-nq-2015"), ("resolution", "12-nq-2021"), ("resolution", "12-nq-2015")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_date_is_said_to_be_unknown(harbour: Site, lang: str) -> None:
    main = harbour.page("briefing", FERRY, lang)
    assert said(lang, "date unknown") in main.one("p", class_="kicker").text
    assert not main.all("dl")[0].all("time")
    index = harbour.main(harbour.index("briefing", lang))
    path = harbour.index("briefing", lang)
    (item,) = (i for i in index.all("li") if harbour.things(path, i, "briefing")[:1] == [("briefing", FERRY)])
    assert said(lang, "date unknown") in item.text


@pytest.mark.parametrize(
    ("lang", "long", "short"), [("vi", "tháng 5 năm 2019", "5/2019"), ("en", "May 2019", "May 2019")]
)
def test_a_date_known_in_part_is_shown_in_part(harbour: Site, lang: str, long: str, short: str) -> None:
    time = harbour.page("briefing", VISIT, lang).one("p", class_="kicker").one("time")
    assert (time.get("datetime"), time.text) == ("2019-05", long)
    listed = harbour.main(harbour.index("briefing", lang)).all("time", datetime="2019-05")
    assert [time.text for time in listed] == [short]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_without_a_date_of_issue_says_so(harbour: Site, lang: str) -> None:
    facts = harbour.page("resolution", "harbour-dues-regulation", lang).all("dl")[0]
    assert said(lang, "not established") in facts.text
    note = harbour.content.resolutions["harbour-dues-regulation"]["date_note"][lang]
    assert note in facts.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_briefing_that_names_no_document_has_no_list_of_documents(harbour: Site, lang: str) -> None:
    labels = [label.text for label in harbour.page("briefing", VISIT, lang).all("dl")[0].all("dt")]
    assert said(lang, "People") in labels
    assert said(lang, "Documents") not in labels


def test_the_reason_for_one_language_stands_where_the_text_is_missing(harbour: Site) -> None:
    main = harbour.page("briefing", WORDING, "vi")
    (reason,) = (one for one in main.all() if one.text == "The note is about English words only." and one.get("lang"))
    assert reason.lang == "en"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_is_found_however_its_letters_are_stored_and_wherever_its_tone_stands(harbour: Site, lang: str) -> None:
    source = harbour.project.source(f"content/briefings/{FERRY}.{lang}.md")
    assert unicodedata.normalize("NFC", source) != source, "the fixture has lost its decomposed letters"
    assert "Nguyễn Thị Hoà" in source
    path = harbour.content.address("person", "nguyen-thi-hoa", lang)
    quotes = harbour.main(path).all("blockquote")
    marked = {quote.one("b").text for quote in quotes}
    assert marked == {"Nguyễn Thị Hòa", "Nguyễn Thị Hoà"}


def test_every_page_is_composed(site_of: Site) -> None:
    for path in site_of.paths:
        html = site_of.folder.html(path)
        assert unicodedata.is_normalized("NFC", html), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_an_editor_wants_left_alone_is_left_alone(harbour: Site, lang: str) -> None:
    main = harbour.page("briefing", FERRY, lang)
    assert "Lê Hải Đăng" in main.text
    assert not any("Lê Hải Đăng" in link.text for link in main.all("a"))
    path = harbour.content.address("person", "le-hai-dang", lang)
    (heading,) = harbour.main(path).all(id="mentions")
    assert heading.parent is not None
    assert harbour.things(path, heading.parent, "briefing")[0] == ("briefing", VISIT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_someone_whom_no_briefing_names_has_a_page_that_says_so(harbour: Site, lang: str) -> None:
    main = harbour.page("person", "phan-thu-y", lang)
    assert said(lang, "No briefing mentions this yet.") in main.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_another_shape_stands_under_its_sort_form(harbour: Site, lang: str) -> None:
    main = harbour.main(harbour.index("person", lang))
    (link,) = main.one(id="by-given").parent.all("a", where=lambda element: element.text == "Maria Santos")  # type: ignore[union-attr]
    section = link.up("section")
    assert section is not None and section.one("h3").text == "S"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_notes_and_definitions_are_shown(harbour: Site, lang: str) -> None:
    table = harbour.page("briefing", TALKS, lang).one("table")
    assert len(table.all("tr")) == 4 and len(table.all("th")) == 6
    assert {"vi": "1.150 m", "en": "1,150 m"}[lang] in table.text
    second = harbour.page("briefing", SECOND, lang)
    for number in ("1", "2"):
        reference = second.one("a", href=f"#fn{number}")
        note = second.one(id=f"fn{number}")
        assert note.all("a", href=f"#{reference.get('id')}"), "no way back from the note"
    visit = harbour.page("briefing", VISIT, lang).one("div", class_="prose")
    assert (len(visit.all("dt")), len(visit.all("dd"))) == (2, 3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_of_something_named_in_one_language_is_marked_in_the_other(harbour: Site, lang: str) -> None:
    for kind, key, title, own in (
        ("resolution", "port-strategy-2040", "Port Strategy to 2040", "en"),
        ("event", "le-ky-ban-ghi-nho-2023", "Lễ ký bản ghi nhớ về kho lạnh", "vi"),
    ):
        heading = harbour.page(kind, key, lang).one("h1")
        assert heading.text == title
        assert {element.lang for element, text in heading.strings() if text == title} == {own}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corrections_stand_below_the_text_with_their_date(harbour: Site, lang: str) -> None:
    (heading,) = harbour.page("briefing", TALKS, lang).all(id="corrections")
    assert heading.parent is not None
    assert [time.get("datetime") for time in heading.parent.all("li")[0].all("time")] == ["2024-03-09"]
    assert {"vi": "năm bến", "en": "given as five"}[lang] in heading.parent.text
