"""Briefings in the vocabulary of schema.org: a report of ours, based on an article of a newspaper, in a language,
perhaps as the translation of another."""

from __future__ import annotations

from generator.pages.linked_things import (
    Node,
    Say,
    archive,
    licence,
    publisher,
    reference,
    thing_id,
    whole,
    without_empty,
)
from generator.pages.page import Page

_TYPES = {"person": "Person", "resolution": "Legislation"}
"""Kinds of what is mentioned; anything else is a thing."""


def briefing(page: Page, say: Say) -> Node | None:
    """Return a briefing in the language of the page; nothing for a stub, which holds none."""
    view = page.view
    if view.body is None:
        return None
    own, fields = view.own, view.fields
    named = (*view.card.people, *view.card.documents)
    return without_empty(
        {
            "@type": "Report",
            "@id": f"{whole(page, page.path)}#text",
            "headline": own["title"],
            "abstract": own["summary"],
            "inLanguage": page.lang,
            "url": whole(page, page.path),
            "mainEntityOfPage": {"@id": whole(page, page.path)},
            "image": whole(page, page.chrome.picture) if page.chrome.picture else None,
            "datePublished": fields.get("added"),
            "dateModified": page.changed,
            "temporalCoverage": fields.get("date"),
            "contentLocation": {"@type": "Place", "name": own["place"]} if own.get("place") else None,
            "author": archive(page),
            "publisher": publisher(page) if page.chrome.publisher else {"@id": whole(page, "#archive")},
            "license": licence(page),
            "isBasedOn": _source(page),
            "about": reference(page, view.event, "Event", say) if view.event else None,
            "mentions": [reference(page, label, _TYPES.get(label.kind, "Thing"), say) for label in named],
            **_translation(page),
            "correction": [
                {"@type": "CorrectionComment", "text": one["note"], "datePublished": one["date"]}
                for one in own.get("corrections", ())
            ],
        }
    )


def _translation(page: Page) -> Node:
    """Return of what a text is the translation, or which translations it has."""
    view = page.view
    texts = {place.lang: {"@id": f"{whole(page, place.path)}#text"} for place in page.places if place.full}
    translation = view.own.get("translation")
    if translation:
        by = {"@type": "Organization", "name": translation["by"]}
        return {"translationOfWork": texts.get(view.original), "translator": by}
    return {"workTranslation": [text for lang, text in texts.items() if lang != page.lang]}


def _source(page: Page) -> Node:
    """Return the newspaper's article, as far as it is known."""
    view = page.view
    source, paper = view.fields.get("source", {}), view.card.entry.publisher
    newspaper = {"@type": "NewsMediaOrganization", "name": paper.text, "url": view.publisher_site} if paper else None
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{thing_id(page, 'briefing', view.card.entry.label.key)}-source",
            "headline": source.get("title"),
            "url": source.get("url"),
            "datePublished": source.get("published"),
            "author": {"@type": "Person", "name": source["author"]} if source.get("author") else None,
            "publisher": without_empty(newspaper) if newspaper else None,
            "inLanguage": view.original if source.get("title") else None,
        }
    )
