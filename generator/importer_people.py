"""People: from the text of an article to everybody whom it names, registered or not, each with the
office that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import importer_words as words
from generator.archive.titles import full_name
from generator.archive.values import Archive
from generator.importer_find import TEXT_ROLES, Found, around, index_of, merged
from generator.importer_head import Piece
from generator.importer_lines import CAPTION
from generator.language.text import nfc, slugify


def people(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return everybody whom an article names, in the order of the text."""
    names = {full_name(item.fields["name"]): key for key, item in archive.items["person"].items()}
    index = index_of([item for item in archive.items["person"].values()], lang)
    found: dict[str, list[Found]] = {}
    for piece in pieces:
        if piece.role not in TEXT_ROLES:
            continue
        spans = [(match.start, match.end, match.claimants[0][1]) for match in index.find(piece.text)]
        taken = [(start, end) for start, end, _ in spans]
        spans += [(s, e, "") for s, e in _candidates(piece.text, lang) if not any(s < b and a < e for a, b in taken)]
        for start, end, key in sorted(spans):
            name = piece.text[start:end]
            own = key or slugify(name)
            shown = f"line {piece.lines[0]}: “{around(piece.text, start, end)}”"
            office = office_of(piece.text, start, end, lang)
            found.setdefault(own, []).append(
                Found("person", own, name, office, "", bool(key or nfc(name) in names), piece.role == CAPTION, shown)
            )
    return [merged(seen) for seen in found.values()]


def _candidates(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand of which an office or a form of address says that they are people."""
    for run in capital_runs(text):
        span = _vietnamese(run) or (_other(text, run, lang) if lang not in ("vi",) else None)
        if span is None:
            continue
        start, end = span
        name = text[start:end]
        before = text[:start].rstrip()
        addressed = re.search(rf"(?:^|[^\w])(?:{'|'.join(words.HONORIFICS[lang])})\.?$", before, re.IGNORECASE)
        short = len(name.split()) < 3 and name.split()[0] in words.SURNAMES  # Hà Nội is a place, ông Lê Nam a person
        if name not in words.NO_NAMES and (addressed or (not short and office_of(text, start, end, lang))):
            yield start, end


def capital_runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of words that begin with a capital, with nothing but a space between."""
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[^\W\d_][\w'’-]*", text):
        if run and text[run[-1].end() : word.start()].strip(" "):
            yield run
            run = []
        if word[0][0].isupper():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _vietnamese(run: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return where a Vietnamese name stands at the end of a run of capitals; three words are likelier than two."""
    for size in (3, 4, 2):
        if len(run) >= size and run[-size][0] in words.SURNAMES:
            return run[-size].start(), run[-1].end()
    return None


def _other(text: str, run: Sequence[re.Match[str]], lang: str) -> tuple[int, int] | None:
    """Return where a name stands behind an office: what is left of the run, or its last two words behind “of”."""
    heads = {word.casefold() for office in words.OFFICES[lang] for word in office.split()}
    rest = [word for word in run]
    headed = False
    while rest and rest[0][0].casefold() in heads:
        rest, headed = rest[1:], True
    last_head = max((n for n, word in enumerate(rest) if word[0].casefold() in heads), default=-1)
    if last_head >= 0:
        rest, headed = rest[last_head + 1 :], True
    if not headed and len(rest) > 2:
        rest = rest[-2:]
    return (rest[0].start(), rest[-1].end()) if 2 <= len(rest) <= 4 else None


def office_of(text: str, start: int, end: int, lang: str) -> str:
    """Return the office that a sentence gives to the name that stands in it, before it or behind a comma."""
    heads = "|".join(map(re.escape, sorted(words.OFFICES[lang], key=len, reverse=True)))
    form = re.compile(rf"(?<!\w)(?:{heads})(?!\w)", re.IGNORECASE)
    return _before(text[:start], form, lang) or _behind(text[end:], form)


def _before(text: str, form: re.Pattern[str], lang: str) -> str:
    clause = re.split(r"[.;:!?“”\"()]\s+|[“”\"();:]", text[-160:])[-1]
    honorific = "|".join(words.HONORIFICS[lang])
    parts = [re.sub(rf",?\s*(?:{honorific})\.?\s*$", "", part, flags=re.IGNORECASE) for part in clause.split(",")]
    if not parts[-1].strip():
        parts = parts[:-1]
    kept: list[str] = []
    for part in reversed(parts):
        own = [part[_modified(part, match.start(), lang) :].strip() for match in form.finditer(part)]
        fitting = [office for office in own if _whole(office, lang)]
        if fitting:
            kept.insert(0, fitting[0])
            if len(fitting[0]) < len(part.strip()):
                break
        elif not own and not kept and part.strip()[:1].isupper() and len(part.split()) <= 6:
            kept.insert(0, part.strip())
        else:
            break
    office = ", ".join(kept)
    return office if any(form.search(part) for part in kept[:1]) and _whole(office, lang) else ""


def _modified(text: str, start: int, lang: str) -> int:
    """Return where an office begins whose first word says which, as in *Education Secretary*."""
    while lang not in words.OFFICE_FIRST:
        word = re.search(r"([^\W\d_][\w'’-]*)\s+$", text[:start])
        if word is None or not word[1][0].isupper() or word[1].casefold() in words.COMMON[lang]:
            break
        start = word.start()
    return start


def _whole(office: str, lang: str) -> bool:
    """Whether words are an office and nothing else: no clause and no other person in between."""
    found = office.split()
    low = {word.strip(",") for word in found if word[:1].islower()}
    if lang in words.OFFICE_FIRST:
        told = {word.casefold() for word in found} & (words.COMMON[lang] - words.WITHIN_OFFICES[lang])
    else:
        told = low - words.WITHIN_OFFICES[lang]  # an office before a name is in capitals
    return not told and len(found) <= 24 and not _joined_by_and(office, lang)


def _joined_by_and(office: str, lang: str) -> bool:
    """Whether another person stands between the office and the name."""
    return any(_vietnamese([*run]) for run in capital_runs(office) if run[-1].end() < len(office) and len(run) > 2)


def _behind(text: str, form: re.Pattern[str]) -> str:
    if not text.startswith(","):
        return ""
    kept: list[str] = []
    for part in re.split(r"[.;:!?“”\"()]", text[1:200])[0].split(","):
        match = form.match(part.strip())
        if not match:
            break
        kept.append(part.strip())
    return ", ".join(kept)
