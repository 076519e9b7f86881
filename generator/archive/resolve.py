"""Resolving: fills the holes of one text with what they lead to, finds the names in its prose, and keeps every
mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from generator.archive.content import content_of, joined, mentioned, prose, together, traits_of
from generator.archive.names import AGAIN, AMBIGUOUS, LINKED, SKIPPED, Match, Sighting, canonical
from generator.archive.pair import Group, Paired
from generator.archive.passages import Image, Link, Linked, Mention, Passage, Piece
from generator.archive.place import within
from generator.archive.sought import Sought, compared
from generator.archive.titles import KIND
from generator.digest import digest_of
from generator.language.dates import not_after
from generator.language.text import nearest
from generator.language.typeset import typeset
from generator.model import IMAGE, WARNING, At, Block, Picture, Problem, Ref, Unit, Words

_NAMELESS = ("heading", "quote", "code")
"""Blocks in which names are left alone."""
_NUMBERED = re.compile(r"p\d")
ABSENT, WITHDRAWN = ("",), ("withdrawn",)
"""Stand for the languages of what is not there, or withdrawn, so that a text is linked again once that changes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every text is resolved against."""

    paired: Paired
    sought: Sought
    images: Mapping[str, Picture]
    watch: Callable[[Sighting], None] | None = None
    """Is told of every form that is met, and what was made of it."""


def resolve(setting: Setting, group: Group, lang: str) -> Linked:
    """Return one text of a group with its references resolved; what cannot be is among the problems."""
    return _Walk(setting, group, lang).linked()


class _Walk:
    """One text, block by block; remembers what the present section has already linked."""

    def __init__(self, setting: Setting, group: Group, lang: str) -> None:
        self.setting = setting
        self.group = group
        self.lang = lang
        self.path, self.document = group.documents[lang]
        self.date = reference_date(group)
        self.unsure = group.faulty and "date" not in group.fields
        """Whether the date may stand in what could not be read, so that nobody knows what had been issued."""
        self.declared = {("person", key) for key in self.document.fields.get("people", ())}
        self.left_alone = {canonical(form).casefold() for form in self.document.fields.get("nolink", ())}
        self.here: set[tuple[str, str]] = set()
        """What the present section has linked."""
        self.links: list[tuple[str, str]] = []
        self.refs: list[tuple[str, str, str, tuple[str, ...]]] = []
        self.images: list[tuple[str, int, int]] = []
        self.mentions: list[Mention] = []
        self.places: dict[tuple[str, str], At] = {}
        """Where each thing is first mentioned."""
        self.problems: list[Problem] = []
        self.reported: set[str] = set()

    def linked(self) -> Linked:
        body = self.document.body
        passages = tuple(self.passage(block) for block in body)
        mentions = tuple(self.mentions)
        traits = traits_of(passages, mentions, self.setting.sought.terms.get(self.lang, ()))
        return Linked(
            content_of(passages, mentions, traits),
            digest_of(traits.spots()),
            digest_of(traits.terms()),
            tuple(dict.fromkeys(self.links)),
            mentioned(mentions, self.places),
            together(traits.spots()),
            tuple(dict.fromkeys(self.refs)),
            tuple(dict.fromkeys(self.images)),
            tuple(self.problems),
            "unsure" if self.unsure else self.date,
            compared(prose(body)),
        )

    def passage(self, block: Block) -> Passage:
        if block.kind == "heading":
            self.here = set()
        units = {unit.anchor: unit for unit in block.units}
        pieces: list[Piece] = []
        for segment in block.segments:
            if isinstance(segment, str):
                pieces.append(segment)
            elif isinstance(segment, Ref):
                pieces.append(self._ref(segment, units))
            elif block.kind in _NAMELESS or segment.quiet:
                pieces.append(typeset(segment.text))
                self._pass_over(segment, block.kind if block.kind in _NAMELESS else "quote")
            else:
                pieces += self._words(segment, units)
        spots = tuple(segment for segment in block.segments if not isinstance(segment, str))
        return Passage(block.anchor, block.kind, block.level, joined(pieces), block.units, block.at, spots, block.stamp)

    def _ref(self, ref: Ref, units: Mapping[str, Unit]) -> Piece:
        if ref.scheme == IMAGE:
            return self._image(ref)
        if not ref.scheme:
            there = self.document.anchors
            if ref.fragment not in there and _NUMBERED.match(ref.fragment):
                self._problem(ref.at, f"there is no #{ref.fragment} in this text — check the paragraph's number")
            elif ref.fragment not in there:
                self._wrong(ref.at, f"there is no #{ref.fragment} in this text", ref.fragment, there, "#")
            return f'<a href="#{escape(ref.fragment)}">{ref.label}</a>'
        paired = self.setting.paired
        groups = paired.groups[ref.scheme]
        group = groups.get(ref.target)
        holding = holders(group, ref.fragment) if group else ABSENT
        self.refs.append((ref.scheme, ref.target, ref.fragment, holding))
        if group is None:
            if (ref.scheme, ref.target) in paired.unread:
                return ref.label
            if not ref.target:
                what = f"the link names no {ref.scheme} — write {ref.scheme}: and the name of its file"
                self._problem(ref.at, what)
            elif (ref.scheme, ref.target) in paired.drafts:
                self._problem(ref.at, f"{ref.scheme}:{ref.target} is a draft — publish it, or take the link out")
            else:
                self._wrong(ref.at, f"there is no {ref.scheme}:{ref.target}", ref.target, groups, f"{ref.scheme}:")
            return ref.label
        if ref.fragment and not holding and not group.faulty:
            self._problem(ref.at, f"{ref.scheme}:{ref.target} has no #{ref.fragment} — check the paragraph's number")
        unit = units.get(ref.anchor, Unit(ref.anchor, ref.text))
        self._mention(ref.scheme, ref.target, unit, ref.offset, len(ref.text), within(ref, 0))
        self._note(ref.at, ref.text, LINKED, ((ref.scheme, ref.target),))
        return self._link(ref.scheme, ref.target, ref.label, ref.fragment, holding)

    def _image(self, ref: Ref) -> Piece:
        if ref.target not in self.setting.images:
            self._wrong(ref.at, f"there is no picture content/images/{ref.target}", ref.target, self.setting.images, "")
            return ref.label
        picture = self.setting.images[ref.target]
        self.images.append((ref.target, picture.width, picture.height))
        return Image(ref.target, ref.label, picture.width, picture.height)

    def _words(self, words: Words, units: Mapping[str, Unit]) -> list[Piece]:
        pieces: list[Piece] = []
        done = 0
        index = self.setting.sought.names.get(self.lang)
        for match in index.find(words.text) if index else ():
            at = within(words, match.start)
            target = self._target(match, at)
            if target is None:
                continue
            kind, key = target
            unit = units.get(words.anchor, Unit(words.anchor, words.text))
            self._mention(kind, key, unit, words.offset + match.start, match.end - match.start, at)
            fresh = target not in self.here
            self._note(at, match.text, LINKED if fresh else AGAIN, (target,))
            if fresh:
                pieces += [typeset(words.text[done : match.start]), self._link(kind, key, typeset(match.text))]
                done = match.end
        return [*pieces, typeset(words.text[done:])]

    def _target(self, match: Match, at: At) -> tuple[str, str] | None:
        """Choose among those that are known by a form; silent only where the choice is certain."""
        own = (self.group.kind.name, self.group.key)
        if canonical(match.text).casefold() in self.left_alone or own in match.claimants:
            self._skip(at, match, "the text is about it" if own in match.claimants else "listed under nolink")
            return None
        issued = [target for target in match.claimants if self._was_issued(target)]
        declared = [target for target in issued if target in self.declared]
        chosen = declared if len(declared) == 1 else issued
        if len(chosen) == 1:
            return chosen[0]
        form = canonical(match.text).casefold()
        if form not in self.reported and not self.unsure:
            self.reported.add(form)
            self._unsettled(match, issued, at)
        if issued:
            self._note(at, match.text, AMBIGUOUS, tuple(issued))
        else:
            self._skip(at, match, f"nothing of that form is known to have been issued by {self.date}")
        return None

    def _was_issued(self, target: tuple[str, str]) -> bool:
        kind, key = target
        if not KIND[kind].numbered or not self.date:
            return True
        issued = self.setting.paired.groups[kind][key].fields.get("issued", "")
        return bool(issued) and not_after(issued, self.date)

    def _unsettled(self, match: Match, candidates: list[tuple[str, str]], at: At) -> None:
        found = " ".join(match.text.split())
        choices = " or ".join(f"[{found}]({kind}:{key})" for kind, key in candidates or match.claimants)
        what = "may be more than one thing, and is not linked"
        if not candidates:
            what = "is not linked: nothing that the register knows by that form is known to have been issued by "
            what += self.date
        self._problem(at, f"“{found}” {what} — write {choices}, or list it under nolink", WARNING)

    def _pass_over(self, words: Words, kind: str) -> None:
        """Note the names that stand where none is linked."""
        index = self.setting.sought.names.get(self.lang) if self.setting.watch else None
        for match in index.find(words.text) if index else ():
            self._skip(within(words, match.start), match, f"in a {kind}")

    def _skip(self, at: At, match: Match, reason: str) -> None:
        self._note(at, match.text, SKIPPED, match.claimants, reason)

    def _note(self, at: At, text: str, outcome: str, things: tuple[tuple[str, str], ...], reason: str = "") -> None:
        if self.setting.watch:
            self.setting.watch(Sighting(self.path, at, text, outcome, things, reason))

    def _mention(self, kind: str, key: str, unit: Unit, start: int, length: int, at: At) -> None:
        self.places.setdefault((kind, key), at)
        self.mentions.append(Mention(kind, key, self.lang, unit.anchor, unit.text, start, start + length, unit.foreign))

    def _link(self, kind: str, key: str, label: str, fragment: str = "", there: tuple[str, ...] = ()) -> Link:
        self.here.add((kind, key))
        self.links.append((kind, key))
        return Link(kind, key, fragment, label, there)

    def _wrong(self, at: At, what: str, word: str, choices: Iterable[str], prefix: str) -> None:
        near = nearest(word, sorted(choices), 3)
        remedy = f"did you mean {' or '.join(prefix + name for name in near)}?" if near else "check its name"
        self._problem(at, f"{what} — {remedy}")

    def _problem(self, at: At, message: str, severity: str = "error") -> None:
        self.problems.append(Problem(self.path, at.line, at.column, message, severity))


def reference_date(group: Group) -> str:
    """Return the latest day on which the text can have been about: when it happened, was published, or came here."""
    fields = group.fields
    return str(fields.get("date") or fields.get("source", {}).get("published") or fields.get("added") or "")


def holders(group: Group, fragment: str) -> tuple[str, ...]:
    """Return the languages in which a thing has a paragraph of that id; of a withdrawn one nobody asks for it."""
    if group.withdrawn:
        return WITHDRAWN
    return tuple(code for code, (_, document) in group.texts().items() if fragment and fragment in document.anchors)
