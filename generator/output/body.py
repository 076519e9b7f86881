"""Bodies: fills the last holes of a text, now that the page knows its own address and its reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.archive.passages import Image, Passage
from generator.kinds import LANGUAGES
from generator.output.html import html
from generator.pages.parts import Body, Label

_NAMES = {language.code: language.label for language in LANGUAGES}
_OWN_IDS = re.compile(r' id="[^"]*"')
_IDS = re.compile(r'( id="| href="#)(?=[^"])')
IMAGES = "images"
"""Folder of pictures in the site."""


@pass_context
def fill(context: Context, passage: Passage, body: Body, prefix: str = "") -> Markup:
    """Return the HTML of a passage; links to what exists in another language only say so behind their words.

    ``prefix`` goes before every id, so that two texts of the same numbers can stand on one page.
    """
    if not prefix and len(passage.pieces) == 1 and isinstance(passage.pieces[0], str):
        return html(passage.pieces[0])
    labels: dict[tuple[str, str], Label] = {}
    href: Callable[..., str] = context["href"]
    parts = []
    for piece in passage.pieces:
        if isinstance(piece, str):
            parts.append(_IDS.sub(rf"\1{prefix}", piece) if prefix and _has_ids(piece) else piece)
        elif isinstance(piece, Image):
            parts.append(_image(piece, href))
        else:
            labels = labels or {(label.kind, label.key): label for label in body.labels}
            label = labels[(piece.kind, piece.key)]
            # A stub, or a shorter translation, has no such paragraph to lead to.
            address = href(label.path, piece.fragment if context["lang"] in piece.there else "")
            parts.append(f'<a class="ref" href="{escape(address)}">{piece.label}</a>')
            if label.withdrawn or label.only:
                parts.append(f' <span class="only">({escape(_restriction(context, label))})</span>')
    return html("".join(parts))


def _restriction(context: Context, label: Label) -> str:
    """Return what a reader should know before following a link."""
    translated: Callable[..., str] = context["gettext"]
    if label.withdrawn:
        return str(context.call(translated, "withdrawn"))
    name = context.call(translated, _NAMES[label.only])
    return str(context.call(translated, "only in %(language)s", language=name))


def _has_ids(text: str) -> bool:
    return ' id="' in text or ' href="#' in text


def _image(image: Image, href: Callable[..., str]) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    address = escape(href(f"{IMAGES}/{quote(image.name)}"))
    return f'<img src="{address}" alt="{image.alternative}"{size} loading="lazy">'


@pass_context
def elsewhere(context: Context, body: Body, path: str) -> Markup:
    """Return the HTML of a whole text for readers elsewhere: no ids, and fragments lead to the page at ``path``."""
    page = escape(context["href"](path))
    whole = "\n".join(fill(context, passage, body) for passage in body.passages)
    return html(_OWN_IDS.sub("", whole).replace(' href="#', f' href="{page}#'))
