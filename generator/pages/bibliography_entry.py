"""Entries for reference managers: BibTeX (as biblatex reads it) and CSL-JSON."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any, NamedTuple

from markupsafe import Markup

ARTICLE, LOOSE, BRIEFING = "article", "loose", "briefing"
"""Kinds of entries: a newspaper article, an article whose newspaper is not known, and a web page of the archive."""
_BIBTEX = {ARTICLE: "article", LOOSE: "misc", BRIEFING: "online"}
"""Entry types of BibTeX, in which an ``article`` must name its newspaper."""
_CSL = {ARTICLE: "article-newspaper", LOOSE: "document", BRIEFING: "webpage"}
"""Item types of CSL."""
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""Characters that mean something to TeX. Braces are written by name, because BibTeX counts a brace even after a
backslash."""
_SPECIAL = re.compile(r"[\\{}^~&%$#_]")
_LIGATURE = re.compile(r"(?<=-)-|(?<=[?!])`|(?<=`)`|(?<=')'|(?<=,),|(?<=<)<|(?<=>)>")
"""The second of two characters that TeX would join: -- to a dash, `` to a quotation mark."""


class CitationEntry(NamedTuple):
    """A bibliography entry."""

    key: str
    """The stem of the briefing, by which a text cites the entry."""
    kind: str
    """ARTICLE, LOOSE or BRIEFING."""
    authors: tuple[str, ...]
    """Names as printed, not split into first and last names."""
    title: str
    container: str
    """The newspaper, with a mark if it is inferred; or the archive."""
    publisher: str
    """The publisher of the archive, for a page of the archive; else empty."""
    date: str
    """Year, month or day of publication; empty if it is not known."""
    language: str
    """Code of the language of the title."""
    note: str
    """The briefing, and what no other field can say."""
    url: str
    """The address of the briefing's page."""

    @property
    def formats(self) -> tuple[tuple[str, Markup], ...]:
        """(name, entry) in every format, as the contents of an element, where quotation marks stand as they are."""
        found = (("BibTeX", self.bibtex), ("CSL-JSON", self.csl))
        return tuple((name, Markup(escape(text, quote=False))) for name, text in found)

    @property
    def bibtex(self) -> str:
        """The entry for BibTeX: ``date`` is read by biblatex, ``year`` by older programs."""
        fields = {
            "author": " and ".join(f"{{{tex(author)}}}" for author in self.authors),
            "title": f"{{{tex(self.title)}}}",  # in braces of its own, so that no style changes its capitals
            "journal" if self.kind == ARTICLE else "organization": tex(self.container),
            "publisher": tex(self.publisher),
            "date": self.date,
            "year": self.date[:4],
            "language": self.language,
            "note": tex(self.note),
            "url": self.url,
        }
        lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@{_BIBTEX[self.kind]}{{{self.key},\n" + ",\n".join(lines) + "\n}"

    @property
    def csl(self) -> str:
        """The entry as CSL-JSON, a line for each field."""
        value: dict[str, Any] = {
            "id": self.key,
            "type": _CSL[self.kind],
            "author": [{"literal": author} for author in self.authors],
            "title": self.title,
            "container-title": self.container,
            "publisher": self.publisher,
            "issued": {"date-parts": [[int(part) for part in self.date.split("-")]]} if self.date else {},
            "language": self.language,
            "note": self.note,
            "URL": self.url,
        }
        lines = (f"{_json(name)}: {_json(part)}" for name, part in value.items() if part)
        return "[{" + ",\n".join(lines) + "}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def tex(text: str) -> str:
    """Return plain text as TeX source that prints the same text and whose braces balance."""
    return _LIGATURE.sub(r"{}\g<0>", _SPECIAL.sub(lambda sign: _TEX[sign[0]], text))
