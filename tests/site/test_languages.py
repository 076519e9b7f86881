"""Both languages are treated alike: the same pages, each leading to the other, and every word said to be in the
language that it is in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.site.dom import Element
from tests.site.site import Site, none_of, said
from tests.site.sources import LANGUAGES, Content, other

COMMON_WORDS = {
    "vi": re.compile(r"\b(của|và|các|những|được|trong|với|ngày|tại|về|không|cho|một)\b", re.IGNORECASE),
    "en": re.compile(r"\b(the|of|and|for|with|from|was|has|this|by)\b", re.IGNORECASE),
}
"""Words that stand in nearly every sentence of one language and in none of the other."""
LONG = 25
"""Characters from which a text is looked for within others."""
NAMES = {"vi": "Vietnamese", "en": "English"}
NOT_TRANSLATED = (
    "This briefing has not been translated into %(language)s yet.",
    "This page has not been translated into %(language)s yet.",
)


def in_words(lang: str, message: str, language: str) -> str:
    """Return what the interface says of a language."""
    return said(lang, message) % {"language": said(lang, NAMES[language])}


def test_every_page_says_its_language(site_of: Site) -> None:
    for path in site_of.paths:
        lang = path.split("/")[0] if "/" in path else "vi"
        assert site_of.tree(path).one("html").get("lang") == lang, path


def test_lang_is_never_an_unknown_language(site_of: Site) -> None:
    for path in site_of.paths:
        found = {element.get(name) for element in site_of.tree(path).all() for name in ("lang", "hreflang")}
        assert found <= {"", *LANGUAGES, "x-default"}, path


def test_texts_of_the_sources_are_marked_as_what_they_are(site_of: Site) -> None:
    """Titles, summaries, offices, places, names of newspapers, terms: each stands in the language that its source
    says, also where it is shown to readers of the other one."""
    known = dict(_one_language(site_of.content))
    wrong = []
    for path in site_of.paths:
        for element, text in site_of.tree(path).one("body").strings():
            for found, lang in _known_in(text, known) if not element.up("pre") else ():
                if element.lang != lang:
                    wrong.append(f"{path}: “{found[:60]}” is {lang}, marked {element.lang}")
    none_of(wrong)


def _one_language(content: Content) -> Iterator[tuple[str, str]]:
    said: dict[str, set[str]] = {}
    for text, lang in _said(content):
        said.setdefault(" ".join(text.split()), set()).add(lang)
    for text, langs in said.items():
        if len(langs) == 1:
            yield text, langs.pop()


def _said(content: Content) -> Iterator[tuple[str, str]]:
    for texts in content.texts.values():
        for text in texts.values():
            for name in ("title", "short_title", "summary", "place", "date_note"):
                yield text.fields.get(name, ""), text.lang
            for office in text.fields.get("people", {}).values():
                yield office if isinstance(office, str) else office["office"], text.lang
            yield text.fields.get("single", {}).get("reason", ""), text.lang
            yield text.fields.get("source", {}).get("title", ""), text.lang
            for correction in text.fields.get("corrections", ()):
                yield correction["note"], text.lang
    files = ("site.yaml", "sources.yaml", "terms.yaml")
    for value in (*map(content.data, files), content.people, content.resolutions, content.events):
        yield from _by_language(value)


def _by_language(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in LANGUAGES and isinstance(inner, str):
                yield inner, name
            elif name in LANGUAGES:
                yield from ((form, name) for form in inner)
            else:
                yield from _by_language(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _by_language(inner)


def _known_in(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if text in known:
        yield text, known[text]
    else:
        yield from ((one, lang) for one, lang in known.items() if len(one) >= LONG and one in text)


def test_no_sentence_is_marked_as_the_other_language(site_of: Site) -> None:
    wrong = []
    for path in site_of.paths:
        for element, text in site_of.tree(path).one("body").strings():
            counts = {lang: len(words.findall(text)) for lang, words in COMMON_WORDS.items()}
            if not element.up("pre") and counts[other(element.lang)] > 1 and not counts[element.lang]:
                wrong.append(f"{path}: marked {element.lang}: {text[:80]}")
    none_of(wrong)


def test_words_marked_as_another_language_stay_marked_where_they_are_quoted(site_of: Site) -> None:
    sources = [
        (text, site_of.project.source(text.path)) for texts in site_of.content.texts.values() for text in texts.values()
    ]
    foreign = {
        (words, lang) for _, source in sources for words, lang in re.findall(r"\[([^\]]+)\]\(lang:(\w+)\)", source)
    }
    wrong = []
    for path in site_of.in_one_language:
        for quote in site_of.main(path).all("blockquote"):
            for element, text in quote.strings():
                for words, lang in foreign:
                    if words in text and element.lang != lang and COMMON_WORDS[other(lang)].search(text):
                        wrong.append(f"{path}: “{words}” is {lang}, marked {element.lang}: {text[:80]}")
    none_of(wrong)


def test_labels_are_in_the_language_they_are_marked_as(site_of: Site) -> None:
    """What is read out but not seen."""
    wrong = []
    for path in site_of.in_one_language:
        body = site_of.tree(path).one("body")
        unread = {
            id(one)
            for note in body.all(class_="note")
            for numbers in note.all(class_="numbers")
            for one in numbers.all()
        }
        for element in body.all(where=lambda one, unread=unread: id(one) not in unread):
            label = " ".join(element.get(name) for name in ("aria-label", "title", "placeholder"))
            odd = {"vi": "Paragraph|Language|Main|Briefing|Page", "en": "Đoạn|Trang|Mục|Ngôn"}[element.lang]
            if COMMON_WORDS[other(element.lang)].search(label) or re.search(odd, label):
                wrong.append(f"{path}: marked {element.lang}: {label}")
    none_of(wrong)


def test_a_name_of_another_shape_is_not_read_out_as_vietnamese(harbour: Site) -> None:
    main = harbour.page("briefing", "2019-05-fisheries-visit", "en")
    found = [element for element, text in main.strings() if text == "Maria Santos"]
    assert found and [element for element in found if element.lang == "vi"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_vietnamese_names_are_read_out_as_such_in_the_index_of_people(site_of: Site, lang: str) -> None:
    path = site_of.index("person", lang)
    named = [item for item in site_of.main(path).all("li") if site_of.things(path, item, "person")]
    assert len(named) == 2 * len(site_of.content.people)
    for item in named:
        ((_, key),) = site_of.things(path, item, "person")
        name = site_of.content.people[key]["name"]
        if isinstance(name, dict):
            langs = {element.lang for element, text in item.one("a").strings() if name["family"] in text}
            assert langs == {"vi"}, f"{path}: {item!r}"


def switcher(site: Site, path: str) -> Element:
    header = site.tree(path).one("header", where=lambda element: not element.up("main", "article"))
    return next(nav for nav in header.all("nav") if nav.all("a", where=lambda element: "hreflang" in element.attrs))


def twin(site: Site, path: str) -> str:
    """Return where the language control of a page leads for the other language."""
    there = other(path.split("/")[0])
    (link,) = (link for link in switcher(site, path).all("a") if link.get("hreflang") == there)
    return site.folder.target(path, link.get("href"))


def test_every_page_leads_to_itself_in_the_other_language(site_of: Site) -> None:
    for path in site_of.in_one_language:
        if path not in site_of.parallels:
            assert twin(site_of, path).startswith(f"{other(path.split('/')[0])}/"), path
            assert twin(site_of, twin(site_of, path)) == path


def test_a_briefing_side_by_side_leads_to_both_of_its_texts(site_of: Site) -> None:
    for path, briefing in site_of.parallels.items():
        assert {briefing, twin(site_of, briefing)} <= set(site_of.links(path, switcher(site_of, path))), path
        assert path in site_of.links(briefing, switcher(site_of, briefing)), briefing


def test_there_is_a_page_side_by_side_for_all_that_is_in_both_languages_and_for_nothing_else(site_of: Site) -> None:
    found = {path for path in site_of.paths if re.search("/(song-ngu|parallel)/", path)}
    assert found == set(site_of.parallels)


def test_both_languages_have_the_same_pages(site_of: Site) -> None:
    counts = {lang: len(site_of.of_language(lang)) for lang in LANGUAGES}
    assert len(set(counts.values())) == 1, counts
    for kind, register in (("person", "people"), ("resolution", "resolutions"), ("event", "events")):
        for key in site_of.content.register(register):
            for lang in LANGUAGES:
                assert site_of.content.address(kind, key, lang) in site_of.folder.files
    for kind, stem in site_of.content.texts:
        for lang in LANGUAGES:
            assert site_of.content.address(kind, stem, lang) in site_of.folder.files


def test_the_switcher_says_what_is_not_translated(site_of: Site) -> None:
    for path in site_of.in_one_language:
        words = said(path.split("/")[0], "not translated")
        assert (words in switcher(site_of, path).text) == (twin(site_of, path) in site_of.stubs), path


def absolute(site: Site, path: str) -> str:
    """Return the address of a page on its host, as search engines are to know it."""
    return site.base_url + re.sub(r"(^|/)index\.html$", r"\1", path)


def alternates(site: Site, path: str) -> dict[str, str]:
    found = site.tree(path).one("head").all("link", rel="alternate", where=lambda element: element.get("hreflang"))
    return {link.get("hreflang"): link.get("href") for link in found}


def test_search_engines_are_told_of_translations_and_of_nothing_else(site_of: Site) -> None:
    for path in site_of.in_one_language:
        found = {lang: address for lang, address in alternates(site_of, path).items() if lang != "x-default"}
        if path in site_of.stubs or path in site_of.parallels:
            assert found == {}, f"{path} offers {found}"
        else:
            both = {path.split("/")[0]: path, other(path.split("/")[0]): twin(site_of, path)}
            assert found == {lang: absolute(site_of, one) for lang, one in both.items() if one not in site_of.stubs}, (
                path
            )


def test_only_the_front_page_and_the_homes_know_a_page_for_any_other_language(site_of: Site) -> None:
    having = [path for path in site_of.paths if "x-default" in alternates(site_of, path)]
    assert having == ["en/index.html", "index.html", "vi/index.html"]
    assert {alternates(site_of, path)["x-default"] for path in having} == {site_of.base_url}


def test_stubs_and_the_page_for_what_is_missing_are_not_indexed(site_of: Site) -> None:
    hidden = [
        path
        for path in site_of.paths
        if site_of.tree(path).all("meta", name="robots", where=lambda element: "noindex" in element.get("content"))
    ]
    assert hidden == sorted({*site_of.stubs, *site_of.parallels, "404.html"})


def test_every_page_names_the_address_by_which_it_is_to_be_known(site_of: Site) -> None:
    for path in site_of.paths:
        found = [link.get("href") for link in site_of.tree(path).all("link", rel="canonical")]
        if path in (*site_of.stubs, "404.html"):
            assert found == [], path
        else:
            assert found == [absolute(site_of, site_of.parallels.get(path, path))], path


def test_a_stub_says_what_it_lacks_and_leads_to_it(site_of: Site) -> None:
    for path, text in site_of.stubs.items():
        main = site_of.main(path)
        assert text in site_of.links(path, main), path
        here = path.split("/")[0]
        assert any(in_words(here, message, here) in main.text for message in NOT_TRANSLATED), path
        heading = main.one("h1")
        marked = heading if heading.get("lang") else heading.one("span")
        assert marked.get("lang") == other(here), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_to_what_is_in_the_other_language_only_say_so(site_of: Site, lang: str) -> None:
    """In the language of the page, but within a text of the other language in that, to whose pages its links lead."""
    for path in site_of.of_language(lang):
        main = site_of.main(path)
        for link in main.all("a", where=lambda element: "hreflang" not in element.attrs):
            target = site_of.folder.target(path, link.get("href"))
            if target in site_of.stubs and link.up("nav", "h3", "li", "p", "td") and "pilcrow" not in link.classes:
                around = link.up("nav", "h3", "li", "p", "td")
                words = in_words(link.lang, "only in %(language)s", other(target.split("/")[0]))
                assert around is not None and words in around.text, f"{path}: {link!r}"


def test_a_note_in_one_language_only_is_not_hidden_from_readers_of_the_other(harbour: Site) -> None:
    main = harbour.page("person", "tran-minh-anh-cang-vu", "vi")
    assert in_words("vi", "only in %(language)s", "en") in main.text
    note = "Not to be confused with"
    assert {element.lang for element, text in main.strings() if text.startswith(note)} == {"en"}
