"""Linked data: what a page says of itself and its subject, as JSON-LD in the vocabulary of schema.org.

Made of the page alone, so it can say nothing that the page's key does not know of. A thing has one ``@id`` in all
languages, its record in the published data; a text and a page have their own address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.kinds import LANGUAGES
from generator.pages.address import FRONT
from generator.pages.linked_texts import briefing
from generator.pages.linked_things import Node, Say, document, event, licence, person, publisher, titled, whole
from generator.pages.page import FrontView, Page
from generator.pages.views import BriefingView, EntityView, EventView, HomeView

SEARCH = "search"
"""Name of the page that searches, if there is one; what it is asked stands in its address as ``q``."""


def linked(page: Page, say: Say) -> Node:
    """Return the JSON-LD of a page; ``say`` speaks its language."""
    subject = _SUBJECTS.get(type(page.view))
    main = subject(page, say) if subject else None
    crumbs = _breadcrumbs(page, say)
    nodes = [_web_page(page, say, main, bool(crumbs)), *crumbs, *([main] if main else [])]
    if isinstance(page.view, FrontView | HomeView):
        nodes.append(_site(page))
    return {"@context": "https://schema.org", "@graph": nodes}


def _web_page(page: Page, say: Say, main: Node | None, crumbs: bool) -> Node:
    url = whole(page, page.path)
    kind = "ProfilePage" if main and main["@type"] == "Person" else "WebPage"
    node: Node = {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": titled(page.crumbs[-1], say)["@value"] if page.crumbs else page.chrome.title.text,
        "inLanguage": [language.code for language in LANGUAGES] if isinstance(page.view, FrontView) else page.lang,
        "isPartOf": _short_site(page),
    }
    if page.changed:
        node["dateModified"] = page.changed
    if crumbs:
        node["breadcrumb"] = {"@id": f"{url}#breadcrumb"}
    if main:
        node["mainEntity"] = {"@id": main["@id"]}
    return node


def _breadcrumbs(page: Page, say: Say) -> list[Node]:
    if len(page.crumbs) < 2:
        return []
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": titled(label, say)["@value"],
            "item": whole(page, label.path),
        }
        for number, label in enumerate(page.crumbs, 1)
    ]
    return [
        {"@type": "BreadcrumbList", "@id": f"{whole(page, page.path)}#breadcrumb", "itemListElement": items},
    ]


def _short_site(page: Page) -> Node:
    return {
        "@type": "WebSite",
        "@id": whole(page, "#website"),
        "name": page.chrome.title.text,
        "url": whole(page, FRONT),
    }


def _site(page: Page) -> Node:
    """Return the site as a whole, for the pages that stand for it."""
    chrome = page.chrome
    node: Node = {
        **_short_site(page),
        "description": chrome.description.text,
        "inLanguage": [language.code for language in LANGUAGES],
        "publisher": publisher(page),
        "license": licence(page),
    }
    for label in chrome.navigation:
        if label.kind == SEARCH:
            target = f"{whole(page, label.path)}?q={{search_term_string}}"
            node["potentialAction"] = {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": target},
                "query-input": "required name=search_term_string",
            }
    return node


def _entity(page: Page, say: Say) -> Node | None:
    make = _ENTITIES.get(page.view.label.kind)
    return make(page, say) if make else None


_ENTITIES: Mapping[str, Callable[[Page, Say], Node]] = {"person": person, "resolution": document}
"""Kinds of register entries of which schema.org knows more than that they are things."""
_SUBJECTS: Mapping[type, Callable[[Page, Say], Node | None]] = {
    BriefingView: briefing,
    EntityView: _entity,
    EventView: event,
}
"""View of a page to the function that describes what the page is about."""
