"""The index: from the facets of an archive to the static files with which a browser searches it, each a page like any
other.

All are scripts, because those load from disk too. In every language there are two segments, ``now`` (the newest year,
and the registers) and ``old`` (all years before), so that one briefing more touches few files; a small archive has only
the first. A segment has pieces of vocabulary, lists for the facets, and texts for what is shown of a result; one head
tells of both, and holds the names of things and terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.pages.facet import Input, Shared, shared
from generator.pages.facets import Facets
from generator.pages.page import Page, Tools, View
from generator.pages.view_values import Frame
from generator.search.block import LEAST, MOST, packed_block
from generator.search.findable import Findable, NamedEntry, abbreviations, briefings, things
from generator.search.segment import cut, filed, packed_segment, texts
from generator.search.sizes import pieces_for, text_files

FOLDER = "search"
"""Folder of the index in the site."""
NOW, OLD = "now", "old"
SMALL = 50
"""The most briefings of an archive whose index has one segment only."""
REGISTERS, ALL, UNDATED = "registers", "briefings", "undated"
"""Names of blocks: of things and terms, of all briefings of a small archive, and of those without a date."""
_MANY = 1_500
"""The number of briefings from which on fewer positions of common words are kept; crossing it changes all blocks."""
_THINGS = 1_200
"""The most register entries in the head; a search loads the others at once."""
_FILED = 2_000
"""About how many documents share a file of facets."""

Described = tuple[str, tuple[tuple[str, int], ...], tuple[int, ...]]
"""A segment in the head: its name, its files of texts and of facets, with the documents in each."""


@dataclass(frozen=True, slots=True)
class _IndexBlock:
    """A block with its facts before it is made."""

    name: str
    sources: tuple[Findable, ...]
    packed: Shared


def index_pages(facets: Facets) -> Iterator[Page]:
    """Yield the files of the index in one language."""
    listed = list(things(facets))
    found = list(briefings(facets))
    years = [(year, [source for _, source in group]) for year, group in groupby(found, key=lambda one: one[0])]
    older, newest = years[:-1], years[-1:]
    if len(found) <= SMALL:
        older, newest = [], [(ALL, [source for _, source in found])]
    short = abbreviations(facets.archive)
    most = max(MOST >> (len(found) // _MANY).bit_length(), LEAST)
    newest = [(REGISTERS, [source for _, source in listed]), *newest]
    segments: list[tuple[Shared, Described]] = []
    for name, groups in ((NOW, newest), (OLD, older)):
        blocks = [_block(facets, year, sources, short, most) for year, sources in groups if sources]
        if blocks or name == NOW:
            packed, described, pages = _segment(facets, name, blocks, small=not older)
            yield from pages
            segments.append((packed, described))
    parts = [tuple(thing for thing, _ in listed[start : start + _THINGS]) for start in range(0, len(listed), _THINGS)]
    for number, part in enumerate(parts[1:], 1):
        yield _page(facets, f"things-{number}", _things, {"things": part})
    inputs: dict[str, Input] = {
        "packed": tuple(packed for packed, _ in segments),
        "segments": tuple(described for _, described in segments),
        "most": most,
        "abbreviations": short,
        "things": parts[0] if parts else (),
        "more": max(len(parts) - 1, 0),
    }
    yield _page(facets, "head", _head, inputs)


def _block(facets: Facets, year: str, sources: Sequence[Findable], short: tuple[str, ...], most: int) -> _IndexBlock:
    entries = tuple(source.entry for source in sources)
    packed = shared(packed_block, facets.lang, short, most, *entries)
    return _IndexBlock(year or UNDATED, tuple(sources), packed)


def _segment(
    facets: Facets, name: str, blocks: list[_IndexBlock], *, small: bool
) -> tuple[Shared, Described, list[Page]]:
    """Return (segment, its description in the head, its files)."""
    sources = [source for block in blocks for source in block.sources]
    number = pieces_for(sum(source.size for source in sources), newest=name == NOW)
    packed = shared(packed_segment, number, *(block.packed for block in blocks))
    pages = [_page(facets, f"{name}-w{at}", _vocabulary, {"segment": packed, "at": at}) for at in range(number)]
    groups = list(_groups(blocks))
    for at, group in enumerate(groups):
        pages.append(_page(facets, f"{name}-f{at}", _filed, {"blocks": tuple(block.packed for block in group)}))
    files = [(block, file) for block in blocks for file in text_files(block.name, block.sources, small=small)]
    for block, (file, start, end) in files:
        pages.append(_page(facets, file, _shown, {"block": block.packed, "start": start, "end": end}))
    shown = tuple((file, end - start) for _, (file, start, end) in files)
    return packed, (name, shown, tuple(sum(len(block.sources) for block in group) for group in groups)), pages


def _groups(blocks: Iterable[_IndexBlock]) -> Iterator[list[_IndexBlock]]:
    """Yield the blocks in groups, one for each file of facets."""
    group: list[_IndexBlock] = []
    for block in blocks:
        group.append(block)
        if sum(len(one.sources) for one in group) >= _FILED:
            yield group
            group = []
    if group:
        yield group


def _page(facets: Facets, name: str, view: View, inputs: Mapping[str, Input]) -> Page:
    frame = Frame(f"{FOLDER}/{facets.lang}/{name}.js", indexed=False)
    return Page(frame, "plain.txt", facets.lang, view, {"name": name, **inputs})


def _script(name: str, value: Any) -> dict[str, str]:
    return {
        "text": f"archive.found({json.dumps(name)},{json.dumps(value, ensure_ascii=False, separators=(',', ':'))})\n"
    }


def _vocabulary(tools: Tools, name: str, segment: bytes, at: int) -> dict[str, str]:
    pieces = cut(segment).pieces
    return _script(name, pieces[at] if at < len(pieces) else "")


def _filed(tools: Tools, name: str, blocks: tuple[bytes, ...]) -> dict[str, str]:
    return _script(name, filed(blocks))


def _shown(tools: Tools, name: str, block: bytes, start: int, end: int) -> dict[str, str]:
    lines = ",\n".join(texts(block)[start:end])
    return {"text": f"archive.found({json.dumps(name)},[{lines}])\n"}


def _things(tools: Tools, name: str, things: tuple[NamedEntry, ...]) -> dict[str, str]:
    return _script(name, things)


def _head(
    tools: Tools,
    name: str,
    packed: tuple[bytes, ...],
    segments: tuple[Described, ...],
    most: int,
    abbreviations: tuple[str, ...],
    things: tuple[NamedEntry, ...],
    more: int,
) -> dict[str, str]:
    told = [
        {"name": one, "cuts": cut(segment).cuts, "texts": shown, "filed": numbers}
        for segment, (one, shown, numbers) in zip(packed, segments, strict=True)
    ]
    names = {"abbreviations": abbreviations, "things": things, "more": more}
    return _script(name, {"segments": told, "most": most, **names})
