"""Pages: a file of the site before it is written, and what surrounds every page of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.digest import Value, digest, digest_of
from generator.model import Data, Localised
from generator.pages.address import Place
from generator.pages.parts import Label


@dataclass(frozen=True, slots=True)
class Chrome(Value):
    """What surrounds every page of a language; nothing that changes when a briefing is added."""

    lang: str
    title: Localised
    description: Localised
    home: str
    front: str
    navigation: tuple[Label, ...]
    footer: tuple[Label, ...]
    corrections: str
    licence: Data
    base_url: str


@dataclass(frozen=True, slots=True)
class FrontView(Value):
    """The front page: the way in, in every language."""

    chromes: tuple[Chrome, ...]


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
    absolute: bool = False
    """Whether links begin with the path of the base address, because the page is shown at addresses that
    nobody knows."""

    @property
    def key(self) -> bytes:
        """The digest of everything that the page is made of, but for its template, catalogue and the program."""
        return digest(
            self.path,
            self.template,
            self.lang,
            self.chrome.digest,
            digest_of(self.view),
            digest_of(self.places),
            repr((self.parallel, self.canonical, self.indexed, self.absolute)),
        )
