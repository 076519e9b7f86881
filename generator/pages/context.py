"""Context: makes, for one language, the small values that all producers share, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar

from generator.archive.namesakes import apart, called
from generator.archive.order import listing_date
from generator.archive.passages import Company
from generator.archive.structure import shared
from generator.archive.titles import KIND, localised, pick, title
from generator.archive.values import Archive, Item, Listing, Text
from generator.kinds import DOCUMENTS, FIXED_PAGES, KINDS, LANGUAGES, FixedPage
from generator.language.dates import format_day
from generator.model import Localised
from generator.pages.address import FEED, FRONT, INDEX, PARALLEL, YEAR, PageId, Relations, alternates, data_of, feed_of
from generator.pages.page import Chrome, Page, Publisher
from generator.pages.parts import Body, Card, Entry, Given, Label, Listed, Origin

T = TypeVar("T")

FEEDING = frozenset(kind.name for kind in KINDS if kind.quotes)
"""Kinds whose things have a feed of the briefings that name them."""
LANGUAGE = {language.code: language for language in LANGUAGES}
STATIC = "static"
"""Folder of the site's own style, script, fonts and pictures."""


class Context:
    """The archive as readers of one language see it."""

    def __init__(self, archive: Archive, relations: Relations, lang: str) -> None:
        self.archive = archive
        self.relations = relations
        self.lang = lang
        self.entry, self.card = cache(self._entry), cache(self._card)
        self.label = cache(self._label)
        self._given = cache(lambda key, office, caption: Given(self.label("person", key), office, caption))
        self.index, self.year = cache(self._index), cache(self._year)
        self._made: dict[tuple[Callable[[Context, str], Any], str], Any] = {}

    def once(self, make: Callable[[Context, str], T], key: str = "") -> T:
        """Return what a function makes of a key, made once."""
        if (make, key) not in self._made:
            self._made[make, key] = make(self, key)
        made: T = self._made[make, key]
        return made

    def path(self, page: PageId) -> str:
        """Return where a page stands in this language."""
        return self.relations[page].places[self.lang].path

    def page(self, page_id: PageId, template: str, view: object, subject: str = "", changed: str = "") -> Page:
        """Return the page of the table in this language, ready to be rendered.

        ``changed`` is the day of the last substantive change of what it shows.
        """
        row = self.relations[page_id]
        place = row.places[self.lang]
        parallel = self.relations.get((PARALLEL, page_id[1])) if page_id[0] == "briefing" else None
        return Page(
            place.path,
            template,
            self.lang,
            self.chrome,
            view,
            subject,
            tuple(row.places.values()),
            parallel.places[self.lang].path if parallel else "",
            indexed=place.full,
            crumbs=self.crumbs(page_id),
            alternates=alternates(page_id, row) if place.full else (),
            feed=feed_of(place.path) if page_id[0] in FEEDING else "",
            data=data_of(page_id[0]) if (INDEX, page_id[0]) in self.relations else "",
            changed=changed,
        )

    def crumbs(self, page_id: PageId) -> tuple[Label, ...]:
        """Return the way from the home page to a page, the page itself last."""
        kind, key = page_id
        home = self.home
        above = {YEAR: "briefing"}.get(kind, kind)
        index = [self.index(above)] if (INDEX, above) in self.relations else []
        if kind == "home":
            return (home,)
        if kind in KIND:
            return (home, *index, self.label(kind, key))
        if kind == YEAR:
            return (home, *index, *(self.year(one) for one in dict.fromkeys((key[:4], key))))
        if kind == INDEX:
            return (home, self.index(key))
        return (home, *(self.fixed(one) for one in FIXED_PAGES if one.name == kind))

    @cached_property
    def home(self) -> Label:
        """The label of the home page."""
        return Label("home", "", self.path(("home", "")), pick(self.archive.site["title"], self.lang))

    @cached_property
    def chrome(self) -> Chrome:
        """What surrounds every page."""
        site, there = self.archive.site, [fixed for fixed in FIXED_PAGES if (fixed.name, "") in self.relations]
        indexes = [self.index(kind.name) for kind in KINDS if kind.navigation]
        texts = [self.label("page", key) for key in self.archive.items["page"]]
        by = site.get("publisher")
        return Chrome(
            self.lang,
            pick(site["title"], self.lang),
            pick(site["description"], self.lang),
            self.path(("home", "")),
            FRONT,
            self.path((FEED, "")),
            (*indexes, *(self.fixed(fixed) for fixed in there if fixed.navigation)),
            (*texts, *(self.fixed(fixed) for fixed in there if fixed.footer)),
            site.get("corrections", ""),
            Publisher(pick(by["name"], self.lang), by.get("url", "")) if by else None,
            site["licence"],
            site["base_url"],
            f"{STATIC}/{LANGUAGE[self.lang].picture}" if LANGUAGE[self.lang].picture else "",
        )

    def fixed(self, one: FixedPage) -> Label:
        """Return the label of a page that is one of its kind; its title is a message."""
        path = self.path((one.name, ""))
        return Label(one.name, "", path, Localised(one.title, ""), message=True, brief=one.brief)

    def _index(self, kind: str) -> Label:
        path, row = self.path((INDEX, kind)), KIND[kind]
        return Label(INDEX, kind, path, Localised(row.plural, ""), message=True, brief=row.brief)

    def _year(self, period: str) -> Label:
        title = period if len(period) == len("2024") else format_day(period, self.lang)
        return Label(YEAR, period, self.path((YEAR, period)), Localised(title, self.lang))

    def years(self) -> tuple[Label, ...]:
        """Return the labels of all years, newest first."""
        return tuple(map(self.year, self.relations.years))

    def _label(self, kind: str, key: str) -> Label:
        item = self.archive.item(kind, key)
        complete = self.relations[(kind, key)].complete
        only = "" if any(place.lang == self.lang for place in complete) else complete[0].lang
        return Label(
            kind,
            key,
            self.path((kind, key)),
            title(item, self.lang),
            item.fields.get("type", ""),
            item.fields.get("symbol", ""),
            only,
            apart=apart(item, self.lang) if called(item, self.lang) in self.archive.namesakes else None,
            withdrawn=item.withdrawn,
        )

    def others(self, item: Item) -> tuple[Localised, ...]:
        """Return the titles of an item in languages other than the one that this page shows."""
        shown = title(item, self.lang)
        found = (title(item, language.code) for language in LANGUAGES)
        return tuple(dict.fromkeys(other for other in found if other.lang != shown.lang))

    def text(self, item: Item) -> Text:
        """Return an item's text in this language, else in that of its original."""
        return item.texts.get(self.lang) or item.texts[item.original]

    def together(self, listing: Listing, langs: Sequence[str] = ()) -> tuple[Company, ...]:
        """Return what a briefing names together, in the text of it that `text` gives; if that is not in one of some
        languages, in the first of these."""
        lang = self.lang if self.lang in listing.langs else listing.original
        if langs and lang not in langs:
            lang = langs[0]
        return listing.together[listing.langs.index(lang)]

    def publisher(self, item: Item) -> Localised | None:
        """Return the name of the newspaper, if it is known."""
        publisher = item.fields.get("source", {}).get("publisher")
        return pick(self.archive.sources[publisher]["name"], self.lang) if publisher else None

    def changed(self, keys: Iterable[str]) -> str:
        """Return the latest day on which any of these briefings came or changed in substance; empty if none."""
        listings = self.archive.listings
        return max((listings[key].changed for key in keys), default="")

    def _entry(self, key: str) -> Entry:
        item = self.archive.item("briefing", key)
        publisher = None if item.withdrawn else self.publisher(item)
        return Entry(self.label("briefing", key), listing_date(item), "date" in item.fields, publisher)

    def _card(self, key: str) -> Card:
        item = self.archive.items["briefing"][key]
        text = self.text(item)
        return Card(
            self.entry(key),
            self.others(item),
            localised(text.fields["summary"], text.lang),
            tuple(self.label(*thing) for thing in text.named if thing[0] == "person"),
            tuple(self.label(*thing) for thing in text.named if thing[0] in DOCUMENTS),
        )

    def given(self, item: Item) -> tuple[Given, ...]:
        """Return the people of a briefing, with the office that it gives each, in its own order."""
        offices = {lang: text.fields.get("people", {}) for lang, text in item.texts.items()}
        shown = self.text(item)
        named = [key for kind, key in shown.named if kind == "person"]
        found = []
        for key in dict.fromkeys([*shown.fields.get("people", ()), *named]):
            known = {lang: given[key]["office"] for lang, given in offices.items() if key in given}
            caption = any(given.get(key, {}).get("as") == "caption" for given in offices.values())
            found.append(self._given(key, pick(known, self.lang) if known else None, caption))
        return tuple(found)

    def body(self, kind: str, key: str, text: Text) -> Body:
        """Return a text with the labels of all that it links to, and where its paragraphs stand in other languages."""
        item = self.archive.items[kind][key]
        twins = [other for code, other in item.texts.items() if code != text.lang] if item.original else []
        alike = shared([one.linked.outline for one in (text, *twins)]) if twins else ()
        across = tuple((twin.lang, self.relations[(kind, key)].places[twin.lang].path) for twin in twins)
        return Body(text.lang, text.linked.content, tuple(self.label(*thing) for thing in text.links), across, alike)

    def note(self, item: Item) -> Body | None:
        """Return the note of a register entry in this language, else in the first that has one."""
        text = item.texts.get(self.lang) or next(iter(item.texts.values()), None)
        return self.body(item.kind, item.key, text) if text else None

    def origin(self, source: str) -> Origin:
        """Return where a statement comes from."""
        scheme, _, stem = source.partition(":")
        return Origin("", self.entry(stem)) if scheme == "briefing" else Origin(source, None)

    def listed(self, kind: str, key: str, line: Localised | None = None) -> Listed:
        """Return an item for an index or a list."""
        fields = self.archive.items[kind][key].fields
        date = str(fields.get("issued") or fields.get("date") or "")
        return Listed(self.label(kind, key), line, date, fields.get("name"))


def contexts(archive: Archive, relations: Relations) -> Iterator[Context]:
    """Yield a context for every language."""
    for language in LANGUAGES:
        yield Context(archive, relations, language.code)
