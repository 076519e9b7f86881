"""The report of an import: each guess with its evidence, the dropped lines with their reasons, and the register files
that could be added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.archive.titles import KIND, PERSON
from generator.commands.content_files import Fields, document
from generator.commands.scaffold import address_lines
from generator.core.invocation import invocation
from generator.core.kinds import SUBJECTS
from generator.core.model import PLACEHOLDER
from generator.importer.importing import Imported
from generator.importer.lines import CAPTION, DROPPED, HEADING, Piece
from generator.importer.mentions import Candidate, names_of_subject
from generator.importer.people import is_vietnamese


def import_report(found: Imported) -> Iterator[str]:
    """Yield the lines of the report: files, guesses with their evidence, dropped lines, and new register files."""
    sections = {
        "People": map(_thing, found.people),
        "Documents": map(_thing, found.documents),
        "Others": map(_thing, found.other_entries),
        "Headings": _parts(found, HEADING),
        "Captions": _parts(found, CAPTION),
        "Joined": map(_part, (piece for piece in found.pieces if len(piece.lines) > 1)),
        "Dropped": _parts(found, DROPPED),
        "Registers to add, if they are meant": _stubs(found),
    }
    yield from (f"{path}: written, a draft" for path in found.files)
    yield from address_lines(found.slugs)
    yield ""
    yield from (f"{what}: {value} — {why}" if why else f"{what}: {value}" for what, value, why in found.guesses)
    for heading, lines in sections.items():
        said = [f"  {line}" for line in lines]
        yield from ("", f"{heading}:", *said) if said else ()
    yield ""
    yield f"Rewrite {found.files[0]} in the archive's own words, delete its “raw:” line, then: {invocation()} check"


def _thing(one: Candidate) -> str:
    state = f"{one.kind}:{one.key}" if one.registered else "not registered"
    office, caption = f", {one.office}" if one.office else "", ", in a caption only" if one.caption else ""
    return f"{one.name}{office} — {state}{caption}; {one.evidence}"


def _parts(found: Imported, role: str) -> Iterator[str]:
    return (_part(one) for one in found.pieces if one.role == role and not one.reason.startswith("marked as"))


def _part(piece: Piece) -> str:
    where = f"line{'s' * (len(piece.lines) > 1)} {', '.join(map(str, piece.lines))}"
    return f"{where}: “{piece.text if len(piece.text) <= 70 else piece.text[:69] + '…'}” — {piece.reason}"


def _name(name: str, lang: str) -> Fields | str:
    """Return a Vietnamese name in its parts, and any other name whole."""
    parts = name.split()
    if not is_vietnamese(name, lang) or not all(part.isalpha() for part in parts):
        return name
    return {"family": parts[0], "middle": " ".join(parts[1:-1]), "given": parts[-1]}


def _stubs(found: Imported) -> Iterator[str]:
    """Yield the path and the lines of a register file for everything that is not registered yet."""
    for one in (one for one in (*found.people, *found.documents, *found.other_entries) if not one.registered):
        fields: Fields = {"name": _name(one.name, found.lang)}
        if one.kind in SUBJECTS:
            aliases: Fields = {found.lang: [one.short]} if one.short else {}
            called = {code: name or PLACEHOLDER for code, name in names_of_subject(one.name, found.lang).items()}
            fields = {"name": called, "aliases": aliases}
        elif one.kind != PERSON:
            symbol = re.search(r"\d+[-/](?:\d{4}/)?[^\W\d_][\w/-]*", one.name)
            title = {found.lang: one.name[0].upper() + one.name[1:]}
            sources = [f"briefing:{found.stem}"]
            fields = {"type": one.type, "symbol": symbol[0] if symbol else "", "title": title, "sources": sources}
        yield f"content/{KIND[one.kind].folder}/{one.key}.md"
        yield from (f"  {line}" for line in document(fields, "").rstrip().split("\n"))
