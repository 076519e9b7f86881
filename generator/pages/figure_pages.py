"""Pages of figures: what a figure counts, and every value that briefings give it, in the order of their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Item, Text
from generator.archive.said_values import SaidValue, said_values
from generator.archive.titles import KIND
from generator.core.digest import digest
from generator.core.model import Localised
from generator.pages.body import Body
from generator.pages.facet import Facet, leaf, made
from generator.pages.facets import Facets
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import anchor as link_to
from generator.pages.printing import localised, picked, to_paragraph, words
from generator.pages.quote import quote_of
from generator.pages.register_entry import entry_head, entry_inputs
from generator.pages.structured import NodeWriter
from generator.pages.structured_things import figure as structured_figure
from generator.pages.value_plot import value_plot
from generator.pages.view_values import Chrome, Front, Headline, Link

FIGURE = "figure"
SaidIn = tuple[str, str, tuple[SaidValue, ...]]
"""(language, address of the text, the values that it gives the figure)."""
ReportedValues = tuple[Headline, str, tuple[SaidIn, ...]]
"""A briefing, its day (empty if not known), and what each of its texts says of a figure, the shown text first."""


class ValueRow(NamedTuple):
    """A row in the table of a figure."""

    value: Markup
    """The words of the text."""
    number: str
    """The value as a plain decimal number."""
    others: tuple[tuple[str, Markup], ...]
    """(language, link with the words there) for the briefing's other languages."""
    day: str
    """The day of the briefing; empty if it is not known."""
    when: Markup
    """The day in words."""
    href: str
    """The address of the paragraph."""
    briefing: Markup
    """The links to the briefing and to the paragraph."""
    publisher: Markup
    """The newspaper; empty if it is not known."""
    title: str
    """Value, day and briefing in one line."""


def figure_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of every figure."""
    for item in facets.archive.items[FIGURE].values():
        stems = facets.archive.naming.get((FIGURE, item.key), ())
        yield page_of(
            facets,
            (FIGURE, item.key),
            KIND[FIGURE].template,
            _view,
            {
                **entry_inputs(facets, item),
                "values": tuple(given_in(facets, stem, item.key) for stem in stems),
                "mentions": tuple(facets.mentions(stem)[FIGURE, item.key] for stem in stems),
            },
            subject=item.path,
            changed=facets.changed(stems),
        )


def given_in(facets: Facets, stem: str, key: str) -> tuple[Any, ...]:
    """Return a briefing that mentions a figure, with what it says: `ReportedValues` before its facets are loaded."""
    listing = facets.archive.listings[stem]
    return facets.headline(stem), listing.date if listing.dated else "", said_in(facets, stem, key)


def said_in(facets: Facets, stem: str, key: str) -> tuple[tuple[Any, ...], ...]:
    """Return what each text of a briefing says of a figure, the shown text first: `SaidIn` before its facets are
    loaded."""
    item = facets.item("briefing", stem)
    shown = facets.text(item)
    texts = (shown, *(text for text in item.texts.values() if text is not shown))
    return tuple(_said_in(facets, item, text, key) for text in texts)


def _said_in(facets: Facets, item: Item, text: Text, key: str) -> tuple[str, str, Facet[tuple[SaidValue, ...]]]:
    address = facets.relations["briefing", item.key].places[text.lang].href
    return text.lang, address, leaf(digest("values", text.lang, key, text.linked.digest), partial(_values, text, key))


def _values(text: Text, key: str) -> tuple[SaidValue, ...]:
    return tuple(one for one in said_values(text) if one.key == key)


def course(facets: Facets, key: str) -> Facet[Markup] | None:
    """Return the first and the last value reported of a figure; None if no briefing that mentions it has a date."""
    listings = facets.archive.listings
    dated = [stem for stem in facets.archive.naming.get((FIGURE, key), ()) if listings[stem].dated]
    ends = dict.fromkeys([*dated[:1], *dated[-1:]])
    return made(_course, facets.lang, *(given_in(facets, stem, key) for stem in ends)) if ends else None


def _course(lang: str, *ends: ReportedValues) -> Markup:
    found = [(headline.when, text, one) for headline, _, texts in ends for text, one in _shown(texts)]
    said = (
        Markup("%s (%s)") % (localised(Localised(one.words, text[0]), lang), when)
        for when, text, one in dict.fromkeys((found[0], found[-1]))
    )
    return Markup(" → ").join(said)


def _shown(texts: tuple[SaidIn, ...]) -> Iterator[tuple[SaidIn, SaidValue]]:
    """Yield the values in the shown text, or in the first text that gives any."""
    first = next((text for text in texts if text[2]), texts[0])
    return ((first, one) for one in first[2])


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    others: tuple[tuple[str, str], ...],
    note: Body | None,
    values: tuple[ReportedValues, ...],
    mentions: tuple[Any, ...],
) -> dict[str, Any]:
    interface, lang, link, fields = tools.interface, tools.lang, crumbs[-1], front.fields
    definition = picked(fields["definition"], lang)
    main = structured_figure(NodeWriter(chrome, tools.frame, interface), link, fields)
    rows = tuple(row for one in values for row in _rows(one, tools))
    dated = [row for row in rows if row.day]
    drawn = [(row.day, Decimal(row.number), row.href, row.title) for row in dated if row.number]
    return {
        **surround(tools, chrome, crumbs, link.plain, definition.striptags(), main=main),
        **entry_head(link, others, interface, note),
        "definition": definition,
        "unit": picked(fields["unit"], lang),
        "rows": rows,
        "first": dated[0] if dated else None,
        "last": dated[-1] if len(dated) > 1 else None,
        "plot": value_plot(drawn, lang),
        "quotes": tuple(quote_of(interface, *one) for one in mentions),
    }


def _rows(given: ReportedValues, tools: Tools) -> Iterator[ValueRow]:
    """Yield a row for every value that the text shown gives, or the first other text that gives one."""
    headline, day, texts = given
    lang, interface = tools.lang, tools.interface
    seen: Counter[str] = Counter()
    for text, one in _shown(texts):
        spoken, address, _ = text
        others = (other for other in texts if other is not text)
        number, href = seen[one.anchor], f"{address}#{one.anchor}"
        seen[one.anchor] += 1
        yield ValueRow(
            localised(Localised(one.words, spoken), lang),
            one.value,
            tuple(filter(None, (_same(other, one.anchor, number) for other in others))),
            day,
            headline.when,
            href,
            headline.link.html + " " + to_paragraph(interface, href, one.anchor),
            headline.publisher,
            " · ".join((one.words, headline.when.striptags(), headline.link.plain)),
        )


def _same(text: SaidIn, anchor: str, number: int) -> tuple[str, Markup] | None:
    """Return the (language, link) of the value that another text gives in the same place; None if it gives none."""
    lang, address, found = text
    here = [one for one in found if one.anchor == anchor][number : number + 1]
    return (lang, link_to(f"{address}#{anchor}", words(here[0].words))) if here else None
