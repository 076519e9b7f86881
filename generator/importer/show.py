"""Showing an import: from what was found to the lines that tell an editor every guess with its evidence, what was
dropped and why, and the register files that could be added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.commands.content_files import Fields, document
from generator.commands.scaffold import addresses
from generator.core.invocation import command
from generator.importer.importing import Imported
from generator.importer.lines import CAPTION, DROPPED, HEADING
from generator.importer.people import is_vietnamese


def show(found: Imported) -> Iterator[str]:
    """Yield what an import has to say, line by line: files, guesses with their evidence, and what was dropped."""
    for path in found.files:
        yield f"{path}: written, a draft"
    yield from addresses(found.slugs)
    yield ""
    yield from (f"{what}: {value} — {why}" if why else f"{what}: {value}" for what, value, why in found.said)
    for heading, things in (("People", found.people), ("Documents", found.documents), ("Others", found.others)):
        yield from ("", f"{heading}:") if things else ()
        for one in things:
            state = f"{one.kind}:{one.key}" if one.registered else "not registered"
            office = f", {one.office}" if one.office else ""
            caption = ", in a caption only" if one.caption else ""
            yield f"  {one.name}{office} — {state}{caption}; {one.evidence}"
    for heading, role in (("Headings", HEADING), ("Captions", CAPTION)):
        guessed = [piece for piece in found.pieces if piece.role == role and not piece.reason.startswith("marked as")]
        yield from ("", f"{heading}:") if guessed else ()
        yield from (f"  line {piece.lines[0]}: “{_cropped(piece.text)}” — {piece.reason}" for piece in guessed)
    joined = [piece for piece in found.pieces if len(piece.lines) > 1]
    yield from ("", "Joined:") if joined else ()
    yield from (f"  lines {', '.join(map(str, piece.lines))}: “{piece.text[:60]}…”" for piece in joined)
    dropped = [piece for piece in found.pieces if piece.role == DROPPED]
    yield from ("", "Dropped:") if dropped else ()
    yield from (f"  line {piece.lines[0]}: “{_cropped(piece.text)}” — {piece.reason}" for piece in dropped)
    stubs = list(_stubs(found))
    yield from ("", "Registers to add, if they are meant:") if stubs else ()
    for path, text in stubs:
        yield from (f"  {path}", *(f"    {line}" for line in text.rstrip().split("\n")))
    yield ""
    first = found.files[0]
    yield f"Rewrite {first} in the archive's own words, delete its “raw:” line, then: {command()} check"


def _name(name: str, lang: str) -> Fields | str:
    """Return the parts of a Vietnamese name, and a name of any other shape whole."""
    parts = name.split()
    if not is_vietnamese(name, lang) or not all(part.isalpha() for part in parts):
        return name
    return {"family": parts[0], "middle": " ".join(parts[1:-1]), "given": parts[-1]}


def _cropped(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69]}…"


def _stubs(found: Imported) -> Iterator[tuple[str, str]]:
    """Yield the path and text of a register file for everything that is not registered yet."""
    for one in found.people:
        if not one.registered:
            yield f"content/people/{one.key}.md", document({"name": _name(one.name, found.lang)}, "")
    for one in found.documents:
        if not one.registered:
            fields: Fields = {
                "type": one.type,
                "symbol": next(iter(re.findall(r"\d+[-/](?:\d{4}/)?[^\W\d_][\w/-]*", one.name)), ""),
                "title": {found.lang: one.name[0].upper() + one.name[1:]},
                "sources": [f"briefing:{found.stem}"],
            }
            yield f"content/resolutions/{one.key}.md", document(fields, "")
