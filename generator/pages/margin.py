"""The margin of a briefing: beside the paragraph that first names a person, a document or a term, who or what that is.

Notes are made of what the page is given in any case, so that no later briefing can change those of an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.linked import Named
from generator.archive.titles import pick
from generator.core.kinds import DOCUMENTS
from generator.core.model import Localised
from generator.language.interface import Interface
from generator.language.typeset import typeset
from generator.pages.body import Body, Printed
from generator.pages.facet import Facet
from generator.pages.facets import Facets
from generator.pages.glossary import GlossaryEntry
from generator.pages.printing import localised
from generator.pages.view_values import Given, Link

_TAG = re.compile(r"(<[^>]*>)")
_BEGINS, _ENDS = ("<a ", "<code", "<sup"), ("</a>", "</code>", "</sup>")
"""Between these, terms are left alone."""
_MARKED_IN = ("paragraph", "list")
"""Kinds of blocks in which terms are marked."""


class Margin(NamedTuple):
    """A text with its terms marked, and the notes beside it."""

    text: Body
    notes: Mapping[str, Markup]
    """By the id of the paragraph that they stand beside."""


def mentions_in(facets: Facets, item: Item) -> tuple[tuple[str, str, Facet[Named]], ...]:
    """Return the (kind, key) of what a briefing's text in this language names, in order, and how it names each."""
    found = facets.mentions(item.key).items()
    return tuple([(*thing, one[3]) for thing, one in found if one[4] == facets.lang])


def whole_titles(facets: Facets, item: Item) -> tuple[tuple[str, str, str, str], ...]:
    """Return (kind, key, title, its language) of the documents that a briefing names."""
    found = ((kind, key) for kind, key in facets.text(item).named if kind in DOCUMENTS)
    fields = ((kind, key, facets.item(kind, key).fields) for kind, key in found)
    return tuple([(kind, key, *pick(own["title"], facets.lang)) for kind, key, own in fields if "title" in own])


def terms_in(facets: Facets, item: Item) -> tuple[tuple[str, str, GlossaryEntry], ...]:
    """Return the (unit, form, entry of the glossary) of the terms that a briefing's text in this language uses."""
    known = facets.glossary
    return tuple([(unit, form, known[form]) for form, unit in item.texts[facets.lang].linked.terms if form in known])


def margin_of(
    text: Body,
    mentions: Sequence[tuple[str, str, Named]],
    people: Sequence[Given],
    documents: Sequence[Link],
    titles: Sequence[tuple[str, str, str, str]],
    terms: Sequence[tuple[str, str, GlossaryEntry]],
    glossary: str,
    interface: Interface,
) -> Margin:
    """Return the margin of a text.

    ``titles`` are the whole ones of documents, as `whole_titles` gives them; ``glossary`` is the address of the page of
    terms.
    """
    about = {(one.link.kind, one.link.key): _person(one) for one in people if one.office}
    whole = {(kind, key): Localised(title, lang) for kind, key, title, lang in titles}
    about |= {(one.kind, one.key): _document(one, whole.get((one.kind, one.key)), interface.lang) for one in documents}
    numbered = {block.anchor: block for block in text.blocks if block.number}
    notes: dict[str, list[str]] = {anchor: [] for anchor in numbered}
    for kind, key, named in mentions:
        anchor = _paragraph(named.quoted[0].anchor, numbered)
        if anchor and (kind, key) in about:
            notes[anchor].append(about[kind, key])
    sought: dict[str, dict[str, GlossaryEntry]] = {}
    for unit, form, entry in sorted(terms, key=lambda one: -len(one[1])):
        sought.setdefault(_paragraph(unit, numbered), {})[form] = entry
    blocks, explained = [], set[str]()
    for block in text.blocks:
        here = sought.get(block.anchor, {}) if block.kind in _MARKED_IN else {}
        html, marked = _marked(block.html, here, glossary, explained)
        notes.setdefault(block.anchor, []).extend(map(_term, marked))
        blocks.append(block._replace(html=Markup(html)) if marked else block)
    label = escape(interface.text("Notes on paragraph %(number)s"))
    said = {anchor: _list(label % {"number": anchor[1:]}, lines) for anchor, lines in notes.items() if lines}
    return Margin(text._replace(blocks=tuple(blocks)), said)


def _paragraph(unit: str, numbered: Mapping[str, Printed]) -> str:
    """Return the paragraph in which a unit stands, of which it may be an item; empty if that bears no number."""
    return unit if unit in numbered else next((one for one in (unit.rpartition("-")[0],) if one in numbered), "")


def _list(label: str, lines: Sequence[str]) -> Markup:
    return Markup(f'<ul class="notes" aria-label="{label}">\n' + "\n".join(lines) + "\n</ul>")


def _person(one: Given) -> str:
    return f'<li><a href="{one.link.href}">{one.link.said}</a> {one.office}</li>'


def _document(link: Link, title: Localised | None, lang: str) -> str:
    """Return a document with what its short title leaves out."""
    symbol = typeset(link.symbol) if link.symbol and link.symbol not in link.plain else ""
    whole = localised(title, lang) if title and title.text != link.name else ""
    said = ": ".join(part for part in (symbol, whole) if part)
    return f'<li><a href="{link.href}">{link.said}</a>{f" {said}" if said else ""}</li>'


def _term(entry: GlossaryEntry) -> str:
    """Return a term in the other languages; the n-th such note is that of the n-th term marked in the text, as the
    script that previews them knows."""
    others = " · ".join(f'<span lang="{code}">{typeset(words)}</span>' for code, words in entry.others)
    return f"<li data-term><b>{typeset(entry.term)}</b> {others}</li>"


def _marked(
    html: str, sought: Mapping[str, GlossaryEntry], glossary: str, explained: set[str]
) -> tuple[str, list[GlossaryEntry]]:
    """Return a block with the first use of each form in free prose as a link to the page of terms, and the terms that
    were found, each once in a text, in the order of the block."""
    if not sought:
        return html, []
    pieces: list[tuple[str, bool, GlossaryEntry | None]] = []
    free = True
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2:
            free = piece in _ENDS or (free and not piece.startswith(_BEGINS))
        pieces.append((piece, free and number % 2 == 0, None))
    for form, entry in sought.items():
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
