"""Resolving: from one text to the entries that it mentions, by its explicit references and by the names in its prose.

The result depends only on the file, on the kind, key and date of its item, and on the registered forms (see `context`),
so the store keeps it for as long as these are the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.item_key import ItemKey
from generator.archive.lexicon import Lexicon
from generator.archive.linked import Complaint, Linked, Mention, Occurrences
from generator.archive.names import (
    ABOUT,
    AGAIN,
    AMBIGUOUS,
    LINKED,
    SKIPPED,
    UNLINKED,
    Match,
    NameIndex,
    Sighting,
    canonical,
)
from generator.archive.naming import named_in, together
from generator.archive.pair import Group
from generator.archive.said_values import fault
from generator.archive.source_position import within
from generator.archive.titles import KIND
from generator.archive.unsettled import unsettled
from generator.core.digest import digest, digest_of
from generator.core.model import ERROR, IMAGE, WARNING, At, Block, InlineReference, Words
from generator.language.dates import not_after

_NAMELESS = ("heading", "quote", "code")
"""Kinds of blocks in which names become no links."""
_BETWEEN = "\0"
"""Separator of the pieces of prose that are searched together; no form holds it."""

SightingCallback = Callable[[Sighting], None]


class Setting(NamedTuple):
    """The part of the archive on which resolving the texts of one language depends."""

    lexicon: Lexicon
    """The forms that are searched for in texts of the language."""
    issued: Mapping[ItemKey, str]
    """The day on which each numbered document was issued or signed; empty if that is not known."""


def context(setting: Setting, group: Group, lang: str) -> bytes:
    """Return the digest of all on which the result of `resolve` depends."""
    about = f"{group.kind.name}\0{group.key}\0{lang}\0{reference_date(group)}\0{_unsure(group)}"
    return digest(group.documents[lang][1].source_digest + setting.lexicon.digest + about.encode())


def reference_date(group: Group) -> str:
    """Return the date by which documents must have been issued for the text to mean them: that of the event, of
    publication, or of addition to the archive."""
    fields = group.fields
    return fields.get("date") or str(fields.get("source", {}).get("published") or fields.get("added") or "")


def _unsure(group: Group) -> bool:
    """Return whether the date may stand in a file that could not be read; then no document can be excluded by date."""
    return "date" not in group.fields and group.faulty


def resolve(setting: Setting, group: Group, lang: str, watch: SightingCallback | None = None) -> Linked:
    """Return the mentions of one text of a group; ``watch`` is called with every registered form in it."""
    return _Resolution(setting, group, lang, watch).linked()


class _Resolution:
    """The resolution of one text, block by block, with the links of the present section."""

    def __init__(self, setting: Setting, group: Group, lang: str, watch: SightingCallback | None) -> None:
        self.setting = setting
        self.lang = lang
        self.watch = watch
        self.own = (group.kind.name, group.key)
        self.path, self.document = group.documents[lang]
        self.body = self.document.body
        self.units = {unit.anchor: unit for block in self.body for unit in block.units}
        self.date = reference_date(group)
        self.unsure = _unsure(group)
        self.declared = {("person", key) for key in self.document.fields.get("people", ())}
        self.left_alone = {canonical(form).casefold() for form in self.document.fields.get("nolink", ())}
        self.here: set[ItemKey] = set()
        """The entries that the present section has linked."""
        self.targets: dict[ItemKey, None] = {}
        self.mentions: list[Mention] = []
        self.places: dict[ItemKey, At] = {}
        """For each entry, the position of its first mention."""
        self.complaints: list[Complaint] = []
        self.reported: set[str] = set()

    def linked(self) -> Linked:
        spots = _prose_of(self.body)
        found = _search(self.setting.lexicon.names, [words.text for _, _, words in spots])
        matches = {(block, number): found[n] for n, (block, number, _) in enumerate(spots) if found[n]}
        links: dict[tuple[int, int], tuple[tuple[int, int, ItemKey | None], ...]] = {}
        for number, block in enumerate(self.body):
            if block.kind == "heading":
                self.here = set()
            for place, segment in enumerate(block.segments):
                if isinstance(segment, InlineReference):
                    self._reference(segment)
                elif not isinstance(segment, str) and (number, place) in matches:
                    here = matches[number, place]
                    if block.kind in _NAMELESS or segment.quiet:
                        self._skip(segment, here, block.kind if block.kind in _NAMELESS else "quote")
                    elif shown := tuple(self._words(segment, here)):
                        links[number, place] = shown
        mentions, named = tuple(self.mentions), named_in(self.mentions, self.places, self.units)
        return Linked(
            named,
            tuple(self.targets),
            tuple(together(mentions)),
            tuple(self._terms()),
            tuple(self.complaints),
            {thing for thing in named if thing[0] == "person"} == self.declared,
            digest_of((mentions, tuple(links.items()))),
            lambda: Occurrences(mentions, links),
        )

    def _reference(self, ref: InlineReference) -> None:
        if ref.scheme in (IMAGE, ""):
            return
        thing = (ref.scheme, ref.target)
        if KIND[ref.scheme].valued and self.own[0] == "briefing":
            self._value(ref)
        self._mention(thing, ref.anchor, ref.offset, len(ref.text), within(ref, 0))
        self._note(ref.at, ref.text, LINKED, (thing,))
        self._link(thing)

    def _value(self, ref: InlineReference) -> None:
        wrong = fault(f"{ref.scheme}:{ref.target}", ref.text, self.lang)
        if wrong:
            severity = WARNING if self.document.fields.get("draft") else ERROR
            self.complaints.append(Complaint(ref.at, wrong, severity))

    def _words(self, words: Words, matches: Sequence[Match]) -> Iterator[tuple[int, int, ItemKey | None]]:
        for match in matches:
            at = within(words, match.start)
            target = self._target(match, at)
            if target is None:
                continue
            self._mention(target, words.anchor, words.offset + match.start, match.end - match.start, at)
            quiet = target in self.setting.lexicon.unlinked
            fresh = target not in self.here and not quiet
            self._note(at, match.text, LINKED if fresh else UNLINKED if quiet else AGAIN, (target,))
            if fresh:
                self._link(target)
            yield match.start, match.end, target if fresh else None

    def _target(self, match: Match, at: At) -> ItemKey | None:
        """Return the entry that a form means; an uncertain choice is reported and gives None."""
        left_alone = self.left_alone and canonical(match.text).casefold() in self.left_alone
        if left_alone or self.own in match.claimants:
            reason = ABOUT if self.own in match.claimants else "listed under nolink"
            self._note(at, match.text, SKIPPED, match.claimants, reason)
            return None
        issued = [target for target in match.claimants if self._was_issued(target)]
        declared = [target for target in issued if target in self.declared]
        chosen = declared if len(declared) == 1 else issued
        if len(chosen) == 1:
            return chosen[0]
        form = canonical(match.text).casefold()
        if form not in self.reported and not self.unsure:
            self.reported.add(form)
            self.complaints.append(Complaint(at, unsettled(match, issued, self.setting.issued, self.date), WARNING))
        if issued:
            self._note(at, match.text, AMBIGUOUS, tuple(issued))
        else:
            reason = f"not known to have been issued or signed by {self.date}"
            self._note(at, match.text, SKIPPED, match.claimants, reason)
        return None

    def _was_issued(self, target: ItemKey) -> bool:
        if not self.date or not KIND[target[0]].numbered:
            return True
        issued = self.setting.issued.get(target, "")
        return bool(issued) and not_after(issued, self.date)

    def _skip(self, words: Words, matches: Sequence[Match], kind: str) -> None:
        """Record the names in places where names become no links."""
        for match in matches if self.watch else ():
            self._note(within(words, match.start), match.text, SKIPPED, match.claimants, f"in a {kind}")

    def _note(self, at: At, text: str, outcome: str, things: tuple[ItemKey, ...], reason: str = "") -> None:
        if self.watch:
            self.watch(Sighting(self.path, at, text, outcome, things, reason))

    def _mention(self, thing: ItemKey, anchor: str, start: int, length: int, at: At) -> None:
        self.places.setdefault(thing, at)
        unit = self.units.get(anchor)
        words = " ".join(unit.text[start : start + length].split()) if unit else ""
        self.mentions.append(Mention(*thing, anchor, start, start + length, words))

    def _link(self, thing: ItemKey) -> None:
        self.here.add(thing)
        self.targets[thing] = None

    def _terms(self) -> Iterator[tuple[str, str]]:
        """Yield (form of a glossary term, id of the first unit that has it)."""
        units = [unit for block in self.body for unit in block.units]
        seen = set()
        found = _search(self.setting.lexicon.terms, [unit.text for unit in units], every=True)
        for unit, matches in zip(units, found, strict=True):
            for form in dict.fromkeys(key for match in matches for _, key in match.claimants):
                if form not in seen:
                    seen.add(form)
                    yield form, unit.anchor


def _prose_of(body: Sequence[Block]) -> list[tuple[int, int, Words]]:
    """Return the pieces of prose of a body, each with the numbers of its block and segment."""
    return [
        (number, place, segment)
        for number, block in enumerate(body)
        for place, segment in enumerate(block.segments)
        if isinstance(segment, Words)
    ]


def _search(index: NameIndex, texts: Sequence[str], *, every: bool = False) -> list[list[Match]]:
    """Return the matches in each of the texts, which are searched as one; with ``every``, matches within others too."""
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + len(_BETWEEN)
    found: list[list[Match]] = [[] for _ in texts]
    whole = _BETWEEN.join(texts)
    for match in index.occurrences(whole) if every else index.find(whole):
        number = bisect_right(starts, match.start) - 1
        start, text = match.start - starts[number], match.text
        found[number].append(Match(start, start + len(text), text, match.claimants))
    return found
