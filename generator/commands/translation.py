"""Translation: from an original to the draft of a translation in a language that it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.archive.items import Archive, Item, Text
from generator.archive.office_titles import same_title
from generator.archive.stale import is_written
from generator.commands.content_files import document
from generator.commands.scaffold import BRIEFING, TRANSLATED_FIELDS, require_choice, translation_fields
from generator.core.atomic_file import replace_file
from generator.core.kinds import CODES, KINDS
from generator.core.model import ERROR, Data, Problem
from generator.core.options import Options
from generator.core.outcome import Refused
from generator.source.frontmatter import split
from generator.sources import read_sources


def translate(root: Path, stem: str, lang: str = "") -> tuple[str, list[str]]:
    """Write the draft of a translation: the blocks and links of the original in the original's words, and the offices
    as the archive has translated them before. A draft that still holds only the original's words is written again.

    Return its path, and the fields that are still in the language of the original; raises Refused.
    """
    known = load_archive(root)
    item, archive = find_item(known, stem), known.archive
    stem = item.key
    original = item.texts[item.original]
    missing = [code for code in CODES if code not in item.texts or not is_written(item.texts[code])]
    if original.lang in missing:
        raise Refused(f"{original.path} is not written yet — write it first")
    lang = require_choice(lang, CODES, "language") or next(iter(missing), "")
    if lang not in missing:
        there = f"{item.texts[lang].path} is written" if lang else f"{stem} is written in every language"
        raise Refused(f"{there} already — to begin again, delete the file first")
    fields: dict[str, Any] = {name: str(original.fields[name]) for name in TRANSLATED_FIELDS if name in original.fields}
    offices = dict(_offices(archive, original, lang))
    fields["people"] = {key: office for key, (office, _) in offices.items()}
    left = [f"people: {key}: {office}" for key, (office, whole) in offices.items() if not whole]
    text = (root / original.path).read_text(encoding="utf-8-sig")
    body = split(text.replace("\r\n", "\n"))[2]
    target = f"{original.path.removesuffix(f'.{original.lang}.md')}.{lang}.md"
    replace_file(root / target, document(translation_fields(archive, item.original, lang, fields), body))
    return target, [*(f"{name}: {fields[name]}" for name in TRANSLATED_FIELDS if name in fields), *left]


class LoadedArchive(NamedTuple):
    """An archive as its files describe it, drafts too."""

    root: Path
    """Its folder."""
    archive: Archive
    problems: list[Problem]
    """The mistakes in its files."""


def load_archive(root: Path) -> LoadedArchive:
    """Read the archive in a folder."""
    return LoadedArchive(root, *read_sources(Options(root, root / "site", drafts=True))[:2])


def paired_items(archive: Archive) -> dict[str, Item]:
    """Return the briefings and pages, which have a file for each language, by stem."""
    return {key: item for kind in KINDS if kind.paired for key, item in archive.items[kind.name].items()}


def stem_of(named: str) -> str:
    """Return the stem of a text that is given by its stem, or by the path or name of one of its files."""
    name = Path(named).name.removesuffix(".md")
    return next((name.removesuffix(f".{code}") for code in CODES if name.endswith(f".{code}")), name)


def find_item(known: LoadedArchive, named: str) -> Item:
    """Return a text with its translations, given by stem or file; raises Refused if there is none, or it has errors."""
    stem = stem_of(named)
    items = paired_items(known.archive)
    own = [one for one in known.problems if one.severity == ERROR and Path(one.path).name.split(".")[0] == stem]
    broken = [one for one in own if "raw source text" not in one.message]
    if broken:
        said = "\n".join(f"{one.path}:{one.line}:{one.column}: {one.message}" for one in sorted(broken))
        raise Refused(f"{said}\n{stem} has mistakes — mend them first")
    withdrawn = known.archive.withdrawn.get((BRIEFING.name, stem))
    if withdrawn:
        raise Refused(f"{withdrawn.path} is withdrawn — take its “withdrawn:” out first")
    require_choice(stem, items, "briefing or page")
    if not stem:
        raise Refused("no stem was given — name the briefing by its file, without language and ending")
    item = items[stem]
    if any("raw" in text.fields for text in item.texts.values()):
        raise Refused(f"{item.path} is raw source text — rewrite it in your own words and delete its “raw:” line first")
    return item


def _offices(archive: Archive, original: Text, lang: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield (person, (office in another language as far as the archive knows it, whether all of it is known))."""
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
    """Yield (office, office in the other language): first from the terms, then from briefings, which override them."""
    for term in archive.terms:
        if of in term and lang in term:
            yield str(term[of]), str(term[lang])
    for item in archive.items[BRIEFING.name].values():
        if of in item.texts and lang in item.texts:
            there = item.texts[lang].fields.get("people", Data())
            for key, given in item.texts[of].fields.get("people", Data()).items():
                if key in there and not item.texts[lang].fields.get("draft"):
                    yield str(given.get("office", "")), str(there[key].get("office", ""))
