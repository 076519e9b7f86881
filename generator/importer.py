"""Importing: from the raw text of an article to a pair of drafts, with everything that was guessed and why.

The text of a newspaper is not the archive's: the draft bears a mark that no build passes, until an editor has written
the briefing in the archive's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator import clock
from generator import importer_words as words
from generator.archive.values import Archive
from generator.drafts import Fields, document, write_new
from generator.importer_cut import cut
from generator.importer_documents import documents
from generator.importer_find import Found, event_day, language
from generator.importer_head import BODY, DATE, DROPPED, Piece
from generator.importer_lines import ADDRESS, AUTHOR, CAPTION, HEADING, HEADLINE, ITEM, NEWSPAPER, read_lines
from generator.importer_people import people
from generator.job import Options
from generator.kinds import CODES
from generator.language.text import slugify
from generator.model import PLACEHOLDER
from generator.outcome import Refused
from generator.scaffold import free_stem, one_of, path_of, translation_fields
from generator.source.decode import decode
from generator.understand import understand

_PACKED = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""How files begin that hold an article, but not as text: PDF, Word, rich text, pictures."""
_CAPTION_LABEL = {"vi": "Chú thích ảnh", "en": "Photo caption"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and wrote."""

    stem: str
    files: tuple[str, ...]
    lang: str
    pieces: tuple[Piece, ...]
    people: tuple[Found, ...]
    documents: tuple[Found, ...]
    said: tuple[tuple[str, str, str], ...]
    """(what, value, evidence) of every guess about the whole."""


def import_article(root: Path, file: Path, lang: str = "", today: str = "") -> Imported:
    """Write a pair of drafts from a file of an article; raises Refused if it cannot be read or the pair exists."""
    today = today or clock.today()
    archive, problems, _ = understand(Options(root, root / "site", drafts=True))
    pieces = cut(read_lines(_text(file), file.name.lower()), CODES)
    if not any(piece.role == BODY for piece in pieces):
        raise Refused(f"{file}: no text of an article was found — give the article as text, Markdown or HTML")
    guessed, why = language(pieces)
    lang, why = (one_of(lang, CODES, "language"), "as you said") if lang else (guessed, why)
    if lang not in words.COMMON:
        raise Refused(f"articles in {lang} cannot be read yet — the words of a language stand in importer_words.py")
    title = _first(pieces, HEADLINE)
    date, basis, shown = event_day(pieces, lang, _published(pieces), today)
    named = people(pieces, archive, lang)
    cited = documents(pieces, archive, lang)
    publisher, publisher_why = _publisher(file, archive, pieces)
    heading = title or " ".join(re.split(r"(?<=[.!?])\s", _first(pieces, BODY))[0].split()[:14])
    stem = free_stem(archive, problems, "-".join(part for part in (date, _short(slugify(heading))) if part))
    fields: Fields = {
        "title": heading,
        "summary": PLACEHOLDER,
        "slugs": dict.fromkeys(CODES, stem),
        "date": date,
        "date_basis": basis,
        "date_note": PLACEHOLDER if basis != "stated" else "",
        "added": today,
        "source": {
            "publisher": publisher,
            "publisher_basis": "inferred" if publisher else "unknown",
            "published": _published(pieces),
            "title": title,
            "author": _authors(pieces),
            "url": _first(pieces, ADDRESS),
            "url_basis": "stated" if _first(pieces, ADDRESS) else "",
        },
        "people": {one.key: _office(one) for one in named if one.registered},
        "raw": f"taken from {file.name}; rewrite it in the archive's own words, then delete this line",
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
        ("author", _authors(pieces) or "none", _why(pieces, AUTHOR)),
        ("published", _published(pieces) or "not known", _why(pieces, DATE)),
        ("date", f"{date or 'not known'} ({basis})", shown),
        ("publisher", publisher or "not known", publisher_why),
        ("address", _first(pieces, ADDRESS) or "not known", _why(pieces, ADDRESS)),
    )
    return Imported(stem, tuple(files), lang, tuple(pieces), tuple(named), tuple(cited), said)


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refused(f"{file}: {error.strerror} — check its name") from None
    if data.startswith(_PACKED):
        raise Refused(f"{file}: this is no text but a document of another program — save it as text or HTML first")
    text, findings = decode(data)
    if not text.strip():
        for first in findings:
            raise Refused(f"{file}:{first.at.line}:{first.at.column}: {first.message}")
        raise Refused(f"{file}:1:1: the file is empty — save it again")
    return text


def _first(pieces: Iterable[Piece], role: str) -> str:
    return next((piece.text for piece in pieces if piece.role == role), "")


def _authors(pieces: Iterable[Piece]) -> str:
    """Return every author once, however the page writes the letters."""
    found: dict[str, str] = {}
    for piece in pieces:
        if piece.role == AUTHOR:
            found.setdefault(piece.text.casefold(), piece.text)
    return ", ".join(found.values())


def _why(pieces: Iterable[Piece], role: str) -> str:
    return "; ".join(f"line {piece.lines[0]}: {piece.reason}" for piece in pieces if piece.role == role)


def _published(pieces: Iterable[Piece]) -> str:
    """Return the day of publication: what the page says is it, the date nearest behind the headline, or any."""
    dates = [piece for piece in pieces if piece.role == DATE and not piece.reason.startswith("updated")]
    headline = next((piece.lines for piece in pieces if piece.role == HEADLINE), (0,))
    said = [piece for piece in dates if words.PUBLISHED.search(piece.reason)]
    below = [piece for piece in dates if piece.lines > headline]
    any_date = [piece for piece in pieces if piece.role == DATE]
    return next((one.text for one in (*said, *below, *dates, *any_date)), "")


def _publisher(file: Path, archive: Archive, pieces: Iterable[Piece]) -> tuple[str, str]:
    """Find the newspaper by its address or its name anywhere on the page: furniture, too, says where it is from."""
    raw = file.read_text(encoding="utf-8", errors="replace")
    for key, source in archive.sources.items():
        host = (urlsplit(source.get("site", "")).hostname or "").removeprefix("www.")
        if host and re.search(rf"//(?:www\.)?{re.escape(host)}[/\"'\s]", raw):
            return key, f"its address {host} stands on the page"
        for name in source.get("name", {}).values():
            line = next((p for p in pieces if p.role in (DROPPED, NEWSPAPER) and str(name) in p.text), None)
            if line:
                return key, f"its name stands in line {line.lines[0]}: “{line.text[:60]}”"
    calls = _first(pieces, NEWSPAPER)
    if calls:
        return "", f"the page calls itself “{calls}” ({_why(pieces, NEWSPAPER)}) — add it to content/sources.yaml"
    return "", "neither the address nor the name of a newspaper of content/sources.yaml stands on the page"


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
    items: list[str] = []
    for piece in pieces:
        if piece.role == ITEM:
            items.append(f"- {_markdown(piece.text)}")
            continue
        if items and piece.role != DROPPED:
            yield "\n".join(items)
            items = []
        if piece.role == BODY:
            yield _markdown(piece.text)
        elif piece.role == HEADING:
            yield f"## {_markdown(piece.text)}"
        elif piece.role == CAPTION:
            yield f"> {_CAPTION_LABEL[lang]}: {_markdown(piece.text)}"
    if items:
        yield "\n".join(items)


def _with_notes(body: str) -> str:
    """Leave footnotes what they are where their text stands in the article."""
    defined = re.findall(r"^\\\[\^(\w+)\\\]:", body, re.M)
    return re.sub(r"\\\[\^(\w+)\\\]", lambda m: f"[^{m[1]}]" if m[1] in defined else m[0], body)
