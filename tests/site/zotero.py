"""What Zotero saves of a page without a translator of its own: the published rules of its translators “Embedded
Metadata” (of 2024-06-13) and “RDF”, as far as a page of text can meet them.

https://github.com/zotero/translators, files ``Embedded Metadata.js`` and ``RDF.js``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_cover_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_inbook_title": "publicationTitle",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
}
"""In their order; a later one overrides an earlier one."""
TYPES_BY_NAME = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
ITEM_TYPES = {"webpage", "newspaperArticle", "journalArticle", "report", "document", "blogPost", "magazineArticle"}
PREFIXES = {"dc", "dcterms", "prism", "og", "article", "z", "eprints", "bibo", "bib", "so"}
DATES = ("eprints.date", "prism.publicationDate", "og.published_time", "article.published_time", "dc.date.issued",
         "dcterms.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.dateSubmitted")  # fmt: skip


class Head(HTMLParser):
    """Gathers what the rules look at: meta elements, the language, canonical address, title, and times of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.properties: dict[str, list[str]] = {}
        """By prefix and name: ``dc.title``."""
        self.lang = self.canonical = self.title = self.time = ""
        self.bylines: list[str] = []
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and not self.title
        if tag == "html":
            self.lang = found.get("lang", "")
        elif tag == "link" and found.get("rel") == "canonical":
            self.canonical = found.get("href", "")
        elif tag == "time" and not self.time:
            self.time = found.get("datetime", "")
        elif tag == "meta" and found.get("content"):
            self._meta(found.get("name") or found.get("property") or "", found["content"])
        self.bylines += {"byline", "bylines", "vcard", "article-byline"} & set(found.get("class", "").split())

    def _meta(self, name: str, content: str) -> None:
        self.metas.append((name, content))
        for tag in name.split():
            parts = re.split("[.:_]", tag)
            prefix = parts[1].lower() if len(parts) > 2 and parts[1].lower() in PREFIXES else parts[0].lower()
            if prefix in PREFIXES:
                rest = tag[tag.lower().index(prefix) + len(prefix) + 1 :]
                self.properties.setdefault(f"{prefix}.{rest[:1].lower()}{rest[1:]}", []).append(content)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def first(self, names: Sequence[str]) -> str:
        """Return the first value of the first property that there is."""
        return next((self.properties[name][0] for name in names if name in self.properties), "")

    def named(self, ending: str) -> str:
        """Return the content of the first meta element whose name ends so."""
        return next((content for name, content in self.metas if name.endswith(ending)), "")


def saved(html: str, url: str) -> dict[str, Any]:
    """Return the item that is saved of a page at an address; ``extra`` is what would be put in the wrong place."""
    head = Head(html)
    names = [name for name, _ in head.metas]
    dc_type = head.first(["dc.type", "dcterms.type"])
    certain = next((TYPES_BY_NAME[name] for name in reversed(names) if name in TYPES_BY_NAME), "")
    guessed = "journalArticle" if {"citation_title", "citation_series_title"} & set(names) else "webpage"
    stated = [one for one in (head.first(["z.itemType", "z.type"]), dc_type) if one in ITEM_TYPES]
    by_og = {"website": "webpage", "book": "book"}.get(head.first(["og.type"]), "")
    item: dict[str, Any] = {
        "itemType": certain or next(iter(stated[:1] or filter(None, [by_og])), guessed),
        "title": head.first(["dc.title", "dcterms.title", "eprints.title", "og.title"]),
        "publicationTitle": head.first(
            ["prism.publicationName", "eprints.publication", "dc.source", "dcterms.source", "og.site_name"]
        ),
        "rights": head.first(["prism.copyright", "dc.rights", "dcterms.rights"]),
        "publisher": head.first(["dc.publisher", "dcterms.publisher"]),
        "date": head.first(DATES),
        "url": head.first(["eprints.official_url", "og.url"]),
        "abstractNote": head.first(
            ["eprints.abstract", "prism.teaser", "og.description", "bibo.abstract", "dcterms.abstract"]
        ),
        "language": head.first(["dc.language", "dcterms.language"]),
        "creators": head.properties.get("dc.creator") or head.properties.get("dc.contributor") or [],
        "extra": head.first(["dc.description"]) if head.first(["z.itemType", "z.type"]) else "",
    }
    for name, field in HIGHWIRE.items():
        if content := head.named(name).strip():
            item[field] = " ".join(content.split())
    item["creators"] = [content for name, content in head.metas if name.endswith("citation_author")] or item["creators"]
    item["title"] = item["title"] or head.title
    if item["publicationTitle"]:
        item["title"] = re.sub(
            rf"\s*[-–—=_:|~#]\s*{re.escape(item['publicationTitle'])}\s*$", "", item["title"], flags=re.I
        )
    item["creators"] = (
        item["creators"] or [c for n, c in head.metas if n.lower() in ("author", "article:author")] or head.bylines
    )
    item["abstractNote"] = item["abstractNote"] or head.named("description")
    item["url"] = item["url"] or head.canonical or url
    item["language"] = item["language"] or head.lang
    item["date"] = item["date"] or head.time
    return {name: value for name, value in item.items() if value}
