"""Pages: files of the site before they are made. A page is its address, its template, and the inputs of its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.language.interface import Interface
from generator.pages.facet import Input, coded
from generator.pages.values import Frame

RELATIVE, ROOTED, WHOLE = "relative", "rooted", "whole"
"""How the links of a page are published: from where it stands; from the path of the base address, because it is shown
at addresses that nobody knows; or with all of the base address, because it is read elsewhere."""

View = Callable[..., Mapping[str, Any]]
"""Makes what a template prints of the frame, the interface's words and the loaded inputs, and of nothing else."""

_NAMES = {"chrome": "surroundings", "crumbs": "way from the home page"}
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
        """Where it stands in the site, with forward slashes."""
        return self.frame.path

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages whose words of the interface it may use."""
        return (self.lang, *self.speaks)

    def parts(self) -> list[bytes]:
        """Return bytes that stand for everything that the page is made of but its template, the catalogues and the
        program, in the order of `names`."""
        frame = self.frame
        view = f"{self.view.__module__}.{self.view.__qualname__}"
        rest = (frame.path, frame.parallel, frame.canonical, frame.indexed, frame.feed, frame.data)
        own = coded((*rest, self.template, self.lang, self.speaks, self.links, view))
        address = own + _coded(frame.alternates)
        return [address, coded(frame.changed), _coded(frame.places), *map(coded, self.inputs.values())]

    def names(self) -> list[str]:
        """Return the names of the parts, as an editor is told them."""
        return ["address", "date of change", "languages", *(_NAMES.get(n, n.replace("_", " ")) for n in self.inputs)]


@lru_cache(maxsize=1 << 16)  # the pages of a thing in all languages have the same
def _coded(places: tuple[tuple[object, ...], ...]) -> bytes:
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
