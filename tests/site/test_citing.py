"""Every text says how to cite it: the newspaper first, then the archive; for people, for BibTeX and as CSL-JSON."""

import json
import re
from typing import Any

import pytest

from tests.site.dom import Element
from tests.site.site import Site, said
from tests.site.sources import LANGUAGES, Text

FIELD = re.compile(r"^  (\w+) = \{(.*)\},?$", re.MULTILINE)
TYPES = {"article-newspaper", "article", "webpage"}
Cited = tuple[Text, Element]


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
    return dict(site.content.neutral(text.stem).get("source", {}))


def test_the_newspaper_stands_before_the_archive(site_of: Site, cited: list[Cited]) -> None:
    title = site_of.content.data("site.yaml")["title"]
    papers = site_of.content.data("sources.yaml")
    for text, section in cited:
        words, source = section.all("p")[0].text, source_of(site_of, text)
        parts = [source.get("author", ""), source.get("title", "")]
        if "publisher" in source:
            name = papers[source["publisher"]]["name"]
            parts.append(name.get(text.lang) or next(iter(name.values())))
        parts += [text.fields["title"], title[text.lang], site_of.base_url]
        places = [words.find(part) for part in parts if part]
        assert -1 not in places and places == sorted(places), f"{text.path}: {words}"


def test_a_translation_is_cited_as_one(cited: list[Cited]) -> None:
    for text, section in cited:
        state = text.fields.get("translation", {}).get("status", "")
        for one in ("Unofficial", "Reviewed"):
            status = said(text.lang, f"{one} translation").lower()
            assert (status in section.all("p")[0].text) == (state == one.lower()), text.path


def test_the_entry_for_bibtex_can_be_read(site_of: Site, cited: list[Cited]) -> None:
    for text, section in cited:
        entry = section.all("pre")[0].raw
        assert entry.count("{") == entry.count("}") and entry.startswith(("@article{", "@misc{", "@online{"))
        assert entry.split("{")[1].startswith(f"{text.stem},")
        fields, source = dict(FIELD.findall(entry)), source_of(site_of, text)
        assert {"title", "url"} <= set(fields) and fields["url"].startswith(site_of.base_url), entry
        assert ("journal" in fields) == entry.startswith("@article{"), entry
        assert entry.startswith("@online{") != bool(source.get("title")), entry
        assert not re.search(r"(?<!\\)[&%$#_]", "".join(fields[one] for one in fields if one != "url")), entry
        date = source.get("published") or site_of.content.neutral(text.stem).get("date", "")
        assert not source.get("title") or fields.get("year", "") == str(date)[:4], entry


def test_the_csl_entry_can_be_read(site_of: Site, cited: list[Cited]) -> None:
    for text, section in cited:
        (entry,) = json.loads(section.all("pre")[1].raw)
        assert entry["id"] == text.stem and entry["type"] in TYPES and entry["URL"].startswith(site_of.base_url)
        assert entry["title"] == (source_of(site_of, text).get("title") or text.fields["title"])
        assert text.fields["title"] in entry.get("note", "") + entry["title"]
        for part in entry.get("issued", {"date-parts": []})["date-parts"]:
            assert all(isinstance(number, int) for number in part) and 1 <= len(part) <= 3
