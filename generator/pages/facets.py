"""The facets of an archive in one language: the values that its pages are made of, each made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, partial

from generator.archive.item_key import ItemKey
from generator.archive.items import Archive, Item, Text
from generator.archive.posts import Incumbent, Succession, posts, successions
from generator.archive.sort_keys import listing_date
from generator.archive.titles import KIND, PERSON, pick
from generator.core.digest import digest
from generator.core.kinds import DOCUMENTS, FIXED_PAGES, LANGUAGE, SUBJECTS
from generator.core.model import Localised
from generator.language.interface import Interface
from generator.pages.address import FEED, Relations
from generator.pages.body import Body, body_of, source_of
from generator.pages.cards import card_of, front_of, given_of, headline_of
from generator.pages.co_occurrence import Tallies
from generator.pages.facet import Facet, heavy, known, leaf, made
from generator.pages.glossary import GlossaryEntry, glossary_of
from generator.pages.links import Links
from generator.pages.office import office
from generator.pages.printing import NOTHING
from generator.pages.quote import Mentioned
from generator.pages.source_article import MARK, Article, Newspaper, article_of, is_inferred, newspaper_of, publisher_of
from generator.pages.view_values import Card, Chrome, Front, Given, Headline, Link, Publisher

_NONE = Localised("", "")
"""The office of a person to whom the briefing gives none."""
STATIC = "static"
"""Folder of the site that holds its own style sheet, scripts, fonts and pictures."""


class Facets(Links):
    """The archive as readers of one language see it."""

    def __init__(
        self, archive: Archive, relations: Relations, interface: Interface, editions: dict[str, Facets]
    ) -> None:
        """``editions`` holds the facets of every language by its code; this one adds itself."""
        super().__init__(archive, relations, interface)
        editions[self.lang] = self
        self.editions = editions
        self.front = cache(self._front)
        self.headline, self.card = cache(self._headline), cache(self._card)
        self.body, self.mentions = cache(self._body), cache(self._mentions)
        self.given = cache(self._given)
        self._newspaper = cache(self._newspaper_of)
        self.office = cache(partial(office, archive, interface))

    def item(self, kind: str, key: str) -> Item:
        """Return an item of the archive by its kind and key."""
        return self.archive.items[kind][key]

    def text(self, item: Item) -> Text:
        """Return an item's text in this language; if it has none, the text of its original."""
        return item.texts.get(self.lang) or item.texts[item.original]

    @cached_property
    def chrome(self) -> Facet[Chrome]:
        """The values that every page of this language prints around its contents."""
        site, there = self.archive.site, [fixed for fixed in FIXED_PAGES if (fixed.name, "") in self.relations]
        navigation = [self.index(kind.name) for kind in self.indexed if kind.navigation]
        navigation += [self.fixed(fixed) for fixed in there if fixed.navigation]
        footer = [self.link("page", key) for key in self.archive.items["page"]]
        footer += [self.index(kind.name) for kind in self.indexed if not (kind.navigation or kind.subject)]
        footer += [self.fixed(fixed) for fixed in there if fixed.footer]
        picture, by = LANGUAGE[self.lang].picture, site.get("publisher")
        return known(
            Chrome(
                self.lang,
                pick(site["title"], self.lang),
                pick(site["description"], self.lang),
                self.href(("home", "")),
                self.href((FEED, "")),
                self.href(("search", "")),
                tuple(one.load() for one in navigation),
                tuple(one.load() for one in footer),
                site.get("corrections", ""),
                Publisher(pick(by["name"], self.lang), by.get("url", "")) if by else None,
                site["licence"],
                site["base_url"],
                f"{STATIC}/{picture}" if picture else "",
            )
        )

    # What briefings are in lists

    def _front(self, kind: str, key: str) -> Facet[Front]:
        item = self.item(kind, key)
        texts = {lang: text.document for lang, text in item.texts.items()}
        heads = [part for lang, document in texts.items() for part in (lang, document.head_digest)]
        found = digest("front", kind, key, item.path, item.original, item.document.head_digest, *heads)
        return leaf(found, partial(front_of, item))

    def newspaper(self, item: Item) -> Newspaper | None:
        """Return the newspaper of a briefing's article; None if no newspaper is named or inferred."""
        return self._newspaper(*publisher_of(item.fields), item.original)

    def _newspaper_of(self, key: str, inferred: int, original: str) -> Newspaper | None:
        if not key:
            return None
        register = self.archive.sources[key]
        return newspaper_of(register["name"], register.get("site", ""), inferred, original, self.interface)

    def article(self, item: Item) -> Article:
        """Return the article that a briefing is written from."""
        return article_of(item.fields, item.original, self.newspaper(item))

    def date_mark(self, item: Item) -> str:
        """Return the mark that follows the date of a briefing wherever the date stands; empty unless the date is
        inferred."""
        return self.interface.text(MARK) if is_inferred(item.fields, "date_basis") else ""

    def _headline(self, stem: str) -> Facet[Headline]:
        item = self.item("briefing", stem)
        date = listing_date(item) if "date" in item.fields else ""
        said = self.date_mark(item) if date else self.interface.text("date unknown")
        newspaper = self.newspaper(item)
        html = newspaper.html if newspaper else NOTHING
        return made(headline_of, self.lang, date, said, self.link("briefing", stem), html)

    def headlines(self, stems: Iterable[str]) -> tuple[Facet[Headline], ...]:
        """Return some briefings as they stand in short lists."""
        return tuple(map(self.headline, stems))

    def _card(self, stem: str) -> Facet[Card]:
        text = self.text(self.item("briefing", stem))
        people = self.links(thing for thing in text.named if thing[0] == "person")
        documents = self.links(thing for thing in text.named if thing[0] in DOCUMENTS)
        return made(card_of, self.lang, self.headline(stem), self.front("briefing", stem), people, documents)

    def subjects(self, item: Item) -> tuple[Facet[Link], ...]:
        """Return the links to the subjects that a briefing mentions, then to those under which it is filed."""
        filed = [one for one in self.archive.listings[item.key].named if KIND[one[0]].assigned]
        named = [one for one in self.text(item).named if KIND[one[0]].quotes]
        return self.links(one for one in (*named, *filed) if one[0] in SUBJECTS)

    @cached_property
    def members(self) -> dict[ItemKey, list[str]]:
        """For each subject, the keys of its parts (``part_of``), in the order of their kind."""
        found: dict[ItemKey, list[str]] = defaultdict(list)
        for kind in SUBJECTS:
            for key, item in self.archive.items[kind].items():
                found[kind, str(item.fields.get("part_of", ""))].append(key)
        return found

    @cached_property
    def posts(self) -> list[list[Incumbent]]:
        """The offices of organisations, each with the people who held it."""
        return posts(self.archive.items[PERSON].values())

    @cached_property
    def successions(self) -> dict[tuple[str, int], Succession]:
        """For (key of a person, number of the office): who held that office before and after."""
        return successions(self.posts)

    def _given(self, stem: str) -> Facet[tuple[Given, ...]]:
        """Return the people of a briefing with the office that it gives each: first those of its front matter, then
        those that only its text names."""
        item = self.item("briefing", stem)
        shown = self.text(item)
        named = [key for kind, key in shown.named if kind == "person"]
        people = dict.fromkeys([*shown.fields.get("people", ()), *named])
        links = self.links(("person", key) for key in people)
        return made(given_of, self.lang, self.front("briefing", item.key), links)

    # Texts

    def _body(self, kind: str, key: str) -> Facet[Body]:
        """Return the text of an item in this language; the item must have one."""
        item = self.item(kind, key)
        text = item.texts[self.lang]
        names = self.links(text.linked.targets)
        there = tuple(
            (one.scheme, one.target, one.fragment)
            for one in text.document.references
            if one.fragment and one.scheme and self._has(one.scheme, one.target, one.fragment)
        )
        images = tuple(
            (one.target, *self.archive.images[one.target][1:3])
            for one in text.document.references
            if one.target in self.archive.images and not one.fragment
        )
        twins = [other for code, other in item.texts.items() if code != self.lang] if item.original else []
        outlines = [twin.document.outline_digest for twin in twins]
        across = tuple((twin.lang, self.relations[kind, key].places[twin.lang].href) for twin in twins)
        own = digest("body", text.document.prose_digest, text.linked.digest, *outlines)
        source = leaf(own, partial(source_of, text, tuple(twins)))
        return heavy(body_of, self.lang, source, names, there, images, across)

    def note(self, item: Item) -> Facet[Body] | None:
        """Return the note (the text below the front matter) of a register entry in this language, else in the first
        language that has one; None without a note."""
        lang = self.lang if self.lang in item.texts else next(iter(item.texts), "")
        return self.editions[lang].body(item.kind, item.key) if lang else None

    def _has(self, kind: str, key: str, fragment: str) -> bool:
        """Whether the text of an item in this language has a paragraph of that id."""
        item = self.archive.item(kind, key)
        return not item.withdrawn and self.lang in item.texts and fragment in item.texts[self.lang].document.anchors

    def _mentions(self, stem: str) -> dict[ItemKey, Mentioned]:
        """Return how a briefing mentions each entry, as `quote_of` takes it."""
        item = self.item("briefing", stem)
        headline, own, dated = self.headline(stem), self.text(item), self.archive.listings[stem].dated
        given = {lang: one.fields["people"] for lang, one in item.texts.items() if "people" in one.fields}
        main = item.fields.get("people", {})
        found: dict[ItemKey, Mentioned] = {}
        for text in (own, *item.texts.values()):
            for thing, named in text.linked.named.items():
                if thing not in found:
                    offices = (
                        {lang: str(people[thing[1]]["office"]) for lang, people in given.items() if thing[1] in people}
                        if thing[0] == "person"
                        else {}
                    )
                    office = pick(offices, self.lang) if offices and dated else _NONE
                    caption = int(bool(offices) and main.get(thing[1], {}).get("as") == "caption")
                    found[thing] = headline, (office.text, office.lang), caption, known(named, named.digest), text.lang
        return found

    @cached_property
    def glossary(self) -> Mapping[str, GlossaryEntry]:
        """The terms, by each form in which texts of this language use them."""
        return glossary_of(self.archive.terms, self.lang)

    @cached_property
    def tallies(self) -> Tallies:
        """The counts of forms and of joint mentions in the briefings as readers of this language see them."""
        items = self.archive.items["briefing"].values()
        shown = ((self.text(item), item) for item in items)
        return Tallies(self.lang, ((text, [o for o in item.texts.values() if o is not text]) for text, item in shown))

    def changed(self, stems: Iterable[str]) -> str:
        """Return the latest day on which one of these briefings was added or changed in substance; empty without a
        day."""
        listings = self.archive.listings
        return max((listings[stem].changed for stem in stems), default="")
