"""Parity: from a briefing in two languages to what only one of them has: blocks, people, documents, figures, links to
other sites and footnotes.

Blocks are compared one by one as far as the two texts have the same structure; the rest is compared as a whole. A
figure of one language matches the same figure of the other in any form, or number words: *2.000* matches 2,000, *26-4*
matches 26 April and *2* matches two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import NamedTuple

from generator.archive.figure_matching import Alone, Cell, match
from generator.archive.items import Text
from generator.archive.said_values import SaidValue, differences, said_values
from generator.core.kinds import KINDS
from generator.core.model import Block, Data, Unit
from generator.language.figures import may_hold_figures
from generator.source.structure import alike


class Column(NamedTuple):
    """The parts of a briefing in one language that are compared."""

    lang: str
    fields: Mapping[str, str]
    """The compared fields of the front matter, by name."""
    body: Sequence[Block]
    """The blocks of the text."""
    things: Mapping[str, frozenset[tuple[str, str]]]
    """For each block id, the (kind, key) of what the block mentions; empty where only figures are compared."""
    said: Sequence[SaidValue] = ()
    """The values that its links give registered figures; empty where only figures are compared."""


WHOLE = frozenset(kind.name for kind in KINDS if kind.subject and kind.forms)
"""Kinds whose mentions are compared text by text and not block by block: where one language names a ministry again, the
other has “it”."""
HEAD_FIELDS = ("title", "summary", "place", "date_note")
"""Fields of the front matter that are compared."""
SHOWN_FIELDS = ("title",)
"""The compared fields that the page of both languages shows."""


def column(text: Text) -> Column:
    """Return the parts of a text that are compared."""
    block_of = {unit.anchor: block.anchor for block in text.body for unit in block.units}
    things: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in text.mentions:
        things[block_of.get(mention.anchor, mention.anchor)].add((mention.kind, mention.key))
    mentioned = {key: frozenset(found) for key, found in things.items()}
    return Column(text.lang, compared_fields(text.fields), text.body, mentioned, said_values(text))


def compared_fields(fields: Data, names: Sequence[str] = HEAD_FIELDS) -> Data:
    """Return the fields of these names that a text has."""
    return Data({name: fields[name] for name in names if name in fields})


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure, mention, link, footnote or block that only one language has."""

    side: int
    """0 if only the original has it, 1 if only the translation has it."""
    what: str
    """structure, figure, value, mention, link or footnote."""
    words: str
    """Its words there: 2.000, person:bui-thanh-son, or figure:partner-localities 54."""
    anchor: str
    """The id of the unit that holds it; the name of the field in front matter."""
    start: int
    """Where it begins in the unit."""
    block: int
    """The number of the block from 0; -1 in front matter."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a comparison."""

    figures: int
    """How many figures title and text have in both languages, a pair counted once."""
    matched: int
    """How many of them have a counterpart."""
    differences: tuple[Difference, ...]


def compare(original: Column, translation: Column) -> Tally:
    """Return the differences between a translation and its original, and the counts of figures."""
    count = matched = 0
    found: list[Difference] = []
    same = alike([original.body, translation.body])
    for left, right, counted in _rows(original, translation, same):
        pairs, alone = match(left, right)
        if counted:
            count, matched = count + pairs + len(alone), matched + pairs
        found += (_difference(one) for one in alone)
    found += _structures(original, translation, same)
    found += _links_and_footnotes(original, translation, same)
    if original.things or translation.things:
        found += _mentions(original, translation, same)
        sides = (original, translation)
        found += (
            Difference(side, "value", f"{one.name} {one.value}", one.anchor, one.start, block)
            for side, (block, one) in differences([x.said for x in sides], [x.body for x in sides], same)
        )
    return Tally(count, matched, tuple(sorted(found, key=lambda one: (one.block, one.anchor, one.start, one.side))))


def waived(difference: Difference, waivers: Sequence[Data]) -> Data | None:
    """Return the waiver of a difference, by its place (``p7``), its words, or both (``p7 2.000``); else None."""
    covers = (difference.anchor, difference.words, f"{difference.anchor} {difference.words}")
    return next((waiver for waiver in waivers if waiver.get("waive") in covers), None)


