"""Findable entries: from the archive in one language to everything that a search can find: briefings with their
paragraphs, and register entries and terms with all their names. This module does not depend on how the search works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from generator.archive.entry_dates import day_of, tenures
from generator.archive.items import Archive, Item, Text
from generator.archive.lexicon import term_forms
from generator.archive.namesakes import name_in_lists
from generator.archive.sort_keys import listing_date
from generator.archive.titles import KIND, PERSON, beside, forms, title, titles
from generator.core.digest import digest, digest_of
from generator.core.kinds import CODES, KINDS
from generator.core.model import Data
from generator.language.dates import format_short
from generator.pages.facet import Facet, leaf, made
from generator.pages.facets import Facets
from generator.pages.glossary import term_anchors
from generator.pages.office import period
from generator.pages.search_page import FILTERS, KIND_FILTER, TERM, YEAR_FILTER
from generator.pages.view_values import Held, Link

_CAPITALS = re.compile(r"\b[A-ZĐ]{4,}\b")

_BRIEF = (("Thành phố", "TP"),)
"""(words in a name, their abbreviation in the press)."""
Alike = tuple[tuple[str, str], ...]
"""(words in a name, others that stand for them)."""

SearchUnit = tuple[str, str]
"""(anchor, text); the anchor is empty for a text that is not a paragraph."""
Filed = tuple[tuple[str, str], ...]
"""(name of a filter, value)."""


class SearchEntry(NamedTuple):
    """A document of the index, with its words."""

    href: str
    """The address from the root of the site without the slash; empty for a register entry or term, whose address stands
    in the list of these."""
    title: str
    lang: str
    """Language of the title; empty if it is the page's."""
    about: str
    """The line below the title: date and newspaper, marked if they are inferred, and place."""
    units: tuple[SearchUnit, ...]
    filed: Filed
    """The filters under which the entry is found, with their values."""


class NamedEntry(NamedTuple):
    """A register entry or a term, which a search finds by its names."""

    kind: str
    key: str
    """A value of the filter of its kind; empty for a term."""
    href: str
    """The address from the root of the site without the slash."""
    name: str
    lang: str
    """Language of the name; empty if it is the page's."""
    line: str
    """The words next to the name in a list of results."""
    forms: tuple[str, ...]
    """Further names by which a search finds it, in every language."""


class Findable(NamedTuple):
    """A document of the index before it is made."""

    key: str
    """Sorts the documents; the same in every language."""
    size: int
    """The number of paragraphs and list items, by which large parts of the index are divided."""
    entry: Facet[SearchEntry]


def briefings(facets: Facets) -> Iterator[tuple[str, Findable]]:
    """Yield (date, document) of every briefing that has a text in the language, in order; the date may be empty."""
    for stem, item in facets.archive.items["briefing"].items():
        text = item.texts.get(facets.lang)
        if text:
            link, newspaper = facets.link("briefing", stem), facets.newspaper(item)
            said = (facets.date_mark(item), newspaper.text if newspaper else "")
            read = (
                item.document.head_digest,
                text.document.head_digest,
                text.document.prose_digest,
                text.linked.digest,
            )
            entry = partial(_briefing, item, text, link, *said)
            found = leaf(digest("entry", facets.lang, *read, link.digest, *said), entry)
            yield facets.archive.listings[stem].date, Findable(stem, len(text.document.anchors), found)


def _briefing(item: Item, text: Text, link: Facet[Link], mark: str, newspaper: str) -> SearchEntry:
    date, whole = day_of(item.fields), title(item, text.lang)
    about = (f"{format_short(date, text.lang)} {mark}".strip() if date else "", newspaper, text.fields.get("place", ""))
    year = listing_date(item)[:4]
    named = {*text.named, *((PERSON, key) for key in text.fields.get("people", ()))}
    named |= {(kind.name, key) for kind in KINDS if kind.assigned for key in item.fields.get(kind.assigned, ())}
    return SearchEntry(
        link.load().href.removeprefix("/"),
        whole.text,
        "" if whole.lang == text.lang else whole.lang,
        " · ".join(filter(None, about)),
        (("", text.fields["summary"]), *_units(text)),
        (
            (KIND_FILTER, item.kind),
            *([(YEAR_FILTER, year)] if year else []),
            *sorted(one for one in named if one[0] in FILTERS),
        ),
    )


def _units(text: Text) -> Iterator[SearchUnit]:
    for block in text.body:
        for unit in block.units:
            yield unit.anchor, " ".join(unit.text.split())


def things(facets: Facets) -> Iterator[tuple[Facet[NamedEntry], Findable]]:
    """Yield the entries of all registers, kind by kind, then the terms."""
    alike = _abbreviated(facets.archive)
    for kind in KINDS:
        if kind.plural and not kind.paired:
            for item in facets.archive.items[kind.name].values():
                yield _thing(facets, item, alike), _record(facets, item)
    archive = facets.archive
    for anchor, term in zip(term_anchors(archive.terms), archive.terms, strict=True):
        found = digest_of(term)
        href = f"{facets.path(('terms', ''))}#{anchor}"
        note = leaf(found, partial(_note, facets.lang, term))
        yield made(_term, facets.lang, href, term, alike), Findable(anchor, 1, note)


