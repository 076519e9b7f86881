"""View values: the flat values that templates print: strings, HTML and tuples of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from generator.core.model import Data, Localised
from generator.pages.address import Place


class Link(NamedTuple):
    """A link to an entry or another page of the site."""

    kind: str
    key: str
    href: str
    """From the root of the site: ``/vi/…``."""
    name: str
    """The short title, or the whole one, without mark-up and without what tells it from its namesakes."""
    lang: str
    """Of the name; empty if it is in no language, or in that of the interface."""
    said: Markup
    """The name as HTML."""
    html: Markup
    """The whole link, and behind it the language if there is only one in which it can be read."""
    only: bool
    """Whether the thing cannot be read in the language of the page, or is withdrawn."""
    symbol: str = ""
    """Of a document."""
    brief: str = ""
    """A shorter name, where there is little room."""

    @property
    def plain(self) -> str:
        """The name as it is said, without mark-up."""
        return self.said.striptags()

    def at(self, fragment: str) -> str:
        """Return the address of a paragraph, or of the whole page if that has no such paragraph in this language."""
        return f"{self.href}#{fragment}" if fragment and not self.only else self.href


class Frame(NamedTuple):
    """The values around the contents of one page."""

    path: str
    places: tuple[Place, ...] = ()
    """The same page in all languages, this one among them."""
    parallel: str = ""
    """Where its languages stand side by side."""
    canonical: str = ""
    """The page that search engines should prefer, if it is another one."""
    indexed: bool = True
    """Whether search engines may list it."""
    alternates: tuple[tuple[str, str], ...] = ()
    """hreflang and path of the page in every language that it really is in, and for readers of any other."""
    feed: str = ""
    """Of the thing that the page is about."""
    data: str = ""
    """File in which that thing stands for programs."""
    changed: str = ""
    """The day of the last substantive change that the content tells of."""

    @property
    def href(self) -> str:
        """The address of the page from the root of the site."""
        return f"/{self.path}"


class Publisher(NamedTuple):
    """Who publishes the archive."""

    name: Localised
    url: str
    """Empty if none is given."""


class Chrome(NamedTuple):
    """The values around every page of a language; none of them changes when a briefing is added."""

    lang: str
    title: Localised
    description: Localised
    home: str
    """Addresses from the root of the site: of the home page, of the feed of all briefings, and of the search."""
    feed: str
    search: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    corrections: str
    """An email or web address; empty if none is known."""
    publisher: Publisher | None
    licence: Data
    base_url: str
    picture: str
    """That stands for the site where a link to it is shared; empty if there is none."""


class Front(NamedTuple):
    """The front matter of an item in all its languages."""

    kind: str
    key: str
    path: str
    """The file that holds what does not depend on language."""
    original: str
    """Language of the original; empty for a register entry."""
    fields: Data
    """What does not depend on language."""
    texts: Mapping[str, Data]
    """Language to the front matter of that file."""

    def shown(self, lang: str) -> str:
        """Return the language of the text that readers of a language are shown."""
        return lang if lang in self.texts else self.original


class Headline(NamedTuple):
    """A briefing in a short list."""

    when: Markup
    link: Link
    publisher: Markup
    """Empty if it is not known."""


class Card(NamedTuple):
    """A briefing in a list with room."""

    when: Markup
    link: Link
    others: tuple[tuple[str, Markup], ...]
    """(language, title) in its other languages."""
    summary: Markup
    abstract: str
    """The summary without mark-up."""
    publisher: Markup
    people: tuple[Link, ...]
    documents: tuple[Link, ...]


class Given(NamedTuple):
    """A person as a briefing names them."""

    link: Link
    office: Markup
    """Empty if the briefing gives none."""
    caption: bool
    """Whether the report names the person in a photo caption only."""


class Held(NamedTuple):
    """The latest office that the archive knows of a person, with the day on which it is known to have been held."""

    office: Localised
    as_of: str
    said: Markup
    """Both, as they stand in lists."""
    plain: str
    """Both, without mark-up."""


class Listed(NamedTuple):
    """A thing in an index."""

    link: Link
    line: Markup
    """The words beside it; may be empty."""
    date: Markup
    name: Data | None = None
    """Of a person without namesakes, the parts of the name."""


class Counted(NamedTuple):
    """Something with how often."""

    link: Link
    number: int


class Tick(NamedTuple):
    """A year on an axis, or a month of it."""

    x: int
    text: str
