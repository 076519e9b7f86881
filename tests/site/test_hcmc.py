"""What the site shows of the hcmc archive: its people and documents, how dates and newspapers are known, the offices
of the day, who wrote what."""

import re
from typing import Any

import pytest

from tests.site.site import Site, said
from tests.site.sources import LANGUAGES, front_matter

PEOPLE = {
    "bui-thanh-son": "Bùi Thanh Sơn",
    "nguyen-van-nen": "Nguyễn Văn Nên",
    "phan-van-mai": "Phan Văn Mãi",
    "nguyen-van-hieu": "Nguyễn Văn Hiếu",
    "le-thi-thu-hang": "Lê Thị Thu Hằng",
    "vo-van-hoan": "Võ Văn Hoan",
    "tran-thanh-huan": "Trần Thanh Huân",
    "le-hong-son": "Lê Hồng Sơn",
    "nguyen-van-duoc": "Nguyễn Văn Được",
    "pham-dut-diem": "Phạm Dứt Điểm",
}
DOCUMENTS = {
    "31-nq-tw-2022": ("resolution", "31-NQ/TW", "2022-12-30"),
    "24-nq-tw-2022": ("resolution", "24-NQ/TW", "2022-10-07"),
    "59-nq-tw-2025": ("resolution", "59-NQ/TW", "2025-01-24"),
    "14-kl-tw-2021": ("conclusion", "14-KL/TW", "2021-09-22"),
    "nghi-quyet-dai-hoi-xiii": ("congress-resolution", "", "2021-02-01"),
    "quy-che-phoi-hop-2023": ("regulation", "", "2023-04-26"),
    "chien-luoc-doi-ngoai-tphcm-2030": ("strategy", "", ""),
    "chien-luoc-kt-xh-2021-2030": ("strategy", "", ""),
    "de-an-dao-tao-doi-ngoai-2021-2026": ("scheme", "", ""),
    "de-an-hinh-anh-tphcm-2030": ("scheme", "", ""),
}
SIGNED = "2023-04-26-coordination-regulation-signed"
CONFERENCE = "2021-12-13-20th-local-external-relations-conference"
PROPOSED = "2023-04-26-external-affairs-strategy-proposed"
REVIEW = "2024-12-13-hcmc-external-affairs-review"
FIFTY = "2025-08-22-external-relations-department-50-years"
EVENTS = {
    "coordination-regulation-2023-04-26": {SIGNED, PROPOSED},
    "20th-local-external-relations-conference": {CONFERENCE},
    "hcmc-external-affairs-review-2024": {REVIEW},
    "external-relations-50-years-2025": {FIFTY},
}
BASES = {
    SIGNED: ("2023-04-26", "inferred", "sggp", "inferred"),
    CONFERENCE: ("2021-12-13", "stated-without-year", None, "unknown"),
    PROPOSED: ("2023-04-26", "stated-without-year", "tuoi-tre", "inferred"),
    REVIEW: ("2024-12-13", "stated", "cong-luan", "inferred"),
    FIFTY: ("2025-08-22", "stated-without-year", "nguoi-lao-dong", "inferred"),
}
"""Date, how it is known, newspaper, how that is known."""
NAMED = {
    SIGNED: (
        "nguyen-van-nen bui-thanh-son phan-van-mai nguyen-van-hieu le-thi-thu-hang vo-van-hoan",
        "quy-che-phoi-hop-2023 31-nq-tw-2022 14-kl-tw-2021 24-nq-tw-2022 chien-luoc-doi-ngoai-tphcm-2030 "
        "de-an-dao-tao-doi-ngoai-2021-2026 de-an-hinh-anh-tphcm-2030",
    ),
    CONFERENCE: ("bui-thanh-son tran-thanh-huan le-hong-son", "nghi-quyet-dai-hoi-xiii chien-luoc-kt-xh-2021-2030"),
    PROPOSED: ("bui-thanh-son nguyen-van-nen", "quy-che-phoi-hop-2023 chien-luoc-doi-ngoai-tphcm-2030"),
    REVIEW: ("bui-thanh-son", "chien-luoc-doi-ngoai-tphcm-2030 quy-che-phoi-hop-2023"),
    FIFTY: ("nguyen-van-duoc bui-thanh-son pham-dut-diem", "59-nq-tw-2025"),
}
"""Who and what each report names."""
OFFICES = {
    (SIGNED, "nguyen-van-nen"): ("Bí thư Thành ủy", "Secretary of the HCMC Party Committee"),
    (SIGNED, "bui-thanh-son"): ("Bộ trưởng Bộ Ngoại giao", "Minister of Foreign Affairs"),
    (SIGNED, "phan-van-mai"): ("Phó Bí thư Thường trực Thành ủy", "Standing Deputy Secretary"),
    (SIGNED, "nguyen-van-hieu"): ("Ủy viên Dự khuyết Trung ương Đảng", "Alternate Member of the Party Central"),
    (SIGNED, "le-thi-thu-hang"): ("Thứ trưởng Bộ Ngoại giao", "Deputy Minister of Foreign Affairs"),
    (SIGNED, "vo-van-hoan"): ("Phó Chủ tịch UBND", "Vice Chairman of the HCMC People’s Committee"),
    (CONFERENCE, "le-hong-son"): ("Phó Chủ tịch Thường trực UBND", "Standing Vice Chairman"),
    (CONFERENCE, "tran-thanh-huan"): ("Cục trưởng Cục Ngoại vụ", "Director of the Department for Local Diplomacy"),
    (REVIEW, "bui-thanh-son"): ("Phó Thủ tướng", "Deputy Prime Minister and Minister of Foreign Affairs"),
    (FIFTY, "nguyen-van-duoc"): ("Chủ tịch UBND", "Chairman of the HCMC People’s Committee"),
    (FIFTY, "pham-dut-diem"): ("quyền Giám đốc Sở Ngoại vụ", "Acting Director"),
}
"""The office of the day, with every word that changes it."""