def _thing(facets: Facets, item: Item, alike: Alike) -> Facet[NamedEntry]:
    link, lang, names = facets.link(item.kind, item.key), facets.lang, known_as(item, facets.lang, alike)
    if "symbol" in item.fields:
        text = facets.interface.text
        number = text("%(type)s No. %(symbol)s") % {"type": text(item.fields["type"]), "symbol": item.fields["symbol"]}
        names = (*names, number)
    if item.kind == PERSON:
        return made(_person, link, facets.office(item.key), names)
    line = beside(item, lang) if "symbol" in item.fields else None
    date = day_of(item.fields)
    return made(_registered, lang, link, line.text if line else "", date, names)


def _person(link: Link, held: Held | None, names: tuple[str, ...]) -> NamedEntry:
    line = held.plain if held else ""
    return NamedEntry(link.kind, link.key, link.href.removeprefix("/"), link.plain, link.lang, line, names)


def _registered(lang: str, link: Link, line: str, date: str, names: tuple[str, ...]) -> NamedEntry:
    said = " · ".join(filter(None, (line, format_short(date, lang) if date else "")))
    return NamedEntry(link.kind, link.key, link.href.removeprefix("/"), link.plain, link.lang, said, names)


def _term(lang: str, href: str, term: Data, alike: Alike) -> NamedEntry:
    others = "; ".join(term[code] for code in CODES if code != lang)
    names = _distinct((text for code in CODES for text in term_forms(term, code)), term[lang], alike)
    return NamedEntry(TERM, "", href, term[lang], "", others, names)


def known_as(item: Item, lang: str, alike: Alike) -> tuple[str, ...]:
    """Return further names by which a search finds a register entry, in every language."""
    kind = KIND[item.kind]
    found = [form.text for code in CODES for form in forms(kind, item.key, item.fields, code)]
    names = [] if item.kind == PERSON else [item.fields.get("short_title", Data()), titles(item.fields)]
    return _distinct([*found, *(text for one in names for text in one.values())], name_in_lists(item, lang)[2], alike)


def _abbreviated(archive: Archive) -> Alike:
    """Return the names of things that are abbreviated in names of others (UBND TPHCM), each way."""
    items = [(kind, one) for kind in KINDS if kind.subject for one in archive.items[kind.name].values()]
    names = [[form.text for form in forms(kind, one.key, one.fields, code)] for kind, one in items for code in CODES]
    pairs = [(short, whole) for some in names for short in some if _CAPITALS.fullmatch(short) for whole in some]
    return tuple(one for short, whole in pairs if " " in whole for one in ((short, whole), (whole, short)))


def _distinct(found: Iterable[str], shown: str, alike: Alike) -> tuple[str, ...]:
    names = [*found, shown]
    for pairs in alike, _BRIEF:
        names += [f" {name} ".replace(f" {one} ", f" {other} ").strip() for name in names for one, other in pairs]
    return tuple(text for text in dict.fromkeys(names) if text != shown)


def _record(facets: Facets, item: Item) -> Findable:
    lang, text = facets.lang, item.texts.get(facets.lang)
    held = tuple(
        f"{one.title[lang]} ({period(one, facets.interface)})" for one in tenures(item.fields) if lang in one.title
    )
    held += tuple(title(facets.item("organisation", key), lang).text for key in item.fields.get("issuer", ()))
    prose = text.document.prose_digest if text else b""
    found = digest("record", lang, item.kind, item.key, item.document.head_digest, prose, *held)
    return Findable(f"{item.kind}/{item.key}", 1, leaf(found, partial(_registered_entry, lang, item, text, held)))


def _registered_entry(lang: str, item: Item, text: Text | None, held: tuple[str, ...]) -> SearchEntry:
    date, fields = day_of(item.fields), item.fields
    filed = [(KIND_FILTER, item.kind), *([(YEAR_FILTER, date[:4])] if date else [])]
    if item.kind in FILTERS:
        filed.append((item.kind, item.key))
    known = (fields[name] for name in ("title", "place") if isinstance(fields.get(name), Data))
    said = [*(one[lang] for one in known if lang in one), *held]
    return SearchEntry("", "", "", "", (*(("", one) for one in said), *(_units(text) if text else ())), tuple(filed))


def _note(lang: str, term: Data) -> SearchEntry:
    note = term.get("note", Data()).get(lang, "")
    units = (("", _PLAIN.sub(r"\1", note)),) if note else ()
    return SearchEntry("", "", "", "", units, ((KIND_FILTER, TERM),))


_PLAIN = re.compile(r"\[([^]]*)\]\([^)]*\)")
"""Links and marks of a note; a search shows their words alone."""


def abbreviations(archive: Archive) -> tuple[str, ...]:
    """Return the abbreviations of the terms, which the press writes with or without stops and spaces (TP. HCM)."""
    texts = (text for term in archive.terms for code in CODES for text in term_forms(term, code))
    return tuple(sorted({word for text in texts for word in _CAPITALS.findall(text)}))
