"""Parts of the pages of register entries: the inputs and the head that all have, offices over time, the identity of a
document, relations and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.entry_dates import DAYS, Dated, Tenure, dated, in_briefing, tenures
from generator.archive.items import Item
from generator.archive.posts import Succession
from generator.archive.titles import PERSON, other_titles
from generator.core.kinds import LANGUAGE
from generator.core.model import Data
from generator.core.schema import N_
from generator.language.interface import Interface
from generator.pages.body import Body
from generator.pages.facet import Facet, Input, made
from generator.pages.facets import Facets
from generator.pages.page import Tools
from generator.pages.printing import (
    NOTHING,
    date_day,
    date_long,
    date_short,
    outside,
    picked,
    to_paragraph,
    words,
)
from generator.pages.prose import note as printed_note
from generator.pages.view_values import Counted, Link

_ADDED = N_(
    "Symbol and full title are added by the archive from the sources below; most reports give only a short form."
)
_ADDED_WITH_DATE = N_(
    "Symbol, date and full title are added by the archive from the sources below; most reports give only a short form."
)
_ADDED_DATE = N_("The date is added by the archive from the sources below.")


def entry_inputs(facets: Facets, item: Item) -> dict[str, Input]:
    """Return the inputs of the page of every register entry: its fields, its titles in other languages, its note."""
    return {
        "front": facets.front(item.kind, item.key),
        "others": other_titles(item, facets.lang),
        "note": facets.note(item),
    }


def entry_head(
    link: Link, others: Iterable[tuple[str, str]], interface: Interface, note: Body | None = None
) -> dict[str, Any]:
    """Return what the page of every register entry prints at its head: its link, its other titles, its note."""
    return {
        "link": link,
        "others": tuple((lang, words(text)) for lang, text in others),
        "note": printed_note(note, interface),
    }


def company_view(companions: Sequence[Link], counts: Sequence[int]) -> dict[str, tuple[Counted, ...]]:
    """Return the people and the documents that are often named together with an entry, each with its count."""
    counted = tuple(map(Counted, companions, counts))
    return {
        "people": tuple(one for one in counted if one.link.kind == PERSON),
        "documents": tuple(one for one in counted if one.link.kind != PERSON),
    }


class Origin(NamedTuple):
    """The source of a statement: a web address, or a briefing of the archive."""

    url: str
    """A web address; empty if it is a briefing."""
    link: Link | None
    """The link to the briefing; None for a web address."""
    fragment: str = ""
    """Id of the paragraph of the briefing; empty for the whole briefing."""

    def printed(self, interface: Interface) -> Markup:
        """Return the origin as HTML."""
        if self.link:
            there = self.paragraph(interface)
            return interface.say("briefing:") + " " + self.link.html + (there and " " + there)
        return outside(self.url) if self.url else NOTHING

    def paragraph(self, interface: Interface) -> Markup:
        """Return the link to the paragraph of the briefing; empty if no paragraph is named."""
        if not self.link or not self.fragment:
            return NOTHING
        return to_paragraph(interface, self.link.at(self.fragment), self.fragment)


class Established(NamedTuple):
    """An office of a person, with the origin of each of its dates."""

    tenure: Tenure
    origins: tuple[Origin, ...]
    """In the order of `Tenure.dates`."""
    holder: Link
    organisation: Link | None
    """None if no organisation is registered for the office."""
    post: Post


class Post(NamedTuple):
    """The holder of an office before a person, with the day on which that holder left, and the one after, with the day
    on which that holder began; None where the register does not say."""

    before: tuple[Link, str] | None
    after: tuple[Link, str] | None


class OfficeRow(NamedTuple):
    """A row of a table of offices."""

    title: Markup
    begun: Markup
    """The date with its source; may be empty."""
    ended: Markup
    """The date with its source, or the last day on which the office is known to have been held; may be empty."""
    holder: Link
    organisation: Link | None
    """None if no organisation is registered for the office."""
    beside: tuple[Markup, ...]
    """The holders before and after."""


def origin_of(facets: Facets, source: str) -> Facet[Origin]:
    """Return the origin that a field names: ``briefing:STEM#PARAGRAPH`` or a web address."""
    found = in_briefing(source)
    return (
        made(Origin, "", facets.link("briefing", found.stem), found.fragment) if found else made(Origin, source, None)
    )


def offices_of(facets: Facets, item: Item) -> tuple[Facet[Established], ...]:
    """Return a person's offices with the origins of their dates and the holders before and after."""
    return tuple(established(facets, item.key, number, one) for number, one in enumerate(tenures(item.fields)))


