"""Blocks: from the search entries of one year, or of the registers, to their words with all positions, their texts and
their facets, packed.

A block is expensive to make and cheap to store, so the store keeps it as a whole; a segment is made of its blocks.
"""

from __future__ import annotations

import json
import marshal
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from generator.search.findable import SearchEntry
from generator.search.postings import Places, run
from generator.search.spelling import Spelling

TITLE = 64
"""The number of positions that are reserved for the title; every lower position lies in it."""
GAP = 16
"""Positions between two paragraphs, so that no phrase crosses them."""
MOST, LEAST = 16, 3
"""The most positions of a common word that each document keeps; the second if documents are very many."""
COMMON, FEW = 0.25, 20
"""A word is common if it occurs in this share of the documents of a block, and in at least so many documents."""

Words = dict[str, dict[str, tuple[int, int, str]]]
"""Key to written form to a `Run`."""


class IndexBlock(NamedTuple):
    """The packed entries of a block."""

    words: bytes
    """`Words`, marshalled."""
    texts: tuple[str, ...]
    """JSON of every entry: address, title, its language, line, paragraphs."""
    filed: dict[str, dict[str, list[int]]]
    """Facet to value to the numbers of the entries."""


def packed_block(lang: str, abbreviations: tuple[str, ...], most: int, *entries: SearchEntry) -> bytes:
    """Return the packed block of some entries; each keeps at most ``most`` positions of a common word."""
    spelling = _spelling(lang, abbreviations)
    places: defaultdict[str, Places] = defaultdict(list)
    filed: dict[str, dict[str, list[int]]] = {}
    for number, entry in enumerate(entries):
        for word, found in _places(spelling, entry).items():
            places[word].append((number, found))
        for facet, value in entry.filed:
            filed.setdefault(facet, {}).setdefault(value, []).append(number)
    texts = tuple(json.dumps(entry[:5], ensure_ascii=False, separators=(",", ":")) for entry in entries)
    words = _words(spelling, places, most, max(int(len(entries) * COMMON), FEW))
    return marshal.dumps((marshal.dumps(words), texts, filed))


def opened(packed: bytes) -> IndexBlock:
    """Return the block in packed bytes."""
    return IndexBlock(*marshal.loads(packed))


@lru_cache(maxsize=4)
def _spelling(lang: str, abbreviations: tuple[str, ...]) -> Spelling:
    return Spelling(lang, abbreviations)


def _places(spelling: Spelling, entry: SearchEntry) -> dict[str, list[int]]:
    """Return written form to the positions of that word in an entry."""
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


def _words(spelling: Spelling, places: dict[str, Places], most: int, common: int) -> Words:
    words: dict[str, dict[str, Places]] = {}
    for word, found in places.items():
        key, written = spelling.known(word)
        forms = words.setdefault(key, {})
        forms[written] = _merged(forms[written], found) if written in forms else found
    return {key: {form: (*run(found, most, common),) for form, found in forms.items()} for key, forms in words.items()}


def _merged(one: Places, other: Places) -> Places:
    """Return the positions of two forms together, in order."""
    documents: dict[int, list[int]] = {}
    for document, places in (*one, *other):
        documents[document] = sorted((*documents.get(document, ()), *places))
    return sorted(documents.items())
