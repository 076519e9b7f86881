"""The margin of a briefing: beside the paragraph that first names a person, a document, an organisation, a place or a
term, who or what that is.

Notes are made from the briefing's own front matter, mentions and terms, so a later briefing cannot change the notes of
an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.linked import Named, Quoted
from generator.archive.titles import KIND, other_titles, pick
from generator.core.kinds import DOCUMENTS, SUBJECTS
from generator.core.model import Localised
from generator.language.interface import Interface
from generator.language.typeset import typeset
from generator.pages.body import Body, Printed
from generator.pages.facet import Facet, made
from generator.pages.facets import Facets
from generator.pages.glossary import GlossaryEntry
from generator.pages.printing import localised
from generator.pages.register_entry import whole_of
from generator.pages.view_values import Given, Link

_TAG = re.compile(r"(<[^>]*>)")
_BEGINS, _ENDS = ("<a ", "<code", "<sup"), ("</a>", "</code>", "</sup>")
"""Between these tags terms are not marked."""
_MARKED_IN = ("paragraph", "list")
"""Kinds of blocks in which terms are marked."""


class Margin(NamedTuple):
    """A text with its terms marked, and its notes."""

    text: Body
    notes: Mapping[str, Markup]
    """For each paragraph id, the notes next to it as HTML."""


class Subject(NamedTuple):
    """An organisation or a place, with what a note says of it."""

    link: Link
    others: tuple[tuple[str, str], ...]
    """(language, name) in other languages."""
    whole: Link | None
    """What it is part of."""


def mentions_in(facets: Facets, item: Item) -> tuple[tuple[str, str, Facet[Named]], ...]:
    """Return (kind, key, how it is named) of each entry that a briefing's text in this language mentions, in order."""
    found = facets.mentions(item.key).items()
    return tuple([(*thing, one[3]) for thing, one in found if one[4] == facets.lang])


def whole_titles(facets: Facets, item: Item) -> tuple[tuple[str, str, str, str], ...]:
    """Return (kind, key, title, language of the title) of the documents that a briefing names."""
    found = ((kind, key) for kind, key in facets.text(item).named if kind in DOCUMENTS)
    fields = ((kind, key, facets.item(kind, key).fields) for kind, key in found)
    return tuple([(kind, key, *pick(own["title"], facets.lang)) for kind, key, own in fields if "title" in own])


def subjects_in(facets: Facets, item: Item) -> tuple[Facet[Subject], ...]:
    """Return what the notes say of the organisations and places that a briefing's text in this language names, but for
    those that are in every text, such as the city itself (``prose: false``)."""
    named = [one for one in item.texts[facets.lang].linked.named if one[0] in SUBJECTS and KIND[one[0]].forms]
    found = (facets.item(*one) for one in named)
    return tuple(
        [
            made(Subject, facets.link(one.kind, one.key), other_titles(one, facets.lang), whole_of(facets, one))
            for one in found
            if "prose" not in one.fields
        ]
    )


def terms_in(facets: Facets, item: Item) -> tuple[tuple[str, str, GlossaryEntry], ...]:
    """Return (unit, form, term) of each registered term that a briefing's text in this language uses."""
    known = facets.glossary
    return tuple([(unit, form, known[form]) for form, unit in item.texts[facets.lang].linked.terms if form in known])


def margin_of(
    text: Body,
    mentions: Sequence[tuple[str, str, Named]],
    people: Sequence[Given],
    documents: Sequence[Link],
    titles: Sequence[tuple[str, str, str, str]],
    subjects: Sequence[Subject],
    terms: Sequence[tuple[str, str, GlossaryEntry]],
    glossary: str,
    interface: Interface,
) -> Margin:
    """Return the margin of a text.

    ``mentions``, ``titles`` and ``terms`` are as `mentions_in`, `whole_titles` and `terms_in` return them; ``glossary``
    is the address of the page of terms. An organisation that is marked as a term has that note alone.
    """
    numbered = {block.anchor: block for block in text.blocks if block.number}
    entries: dict[str, dict[str, GlossaryEntry]] = {}
    for unit, form, entry in sorted(terms, key=lambda one: -len(one[1])):
        entries.setdefault(_paragraph(unit, numbered), {})[form] = entry
    blocks, explained = [], set[str]()
    of_terms: dict[str, list[GlossaryEntry]] = {anchor: [] for anchor in numbered}
    for block in text.blocks:
        here = entries.get(block.anchor, {}) if block.kind in _MARKED_IN else {}
        html, marked = _marked(block.html, here, glossary, explained)
        of_terms[block.anchor] = marked
        blocks.append(block._replace(html=Markup(html)) if marked else block)
    first = {(kind, key): named.quoted[0] for kind, key, named in mentions}
    whole = {(kind, key): Localised(title, lang) for kind, key, title, lang in titles}
    about = {(one.link.kind, one.link.key): _note(one.link, one.office) for one in people if one.office}
    about |= {(one.kind, one.key): _document(one, whole.get((one.kind, one.key)), interface.lang) for one in documents}
    known = {entry.term.partition(" (")[0] for found in of_terms.values() for entry in found}
    named = {(one.link.kind, one.link.key): one for one in subjects if one.link.name not in known}
    about |= {thing: _subject(one, first[thing], interface) for thing, one in named.items()}
    notes: dict[str, list[str]] = {anchor: [] for anchor in of_terms}
    for thing, quoted in first.items():
        anchor = _paragraph(quoted.anchor, numbered)
        if anchor and about.get(thing):
            notes[anchor].append(about[thing])
    for anchor, found in of_terms.items():
        notes[anchor] += map(_term, found)
    label = escape(interface.text("Notes on paragraph %(number)s"))
    said = {anchor: _list(label % {"number": anchor[1:]}, lines) for anchor, lines in notes.items() if lines}
    return Margin(text._replace(blocks=tuple(blocks)), said)