def test_there_are_ten_people_ten_documents_four_events_and_five_pairs(hcmc: Site) -> None:
    content = hcmc.content
    assert {key: content.name(key) for key in content.people} == PEOPLE
    assert set(content.resolutions) == set(DOCUMENTS)
    assert set(content.events) == set(EVENTS)
    assert set(content.briefings) == set(BASES)
    assert all(set(found) == set(LANGUAGES) for found in content.briefings.values())
    for lang in LANGUAGES:
        for folder, count in (("person", 10), ("resolution", 10), ("event", 4), ("briefing", 5)):
            index = hcmc.index(folder, lang)
            pages = [path for path in hcmc.paths if path.startswith(index.removesuffix("index.html"))]
            assert len(pages) == count + 1, f"{folder}, {lang}: {pages}"


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_document_is_of_its_kind_and_day(hcmc: Site, key: str) -> None:
    kind, symbol, issued = DOCUMENTS[key]
    fields = hcmc.content.resolutions[key]
    known = fields.get("signed" if kind == "regulation" else "issued", {}).get("date", "")
    assert (fields["type"], fields.get("symbol", ""), known) == (kind, symbol, issued)
    for lang in LANGUAGES:
        main = hcmc.page("resolution", key, lang)
        assert said(lang, kind).casefold() in main.one("p", class_="kicker").text.casefold()
        assert symbol in main.one("h1").text
        days = [time.get("datetime") for time in main.all("dl")[0].all("time")]
        assert days[:1] == ([issued] if issued else []), days
        assert bool(issued) or said(lang, "not established") in main.all("dl")[0].text


def test_resolutions_and_conclusions_stand_first(hcmc: Site) -> None:
    for lang in LANGUAGES:
        headings = [heading.text for heading in hcmc.main(hcmc.index("resolution", lang)).all("h2")]
        kinds = ("Resolutions", "Conclusions", "Congress resolutions", "Regulations", "Strategies", "Schemes")
        assert headings == [said(lang, kind) for kind in kinds]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_has_its_briefings(hcmc: Site, event: str) -> None:
    for lang in LANGUAGES:
        path = hcmc.content.address("event", event, lang)
        assert {stem for _, stem in hcmc.things(path, hcmc.main(path), "briefing")} == EVENTS[event]


@pytest.mark.parametrize("stem", NAMED)
def test_a_briefing_names_whom_and_what_its_report_names(hcmc: Site, stem: str) -> None:
    people, documents = (set(keys.split()) for keys in NAMED[stem])
    for lang in LANGUAGES:
        path = hcmc.content.address("briefing", stem, lang)
        facts = hcmc.main(path).all("dl")[0]
        assert {key for _, key in hcmc.things(path, facts, "person")} == people
        assert {key for _, key in hcmc.things(path, facts, "resolution")} == documents


@pytest.mark.parametrize("stem", BASES)
def test_how_date_and_newspaper_are_known(hcmc: Site, stem: str) -> None:
    fields = hcmc.content.neutral(stem)
    source = fields["source"]
    found = (fields["date"], fields["date_basis"], source.get("publisher"), source.get("publisher_basis"))
    assert found == BASES[stem]
    for lang in LANGUAGES:
        main = hcmc.page("briefing", stem, lang)
        facts = main.all("dl")[0].text
        assert said(lang, BASES[stem][1]) in facts
        publisher = BASES[stem][2]
        if publisher:
            assert hcmc.content.data("sources.yaml")[publisher]["name"][lang] in facts
            assert f"{said(lang, '[inferred]')} ({said(lang, 'the report does not name it')})" in facts
        else:
            assert said(lang, "publisher not known") in facts
        assert hcmc.content.briefings[stem][lang].fields["date_note"] in facts


