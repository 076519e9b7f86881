"""Parity: from a briefing in two languages to what one says and the other does not: blocks, people, documents, figures,
links to other sites, footnotes.

Blocks are compared as far as the two texts have one structure; what follows the first difference is compared as a
whole. A figure of one language is matched by the same figure of the other, whatever its form, or by words that
say it; so *2.000* is matched by 2,000, *26-4* by 26 April and *2* by two.
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
    """A briefing in one language."""

    lang: str
    head: Mapping[str, str]
    """Fields of front matter, by name."""
    body: Sequence[Block]
    things: Mapping[str, frozenset[tuple[str, str]]]
    """Id of a block to the (kind, key) of what it mentions; nothing where only figures are of interest."""
    said: Sequence[SaidValue] = ()
    """The values that its links give registered figures; the same holds of them."""


WHOLE = frozenset(kind.name for kind in KINDS if kind.subject and kind.forms)
"""Kinds whose mentions are compared text by text and not block by block: where one language names a ministry again, the
other has “it”."""
HEAD_FIELDS = ("title", "summary", "place", "date_note")
"""Fields of front matter that are compared as the text is."""
SHOWN_FIELDS = ("title",)
"""Those of them that stand side by side on a page."""


def column(text: Text) -> Column:
    """Return a text as it is compared."""
    block_of = {unit.anchor: block.anchor for block in text.body for unit in block.units}
    things: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in text.mentions:
        things[block_of.get(mention.anchor, mention.anchor)].add((mention.kind, mention.key))
    mentioned = {key: frozenset(found) for key, found in things.items()}
    return Column(text.lang, head(text.fields), text.body, mentioned, said_values(text))


def head(fields: Data, names: Sequence[str] = HEAD_FIELDS) -> Data:
    """Return the fields that are compared."""
    return Data({name: fields[name] for name in names if name in fields})


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that one language has and the other lacks."""

    side: int
    """0 if it stands in the original only, 1 in the translation only."""
    what: str
    """structure, figure, value, mention, link or footnote."""
    words: str
    """As it stands there: 2.000, person:bui-thanh-son, or figure:partner-localities 54."""
    anchor: str
    """The unit in which it stands; a field's name for title and summary."""
    start: int
    """Where in the unit."""
    block: int
    """Number of the block from 0, or -1 for title and summary."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far two languages agree."""

    figures: int
    """In title and text of either language, each counted once with its counterpart."""
    matched: int
    differences: tuple[Difference, ...]


def compare(original: Column, translation: Column) -> Tally:
    """Return how far a translation has what its original has, and no more."""
    count = matched = 0
    found: list[Difference] = []
    same = alike([original.body, translation.body])
    for left, right, counted in _rows(original, translation, same):
        pairs, alone = match(left, right)
        if counted:
            count, matched = count + pairs + len(alone), matched + pairs
        found += (_difference(one) for one in alone)
    found += _structures(original, translation, same)
    found += _leads(original, translation, same)
    if original.things or translation.things:
        found += _mentions(original, translation, same)
        sides = (original, translation)
        found += (
            Difference(side, "value", f"{one.name} {one.value}", one.anchor, one.start, block)
            for side, (block, one) in differences([x.said for x in sides], [x.body for x in sides], same)
        )
    return Tally(count, matched, tuple(sorted(found, key=lambda one: (one.block, one.anchor, one.start, one.side))))


def waived(difference: Difference, waivers: Sequence[Data]) -> Data | None:
    """Return the waiver that covers a difference: of its place (``p7``), of its words, or of both (``p7 2.000``)."""
    covers = (difference.anchor, difference.words, f"{difference.anchor} {difference.words}")
    return next((waiver for waiver in waivers if waiver.get("waive") in covers), None)


def _rows(left: Column, right: Column, same: int) -> Iterator[tuple[Cell, Cell, bool]]:
    """Yield what is compared with what, and whether it stands on the pages that say how far the two agree."""
    for name in dict.fromkeys((*left.head, *right.head)):
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
    return Cell(side, column.lang, ((-1, name, column.head[name]),) if name in column.head else ())


def _rest(side: int, column: Column, same: int) -> Cell:
    blocks = enumerate(column.body[same:], same)
    return Cell(side, column.lang, tuple((n, unit.anchor, _own(unit)) for n, block in blocks for unit in block.units))


def _own(unit: Unit) -> str:
    """Return a unit's words with those of another language, a gloss perhaps, made blanks."""
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


_LEADS = re.compile(r'<a href="([^"]*)" rel="external">|class="footnote-ref"><a href="#(fn\d+)')


def _leads(left: Column, right: Column, same: int) -> Iterator[Difference]:
    """Yield the links to other sites and the references to footnotes that one language has more of."""
    sides = [[_led(number, block) for number, block in enumerate(column.body)] for column in (left, right)]
    rows = [[(side[number]) for side in sides] for number in range(same)]
    for row in [*rows, [[one for block in side[same:] for one in block] for side in sides]]:
        for what in ("link", "footnote"):
            here = [[one for one in side if one.what == what] for side in row]
            more = len(here[1]) > len(here[0])
            own, other = here[more], here[not more]
            there, lacking = Counter(one.words for one in other), len(own) - len(other)
            alone = [one for one in own if there[one.words] == 0 or there.subtract([one.words])]
            yield from (replace(one, side=int(more)) for one in [*alone, *own][:lacking])


def _led(number: int, block: Block) -> list[Difference]:
    html = "".join(
        part for part in block.segments if isinstance(part, str) and ("external" in part or "footnote" in part)
    )
    return [
        Difference(
            0, "link" if match[1] else "footnote", unescape(match[1] or f"[^{match[2][2:]}]"), block.anchor, 0, number
        )
        for match in _LEADS.finditer(html)
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
