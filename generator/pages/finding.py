"""Finding: what goes in is the archive as readers of one language see it, what comes out is what a search may find.

`findable` gives every briefing that can be read in the language, and every person, document and event, paragraph by
paragraph, with the facets by which results are narrowed; `names` gives what all of them are called. Nothing here knows
how a search works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.order import listing_date
from generator.archive.sought import term_forms
from generator.archive.titles import KIND, forms
from generator.archive.values import Archive, Item, Text
from generator.digest import Value
from generator.kinds import KINDS, LANGUAGES
from generator.language.dates import format_short
from generator.model import Data, Localised
from generator.pages.address import Relations
from generator.pages.context import Context, contexts
from generator.pages.held import office_of
from generator.pages.listed import Name
from generator.pages.parts import Label
from generator.pages.terms import term_anchors

KIND_FACET, YEAR_FACET = "kind", "year"
FACETS = (KIND_FACET, YEAR_FACET, *(kind.name for kind in KINDS if kind.quotes and kind.plural))
"""By what results can be narrowed: their kind, their year, and whom or what they name."""
_CAPITALS = re.compile(r"\b[A-ZĐ]{4,}\b")


@dataclass(frozen=True, slots=True)
class Passages(Value):
    """Something that a search may find."""

    path: str
    lang: str
    title: Localised
    about: str
    """A line beneath the title: date and newspaper."""
    facets: tuple[tuple[str, str], ...]
    """(facet, value)."""
    passages: tuple[tuple[str, str], ...]
    """(anchor, text); the anchor is empty where there is no paragraph to lead to."""


def findable(archive: Archive, relations: Relations) -> Iterator[Passages]:
    """Yield all that a search may find, in every language."""
    for context in contexts(archive, relations):
        for kind in KINDS:
            for item in archive.items[kind.name].values():
                if kind.plural and (not kind.paired or context.lang in item.texts):
                    yield _passages(context, item)


def _passages(context: Context, item: Item) -> Passages:
    label = context.label(item.kind, item.key)
    text = item.texts.get(context.lang)
    publisher = context.publisher(item)
    date = str(item.fields.get("date") or item.fields.get("issued") or "")
    about = [format_short(date, context.lang)] if date else []
    return Passages(
        label.path,
        context.lang,
        Localised(f"{label.title.text} ({label.symbol})" if label.symbol else label.title.text, label.title.lang),
        " · ".join([*about, *([publisher.text] if publisher else [])]),
        tuple(_facets(item, text)),
        (*_register(context, item), *_prose(text)),
    )


def _facets(item: Item, text: Text | None) -> Iterator[tuple[str, str]]:
    year = (listing_date(item) if KIND[item.kind].paired else str(item.fields.get("issued") or listing_date(item)))[:4]
    yield KIND_FACET, item.kind
    if year:
        yield YEAR_FACET, year
    named = set(text.named) if text else set()
    given = {("person", key) for key in text.fields.get("people", ())} if text else set()
    yield from sorted(thing for thing in named | given | {(item.kind, item.key)} if thing[0] in FACETS)


def _register(context: Context, item: Item) -> Iterator[tuple[str, str]]:
    """Yield what a register says, or a briefing's summary."""
    fields, lang = item.fields, context.lang
    if item.texts and item.original:
        own = context.text(item).fields
        yield "", own["summary"]
        for given in own.get("people", {}).values():
            yield "", given["office"]
    for field in ("issuer", "place"):
        if not item.original and isinstance(fields.get(field), Data):
            yield from (("", text) for code, text in fields[field].items() if code == lang)
    for office in fields.get("offices", ()):
        yield from (("", text) for code, text in office["title"].items() if code == lang)


def _prose(text: Text | None) -> Iterator[tuple[str, str]]:
    for passage in text.body if text else ():
        for unit in passage.units:
            yield unit.anchor, " ".join(unit.text.split())


def names(context: Context) -> Iterator[Name]:
    """Yield what everything of the registers is called, kind by kind, then the terms."""
    for kind in KINDS:
        if kind.plural and not kind.paired:
            for key, item in context.archive.items[kind.name].items():
                label = context.label(kind.name, key)
                yield Name(label, "", _line(context, item, label), _known_as(item, label), False)
    for anchor, term in zip(term_anchors(context.archive.terms), context.archive.terms, strict=True):
        title = Localised(term[context.lang], context.lang)
        other = next((Localised(term[x.code], x.code) for x in LANGUAGES if x.code != context.lang), None)
        label = Label("term", "", context.path(("terms", "")), title)
        yield Name(label, anchor, other, tuple(_distinct(_forms(term), title.text)), True)


def _line(context: Context, item: Item, label: Label) -> Localised | None:
    """Return what is said beside a name: a person's latest office, a document's title, an event's date."""
    if "name" in item.fields:
        return office_of(context, item)
    if label.symbol:
        return label.title
    date = item.fields.get("issued") or item.fields.get("date")
    return Localised(format_short(date, context.lang), context.lang) if date else None


def _known_as(item: Item, label: Label) -> tuple[str, ...]:
    kind = KIND[item.kind]
    found = [form.text for x in LANGUAGES for form in forms(kind, item.key, item.fields, x.code)]
    titles = item.fields.get("title", {})
    return tuple(_distinct([*found, *titles.values()], label.title.text if not label.symbol else ""))


def _distinct(found: Iterable[str], shown: str) -> list[str]:
    return [text for text in dict.fromkeys(found) if text != shown]


def _forms(term: Data) -> Iterator[str]:
    return (text for language in LANGUAGES for text in term_forms(term, language.code))


def abbreviations(archive: Archive) -> tuple[str, ...]:
    """Return the abbreviations of the terms, which the press writes with or without stops and spaces (TP. HCM)."""
    texts = (text for term in archive.terms for text in _forms(term))
    return tuple(sorted({word for text in texts for word in _CAPITALS.findall(text)}))
