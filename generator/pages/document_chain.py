"""The chain of a document (what led to it, what it led to), and the documents to which it is only related; each with
the paragraph that says so."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from generator.archive.chain import StatedRelation, beside, chain
from generator.archive.entry_dates import day_of, in_briefing
from generator.archive.items import Item, Text
from generator.core.digest import digest
from generator.language.interface import Interface
from generator.pages.facet import Facet, leaf
from generator.pages.facets import Facets
from generator.pages.page import Tools
from generator.pages.printing import NOTHING, date_short
from generator.pages.quote import Line, QuotedLine, line
from generator.pages.register_entry import Origin, origin_of
from generator.pages.view_values import Headline, Link

CauseInput = tuple[str, Link, Origin, Headline | None, Line | None]
"""The relation, a message; the link to the other document; where the relation is stated: origin, and headline and line
if that is a paragraph of a briefing."""
StepInput = tuple[Link, str, int, tuple[CauseInput, ...]]
"""A document, its day, 1 if the page is about it, and its causes."""


class Cause(NamedTuple):
    """A stated relation of a document to an earlier or related one."""

    said: Markup
    """The relation, with the link to the other document."""
    headline: Headline | None
    """The briefing that states it; None if no paragraph of a briefing does."""
    line: QuotedLine | None
    """The words of that paragraph."""
    origin: Markup
    """The source that states it, if that is not a paragraph of a briefing."""


class Step(NamedTuple):
    """A document of a chain."""

    link: Link
    date: Markup
    """Empty if it is not known."""
    here: bool
    """Whether the page is about it."""
    causes: tuple[Cause, ...]


def chain_of(facets: Facets, item: Item) -> tuple[tuple[object, ...], ...]:
    """Return the inputs of `chain_view`: the documents of a chain, earliest first; none if the document has no
    chain."""
    items = facets.archive.items[item.kind]
    return tuple(
        (
            facets.link(item.kind, key),
            day_of(items[key].fields),
            int(key == item.key),
            tuple(_cause(facets, item.kind, key, one) for one in before),
        )
        for key, before in chain(facets.archive, item).items()
    )


def related_of(facets: Facets, item: Item) -> tuple[tuple[object, ...], ...]:
    """Return the inputs of `related_view`: the relations of a document to documents outside its chain."""
    return tuple(_cause(facets, item.kind, item.key, one) for one in beside(facets.archive, item))


def _cause(facets: Facets, kind: str, key: str, one: StatedRelation) -> tuple[object, ...]:
    found = in_briefing(one.source)
    said = (one.message, facets.link(kind, one.key), origin_of(facets, one.source))
    if not found or not found.fragment or found.stem not in facets.archive.items["briefing"]:
        return (*said, None, None)
    return (*said, facets.headline(found.stem), _paragraph(facets, *found, {(kind, key), (kind, one.key)}))


def _paragraph(facets: Facets, stem: str, fragment: str, things: set[tuple[str, str]]) -> Facet[Line]:
    """Return the words of a paragraph around the first mention of one of these entries; without a mention, from its
    beginning."""
    item = facets.item("briefing", stem)
    own = facets.text(item)
    text = next(one for one in (own, *item.texts.values()) if fragment in one.document.anchors)
    about = sorted(":".join(thing) for thing in things)
    found = digest("paragraph", text.lang, text.document.prose_digest, text.linked.digest, fragment, *about)
    return leaf(found, partial(_line, text, fragment, things))


def _line(text: Text, fragment: str, things: set[tuple[str, str]]) -> Line:
    units = {unit.anchor: unit for block in text.body for unit in block.units if _within(unit.anchor, fragment)}
    for one in text.mentions:
        if one.anchor in units and (one.kind, one.key) in things:
            unit = units[one.anchor]
            return line(unit.anchor, one.start, one.end, unit.text, unit.foreign, text.lang)
    first = next(iter(units.values()))
    return line(first.anchor, 0, 0, first.text, first.foreign, text.lang)


def _within(anchor: str, fragment: str) -> bool:
    """Return whether a unit is the named one, or an item of the named list."""
    return anchor == fragment or anchor.startswith(f"{fragment}-")


def chain_view(steps: tuple[StepInput, ...], tools: Tools) -> tuple[Step, ...]:
    """Return the documents of a chain as the page shows them."""
    return tuple(
        Step(link, date_short(day, tools.lang) if day else NOTHING, bool(here), related_view(causes, tools))
        for link, day, here, causes in steps
    )


def related_view(causes: tuple[CauseInput, ...], tools: Tools) -> tuple[Cause, ...]:
    """Return the relations of a document as the page shows them."""
    return tuple(_shown(*one, tools.interface) for one in causes)


def _shown(
    relation: str, link: Link, origin: Origin, headline: Headline | None, said: Line | None, interface: Interface
) -> Cause:
    whole = interface.say(relation) + " " + link.html
    if not headline or not said:
        return Cause(whole, None, None, origin.printed(interface))
    label = interface.text("Paragraph %(number)s") % {"number": said.number}
    quoted = QuotedLine(said.html, said.lang, headline.link.at(said.anchor), said.number, label)
    return Cause(whole, headline, quoted, NOTHING)
