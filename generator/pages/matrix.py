"""The matrix: which people are named in the same paragraphs as which documents, and in how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from generator.archive.thing import Thing
from generator.core.kinds import DOCUMENTS
from generator.core.schema import MOST_SHORT
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.view_values import Link

PEOPLE, PAPERS = 24, 16
"""Rows and columns at most, those with the most paragraphs."""
CELL = 34
"""Drawing units from row to row and from column to column."""
_LETTER, _SLANT = 7.1, 0.77
"""Width of a letter, generously, and how much of a slanting name is height."""
_LONGEST = MOST_SHORT
"""Letters of a name."""
_LARGEST = 14
"""Radius of the largest dot."""


class Heading(NamedTuple):
    """A row or column."""

    at: int
    """Its middle."""
    link: Link
    name: str
    """As much of it as there is room for."""


class Together(NamedTuple):
    """A person and a document named in the same paragraphs."""

    x: int
    y: int
    radius: int
    person: Link
    document: Link
    number: int
    """Paragraphs."""
    link: Link
    """The latest briefing that does so."""
    href: str
    """Its first paragraph that does."""


class Matrix(NamedTuple):
    """People in rows, documents in columns."""

    width: int
    height: int
    left: int
    top: int
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[Together, ...]
    """Row by row."""
    all: bool
    """Whether everybody and everything named together is there."""


Cells = tuple[tuple[int, int, int, Link, str], ...]
"""(number of the row, of the column, paragraphs, latest briefing, anchor of its first paragraph)."""


def matrix(facets: Facets) -> Facet[Matrix | None] | None:
    """Return the matrix in the language of the page; None where nobody is named together with a document."""
    where = _together(facets)
    if not where:
        return None
    papers = [key for kind in DOCUMENTS for key in facets.archive.items[kind]]
    people_sums: Counter[str] = Counter()
    paper_sums: Counter[Thing] = Counter()
    for (person, document), places in where.items():
        people_sums[person] += len(places)
        paper_sums[document] += len(places)
    people = sorted(people_sums, key=lambda key: (-people_sums[key], key))[:PEOPLE]
    documents = sorted(paper_sums, key=lambda thing: (-paper_sums[thing], thing))[:PAPERS]
    rows = [key for key in facets.archive.items["person"] if key in people]
    columns = sorted(documents, key=lambda thing: (DOCUMENTS.index(thing[0]), papers.index(thing[1])))
    cells = (
        (
            y,
            x,
            len(where[person, paper]),
            facets.link("briefing", where[person, paper][0][0]),
            where[person, paper][0][1],
        )
        for y, person in enumerate(rows)
        for x, paper in enumerate(columns)
        if (person, paper) in where
    )
    return made(
        _drawn,
        facets.links(("person", key) for key in rows),
        facets.links(columns),
        tuple(cells),
        max(len(places) for places in where.values()),
        int(len(rows) == len(people_sums) and len(columns) == len(paper_sums)),
    )


def _drawn(people: tuple[Link, ...], papers: tuple[Link, ...], cells: Cells, largest: int, whole: int) -> Matrix:
    left = 16 + round(_LETTER * max(len(_name(link)) for link in people))
    longest = _LETTER * max(len(_name(link)) for link in papers)
    top, tail = 24 + round(_SLANT * longest), round(longest * (1 - _SLANT**2) ** 0.5)
    return Matrix(
        left + CELL * len(papers) + tail,
        top + CELL * len(people) + 8,
        left,
        top,
        tuple(Heading(top + CELL * n + CELL // 2, link, _name(link)) for n, link in enumerate(people)),
        tuple(Heading(left + CELL * n + CELL // 2, link, _name(link)) for n, link in enumerate(papers)),
        tuple(
            Together(
                left + CELL * x + CELL // 2,
                top + CELL * y + CELL // 2,
                max(4, round(_LARGEST * (number / largest) ** 0.5)),
                people[y],
                papers[x],
                number,
                link,
                link.at(anchor),
            )
            for y, x, number, link, anchor in cells
        ),
        bool(whole),
    )


def _together(facets: Facets) -> dict[tuple[str, Thing], list[tuple[str, str]]]:
    """Return for each pair the (stem, anchor) of its paragraphs, the latest briefing's first."""
    found: dict[tuple[str, Thing], list[tuple[str, str]]] = defaultdict(list)
    for stem in reversed(list(facets.archive.listings)):
        for anchor, things in facets.text(facets.item("briefing", stem)).linked.together:
            documents = [thing for thing in things if thing[0] in DOCUMENTS]
            if documents and len(documents) < len(things):
                place = (stem, anchor)
                for person in [key for kind, key in things if kind == "person"]:
                    for document in documents:
                        found[person, document].append(place)
    return found


def _name(link: Link) -> str:
    text = link.name
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
