"""The search index: from the facets of an archive to the static files with which a browser searches it, each a page
like any other.

All files are scripts, because browsers load scripts from disk too. Every language has two segments, ``now`` (the newest
quarter of a year and the registers) and ``old`` (everything before), so that a new briefing changes few files; a small
archive has only the first. A segment has pieces of vocabulary, lists for the filters, and the texts that results show;
one head describes both, and holds the names of register entries and terms. Ranking is done by the browser, in
``templates/static/finding.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import Any

from generator.pages.facet import Input, Shared, shared
from generator.pages.facets import Facets
from generator.pages.page import Page, Tools, View
from generator.pages.view_values import Frame
from generator.search.block import packed_block
from generator.search.findable import Findable, NamedEntry, abbreviations, briefings, things
from generator.search.segment import cut, filed, packed_segment, texts
from generator.search.sizes import pieces_for, text_files

INDEX_FOLDER = "search"
"""Folder of the site that holds the index."""
NOW, OLD = "now", "old"
SMALL = 50
"""The most briefings of an archive whose index has one segment only."""
REGISTERS, ALL, UNDATED = "registers", "briefings", "undated"
"""Names of blocks: of register entries and terms, of all briefings of a small archive, and of briefings without a
date."""
_ROOMS = ((SMALL, 16), (1_500, 6), (inf, 2))
"""(the most briefings of an archive, the positions for which a key has room in each); crossing one changes all
blocks."""
_THINGS = 600
"""The most register entries in the head; a search loads the others at once."""
_FILED = 2_000
"""Roughly how many documents share a file of filters."""

Described = tuple[str, tuple[tuple[str, int], ...], tuple[int, ...]]
"""A segment as the head describes it: its name, its files of texts with the documents in each, and the documents in
each file of filters."""


@dataclass(frozen=True, slots=True)
class _IndexBlock:
    """A block that is not made yet, with what is known of it before."""

    name: str
    sources: tuple[Findable, ...]
    packed: Shared


def search_index_pages(facets: Facets) -> Iterator[Page]:
    """Yield the files of the index in one language."""
    listed = list(things(facets))
    found = list(briefings(facets))
    year = found[-1][0][:4] if found else ""
    dated = groupby(found, key=lambda one: _period(one[0], year))
    periods = [(name, [source for _, source in group]) for name, group in dated]
    older, newest = periods[:-1], periods[-1:]
    if len(found) <= SMALL:
        older, newest = [], [(ALL, [source for _, source in found])]
    short = abbreviations(facets.archive)
    room = next(room for most, room in _ROOMS if len(found) <= most)
    newest = [(REGISTERS, [source for _, source in listed]), *newest]
    segments: list[tuple[Shared, Described]] = []
    for name, groups in ((NOW, newest), (OLD, older)):
        blocks = [_block(facets, period, sources, short, room) for period, sources in groups if sources]
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
        "abbreviations": short,
        "things": parts[0] if parts else (),
        "more": max(len(parts) - 1, 0),
    }
    yield _page(facets, "head", _head, inputs)


def _period(date: str, newest: str) -> str:
    """Return the name of the block for a date: its year, or in the newest year its quarter, if its month is known."""
    year, month = date[:4], date[5:7]
    return f"{year}-q{(int(month) + 2) // 3}" if year == newest and month else year


def _block(facets: Facets, name: str, sources: Sequence[Findable], short: tuple[str, ...], room: int) -> _IndexBlock:
    entries = tuple(source.entry for source in sources)
    packed = shared(packed_block, facets.lang, short, room, *entries)
    return _IndexBlock(name or UNDATED, tuple(sources), packed)


def _segment(
    facets: Facets, name: str, blocks: list[_IndexBlock], *, small: bool
) -> tuple[Shared, Described, list[Page]]:
    """Return a segment, its description in the head, and its files."""
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
    """Yield the blocks in groups, one for each file of filters."""
    group: list[_IndexBlock] = []
    for block in blocks:
        group.append(block)
        if sum(len(one.sources) for one in group) >= _FILED:
            yield group
            group = []
    if group:
        yield group


def _page(facets: Facets, name: str, view: View, inputs: Mapping[str, Input]) -> Page:
    frame = Frame(f"{INDEX_FOLDER}/{facets.lang}/{name}.js", indexed=False)
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
    abbreviations: tuple[str, ...],
    things: tuple[NamedEntry, ...],
    more: int,
) -> dict[str, str]:
    told = [
        {"name": one, "cuts": cut(segment).cuts, "texts": shown, "filed": numbers}
        for segment, (one, shown, numbers) in zip(packed, segments, strict=True)
    ]
    names = {"abbreviations": abbreviations, "things": things, "more": more}
    return _script(name, {"segments": told, **names})
