"""Importing: from an article in a file or at an address to a pair of drafts, with everything that was guessed and why.

The text of a newspaper is not the archive's: the draft bears a mark that no build passes, until an editor has written
the briefing in the archive's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.commands import clock
from generator.commands.content_files import Fields, document, write_new
from generator.commands.scaffold import free_stem, one_of, path_of, slugs, translation_fields
from generator.core.kinds import CODES
from generator.core.model import PLACEHOLDER
from generator.core.options import Options
from generator.core.outcome import Refused
from generator.importer import newspaper
from generator.importer.article import article
from generator.importer.days import event_day
from generator.importer.lines import (
    ADDRESS,
    AUTHOR,
    BODY,
    CAPTION,
    DATED,
    DROPPED,
    HEADING,
    HEADLINE,
    ITEM,
    PROSE,
    TABLE,
    Piece,
    markdown_lines,
    plain_lines,
)  # fmt: skip
from generator.importer.loading import LANGUAGES, Loaded, language, load
from generator.importer.mentions import Found, documents, event, others
from generator.importer.people import people
from generator.language.text import slugify
from generator.sources import read_sources

_CAPTION_LABEL = {"vi": "Chú thích ảnh", "en": "Photo caption"}
_ABBREVIATED = (
    r"(?<!\bTP\.)(?<!\bTp\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bNo\.)(?<!\bGS\.)(?<!\bTS\.)(?<!\b[A-ZĐ]\.)"
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and wrote."""

    stem: str
    files: tuple[str, ...]
    lang: str
    fields: Fields
    """The front matter of the original."""
    slugs: Mapping[str, str]
    """Proposed, by language."""
    pieces: tuple[Piece, ...]
    people: tuple[Found, ...]
    documents: tuple[Found, ...]
    others: tuple[Found, ...]
    said: tuple[tuple[str, str, str], ...]
    """(what, value, evidence) of every guess about the whole."""


def import_article(root: Path, place: str, lang: str = "", today: str = "") -> Imported:
    """Write a pair of drafts from an article in a file or at an address; raises Refused if it cannot be read."""
    today = today or clock.today()
    loaded = load(place)
    pieces = article(_lines(loaded))
    if not any(piece.role == BODY for piece in pieces):
        raise Refused(f"{place}: no text of an article was found — give the article as text, Markdown or HTML")
    if one_of(lang, CODES, "language") and lang not in LANGUAGES:
        raise Refused(f"articles in {lang} cannot be read yet — the words of a language stand in generator/importer/")
    text = " ".join(piece.text for piece in pieces if piece.role in PROSE)
    lang, why = (lang, "as you said") if lang else language(text, place)
    archive, problems, _ = read_sources(Options(root, root / "site", drafts=True))
    published = newspaper.published(pieces)
    day = event_day([(one.lines[0], one.text) for one in pieces if one.role == BODY], lang, published)
    prose = [piece for piece in pieces if piece.role in PROSE]
    named, cited = people(prose, archive, lang), documents(prose, archive, lang)
    publisher, publisher_why = newspaper.publisher(loaded.address, archive, pieces)
    key, key_why = event([piece for piece in pieces if piece.role in (*PROSE, HEADLINE)], archive, lang, day.date)
    title = _first(pieces, HEADLINE)
    heading = title or _opening(_first(pieces, BODY))
    stem = free_stem(archive, problems, "-".join(part for part in (day.date, _short(slugify(heading))) if part))
    address = loaded.address or _first(pieces, ADDRESS)
    authors = newspaper.authors(pieces, archive)
    proposed = slugs(archive, stem, lang, day.date, key)
    fields: Fields = {
        "title": heading,
        "summary": PLACEHOLDER,
        "slugs": proposed,
        "date": day.date,
        "date_basis": day.basis,
        "date_note": day.note or (PLACEHOLDER if day.basis != "stated" else ""),
        "added": today,
        "event": key,
        "source": {
            "publisher": publisher,
            "publisher_basis": "inferred" if publisher else "unknown",
            "published": published,
            "title": title,
            "author": authors if len(authors) > 1 else "".join(authors),
            "url": address,
            "url_basis": "stated" if address else "",
        },
        "people": {one.key: _office(one) for one in named if one.registered},
        "raw": f"taken from {loaded.name}; rewrite it in the archive's own words, then delete this line",
        "draft": "true",
    }
    files = {path_of(stem, lang): document(fields, _with_notes("\n\n".join(_body(pieces, lang))))}
    for other in CODES:
        if other != lang:
            own = {name: value for name, value in fields.items() if name in ("title", "summary")}
            files[path_of(stem, other)] = document(translation_fields(archive, lang, other, own), PLACEHOLDER)
    write_new(root, files)
    said = (
        ("language", lang, why),
        ("headline", title or "none", _why(pieces, HEADLINE) if title else f"none found; the title is “{heading}”"),
        ("author", ", ".join(authors) or "none", _why(pieces, AUTHOR)),
        ("published", published or "not known", _why(pieces, DATED)),
        ("date", f"{day.date or 'not known'} ({day.basis})", day.evidence),
        ("publisher", publisher or "not known", publisher_why),
        ("address", address or "not known", "where the page was read" if loaded.address else _why(pieces, ADDRESS)),
        *([("event", key or "not known", key_why)] if key_why else []),
    )
    found = (tuple(named), tuple(cited), tuple(others(prose, archive, lang)))
    return Imported(stem, tuple(files), lang, fields, proposed, tuple(pieces), *found, said)


