"""Every text says how to cite it: the newspaper first, then the archive; for people, for BibTeX and as CSL-JSON. What is
not known of a report is said to be so, and what is inferred is marked, wherever it stands."""

import html
import json
import re
import warnings
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from generator.pages.bibliography_entry import ARTICLE, CitationEntry, tex
from tests.site.dom import Element
from tests.site.site import Site, said
from tests.site.sources import LANGUAGES, Text

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

TYPES = {"article-newspaper", "document", "webpage"}
MONTHS = {"vi": "tháng", "en": "January February March April May June July August September October November December"}
Cited = tuple[Text, Element]
TEX = re.compile(r"\\(textbackslash|textbraceleft|textbraceright|textasciicircum|textasciitilde){}|\\([&%$#_])|{}|[{}]")
NAMED = dict(zip(("backslash", "braceleft", "braceright", "asciicircum", "asciitilde"), "\\{}^~", strict=True))


@pytest.fixture(params=LANGUAGES)
def cited(request: pytest.FixtureRequest, site_of: Site) -> list[Cited]:
    """Return every text of a language, with what its page says of citing it."""
    found = []
    for stem, texts in site_of.content.briefings.items():
        if request.param in texts:
            path = site_of.content.address("briefing", stem, request.param)
            main = site_of.tree(path).one("main")
            found.append((texts[request.param], next(one for one in main.all("section") if one.all(id="cite"))))
    assert found
    return found


def source_of(site: Site, text: Text) -> dict[str, Any]:
    source = dict(site.content.neutral(text.stem).get("source", {}))
    authors = source.get("author", [])
    return {**source, "author": [authors] if isinstance(authors, str) else authors}


def paper_of(site: Site, source: Mapping[str, Any], lang: str) -> str:
    """Return the newspaper as it must stand wherever it is named; nothing if it is not known."""
    if "publisher" not in source:
        return ""
    names = site.content.data("sources.yaml")[source["publisher"]]["name"]
    name = str(names.get(lang) or next(iter(names.values())))
    return f"{name} {said(lang, '[inferred]')}" if source["publisher_basis"] == "inferred" else name


def bibtex(section: Element) -> Entry:
    """Return the entry, as a reader of BibTeX that is not ours takes it."""
    (entry,) = parse_string(section.all("pre")[0].raw, "bibtex").entries.values()
    return entry


def plain(text: str) -> str:
    """Return what TeX sets."""
    return TEX.sub(lambda found: NAMED[found[1].removeprefix("text")] if found[1] else found[2] or "", text)


