"""Blocks: the entries of one year, or of the registers, in; their words with all places, texts and facets out, packed.

A block costs much to make and little to keep, so it is remembered as a whole; a segment is made of its blocks.
"""

from __future__ import annotations

import json
import marshal
from array import array
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from generator.search.findable import SearchEntry
from generator.search.postings import PLACE_BITS, run
from generator.search.spelling import Spelling

TITLE = 64
"""Places that are kept for the title: a lower place is one in it."""
GAP = 16
"""Places between two paragraphs, so that no words stand side by side across them."""
MOST, LEAST = 16, 3
"""Places of a common word that are kept of each document, at most; fewer where documents are very many."""
COMMON, FEW = 0.25, 20
"""Part of the documents of a block from which on a word in them is common, and how many these must be."""

Words = dict[str, dict[str, tuple[int, int, str]]]
"""By key, then by written form: a `Run`."""


class IndexBlock(NamedTuple):
    """Entries with everything that the pieces take from them."""

    words: bytes
    """`Words`, marshalled."""
    texts: tuple[str, ...]
    """JSON of every entry: address, title, its language, line, paragraphs."""
    filed: dict[str, dict[str, list[int]]]
    """By facet, then by value: the numbers of the entries."""


def packed_block(lang: str, abbreviations: tuple[str, ...], most: int, *entries: SearchEntry) -> bytes:
    """Return the block of some entries, packed; ``most`` places of a common word are kept of each."""
    spelling = _spelling(lang, abbreviations)
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    filed: dict[str, dict[str, list[int]]] = {}
    for number, entry in enumerate(entries):
        _place(spelling, entry, number << PLACE_BITS, places)
        for facet, value in entry.filed:
            filed.setdefault(facet, {}).setdefault(value, []).append(number)
    texts = tuple(json.dumps(entry[:5], ensure_ascii=False, separators=(",", ":")) for entry in entries)
    words = _words(spelling, places, most, max(int(len(entries) * COMMON), FEW))
    return marshal.dumps((marshal.dumps(words), texts, filed))


def opened(packed: bytes) -> IndexBlock:
    """Return a packed block."""
    return IndexBlock(*marshal.loads(packed))


@lru_cache(maxsize=4)
def _spelling(lang: str, abbreviations: tuple[str, ...]) -> Spelling:
    return Spelling(lang, abbreviations)


def _place(spelling: Spelling, entry: SearchEntry, base: int, places: defaultdict[str, array[int]]) -> None:
    """Add the places of the words of an entry by their written forms."""
    start = base
    for text in (entry.title, entry.about, *(text for _, text in entry.units)):
        found = spelling.words(text)
        for place, word in enumerate(found, start):
            places[word].append(place)
        start = max(start + len(found) + GAP, base + TITLE)


def _words(spelling: Spelling, places: dict[str, array[int]], most: int, common: int) -> Words:
    words: dict[str, dict[str, array[int]]] = {}
    for word, found in places.items():
        key, written = spelling.known(word)
        forms = words.setdefault(key, {})
        forms[written] = array("Q", sorted((*forms[written], *found))) if written in forms else found
    return {key: {form: (*run(found, most, common),) for form, found in forms.items()} for key, forms in words.items()}
