"""Items: the values of the linked archive, as pages receive them. All are frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.archive.item_key import ItemKey
from generator.archive.linked import Linked, Mention
from generator.archive.passages import Passage, passages
from generator.core.model import At, Block, Data, Document, PathKey, Picture, Problem


class Text(NamedTuple):
    """An item of the archive in one language."""

    lang: str
    path: str
    """The path of its file."""
    document: Document
    linked: Linked
    """The result of linking its body."""

    @property
    def fields(self) -> Data:
        """The front matter of its file; the original's includes the fields that do not depend on language."""
        return self.document.fields

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value of the front matter stands."""
        return self.document.marks

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return self.document.body

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of a registered entry, in order."""
        return self.linked.occurrences().mentions

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks of the body as HTML with holes for addresses."""
        return passages(self.body, self.linked.occurrences().links)

    @property
    def named(self) -> Iterable[ItemKey]:
        """(kind, key) of every entry that it mentions, in order of first appearance."""
        return self.linked.named.keys()


class Item(NamedTuple):
    """A briefing, a page about the archive, or a register entry, in all languages."""

    kind: str
    key: str
    """The stem of its files."""
    path: str
    """The path of the file with the fields that do not depend on language."""
    document: Document
    """That file."""
    texts: Mapping[str, Text]
    """The texts by language; those of a register entry are its notes."""
    original: str
    """The language of the original; empty for a register entry, which has no original."""

    @property
    def fields(self) -> Data:
        """The front matter of that file."""
        return self.document.fields

    @property
    def marks(self) -> Mapping[PathKey, At]:
        """Where each value of that front matter stands."""
        return self.document.marks

    @property
    def withdrawn(self) -> bool:
        """Whether the briefing is withdrawn."""
        return "withdrawn" in self.document.fields


class Listing(NamedTuple):
    """The facts of a briefing that lists and other briefings need."""

    stem: str
    date: str
    """The date by which lists order it."""
    dated: bool
    """Whether that is the date of its event."""
    changed: str
    """The day of its last substantive change."""
    event: str
    """The key of its event; empty if it has none."""
    named: tuple[ItemKey, ...]
    """The entries that it mentions in any language, of the kinds whose pages list mentions, and those under which it is
    filed."""


class Neighbours(NamedTuple):
    """The briefings before and after one, in order of date."""

    earlier: str
    """The stem of the briefing before; empty if there is none."""
    later: str
    """The stem of the briefing after; empty if there is none."""


class Reason(NamedTuple):
    """An earlier briefing that a page recommends, with the reason."""

    briefing: str
    """Its stem."""
    shared: tuple[ItemKey, ...]
    """The entries that both briefings mention, the rarest first."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole archive, linked and in order."""

    site: Data
    """The settings of ``site.yaml``."""
    sources: Mapping[str, Data]
    """The registered newspapers, by key."""
    terms: tuple[Data, ...]
    """The glossary."""
    items: Mapping[str, Mapping[str, Item]]
    """The items of each kind, by key: briefings by date and stem, other kinds in the order of their sort. Withdrawn
    briefings are left out."""
    listings: Mapping[str, Listing]
    """The listing of each briefing, by stem, in order."""
    naming: Mapping[ItemKey, Sequence[str]]
    """For each (kind, key), the stems of the briefings that mention it or are filed under it, in order."""
    background: Mapping[str, tuple[Reason, ...]]
    """For each stem, at most three earlier briefings that mention the same entries."""
    neighbours: Mapping[str, Neighbours]
    """For each stem, the briefings before and after it."""
    reports: Mapping[str, tuple[str, ...]]
    """For each event, the stems of the briefings that report it, in order."""
    related: Mapping[ItemKey, tuple[tuple[str, Data], ...]]
    """For each (kind, key), the relations that other entries of the kind state to it: (key of the other, the
    relation)."""
    namesakes: frozenset[tuple[str, str, str]]
    """(kind, language, name) of the names that more than one entry of a register has in lists."""
    images: Mapping[str, Picture]
    """Name under ``content/images/`` to the picture."""
    problems: tuple[Problem, ...]
    """The problems between its files."""
    withdrawn: Mapping[ItemKey, Item] = field(default_factory=dict)
    """The withdrawn briefings by (kind, key), in the order of their keys."""

    def item(self, kind: str, key: str) -> Item:
        """Return an item, a withdrawn briefing too; raises KeyError if there is none."""
        return self.withdrawn.get((kind, key)) or self.items[kind][key]

    @property
    def every_item(self) -> Iterator[Item]:
        """All items, withdrawn briefings last."""
        yield from (item for group in self.items.values() for item in group.values())
        yield from self.withdrawn.values()
