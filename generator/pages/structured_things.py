"""Nodes of people, documents, events, briefings and other items in the vocabulary of schema.org."""

from __future__ import annotations

from generator.archive.entry_dates import Dated, Tenure, day_of, tenures
from generator.archive.titles import KIND, titles
from generator.core.model import Data, Localised
from generator.core.schema import N_
from generator.language.text import ascii_form
from generator.pages.office import period
from generator.pages.source_article import FOUND_AT, Article, is_inferred
from generator.pages.structured import Node, NodeWriter, in_languages, value, without_empty
from generator.pages.view_values import Front, Held, Link

_OFFICIAL, _UNOFFICIAL = "https://schema.org/OfficialLegalValue", "https://schema.org/UnofficialLegalValue"
_NOT_LAW = N_(
    "Described as legislation because schema.org has no closer type. Resolutions and other documents of the Party "
    "are not enacted law."
)
_WHOLES = {"Organization": "parentOrganization", "Place": "containedInPlace"}
"""For each type of schema.org, the property that names the whole of which a thing is part; ``isPartOf`` for any
other."""


def person(tell: NodeWriter, link: Link, fields: Data, held: Held | None) -> Node:
    """Return the node of a person, with the forms of the name and the offices over time."""
    name = fields["name"]
    known = [ascii_form(link.name), *fields.get("aliases", ())]
    parts = {"familyName": "family", "givenName": "given", "additionalName": "middle"}
    offices = [_role(in_languages(one.title), one, tell) for one in tenures(fields)]
    if held and held.office.text not in {title for one in tenures(fields) for title in one.title.values()}:
        offices.append(_role([value(held.office)], Dated(held.as_of, ""), tell))
    return without_empty(
        {
            "@type": "Person",
            "@id": tell.thing_id(link.kind, link.key),
            "name": link.name,
            **{known: name[part] for known, part in parts.items() if part in name},
            "alternateName": [form for form in dict.fromkeys(known) if form != link.name],
            "url": tell.url,
            "hasOccupation": offices,
        }
    )


def _role(names: list[Node], when: Tenure | Dated, tell: NodeWriter) -> Node:
    """Return the node of an office with its days. The last day on which it is known to have been held is said in words,
    because schema.org has no property for it."""
    tenure = when if isinstance(when, Tenure) else Tenure({}, None, None, when, "")
    begun, ended = tenure.begun, tenure.ended
    return without_empty(
        {
            "@type": "Role",
            "hasOccupation": {"@type": "Occupation", "name": names},
            "roleName": names,
            "startDate": begun.date if begun else None,
            "endDate": ended.date if ended else None,
            "description": period(tenure, tell.interface),
        }
    )


def thing(tell: NodeWriter, link: Link, fields: Data, whole: Link | None) -> Node:
    """Return the node of any other register entry; ``whole`` is the entry of which it is part."""
    known, names = KIND[link.kind].type, titles(fields)
    aliases = [value(Localised(form, code)) for code, forms in fields.get("aliases", {}).items() for form in forms]
    return without_empty(
        {
            "@type": known,
            "@id": tell.thing_id(link.kind, link.key),
            "name": in_languages(names),
            "alternateName": [*in_languages(fields.get("short_title", {})), *aliases],
            "url": tell.url,
            _WHOLES.get(known, "isPartOf"): tell.reference(whole) if whole else None,
        }
    )


def document(tell: NodeWriter, link: Link, fields: Data, issuers: tuple[Link, ...]) -> Node:
    """Return the node of a document, with the remark that documents of the Party are not enacted law."""
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
    interface = tell.interface
    return without_empty(
        {
            "@type": "Legislation",
            "@id": tell.thing_id(link.kind, link.key),
            "name": in_languages(fields["title"]),
            "alternateName": [*in_languages(fields.get("short_title", {})), *short],
            "url": tell.url,
            "legislationIdentifier": fields.get("symbol"),
            "legislationType": interface.text(fields["type"]),
            "legislationDate": day_of(fields),
            "author" if "signed" in fields else "legislationPassedBy": list(map(tell.reference, issuers)),
            "disambiguatingDescription": {"@value": interface.text(_NOT_LAW), "@language": interface.lang},
            "encoding": objects,
        }
    )


