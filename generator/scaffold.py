"""Scaffolds: a new pair from a title, and the other language of a text from its original, ready to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as calendar
from pathlib import Path
from typing import Any

from generator.archive.offices import same_title
from generator.archive.values import Archive, Item, Text
from generator.build import Options, understand
from generator.drafts import PLACEHOLDER, Fields, codes, document, replace_file, write_new
from generator.kinds import KINDS
from generator.language.dates import parse_partial
from generator.language.text import nearest, slugify
from generator.model import ERROR, Data, Problem
from generator.outcome import Refused
from generator.source.forms import FORMS
from generator.source.frontmatter import split
from generator.source.scan import CONTENT

BRIEFING = next(kind for kind in KINDS if kind.paired)
PASSED_ON = ("title", "summary", "place", "date_note")
"""Fields that a translation has in its own language, begun in that of the original."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of a briefing before it is written."""

    title: str
    date: str = ""
    lang: str = ""
    event: str = ""
    source: str = ""


def new(root: Path, wish: Wish, today: str = "") -> list[str]:
    """Write a pair of drafts and return their paths; raises Refused."""
    archive, problems = understand(Options(root, root / "site", drafts=True))
    title = " ".join(wish.title.split())
    if not title:
        raise Refused("the title is empty — give it in quotation marks")
    try:
        date = parse_partial(wish.date) if wish.date else ""
    except ValueError as error:
        raise Refused(str(error)) from None
    lang = known(wish.lang or codes()[0], codes(), "language")
    known(wish.event, archive.items["event"], "event")
    known(wish.source, archive.sources, "source")
    stem = free_stem(archive, problems, "-".join(part for part in (date, slugify(title)) if part))
    fields: Fields = {
        "title": title,
        "summary": PLACEHOLDER,
        "slugs": dict.fromkeys(codes(), stem),
        "date": date,
        "date_basis": "stated" if date else "unknown",
        "added": today or calendar.today().isoformat(),
        "event": wish.event,
        "source": {"publisher": wish.source, "publisher_basis": "stated" if wish.source else "unknown"},
        "draft": "true",
    }
    files = {path_of(stem, lang): document(fields, PLACEHOLDER)}
    for other in codes():
        if other != lang:
            files[path_of(stem, other)] = document(translation_fields(archive, lang, other, fields), PLACEHOLDER)
    write_new(root, files)
    return list(files)


def path_of(stem: str, lang: str) -> str:
    """Return where a briefing stands."""
    return f"{CONTENT}/{BRIEFING.folder}/{stem}.{lang}.md"


def known(word: str, choices: Any, what: str) -> str:
    """Return a word that must be among the choices, if it is given; raises Refused with the nearest."""
    if word and word not in choices:
        near = nearest(word, sorted(choices), 3) or sorted(choices)[:8]
        remedy = f"did you mean {' or '.join(near)}?" if near else f"there is no {what} yet; leave it out, or add it"
        raise Refused(f"there is no {what} “{word}” — {remedy}")
    return word


def free_stem(archive: Archive, problems: list[Problem], stem: str) -> str:
    """Return a stem that no file has and that can be an address; raises Refused."""
    try:
        stem = FORMS["slug"](stem[:120].strip("-"))
    except ValueError as error:
        raise Refused(str(error)) from None
    taken = {slug for item in archive.items[BRIEFING.name].values() for slug in item.fields.get("slugs", {}).values()}
    files = {problem.path for problem in problems}
    if stem in taken | archive.items[BRIEFING.name].keys() or any(path_of(stem, code) in files for code in codes()):
        raise Refused(f"there is a briefing {stem} already — give another title or date, or work on that one")
    return stem