def rendered(entry: dict[str, Any]) -> str:
    """Return a CSL entry as a bibliography has it, in the style of Cite Them Right."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=ResourceWarning)
        warnings.filterwarnings("error", category=UserWarning)  # of fields that CSL does not know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([entry]), formatter.plain)
        bibliography.register(Citation([CitationItem(entry["id"])]))
        (found,) = map(str, bibliography.bibliography())
    return found


def test_the_newspaper_stands_before_the_archive(site_of: Site, cited: list[Cited]) -> None:
    title = site_of.content.data("site.yaml")["title"]
    for text, section in cited:
        words, source = section.all("p")[0].text, source_of(site_of, text)
        parts = [*source["author"], source.get("title", "")]
        parts.append(paper_of(site_of, source, text.lang) or said(text.lang, "Publisher not known"))
        if not source.get("published"):
            parts.append(said(text.lang, "publication date not known"))
        parts += [text.fields["title"], title[text.lang], site_of.base_url]
        places = [words.find(part) for part in parts if part]
        assert -1 not in places and places == sorted(places), f"{text.path}: {words}"


def test_the_day_of_the_event_is_not_the_day_of_publication(site_of: Site, cited: list[Cited]) -> None:
    for text, section in cited:
        source = source_of(site_of, text)
        first = section.all("p")[0].text.split(text.fields["title"])[0]
        times = [time.get("datetime") for time in section.all("p")[0].all("time")]
        assert times == ([source["published"]] if "published" in source else []), text.path
        if not times:
            assert not any(month in first.replace(source.get("title", ""), "") for month in MONTHS[text.lang].split())
        fields, (entry,) = bibtex(section).fields, json.loads(section.all("pre")[1].raw)
        if source.get("title"):
            assert fields.get("date", "") == source.get("published", ""), text.path
            assert ("issued" in entry) == ("published" in source), text.path


def test_a_translation_is_cited_as_one(cited: list[Cited]) -> None:
    for text, section in cited:
        state = text.fields.get("translation", {}).get("status", "")
        for one in ("Unofficial", "Reviewed"):
            status = said(text.lang, f"{one} translation").lower()
            assert (status in section.all("p")[0].text) == (state == one.lower()), text.path


def test_an_address_where_an_identical_text_was_found_is_called_that(site_of: Site, cited: list[Cited]) -> None:
    for text, section in cited:
        source = source_of(site_of, text)
        twin = said(text.lang, "an identical text was found at %(address)s") % {"address": source.get("url", "")}
        path = site_of.content.address("briefing", text.stem, text.lang)
        facts = site_of.tree(path).one("main").all("dl")[0].text
        is_found = source.get("url_basis") == "found"
        assert (twin in section.all("p")[0].text) == is_found
        assert (twin.split("https")[0] in facts) == is_found, text.path
        note = bibtex(section).fields["note"] + json.loads(section.all("pre")[1].raw)[0]["note"]
        assert note.lower().count(tex(twin).lower()) == 2 * is_found


def test_bibtex_can_be_read_and_says_what_is_inferred(site_of: Site, cited: list[Cited]) -> None:
    title = site_of.content.data("site.yaml")["title"]
    for text, section in cited:
        entry, source = bibtex(section), source_of(site_of, text)
        fields, paper = (
            {name: plain(value) for name, value in entry.fields.items()},
            paper_of(site_of, source, text.lang),
        )
        assert entry.key == text.stem and fields["url"].startswith(site_of.base_url)
        names = [plain(str(person)) for person in entry.persons.get("author", [])]
        if source.get("title"):
            assert entry.type == ("article" if paper else "misc") and fields.get("journal", "") == paper
            assert fields["title"] == source["title"] and text.fields["title"] in fields["note"]
            assert names == source["author"] and fields["language"] != ""
            assert fields.get("year", "") == source.get("published", "")[:4]
            inferred = said(text.lang, "The publisher is inferred; the report does not name it.")
            assert (inferred in fields["note"]) == (source["publisher_basis"] == "inferred")
        else:
            assert entry.type == "online" and fields["title"] == text.fields["title"]
            assert names == [title[text.lang]] and paper in fields["note"]
            assert fields["date"] == site_of.content.neutral(text.stem).get("updated") or fields["date"]


def test_csl_can_be_read_and_says_what_is_inferred(site_of: Site, cited: list[Cited]) -> None:
    for text, section in cited:
        (entry,) = json.loads(section.all("pre")[1].raw)
        source, paper = source_of(site_of, text), paper_of(site_of, source_of(site_of, text), text.lang)
        assert entry["id"] == text.stem and entry["type"] in TYPES and entry["URL"].startswith(site_of.base_url)
        assert entry["title"] == (source.get("title") or text.fields["title"])
        assert text.fields["title"] in entry["note"] + entry["title"] and paper in entry["note"] + entry.get(
            "container-title", ""
        )
        printed = rendered(entry)
        assert entry["title"] in printed and entry["URL"] in printed
        if source.get("title"):
            assert [author["literal"] for author in entry.get("author", [])] == source["author"]
            assert all(part in printed for part in (*source["author"], paper)), printed


def test_an_inferred_newspaper_or_date_is_marked_wherever_it_stands(hcmc: Site) -> None:
    papers = hcmc.content.data("sources.yaml")
    known = {stem: hcmc.content.neutral(stem) for stem in hcmc.content.briefings}
    inferred = {fields["source"]["publisher"] for fields in known.values() if "publisher" in fields["source"]}
    assert inferred and all(fields["source"]["publisher_basis"] != "stated" for fields in known.values())
    for lang in LANGUAGES:
        mark = said(lang, "[inferred]")
        for name in (papers[key]["name"][lang] for key in inferred):
            found = {path: beside_texts(hcmc.main(path)) for path in hcmc.of_language(lang)}
            found["feed"] = html.unescape(html.unescape((hcmc.output / lang / "atom.xml").read_text(encoding="utf-8")))
            parts = {path: re.sub("<[^>]*>", "", words).split(name) for path, words in found.items()}
            assert len([path for path, cut in parts.items() if len(cut) > 1]) > 5
            for path, cut in parts.items():
                assert all(part.lstrip("\n ").startswith(mark) for part in cut[1:]), f"{path}: {found[path]}"
        for stem, fields in known.items():
            path = hcmc.content.address("briefing", stem, lang)
            kicker = hcmc.tree(path).one("main").all("p", class_="kicker")[0].text
            assert kicker.split(" · ")[0].endswith(mark) == (fields["date_basis"] == "inferred"), path


def beside_texts(main: Element) -> str:
    """Return the words that a page puts beside briefings: the lines above, below and within lists of them; not what the
    register of terms notes of newspapers."""
    found = [one for one in main.walk() if one.classes in (["kicker"], ["occurrences"])]
    found += [one for one in main.all(class_="muted") if one.up("td") is None]
    return "\n".join(one.text for one in found)


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" \\{}^~&%$#_\"'`-,<>?!@=")
).map(lambda text: " ".join(text.split()))


@given(title=LINE, author=st.lists(LINE.filter(bool), max_size=3), note=LINE)
def test_any_words_are_the_same_again_behind_bibtex(title: str, author: list[str], note: str) -> None:
    reference = CitationEntry(
        "a", ARTICLE, tuple(author), title, "Báo & công luận", "", "2024-05-01", "vi", note, "https://archive.example/"
    )
    (entry,) = parse_string(reference.bibtex, "bibtex").entries.values()
    assert plain(entry.fields.get("title", "")) == title and plain(entry.fields.get("note", "")) == note
    assert [plain(str(person)) for person in entry.persons.get("author", [])] == author
    assert plain(entry.fields["journal"]) == "Báo & công luận" and entry.fields["date"] == "2024-05-01"


@given(LINE)
def test_no_two_characters_become_another_in_tex(text: str) -> None:
    assert not re.search(r"--|``|''|[?!]`|,,|<<|>>", tex(text))