def established(facets: Facets, person: str, number: int, office: Tenure) -> Facet[Established]:
    """Return an office of a person; ``number`` is its place among the person's offices, from 0."""
    origins = tuple(origin_of(facets, one.source) for one in office.dates)
    body = facets.link("organisation", office.organisation) if office.organisation else None
    beside = facets.successions.get((person, number), Succession(None, None))
    ends = (beside.before and beside.before.tenure.ended, beside.after and beside.after.tenure.begun)
    near = zip(beside, ends, strict=True)
    post = made(Post, *((facets.link(PERSON, one.person), day.date) if one and day else None for one, day in near))
    return made(Established, office, origins, facets.link(PERSON, person), body, post)


def offices_view(offices: tuple[Established, ...], tools: Tools) -> tuple[OfficeRow, ...]:
    """Return the rows of a table of offices."""
    return tuple(_office(one, dict(zip(one.tenure.dates, one.origins, strict=True)), tools) for one in offices)


def _office(one: Established, origins: dict[Dated, Origin], tools: Tools) -> OfficeRow:
    lang, interface, office = tools.lang, tools.interface, one.tenure
    begun, ended, ongoing = (
        with_origin(printed(one.date, lang), origins[one], interface) if one else NOTHING
        for one, printed in ((office.begun, date_short), (office.ended, date_short), (office.ongoing, date_day))
    )
    known = interface.say("in office on %(date)s", date=ongoing) if ongoing else NOTHING
    beside = (
        (N_("before: %(person)s, until %(date)s"), one.post.before),
        (N_("after: %(person)s, from %(date)s"), one.post.after),
    )
    said = tuple(
        interface.say(message, person=held[0].html, date=date_short(held[1], lang)) for message, held in beside if held
    )
    return OfficeRow(picked(office.title, lang), begun, ended or known, one.holder, one.organisation, said)


def whole_of(facets: Facets, item: Item) -> Facet[Link] | None:
    """Return the link to the entry of which an entry is part; None if it is part of none."""
    whole = item.fields.get("part_of", "")
    return facets.link(item.kind, whole) if whole else None


def parts_of(facets: Facets, item: Item) -> tuple[Facet[Link], ...]:
    """Return the links to the parts of an entry, in the order of their kind."""
    return facets.links((item.kind, key) for key in facets.members.get((item.kind, item.key), ()))


def holders_of(facets: Facets, item: Item) -> tuple[Facet[Established], ...]:
    """Return the holders of an organisation's offices: office by office, the latest holder first."""
    posts = [post for post in facets.posts if item.kind == "organisation" and post[0].tenure.organisation == item.key]
    return tuple(established(facets, *one) for post in posts for one in reversed(post))


def issued_by(facets: Facets, item: Item) -> tuple[Facet[Link], ...]:
    """Return the links to the documents that an organisation issued or signed."""
    papers = facets.archive.items["resolution"].values() if item.kind == "organisation" else ()
    return facets.links((one.kind, one.key) for one in papers if item.key in one.fields.get("issuer", ()))


def with_origin(words: Markup, origin: Origin | None, interface: Interface) -> Markup:
    """Return words followed by their origin in brackets; without an origin, the words alone."""
    said = origin.printed(interface) if origin else NOTHING
    return words + Markup(' <span class="muted">(%s)</span>') % said if said else words


def document_view(fields: Data, origin: Origin | None, tools: Tools) -> dict[str, Any]:
    """Return what the page of a document prints about its identity; ``origin`` is that of its date."""
    lang, interface = tools.lang, tools.interface
    date = dated_on(fields)
    return {
        "type": interface.text(fields["type"]),
        "symbol": fields.get("symbol", ""),
        "signed": "signed" in fields,
        "date": date_long(date.date, lang) if date else NOTHING,
        "date_origin": origin.printed(interface) if origin else NOTHING,
        "date_note": picked(fields["date_note"], lang) if "date_note" in fields else NOTHING,
        "added": interface.text(added) if (added := _added(fields, date)) else "",
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


def dated_on(fields: Data) -> Dated | None:
    """Return the day on which a document was issued or signed, with its source; None if no day is known."""
    return next((found for name in DAYS if (found := dated(fields, name))), None)


def _added(fields: Data, date: Dated | None) -> str:
    """Return the message that says what the archive has added to what reports say of a document; empty if nothing.

    Reports give the short form of a document that has a symbol, so all else is added, except a date whose source is a
    report. Of a document without a symbol, only a date from another source is known to be added.
    """
    reported = date is not None and date.source.startswith("briefing:")
    if "symbol" in fields:
        return _ADDED_WITH_DATE if date and not reported else _ADDED
    return _ADDED_DATE if date and date.source and not reported else ""
