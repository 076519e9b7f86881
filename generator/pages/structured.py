"""Structured data: from a page and its subject to JSON-LD in the vocabulary of schema.org.

A thing has one ``@id`` in all languages, its record in the published data; a text and a page have their own address.
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
"""Name of the page that searches; what it is asked stands in its address as ``q``."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class NodeWriter(NamedTuple):
    """A writer of nodes about a page and its subject."""

    chrome: Chrome
    frame: Frame
    interface: Interface

    @property
    def url(self) -> str:
        """The whole address of the page."""
        return self.whole(self.frame.path)

    def whole(self, path: str) -> str:
        """Return the whole address of a file of the site; of folders without their index."""
        return whole(self.chrome.base_url, path)

    def thing_id(self, kind: str, key: str) -> str:
        """Return the address that stands for a thing itself, whatever the language."""
        return self.whole(f"{data_of(kind)}#{key}")

    def archive(self) -> Node:
        """Return the archive."""
        return {"@type": "Organization", "@id": self.whole("#archive"), "name": self.chrome.title.text}

    def publisher(self) -> Node:
        """Return who publishes the archive; where nobody is named, it does so itself."""
        by = self.chrome.publisher
        if by is None:
            return self.archive()
        return without_empty({"@type": "Organization", "name": by.name.text, "url": by.url})

    def licence(self) -> Node:
        """Return the licence of what the archive has written."""
        return {"@type": "CreativeWork", "name": self.chrome.licence["content"]}

    def reference(self, link: Link) -> Node:
        """Return a short node for a thing that has a page of its own."""
        name, url = link.name, self.whole(link.href)
        return {"@type": KIND[link.kind].type, "@id": self.thing_id(link.kind, link.key), "name": name, "url": url}


def whole(base_url: str, path: str) -> str:
    """Return the whole address of a file of the site, given from its root or not; of folders without their index."""
    path = path.removeprefix("/")
    short = path.removesuffix("index.html") if path == FRONT or path.endswith("/index.html") else path
    return f"{base_url}{short}"


def value(text: Localised) -> Node:
    """Return words with their language."""
    return {"@value": text.text, "@language": text.lang}


def in_languages(texts: Mapping[str, str]) -> list[Node]:
    """Return words in every language that they are in."""
    return [value(Localised(text, lang)) for lang, text in texts.items()]


def without_empty(node: Node) -> Node:
    """Return a node without what is not known."""
    return {name: part for name, part in node.items() if part not in (None, "", [], ())}


def graph(tell: NodeWriter, crumbs: tuple[Link, ...], main: Node | None = None, *, site: bool = False) -> Markup:
    """Return the JSON-LD of a page as the inside of a script element: no tag and no comment can begin in it.

    ``crumbs`` is the way from the home page, the page last; ``main`` is what it is about. ``site`` says that the page
    stands for the whole site; without any crumbs it does so in every language.
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
    """Return the site as a whole, for the pages that stand for it."""
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
