"""Citations: the newspaper first, then the archive as the place consulted.

A `Citation` is what every form is made of: the sentence for readers, BibTeX and CSL-JSON, and what the head of a page
says of it. A report whose headline is not known cannot be cited as an article; its entry for reference managers is for
the briefing, with the report named in the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.order import substance
from generator.core.schema import N_
from generator.language.interface import Interface
from generator.pages.reference import ARTICLE, BRIEFING, LOOSE, CitationEntry
from generator.pages.source_article import Article
from generator.pages.view_values import Chrome, Front


class Citation(NamedTuple):
    """How to cite a briefing in a language that it has."""

    key: str
    """Its stem."""
    article: Article
    title: str
    """Of the briefing."""
    lang: str
    """Of the briefing."""
    abstract: str
    translation: Mapping[str, Any] | None
    """Says of what kind it is, if the briefing is one."""
    archive: str
    by: str
    """Who publishes the archive; empty if nobody is named."""
    changed: str
    """The day on which the briefing came here or was last changed."""
    licence: str
    url: str

    @property
    def consulted(self) -> str:
        """The archive, with who publishes it."""
        return ", ".join(part for part in (self.archive, self.by) if part)

    def printed(self, interface: Interface) -> Markup:
        """Return the citation in sentences."""
        address = Markup('<span class="address">%s</span>') % self.url
        return Markup(" ").join([*self.article.sentences(interface), self._briefing(interface), address])

    def reference(self, interface: Interface) -> CitationEntry:
        """Return the entry for reference managers."""
        article, doubts = self.article, list(self.article.doubts(interface))
        paper = article.newspaper.text if article.newspaper else ""
        if article.title:
            kind, notes = ARTICLE if paper else LOOSE, [self._briefing(interface), *doubts]
            what = (article.authors, article.title, paper, "", article.published, article.lang)
        else:
            kind, notes = BRIEFING, [_written_from(article, interface)]
            what = ((self.archive,), self.title, self.archive, self.by, self.changed, self.lang)
        return CitationEntry(self.key, kind, *what, _plain(notes), self.url)

    def head(self, interface: Interface) -> tuple[tuple[str, str], ...]:
        """Return (name, content) of what the head of a page says for reference managers: the briefing as what it is, a
        page of the archive, which Dublin Core can say is derived from the article.

        Highwire's names, Dublin Core and PRISM, as Zotero's translator for embedded metadata reads them: without a type
        it takes a page for a journal's article, without PRISM's name the source for the publication, and without a date
        the first that stands on the page, which is that of the event. An author is not named, for it would cut the
        archive's name into a first and a last one.
        """
        found = (
            ("citation_title", self.title),
            ("citation_date", self.changed),
            ("citation_language", self.lang),
            ("citation_abstract", self.abstract),
            ("citation_public_url", self.url),
            ("prism.publicationName", self.archive),
            ("DC.type", "webpage"),
            ("DC.title", self.title),
            ("DC.date", self.changed),
            ("DC.language", self.lang),
            ("DC.description", self.abstract),
            ("DC.publisher", self.by or self.archive),
            ("DC.source", _plain(self.article.sentences(interface))),
            ("DC.rights", self.licence),
        )
        return tuple((name, content) for name, content in found if content)

    def _briefing(self, interface: Interface) -> Markup:
        if self.translation is None:
            return interface.say("Briefing: “%(title)s”, %(archive)s.", title=self.title, archive=self.consulted)
        reviewed = self.translation.get("status") == "reviewed"
        status = interface.text("Reviewed translation") if reviewed else interface.text("Unofficial translation")
        message = N_("Briefing: “%(title)s” (%(status)s), %(archive)s.")
        return interface.say(message, title=self.title, status=status.lower(), archive=self.consulted)


def citation_of(front: Front, lang: str, article: Article, chrome: Chrome, url: str) -> Citation:
    """Return how to cite a briefing in a language that it has."""
    own = front.texts[lang]
    return Citation(
        front.key,
        article,
        own["title"],
        lang,
        own.get("summary", ""),
        own.get("translation"),
        chrome.title.text,
        chrome.publisher.name.text if chrome.publisher else "",
        substance(front.fields),
        chrome.licence["content"],
        url,
    )


def _written_from(article: Article, interface: Interface) -> Markup:
    report = Markup(" ").join(article.sentences(interface))
    return interface.say("Written from a press report: %(report)s", report=report)


def _plain(sentences: Any) -> str:
    return " ".join(one.striptags() for one in sentences)
