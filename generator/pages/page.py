"""Pages: the files of the site before they are made. A page is its address, its template, and its view with the inputs
of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.language.interface import Interface
from generator.pages.facet import Input, coded
from generator.pages.view_values import Frame

RELATIVE, ROOTED, WHOLE = "relative", "rooted", "whole"
"""How the links of a page are published: relative to the page; from the path of the base address, because the host
shows the page at addresses that nobody knows (``404.html``); or with the whole base address, because feeds are read
elsewhere."""

View = Callable[..., Mapping[str, Any]]
"""Returns the values that a template prints, made from the frame, the words of the interface and the loaded inputs, and
from nothing else."""

_NAMES = {
    "abbreviations": "abbreviations in the search",
    "address": "address of the page",
    "addresses": "addresses of the pages",
    "article": "source article",
    "at": "division of the search",
    "base": "address of the site",
    "beginning": "first day of the feeds",
    "block": "texts of the search",
    "blocks": "filters of the search",
    "bodies": "notes on organisations and places",
    "card": "summary and names",
    "cards": "briefings",
    "chain": "chain of documents",
    "chrome": "surroundings",
    "chromes": "surroundings",
    "companions": "named together with it",
    "counts": "how often they are named together",
    "crumbs": "way from the home page",
    "date_mark": "mark of the date",
    "date_origin": "source of the date",
    "dated": "known dates",
    "download": "zip of the whole archive",
    "drawing": "drawing of the timeline",
    "earlier": "earlier briefing",
    "end": "division of the search",
    "entries": "briefings",
    "every_year": "pages of the years",
    "files": "data files",
    "forms": "forms of the name",
    "front": "front matter",
    "given": "people with the offices given to them",
    "glossary": "page of terms",
    "groups": "lists",
    "held": "latest office",
    "holders": "people with offices",
    "id": "id of the feed",
    "indexes": "links to the lists",
    "issued": "documents issued by it",
    "issuers": "who issued it",
    "kind": "kind of entries",
    "kinds": "kinds of entries",
    "later": "later briefing",
    "latest": "latest briefings",
    "letters": "alphabet",
    "lists": "links to the lists",
    "members": "parts of it",
    "messages": "headings",
    "more": "number of files of the search",
    "name": "name of the file",
    "newest": "newest briefing",
    "notices": "notices of the withdrawal",
    "origins": "sources",
    "others": "titles in other languages",
    "own": "address of the feed",
    "packed": "words of the search",
    "page": "address of the page",
    "paragraphs": "text",
    "parity": "comparison of the languages",
    "parts": "further files",
    "posts": "who held the same office",
    "records": "entries",
    "related": "related documents",
    "same_event": "other briefings on the event",
    "second": "second order of the list",
    "segment": "words of the search",
    "segments": "division of the search",
    "shared": "named by several reports",
    "stale": "state of the translation",
    "start": "division of the search",
    "strip": "drawing of the offices",
    "texts": "text",
    "thing": "subject of the feed",
    "things": "names in the search",
    "to": "new address",
    "together": "people and documents named together",
    "values": "values that briefings give",
    "whole": "what it is part of",
}
"""For inputs whose names do not say what has changed, the words that ``--explain`` prints; all others are printed as
they are, with spaces for underscores."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, before it is made."""

    frame: Frame
    """Its address and its relations to other pages."""
    template: str
    """Its file's name under ``templates/``."""
    lang: str
    """Language of the page, and of the interface's words on it."""
    view: View
    """Makes the values that the template prints."""
    inputs: Mapping[str, Input]
    """The arguments of the view, by name."""
    subject: str = ""
    """Path of the source file that the page is about, for messages; empty for a page of the site's own."""
    at: tuple[int, int] = (1, 1)
    """Line and column of the source that asks for the page, such as an entry under ``former``."""
    links: str = RELATIVE
    """RELATIVE, ROOTED or WHOLE."""
    speaks: tuple[str, ...] = ()
    """Further languages whose interface words the page prints."""

    @property
    def path(self) -> str:
        """The path of the page in the site, with forward slashes."""
        return self.frame.path

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages whose interface words the page prints, its own first."""
        return (self.lang, *self.speaks)

    @property
    def key_parts(self) -> tuple[Input, ...]:
        """Everything on which the page's bytes depend, except its template, the catalogues and the program; in the
        order of `part_names`."""
        path, places, parallel, canonical, indexed, alternates, feed, data, changed = self.frame
        address = (path, parallel, canonical, indexed, feed, data, self.template, self.lang, self.speaks, self.links)
        view = (self.view.__module__, self.view.__qualname__)
        return ((address, view, _placed(alternates)), changed, _placed(places), *self.inputs.values())

    def part_names(self) -> list[str]:
        """Return the names of the parts as ``build --explain`` prints them."""
        return ["address", "date of change", "languages", *(_NAMES.get(n, n.replace("_", " ")) for n in self.inputs)]


@lru_cache(maxsize=1 << 16)  # the pages of a thing in all languages have the same
def _placed(places: tuple[tuple[object, ...], ...]) -> bytes:
    return coded(places)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a view may use besides its inputs."""

    frame: Frame
    interface: Interface
    others: Mapping[str, Interface]
    """The interface of every language that the page speaks, its own among them, by code."""

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.interface.lang
