"""Bundles: pages that are made together because they show the same things, known by a digest of those before any of
them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from generator.archive.values import Archive
from generator.pages.address import Relations
from generator.pages.context import Context, contexts
from generator.pages.faces import Faces
from generator.pages.page import Page


class Bundle(NamedTuple):
    """Pages that are not made yet."""

    name: str
    """By which it is known from one build to the next."""
    sow: Callable[[], bytes]
    make: Callable[[], Iterator[Page]]

    @property
    def seed(self) -> bytes:
        """A digest of all that its pages can show: as long as it stays, so do they."""
        return self.sow()


class Edition:
    """An archive as the producers of pages see it: in every language, and with its faces."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.relations = Relations(archive)
        self.contexts = tuple(contexts(archive, self.relations))
        self.faces = Faces(archive, self.contexts)

    def bundle(self, name: str, sow: Callable[[], bytes], make: Callable[[Context], Iterable[Page]]) -> Bundle:
        """Return the bundle of what is made for each language."""
        return Bundle(name, cache(sow), partial(self._made, make))

    def _made(self, make: Callable[[Context], Iterable[Page]]) -> Iterator[Page]:
        for context in self.contexts:
            yield from make(context)