@pytest.mark.parametrize(("stem", "key"), OFFICES, ids=[f"{key}-{stem[:10]}" for stem, key in OFFICES])
def test_the_office_of_the_day_with_every_word_that_changes_it(hcmc: Site, stem: str, key: str) -> None:
    for lang, office in zip(LANGUAGES, OFFICES[(stem, key)], strict=True):
        path = hcmc.content.address("briefing", stem, lang)
        items = hcmc.main(path).all("dl")[0].all("li")
        (item,) = (item for item in items if hcmc.things(path, item, "person") == [("person", key)])
        assert office.casefold() in straight(item.text).casefold()
        person = hcmc.content.address("person", key, lang)
        (shown,) = (found for cited, found in hcmc.cited(person) if cited == stem)
        assert office.casefold() in straight(shown.text).casefold()


def straight(text: str) -> str:
    """Return text with one kind of apostrophe."""
    return text.replace("'", "’")


def test_a_minister_becomes_deputy_prime_minister_between_two_reports(hcmc: Site) -> None:
    offices = {
        stem: straight(item.text) for stem, item in hcmc.cited(hcmc.content.address("person", "bui-thanh-son", "en"))
    }
    assert list(offices) == [FIFTY, REVIEW, PROPOSED, SIGNED, CONFERENCE]
    assert all(("Deputy Prime Minister" in text) == (stem in (FIFTY, REVIEW)) for stem, text in offices.items())


def test_authors_are_credited(hcmc: Site) -> None:
    for stem, author in ((REVIEW, "Quốc Trần"), (FIFTY, "Xuân Mai")):
        assert author in hcmc.page("briefing", stem, "vi").all("dl")[0].text


def test_every_office_over_time_has_a_source_that_can_be_followed(site_of: Site) -> None:
    for path in sorted((site_of.content.folder / "people").glob("*.md")):
        if path.name.count(".") == 1:
            offices = front_matter(path)[0].get("offices", [])
            for lang in LANGUAGES:
                rows = site_of.page("person", path.stem, lang).all("tbody")
                rows = rows[0].all("tr") if rows else []
                assert len(rows) == len(offices)
                for row, office in zip(rows, offices, strict=True):
                    own, shown = (
                        office.get("source", ""),
                        [link.get("href") for cell in row.all("td") for link in cell.all("a")],
                    )
                    dates = [office[name] for name in ("from", "until", "ongoing") if name in office]
                    sources = [date.get("source", own) for date in map(as_fields, dates)]
                    assert len(shown) == len(dates) == len(row.all("time")), f"{path.name}: a date without its source"
                    assert all(a == b or b.startswith("briefing:") for a, b in zip(shown, sources, strict=True)), shown


def as_fields(date: Any) -> dict[str, str]:
    """Return a date of a register as its fields, also if it stands alone."""
    return date if isinstance(date, dict) else {"date": str(date)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_called_current(hcmc: Site, lang: str) -> None:
    wrong = {
        "vi": r"\b(hiện nay|đương nhiệm|hiện tại|đến nay)\b",
        "en": r"\b(current|currently|incumbent|present|now)\b",
    }
    for key in hcmc.content.people:
        main = hcmc.page("person", key, lang)
        own = [*main.all("p", class_="held"), *main.all("table")]
        assert not any(re.search(wrong[lang], part.text) for part in own), key


def test_the_latest_office_known_says_of_what_day_and_none_is_shown_once_it_has_ended(hcmc: Site) -> None:
    for key in hcmc.content.people:
        for lang in LANGUAGES:
            held = hcmc.page("person", key, lang).all("p", class_="held")
            assert [len(one.all("time")) for one in held] == ([] if key == "le-hong-son" else [1]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_briefing_says_who_wrote_it_and_that_the_english_is_unofficial(hcmc: Site, lang: str) -> None:
    for stem in hcmc.content.briefings:
        main = hcmc.page("briefing", stem, lang)
        assert said(lang, "Written by this archive, in its own words, from the report named above.") in main.text
        assert (said(lang, "Unofficial translation") in main.all("dl")[0].text) == (lang == "en")


NOT_OURS = (
    "Briefings, registers and data: %(content)s. Code: %(code)s. "
    "The newspapers’ texts and photographs are not ours and are not here."
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_what_is_not_ours(hcmc: Site, lang: str) -> None:
    words = said(lang, NOT_OURS) % {"content": "CC BY 4.0", "code": "MIT"}
    for path in hcmc.of_language(lang):
        assert words in hcmc.tree(path).all("footer")[-1].text, path


def test_english_titles_of_documents_are_said_to_be_the_archives_own(hcmc: Site) -> None:
    for key in DOCUMENTS:
        for lang in LANGUAGES:
            assert (
                said(lang, "English titles are the archive’s own and unofficial.")
                in hcmc.page("resolution", key, lang).text
            )


def test_the_hcmc_archive_builds_without_a_warning(hcmc: Site) -> None:
    assert hcmc.result.problems == ()
