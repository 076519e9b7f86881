"""Citations: the newspaper first, then the archive as the place consulted; as parts of a sentence, BibTeX, CSL-JSON.

A report whose headline is not known cannot be cited as an article; the entry is then for the briefing, with the
report named in its note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.order import substance
from generator.language.interface import Interface
from generator.model import Localised
from generator.pages.printing import NOTHING, date_long, localised
from generator.pages.values import Chrome, Front
from generator.schema import N_

_TEX = re.compile(r"([&%$#_{}])")


class Citation(NamedTuple):
    """How to cite a briefing."""

    key: str
    """Its stem."""
    author: str
    headline: str
    """Of the report, in ``headline_lang``; empty if it is not known."""
    headline_lang: str
    publisher: Localised | None
    date: str
    title: str
    """Of the briefing."""
    lang: str
    """Of the briefing."""
    archive: str
    by: str
    """Who publishes the archive; empty if nobody is named."""
    changed: str
    """The day on which the briefing came here or was last changed."""
    url: str

    @property
    def consulted(self) -> str:
        """The archive, with who publishes it."""
        return ", ".join(part for part in (self.archive, self.by) if part)

    @property
    def bibtex(self) -> str:
        """The entry for BibTeX (biblatex's types)."""
        # BibTeX will have no article without the paper that it stood in.
        article = "article" if self.publisher else "misc"
        return _bibtex(article if self.headline else "online", self.key, self._entry())

    @property
    def csl(self) -> str:
        """The entry as CSL-JSON."""
        article = "article-newspaper" if self.publisher else "article"
        return _csl(article if self.headline else "webpage", self.key, self._entry())

    def printed(self, interface: Interface, translation: Mapping[str, Any] | None) -> Markup:
        """Return the citation as a sentence."""
        found = [Markup("%s.") % self.author] if self.author else []
        if self.headline:
            lang = Markup("") if self.headline_lang == interface.lang else Markup(' lang="%s"') % self.headline_lang
            found.append(Markup("<cite%s>“%s”</cite>.") % (lang, self.headline))
        date = date_long(self.date, interface.lang) if self.date else NOTHING
        if self.publisher:
            paper = localised(self.publisher, interface.lang)
            found.append(Markup("%s, %s.") % (paper, date) if date else paper + ".")
        elif date:
            found.append(Markup("%s, %s.") % (interface.text("Newspaper not known"), date))
        archive = self.consulted
        if translation:
            reviewed = translation.get("status") == "reviewed"
            status = interface.text("Reviewed translation") if reviewed else interface.text("Unofficial translation")
            message = N_("Briefing: “%(title)s” (%(status)s), %(archive)s.")
            found.append(interface.say(message, title=self.title, status=status.lower(), archive=archive))
        else:
            found.append(interface.say("Briefing: “%(title)s”, %(archive)s.", title=self.title, archive=archive))
        found.append(Markup('<span class="address">%s</span>') % self.url)
        return Markup(" ").join(found)

    def _entry(self) -> dict[str, str]:
        paper = self.publisher.text if self.publisher else ""
        if self.headline:
            return {
                "author": self.author,
                "title": self.headline,
                "container": paper,
                "publisher": "",
                "date": self.date,
                "language": self.headline_lang,
                "note": f"“{self.title}”, {self.consulted}",
                "url": self.url,
            }
        return {
            "author": self.archive,
            "title": self.title,
            "container": self.archive,
            "publisher": self.by,
            "date": self.changed,
            "language": self.lang,
            "note": ", ".join(part for part in (paper, self.date) if part),
            "url": self.url,
        }


def citation_of(front: Front, lang: str, publisher: Localised | None, chrome: Chrome, url: str) -> Citation:
    """Return how to cite a briefing in a language that it has; ``publisher`` is the newspaper."""
    source, fields = front.fields.get("source", {}), front.fields
    return Citation(
        front.key,
        str(source.get("author", "")),
        str(source.get("title", "")),
        front.original,
        publisher,
        str(source.get("published") or fields.get("date") or ""),
        front.texts[lang]["title"],
        lang,
        chrome.title.text,
        chrome.publisher.name.text if chrome.publisher else "",
        substance(fields),
        url,
    )


def _bibtex(kind: str, key: str, entry: dict[str, str]) -> str:
    year, _, rest = entry["date"].partition("-")
    fields = {
        "author": f"{{{_tex(entry['author'])}}}" if entry["author"] else "",
        "title": f"{{{_tex(entry['title'])}}}",
        "journal" if kind == "article" else "organization": _tex(entry["container"]),
        "publisher": _tex(entry["publisher"]),
        "year": year,
        "month": rest[:2],
        "note": _tex(entry["note"]),
        "url": entry["url"],
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return _TEX.sub(r"\\\1", text)


def _csl(kind: str, key: str, entry: dict[str, str]) -> str:
    value: dict[str, Any] = {
        "id": key,
        "type": kind,
        "author": [{"literal": entry["author"]}] if entry["author"] else [],
        "title": entry["title"],
        "container-title": entry["container"],
        "publisher": entry["publisher"],
        "issued": {"date-parts": [[int(part) for part in entry["date"].split("-")]]} if entry["date"] else {},
        "language": entry["language"],
        "note": entry["note"],
        "URL": entry["url"],
    }
    return json.dumps([{name: part for name, part in value.items() if part}], ensure_ascii=False, indent=1)