def _rows(left: Column, right: Column, same: int) -> Iterator[tuple[Cell, Cell, bool]]:
    """Yield (passage, passage of the other language, whether the page of both languages shows them)."""
    for name in dict.fromkeys((*left.fields, *right.fields)):
        yield _head(0, left, name), _head(1, right, name), name in SHOWN_FIELDS
    for number in range(same):
        for one, other in zip(left.body[number].units, right.body[number].units, strict=False):
            if may_hold_figures(one.text, left.lang) or may_hold_figures(other.text, right.lang):
                yield (
                    Cell(0, left.lang, ((number, one.anchor, _own(one)),)),
                    Cell(1, right.lang, ((number, other.anchor, _own(other)),)),
                    True,
                )
    yield _rest(0, left, same), _rest(1, right, same), True


def _head(side: int, column: Column, name: str) -> Cell:
    return Cell(side, column.lang, ((-1, name, column.fields[name]),) if name in column.fields else ())


def _rest(side: int, column: Column, same: int) -> Cell:
    blocks = enumerate(column.body[same:], same)
    return Cell(side, column.lang, tuple((n, unit.anchor, _own(unit)) for n, block in blocks for unit in block.units))


def _own(unit: Unit) -> str:
    """Return the words of a unit with those of another language, such as a gloss, replaced by spaces."""
    text = unit.text
    for start, end, _ in unit.foreign:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _difference(one: Alone) -> Difference:
    return Difference(one.side, "figure", one.figure.text, one.anchor, one.figure.start, one.block)


def _structures(left: Column, right: Column, same: int) -> Iterator[Difference]:
    for side, column in ((1, right), (0, left)):
        if same < len(column.body):
            block = column.body[same]
            yield Difference(side, "structure", "structure", block.anchor, 0, same)
            return


_LINK_OR_FOOTNOTE = re.compile(r'<a href="([^"]*)" rel="external">|class="footnote-ref"><a href="#(fn\d+)')


def _links_and_footnotes(left: Column, right: Column, same: int) -> Iterator[Difference]:
    """Yield the links to other sites and the references to footnotes that one language has more of."""
    sides = [[_links_in(number, block) for number, block in enumerate(column.body)] for column in (left, right)]
    rows = [[(side[number]) for side in sides] for number in range(same)]
    for row in [*rows, [[one for block in side[same:] for one in block] for side in sides]]:
        for what in ("link", "footnote"):
            here = [[one for one in side if one.what == what] for side in row]
            more = len(here[1]) > len(here[0])
            own, other = here[more], here[not more]
            there, lacking = Counter(one.words for one in other), len(own) - len(other)
            alone = [one for one in own if there[one.words] == 0 or there.subtract([one.words])]
            yield from (replace(one, side=int(more)) for one in [*alone, *own][:lacking])


def _links_in(number: int, block: Block) -> list[Difference]:
    html = "".join(
        part for part in block.segments if isinstance(part, str) and ("external" in part or "footnote" in part)
    )
    return [
        Difference(
            0, "link" if match[1] else "footnote", unescape(match[1] or f"[^{match[2][2:]}]"), block.anchor, 0, number
        )
        for match in _LINK_OR_FOOTNOTE.finditer(html)
    ]


def _mentions(left: Column, right: Column, same: int) -> Iterator[Difference]:
    columns = (left, right)
    for number in range(same):
        here = [column.things.get(column.body[number].anchor, frozenset()) for column in columns]
        for side, (own, other) in enumerate((here, here[::-1])):
            for kind, key in sorted(one for one in own - other if one[0] not in WHOLE):
                yield Difference(side, "mention", f"{kind}:{key}", columns[side].body[number].anchor, 0, number)
    rests = [
        {thing: (n, block.anchor) for n, block in reversed([*enumerate(column.body)]) for thing in
         column.things.get(block.anchor, ()) if n >= same or thing[0] in WHOLE}
        for column in columns
    ]  # fmt: skip
    for side, (own_rest, other_rest) in enumerate((rests, rests[::-1])):
        for thing in sorted(own_rest.keys() - other_rest.keys()):
            number, anchor = own_rest[thing]
            yield Difference(side, "mention", ":".join(thing), anchor, 0, number)