def _lines(loaded: Loaded) -> list[Piece]:
    if loaded.markup:
        try:
            from generator.importer.webpage import page_lines
        except ImportError:
            raise Refused(
                "saved web pages are read by trafilatura, which is not installed — run: pip install -e '.[import]'"
            ) from None
        return page_lines(loaded.text)
    return markdown_lines(loaded.text) if loaded.name.endswith((".md", ".markdown")) else plain_lines(loaded.text)


def _first(pieces: Iterable[Piece], role: str) -> str:
    return next((piece.text for piece in pieces if piece.role == role), "")


def _opening(text: str) -> str:
    """Return the first sentence of a text, or as much of it as a headline may hold."""
    words = re.split(rf"(?<=[.!?]){_ABBREVIATED}\s", text)[0].rstrip(".").split()
    return " ".join(words if len(words) <= 20 else words[:14])


def _why(pieces: Iterable[Piece], role: str) -> str:
    return "; ".join(f"line {piece.lines[0]}: {piece.reason}" for piece in pieces if piece.role == role)


def _short(slug: str) -> str:
    return slug if len(slug) <= 70 else slug[:71].rpartition("-")[0]


def _office(one: Found) -> Fields | str:
    office = one.office or PLACEHOLDER
    return {"office": office, "as": "caption"} if one.caption else office


_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_OPENING = re.compile(r"^(#{1,6}|[-+>]|\d+[.)])(?=\s)")


def _markdown(text: str) -> str:
    return _OPENING.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", _SPECIAL.sub(r"\\\1", text))


def _body(pieces: Iterable[Piece], lang: str) -> Iterator[str]:
    written: Mapping[str, str] = {BODY: "{}", HEADING: "## {}", CAPTION: f"> {_CAPTION_LABEL[lang]}: {{}}"}
    items: list[str] = []
    for piece in pieces:
        if piece.role == ITEM:
            items.append(f"- {_markdown(piece.text)}")
            continue
        if items and piece.role != DROPPED:
            yield "\n".join(items)
            items = []
        if piece.role == TABLE:
            yield piece.text
        elif piece.role in written:
            yield written[piece.role].format(_markdown(piece.text))
    if items:
        yield "\n".join(items)


def _with_notes(body: str) -> str:
    """Leave footnotes what they are where their text stands in the article."""
    defined = re.findall(r"^\\\[\^(\w+)\\\]:", body, re.M)
    return re.sub(r"\\\[\^(\w+)\\\]", lambda m: f"[^{m[1]}]" if m[1] in defined else m[0], body)
