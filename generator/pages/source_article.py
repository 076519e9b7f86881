"""Source articles: the newspaper's report from which a briefing is written, as far as it is known, and how each part is
known.

No other module of this room reads the field ``source`` of a briefing; a test checks that. The values here hold finished
words: the name of an inferred newspaper is never without its mark, an address where only an identical text was found is
not the article's address, and the day of publication is never the day of the event.
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
"""The mark that follows every inferred value."""
FOUND_AT = N_("an identical text was found at %(address)s")


class Newspaper(NamedTuple):
    """The newspaper of an article; every form of its name carries the mark if the newspaper is inferred."""

    text: str
    """The name as plain text."""
    html: Markup
    """The name as HTML."""
    linked: Markup
    """The same as a link to the newspaper's site, if that is known."""
    inferred: bool
    """Whether the report does not name it."""
    node: Mapping[str, Any]
    """The value of ``publisher`` in JSON-LD; an inferred newspaper stands inside a role that says so."""


class Article(NamedTuple):
    """A newspaper's article."""

    authors: tuple[str, ...]
    """Empty if none is known."""
    title: str
    """Empty if it is not known."""
    lang: str
    """Language of the title."""
    newspaper: Newspaper | None
    """None if it is not known."""
    published: str
    """Day, month or year of publication; empty if it is not known."""
    url: str
    """The address of the article itself."""
    twin: str
    """The address of an identical text elsewhere, if only that was found."""
    archived: str = ""
    """The address of a kept copy of the page at ``url`` or ``twin``."""

    def sentences(self, interface: Interface) -> Iterator[Markup]:
        """Yield the sentences of a citation that name the article."""
        if self.authors:
            yield Markup("%s.") % ", ".join(self.authors)
        if self.title:
            lang = NOTHING if self.lang == interface.lang else Markup(' lang="%s"') % self.lang
            yield Markup("<cite%s>“%s”</cite>.") % (lang, self.title)
        paper = self.newspaper.html if self.newspaper else interface.say("Publisher not known")
        there = Markup("").join(Markup(" (%s)") % one for one in self._addresses(interface))
        yield Markup("%s, %s%s.") % (paper, self.day(interface), there)

    def doubts(self, interface: Interface) -> Iterator[Markup]:
        """Yield the remarks for which an entry for reference managers has no field; an address comes last, without a
        stop."""
        if self.newspaper is None:
            yield interface.say("Publisher not known") + "."
        elif self.newspaper.inferred:
            yield interface.say("The publisher is inferred; the report does not name it.")
        if not self.published:
            yield _begun(self.day(interface)) + "."
        yield from map(_begun, self._addresses(interface))

    def facts(self, interface: Interface) -> Iterator[Markup]:
        """Yield the parts of the line “Source” in the box about a briefing."""
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
        """Return the date of publication, or that it is not known."""
        if self.published:
            return date_long(self.published, interface.lang)
        return interface.say("publication date not known")

    def _addresses(self, interface: Interface) -> Iterator[Markup]:
        if self.url:
            yield _address(self.url)
        if self.twin:
            yield interface.say(FOUND_AT, address=_address(self.twin))


def newspaper_of(names: Data, site: str, inferred: int, original: str, interface: Interface) -> Newspaper:
    """Return a newspaper of the register. ``names`` are its names by language; if all are the same, the name is in the
    language of the report, ``original``."""
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
    """Return (key of the newspaper that a briefing names, empty if none; 1 if the newspaper is inferred)."""
    source = fields.get("source", Data())
    return source.get("publisher", ""), is_inferred(source, "publisher_basis")


def article_of(fields: Data, lang: str, newspaper: Newspaper | None) -> Article:
    """Return what the front matter of a briefing says of its article; ``lang`` is the language of the briefing's
    original."""
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
    """Return 1 if the field ``basis`` says that a value is inferred, else 0."""
    return int(fields.get(basis) == INFERRED)


def _address(url: str) -> Markup:
    return Markup('<span class="address">%s</span>') % url


def _begun(words: Markup) -> Markup:
    """Return words with a capital first letter; they must not begin with a tag or an entity."""
    return Markup(words[:1].upper() + words[1:])
