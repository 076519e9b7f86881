"""Pages: a file of the site before it is written, and what surrounds every page of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.digest import Value, coded, digest, shown
from generator.model import Data, Localised
from generator.pages.address import Place
from generator.pages.parts import Label


@dataclass(frozen=True, slots=True)
class Publisher(Value):
    """Who publishes the archive."""

    name: Localised
    url: str
    """Empty if none is given."""


@dataclass(frozen=True, slots=True)
class Chrome(Value):
    """What surrounds every page of a language; nothing that changes when a briefing is added."""

    lang: str
    title: Localised
    description: Localised
    home: str
    front: str
    feed: str
    """Of all briefings in the language."""
    navigation: tuple[Label, ...]
    footer: tuple[Label, ...]
    corrections: str
    """An email or web address; empty if none is known."""
    publisher: Publisher | None
    licence: Data
    base_url: str
    picture: str
    """That stands for the site where a link to it is shared; empty if there is none."""


@dataclass(frozen=True, slots=True)
class FrontView(Value):
    """The front page: the way in, in every language."""

    chromes: tuple[Chrome, ...]


RELATIVE, ROOTED, WHOLE = "relative", "rooted", "whole"
"""How a page writes its links: from where it stands; from the path of the base address, because it is shown at
addresses that nobody knows; or with all of the base address, because it is read elsewhere."""


class Sheet(NamedTuple):
    """What other pages, and the build, ask of a page."""

    path: str
    template: str
    lang: str
    subject: str
    at: tuple[int, int]
    indexed: bool
    canonical: str
    changed: str
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, before it is written."""

    path: str
    template: str
    lang: str
    """Of the interface."""
    chrome: Chrome
    view: Any
    """A Value, or what else has a digest."""
    subject: str = ""
    """The source from which it comes, for messages."""
    places: tuple[Place, ...] = ()
    """The same page in all languages, this one among them."""
    parallel: str = ""
    """Where its languages stand side by side; its own path if that is this page."""
    canonical: str = ""
    """The page that search engines should prefer, if it is another one."""
    indexed: bool = True
    """Whether search engines may list it."""
    links: str = RELATIVE
    """RELATIVE, ROOTED or WHOLE."""
    crumbs: tuple[Label, ...] = ()
    """The way from the home page, this page last."""
    alternates: tuple[tuple[str, str], ...] = ()
    """hreflang and path of the page in every language that it really is in, and for readers of any other."""
    feed: str = ""
    """Of what the page is about."""
    data: str = ""
    """File in which what the page is about stands for programs."""
    changed: str = ""
    """The day of the last substantive change that the content tells of."""
    at: tuple[int, int] = (1, 1)
    """Line and column at which its source asks for it."""

    @property
    def sheet(self) -> Sheet:
        """The page without what it shows."""
        return Sheet(
            self.path,
            self.template,
            self.lang,
            self.subject,
            self.at,
            self.indexed,
            self.canonical,
            self.changed,
            self.alternates,
        )

    @property
    def parts(self) -> tuple[tuple[str, bytes], ...]:
        """Everything that the page is made of, but for its template, catalogue and the program, by name: bytes that are
        the same only if the part is."""
        kind: Any = type(self.view)
        names = shown(kind) if isinstance(self.view, Value) else ()
        rest = (self.parallel, self.canonical, self.indexed, self.links, self.alternates, self.feed, self.data)
        return (
            ("address", coded((self.path, self.template, self.lang, kind.__name__, *rest))),
            ("date of change", coded(self.changed)),
            ("surroundings", coded(self.chrome)),
            ("languages", coded(self.places)),
            ("way from the home page", coded(self.crumbs)),
            *((name, coded(getattr(self.view, name))) for name in names),
            *(() if names else (("contents", coded(self.view)),)),
        )

    @property
    def key(self) -> bytes:
        """The digest of all parts."""
        return digest(*(part for _, part in self.parts))
