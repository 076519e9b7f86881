"""What register entries say of themselves: offices over time, the identity of a document, relations and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.values import Item
from generator.kinds import LANGUAGE
from generator.language.interface import Interface
from generator.model import Data
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.page import Tools
from generator.pages.printing import NOTHING, date_day, date_long, date_short, outside, picked, words
from generator.pages.values import Link


class Origin(NamedTuple):
    """Where a statement comes from: a web address or a briefing of the archive."""

    url: str
    link: Link | None

    def printed(self, interface: Interface) -> Markup:
        """Return the origin as HTML."""
        if self.link:
            return interface.say("briefing:") + " " + self.link.html
        return outside(self.url) if self.url else NOTHING


class Relation(NamedTuple):
    """How a document stands to another one."""

    relation: str
    """A message."""
    link: Link
    origin: Origin

    def printed(self, interface: Interface) -> Markup:
        """Return the relation as HTML."""
        origin = Markup('<span class="muted">(%s)</span>') % self.origin.printed(interface)
        return interface.say(self.relation) + " " + self.link.html + " " + origin


class Office(NamedTuple):
    """A row of the table of offices."""

    title: Markup
    begun: Markup
    """May be empty."""
    ended: Markup
    """May be empty."""
    origin: Markup


def origin_of(facets: Facets, source: str) -> Facet[Origin]:
    """Return where a statement comes from."""
    scheme, _, stem = source.partition(":")
    return made(Origin, "", facets.link("briefing", stem)) if scheme == "briefing" else made(Origin, source, None)


def related_of(facets: Facets, item: Item) -> tuple[Facet[Relation], ...]:
    """Return how an entry stands to others: what it says itself, then what they say of it."""
    return tuple(_related(facets, item))


def _related(facets: Facets, item: Item) -> Iterator[Facet[Relation]]:
    for one in item.fields.get("related", ()):
        yield made(Relation, one["as"], facets.link(item.kind, one["to"]), origin_of(facets, one["source"]))
    for key, one in facets.archive.related.get((item.kind, item.key), ()):
        yield made(Relation, f"{one['as']}-incoming", facets.link(item.kind, key), origin_of(facets, one["source"]))


def offices_view(fields: Data, origins: tuple[Origin, ...], tools: Tools) -> tuple[Office, ...]:
    """Return the rows of a person's offices over time; ``origins`` are their sources, in the same order."""
    return tuple(
        _office(office, origin, tools) for office, origin in zip(fields.get("offices", ()), origins, strict=True)
    )


def _office(office: Data, origin: Origin, tools: Tools) -> Office:
    lang, interface = tools.lang, tools.interface
    ended = NOTHING
    if "until" in office:
        ended = date_short(office["until"], lang)
    elif "ongoing" in office:
        ended = interface.say("in office on %(date)s", date=date_day(office["ongoing"], lang))
    begun = date_short(office["from"], lang) if "from" in office else NOTHING
    return Office(picked(office["title"], lang), begun, ended, origin.printed(interface))


def document_view(fields: Data, tools: Tools) -> dict[str, Any]:
    """Return what the page of a document says of its identity."""
    lang, interface = tools.lang, tools.interface
    return {
        "type": interface.text(fields["type"]),
        "symbol": fields.get("symbol", ""),
        "issuer": picked(fields["issuer"], lang) if "issuer" in fields else NOTHING,
        "issued": date_long(fields["issued"], lang) if "issued" in fields else NOTHING,
        "issued_note": picked(fields["issued_note"], lang) if "issued_note" in fields else NOTHING,
        "term": fields.get("term", ""),
        "full_title": picked(fields["title"], lang),
        "titles": tuple((code, words(text)) for code, text in fields["title"].items()),
        "press": tuple((code, words(", ".join(forms))) for code, forms in fields.get("short", {}).items()),
        "texts": tuple(
            (text["url"], text["label"], text["lang"], interface.text(LANGUAGE[text["lang"]].label),
             bool(text.get("official")))
            for text in fields.get("texts", ())
        ),
    }  # fmt: skip
