"""The page that sets a briefing's languages side by side: a row for each block, the page's language first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from html import escape
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from generator.archive.items import Item, Text
from generator.archive.parity import SHOWN_FIELDS, Column, Tally, compare, compared_fields, waived
from generator.archive.stale import is_stale
from generator.core.digest import digest
from generator.core.model import Data, Localised
from generator.core.schema import N_
from generator.language.interface import Interface
from generator.pages.address import PARALLEL
from generator.pages.body import Body, Printed, prefixed
from generator.pages.briefing import date_known, date_reasons, stale_words, translated, written
from generator.pages.cards import other_front_titles
from generator.pages.citation import citation_of
from generator.pages.facet import Facet, leaf
from generator.pages.facets import Facets
from generator.pages.layout import crumbs, framed, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, localised
from generator.pages.source_article import Article
from generator.pages.structured import whole
from generator.pages.view_values import Card, Chrome, Frame, Front, Given, Link


def parallel_pages(facets: Facets) -> Iterator[Page]:
    """Yield that page for every briefing that has more than one language."""
    for item in facets.archive.items["briefing"].values():
        row = facets.relations.get((PARALLEL, item.key))
        if row is not None:
            yield _page(facets, item, row.places[facets.lang].path)


def _page(facets: Facets, item: Item, path: str) -> Page:
    texts = sorted(item.texts.values(), key=lambda text: text.lang != facets.lang)
    frame = Frame(
        path,
        facets.relations["briefing", item.key].every,
        path,
        facets.path(("briefing", item.key)),
        indexed=False,
    )
    return framed(
        facets,
        frame,
        "parallel.html",
        _view,
        {
            "crumbs": crumbs(facets, ("briefing", item.key)),
            "front": facets.front("briefing", item.key),
            "card": facets.card(item.key),
            "event": facets.link("event", item.fields["event"]) if "event" in item.fields else None,
            "article": facets.article(item),
            "texts": tuple(facets.editions[text.lang].body("briefing", item.key) for text in texts),
            "given": tuple((text.lang, facets.editions[text.lang].given(item.key)) for text in texts),
            "parity": tuple((text.lang, _parity(item, text)) for text in texts if text.lang != item.original),
            "stale": int(any(is_stale(item, text.lang) for text in texts)),
        },
        item.path,
        speaks=tuple(text.lang for text in texts if text.lang != facets.lang),
    )


def _parity(item: Item, translation: Text) -> Facet[Tally]:
    """Return the comparison of the figures of an original and its translation."""
    texts = item.texts[item.original], translation
    parts = [part for text in texts for part in (text.lang, text.document.head_digest, text.document.prose_digest)]
    return leaf(digest("parity", *parts), partial(_compared, *texts))


@lru_cache(maxsize=64)
def _compared(original: Text, translation: Text) -> Tally:
    # The pages of both languages need it, and it is slow.
    columns = (
        Column(one.lang, compared_fields(one.fields, SHOWN_FIELDS), one.body, {}) for one in (original, translation)
    )
    return compare(*columns)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    card: Card,
    event: Link | None,
    article: Article,
    texts: tuple[Body, ...],
    given: tuple[tuple[str, tuple[Given, ...]], ...],
    parity: tuple[tuple[str, Tally], ...],
    stale: int,
) -> dict[str, Any]:
    interface, lang, fields = tools.interface, tools.lang, front.fields
    shown = front.shown(lang)
    title = f"{crumbs[-1].name} – {interface.text('Side by side')}"
    url = whole(chrome.base_url, tools.frame.canonical)
    citation = citation_of(front, shown, article, chrome, url)
    code, translation = next((code, own["translation"]) for code, own in front.texts.items() if "translation" in own)
    return {
        **surround(tools, chrome, crumbs, title, card.abstract, meta=citation.head_metadata(interface)),
        "when": card.when,
        "publisher": card.publisher,
        "heading": crumbs[-1].said,
        "others": other_front_titles(front, lang),
        "cited": citation.printed(interface),
        "event": event,
        "date_known": date_known(fields, interface),
        "date_reasons": date_reasons(front.texts[shown], "" if shown == lang else shown),
        "source": tuple(article.facts(interface)),
        "translation": translated(translation, code, tools),
        "written": () if "raw" in fields else written(fields, translation, interface),
        "raw": "raw" in fields,
        "stale": stale_words(fields, interface) if stale else NOTHING,
        "columns": tuple(_column(tools, one.lang, front) for one in texts),
        "given": given,
        "rows": Markup("\n".join(_rows(texts, interface))),
        "parity": tuple((code, tally.figures, tally.matched) for code, tally in parity),
        "waived": tuple(_waived(front, [tally for _, tally in parity], lang)),
    }


def _column(tools: Tools, lang: str, front: Front) -> tuple[str, str]:
    """Return the language of a column, and “Original” or “Unofficial translation” in that language."""
    translated = "translation" in front.texts[lang]
    message = N_("Unofficial translation") if translated else N_("Original")
    return lang, tools.others[lang].text(message)


def _waived(front: Front, parity: Sequence[Tally], lang: str) -> Iterator[tuple[str, Markup]]:
    """Yield (waiver, reason) for each figure that differs on purpose."""
    found = [(code, waiver) for code, own in front.texts.items() for waiver in own.get("parity", ())]
    waivers: list[Data] = [waiver for _, waiver in found]
    covering = [waived(one, waivers) for tally in parity for one in tally.differences if one.what == "figure"]
    for code, waiver in found:
        if waiver in covering:
            yield waiver["waive"], localised(Localised(waiver["reason"], code), lang)


def _rows(columns: Sequence[Body], interface: Interface) -> Iterator[str]:
    """Yield the rows as HTML: blocks of both languages while their structure is the same, then each remaining block
    alone."""
    label = escape(interface.text("Paragraph %(number)s"))
    lacking = interface.say("no counterpart in this language")
    missing = f'<p class="muted" lang="{interface.lang}">{lacking}</p>'
    same = sum(block.shared for block in columns[0].blocks)
    for blocks in zip(*(column.blocks[:same] for column in columns), strict=True):
        yield _row(columns, blocks, interface.lang, label, missing)
    for left in zip_longest(*(column.blocks[same:] for column in columns)):
        for number, block in enumerate(left):
            if block is not None:
                alone = [block if n == number else None for n in range(len(columns))]
                yield _row(columns, alone, interface.lang, label, missing)


def _row(columns: Sequence[Body], blocks: Sequence[Printed | None], lang: str, label: str, missing: str) -> str:
    """Return a row as HTML: the number of the paragraph, then a cell for each language."""
    number, first = next((n, block) for n, block in enumerate(blocks) if block)
    if first.kind == "rule":
        return "<hr>"
    anchor = first.anchor if number == 0 else f"{columns[number].lang}-{first.anchor}"
    identity = f' id="{anchor}"' if first.kind != "heading" and anchor else ""
    if identity and None not in blocks:
        identity += " data-shared"
    parts = [f'<section class="row-pair row-{first.kind}"{identity}>']
    if first.number:
        said = label % {"number": first.number}
        link = f'<a class="number" href="#{anchor}" aria-label="{said}">{first.number}</a>'
        parts.append(f'<p class="numbers">{link}</p>')
    for n, (column, block) in enumerate(zip(columns, blocks, strict=True)):
        html = missing if block is None else prefixed(block.html, f"{column.lang}-") if n else block.html
        own = "" if column.lang == lang else f' lang="{column.lang}"'
        parts.append(f'<div class="cell"{own}>\n{html.rstrip()}\n</div>')
    return "\n".join([*parts, "</section>"])
