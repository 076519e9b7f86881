"""View values: the named tuples that views return and templates print: strings, HTML and tuples of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from generator.core.model import Data, Localised
from generator.pages.address import Place


class Link(NamedTuple):
    """A link to an item or another page of the site."""

    kind: str
    key: str
    href: str
    """The address from the root of the site: ``/vi/…``."""
    name: str
    """The short title, or the whole one, as plain text, without the words that distinguish it from a namesake."""
    lang: str
    """Language of the name; empty if it has none or is in the page's."""
    said: Markup
    """The name as HTML, with the words that distinguish it from a namesake."""
    html: Markup
    """The whole link, followed by a note if the item can be read in one language only or is withdrawn."""
    only: bool
    """Whether the item has that note."""
    symbol: str = ""
    """Symbol of a document."""
    brief: str = ""
    """A shorter name, for narrow places; empty if there is none."""

    @property
    def plain(self) -> str:
        """`said` as plain text."""
        return self.said.striptags()

    def at(self, fragment: str) -> str:
        """Return the address of a paragraph; that of the whole page if the text has no such paragraph in this
        language."""
        return f"{self.href}#{fragment}" if fragment and not self.only else self.href


class Frame(NamedTuple):
    """The address of one page and its relations to other pages."""

    path: str
    """Path of the page in the site, with forward slashes."""
    places: tuple[Place, ...] = ()
    """The same page in all languages, this one included."""
    parallel: str = ""
    """Path of the page with its languages side by side; empty if there is none."""
    canonical: str = ""
    """Path of the page that search engines should prefer; empty if it is this one."""
    indexed: bool = True
    """Whether search engines may list it."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, path) of the page in every language in which it is not a stub, and for readers of any other."""
    feed: str = ""
    """Path of the feed of the page's subject; empty if it has none."""
    data: str = ""
    """Path of the data file that holds the page's subject; empty if there is none."""
    changed: str = ""
    """The day of the last substantive change that the content names; empty if it names none."""

    @property
    def href(self) -> str:
        """The address of the page from the root of the site."""
        return f"/{self.path}"


class Publisher(NamedTuple):
    """The publisher of the archive."""

    name: Localised
    url: str
    """Empty if no address is given."""


class Chrome(NamedTuple):
    """The values that every page of a language prints around its contents; a new briefing changes none of them."""

    lang: str
    title: Localised
    description: Localised
    home: str
    """The address of the home page from the root of the site."""
    feed: str
    """The address of the feed of all briefings from the root of the site."""
    search: str
    """The address of the search page from the root of the site."""
    navigation: tuple[Link, ...]
    """The links at the head of every page."""
    footer: tuple[Link, ...]
    """The links at the foot of every page."""
    corrections: str
    """An email or web address; empty if none is given."""
    publisher: Publisher | None
    """None if nobody is named."""
    licence: Data
    """The licences of the program (``code``) and of the texts (``content``)."""
    base_url: str
    """The address of the published site, with a slash at its end."""
    picture: str
    """Path of the picture that stands for the site where a link to it is shared; empty if there is none."""


class Front(NamedTuple):
    """The front matter of an item in all its languages."""

    kind: str
    key: str
    path: str
    """The file that holds the fields that do not depend on the language."""
    original: str
    """Language of the original; empty for a register entry."""
    fields: Data
    """The fields that do not depend on the language."""
    texts: Mapping[str, Data]
    """For each language, the front matter of that file."""

    def shown(self, lang: str) -> str:
        """Return the language of the text that readers of a language are shown."""
        return lang if lang in self.texts else self.original


class Headline(NamedTuple):
    """A briefing in a short list."""

    when: Markup
    """The date with its mark, or that it is not known."""
    link: Link
    publisher: Markup
    """The newspaper; empty if it is not known."""


class Card(NamedTuple):
    """A briefing in a list with summaries."""

    when: Markup
    """As of `Headline`."""
    link: Link
    others: tuple[tuple[str, Markup], ...]
    """(language, title) in its other languages."""
    summary: Markup
    abstract: str
    """The summary as plain text."""
    publisher: Markup
    """The newspaper; empty if it is not known."""
    people: tuple[Link, ...]
    """The people that its text names."""
    documents: tuple[Link, ...]
    """The documents that its text names."""


class Given(NamedTuple):
    """A person as a briefing names them."""

    link: Link
    office: Markup
    """Empty if the briefing gives none."""
    caption: bool
    """Whether the report names the person in a photo caption only."""


class Held(NamedTuple):
    """The latest known office of a person, with the last day on which it is known to have been held."""

    office: Localised
    as_of: str
    """The day, month or year."""
    said: Markup
    """Office and day, as lists print them."""
    plain: str
    """Office and day as plain text."""


class Listed(NamedTuple):
    """An entry in an index."""

    link: Link
    line: Markup
    """The words next to its link; may be empty."""
    date: Markup
    """The date of the entry; may be empty."""
    name: Data | None = None
    """The parts of a person's name; None for anything else, and for people who have a namesake."""


class Counted(NamedTuple):
    """A link with a count."""

    link: Link
    number: int


class Tick(NamedTuple):
    """A mark of an axis: a year, or a month."""

    x: int
    """Place in drawing units."""
    text: str
    """The number of the year, or the month."""
