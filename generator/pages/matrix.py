"""The matrix: which people are named in the same paragraphs as which documents, and in how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.digest import Value
from generator.kinds import DOCUMENTS
from generator.pages.context import Context
from generator.pages.parts import Entry, Label

PEOPLE, PAPERS = 24, 16
"""Rows and columns at most, those with the most paragraphs."""
CELL = 34
"""Drawing units from row to row and from column to column."""
_LETTER, _SLANT = 7.1, 0.77
"""Width of a letter, generously, and how much of a slanting name is height."""
_LONGEST = 34
_LARGEST = 14
"""Radius of the largest dot."""


@dataclass(frozen=True, slots=True)
class Heading(Value):
    """A row or column."""

    at: int
    """Its middle."""
    label: Label
    name: str
    """As much of it as there is room for."""
    lang: str


@dataclass(frozen=True, slots=True)
class Together(Value):
    """A person and a document named in the same paragraphs."""

    x: int
    y: int
    radius: int
    person: Label
    document: Label
    count: int
    """Paragraphs."""
    entry: Entry
    anchor: str
    """Where the latest briefing first does so."""


@dataclass(frozen=True, slots=True)
class Matrix(Value):
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


def matrix(context: Context) -> Matrix | None:
    """Return the matrix in the language of the page; None where nobody is named together with a document."""
    where = _together(context)
    if not where:
        return None
    papers = [key for kind in DOCUMENTS for key in context.archive.items[kind]]
    people_sums: Counter[str] = Counter()
    paper_sums: Counter[tuple[str, str]] = Counter()
    for (person, document), places in where.items():
        people_sums[person] += len(places)
        paper_sums[document] += len(places)
    people = sorted(people_sums, key=lambda key: (-people_sums[key], key))[:PEOPLE]
    documents = sorted(paper_sums, key=lambda thing: (-paper_sums[thing], thing))[:PAPERS]
    rows = [key for key in context.archive.items["person"] if key in people]
    columns = sorted(documents, key=lambda thing: (DOCUMENTS.index(thing[0]), papers.index(thing[1])))
    largest = max(len(places) for places in where.values())
    people_named = [_name(context.label("person", key)) for key in rows]
    papers_named = [_name(context.label(*thing)) for thing in columns]
    left = 16 + round(_LETTER * max(map(len, people_named)))
    longest = _LETTER * max(map(len, papers_named))
    top, tail = 24 + round(_SLANT * longest), round(longest * (1 - _SLANT**2) ** 0.5)
    cells = []
    for y, person in enumerate(rows):
        for x, document in enumerate(columns):
            places = where.get((person, document), [])
            if places:
                radius = max(4, round(_LARGEST * (len(places) / largest) ** 0.5))
                stem, anchor = places[0]
                cells.append(
                    Together(
                        left + CELL * x + CELL // 2, top + CELL * y + CELL // 2, radius,
                        context.label("person", person), context.label(*document), len(places),
                        context.entry(stem), anchor,
                    )
                )  # fmt: skip
    return Matrix(
        left + CELL * len(columns) + tail,
        top + CELL * len(rows) + 8,
        left,
        top,
        tuple(_heading(top, n, context.label("person", key)) for n, key in enumerate(rows)),
        tuple(_heading(left, n, context.label(*thing)) for n, thing in enumerate(columns)),
        tuple(cells),
        len(rows) == len(people_sums) and len(columns) == len(paper_sums),
    )


def _together(context: Context) -> dict[tuple[str, tuple[str, str]], list[tuple[str, str]]]:
    """Return for each pair the (stem, anchor) of its paragraphs, the latest briefing's first."""
    found: dict[tuple[str, tuple[str, str]], list[tuple[str, str]]] = defaultdict(list)
    for listing in reversed(list(context.archive.listings.values())):
        for anchor, things in context.together(listing):
            documents = [thing for thing in things if thing[0] in DOCUMENTS]
            if documents and len(documents) < len(things):
                place = (listing.stem, anchor)
                for person in [key for kind, key in things if kind == "person"]:
                    for document in documents:
                        found[person, document].append(place)
    return found


def _name(label: Label) -> str:
    text = label.symbol or label.title.text
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def _heading(start: int, number: int, label: Label) -> Heading:
    return Heading(start + CELL * number + CELL // 2, label, _name(label), "" if label.symbol else label.title.lang)
