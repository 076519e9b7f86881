"""Importing: from an article in a file or at a web address to a pair of drafts, and to all guesses with their evidence.

The text of a newspaper is not the archive's: the draft has a field ``raw`` with which no build succeeds, until an
editor has written the briefing in the archive's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.commands import clock
from generator.commands.content_files import Fields, document, write_new
from generator.commands.scaffold import new_stem, path_of, propose_slugs, require_choice, translation_fields
from generator.core.kinds import CODES
from generator.core.model import PLACEHOLDER
from generator.core.options import Options
from generator.core.outcome import Refused
from generator.importer import lines as roles
from generator.importer import newspaper
from generator.importer.article import article
from generator.importer.event_day import event_day
from generator.importer.lines import PROSE, Piece, markdown_lines, plain_lines
from generator.importer.loading import language, load
from generator.importer.mentions import Candidate, documents, matching_event, subject_index, subjects
from generator.importer.people import people
from generator.importer.words import LANGUAGES, WORDS, named_pattern
from generator.language.text import slugify
from generator.sources import read_sources


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcome of an import."""

    stem: str
    """The stem of the drafts."""
    files: tuple[str, ...]
    """The paths of the drafts."""
    lang: str
    """The language of the article."""
    fields: Fields
    """The front matter of the original."""
    slugs: Mapping[str, str]
    """The proposed slug for each language."""
    pieces: tuple[Piece, ...]
    """The parts of the page with their roles, the dropped ones too."""
    people: tuple[Candidate, ...]
    """The people whom the article names."""
    documents: tuple[Candidate, ...]
    """The documents that it names."""
    other_entries: tuple[Candidate, ...]
    """The entries of other registers that it names."""
    guesses: tuple[tuple[str, str, str], ...]
    """(field, value, evidence) of every guess about the article as a whole."""


def import_article(root: Path, place: str, lang: str = "", today: str = "") -> Imported:
    """Write a pair of drafts from an article in a file or at an address; raises Refused if it cannot be read."""
    name, text, read_at = load(place)
    pieces = article(_lines(name, text))
    texts = [(piece.lines[0], piece.text) for piece in pieces if piece.role == roles.BODY]
    prose = [piece for piece in pieces if piece.role in PROSE]
    if not texts:
        raise Refused(f"{place}: no text of an article was found — give the article as text, Markdown or HTML")
    if require_choice(lang, CODES, "language") and lang not in LANGUAGES:
        raise Refused(f"articles in {lang} cannot be read yet — the words of a language stand in generator/importer/")
    lang, why = (lang, "as you said") if lang else language(" ".join(piece.text for piece in prose), place)
    archive, problems, *_ = read_sources(Options(root, root / "site", drafts=True))
    published, authors = newspaper.published(pieces), newspaper.authors(pieces, archive)
    day = event_day(texts, lang, published)
    index = subject_index(archive, lang)
    named, cited = people(prose, archive, lang, index), documents(prose, archive, lang)
    title, title_why = _texts_of(pieces, roles.HEADLINE)
    address, address_why = (read_at, "where the page was read") if read_at else _texts_of(pieces, roles.ADDRESS)
    publisher, publisher_basis, publisher_why = newspaper.publisher(address, archive, pieces)
    key, key_why = matching_event([*prose, Piece(roles.HEADLINE, title, ())], archive, lang, day.date)
    heading = title or _opening(texts[0][1])
    short = slugify(heading) if len(slugify(heading)) <= 70 else slugify(heading)[:71].rpartition("-")[0]
    stem = new_stem(archive, problems, "-".join(part for part in (day.date, short) if part))
    proposed = propose_slugs(archive, stem, lang, day.date, key)
    fields: Fields = {
        "title": heading,
        "summary": PLACEHOLDER,
        "slugs": proposed,
        "date": day.date,
        "date_basis": day.basis,
        "date_note": day.note or (PLACEHOLDER if day.basis != "stated" else ""),
        "added": today or clock.today(),
        "event": key,
        "source": {
            "publisher": publisher,
            "publisher_basis": publisher_basis,
            "published": published,
            "title": title,
            "author": authors if len(authors) > 1 else "".join(authors),
            "url": address,
            "url_basis": "stated" if address else "",
        },
        "people": {one.key: _office(one) for one in named if one.registered},
        "raw": f"taken from {name}; rewrite it in the archive's own words, then delete this line",
        "draft": "true",
    }
    files = {path_of(stem, lang): document(fields, "\n\n".join(_body(pieces, lang)))}
    own = {"title": heading, "summary": PLACEHOLDER}
    for other in (code for code in CODES if code != lang):
        files[path_of(stem, other)] = document(translation_fields(archive, lang, other, own), PLACEHOLDER)
    write_new(root, files)
    guesses = (
        ("language", lang, why),
        ("headline", title or "none", title_why if title else f"none found; the title is “{heading}”"),
        ("author", ", ".join(authors) or "none", _texts_of(pieces, roles.AUTHOR)[1]),
        ("published", published or "not known", _texts_of(pieces, roles.DATED)[1]),
        ("date", f"{day.date or 'not known'} ({day.basis})", day.evidence),
        ("publisher", publisher or "not known", publisher_why),
        ("address", address or "not known", address_why),
        *([("event", key or "not known", key_why)] if key_why else []),
    )
    found = tuple(named), tuple(cited), tuple(subjects(prose, index, lang, named))
    return Imported(stem, tuple(files), lang, fields, proposed, tuple(pieces), *found, guesses)


