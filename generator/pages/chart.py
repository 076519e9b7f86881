"""The timeline as a drawing: events, documents and offices in lanes along one axis; dates in, drawing units out.

Every mark has its name beside it as text. Names that would touch stand in different lanes; one that would leave the
drawing on the right stands left of its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.titles import pick
from generator.archive.values import Item
from generator.digest import Value
from generator.kinds import DOCUMENTS
from generator.language.dates import earliest
from generator.model import Localised
from generator.pages.context import Context
from generator.pages.parts import Label
from generator.pages.strip import Bar, Scale, Tick, bar

WIDTH = 960
"""Drawing units from edge to edge; shown at one pixel a unit or larger."""
LANE, BAR_LANE, HEAD, GAP = 26, 36, 30, 34
"""Height of a lane of marks, of an office, of the axis, and of a group's heading."""
_LETTER = 7.1
"""Width of a letter at the size of the names, generously."""
_LONGEST = 44
"""Letters of a name; the whole of it stands in the mark's title and in the list."""
_LONGEST_OFFICE = 100
"""An office has its lane to itself."""
MOST = 40
"""Marks of one group, the latest; the list has all."""


@dataclass(frozen=True, slots=True)
class Named(Value):
    """A mark with its name."""

    x: int
    y: int
    label: Label
    name: str
    """As much of it as there is room for."""
    lang: str
    text_x: int
    anchor: str
    """Whether the name begins or ends at ``text_x``: start or end."""
    date: str


@dataclass(frozen=True, slots=True)
class Office(Value):
    """An office in its lane."""

    bar: Bar
    label: Label
    title: Localised
    name: str
    """Of the person, with as much of the office as there is room for."""
    text_x: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart(Value):
    """The timeline drawn."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    events: tuple[Named, ...]
    documents: tuple[Named, ...]
    offices: tuple[Office, ...]
    curves: tuple[tuple[int, int, int, int], ...]
    """From documents to the events whose reports name them."""
    headings: tuple[int, int, int]
    """Where the headings of the groups stand; 0 for an empty one."""
    all: bool
    """Whether everything dated is drawn, rather than the latest of it."""


def chart(context: Context) -> Chart | None:
    """Return the drawing; None where nothing has a date."""
    events, documents = _dated(context, "event", "date"), _dated(context, "resolution", "issued")
    offices = sorted(_offices(context), key=lambda one: (one[0], one[1].key))
    kept = events[-MOST:], documents[-MOST:], offices[-MOST:]
    days = [day for group in kept[:2] for day, _ in group] + [day for one in kept[2] for day in _days(one[2])]
    if not days:
        return None
    scale = Scale(days, WIDTH)
    top = HEAD
    drawn_events, events_end = _lanes(context, scale, kept[0], top + GAP)
    drawn_documents, documents_end = _lanes(context, scale, kept[1], events_end + GAP)
    bars = tuple(_office(context, scale, documents_end + GAP + BAR_LANE * n, one) for n, one in enumerate(kept[2]))
    height = documents_end + GAP + BAR_LANE * len(bars) if bars else documents_end
    headings = (
        top + GAP - 12 if kept[0] else 0,
        events_end + GAP - 12 if kept[1] else 0,
        documents_end + GAP - 10 if bars else 0,
    )
    return Chart(
        WIDTH, height, scale.ticks(context.lang), drawn_events, drawn_documents, bars,
        tuple(_curves(context, drawn_events, drawn_documents)), headings,
        kept == (events, documents, offices),
    )  # fmt: skip


def _dated(context: Context, kind: str, field: str) -> list[tuple[str, Item]]:
    items = context.archive.items[kind].values()
    return sorted(
        ((str(one.fields[field]), one) for one in items if field in one.fields), key=lambda p: (p[0], p[1].key)
    )


def _offices(context: Context) -> Iterator[tuple[str, Item, dict[str, str]]]:
    for item in context.archive.items["person"].values():
        for office in item.fields.get("offices", ()):
            if _days(office):
                yield min(_days(office)), item, office


def _days(office: dict[str, str]) -> list[str]:
    return [office[end] for end in ("from", "until", "ongoing") if end in office]


def _lanes(
    context: Context, scale: Scale, dated: Sequence[tuple[str, Item]], top: int
) -> tuple[tuple[Named, ...], int]:
    """Return marks with names that do not touch, and where the next group begins."""
    taken: list[list[tuple[float, float]]] = []
    drawn = []
    for day, item in dated:
        label = context.label(item.kind, item.key)
        x = min(max(scale.at(earliest(day)), 8), WIDTH - 8)
        full = label.symbol or label.title.text
        name, text_x, anchor = _place(full, x + 12, x - 12)
        start, end = (x - 10, text_x + _long(name)) if anchor == "start" else (text_x - _long(name), x + 10)
        lane = next((n for n, spans in enumerate(taken) if all(end < a or b < start for a, b in spans)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        lang = "" if label.symbol else label.title.lang
        drawn.append(Named(x, top + LANE * lane + LANE // 2, label, name, lang, text_x, anchor, day))
    return tuple(drawn), top + LANE * len(taken) if taken else top - GAP


def _place(text: str, right: int, left: int, longest: int = _LONGEST) -> tuple[str, int, str]:
    """Return a name with where it stands: from ``right`` on, or where there is more room, up to ``left``."""
    longest = min(longest, int(max(WIDTH - right, left) / _LETTER))
    name = text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
    return (name, right, "start") if right + _long(name) <= WIDTH or left < WIDTH / 2 else (name, left, "end")


def _long(text: str) -> float:
    return len(text) * _LETTER


def _office(context: Context, scale: Scale, top: int, held: tuple[str, Item, dict[str, str]]) -> Office:
    _, item, office = held
    label = context.label(item.kind, item.key)
    title = pick(office["title"], context.lang)  # type: ignore[arg-type]
    drawn = bar(scale, top, office, title)
    name, text_x, anchor = _place(f"{label.title.text}, {title.text}", drawn.x, drawn.x + drawn.width, _LONGEST_OFFICE)
    return Office(drawn, label, title, name, text_x, anchor)


def _curves(
    context: Context, events: Sequence[Named], documents: Sequence[Named]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield a line from every document to every event whose reports name it."""
    archive = context.archive
    for event in events:
        reports = (archive.listings[stem] for stem in archive.reports.get(event.label.key, ()))
        named = {one.key for listing in reports for one in listing.named if one.kind in DOCUMENTS}
        for document in documents:
            if document.label.key in named:
                yield document.x, document.y - 6, event.x, event.y + 7
