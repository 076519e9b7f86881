"""Bodies: the text of a thing as HTML, block by block, with its links in the language of the text."""

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
"""Folder of pictures in the site."""
_PLAIN = ("heading", "rule", "footnotes")
"""Kinds of blocks that stand on the page without a paragraph number."""


class Printed(NamedTuple):
    """A block of a body as HTML."""

    kind: str
    anchor: str
    number: str
    """Of the paragraph; empty for a block that bears none."""
    shared: bool
    """Whether the same block stands in the other languages too."""
    html: Markup


class Body(NamedTuple):
    """The text of a thing in one language."""

    lang: str
    blocks: tuple[Printed, ...]
    across: tuple[tuple[str, str], ...]
    """(language, address) of the same text in its other languages."""


class BodySource(NamedTuple):
    """A text before it is printed."""

    passages: tuple[Passage, ...]
    alike: int
    """How many blocks, from the first on, have the same structure in all languages."""


def source_of(text: Text, twins: tuple[Text, ...]) -> BodySource:
    """Return a text; ``twins`` are the same in other languages."""
    passages = text.passages
    if not twins:
        return BodySource(passages, 0)
    if all(twin.document.outline == text.document.outline for twin in twins):
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
    """Print a text.

    ``fragments`` are the (kind, key, id) of paragraphs of other texts that exist in this language, ``images`` the
    (name, width, height) of its pictures in pixels.
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
    """Return HTML with something before every id, so that two texts of the same numbers can stand on one page."""
    if ' id="' in html or ' href="#' in html:
        return Markup(_IDS.sub(rf"\1{prefix}", str(html)))
    return html


def elsewhere(body: Body, page: str, base_url: str) -> str:
    """Return the HTML of a whole text for readers elsewhere: whole addresses, no ids, and fragments that lead to the
    page at ``page``."""
    whole = _OWN_IDS.sub("", "\n".join(block.html for block in body.blocks))
    whole = whole.replace(' href="#', f' href="{escape(page)}#')
    return whole.replace(' href="/', f' href="{base_url}').replace(' src="/', f' src="{base_url}')
