"""Naming: from the mentions of one text to the names and quotations of each entry, and the entries named together."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence

from generator.archive.item_key import ItemKey
from generator.archive.linked import MOST_QUOTED, Mention, Named, NamedTogether
from generator.archive.titles import KIND
from generator.core.digest import digest
from generator.core.model import At, Unit


def named_in(
    mentions: Sequence[Mention], places: Mapping[ItemKey, At], units: Mapping[str, Unit]
) -> dict[ItemKey, Named]:
    """Return, for each entry, its mentions in a text; ``places`` are those of the first mentions, ``units`` those by
    id."""
    found: dict[ItemKey, list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.kind, one.key), []).append(one)
    return {thing: _named(ones, places[thing], units) for thing, ones in found.items()}


def _named(ones: Sequence[Mention], at: At, units: Mapping[str, Unit]) -> Named:
    forms: dict[str, int] = {}
    first: dict[str, Mention] = {}
    for one in ones:
        forms[one.words] = forms.get(one.words, 0) + 1
        first.setdefault(one.anchor, one)
    shown = list(first.values())
    kept = dict.fromkeys([*shown[:MOST_QUOTED], *[one for one in shown if "-" not in one.anchor][:1]])
    quoted = tuple([_quoted(one, units.get(one.anchor)) for one in kept])
    words = [
        part for anchor, start, end, text, foreign in quoted for part in (anchor, f"{start} {end} {foreign}", text)
    ]
    further = tuple([one.anchor for one in shown[MOST_QUOTED:]])
    found = digest(str(len(shown)), *further, *words)
    return Named(found, marshal.dumps(quoted), len(shown), at, tuple(forms.items()), further)


def _quoted(mention: Mention, unit: Unit | None) -> tuple[str, int, int, str, tuple[tuple[int, int, str], ...]]:
    """Return the values of a `Quoted`."""
    text, foreign = (unit.text, unit.foreign) if unit else ("", ())
    return mention.anchor, mention.start, mention.end, text, foreign


def together(mentions: Sequence[Mention]) -> Iterator[NamedTogether]:
    """Yield the entries that one paragraph mentions together, of the kinds whose pages list mentions."""
    units: dict[str, dict[ItemKey, None]] = {}
    for one in mentions:
        if KIND[one.kind].quotes:
            units.setdefault(one.anchor, {})[one.kind, one.key] = None
    for anchor, things in units.items():
        if len(things) > 1:
            yield anchor, tuple(things)
