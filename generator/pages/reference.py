"""Entries for reference managers, as BibTeX (of which biblatex is taken to be the reader) and as CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

ARTICLE, LOOSE, BRIEFING = "article", "loose", "briefing"
"""Kinds of entries: a newspaper's article, one of which the newspaper is not known, and a page of the archive."""
_BIBTEX = {ARTICLE: "article", LOOSE: "misc", BRIEFING: "online"}
"""BibTeX will have no article without the paper that it stood in."""
_CSL = {ARTICLE: "article-newspaper", LOOSE: "document", BRIEFING: "webpage"}
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""Braces are named, because a reader of BibTeX counts them even behind a backslash."""
_SPECIAL = re.compile(r"[\\{}^~&%$#_]")
_LIGATURE = re.compile(r"(?<=-)-|(?<=[?!])`|(?<=`)`|(?<=')'|(?<=,),|(?<=<)<|(?<=>)>")
"""The second of two characters that TeX sets as another one: -- as a dash, `` as a quotation mark."""


class CitationEntry(NamedTuple):
    """An entry."""

    key: str
    kind: str
    """ARTICLE, LOOSE or BRIEFING."""
    authors: tuple[str, ...]
    """Names as they are printed; none is cut into parts."""
    title: str
    container: str
    """The newspaper, with a mark if it is inferred, or the archive."""
    publisher: str
    date: str
    """Year, month or day of publication; empty if it is not known."""
    language: str
    note: str
    url: str

    @property
    def bibtex(self) -> str:
        """The entry for BibTeX: ``date`` is biblatex's, ``year`` for those who know no other."""
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
        """The entry as CSL-JSON."""
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
        return json.dumps([{name: part for name, part in value.items() if part}], ensure_ascii=False, indent=1)


def tex(text: str) -> str:
    """Return plain text as TeX sets it again, in braces that balance."""
    return _LIGATURE.sub(r"{}\g<0>", _SPECIAL.sub(lambda sign: _TEX[sign[0]], text))
