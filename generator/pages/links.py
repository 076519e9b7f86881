"""Links: from the archive to the links to its items and pages, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property

from markupsafe import Markup

from generator.archive.item_key import ItemKey
from generator.archive.items import Archive
from generator.archive.namesakes import distinction, name_in_lists
from generator.archive.titles import KIND, pick, short_title, title
from generator.core.kinds import KINDS, LANGUAGE, FixedPage, Kind
from generator.core.model import Localised
from generator.language.dates import format_day
from generator.language.interface import Interface
from generator.pages.address import INDEX, MENTIONS, UNDATED, YEAR, PageId, Relations
from generator.pages.facet import Facet, known, made
from generator.pages.printing import anchor, localised, words
from generator.pages.view_values import Link


class _Known(dict[ItemKey, Facet[Link]]):
    """Links by (kind, key); each is made when it is first asked for."""

    def __init__(self, make: Callable[[str, str], Facet[Link]]) -> None:
        self._make = make

    def __missing__(self, thing: ItemKey) -> Facet[Link]:
        found = self[thing] = self._make(*thing)
        return found


class Links:
    """The links of an archive as readers of one language see them, each made once."""

    def __init__(self, archive: Archive, relations: Relations, interface: Interface) -> None:
        self.archive = archive
        self.relations = relations
        self.interface = interface
        self.lang = interface.lang
        self._known = _Known(self._link)
        self.index, self.year = cache(self._index), cache(self._year)

    def path(self, page: PageId) -> str:
        """Return the path of a page in this language."""
        return self.relations[page].places[self.lang].path

    def href(self, page: PageId) -> str:
        """Return the address of a page in this language from the root of the site."""
        return f"/{self.path(page)}"

    def link(self, kind: str, key: str) -> Facet[Link]:
        """Return the link to an item by its short title, for other pages."""
        return self._known[kind, key]

    def titled(self, kind: str, key: str) -> Facet[Link]:
        """Return the link to an item by its whole title, for its own page."""
        item = self.archive.item(kind, key)
        shortened = short_title(item, self.lang) != title(item, self.lang)
        return self._link(kind, key, whole=True) if shortened else self.link(kind, key)

    def _link(self, kind: str, key: str, *, whole: bool = False) -> Facet[Link]:
        item = self.archive.item(kind, key)
        complete = self.relations[kind, key].complete
        only = "" if any(place.lang == self.lang for place in complete) else complete[0].lang
        full, symbol = title(item, self.lang), str(item.fields.get("symbol", ""))
        name = full if whole else short_title(item, self.lang)
        other = (
            distinction(item, self.lang)
            if name_in_lists(item, self.lang, whole=whole) in self.archive.namesakes
            else None
        )
        note = self.interface.text("withdrawn") if item.withdrawn else self.only(only) if only else ""
        own = (kind, key, self.href((kind, key)))
        if not symbol or name != full:
            return made(_named, self.lang, *own, (name.text, name.lang), symbol, other, note)
        type_, message = self.interface.text(item.fields["type"]), self.interface.text("%(type)s No. %(symbol)s")
        return made(_numbered, self.lang, *own, symbol, type_, message, other, note)

    def only(self, lang: str) -> str:
        """Return the note that an item can be read in one language only."""
        message = self.interface.text("only in %(language)s")
        return message % {"language": self.interface.text(LANGUAGE[lang].label)}

    def links(self, things: Iterable[ItemKey]) -> tuple[Facet[Link], ...]:
        """Return the links to some items."""
        known = self._known
        return tuple([known[thing] for thing in things])

    def _message(self, kind: str, key: str, page: PageId, message: str, brief: str = "") -> Facet[Link]:
        """Return the link to a page whose title is a message of the interface."""
        text = self.interface.text(message)
        said, href = words(text), self.href(page)
        brief = self.interface.text(brief) if brief else ""
        return known(Link(kind, key, href, text, "", said, anchor(href, said), False, "", brief))

    def _index(self, kind: str) -> Facet[Link]:
        return self._message(INDEX, kind, (INDEX, kind), KIND[kind].plural, KIND[kind].brief)

    @cached_property
    def indexed(self) -> tuple[Kind, ...]:
        """The kinds that have an index."""
        return tuple(kind for kind in KINDS if (INDEX, kind.name) in self.relations)

    def fixed(self, one: FixedPage) -> Facet[Link]:
        """Return the link to a page of which there is one in each language."""
        return self._message(one.name, "", (one.name, ""), one.title, one.brief)

    def _year(self, period: str) -> Facet[Link]:
        title = period if len(period) == len("2024") else format_day(period, self.lang)
        href, said = self.href((YEAR, period)), words(title)
        return known(Link(YEAR, period, href, title, "", said, anchor(href, said), False))

    def years(self) -> tuple[Facet[Link], ...]:
        """Return the links to the lists of all years, newest first."""
        return tuple(map(self.year, self.relations.years))

    def years_of(self, thing: ItemKey) -> tuple[Facet[Link], ...]:
        """Return the links to the pages of single years of an entry's mentions, newest first; none if one page lists
        all."""
        return tuple(self.mentions_link(thing, year) for year in self.relations.years_of(thing))

    def mentions_link(self, thing: ItemKey, year: str) -> Facet[Link]:
        """Return the link to the page of one year of an entry's mentions."""
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


def _named(
    lang: str, kind: str, key: str, href: str, name: tuple[str, str], symbol: str, other: Localised | None, note: str
) -> Link:
    """Return the link to an item by its name."""
    return _whole(lang, kind, key, href, Localised(*name), localised(Localised(*name), lang), symbol, other, note)


def _numbered(
    lang: str, kind: str, key: str, href: str, symbol: str, type_: str, message: str, other: Localised | None, note: str
) -> Link:
    """Return the link to a document by its type and symbol."""
    name = Localised(message % {"type": type_, "symbol": symbol}, "")
    said = Markup(message) % {"type": type_, "symbol": Markup('<span class="nowrap">%s</span>') % symbol}
    return _whole(lang, kind, key, href, name, said, symbol, other, note)


def _whole(
    lang: str, kind: str, key: str, href: str, name: Localised, said: Markup, symbol: str, other: Localised | None,
    note: str,
) -> Link:  # fmt: skip
    if other:
        said += Markup(" (%s)") % localised(other, lang)
    html = anchor(href, said)
    if note:
        html += Markup(' <span class="only">(%s)</span>') % words(note)
    own = "" if name.lang == lang else name.lang
    return Link(kind, key, href, name.text, own, said, html, bool(note), symbol)
