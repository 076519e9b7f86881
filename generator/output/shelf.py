"""The shelf: what one build keeps of the archive as it was put together, so that the next one, if few briefings have
changed, need not do that again. Things themselves are read from the memory when they are asked for."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.archive.course import Course, Lazily, Naming, naming_of
from generator.archive.listing import BRIEFING, order_of, origins
from generator.archive.namesakes import Name
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item, Listing, Named, Text
from generator.digest import digest
from generator.kinds import KINDS
from generator.model import Data, Picture, Problem
from generator.output.memory import Memory
from generator.output.remembered import frozen
from generator.output.rows import Damaged
from generator.source.scan import CONTENT, SourceFile

MOST = 8192
"""Things that one process keeps as they were read."""
Thing = tuple[str, str]
Kept = tuple[str, tuple[str, ...]]
"""Of a thing: the language of its original, and those of its texts."""


class Frame(NamedTuple):
    """What is kept besides the briefings."""

    rest: str
    """A digest (base 16) of all that the archive and its pages are made of but for the briefings."""
    things: dict[str, dict[str, Kept]]
    """Kind, then key, in order."""
    related: dict[Thing, tuple[tuple[str, Data], ...]]
    namesakes: frozenset[Name]
    drafts: frozenset[Thing]
    hidden: dict[str, str]
    """Path of every file of a briefing that is not in the archive, a draft, to the digest (base 16) of its bytes."""
    led: frozenset[str]
    """Stems of the briefings to which other things lead."""
    problems: tuple[Problem, ...]
    """What is wrong in the sources, without stopping a build."""


class Shelf:
    """An archive but for what its files say."""

    def __init__(
        self, frame: Frame, listings: Mapping[str, Listing], naming: Naming | None = None,
        recorded: Mapping[str, str] | None = None, items: dict[Thing, Item] | None = None,
    ) -> None:  # fmt: skip
        """``listings`` are those of the briefings, by stem, in order; the rest follows from both if it is not given."""
        self.frame, self.listings = frame, listings
        self.items = {} if items is None else items
        """Things that have been read from the memory, up to MOST."""
        self.naming = naming_of(listings) if naming is None else naming
        self.recorded = {**frame.hidden, **recorded_of(listings.values())} if recorded is None else recorded
        """Path of every file of a briefing to the digest (base 16) of its bytes."""

    def resting(self, rest: str) -> Shelf:
        """Return the same with another digest of the rest."""
        return Shelf(self.frame._replace(rest=rest), self.listings, self.naming, self.recorded, self.items)


def shelf_of(archive: Archive, files: Iterable[SourceFile], rest: str, problems: Iterable[Problem]) -> Shelf:
    """Return an archive as it is kept; ``files`` are all that were scanned."""
    others = {kind: group for kind, group in archive.items.items() if kind != BRIEFING}
    things = {
        kind: {key: (item.original, tuple(item.texts)) for key, item in group.items()} for kind, group in others.items()
    }
    shown = {text.path for item in archive.items[BRIEFING].values() for text in item.texts.values()}
    hidden = {
        file.path: file.digest.hex()
        for file in files
        if file.kind and file.kind.name == BRIEFING and file.path not in shown
    }
    led = {stem for group in others.values() for item in group.values() for stem in _led(item)}
    frame = Frame(
        rest, things, dict(archive.related), archive.namesakes, archive.drafts, hidden, frozenset(led),
        tuple(problems),
    )  # fmt: skip
    return Shelf(frame, archive.listings)


def _led(item: Item) -> Iterable[str]:
    """Yield the briefings that a thing names as sources, and those to which its texts lead."""
    yield from origins(item)
    for text in item.texts.values():
        yield from (key for kind, key, *_ in text.linked.refs if kind == BRIEFING)


def path_of(stem: str, lang: str) -> str:
    """Return the file of a briefing in a language."""
    return f"{CONTENT}/{KIND[BRIEFING].folder}/{stem}.{lang}.md"


def recorded_of(listings: Iterable[Listing]) -> dict[str, str]:
    """Return the files of briefings with the digests (base 16) of their bytes."""
    return {
        path_of(one.stem, lang): known for one in listings for lang, known in zip(one.langs, one.sources, strict=True)
    }


class Recalled:
    """The things of an archive, each read from the memory when it is asked for; raises Damaged."""

    def __init__(
        self, shelf: Shelf, files: Mapping[tuple[str, str, str], SourceFile], memory: Memory, fresh: Mapping[str, Item]
    ) -> None:
        """``files`` are by kind, key and language; ``fresh`` are briefings that are at hand, by stem."""
        self.shelf = shelf
        self.memory = memory
        self.fresh = fresh
        self._files = files

    def items(self) -> dict[str, Mapping[str, Item]]:
        """Return everything by kind, then key."""
        things: dict[str, Mapping[str, object]] = {**self.shelf.frame.things, BRIEFING: self.shelf.listings}
        return {kind.name: Lazily(things.get(kind.name, {}), partial(self.item, kind.name)) for kind in KINDS}

    def item(self, kind: str, key: str) -> Item:
        """Return a thing of the archive; raises KeyError if there is none."""
        if kind == BRIEFING and key in self.fresh:
            return self.fresh[key]
        known = self.shelf.items.get((kind, key))
        if known is None:
            known = self._item(kind, key)
            if len(self.shelf.items) >= MOST:
                self.shelf.items.clear()
            self.shelf.items[kind, key] = known
        return known

    def _item(self, kind: str, key: str) -> Item:
        if kind == BRIEFING:
            listing = self.shelf.listings[key]
            original, langs = listing.original, listing.langs
        else:
            original, langs = self.shelf.frame.things[kind][key]
        texts = {lang: self._text(kind, key, lang) for lang in langs}
        if original:
            return Item(kind, key, texts[original].path, texts[original].document, texts, original)
        file = self._file(kind, key, "")
        return Item(kind, key, file.path, self.memory.recall(file)[0], texts, "")

    def _text(self, kind: str, key: str, lang: str) -> Text:
        file = self._file(kind, key, lang)
        document, linked = self.memory.recall(file)
        if linked is None:
            raise Damaged(file.path)
        return Text(lang, file.path, document, linked)

    def _file(self, kind: str, key: str, lang: str) -> SourceFile:
        try:
            return self._files[kind, key, lang]
        except KeyError as error:
            raise Damaged(f"{kind} {key} {lang}") from error

    def archive(
        self,
        site: Data,
        sources: Mapping[str, Data],
        terms: tuple[Data, ...],
        images: Mapping[str, Picture],
        problems: Iterable[Problem],
    ) -> Archive:
        """Return the archive, with these of its parts that are read anew by every build."""
        frame = self.shelf.frame
        course = Course(self.shelf.listings, partial(self.item, BRIEFING), self.shelf.naming)
        return Archive(
            site, sources, terms, self.items(), course.listings, course.quoted, course.naming, course.background,
            course.neighbours, course.reports, frame.related, frame.namesakes, frame.drafts, images, tuple(problems),
        )  # fmt: skip


def written_frame(frame: Frame) -> Any:
    """Return a frame as plain data."""
    return [
        frame.rest,
        frame.things,
        [[*thing, said] for thing, said in frame.related.items()],
        sorted(frame.namesakes),
        sorted(frame.drafts),
        frame.hidden,
        sorted(frame.led),
        [[one.path, one.line, one.column, one.message, one.severity] for one in frame.problems],
    ]


def read_frame(said: Any) -> Frame:
    """Return a frame as it was written; raises ValueError, TypeError, KeyError or IndexError for anything else."""
    rest, things, related, namesakes, drafts, hidden, led, problems = said
    return Frame(
        str(rest),
        {
            kind: {key: (str(original), tuple(langs)) for key, (original, langs) in group.items()}
            for kind, group in things.items()
        },
        {(kind, key): tuple((other, frozen(data)) for other, data in found) for kind, key, found in related},
        frozenset((kind, lang, name) for kind, lang, name in namesakes),
        frozenset((kind, key) for kind, key in drafts),
        {str(path): str(known) for path, known in hidden.items()},
        frozenset(led),
        tuple(Problem(*one) for one in problems),
    )


def shelf_from(frame: Any, listings: Iterable[tuple[bytes, bytes]]) -> Shelf:
    """Return a shelf from what `written_frame` and `written_listing` have made of it; raises as `read_frame` does."""
    found = [read_listing(*row) for row in listings]
    return Shelf(read_frame(frame), {one.stem: one for one in sorted(found, key=order_of)})


def written_listing(listing: Listing) -> tuple[bytes, bytes]:
    """Return a listing as bytes, after their digest: nothing else may be read as such."""
    named = tuple(tuple(one) for one in listing.named)
    data = marshal.dumps(tuple(listing._replace(named=named)))  # type: ignore[arg-type]
    return digest(data), data


def read_listing(known: bytes, said: bytes) -> Listing:
    """Return a listing as it was written; raises ValueError or TypeError for anything else."""
    if digest(said) != known:
        raise ValueError(said)
    listing = Listing._make(marshal.loads(said))
    return listing._replace(named=tuple(map(Named._make, listing.named)))
