"""Bodies: the text of an item as HTML, block by block, with its links in the language of the text."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from generator.archive.items import Text
from generator.archive.passages import Hole, Passage
from generator.core.model import IMAGE
from generator.pages.view_values import Link
from generator.source.structure import alike

_OWN_IDS = re.compile(r' id="[^"]*"')
_IDS = re.compile(r'( id="| href="#)(?=[^"])')
IMAGES = "images"
"""Folder of the site for the pictures of texts."""
_PLAIN = ("heading", "rule", "footnotes")
"""Kinds of blocks that have no paragraph number on the page."""


class Printed(NamedTuple):
    """A block of a body as HTML."""

    kind: str
    """As of `core.model.Block`: paragraph, heading, list …"""
    anchor: str
    """The id of the block on the page."""
    number: str
    """Number of the paragraph; empty for a block without one."""
    shared: bool
    """Whether every other language of the text has the same block."""
    html: Markup


class Body(NamedTuple):
    """The text of an item in one language."""

    lang: str
    blocks: tuple[Printed, ...]
    across: tuple[tuple[str, str], ...]
    """(language, address) of the same text in each other language."""


class BodySource(NamedTuple):
    """A text with gaps for its links and pictures."""

    passages: tuple[Passage, ...]
    alike: int
    """The number of blocks, counted from the first, that have the same structure in all languages."""


def source_of(text: Text, twins: tuple[Text, ...]) -> BodySource:
    """Return a text with gaps; ``twins`` are the same text in the other languages."""
    passages = text.passages
    if not twins:
        return BodySource(passages, 0)
    if all(twin.document.outline_digest == text.document.outline_digest for twin in twins):
        return BodySource(passages, len(passages))
    return BodySource(passages, alike([text.body, *(twin.body for twin in twins)]))


def body_of(
    lang: str,
    source: BodySource,
    targets: tuple[Link, ...],
    fragments: tuple[tuple[str, str, str], ...],
    images: tuple[tuple[str, int, int], ...],
    across: tuple[tuple[str, str], ...],
) -> Body:
    """Return a text with its gaps filled.

    ``targets`` are the links to everything that it mentions; ``fragments`` are the (kind, key, paragraph id) in other
    texts that exist in this language; ``images`` are the (name, width, height) of its pictures in pixels; ``across`` as
    in `Body`.
    """
    things = {(one.kind, one.key): one for one in targets}
    sizes = {name: (width, height) for name, width, height in images}

    def filled(hole: Hole) -> str:
        if hole.scheme == IMAGE:
            return _image(hole, *sizes.get(hole.target, (0, 0)))
        target = things[hole.scheme, hole.target]
        # A stub, or a shorter translation, has no such paragraph to lead to.
        there = hole.fragment and (hole.scheme, hole.target, hole.fragment) in fragments
        href = f"{target.href}#{hole.fragment}" if there else target.href
        only = target.html.partition("</a>")[2] if target.only else ""
        return f'<a class="ref" href="{escape(href)}">{hole.label}</a>{only}'

    blocks = []
    for number, (kind, anchor, pieces) in enumerate(source.passages):
        html = "".join([piece if isinstance(piece, str) else filled(piece) for piece in pieces])
        blocks.append(Printed(kind, anchor, "" if kind in _PLAIN else anchor[1:], number < source.alike, Markup(html)))
    return Body(lang, tuple(blocks), across)


def _image(hole: Hole, width: int, height: int) -> str:
    size = f' width="{width}" height="{height}"' if width else ""
    address = escape(f"/{IMAGES}/{quote(hole.target)}")
    return f'<img src="{address}" alt="{hole.label}"{size} loading="lazy">'


def prefixed(html: Markup, prefix: str) -> Markup:
    """Return HTML with a prefix before every id and every link to one, so that two texts whose paragraphs have the same
    numbers can stand on one page."""
    if ' id="' in html or ' href="#' in html:
        return Markup(_IDS.sub(rf"\1{prefix}", str(html)))
    return html


def elsewhere(body: Body, page: str, base_url: str) -> str:
    """Return the HTML of a whole text for feed readers: whole addresses, no ids, and links to paragraphs that lead to
    the page at ``page``."""
    whole = _OWN_IDS.sub("", "\n".join(block.html for block in body.blocks))
    whole = whole.replace(' href="#', f' href="{escape(page)}#')
    return whole.replace(' href="/', f' href="{base_url}').replace(' src="/', f' src="{base_url}')
