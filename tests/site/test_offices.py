"""Outside a briefing's own text no office stands without the day on which it is known to have been held."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.output.interfaces import interfaces, read_catalogues
from generator.output.store import Store, program_digest
from generator.pages.plan import editions_of
from generator.search.findable import things
from tests.site.dom import Element
from tests.site.site import Site, none_of
from tests.site.sources import LANGUAGES, other

DAYS = ("from", "until", "ongoing")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WITHIN = ("li", "tr", "p", "g", "a", "section", "title", "head")
"""What may hold an office together with its day."""


def of_briefings(site: Site) -> set[str]:
    """Return the pages that are a briefing's own: in its language, in the other's, and side by side."""
    found = {site.content.address("briefing", stem, lang) for stem in site.content.briefings for lang in LANGUAGES}
    return found | set(site.parallels)


def offices(site: Site) -> re.Pattern[str]:
    """Return what finds every office of the registers and of the briefings, in any language."""
    titles = {
        title for fields in site.content.people.values() for one in fields.get("offices", ())
        for title in one["title"].values()
    }  # fmt: skip
    given = {
        one["office"] if isinstance(one, dict) else one for texts in site.content.briefings.values()
        for text in texts.values() for one in text.fields.get("people", {}).values()
    }  # fmt: skip
    assert titles and given
    longest = sorted(titles | given, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(title)}(?!\w)" for title in longest), re.IGNORECASE)


def words(site: Site, path: str) -> Iterator[tuple[Element, str]]:
    """Yield all that a page says, in its text and in its attributes, with where it says it."""
    for element, text in site.tree(path).strings():
        if element.tag != "script":
            yield element, text
    for element in site.tree(path).walk():
        for name in ("content", "title", "aria-label", "alt", "data-forms"):
            if element.get(name):
                yield element, element.get(name)


def of_a_day(element: Element, text: str) -> bool:
    """Whether a day stands in the words, or by them: in the same entry of a list, row, paragraph or report."""
    if YEAR.search(text) or any(one.tag == "p" and YEAR.search(one.text) for one in up(element)):
        return True  # links divide a paragraph
    if element.get("content"):
        return False
    around = next((one for one in up(element) if one.tag in WITHIN and one.all("time", "title")), None)
    return around is not None and (bool(around.all("time")) or bool(YEAR.search(around.all("title")[0].text)))


def up(element: Element | None) -> Iterator[Element]:
    """Yield an element and those around it, as far as a section reaches."""
    while element is not None and element.tag not in ("main", "body"):
        yield element
        if element.tag == "section" and "report" not in element.classes:
            return
        element = element.parent


def quotes(site: Site, path: str, element: Element, own: set[str]) -> bool:
    """Whether an element holds a briefing's own words: a quotation, or a link by its title; or a term, which is a word
    and nobody's office."""
    to_briefing = element.tag == "a" and site.folder.target(path, element.get("href")) in own
    return element.tag == "blockquote" or to_briefing or "data-term" in element.attrs


def test_no_page_shows_an_office_without_its_day_outside_a_briefings_own_text(site_of: Site) -> None:
    sought, own, seen = offices(site_of), of_briefings(site_of), 0
    terms = {"vi/thuat-ngu.html", "en/terms.html"}  # there a title is a word, and nobody's
    found = []
    for path in sorted(set(site_of.paths) - own - terms):
        for element, text in words(site_of, path):
            quoted = any(quotes(site_of, path, one, own) for one in up(element))
            for match in sought.finditer(text) if not quoted else ():
                seen += 1
                if not of_a_day(element, text):
                    found.append(f"{path}: “{match[0]}” in {element!r}")
    none_of(found)
    assert seen > 100


def test_the_pages_of_people_and_lists_show_offices(site_of: Site) -> None:
    """What the other tests look for is there to be found."""
    sought = offices(site_of)
    for lang in LANGUAGES:
        lists = [
            f"{lang}/index.html",
            site_of.index("person", lang),
        ]
        for path in lists:
            assert sought.search(site_of.main(path).text), path


