"""People: from the text of an article to everybody whom it names, registered or not, each with the
office that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import importer_words as words
from generator.archive.titles import full_name
from generator.archive.values import Archive
from generator.importer_find import TEXT_ROLES, Found, around, index_of, merged
from generator.importer_head import Piece
from generator.importer_lines import CAPTION
from generator.language.text import ascii_form, fold, nfc, slugify

_FORMER = re.compile(r"(?i)^(?:nguyên|cựu|quyền|former|acting|outgoing)\s+")
_PLAIN_SURNAMES = frozenset(ascii_form(name) for name in words.SURNAMES)
_UNMARKED = "; without its marks: look up how the name is written"
_STOP = r"(?:(?<!\bTP)\.|[;:!?“”\"()])"
"""What ends a clause; the dot of *TP. Hồ Chí Minh* does not."""


def people(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return everybody whom an article names, in the order of the text."""
    names = {nfc(full_name(item.fields["name"])): key for key, item in archive.items["person"].items()}
    plain = {} if lang in words.OFFICE_FIRST else {fold(name): key for name, key in names.items()}
    index = index_of(archive.items["person"].values(), lang)
    found: dict[str, list[Found]] = {}
    for piece in pieces:
        if piece.role not in TEXT_ROLES:
            continue
        spans = [(match.start, match.end, match.claimants[0][1]) for match in index.find(piece.text)]
        taken = [(start, end) for start, end, _ in spans]
        spans += [(s, e, "") for s, e in _candidates(piece.text, lang) if not any(s < b and a < e for a, b in taken)]
        for start, end, key in sorted(spans):
            name = piece.text[start:end]
            known = key or names.get(nfc(name)) or (plain.get(fold(name), "") if name.isascii() else "")
            own = known or slugify(name)
            bare = is_vietnamese(name, lang) and name.isascii() and lang not in words.OFFICE_FIRST
            shown = (
                f"line {piece.lines[0]}: “{around(piece.text, start, end)}”{_UNMARKED if bare and not known else ''}"
            )
            office = office_of(piece.text, start, end, lang)
            one = Found("person", own, name, office, "", bool(known), piece.role == CAPTION, shown)
            found.setdefault(own, []).append(one)
    return [merged(seen) for seen in _without_places(found).values()]


