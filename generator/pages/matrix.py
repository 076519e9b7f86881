"""The matrix: which people are named in the same paragraphs as which documents, and in how many paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from generator.archive.item_key import ItemKey
from generator.core.kinds import DOCUMENTS
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.view_values import Link

PEOPLE, PAPERS = 24, 16
"""The most rows (people) and columns (documents): those with the most paragraphs."""
_LARGEST, _LEAST = 14, 4
"""Radius of the largest and of the smallest disc, in drawing units."""


class Together(NamedTuple):
    """A person and a document that paragraphs name together."""

    document: str
    """Kind and key of the document, as an id on the page."""
    number: int
    """The number of paragraphs."""
    radius: int
    """Radius of a disc whose area stands for the number."""
    href: str
    """The first such paragraph of the latest briefing that names both."""
    only: str
    """The note on the only language in which that briefing can be read; empty if it is in the page's language."""


class Row(NamedTuple):
    """A person, with a cell for each document."""

    link: Link
    cells: tuple[Together | None, ...]
    """In the order of the columns; None where no paragraph names both."""


class Matrix(NamedTuple):
    """People in rows, documents in columns."""

    columns: tuple[Link, ...]
    rows: tuple[Row, ...]
    all: bool
    """Whether no person or document is left out."""


Cells = tuple[tuple[int, int, int, Link, str, str], ...]
"""(row, column, paragraphs, latest briefing, anchor of its first paragraph, note on the only language in which that can
be read)."""


def matrix(facets: Facets) -> Facet[Matrix | None] | None:
    """Return the matrix in the language of the page; None if no paragraph names a person and a document."""
    where = _together(facets)
    if not where:
        return None
    papers = [key for kind in DOCUMENTS for key in facets.archive.items[kind]]
    people_sums: Counter[str] = Counter()
    paper_sums: Counter[ItemKey] = Counter()
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
            _only(facets, where[person, paper][0][0]),
        )
        for y, person in enumerate(rows)
        for x, paper in enumerate(columns)
        if (person, paper) in where
    )
    return made(
        _table,
        facets.links(("person", key) for key in rows),
        facets.links(columns),
        tuple(cells),
        max(len(places) for places in where.values()),
        int(len(rows) == len(people_sums) and len(columns) == len(paper_sums)),
    )


def _table(people: tuple[Link, ...], papers: tuple[Link, ...], cells: Cells, largest: int, whole: int) -> Matrix:
    found: dict[tuple[int, int], Together] = {}
    for y, x, number, link, anchor, only in cells:
        radius = max(_LEAST, round(_LARGEST * (number / largest) ** 0.5))
        found[y, x] = Together(f"{papers[x].kind}-{papers[x].key}", number, radius, link.at(anchor), only)
    rows = (Row(link, tuple(found.get((y, x)) for x in range(len(papers)))) for y, link in enumerate(people))
    return Matrix(papers, tuple(rows), bool(whole))


def _only(facets: Facets, stem: str) -> str:
    item = facets.item("briefing", stem)
    return "" if facets.lang in item.texts else facets.only(facets.text(item).lang)


def _together(facets: Facets) -> dict[tuple[str, ItemKey], list[tuple[str, str]]]:
    """For each (person, document): the (stem, anchor) of the paragraphs that name both, those of the latest briefing
    first."""
    found: dict[tuple[str, ItemKey], list[tuple[str, str]]] = defaultdict(list)
    for stem in reversed(list(facets.archive.listings)):
        for anchor, things in facets.text(facets.item("briefing", stem)).linked.together:
            documents = [thing for thing in things if thing[0] in DOCUMENTS]
            if documents and len(documents) < len(things):
                place = (stem, anchor)
                for person in [key for kind, key in things if kind == "person"]:
                    for document in documents:
                        found[person, document].append(place)
    return found
