"""Index blocks: from the search entries of one year, or of the registers, to their words with all positions, their
texts and their filters, packed.

A block is expensive to make and cheap to store, so the store keeps it whole; a segment is made of its blocks.
"""

from __future__ import annotations

import json
import marshal
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from generator.search.findable import SearchEntry
from generator.search.postings import Places, Run, run
from generator.search.spelling import Spelling

TITLE = 64
"""The number of positions reserved for the title: a word at a lower position is in the title."""
GAP = 16
"""The positions between two paragraphs, so that no phrase matches across them."""
FEW = 20
"""The documents for which a block has room at least: where they are few, all positions are kept."""
SAME = "-"
"""Stands for the written form of a word that is its key."""

WordRuns = dict[str, Run]
"""For each key and written form, with a space between, the postings."""


class IndexBlock(NamedTuple):
    """The packed entries of a block."""

    words: bytes
    """`WordRuns`, marshalled."""
    texts: tuple[str, ...]
    """JSON of every entry: address, title, language of the title, line, paragraphs."""
    filed: dict[str, dict[str, list[int]]]
    """For each filter, for each value, the numbers of the entries."""


def packed_block(lang: str, abbreviations: tuple[str, ...], room: int, *entries: SearchEntry) -> bytes:
    """Return the packed block of some entries.

    A key has room for ``room`` positions in each of them, all together, and of one that stands in many only the first
    are kept: the commonest words would take more than all others, and it is rare ones that tell documents apart.
    """
    spelling = _spelling(lang, abbreviations)
    places: defaultdict[str, Places] = defaultdict(list)
    filed: dict[str, dict[str, list[int]]] = {}
    for number, entry in enumerate(entries):
        for word, found in _places(spelling, entry).items():
            places[word].append((number, found))
        for facet, value in entry.filed:
            filed.setdefault(facet, {}).setdefault(value, []).append(number)
    texts = tuple(json.dumps(entry[:5], ensure_ascii=False, separators=(",", ":")) for entry in entries)
    words = _words(spelling, places, room * max(len(entries), FEW))
    return marshal.dumps((marshal.dumps(words), texts, filed))


def opened(packed: bytes) -> IndexBlock:
    """Return the block in packed bytes."""
    return IndexBlock(*marshal.loads(packed))


@lru_cache(maxsize=4)
def _spelling(lang: str, abbreviations: tuple[str, ...]) -> Spelling:
    return Spelling(lang, abbreviations)


def _places(spelling: Spelling, entry: SearchEntry) -> dict[str, list[int]]:
    """Return, for each written form, its positions in an entry."""
    places: dict[str, list[int]] = {}
    start = 0
    for text in (entry.title, entry.about, *(text for _, text in entry.units)):
        found = spelling.words(text)
        for place, word in enumerate(found, start):
            if word in places:
                places[word].append(place)
            else:
                places[word] = [place]
        start = max(start + len(found) + GAP, TITLE)
    return places


def _words(spelling: Spelling, places: dict[str, Places], room: int) -> dict[str, tuple[int, int, str]]:
    words: dict[str, Places] = {}
    for word, found in places.items():
        key, form = spelling.known(word)
        name = f"{key} {SAME if form == key else form}"
        words[name] = _merged(words[name], found) if name in words else found
    documents: Counter[str] = Counter()
    for name, found in words.items():
        documents[name.partition(" ")[0]] += len(found)
    return {name: (*run(found, max(room // documents[name.partition(" ")[0]], 1)),) for name, found in words.items()}


def _merged(one: Places, other: Places) -> Places:
    """Return the positions of two forms together, in order."""
    documents: dict[int, list[int]] = {}
    for document, places in (*one, *other):
        documents[document] = sorted((*documents.get(document, ()), *places))
    return sorted(documents.items())
