"""Who and what a text names, its page lists and links; and the page of everyone and of every document lists exactly
the briefings that name them. What to expect is worked out from the sources by plain search."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from tests.site.dom import Element
from tests.site.site import Site
from tests.site.sources import FOLDERS, LANGUAGES, Text, Thing, other, plain

ENTITIES = ("person", "resolution")


def every_text(site: Site) -> Iterator[tuple[str, str, Text]]:
    """Yield the stem of every briefing with each language of the site, and the text shown to its readers."""
    for stem, texts in site.content.briefings.items():
        for lang in LANGUAGES:
            yield stem, lang, texts.get(lang) or texts[other(lang)]


def test_a_briefing_lists_all_its_people_with_the_office_it_gives_them(site_of: Site) -> None:
    for stem, lang, text in every_text(site_of):
        path = site_of.content.address("briefing", stem, lang)
        facts = site_of.main(path).all("dl")[0]
        declared = text.fields.get("people", {})
        named = {key for kind, key in site_of.content.named(text) if kind == "person"}
        listed = [key for _, key in site_of.things(path, facts, "person")]
        assert sorted(listed) == sorted({*declared, *named}), path
        assert listed[: len(declared)] == list(declared), f"{path}: not in the order of the article"
        for key, office in declared.items():
            (item,) = (one for one in facts.all("li") if site_of.things(path, one, "person") == [("person", key)])
            assert (office if isinstance(office, str) else office["office"]) in item.text, path


def test_a_briefing_lists_all_documents_it_names(site_of: Site) -> None:
    for stem, lang, text in every_text(site_of):
        path = site_of.content.address("briefing", stem, lang)
        listed = site_of.things(path, site_of.main(path).all("dl")[0], "resolution")
        named = {thing for thing in site_of.content.named(text) if thing[0] == "resolution"}
        assert sorted(listed) == sorted(named), path


def test_a_person_who_is_named_in_a_caption_only_is_said_to_be(site_of: Site) -> None:
    words = {"vi": "chú thích ảnh", "en": "caption"}
    for stem in site_of.content.briefings:
        for key, office in site_of.content.neutral(stem).get("people", {}).items():
            caption = isinstance(office, dict) and office.get("as") == "caption"
            for lang in LANGUAGES:
                path = site_of.content.address("briefing", stem, lang)
                for item in site_of.main(path).all("dl")[0].all("li"):
                    if site_of.things(path, item, "person") == [("person", key)]:
                        assert (words[lang] in item.text) == caption, f"{path}: {item.text}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_section_names_it_links(site_of: Site, lang: str) -> None:
    for stem, texts in site_of.content.briefings.items():
        if lang in texts:
            path = site_of.content.address("briefing", stem, lang)
            sections = list(prose_sections(site_of.main(path)))
            expected = site_of.content.sections(texts[lang])
            linked = [{t for part in parts for t in site_of.things(path, part, *ENTITIES)} for parts in sections]
            assert linked == [set(things) for things in expected], path


def prose_sections(main: Element) -> Iterator[list[Element]]:
    """Yield the parts of the text between its headings."""
    parts: list[Element] = []
    (prose,) = main.all("div", class_="prose")
    for child in prose.children:
        if isinstance(child, Element) and "notes" not in child.classes:
            if re.fullmatch("h[2-6]", child.tag):
                yield parts
                parts = []
            parts.append(child)
    yield parts


def test_a_name_found_in_plain_words_is_linked_once_a_section(site_of: Site) -> None:
    for stem, texts in site_of.content.briefings.items():
        for lang, text in texts.items():
            path = site_of.content.address("briefing", stem, lang)
            explicit = [thing for block in text.blocks for thing in block.explicit]
            for parts in prose_sections(site_of.main(path)):
                linked = [thing for part in parts for thing in site_of.things(path, part, *ENTITIES)]
                assert {t for t in linked if linked.count(t) > 1} <= set(explicit), path


def test_nothing_is_linked_in_headings_quotations_and_code(site_of: Site) -> None:
    for path in site_of.in_one_language:
        for prose in site_of.main(path).all("div", class_="prose"):
            for element in prose.all("h2", "h3", "h4", "blockquote", "pre", "code"):
                assert site_of.things(path, element, *ENTITIES) == [], f"{path}: {element!r}"


def test_words_of_a_link_are_those_of_the_text(site_of: Site) -> None:
    """A link adds and takes away nothing: without its mark-up every page reads as its source does."""
    for stem, texts in site_of.content.briefings.items():
        for lang, text in texts.items():
            shown = plain(site_of.page("briefing", stem, lang).one("div", class_="prose").text)
            for block in text.blocks:
                for words in re.split(r"[|\n]", block.prose):
                    expected = " ".join(re.sub(r"\{#\w+\}", "", plain(words)).split())
                    assert expected in shown, f"{text.path}: {expected}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ENTITIES)
def test_a_page_lists_exactly_the_briefings_that_name_its_subject(site_of: Site, kind: str, lang: str) -> None:
    for key in site_of.content.people if kind == "person" else site_of.content.resolutions:
        path = site_of.content.address(kind, key, lang)
        listed = [stem for stem, _ in site_of.cited(path)]
        assert sorted(listed) == sorted(site_of.content.mentioned_in((kind, key))), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_is_shown_with_the_office_of_each_article(site_of: Site, lang: str) -> None:
    for key in site_of.content.people:
        for stem, item in site_of.cited(site_of.content.address("person", key, lang)):
            texts = site_of.content.briefings[stem]
            given = (texts.get(lang) or texts[other(lang)]).fields["people"][key]
            office = given if isinstance(given, str) else given["office"]
            assert office in item.text, f"{key}, {stem}: {item.text}"
            if lang not in texts:
                assert office in [element.text for element in item.all(lang=other(lang))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_briefings_that_name_something_stand_newest_first(site_of: Site, lang: str) -> None:
    for kind, keys in (("person", site_of.content.people), ("resolution", site_of.content.resolutions)):
        for key in keys:
            listed = site_of.cited(site_of.content.address(kind, key, lang))
            dates = [site_of.content.listing_date(stem) for stem, _ in listed]
            assert dates == sorted(dates, reverse=True), f"{kind}:{key}"


def test_every_quoted_line_leads_to_the_paragraph_that_it_quotes(site_of: Site) -> None:
    for path in site_of.by_address:
        if site_of.by_address[path][0] in ENTITIES:
            for quote in site_of.main(path).all("blockquote", where=lambda element: element.up("li")):
                (link,) = quote.all("a")
                target = site_of.folder.target(path, link.get("href"))
                stub = target in site_of.stubs
                page = site_of.main(site_of.stubs.get(target, target))
                anchor = link.get("href").partition("#")[2]
                assert bool(anchor) != stub, f"{path}: {link!r}"
                shown = own_words(page.one(id=anchor) if anchor else page)
                words = quote.text.removesuffix(link.text).strip("… ")
                assert words in shown, f"{path}: “{words}” is not in {target}#{anchor}"
                assert quote.one("b").text, path


def own_words(element: Element) -> str:
    """Return the words of a text without “(only in English)” behind a link."""
    found = "".join(part for inside, part in raw_strings(element) if "only" not in inside.classes)
    return re.sub(r" ([,.;:)])", r"\1", " ".join(found.split()))


def raw_strings(element: Element) -> Iterator[tuple[Element, str]]:
    for one in element.children:
        if isinstance(one, str):
            yield element, one
        else:
            yield from raw_strings(one)


def test_a_name_marked_in_a_quoted_line_is_a_name_of_the_subject(site_of: Site) -> None:
    for key in site_of.content.people:
        for lang in LANGUAGES:
            path = site_of.content.address("person", key, lang)
            explicit = set(explicit_labels(site_of, ("person", key)))
            names = {site_of.content.name(key), *site_of.content.people[key].get("aliases", ())}
            for _, item in site_of.cited(path):
                for mark in item.all("b"):
                    assert plain(mark.text) in {plain(name) for name in names} | explicit, f"{path}: {mark.text}"


def explicit_labels(site: Site, thing: Thing) -> Iterator[str]:
    pattern = re.compile(rf"\[([^\]]+)\]\({thing[0]}:{thing[1]}[)#]")
    for texts in site.content.briefings.values():
        for text in texts.values():
            yield from pattern.findall(unicodedata.normalize("NFC", site.project.source(text.path)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["briefing", "person", "resolution", "event"])
def test_an_index_lists_everything_of_its_kind(site_of: Site, kind: str, lang: str) -> None:
    registers = {
        "briefing": site_of.content.briefings,
        "person": site_of.content.people,
        "resolution": site_of.content.resolutions,
        "event": site_of.content.events,
    }
    path = site_of.index(kind, lang)
    listed = {key for _, key in site_of.things(path, site_of.main(path), kind)}
    assert listed == set(registers[kind])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_lists_the_briefings_of_that_year(site_of: Site, lang: str) -> None:
    by_year: dict[str, set[str]] = {}
    for stem in site_of.content.briefings:
        by_year.setdefault(site_of.content.listing_date(stem)[:4], set()).add(stem)
    for year, stems in by_year.items():
        path = f"{FOLDERS['year'][lang]}/{year}.html"
        items = [item for item in site_of.main(path).all("li") if item.all("h3") or item.all("h2")]
        assert {site_of.things(path, item, "briefing")[0][1] for item in items} == stems, path
        assert len(items) == len(stems), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_event_has_its_reports_side_by_side(site_of: Site, lang: str) -> None:
    for key in site_of.content.events:
        stems = [stem for stem in site_of.content.briefings if site_of.content.neutral(stem).get("event") == key]
        path = site_of.content.address("event", key, lang)
        listed = {stem for _, stem in site_of.things(path, site_of.main(path), "briefing")}
        assert listed >= set(stems), path
        for stem in stems:
            address = site_of.content.address("briefing", stem, lang)
            assert path in site_of.links(address, site_of.main(address).all("dl")[0]), address
            others = [one for one in stems if one != stem]
            assert {("briefing", one) for one in others} <= set(
                site_of.things(address, site_of.main(address), "briefing")
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_home_page_shows_the_latest_briefings_the_people_and_the_documents(site_of: Site, lang: str) -> None:
    path = f"{lang}/index.html"
    listed = set(site_of.things(path, site_of.main(path), "briefing", "person", "resolution", "event"))
    everything = {("person", key) for key in site_of.content.people}
    everything |= {("resolution", key) for key in site_of.content.resolutions}
    everything |= {("event", key) for key in site_of.content.events}
    assert {thing for thing in listed if thing[0] != "briefing"} == everything
    newest = sorted(site_of.content.briefings, key=site_of.content.listing_date)[-6:]
    assert {key for kind, key in listed if kind == "briefing"} == set(newest)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_stand_by_given_name_in_the_order_of_the_vietnamese_alphabet(site_of: Site, lang: str) -> None:
    alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    path = site_of.index("person", lang)
    section = site_of.main(path).one(id="by-given").parent
    assert section is not None
    letters = []
    for _, key in site_of.things(path, section, "person"):
        name = site_of.content.people[key]["name"]
        given = site_of.content.people[key].get("sort") or (name if isinstance(name, str) else name["given"])
        letters.append(alphabet.index(without_tone(given[0])))
    assert letters == sorted(letters)
    assert len(letters) == len(site_of.content.people)


def without_tone(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    bare = "".join(mark for mark in unicodedata.normalize("NFD", letter.lower()) if mark not in tones)
    return unicodedata.normalize("NFC", bare)