def _paragraph(unit: str, numbered: Mapping[str, Printed]) -> str:
    """Return the id of the numbered block that contains a unit; empty if that block bears no number."""
    return unit if unit in numbered else next((one for one in (unit.rpartition("-")[0],) if one in numbered), "")


def _list(label: str, lines: Sequence[str]) -> Markup:
    return Markup(f'<ul class="notes" aria-label="{label}">\n' + "\n".join(lines) + "\n</ul>")


def _document(link: Link, title: Localised | None, lang: str) -> str:
    """Return the note on a document: its link, and the symbol and title that its short title leaves out."""
    symbol = typeset(link.symbol) if link.symbol and link.symbol not in link.plain else ""
    whole = localised(title, lang) if title and title.text != link.name else ""
    return _note(link, " · ".join(part for part in (symbol, whole) if part))


def _subject(one: Subject, quoted: Quoted, interface: Interface) -> str:
    """Return an organisation or a place with its name in other languages, unless that stands beside it in the text, and
    with what it is part of, unless its name says so; empty if that would say no more than the text."""
    name, words = one.link.name, quoted.text[quoted.start : quoted.end]
    others = [Localised(other, code) for code, other in one.others if other != name and other not in quoted.text]
    said = [localised(other, interface.lang) for other in others]
    if one.whole and one.whole.name not in name:
        said.append(interface.say("part of %(name)s", name=one.whole.said))
    return _note(one.link, " · ".join(said)) if said or words.casefold() != name.casefold() else ""


def _note(link: Link, said: str) -> str:
    """Return a note: a link, and what is said of it."""
    return f'<li><a href="{link.href}">{link.said}</a>{f": {said}" if said else ""}</li>'


def _term(entry: GlossaryEntry) -> str:
    """Return the note on a term: the term in the other languages. The n-th such note belongs to the n-th term marked in
    the text; the script that shows previews relies on that."""
    others = " · ".join(f'<span lang="{code}">{typeset(words)}</span>' for code, words in entry.others)
    return f"<li data-term><b>{typeset(entry.term)}</b>: {others}</li>"


def _marked(
    html: str, entries: Mapping[str, GlossaryEntry], glossary: str, explained: set[str]
) -> tuple[str, list[GlossaryEntry]]:
    """Return a block with the first use of each form outside links and code made a link to the page of terms, and the
    terms found, in the order of the block. ``explained`` are the terms marked so far in the text, since each is marked
    once."""
    if not entries:
        return html, []
    pieces: list[tuple[str, bool, GlossaryEntry | None]] = []
    free = True
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2:
            free = piece in _ENDS or (free and not piece.startswith(_BEGINS))
        pieces.append((piece, free and number % 2 == 0, None))
    for form, entry in entries.items():
        for number, (piece, free, _) in enumerate(pieces):
            match = _pattern(form).search(piece) if free and entry.anchor not in explained else None
            if match:
                link = f'<a class="ref term" href="{glossary}#{entry.anchor}">{match[0]}</a>'
                before, after = piece[: match.start()], piece[match.end() :]
                pieces[number : number + 1] = [(before, True, None), (link, False, entry), (after, True, None)]
                explained.add(entry.anchor)
                break
    return "".join(piece for piece, _, _ in pieces), [entry for _, _, entry in pieces if entry]


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(escape(word)) for word in form.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
