"""Structured data: from a page and its subject to JSON-LD in the vocabulary of schema.org.

An item has one ``@id`` in all languages: the address of its record in the data files. A text and a page have an ``@id``
in each language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.titles import KIND
from generator.core.kinds import CODES
from generator.core.model import Localised
from generator.language.interface import Interface
from generator.pages.address import FRONT, data_of
from generator.pages.view_values import Chrome, Frame, Link

Node = dict[str, Any]
"""A node of JSON-LD."""
SEARCH = "search"
"""Name of the search page, whose query stands in its address as ``q``."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class NodeWriter(NamedTuple):
    """Makes the nodes of a page and its subject."""

    chrome: Chrome
    frame: Frame
    interface: Interface

    @property
    def url(self) -> str:
        """The whole address of the page."""
        return self.whole(self.frame.path)

    def whole(self, path: str) -> str:
        """Return the whole address of a file of the site; ``index.html`` is left out."""
        return whole(self.chrome.base_url, path)

    def thing_id(self, kind: str, key: str) -> str:
        """Return the ``@id`` of an item, the same in all languages."""
        return self.whole(f"{data_of(kind)}#{key}")

    def archive(self) -> Node:
        """Return the node of the archive."""
        return {"@type": "Organization", "@id": self.whole("#archive"), "name": self.chrome.title.text}

    def publisher(self) -> Node:
        """Return the node of the archive's publisher; of the archive itself if nobody is named."""
        by = self.chrome.publisher
        if by is None:
            return self.archive()
        return without_empty({"@type": "Organization", "name": by.name.text, "url": by.url})

    def licence(self) -> Node:
        """Return the node of the licence of the archive's own texts."""
        return {"@type": "CreativeWork", "name": self.chrome.licence["content"]}

    def reference(self, link: Link) -> Node:
        """Return a short node of an item that has a page."""
        name, url = link.name, self.whole(link.href)
        return {"@type": KIND[link.kind].type, "@id": self.thing_id(link.kind, link.key), "name": name, "url": url}


def whole(base_url: str, path: str) -> str:
    """Return the whole address of a path or root-relative address of the site; ``index.html`` is left out."""
    path = path.removeprefix("/")
    short = path.removesuffix("index.html") if path == FRONT or path.endswith("/index.html") else path
    return f"{base_url}{short}"


def value(text: Localised) -> Node:
    """Return a text with its language."""
    return {"@value": text.text, "@language": text.lang}


def in_languages(texts: Mapping[str, str]) -> list[Node]:
    """Return a text in each language that it has."""
    return [value(Localised(text, lang)) for lang, text in texts.items()]


def without_empty(node: Node) -> Node:
    """Return a node without its empty values."""
    return {name: part for name, part in node.items() if part not in (None, "", [], ())}


def graph(tell: NodeWriter, crumbs: tuple[Link, ...], main: Node | None = None, *, site: bool = False) -> Markup:
    """Return the JSON-LD of a page, for the inside of a script element; no tag or comment can begin in it.

    ``crumbs`` are the links from the home page to the page, the page last; ``main`` is the subject of the page.
    ``site`` says that the page stands for the whole site; such a page without crumbs is in all languages.
    """
    trail = _breadcrumbs(tell, crumbs)
    nodes = [_web_page(tell, crumbs, main, bool(trail)), *trail, *([main] if main else [])]
    if site:
        nodes.append(_site(tell))
    text = _JSON.encode({"@context": "https://schema.org", "@graph": nodes})
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _web_page(tell: NodeWriter, crumbs: tuple[Link, ...], main: Node | None, trail: bool) -> Node:
    node: Node = {
        "@type": "ProfilePage" if main and main["@type"] == "Person" else "WebPage",
        "@id": tell.url,
        "url": tell.url,
        "name": crumbs[-1].name if crumbs else tell.chrome.title.text,
        "inLanguage": tell.interface.lang if crumbs else list(CODES),
        "isPartOf": _short_site(tell),
    }
    if tell.frame.changed:
        node["dateModified"] = tell.frame.changed
    if trail:
        node["breadcrumb"] = {"@id": f"{tell.url}#breadcrumb"}
    if main:
        node["mainEntity"] = {"@id": main["@id"]}
    return node


def _breadcrumbs(tell: NodeWriter, crumbs: tuple[Link, ...]) -> list[Node]:
    if len(crumbs) < 2:
        return []
    items = [
        {"@type": "ListItem", "position": number, "name": link.name, "item": tell.whole(link.href)}
        for number, link in enumerate(crumbs, 1)
    ]
    return [{"@type": "BreadcrumbList", "@id": f"{tell.url}#breadcrumb", "itemListElement": items}]


def _short_site(tell: NodeWriter) -> Node:
    site = {"@type": "WebSite", "@id": tell.whole("#website"), "name": tell.chrome.title.text}
    return {**site, "url": tell.whole(FRONT)}


def _site(tell: NodeWriter) -> Node:
    """Return the node of the whole site."""
    node: Node = {
        **_short_site(tell),
        "description": tell.chrome.description.text,
        "inLanguage": list(CODES),
        "publisher": tell.publisher(),
        "license": tell.licence(),
    }
    for link in tell.chrome.navigation:
        if link.kind == SEARCH:
            target = f"{tell.whole(link.href)}?q={{search_term_string}}"
            node["potentialAction"] = {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            }
    return node