def figure(tell: NodeWriter, link: Link, fields: Data) -> Node:
    """Return the node of a figure."""
    return {**thing(tell, link, fields, None), "description": in_languages(fields["definition"])}


def event(tell: NodeWriter, link: Link, fields: Data, reports: tuple[Link, ...]) -> Node:
    """Return the node of an event, with the briefings that report it."""
    place = in_languages(fields.get("place", {}))
    return without_empty(
        {
            "@type": "Event",
            "@id": tell.thing_id(link.kind, link.key),
            "name": in_languages(fields["title"]),
            "alternateName": in_languages(fields.get("short_title", {})),
            "url": tell.url,
            "startDate": day_of(fields),
            "location": {"@type": "Place", "name": place} if place else None,
            "subjectOf": [{"@id": f"{tell.whole(report.href)}#text"} for report in reports if not report.only],
        }
    )


def briefing(tell: NodeWriter, front: Front, article: Article, about: Link | None, named: tuple[Link, ...]) -> Node:
    """Return the node of a briefing in the language of the page, which it must have: a report based on a newspaper's
    article."""
    lang, fields = tell.interface.lang, front.fields
    own, picture = front.texts[lang], tell.chrome.picture
    return without_empty(
        {
            "@type": "Report",
            "@id": f"{tell.url}#text",
            "headline": own["title"],
            "abstract": own["summary"],
            "inLanguage": lang,
            "url": tell.url,
            "mainEntityOfPage": {"@id": tell.url},
            "image": tell.whole(picture) if picture else None,
            "datePublished": fields.get("added"),
            "dateModified": tell.frame.changed,
            "temporalCoverage": _coverage(fields),
            "contentLocation": {"@type": "Place", "name": own["place"]} if own.get("place") else None,
            "author": tell.archive(),
            "publisher": tell.publisher() if tell.chrome.publisher else {"@id": tell.whole("#archive")},
            "license": tell.licence(),
            "isBasedOn": _article(tell, front, article),
            "about": tell.reference(about) if about else None,
            "mentions": list(map(tell.reference, named)),
            **_translation(tell, front),
            "correction": [
                {"@type": "CorrectionComment", "text": one["note"], "datePublished": one["date"]}
                for one in own.get("corrections", ())
            ],
        }
    )


def _coverage(fields: Data) -> str | None:
    """Return the date of the event; an inferred one is marked as uncertain after ISO 8601-2: ``2023-04-26?``."""
    return f"{fields['date']}{'?' * is_inferred(fields, 'date_basis')}" if "date" in fields else None


def _translation(tell: NodeWriter, front: Front) -> Node:
    """Return the properties that name the original of a translation, or the translations of an original."""
    lang = tell.interface.lang
    texts = {place.lang: {"@id": f"{tell.whole(place.path)}#text"} for place in tell.frame.places if place.full}
    translation = front.texts[lang].get("translation")
    if translation:
        by = {"@type": "Organization", "name": translation["by"]}
        return {"translationOfWork": texts.get(front.original), "translator": by}
    return {"workTranslation": [text for code, text in texts.items() if code != lang]}


def _article(tell: NodeWriter, front: Front, article: Article) -> Node:
    """Return the node of the newspaper's article, as far as it is known."""
    found = article.twin and tell.interface.text(FOUND_AT) % {"address": article.twin}
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{tell.thing_id('briefing', front.key)}-source",
            "headline": article.title,
            "url": article.url,
            "workExample": _example(article, found) if found else None,
            "datePublished": article.published,
            "author": [{"@type": "Person", "name": author} for author in article.authors],
            "publisher": article.newspaper.node if article.newspaper else None,
            "inLanguage": article.lang if article.title else None,
        }
    )


def _example(article: Article, description: str) -> Node:
    """Return the node of an identical text that was found elsewhere."""
    name, url = article.title or article.twin, article.twin
    return {"@type": "CreativeWork", "name": name, "url": url, "description": description}
