"""The plain-text edition: a file for every briefing in each of its languages, and a README. Only the zip of the whole
archive has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Text
from generator.core.digest import digest
from generator.core.kinds import CODES
from generator.core.schema import N_
from generator.pages.briefing import date_known, date_reasons
from generator.pages.citation import citation_of
from generator.pages.facet import Facet, Input, leaf
from generator.pages.facets import Facets
from generator.pages.layout import framed
from generator.pages.page import Page, Tools
from generator.pages.source_article import Article
from generator.pages.structured import whole
from generator.pages.view_values import Card, Chrome, Frame, Front, Given

TEXT_FOLDER = "text"
"""Folder of the zip that holds the texts."""
README = "README.txt"
_TEMPLATE = "plain.txt"
_WHAT = N_(
    "This file holds the whole archive as it stood when its site was built: in data/ the files that the page of the "
    "data describes, in text/ every briefing as plain text, with the numbers of its paragraphs in square brackets."
)
_RIGHTS = N_("The briefings and the data may be used under %(licence)s. The newspapers’ own texts are not part of it.")


class PlainBlock(NamedTuple):
    """A block of a text without mark-up."""

    kind: str
    units: tuple[tuple[str, str], ...]
    """(anchor, words) of its paragraphs or list items."""


def plain_pages(facets: Facets) -> Iterator[Page]:
    """Yield the files of the edition in one language; the README, which covers all languages, comes with the first."""
    if facets.lang == CODES[0]:
        chromes = tuple(facets.editions[code].chrome for code in CODES)
        yield framed(facets, Frame(README), _TEMPLATE, _readme, {"chromes": chromes}, speaks=CODES[1:])
    for stem, item in facets.archive.items["briefing"].items():
        if facets.lang in item.texts:
            inputs: dict[str, Input] = {
                "front": facets.front("briefing", stem),
                "card": facets.card(stem),
                "people": facets.given(stem),
                "article": facets.article(item),
                "address": facets.path(("briefing", stem)),
                "paragraphs": _blocks_of(item.texts[facets.lang]),
            }
            frame = Frame(f"{TEXT_FOLDER}/{facets.lang}/{stem}.txt")
            yield framed(facets, frame, _TEMPLATE, _view, inputs, subject=item.path)


def _blocks_of(text: Text) -> Facet[tuple[PlainBlock, ...]]:
    return leaf(digest("plain", text.document.prose_digest), partial(_blocks, text))


def _blocks(text: Text) -> tuple[PlainBlock, ...]:
    return tuple(
        PlainBlock(block.kind, tuple((unit.anchor, " ".join(unit.text.split())) for unit in block.units))
        for block in text.body
    )


def _view(
    tools: Tools,
    chrome: Chrome,
    front: Front,
    card: Card,
    people: tuple[Given, ...],
    article: Article,
    address: str,
    paragraphs: tuple[PlainBlock, ...],
) -> dict[str, Any]:
    interface, lang = tools.interface, tools.lang
    own, say = front.texts[lang], interface.say
    cited = citation_of(front, lang, article, chrome, whole(chrome.base_url, address)).printed(interface)
    dated = (date_known(front.fields, interface), date_reasons(own, ""))
    facts = (
        (say("Date"), Markup(". ").join(part for part in dated if part)),
        (say("Place of the event"), Markup.escape(own.get("place", ""))),
        (say("Source"), Markup(" · ").join(article.facts(interface))),
        (say("People"), Markup("; ").join(_named(one) for one in people)),
        (say("Documents"), Markup("; ").join(one.said for one in card.documents)),
    )
    lines = [
        own["title"],
        *(f"{_plain(name)}: {_plain(value)}" for name, value in facts if value),
        own["summary"],
        *map(_printed, paragraphs),
        *([_plain(say("Unofficial translation"))] if "translation" in own else []),
        _plain(cited),
    ]
    return {"text": "\n\n".join(line for line in lines if line) + "\n"}


def _named(one: Given) -> Markup:
    return Markup("%s, %s") % (one.link.said, one.office) if one.office else one.link.said


def _printed(block: PlainBlock) -> str:
    """Return a block as text, each paragraph after its number; a heading has no number and is in capitals."""
    if block.kind == "heading":
        return "\n".join(words.upper() for _, words in block.units)
    return "\n".join(f"[{anchor[1:]}] {words}" for anchor, words in block.units)


def _plain(html: Markup) -> str:
    return html.striptags().replace("\N{NO-BREAK SPACE}", " ")


def _readme(tools: Tools, chrome: Chrome, chromes: tuple[Chrome, ...]) -> dict[str, Any]:
    """Return the text on what the zip holds, in every language."""
    parts = []
    for one in chromes:
        text = tools.others[one.lang].text
        rights = text(_RIGHTS) % {"licence": one.licence["content"]}
        parts += [one.title.text, one.description.text, text(_WHAT), rights, one.base_url]
    return {"text": "\n\n".join(parts) + "\n"}
