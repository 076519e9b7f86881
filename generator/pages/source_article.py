"""Articles: the newspaper's report that a briefing is written from, as far as it is known, and how each part is known.

No other page reads the field ``source`` of a briefing (a test sees to it). The values here hold finished words: the
name of an inferred newspaper cannot be had without its mark, an address at which only an identical text was found is
not that of the article, and the day of publication is never the day of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.titles import pick
from generator.core.model import Data, Localised
from generator.core.schema import FOUND, INFERRED, N_
from generator.language.interface import Interface
from generator.pages.printing import NOTHING, date_day, date_long, localised, outside, with_mark

MARK = N_("[inferred]")
"""What stands behind everything that is inferred."""
FOUND_AT = N_("an identical text was found at %(address)s")


class Newspaper(NamedTuple):
    """Where an article appeared; every form says so if that is inferred."""

    text: str
    html: Markup
    linked: Markup
    """The same with a link to the newspaper's site, if that is known."""
    inferred: bool
    node: Mapping[str, Any]
    """As the value of ``publisher`` in JSON-LD: an inferred one stands in a role that says so."""


class Article(NamedTuple):
    """A newspaper's report."""

    authors: tuple[str, ...]
    title: str
    """Empty if it is not known."""
    lang: str
    """Of the title."""
    newspaper: Newspaper | None
    published: str
    """Day, month or year of publication; empty if it is not known."""
    url: str
    """Where it stands, as it says itself."""
    twin: str
    """Where an identical text was found instead."""
    archived: str = ""
    """Where a copy of the page at either address is kept."""

    def sentences(self, interface: Interface) -> Iterator[Markup]:
        """Yield the article as a citation names it."""
        if self.authors:
            yield Markup("%s.") % ", ".join(self.authors)
        if self.title:
            lang = NOTHING if self.lang == interface.lang else Markup(' lang="%s"') % self.lang
            yield Markup("<cite%s>“%s”</cite>.") % (lang, self.title)
        paper = self.newspaper.html if self.newspaper else interface.say("Publisher not known")
        there = Markup("").join(Markup(" (%s)") % one for one in self._addresses(interface))
        yield Markup("%s, %s%s.") % (paper, self.day(interface), there)

    def doubts(self, interface: Interface) -> Iterator[Markup]:
        """Yield what the fields of an entry for a reference manager cannot say; an address is last, without a stop."""
        if self.newspaper is None:
            yield interface.say("Publisher not known") + "."
        elif self.newspaper.inferred:
            yield interface.say("The publisher is inferred; the report does not name it.")
        if not self.published:
            yield _begun(self.day(interface)) + "."
        yield from map(_begun, self._addresses(interface))

    def facts(self, interface: Interface) -> Iterator[Markup]:
        """Yield what is known of the article, for the head of a page."""
        if self.newspaper is None:
            yield interface.say("publisher not known")
        elif self.newspaper.inferred:
            yield self.newspaper.linked + Markup(" (%s)") % interface.text("the report does not name it")
        else:
            yield self.newspaper.linked
        if self.title:
            yield Markup('<cite lang="%s">%s</cite>') % (self.lang, self.title)
        yield from (Markup("%s") % author for author in self.authors)
        if self.published:
            yield interface.say("published %(date)s", date=date_day(self.published, interface.lang))
        else:
            yield self.day(interface)
        if self.url:
            yield outside(self.url)
        if self.twin:
            yield interface.say(FOUND_AT, address=outside(self.twin))
        if self.archived:
            yield interface.say("a copy of that page is kept at %(address)s", address=outside(self.archived))

    def day(self, interface: Interface) -> Markup:
        """Return when it was published, or that this is not known."""
        if self.published:
            return date_long(self.published, interface.lang)
        return interface.say("publication date not known")

    def _addresses(self, interface: Interface) -> Iterator[Markup]:
        if self.url:
            yield _address(self.url)
        if self.twin:
            yield interface.say(FOUND_AT, address=_address(self.twin))


def newspaper_of(names: Data, site: str, inferred: int, original: str, interface: Interface) -> Newspaper:
    """Return a newspaper of the register; ``names`` are by language, and one name for all of them is in the language of
    the report, which is ``original``."""
    name, lang = pick(names, interface.lang), interface.lang
    if len(names) > 1 and len(set(names.values())) == 1:
        name = Localised(name.text, original)
    mark = interface.text(MARK) if inferred else ""
    html = localised(name, lang)
    node = Data({"@type": "NewsMediaOrganization", "name": name.text, **({"url": site} if site else {})})
    if inferred:
        why = interface.text("inferred, not named in the report")
        node = Data({"@type": "OrganizationRole", "description": why, "publisher": node})
    return Newspaper(
        f"{name.text} {mark}".rstrip(),
        with_mark(html, mark),
        with_mark(Markup('<a href="%s" rel="external">%s</a>') % (site, html) if site else html, mark),
        bool(inferred),
        node,
    )


def publisher_of(fields: Data) -> tuple[str, int]:
    """Return the key of the newspaper that a briefing names, empty if it names none, and whether it is inferred."""
    source = fields.get("source", Data())
    return source.get("publisher", ""), is_inferred(source, "publisher_basis")


def article_of(fields: Data, lang: str, newspaper: Newspaper | None) -> Article:
    """Return what the front matter of a briefing says of its article; ``lang`` is that of the briefing's original."""
    source = fields.get("source", Data())
    url, found = source.get("url", ""), source.get("url_basis") == FOUND
    return Article(
        tuple(source.get("author", ())),
        source.get("title", ""),
        lang,
        newspaper,
        source.get("published", ""),
        "" if found else url,
        url if found else "",
        source.get("archived", ""),
    )


def is_inferred(fields: Mapping[str, Any], basis: str) -> int:
    """Return whether a briefing says that something is inferred, as a plain value."""
    return int(fields.get(basis) == INFERRED)


def _address(url: str) -> Markup:
    return Markup('<span class="address">%s</span>') % url


def _begun(words: Markup) -> Markup:
    """Return words, which begin with none of HTML's signs, with a capital letter."""
    return Markup(words[:1].upper() + words[1:])