def roles(node: Any, around: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every text of a node of JSON-LD, with the node itself or the role around it."""
    if isinstance(node, dict):
        inner = node if node.get("@type") == "Role" else None
        for value in node.values():
            for text, role in roles(value):
                yield text, role or inner or {}
    elif isinstance(node, list):
        for one in node:
            yield from roles(one)
    elif isinstance(node, str):
        yield node, {}


def test_linked_data_tell_of_no_office_without_its_day(site_of: Site) -> None:
    sought, own, seen = offices(site_of), of_briefings(site_of), 0
    for path in sorted(set(site_of.paths) - own):
        for script in site_of.tree(path).all("script", type="application/ld+json"):
            for text, role in roles(json.loads(script.raw)):
                if sought.search(text):
                    seen += 1
                    dated = role.get("startDate") or role.get("endDate") or role.get("description", "")
                    assert YEAR.search(f"{dated} {text}"), f"{path}: {text}"
    assert seen


def test_every_date_of_an_office_in_the_data_has_its_source(site_of: Site) -> None:
    data = json.loads((site_of.output / "data/people.json").read_text(encoding="utf-8"))
    given = 0
    for person in data["persons"]:
        registered = site_of.content.people[person["id"]].get("offices", [])
        held = [one for one in data["memberships"] if one["person_id"] == person["id"]]
        for office, source in zip(held, registered, strict=True):
            dates = {name for name in ("start_date", "end_date", "known_on") if name in office}
            assert dates and dates == {one.get("note") for one in office["sources"]} - {None}
            assert len(dates) == len([name for name in DAYS if name in source])
            given += len(dates)
    assert given > 3


def test_every_office_in_the_table_of_mentions_has_the_day_of_its_briefing(site_of: Site) -> None:
    text = (site_of.output / "data/mentions.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["office"]]
    assert rows and all(row["date"] and row["date"] == site_of.content.neutral(row["briefing"])["date"] for row in rows)


def test_feeds_name_no_office_without_its_day_but_in_the_words_of_a_briefing(site_of: Site) -> None:
    sought, feeds = offices(site_of), sorted(site_of.output.rglob("*.xml"))
    assert len(feeds) > 5
    for path in feeds:
        text = path.read_text(encoding="utf-8")
        for entry in re.findall(r"<entry>.*?</entry>", text, re.DOTALL):
            text = text.replace(entry, re.sub(r"<(title|content|summary)\b.*?</\1>", "", entry, flags=re.DOTALL))
        for line in text.splitlines():
            assert not sought.search(line) or YEAR.search(line), f"{path.name}: {line}"


def test_the_index_for_search_finds_no_persons_office_without_its_day(site_of: Site) -> None:
    archive, sought, seen = site_of.project.archive(), offices(site_of), 0
    spoken = interfaces(read_catalogues(site_of.project.root, Store(None, program_digest())))
    for facets in editions_of(archive, spoken).values():
        for thing, source in ((thing.load(), source) for thing, source in things(facets)):
            units = source.entry.load().units if thing.kind == "person" else ()
            for text in (thing.line, *(text for _, text in units)) if thing.kind == "person" else ():
                if sought.search(text):
                    seen += 1
                    assert YEAR.search(text), text
    assert seen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_briefing_gives_people_the_office_of_its_own_day_and_no_other(site_of: Site, lang: str) -> None:
    """Its list of people is what previews within it show."""
    for stem, texts in site_of.content.briefings.items():
        text = texts.get(lang) or texts[other(lang)]
        path = site_of.content.address("briefing", stem, lang)
        shown = {
            site_of.things(path, item, "person")[0][1]: [one.text for one in item.all(data_office="")]
            for item in site_of.main(path).all("li", data_given="")
        }
        assert shown == {
            key: [" ".join((one["office"] if isinstance(one, dict) else one).split())]
            for key, one in text.fields.get("people", {}).items()
        } | {key: [] for key in shown.keys() - text.fields.get("people", {}).keys()}
