"""Scaffolds: from a title and other facts of a briefing to a new pair of drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.archive.entry_dates import day_of
from generator.archive.items import Archive
from generator.commands import clock
from generator.commands.content_files import Fields, document, write_new
from generator.core.kinds import CODES, KINDS
from generator.core.model import PLACEHOLDER, Data, Problem
from generator.core.options import Options
from generator.core.outcome import Refused
from generator.core.schema import MOST_SHORT
from generator.language.dates import parse_date
from generator.language.text import nearest, slugify
from generator.source.scalars import FORMS
from generator.source.scan import CONTENT
from generator.sources import read_sources

BRIEFING = next(kind for kind in KINDS if kind.paired)
TRANSLATED_FIELDS = ("title", "short_title", "summary", "place", "date_note")
"""Fields that a translation has in its own language; a new one starts with the words of the original."""
NO_TITLES: Mapping[str, str] = {}
_SHOWN = 8
"""The most choices that a message names."""


@dataclass(frozen=True, slots=True)
class NewBriefing:
    """The facts of a briefing that an editor gives to the command ``new``; empty where they are not given."""

    title: str
    date: str = ""
    lang: str = ""
    """The language of the original."""
    event: str = ""
    """The key of the event that it reports."""
    source: str = ""
    """The key of the newspaper in ``sources.yaml``."""
    translated: tuple[str, ...] = ()
    """The titles in the other languages, in their order, from which the addresses there are made."""


def new(root: Path, wish: NewBriefing, today: str = "") -> tuple[list[str], Mapping[str, str]]:
    """Write a pair of drafts and return their paths and the proposed slugs, by language; raises Refused."""
    archive, problems, *_ = read_sources(Options(root, root / "site", drafts=True))
    title = " ".join(wish.title.split())
    if not title:
        raise Refused("the title is empty — give it in quotation marks")
    try:
        date = parse_date(wish.date) if wish.date else ""
    except ValueError as error:
        raise Refused(str(error)) from None
    lang = require_choice(wish.lang or CODES[0], CODES, "language")
    require_choice(wish.event, archive.items["event"], "event")
    require_choice(wish.source, archive.sources, "source")
    event = archive.items["event"][wish.event].fields if wish.event else Data()
    basis = "stated" if date else "inferred" if day_of(event) else "unknown"
    date = date or day_of(event)
    places = event.get("place", Data())
    stem = new_stem(archive, problems, "-".join(part for part in (date, slugify(title)) if part))
    others = [code for code in CODES if code != lang]
    if len(wish.translated) > len(others):
        raise Refused(f"--translated stands {len(wish.translated)} times — give the title once for {', '.join(others)}")
    translated = {code: " ".join(words.split()) for code, words in zip(others, wish.translated, strict=False)}
    proposed = propose_slugs(archive, stem, lang, date, wish.event, translated)
    fields: Fields = {
        "title": title,
        "short_title": PLACEHOLDER if len(title) > MOST_SHORT else "",
        "summary": PLACEHOLDER,
        "slugs": proposed,
        "date": date,
        "date_basis": basis,
        "date_note": PLACEHOLDER if basis == "inferred" else "",
        "added": today or clock.today(),
        "event": wish.event,
        "place": str(places.get(lang, "")),
        "source": {"publisher": wish.source, "publisher_basis": "stated" if wish.source else "unknown"},
        "draft": "true",
    }
    files = {path_of(stem, lang): document(fields, PLACEHOLDER)}
    for other in others:
        own = {**fields, "title": translated.get(other) or title, "place": str(places.get(other, ""))}
        files[path_of(stem, other)] = document(translation_fields(archive, lang, other, own), PLACEHOLDER)
    write_new(root, files)
    return list(files), proposed


def propose_slugs(
    archive: Archive, stem: str, lang: str, date: str, event: str, translated: Mapping[str, str] = NO_TITLES
) -> dict[str, str]:
    """Return a slug for every language: for the original that of its file, for another the date and the words of its
    own title or of the event's title; without either, the same as the original's."""
    titles = archive.items["event"][event].fields["title"] if event else {}
    found = {lang: stem}
    for other in CODES:
        own = slugify(translated.get(other) or str(titles.get(other, "")))
        slug = "-".join(part for part in (date, own) if part)[:120].strip("-") if own else stem
        known = {item.fields.get("slugs", {}).get(other, item.key) for item in archive.items[BRIEFING.name].values()}
        found.setdefault(other, stem if slug in known else slug)
    return {code: found[code] for code in CODES}


def address_lines(proposed: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that tell an editor the proposed addresses of new drafts."""
    for code, slug in proposed.items():
        yield f"  address: {code}/{BRIEFING.segments[code]}/{slug}.html"
    yield "Addresses are permanent once they are published — change “slugs:” now if they should read otherwise."


def path_of(stem: str, lang: str) -> str:
    """Return the path of the file of a briefing."""
    return f"{CONTENT}/{BRIEFING.folder}/{stem}.{lang}.md"


def require_choice(word: str, choices: Iterable[str], what: str) -> str:
    """Return a word that is among the choices, or empty; raises Refused with similar choices, or with some of them."""
    known = sorted(choices)
    if word and word not in known:
        near = nearest(word, known)
        more = f", or one of {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
        remedy = f"did you mean {' or '.join(near)}?" if near else f"write {' or '.join(known[:_SHOWN])}{more}"
        if not known:
            remedy = f"there is no {what} yet; leave it out, or add it"
        raise Refused(f"there is no {what} “{word}” — {remedy}")
    return word


def new_stem(archive: Archive, problems: list[Problem], stem: str) -> str:
    """Return a stem, cut to the length of a slug; raises Refused if it cannot be an address or a file has it
    already."""
    try:
        stem = FORMS["slug"](stem[:120].strip("-"))
    except ValueError as error:
        raise Refused(str(error)) from None
    briefings = [item for item in archive.every_item if item.kind == BRIEFING.name]
    taken = {slug for item in briefings for slug in (item.key, *item.fields.get("slugs", {}).values())}
    files = {problem.path for problem in problems}
    if stem in taken or any(path_of(stem, code) in files for code in CODES):
        raise Refused(f"there is a briefing {stem} already — give another title or date, or work on that one")
    return stem


def translation_fields(archive: Archive, of: str, lang: str, fields: Fields) -> Fields:
    """Return the front matter of a translation that is not written yet."""
    known_by = Counter(
        str(text.fields["translation"]["by"])
        for group in archive.items.values()
        for item in group.values()
        for text in item.texts.values()
        if text.lang == lang and "by" in text.fields.get("translation", {})
    )
    by = known_by.most_common(1)[0][0] if known_by else str(archive.site.get("title", {}).get(lang, "")) or PLACEHOLDER
    own = {name: fields[name] for name in (*TRANSLATED_FIELDS, "people") if name in fields}
    return {**own, "translation": {"of": of, "by": by, "status": "unofficial"}, "draft": "true"}
