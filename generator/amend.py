"""Amending: from an archive that was put together before, and the few briefings that have changed since, to the archive
as it is now. Nothing else is read, and nothing else is linked.

It answers only where the outcome is sure to be that of putting everything together; where anything else has changed, or
anything is wrong, it leaves the work to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.archive.link import problems_of, resolved
from generator.archive.listing import BRIEFING, listing_of, order_of
from generator.archive.pair import Group, Paired, pair
from generator.archive.resolve import Setting
from generator.archive.sought import Entry, Sought
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item, Listing
from generator.digest import digest
from generator.job import Options
from generator.kinds import KINDS
from generator.model import ERROR, Data, Document, Problem
from generator.output.memory import Memory
from generator.output.shelf import Recalled, Shelf, recorded_of
from generator.source.scan import Scan, SourceFile

FEW = 50
"""Briefings that may have changed, and as many that lead to them."""


class Small(NamedTuple):
    """What every build reads anew, because it is little."""

    site: Data
    sources: Mapping[str, Data]
    terms: tuple[Data, ...]


class Amended(NamedTuple):
    """An archive before and after few of its briefings changed."""

    before: Archive
    after: Archive
    shelf: Shelf
    """Of the archive after."""
    stems: frozenset[str]
    """Of the briefings that came, went or changed, or lead to one that did."""
    items: tuple[Item, ...]
    """These of them that are there now."""
    gone: tuple[str, ...]
    """Files that are no longer there."""


class _Among(Mapping[str, Group]):
    """The groups of a kind, of which checks go through a few and can look up all."""

    def __init__(self, few: Mapping[str, Group], items: Mapping[str, Item], gone: frozenset[str]) -> None:
        self._few, self._items, self._gone = few, items, gone

    def __getitem__(self, key: str) -> Group:
        if key in self._few:
            return self._few[key]
        if key in self._gone:
            raise KeyError(key)
        return _group(self._items[key])

    def __contains__(self, key: object) -> bool:
        return key in self._few or (key not in self._gone and key in self._items)

    def __iter__(self) -> Iterator[str]:
        return iter(self._few)

    def __len__(self) -> int:
        return len(self._few)


def amend(shelf: Shelf, scanned: Scan, small: Small, memory: Memory, *, drafts: bool) -> Amended | None:
    """Return the archive as it is now; None if that takes more than a look at few briefings.

    Raises Damaged, and OSError for a file that has gone since the scan.
    """
    briefings = [file for file in scanned.files if file.kind and file.kind.name == BRIEFING]
    changed = _changed(shelf, briefings)
    leading = {one.stem for one in shelf.listings.values() if not changed.isdisjoint(one.refs)} - changed
    if memory.sought is None or len(changed) > FEW or len(leading) > FEW or changed & shelf.frame.led:
        return None
    stems = frozenset(changed | leading)
    every_file = by_thing(scanned)
    before = standing(shelf, every_file, scanned, small, memory)
    files = [file for file in briefings if file.key in stems]
    found = [(file, *memory.look_up(file)) for file in files]
    documents = [(file, document) for file, document, _ in found]
    own = pair(documents, drafts=drafts)
    if any(group.withdrawn for group in own.groups[BRIEFING].values()):
        return None
    paired = _together(own, before, stems)
    setting = Setting(paired, Sought.recalled(memory.sought, small.terms), scanned.images)
    known = {file.path: linked for file, _, linked in found if linked is not None}
    items, problems = resolved(paired, small.sources, setting, known)
    problems += problems_of(documents)
    if own.unread or any(problem.severity == ERROR for problem in problems):
        return None
    fresh = items[BRIEFING]
    there = {file.path for file in files}
    gone = tuple(path for path in _files(shelf, stems) if path not in there)
    shelf = _shelf(shelf, stems, fresh, documents, paired.drafts, problems)
    after = standing(shelf, every_file, scanned, small, memory, fresh)
    return Amended(before, after, shelf, stems, tuple(fresh.values()), gone)


def by_thing(scanned: Scan) -> dict[tuple[str, str, str], SourceFile]:
    """Return the files of things, by kind, key and language."""
    return {(file.kind.name, file.key, file.lang): file for file in scanned.files if file.kind}


def standing(
    shelf: Shelf,
    files: Mapping[tuple[str, str, str], SourceFile],
    scanned: Scan,
    small: Small,
    memory: Memory,
    fresh: Mapping[str, Item] | None = None,
) -> Archive:
    """Return the archive of a shelf; ``files`` are what `by_thing` gives, ``fresh`` briefings at hand, by stem."""
    recalled = Recalled(shelf, files, memory, fresh or {})
    return recalled.archive(small.site, small.sources, small.terms, scanned.images, shelf.frame.problems)


def rest_of(options: Options, scanned: Scan, memory: Memory, *parts: bytes) -> bytes:
    """Return the digest of all that the archive and its pages are made of but for the briefings."""
    files = [file for file in scanned.files if file.kind is None or file.kind.name != BRIEFING]
    named = [part for file in files for part in (file.path, file.digest)]
    images = [part for name, one in scanned.images.items() for part in (name, repr(one))]
    copied = [part for name, copy in scanned.copied.items() for part in (name, copy.digest.hex())]
    sought = _digest_of(memory.sought or frozenset())
    return digest(digest(*named), digest(*images), digest(*copied), digest(*options.said), sought, *parts)


@lru_cache(maxsize=1)
def _digest_of(entries: frozenset[Entry]) -> bytes:
    return digest(repr(sorted(entries)))


def _changed(shelf: Shelf, files: Iterable[SourceFile]) -> set[str]:
    """Return the stems of the briefings that came, went or changed."""
    before = shelf.recorded
    now = {file.path: file.digest.hex() for file in files}
    paths = [path for path, known in now.items() if before.get(path) != known]
    paths += [path for path in before if path not in now]
    return {_stem(path) for path in paths}


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _together(own: Paired, before: Archive, stems: frozenset[str]) -> Paired:
    """Return the groups of few briefings, among which all other things can be looked up."""
    gone = {BRIEFING: stems}
    groups = {
        kind.name: _Among(own.groups[kind.name], before.items[kind.name], gone.get(kind.name, frozenset()))
        for kind in KINDS
    }
    others = {(kind, key) for kind, key in before.drafts if kind != BRIEFING or key not in stems}
    return Paired(groups, own.drafts | others, own.unread, own.problems)


def _group(item: Item) -> Group:
    documents = {lang: (text.path, text.document) for lang, text in item.texts.items()}
    own = {} if item.original else {"": (item.path, item.document)}
    return Group(KIND[item.kind], item.key, {**own, **documents}, item.original)


def _shelf(
    shelf: Shelf,
    stems: frozenset[str],
    fresh: Mapping[str, Item],
    documents: Iterable[tuple[SourceFile, Document]],
    drafts: frozenset[tuple[str, str]],
    problems: Iterable[Problem],
) -> Shelf:
    """Return what is kept of the archive after."""
    frame = shelf.frame
    listings = {stem: one for stem, one in shelf.listings.items() if stem not in stems}
    listings |= {stem: listing_of(item) for stem, item in fresh.items()}
    shown = {text.path for item in fresh.values() for text in item.texts.values()}
    hidden = {path: known for path, known in frame.hidden.items() if _stem(path) not in stems}
    hidden |= {file.path: file.digest.hex() for file, _ in documents if file.path not in shown}
    files = _files(shelf, stems)
    said = [one for one in frame.problems if one.path not in files]
    frame = frame._replace(drafts=drafts, hidden=hidden, problems=(*said, *problems))
    ordered = {one.stem: one for one in sorted(listings.values(), key=order_of)}
    recorded = dict(shelf.recorded)
    for path in files:
        recorded.pop(path, None)
    recorded |= hidden | recorded_of(ordered[stem] for stem in stems & ordered.keys())
    items = {thing: item for thing, item in shelf.items.items() if thing[0] != BRIEFING or thing[1] not in stems}
    naming = shelf.naming if _named_alike(shelf.listings, ordered, stems) else None
    return Shelf(frame, ordered, naming, recorded, items)


def _files(shelf: Shelf, stems: frozenset[str]) -> list[str]:
    """Return the files of these briefings as they were."""
    hidden = [path for path in shelf.frame.hidden if _stem(path) in stems]
    return [*recorded_of(shelf.listings[stem] for stem in stems & shelf.listings.keys()), *hidden]


def _named_alike(before: Mapping[str, Listing], after: Mapping[str, Listing], stems: frozenset[str]) -> bool:
    """Whether the same briefings, in the same order, name the same things."""
    if list(before) != list(after):
        return False
    things = ([[(one.kind, one.key) for one in found[stem].named] for stem in stems & found.keys()]
              for found in (before, after))  # fmt: skip
    return next(things) == next(things)
