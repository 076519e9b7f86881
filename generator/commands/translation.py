"""Translation: from an original to the scaffold of a text in a language that it lacks, ready to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.archive.items import Archive, Item, Text
from generator.archive.office_titles import same_title
from generator.archive.stale import begun
from generator.commands.content_files import document
from generator.commands.scaffold import BRIEFING, PASSED_ON, one_of, translation_fields
from generator.core.atomic_file import replace_file
from generator.core.kinds import CODES, KINDS
from generator.core.model import ERROR, Data, Problem
from generator.core.options import Options
from generator.core.outcome import Refused
from generator.source.frontmatter import split
from generator.sources import read_sources


def translate(root: Path, stem: str, lang: str = "") -> tuple[str, list[str]]:
    """Write the scaffold of a text in the language that it lacks: the original's blocks and links in its own words,
    and the offices as the archive has rendered them before. A translation that nobody has begun is written anew.

    Returns the path, and what is still in the language of the original; raises Refused.
    """
    known = known_texts(root)
    item, archive = find(known, stem), known.archive
    stem = item.key
    original = item.texts[item.original]
    missing = [code for code in CODES if code not in item.texts or not begun(item.texts[code])]
    if original.lang in missing:
        raise Refused(f"{original.path} is not written yet — write it first")
    lang = one_of(lang, CODES, "language") or next(iter(missing), "")
    if lang not in missing:
        there = f"{item.texts[lang].path} is written" if lang else f"{stem} is written in every language"
        raise Refused(f"{there} already — to begin again, delete the file first")
    fields: dict[str, Any] = {name: str(original.fields[name]) for name in PASSED_ON if name in original.fields}
    offices = dict(_offices(archive, original, lang))
    fields["people"] = {key: office for key, (office, _) in offices.items()}
    left = [f"people: {key}: {office}" for key, (office, whole) in offices.items() if not whole]
    text = (root / original.path).read_text(encoding="utf-8-sig")
    body = split(text.replace("\r\n", "\n"))[2]
    target = f"{original.path.removesuffix(f'.{original.lang}.md')}.{lang}.md"
    replace_file(root / target, document(translation_fields(archive, item.original, lang, fields), body))
    return target, [*(f"{name}: {fields[name]}" for name in PASSED_ON if name in fields), *left]


class Known(NamedTuple):
    """What the files of an archive say, drafts among them."""

    root: Path
    archive: Archive
    problems: list[Problem]


def known_texts(root: Path) -> Known:
    """Read the archive in a folder."""
    return Known(root, *read_sources(Options(root, root / "site", drafts=True))[:2])


def pairs(archive: Archive) -> dict[str, Item]:
    """Return everything that stands in a file for each language, by its stem."""
    return {key: item for kind in KINDS if kind.paired for key, item in archive.items[kind.name].items()}


def stem_of(named: str) -> str:
    """Return the stem of a text that is named by it or by the path or name of one of its files."""
    name = Path(named).name.removesuffix(".md")
    return next((name.removesuffix(f".{code}") for code in CODES if name.endswith(f".{code}")), name)


def find(known: Known, named: str) -> Item:
    """Return a text, named by stem or file, with its translations; raises Refused if there is none or it is broken."""
    stem = stem_of(named)
    items = pairs(known.archive)
    own = [one for one in known.problems if one.severity == ERROR and Path(one.path).name.split(".")[0] == stem]
    broken = [one for one in own if "raw source text" not in one.message]
    if broken:
        said = "\n".join(f"{one.path}:{one.line}:{one.column}: {one.message}" for one in sorted(broken))
        raise Refused(f"{said}\n{stem} has mistakes — mend them first")
    withdrawn = known.archive.withdrawn.get((BRIEFING.name, stem))
    if withdrawn:
        raise Refused(f"{withdrawn.path} is withdrawn — take its “withdrawn:” out first")
    one_of(stem, items, "briefing or page")
    if not stem:
        raise Refused("no stem was given — name the briefing by its file, without language and ending")
    item = items[stem]
    if any("raw" in text.fields for text in item.texts.values()):
        raise Refused(f"{item.path} is raw source text — rewrite it in your own words and delete its “raw:” line first")
    return item


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
