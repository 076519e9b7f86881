"""Citations: the newspaper first, then the archive as the place consulted; as parts of a sentence, BibTeX, CSL-JSON.

A report whose headline is not known cannot be cited as an article; the entry is then for the briefing, with the
report named in its note.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from generator.archive.titles import pick
from generator.archive.values import Item
from generator.digest import Value
from generator.model import Localised
from generator.pages.context import Context

_TEX = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True, slots=True)
class Citation(Value):
    """How to cite a briefing."""

    author: str
    headline: str
    """Of the report, in ``headline_lang``; empty if it is not known."""
    headline_lang: str
    publisher: Localised | None
    date: str
    title: str
    """Of the briefing."""
    archive: str
    url: str
    bibtex: str
    csl: str


def cite(context: Context, item: Item) -> Citation:
    """Return how to cite a briefing in the language of the page, which it must have."""
    source = item.fields.get("source", {})
    publisher = context.publisher(item)
    paper = publisher.text if publisher else ""
    title = item.texts[context.lang].fields["title"]
    archive = pick(context.archive.site["title"], context.lang).text
    url = context.archive.site["base_url"] + context.path(("briefing", item.key))
    date = str(source.get("published") or item.fields.get("date") or "")
    headline, author = str(source.get("title", "")), str(source.get("author", ""))
    entry = {
        "author": author if headline else archive,
        "title": headline or title,
        "container": paper if headline else archive,
        "date": date if headline else str(item.fields.get("updated") or item.fields.get("added") or ""),
        "language": item.original if headline else context.lang,
        "note": f"“{title}”, {archive}" if headline else ", ".join(part for part in (paper, date) if part),
        "url": url,
    }
    # BibTeX will have no article without the paper that it stood in.
    article = ("article", "article-newspaper") if paper else ("misc", "article")
    kind = article if headline else ("online", "webpage")
    return Citation(
        author,
        headline,
        item.original,
        publisher,
        date,
        title,
        archive,
        url,
        _bibtex(kind[0], item.key, entry),
        _csl(kind[1], item.key, entry),
    )


def _bibtex(kind: str, key: str, entry: dict[str, str]) -> str:
    year, _, rest = entry["date"].partition("-")
    fields = {
        "author": f"{{{_tex(entry['author'])}}}" if entry["author"] else "",
        "title": f"{{{_tex(entry['title'])}}}",
        "journal" if kind == "article" else "organization": _tex(entry["container"]),
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
        "issued": {"date-parts": [[int(part) for part in entry["date"].split("-")]]} if entry["date"] else {},
        "language": entry["language"],
        "note": entry["note"],
        "URL": entry["url"],
    }
    return json.dumps([{name: part for name, part in value.items() if part}], ensure_ascii=False, indent=1)
