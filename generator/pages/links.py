"""Links: what the things and the pages of an archive are called in one language, each with its address."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property

from markupsafe import Markup

from generator.archive.namesakes import apart, called
from generator.archive.thing import Thing
from generator.archive.titles import KIND, pick, title
from generator.archive.values import Archive
from generator.kinds import LANGUAGE, FixedPage
from generator.language.dates import format_day
from generator.language.interface import Interface
from generator.pages.address import INDEX, MENTIONS, UNDATED, YEAR, PageId, Relations
from generator.pages.facet import Facet, known
from generator.pages.printing import anchor, localised, words
from generator.pages.values import Link


class Links:
    """The links of an archive as readers of one language see them, each made once."""

    def __init__(self, archive: Archive, relations: Relations, interface: Interface) -> None:
        self.archive = archive
        self.relations = relations
        self.interface = interface
        self.lang = interface.lang
        self.link = cache(self._link)
        self.index, self.year = cache(self._index), cache(self._year)

    def path(self, page: PageId) -> str:
        """Return where a page stands in this language."""
        return self.relations[page].places[self.lang].path

    def href(self, page: PageId) -> str:
        """Return the address of a page from the root of the site."""
        return f"/{self.path(page)}"

    def _link(self, kind: str, key: str) -> Facet[Link]:
        item = self.archive.item(kind, key)
        complete = self.relations[kind, key].complete
        only = "" if any(place.lang == self.lang for place in complete) else complete[0].lang
        name, symbol = title(item, self.lang), str(item.fields.get("symbol", ""))
        said, plain = localised(name, self.lang), name.text
        if symbol:
            type_ = self.interface.text(item.fields["type"])
            message = self.interface.text("%(type)s No. %(symbol)s")
            said = Markup(message) % {"type": type_, "symbol": Markup('<span class="nowrap">%s</span>') % symbol}
            plain = message % {"type": type_, "symbol": symbol}
        if called(item, self.lang) in self.archive.namesakes:
            said += Markup(" (%s)") % localised(apart(item, self.lang), self.lang)
        href = self.href((kind, key))
        html = anchor(href, said)
        if only or item.withdrawn:
            note = self.interface.say("withdrawn") if item.withdrawn else self.only(only)
            html += Markup(' <span class="only">(%s)</span>') % note
        lang = "" if symbol or name.lang == self.lang else name.lang
        return known(Link(kind, key, href, plain, lang, said, html, bool(only) or item.withdrawn, symbol))

    def only(self, lang: str) -> Markup:
        """Return in words in which language alone a thing can be read."""
        return self.interface.say("only in %(language)s", language=self.interface.text(LANGUAGE[lang].label))

    def links(self, things: Iterable[Thing]) -> tuple[Facet[Link], ...]:
        """Return the links to some things."""
        return tuple(self.link(*thing) for thing in things)

    def _message(self, kind: str, key: str, page: PageId, message: str, brief: str = "") -> Facet[Link]:
        """Return the link to a page whose title is a message."""
        text = self.interface.text(message)
        said, href = words(text), self.href(page)
        brief = self.interface.text(brief) if brief else ""
        return known(Link(kind, key, href, text, "", said, anchor(href, said), False, "", brief))

    def _index(self, kind: str) -> Facet[Link]:
        return self._message(INDEX, kind, (INDEX, kind), KIND[kind].plural, KIND[kind].brief)

    def fixed(self, one: FixedPage) -> Facet[Link]:
        """Return the link to a page that is one of its kind."""
        return self._message(one.name, "", (one.name, ""), one.title, one.brief)

    def _year(self, period: str) -> Facet[Link]:
        title = period if len(period) == len("2024") else format_day(period, self.lang)
        href, said = self.href((YEAR, period)), words(title)
        return known(Link(YEAR, period, href, title, "", said, anchor(href, said), False))

    def years(self) -> tuple[Facet[Link], ...]:
        """Return the links to all years, newest first."""
        return tuple(map(self.year, self.relations.years))

    def years_of(self, thing: Thing) -> tuple[Facet[Link], ...]:
        """Return the links to the pages of the years of a thing's mentions, newest first; none if one page has all."""
        return tuple(self.mentions_link(thing, year) for year in self.relations.years_of(thing))

    def mentions_link(self, thing: Thing, year: str) -> Facet[Link]:
        """Return the link to the page of a year of a thing's mentions."""
        page = (MENTIONS, f"{thing[0]}/{thing[1]}/{year}")
        name = self.interface.text("date unknown") if year == UNDATED else year
        href = self.href(page)
        return known(Link(MENTIONS, page[1], href, name, "", Markup(name), anchor(href, Markup(name)), False))

    @cached_property
    def home(self) -> Facet[Link]:
        """The link to the home page."""
        name, href = pick(self.archive.site["title"], self.lang), self.href(("home", ""))
        said, lang = localised(name, self.lang), "" if name.lang == self.lang else name.lang
        return known(Link("home", "", href, name.text, lang, said, anchor(href, said), False))
