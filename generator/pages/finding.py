"""Finding: what goes in is the archive as readers of one language see it, what comes out is what a search may find.

`findable` gives every briefing that can be read in the language, and every person, document and event, paragraph by
paragraph, with the facets by which results are narrowed; `known_as` and `term_names` give what they are called. Nothing
here knows how a search works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.archive.dated import day_of, tenures
from generator.archive.items import Archive, Item, Text
from generator.archive.lexicon import term_forms
from generator.archive.namesakes import called
from generator.archive.order import listing_date
from generator.archive.titles import KIND, beside, forms, title
from generator.core.kinds import CODES, KINDS
from generator.core.model import Data, Localised
from generator.language.dates import format_short
from generator.pages.facets import Facets
from generator.pages.office import period
from generator.pages.terms import term_anchors

KIND_FACET, YEAR_FACET = "kind", "year"
FACETS = (KIND_FACET, YEAR_FACET, *(kind.name for kind in KINDS if kind.quotes and kind.plural))
"""By what results can be narrowed: their kind, their year, and whom or what they name."""
_CAPITALS = re.compile(r"\b[A-ZĐ]{4,}\b")


class Passages(NamedTuple):
    """Something that a search may find."""

    path: str
    lang: str
    title: Localised
    about: str
    """A line beneath the title: date and newspaper, marked if they are inferred."""
    facets: tuple[tuple[str, str], ...]
    """(facet, value)."""
    passages: tuple[tuple[str, str], ...]
    """(anchor, text); the anchor is empty where there is no paragraph to lead to."""


def findable(editions: Mapping[str, Facets]) -> Iterator[Passages]:
    """Yield all that a search may find, in every language."""
    for facets in editions.values():
        for kind in KINDS:
            for item in facets.archive.items[kind.name].values():
                if kind.plural and (not kind.paired or facets.lang in item.texts):
                    yield _passages(facets, item)


def _passages(facets: Facets, item: Item) -> Passages:
    link, name = facets.link(item.kind, item.key).load(), title(item, facets.lang)
    text = item.texts.get(facets.lang)
    newspaper = facets.newspaper(item)
    date = day_of(item.fields)
    about = [f"{format_short(date, facets.lang)} {facets.date_mark(item)}".rstrip()] if date else []
    return Passages(
        link.href.removeprefix("/"),
        facets.lang,
        Localised(f"{name.text} ({link.symbol})" if link.symbol else name.text, name.lang),
        " · ".join([*about, *([newspaper.text] if newspaper else [])]),
        tuple(_facets(item, text)),
        (*_register(facets, item), *_prose(text)),
    )


def _facets(item: Item, text: Text | None) -> Iterator[tuple[str, str]]:
    year = listing_date(item)[:4]
    yield KIND_FACET, item.kind
    if year:
        yield YEAR_FACET, year
    named = set(text.named) if text else set()
    given = {("person", key) for key in text.fields.get("people", ())} if text else set()
    yield from sorted(thing for thing in named | given | {(item.kind, item.key)} if thing[0] in FACETS)


def _register(facets: Facets, item: Item) -> Iterator[tuple[str, str]]:
    """Yield what a register says, or a briefing's summary."""
    fields, lang = item.fields, facets.lang
    if item.texts and item.original:
        own = facets.text(item).fields
        yield "", own["summary"]
        for given in own.get("people", {}).values():
            yield "", given["office"]
    for field in ("issuer", "place"):
        if not item.original and isinstance(fields.get(field), Data):
            yield from (("", text) for code, text in fields[field].items() if code == lang)
    for office in tenures(fields):
        when = period(office, facets.interface)
        yield from (("", f"{text} ({when})") for code, text in office.title.items() if code == lang)


def _prose(text: Text | None) -> Iterator[tuple[str, str]]:
    for passage in text.body if text else ():
        for unit in passage.units:
            yield unit.anchor, " ".join(unit.text.split())


def line_of(item: Item, lang: str) -> Localised | None:
    """Return what is said beside the name of a document or event: a symbol or title, or a date."""
    if "symbol" in item.fields:
        return beside(item, lang)
    date = day_of(item.fields)
    return Localised(format_short(date, lang), lang) if date else None


def known_as(item: Item, lang: str) -> tuple[str, ...]:
    """Return further names by which a thing of a register is sought, in every language."""
    kind = KIND[item.kind]
    found = [form.text for code in CODES for form in forms(kind, item.key, item.fields, code)]
    titles = [text for field in ("short_title", "title") for text in item.fields.get(field, {}).values()]
    return tuple(_distinct([*found, *titles], called(item, lang)[2]))


def term_names(terms: tuple[Data, ...], lang: str) -> Iterator[tuple[str, str, Localised | None, tuple[str, ...]]]:
    """Yield (anchor on the page of terms, term, what it is in another language, further forms) of every term."""
    for anchor, term in zip(term_anchors(terms), terms, strict=True):
        other = next((Localised(term[code], code) for code in CODES if code != lang), None)
        yield anchor, term[lang], other, tuple(_distinct(_forms(term), term[lang]))


def _distinct(found: Iterable[str], shown: str) -> list[str]:
    return [text for text in dict.fromkeys(found) if text != shown]


def _forms(term: Data) -> Iterator[str]:
    return (text for code in CODES for text in term_forms(term, code))


def abbreviations(archive: Archive) -> tuple[str, ...]:
    """Return the abbreviations of the terms, which the press writes with or without stops and spaces (TP. HCM)."""
    texts = (text for term in archive.terms for text in _forms(term))
    return tuple(sorted({word for text in texts for word in _CAPITALS.findall(text)}))
