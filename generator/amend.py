"""Amending: from an archive that was put together before, and the few briefings that have changed since, to the archive
as it is now. Nothing else is read, and nothing else is linked.

It answers only where the outcome is sure to be that of putting everything together; where anything else has changed, or
anything is wrong, it leaves the work to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.archive.link import problems_of, resolved
from generator.archive.listing import BRIEFING, listing_of
from generator.archive.pair import Group, Paired, pair
from generator.archive.resolve import Setting
from generator.archive.sought import Sought
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.digest import digest
from generator.job import Options
from generator.kinds import KINDS
from generator.model import ERROR, Data, Document, Problem
from generator.output.memory import Memory
from generator.output.shelf import Recalled, Shelf, order_of
from generator.source.scan import CONTENT, Scan, SourceFile

FEW = 50
"""Briefings that may have changed, and as many that lead to them."""
_FOLDER = f"{CONTENT}/{KIND[BRIEFING].folder}"


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
    changed = _changed(shelf, scanned.files)
    leading = {one.stem for one in shelf.listings.values() if not changed.isdisjoint(one.refs)} - changed
    if memory.sought is None or len(changed) > FEW or len(leading) > FEW or changed & shelf.frame.led:
        return None
    stems = frozenset(changed | leading)
    old = Recalled(shelf, scanned.files, memory, {})
    before = old.archive(small.site, small.sources, small.terms, scanned.images, shelf.frame.problems)
    files = [file for file in scanned.files if file.kind and file.kind.name == BRIEFING and file.key in stems]
    found = [(file, *memory.look_up(file)) for file in files]
    documents = [(file, document) for file, document, _ in found]
    own = pair(documents, drafts=drafts)
    paired = _together(own, before, stems)
    setting = Setting(paired, Sought.recalled(memory.sought, small.terms), scanned.images)
    known = {file.path: linked for file, _, linked in found if linked is not None}
    items, problems = resolved(paired, small.sources, setting, known)
    problems += problems_of(documents)
    if own.unread or any(problem.severity == ERROR for problem in problems):
        return None
    fresh = items[BRIEFING]
    shelf = _shelf(shelf, stems, fresh, documents, paired.drafts, problems)
    after = Recalled(shelf, scanned.files, memory, fresh).archive(
        small.site, small.sources, small.terms, scanned.images, shelf.frame.problems
    )
    there = {file.path for file in files}
    gone = tuple(path for path in _recorded(old.shelf, stems) if path not in there)
    return Amended(before, after, shelf, stems, tuple(fresh.values()), gone)


def rest_of(options: Options, scanned: Scan, memory: Memory, *parts: bytes) -> bytes:
    """Return the digest of all that the archive and its pages are made of but for the briefings."""
    files = [file for file in scanned.files if file.kind is None or file.kind.name != BRIEFING]
    named = [part for file in files for part in (file.path, file.digest)]
    images = [part for name, one in scanned.images.items() for part in (name, repr(one))]
    sought = repr(sorted(memory.sought or ()))
    return digest(digest(*named), digest(*images), digest(*options.said), sought, *parts)


def _changed(shelf: Shelf, files: Iterable[SourceFile]) -> set[str]:
    """Return the stems of the briefings that came, went or changed."""
    before = dict(shelf.frame.hidden)
    for one in shelf.listings.values():
        before |= zip((_path(one.stem, lang) for lang in one.langs), one.sources, strict=True)
    now = {file.path: file.digest.hex() for file in files if file.kind and file.kind.name == BRIEFING}
    return {_stem(path) for path, _ in before.items() ^ now.items()}


def _path(stem: str, lang: str) -> str:
    return f"{_FOLDER}/{stem}.{lang}.md"


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
    said = [one for one in frame.problems if not (one.path.startswith(f"{_FOLDER}/") and _stem(one.path) in stems)]
    frame = frame._replace(drafts=drafts, hidden=hidden, problems=(*said, *problems))
    return Shelf(frame, {one.stem: one for one in sorted(listings.values(), key=order_of)})


def _recorded(shelf: Shelf, stems: frozenset[str]) -> Iterator[str]:
    """Yield the files of these briefings as they were."""
    for stem in stems & shelf.listings.keys():
        yield from (_path(stem, lang) for lang in shelf.listings[stem].langs)
    yield from (path for path in shelf.frame.hidden if _stem(path) in stems)