def translate(root: Path, stem: str, lang: str = "") -> tuple[str, list[str]]:
    """Write the scaffold of a text in the language that it lacks: the original's blocks and links in its own words,
    and the offices as the archive has rendered them before. A translation that nobody has begun is written anew.

    Returns the path, and what is still in the language of the original; raises Refused.
    """
    item, archive = find(root, stem)
    original = item.texts[item.original]
    missing = [code for code in codes() if code not in item.texts or not begun(item.texts[code])]
    if original.lang in missing:
        raise Refused(f"{original.path} is not written yet — write it first")
    lang = known(lang, codes(), "language") or next(iter(missing), "")
    if lang not in missing:
        there = item.texts[lang].path if lang else f"{stem} in every language"
        raise Refused(f"{there} is written already — to begin again, delete the file first")
    fields: dict[str, Any] = {name: str(original.fields[name]) for name in PASSED_ON if name in original.fields}
    offices = dict(_offices(archive, original, lang))
    fields["people"] = {key: office for key, (office, _) in offices.items()}
    left = [f"people: {key}: {office}" for key, (office, whole) in offices.items() if not whole]
    text = (root / original.path).read_text(encoding="utf-8-sig")
    body = split(text.replace("\r\n", "\n"))[2]
    target = f"{original.path.removesuffix(f'.{original.lang}.md')}.{lang}.md"
    replace_file(root / target, document(translation_fields(archive, item.original, lang, fields), body))
    return target, [*(f"{name}: {fields[name]}" for name in PASSED_ON if name in fields), *left]


def translation_fields(archive: Archive, of: str, lang: str, fields: Fields) -> Fields:
    """Return the front matter of a translation that is still to be written."""
    known_by = Counter(
        str(text.fields["translation"]["by"])
        for group in archive.items.values()
        for item in group.values()
        for text in item.texts.values()
        if text.lang == lang and "by" in text.fields.get("translation", {})
    )
    by = known_by.most_common(1)[0][0] if known_by else str(archive.site.get("title", {}).get(lang, "")) or PLACEHOLDER
    own = {name: fields[name] for name in (*PASSED_ON, "people") if name in fields}
    return {**own, "translation": {"of": of, "by": by, "status": "unofficial"}, "draft": "true"}


def find(root: Path, stem: str) -> tuple[Item, Archive]:
    """Return a paired thing by its stem, and the archive with drafts; raises Refused if its files cannot be read."""
    archive, problems = understand(Options(root, root / "site", drafts=True))
    items = {key: item for kind in KINDS if kind.paired for key, item in reversed(archive.items[kind.name].items())}
    own = [one for one in problems if one.severity == ERROR and Path(one.path).name.split(".")[0] == stem]
    broken = [one for one in own if "raw source text" not in one.message]
    if broken:
        said = "\n".join(f"{one.path}:{one.line}:{one.column}: {one.message}" for one in sorted(broken))
        raise Refused(f"{said}\n{stem} has mistakes — mend them first")
    known(stem, items, "briefing or page")
    if not stem:
        raise Refused("no stem was given — name the briefing by its file, without language and ending")
    item = items[stem]
    if any("raw" in text.fields for text in item.texts.values()):
        raise Refused(f"{item.path} is raw source text — rewrite it in your own words and delete its “raw:” line first")
    return item, archive


def begun(text: Text) -> bool:
    """Whether anybody has written the body of a text."""
    return [unit.text for block in text.body for unit in block.units] not in ([PLACEHOLDER], [])


def _offices(archive: Archive, original: Text, lang: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield every person's office in another language as far as the archive knows it, and whether it does wholly."""
    rendered = dict(_rendered(archive, original.lang, lang))
    for key, given in original.fields.get("people", Data()).items():
        office = str(given.get("office", ""))
        person = archive.items["person"].get(key)
        of_person = [o["title"] for o in (person.fields.get("offices", ()) if person else ()) if lang in o["title"]]
        parts = [office] if office in rendered else office.split(", ")
        found = [rendered.get(part) or _registered(part, of_person, original.lang, lang) for part in parts]
        yield key, (", ".join(new or old for new, old in zip(found, parts, strict=True)), all(found))


def _registered(part: str, titles: list[Mapping[str, str]], of: str, lang: str) -> str:
    return next((str(title[lang]) for title in titles if of in title and same_title(part, title[of])), "")


def _rendered(archive: Archive, of: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (office, office in the other language): from the terms, then from briefings, which count more."""
    for term in archive.terms:
        if of in term and lang in term:
            yield str(term[of]), str(term[lang])
    for item in archive.items[BRIEFING.name].values():
        if of in item.texts and lang in item.texts:
            there = item.texts[lang].fields.get("people", Data())
            for key, given in item.texts[of].fields.get("people", Data()).items():
                if key in there and not item.texts[lang].fields.get("draft"):
                    yield str(given.get("office", "")), str(there[key].get("office", ""))
