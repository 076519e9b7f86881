"""Pages of which there is one in each language, or one in all: the front page, the home pages, the pages about the
archive, and ``404.html``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.entry_dates import day_of
from generator.archive.sort_keys import substance
from generator.archive.titles import KIND, beside
from generator.core.kinds import CODES
from generator.core.model import Localised
from generator.core.schema import N_
from generator.pages.address import FRONT, alternates
from generator.pages.body import Body
from generator.pages.data import PAGE as DATA_PAGE
from generator.pages.data import downloads
from generator.pages.facet import Facet, Input
from generator.pages.facets import Facets
from generator.pages.flags import DatedLinks
from generator.pages.indexes import listed
from generator.pages.layout import framed, page_of, surround
from generator.pages.page import ROOTED, Page, Tools
from generator.pages.printing import localised
from generator.pages.prose import contents_of, prose
from generator.pages.timeline_chart import event_strip
from generator.pages.view_values import Card, Chrome, Frame, Front, Headline, Link, Listed

ABOUT = "about"
"""Key of the page about the archive itself."""
LATEST = 6
"""The briefings, and events, that a home page lists."""
ALL_UP_TO = 40
"""The most people, and documents, of which a home page lists all; of more it lists those that its latest briefings
name."""


class Way(NamedTuple):
    """The link into the archive for readers of one language."""

    chrome: Chrome
    title: Markup
    lead: Markup
    enter: str
    """The words of the link to the home page."""
    heading: str = ""
    """The heading above the newest briefing."""
    newest: Headline | None = None


def home_pages(facets: Facets) -> Iterator[Page]:
    """Yield the home page of a language."""
    archive, lang = facets.archive, facets.lang
    items = archive.items
    latest = list(reversed(list(archive.listings)[-LATEST:]))
    recent = {thing for stem in latest for thing in facets.text(items["briefing"][stem]).named}

    def some(kind: str) -> list[str]:
        return [key for key in items[kind] if len(items[kind]) <= ALL_UP_TO or (kind, key) in recent]

    people, papers, events = items["person"], items["resolution"], items["event"]
    inputs: dict[str, Input] = {
        "latest": tuple(map(facets.card, latest)),
        "people": tuple(listed(facets, people[key], facets.office(key)) for key in some("person")),
        "documents": tuple(listed(facets, papers[key], beside(papers[key], lang)) for key in some("resolution")),
        "events": tuple(listed(facets, events[key]) for key in reversed(list(events)[-LATEST:])),
        "indexes": tuple(facets.index(kind) for kind in ("briefing", "resolution", "person", "event")),
        "years": facets.years(),
        "about": facets.link("page", ABOUT) if ABOUT in items["page"] else None,
        "dated_events": _dated(facets, "event"),
        "dated_documents": _dated(facets, "resolution"),
    }
    yield page_of(facets, ("home", ""), "home.html", _home, inputs, changed=facets.changed(archive.listings))


def _dated(facets: Facets, kind: str) -> tuple[tuple[str, Facet[Link]], ...]:
    """Return (date, link) of the latest dated entries of a kind, oldest first."""
    items = facets.archive.items[kind].values()
    dated = sorted((day, item.key) for item in items if (day := day_of(item.fields)))
    return tuple((day, facets.link(kind, key)) for day, key in dated[-ALL_UP_TO:])


def _home(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    latest: tuple[Card, ...],
    people: tuple[Listed, ...],
    documents: tuple[Listed, ...],
    events: tuple[Listed, ...],
    indexes: tuple[Link, ...],
    years: tuple[Link, ...],
    about: Link | None,
    dated_events: DatedLinks,
    dated_documents: DatedLinks,
) -> dict[str, Any]:
    lang = tools.lang
    return {
        **surround(tools, chrome, crumbs, tools.interface.text("Home"), chrome.description.text, site=True),
        "heading": localised(chrome.title, lang),
        "lead": localised(chrome.description, lang),
        "latest": latest,
        "people": people,
        "documents": documents,
        "events": events,
        "indexes": indexes,
        "years": years,
        "about": about,
        "strip": event_strip(lang, dated_events, dated_documents),
        "timeline": next((link for link in chrome.navigation if link.kind == "timeline"), None),
    }


def text_pages(facets: Facets) -> Iterator[Page]:
    """Yield the pages about the archive."""
    for item in facets.archive.items["page"].values():
        inputs: dict[str, Input] = {
            "front": facets.front("page", item.key),
            "text": facets.body("page", item.key) if facets.lang in item.texts else None,
            "files": downloads() if item.key == DATA_PAGE else (),
            "download": facets.archive.site.get("download", "") if item.key == DATA_PAGE else "",
        }
        template, changed = KIND["page"].template, substance(item.fields)
        yield page_of(facets, ("page", item.key), template, _text, inputs, subject=item.path, changed=changed)


def _text(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    text: Body | None,
    files: tuple[tuple[str, str, str], ...],
    download: str,
) -> dict[str, Any]:
    shown = front.shown(tools.lang)
    own = front.texts[shown]
    return {
        **surround(tools, chrome, crumbs, own["title"], own.get("summary", "")),
        "heading": localised(Localised(own["title"], shown), tools.lang),
        "text": prose(text, tools.interface) if text else "",
        "contents": contents_of(text) if text else (),
        "translated": "translation" in own,
        "publisher": chrome.publisher if front.key == ABOUT else None,
        "corrections": chrome.corrections if front.key == ABOUT else "",
        "files": tuple((tools.interface.text(title), file, schema) for file, title, schema in files),
        "download": download,
    }


def front_pages(facets: Facets) -> Iterator[Page]:
    """Yield the front page and the page for missing addresses; both cover all languages, so they come with the
    first."""
    if facets.lang != CODES[0]:
        return
    editions = tuple(facets.editions[code] for code in CODES)
    newest = list(facets.archive.listings)[-1:]
    inputs: dict[str, Input] = {"chromes": tuple(one.chrome for one in editions)}
    shown = {"newest": tuple(one.headline(stem) for one in editions for stem in newest)}
    homes = alternates(("home", ""), facets.relations["home", ""])
    front = Frame(FRONT, alternates=homes, changed=facets.changed(facets.archive.listings))
    missing = Frame("404.html", indexed=False)
    yield framed(facets, front, "front.html", _front, {**inputs, **shown}, speaks=CODES[1:])
    yield framed(facets, missing, "404.html", _missing, inputs, speaks=CODES[1:], links=ROOTED)


def _front(tools: Tools, chrome: Chrome, chromes: tuple[Chrome, ...], newest: tuple[Headline, ...]) -> dict[str, Any]:
    title = " – ".join(one.title.text for one in chromes[1:])
    return {
        **surround(tools, chrome, (), title, _descriptions(chromes), site=True),
        "chromes": chromes,
        "ways": tuple(
            Way(
                one,
                localised(one.title, one.lang),
                localised(one.description, one.lang),
                tools.others[one.lang].text("Enter the archive"),
                tools.others[one.lang].text("Newest briefing"),
                newest[number] if newest else None,
            )
            for number, one in enumerate(chromes)
        ),
    }


def _missing(tools: Tools, chrome: Chrome, chromes: tuple[Chrome, ...]) -> dict[str, Any]:
    what = N_("There is no such page")
    why = N_("The address may have been mistyped, or the page may have moved.")
    return {
        **surround(tools, chrome, (), "404", tools.interface.text(what), site=True),
        "chromes": chromes,
        "ways": tuple(
            Way(one, words.say(what), words.say(why), words.text("Enter the archive"))
            for one, words in ((one, tools.others[one.lang]) for one in chromes)
        ),
    }


def _descriptions(chromes: tuple[Chrome, ...]) -> str:
    return " ".join(one.description.text for one in chromes)