def _without_places(found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """Join a name that was read with the place before it to the same name alone: *Takeo Vei Samnang*."""
    result = dict(found)
    for key, seen in found.items():
        name = seen[0].name
        short = next((k for k, other in found.items() if name.endswith(f" {other[0].name}")), "")
        if short and not seen[0].registered:
            place = name.removesuffix(f" {found[short][0].name}")
            alone = found[short][0].name
            moved = [
                replace(one, key=short, name=alone, office=f"{one.office} {place}".strip()) for one in result.pop(key)
            ]
            result[short] = [*moved, *result[short]]
    return result


def _candidates(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand of which an office or a form of address says that they are people."""
    titles = {honorific.casefold() for honorific in words.HONORIFICS[lang]}
    for whole in capital_runs(text):
        run = whole[1:] if whole[0][0].casefold() in titles else whole
        foreign = _guest if lang in words.OFFICE_FIRST else _other
        span = _vietnamese(run, lang) or foreign(text, run, lang)
        if span is None:
            continue
        start, end = span
        name = text[start:end]
        before = text[:start].rstrip()
        addressed = re.search(rf"(?:^|[^\w])(?:{'|'.join(words.HONORIFICS[lang])})\.?$", before, re.IGNORECASE)
        short = (
            len(name.split()) < 3 and is_vietnamese(name, lang) and _is_syllable(name.split()[-1])
        )  # Hà Nội is a place
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


def is_vietnamese(name: str, lang: str) -> bool:
    """Whether a name begins with a Vietnamese family name, which other languages may write without marks."""
    first = name.split()[0]
    return first in words.SURNAMES or (lang not in words.OFFICE_FIRST and first in _PLAIN_SURNAMES)


def _vietnamese(run: Sequence[re.Match[str]], lang: str) -> tuple[int, int] | None:
    """Return where a Vietnamese name stands at the end of a run of capitals; three words are likelier than two, and
    four than three where two family names stand together."""
    sizes = [size for size in (3, 4, 2) if len(run) >= size and run[-size][0] in words.SURNAMES]
    size = 4 if sizes[:2] == [3, 4] else next(iter(sizes), 0)
    if not size and lang not in words.OFFICE_FIRST:
        spoken = next((n for n, word in enumerate(reversed(run)) if not _is_syllable(word[0])), len(run))
        sizes = [size for size in (3, 4, 2) if spoken >= size and run[-size][0] in _PLAIN_SURNAMES]
        size = 4 if sizes[:2] == [3, 4] else next(iter(sizes), 0)
    return (run[-size].start(), run[-1].end()) if size else None


def _guest(text: str, run: Sequence[re.Match[str]], lang: str) -> tuple[int, int] | None:
    """Return where a name that is not Vietnamese stands at the end of a run of capitals in a Vietnamese text."""
    rest = list(run)
    for index in range(len(run) - 1, -1, -1):
        word = run[index][0]
        marked = not word.isascii() and _is_syllable(word)
        if marked or word.isupper() or (run[index - 1][0], word) == words.COUNTRY:
            rest = list(run[index + 1 :])
            break
    family = next((n for n, word in enumerate(rest[:-1]) if word[0] in words.SURNAMES), 0)
    rest = rest[family:]
    foreign = any(not _is_syllable(word[0]) for word in rest)
    return (rest[0].start(), rest[-1].end()) if foreign and 2 <= len(rest) <= 4 else None


def _is_syllable(word: str) -> bool:
    return not words.UNLIKE_VIETNAMESE.match(fold(word))


def _other(text: str, run: Sequence[re.Match[str]], lang: str) -> tuple[int, int] | None:
    """Return where a name stands behind an office: what is left of the run, or its last two words behind “of”."""
    heads = {word.casefold() for office in words.OFFICES[lang] for word in office.split()}
    last = max((n for n, word in enumerate(run) if word[0].casefold() in heads), default=-1)
    rest = run[last + 1 :] if last >= 0 else run[-2:]
    return (rest[0].start(), rest[-1].end()) if 2 <= len(rest) <= 4 else None


def office_of(text: str, start: int, end: int, lang: str) -> str:
    """Return the office that a sentence gives to the name that stands in it, before it or behind a comma."""
    heads = "|".join(map(re.escape, sorted(words.OFFICES[lang], key=len, reverse=True)))
    form = re.compile(rf"(?<!\w)(?:{heads})(?!\w)", re.IGNORECASE)
    return _before(text[:start], form, lang) or _behind(text[end:], form, lang)


def _before(text: str, form: re.Pattern[str], lang: str) -> str:
    clause = re.split(rf"{_STOP}\s+|[“”\"();:]", text[-160:])[-1]
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
        told = {word.casefold() for word in found} & ((words.COMMON[lang] | words.BETWEEN) - words.WITHIN_OFFICES[lang])
    else:
        told = low - words.WITHIN_OFFICES[lang]  # an office before a name is in capitals
    return not told and len(found) <= 24 and not _joined_by_and(office, lang)


def _joined_by_and(office: str, lang: str) -> bool:
    """Whether another person stands between the office and the name."""
    runs = (run for run in capital_runs(office) if run[-1].end() < len(office) and len(run) > 2)
    return any(_vietnamese(run, lang) for run in runs)


def _behind(text: str, form: re.Pattern[str], lang: str) -> str:
    if not text.startswith(","):
        return ""
    kept: list[str] = []
    for part in re.split(rf"{_STOP}(?!\w)|[“”\"();:]", text[1:200])[0].split(","):
        match = form.match(_FORMER.sub("", part.strip()))
        if not match:
            break
        office = words.AFTER_OFFICES[lang].sub("", part.strip())
        kept.append(office)
        if office != part.strip():
            break
    return ", ".join(kept)
