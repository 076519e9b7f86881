"""People, documents and events in the vocabulary of schema.org."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.language.text import ascii_form
from generator.model import Localised
from generator.pages.address import data_of
from generator.pages.page import Page
from generator.pages.parts import Label
from generator.schema import N_

Node = dict[str, Any]
"""A node of JSON-LD."""
Say = Callable[[str], str]
"""From a message to the words of a language."""

_OFFICIAL, _UNOFFICIAL = "https://schema.org/OfficialLegalValue", "https://schema.org/UnofficialLegalValue"
_NUMBERED = "%(type)s No. %(symbol)s"
_NOT_LAW = N_(
    "Described as legislation because schema.org has no closer type. Resolutions and other documents of the Party "
    "are not enacted law."
)


def whole(page: Page, path: str) -> str:
    """Return the whole address of a file of the site; folders without their index."""
    short = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return f"{page.chrome.base_url}{short}"


def thing_id(page: Page, kind: str, key: str) -> str:
    """Return the address that stands for a thing itself, whatever the language: that of its record in the data."""
    return whole(page, f"{data_of(kind)}#{key}")


def value(text: Localised) -> Node:
    """Return words with their language."""
    return {"@value": text.text, "@language": text.lang}


def in_languages(texts: Mapping[str, str]) -> list[Node]:
    """Return words in every language that they are in."""
    return [value(Localised(text, lang)) for lang, text in texts.items()]


def publisher(page: Page) -> Node:
    """Return who publishes the archive; where nobody is named, it does so itself."""
    by = page.chrome.publisher
    if by is None:
        return archive(page)
    return {"@type": "Organization", "name": by.name.text, **({"url": by.url} if by.url else {})}


def archive(page: Page) -> Node:
    """Return the archive."""
    return {"@type": "Organization", "@id": whole(page, "#archive"), "name": page.chrome.title.text}


def licence(page: Page) -> Node:
    """Return the licence of what the archive has written."""
    return {"@type": "CreativeWork", "name": page.chrome.licence["content"]}


def titled(label: Label, say: Say) -> Node:
    """Return what a thing is called on a page."""
    if label.symbol:
        return {"@value": say(_NUMBERED) % {"type": say(label.type), "symbol": label.symbol}}
    return value(label.title) if label.title.lang else {"@value": say(label.title.text)}


def reference(page: Page, label: Label, type_: str, say: Say) -> Node:
    """Return a short node for a thing that has a page of its own."""
    return {
        "@type": type_,
        "@id": thing_id(page, label.kind, label.key),
        "name": titled(label, say)["@value"],
        "url": whole(page, label.path),
    }


def person(page: Page, say: Say) -> Node:
    """Return a person with the forms of the name and the offices over time."""
    view = page.view
    name = view.fields["name"]
    title = view.label.title.text
    known = [ascii_form(title), *view.fields.get("aliases", ())]
    parts = {"familyName": "family", "givenName": "given", "additionalName": "middle"}
    offices = []
    for office in view.fields.get("offices", ()):
        names = in_languages(office["title"])
        dates = {known: office[end] for end, known in (("from", "startDate"), ("until", "endDate")) if end in office}
        occupation = {"@type": "Occupation", "name": names}
        offices.append({"@type": "Role", "hasOccupation": occupation, "roleName": names, **dates})
    return without_empty(
        {
            "@type": "Person",
            "@id": thing_id(page, view.label.kind, view.label.key),
            "name": title,
            **{known: name[part] for known, part in parts.items() if part in name},
            "alternateName": [form for form in dict.fromkeys(known) if form != title],
            "url": whole(page, page.path),
            "jobTitle": value(view.held.office) if view.held else None,
            "hasOccupation": offices,
        }
    )


def document(page: Page, say: Say) -> Node:
    """Return a document; a note says that a document of the Party is no law."""
    view, fields = page.view, page.view.fields
    objects = [
        {
            "@type": "LegislationObject",
            "url": text["url"],
            "name": text["label"],
            "inLanguage": text["lang"],
            "legislationLegalValue": _OFFICIAL if text.get("official") else _UNOFFICIAL,
        }
        for text in fields.get("texts", ())
    ]
    short = [value(Localised(form, code)) for code, forms in fields.get("short", {}).items() for form in forms]
    body = in_languages(fields.get("issuer", {}))
    return without_empty(
        {
            "@type": "Legislation",
            "@id": thing_id(page, view.label.kind, view.label.key),
            "name": in_languages(fields["title"]),
            "alternateName": short,
            "url": whole(page, page.path),
            "legislationIdentifier": fields.get("symbol"),
            "legislationType": say(fields["type"]),
            "legislationDate": fields.get("issued"),
            "legislationPassedBy": {"@type": "Organization", "name": body} if body else None,
            "disambiguatingDescription": {"@value": say(_NOT_LAW), "@language": page.lang},
            "encoding": objects,
        }
    )


def event(page: Page, say: Say) -> Node:
    """Return an event with the briefings that report it."""
    view, fields = page.view, page.view.fields
    place = in_languages(fields.get("place", {}))
    reports = [report.card.entry.label for report in view.reports]
    return without_empty(
        {
            "@type": "Event",
            "@id": thing_id(page, view.label.kind, view.label.key),
            "name": in_languages(fields["title"]),
            "url": whole(page, page.path),
            "startDate": fields.get("date"),
            "location": {"@type": "Place", "name": place} if place else None,
            "subjectOf": [{"@id": f"{whole(page, label.path)}#text"} for label in reports if not label.only],
        }
    )


def without_empty(node: Node) -> Node:
    """Return a node without what is not known."""
    return {name: part for name, part in node.items() if part not in (None, "", [], ())}
