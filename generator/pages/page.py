"""Pages: files of the site before they are made. A page is its address, its template, and the inputs of its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.language.interface import Interface
from generator.pages.facet import Input, coded
from generator.pages.view_values import Frame

RELATIVE, ROOTED, WHOLE = "relative", "rooted", "whole"
"""How the links of a page are published: from where it stands; from the path of the base address, because it is shown
at addresses that nobody knows; or with all of the base address, because it is read elsewhere."""

View = Callable[..., Mapping[str, Any]]
"""Makes what a template prints of the frame, the interface's words and the loaded inputs, and of nothing else."""

_NAMES = {
    "chrome": "surroundings",
    "crumbs": "way from the home page",
    "companions": "what is named beside it",
    "given": "people with the offices given to them",
    "packed": "words of the search",
    "segment": "words of the search",
    "block": "texts of the search",
    "blocks": "filters of the search",
    "front": "front matter",
    "origins": "sources",
}
"""Names of inputs as editors are told them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, before it is made."""

    frame: Frame
    template: str
    lang: str
    """Of the interface."""
    view: View
    inputs: Mapping[str, Input]
    """The arguments of the view, by name."""
    subject: str = ""
    """The source from which it comes, for messages."""
    at: tuple[int, int] = (1, 1)
    """Line and column at which its source asks for it."""
    links: str = RELATIVE
    """RELATIVE, ROOTED or WHOLE."""
    speaks: tuple[str, ...] = ()
    """Languages whose words of the interface it may use besides its own."""

    @property
    def path(self) -> str:
        """Its path in the site, with forward slashes."""
        return self.frame.path

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages whose words of the interface it may use."""
        return (self.lang, *self.speaks)

    @property
    def parts(self) -> tuple[Input, ...]:
        """Everything that the page is made of but its template, the catalogues and the program, in the order of
        `names`."""
        path, places, parallel, canonical, indexed, alternates, feed, data, changed = self.frame
        address = (path, parallel, canonical, indexed, feed, data, self.template, self.lang, self.speaks, self.links)
        view = (self.view.__module__, self.view.__qualname__)
        return ((address, view, _placed(alternates)), changed, _placed(places), *self.inputs.values())

    def coded(self) -> bytes:
        """Return bytes that stand for all parts."""
        return coded(self.parts)

    def names(self) -> list[str]:
        """Return the names of the parts, as an editor is told them."""
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
    """The interface in the languages that the page speaks, its own among them."""

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.interface.lang