def _lines(name: str, text: str) -> list[Piece]:
    """Return the lines of a page, a Markdown file or a plain text, as its name or its first words show."""
    if name.endswith((".html", ".htm")) or re.match(r"(?i)\s*<(?:!doctype|html|\?xml)\b", text):
        try:
            from generator.importer.webpage import page_lines
        except ImportError:
            said = "saved web pages are read by trafilatura, which is not installed — run: pip install -e '.[import]'"
            raise Refused(said) from None
        return page_lines(text)
    return markdown_lines(text) if name.endswith((".md", ".markdown")) else plain_lines(text)


def _texts_of(pieces: Iterable[Piece], role: str) -> tuple[str, str]:
    """Return (text of the first part with a role, the reasons of all parts with that role)."""
    known = [piece for piece in pieces if piece.role == role]
    return known[0].text if known else "", "; ".join(f"line {piece.lines[0]}: {piece.reason}" for piece in known)


def _opening(text: str) -> str:
    """Return the first sentence of a text, cut to the length of a headline."""
    words = named_pattern("between sentences").split(text)[0].rstrip(".").split()
    return " ".join(words if len(words) <= 20 else words[:14])


def _office(one: Candidate) -> Fields | str:
    office = one.office or PLACEHOLDER
    return {"office": office, "as": "caption"} if one.caption else office


_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_MARKED = re.compile(r"^(#{1,6}|[-+>]|\d+[.)])(?=\s)")


def _body(pieces: Sequence[Piece], lang: str) -> Iterator[str]:
    """Yield the blocks of the draft as Markdown; references to footnotes stay where the article has the footnote."""
    form = {roles.HEADING: "## {}", roles.CAPTION: f"> {WORDS[lang]['caption label']}: {{}}", roles.ITEM: "- {}"}
    notes = {note for piece in pieces for note in re.findall(r"^\[\^\w+\]:", piece.text)}
    shown = (piece for piece in pieces if piece.role in (*PROSE, roles.TABLE))
    for role, group in groupby(shown, key=lambda piece: piece.role):
        blocks = []
        for piece in group:
            text = _MARKED.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", _SPECIAL.sub(r"\\\1", piece.text))
            text = re.sub(r"\\\[\^(\w+)\\\]", lambda m: f"[^{m[1]}]" if f"[^{m[1]}]:" in notes else m[0], text)
            blocks.append(piece.text if role == roles.TABLE else form.get(role, "{}").format(text))
        yield ("\n" if role == roles.ITEM else "\n\n").join(blocks)
