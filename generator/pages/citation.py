"""Citations of briefings: the newspaper's article first, then the archive as the place where it was consulted.

Every form is made from one `Citation`: the sentence for readers, BibTeX, CSL-JSON, and the metadata in the head of a
page. An article whose headline is not known cannot be cited as an article; the entry for reference managers is then for
the briefing, with the report in the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.sort_keys import substance
from generator.core.schema import N_
from generator.language.interface import Interface
from generator.pages.bibliography_entry import ARTICLE, BRIEFING, LOOSE, CitationEntry
from generator.pages.source_article import Article
from generator.pages.view_values import Chrome, Front


class Citation(NamedTuple):
    """The values from which every form of a citation of a briefing in one language is made."""

    key: str
    """The stem of the briefing."""
    article: Article
    """The newspaper's article."""
    title: str
    """Title of the briefing."""
    lang: str
    """Language of the briefing."""
    abstract: str
    """The summary of the briefing."""
    translation: Mapping[str, Any] | None
    """The field ``translation`` of its front matter; None for an original."""
    archive: str
    """The title of the archive."""
    by: str
    """The publisher of the archive; empty if nobody is named."""
    changed: str
    """The day on which the briefing was added or last changed in substance."""
    licence: str
    """The licence of the archive's own texts."""
    url: str
    """The whole address of the briefing's page."""

    @property
    def consulted(self) -> str:
        """The title of the archive with its publisher."""
        return ", ".join(part for part in (self.archive, self.by) if part)

    def printed(self, interface: Interface) -> Markup:
        """Return the citation as sentences."""
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

    def head_metadata(self, interface: Interface) -> tuple[tuple[str, str], ...]:
        """Return (name, content) of the meta elements that tell reference managers what a page is: a web page of the
        archive, which Dublin Core can say is derived from the article.

        The names are Highwire's, and of Dublin Core and PRISM those of what Highwire lacks, as Zotero's translator for
        embedded metadata reads them. Without a type it takes the page for a journal article, without PRISM's name it
        takes the source for the publication, and without a date it takes the first date on the page, which is that of
        the event. No author is given, because Zotero would split the archive's name into a first and a last name.
        """
        found = (
            ("citation_title", self.title),
            ("citation_date", self.changed),
            ("citation_language", self.lang),
            ("citation_abstract", self.abstract),
            ("citation_public_url", self.url),
            ("prism.publicationName", self.archive),
            ("DC.type", "webpage"),
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
    """Return the citation of a briefing in a language that it has; ``url`` is the whole address of that page."""
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
