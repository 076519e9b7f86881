"""Faces: digests of what pages can show of each thing, from its name to all that it holds.

They are far cheaper to come by than pages, so that most pages need not even be thought of when little has changed. A
face may change where no page does; it never stays the same where one changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from generator.archive.listing import head_of, origins
from generator.archive.values import Archive, Item, Quoted
from generator.digest import coded, digest
from generator.pages.context import Context
from generator.pages.held import office_of

Thing = tuple[str, str]
"""(kind, key)."""


class Faces:
    """The faces of everything in an archive, each worked out once."""

    def __init__(self, archive: Archive, contexts: Sequence[Context]) -> None:
        self.archive = archive
        self.contexts = contexts
        self.head, self.name = cache(self._head), cache(self._name)
        self.said, self.deep = cache(self._said), cache(self._deep)

    @cached_property
    def common(self) -> bytes:
        """What may stand on any page: the site's own words, what surrounds every page, and the newspapers."""
        archive = self.archive
        return digest(coded((archive.site, archive.sources, tuple(context.chrome for context in self.contexts))))

    @cached_property
    def every(self) -> bytes:
        """All of the archive but for the words of its texts; where they mention what is among it."""
        items = list(self.archive.every_item)
        texts = [text.linked for item in items for text in item.texts.values()]
        things = [self.head((item.kind, item.key)) if item.original else self.own(item) for item in items]
        marks = [part for linked in texts for part in (linked.trace, linked.usage)]
        return digest(self.common, coded(self.archive.terms), *things, *marks)

    @cached_property
    def registers(self) -> bytes:
        """All of the registers; the latest office of everybody, and the years in which briefings stand."""
        items = [item for group in self.archive.items.values() for item in group.values() if not item.original]
        own = [self.own(item) for item in items]
        offices = tuple(office_of(context, item) for context in self.contexts for item in items)
        years = self.contexts[0].relations.years
        return digest(self.common, coded(self.archive.terms), *own, coded(offices), coded(years))

    def _head(self, thing: Thing) -> bytes:
        """The front matter of a thing in all its languages."""
        return head_of(self._item(thing))

    def _name(self, thing: Thing) -> bytes:
        """What a link to a thing shows."""
        if self._item(thing).original:
            return self.head(thing)
        return digest(*(context.label(*thing).digest for context in self.contexts))

    def _said(self, stem: str) -> bytes:
        """What lists show of a briefing: its front matter, and whom and what it names where."""
        item = self.archive.items["briefing"][stem]
        traces = [text.linked.trace for text in item.texts.values()]
        named = dict.fromkeys(thing for text in item.texts.values() for thing in text.named)
        return digest(self.head(("briefing", stem)), *traces, *map(self.name, named), *self._event(item))

    def quoted(self, quoted: Quoted) -> Iterator[bytes]:
        """What the page of a thing shows of a briefing that mentions it."""
        yield self.said(quoted.briefing)
        for text in quoted.texts.values():
            yield text.linked.mentioned[quoted.thing].words.encode()

    def report(self, stem: str) -> Iterator[bytes]:
        """What the page of an event shows of a report of it."""
        yield self.said(stem)
        for text in self.archive.items["briefing"][stem].texts.values():
            yield from (one.words.encode() for one in text.linked.mentioned.values())

    def _deep(self, stem: str) -> bytes:
        """A briefing whole, with the names of all that it leads to."""
        return digest(*self.whole(self.archive.items["briefing"][stem]))

    def own(self, item: Item) -> bytes:
        """A thing itself: its files, what they mention, and what it is called."""
        thing = (item.kind, item.key)
        texts = [part for text in item.texts.values() for part in (text.document.source, text.linked.content.digest)]
        return digest(self.head(thing), self.name(thing), item.document.source, *texts)

    def whole(self, item: Item) -> Iterator[bytes]:
        """A thing itself, with the names of all that its texts lead to."""
        yield self.own(item)
        found: dict[Thing, None] = {}
        for text in item.texts.values():
            found |= dict.fromkeys(text.links)
            found |= dict.fromkeys(text.named)
            found |= dict.fromkeys(("person", key) for key in text.fields.get("people", ()))
        yield from map(self.name, found)
        yield from self._event(item)

    def page(self, thing: Thing) -> bytes:
        """All that the pages of a thing can show: itself, its neighbours, and whoever speaks of it."""
        item, archive = self._item(thing), self.archive
        parts = [self.common, *self.whole(item)]
        if item.kind == "briefing":
            beside = (*archive.neighbours[item.key], *archive.reports.get(item.fields.get("event", ""), ()))
            background = archive.background[item.key]
            stems = (*filter(None, beside), *(reason.briefing for reason in background))
            parts += [coded(background), coded(beside), *self.heads(stems)]
        elif not item.original:
            parts += [part for one in archive.quoted.get(thing, ()) for part in self.quoted(one)]
            parts += [part for stem in archive.reports.get(item.key, ()) for part in self.report(stem)]
            others = [(item.kind, one["to"]) for one in item.fields.get("related", ())]
            others += [(item.kind, key) for key, _ in archive.related.get(thing, ())]
            parts += [self.own(self._item(other)) for other in others]
            parts += self.heads(origins(item, *map(self._item, others)))
        return digest(*parts)

    def heads(self, stems: Iterable[str]) -> list[bytes]:
        """The front matter of briefings."""
        return [self.head(("briefing", stem)) for stem in stems]

    def lists(self, stems: Iterable[str]) -> bytes:
        """All that lists of briefings can show."""
        return digest(self.common, *map(self.said, stems))

    def texts(self, stems: Iterable[str]) -> bytes:
        """All that briefings themselves can show, wherever they stand."""
        return digest(self.common, *map(self.deep, stems))

    def _event(self, item: Item) -> Iterator[bytes]:
        if item.kind == "briefing" and "event" in item.fields:
            yield self.name(("event", item.fields["event"]))

    def _item(self, thing: Thing) -> Item:
        return self.archive.item(*thing)
