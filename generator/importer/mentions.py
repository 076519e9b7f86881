"""Mentions: from the text of an article to the documents that it names, and to the entries of other registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.dated import day_of
from generator.archive.items import Archive, Item
from generator.archive.names import Form, NameIndex
from generator.archive.titles import KIND, PERSON, forms
from generator.importer.days import with_context
from generator.importer.lines import CAPTION, Piece
from generator.importer.words import WORDS, named_pattern, word_list
from generator.language.text import slugify

_DOCUMENT = next(kind for kind in KIND.values() if kind.numbered)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, document or other entry that an article names, registered or not."""

    kind: str
    """The kind of the entry."""
    key: str
    """Its key in the register, or one proposed for it."""
    name: str
    """Its name as the article writes it."""
    office: str
    """The office that the article gives to a person; empty if it gives none."""
    type: str
    """The type of an unregistered document, as its name shows it."""
    registered: bool
    """Whether a register has it."""
    caption: bool
    """Whether only captions name it."""
    evidence: str
    """Where the article names it: the line, and the words around the name."""


def candidate_at(
    piece: Piece, start: int, end: int, kind: str, key: str, office: str = "", type_: str = ""
) -> Candidate:
    """Return the entry that a piece names between two places; ``key`` is empty for an unregistered entry."""
    name, after = piece.text[start:end], piece.text[end : end + 25]
    right = after if end + 25 >= len(piece.text) else after.rpartition(" ")[0] + "…"
    shown = f"line {piece.lines[0]}: “{with_context(piece.text, start, end)}{right}”"
    own = key or slugify(name)[:80].strip("-")
    return Candidate(kind, own, name, office, type_, bool(key), piece.role == CAPTION, shown)


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Return every entry once, with the longest office of its mentions."""
    things: dict[tuple[str, str], list[Candidate]] = {}
    for one in found:
        things.setdefault((one.kind, one.key), []).append(one)
    return [
        replace(seen[0], office=max((one.office for one in seen), key=len), caption=all(one.caption for one in seen))
        for seen in things.values()
    ]


def name_index(items: Iterable[Item], lang: str, more: Iterable[Form] = ()) -> NameIndex:
    """Return an index of the forms of register entries in a language, as the press spells them too, and of more
    forms."""
    known = [known_as for item in items for known_as in forms(KIND[item.kind], item.key, item.fields, lang)]
    spelt = [
        form._replace(text=form.text.replace(own, other))
        for own, others in WORDS[lang]["spellings"].items()
        for form in known
        if own in form.text
        for other in word_list(others)
    ]
    return NameIndex((*known, *spelt, *more))


def subject_index(archive: Archive, lang: str) -> NameIndex:
    """Return the forms of all registered things in a language but those of people and documents."""
    kinds = [kind.name for kind in KIND.values() if kind.forms and kind.name not in (_DOCUMENT.name, PERSON)]
    return name_index((item for kind in kinds for item in archive.items[kind].values()), lang)


def documents(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Candidate]:
    """Return every document that an article names, in the order of the text."""
    items = archive.items[_DOCUMENT.name].values()
    titles = [Form(str(item.fields["title"].get(lang, "")), item.kind, item.key, False) for item in items]
    index = name_index(items, lang, titles)
    found: list[Candidate] = []
    for piece in pieces:
        spans = [(match.start, match.end, match.claimants[0][1], "") for match in index.find(piece.text)]
        for one in (*_numbered(piece.text, lang), *_named(piece.text, lang)):
            if not any(one[0] < end and start < one[1] for start, end, _, _ in spans):
                spans.append(one)
        found += [
            candidate_at(piece, start, end, _DOCUMENT.name, key, type_=of) for start, end, key, of in sorted(spans)
        ]
    return merged(found)


def other_entries(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Candidate]:
    """Return the entries of the other registers that an article names, in the order of the text."""
    index = subject_index(archive, lang)
    matches = ((piece, match) for piece in pieces for match in index.find(piece.text) if len(match.claimants) == 1)
    return merged(candidate_at(piece, match.start, match.end, *match.claimants[0]) for piece, match in matches)


def matching_event(pieces: Sequence[Piece], archive: Archive, lang: str, day: str) -> tuple[str, str]:
    """Return (key, evidence) of the only registered event of a day whose title the article repeats; else no key."""
    titles = {
        key: slugify(str(one.fields["title"].get(lang, ""))).split("-")
        for key, one in archive.items["event"].items()
        if day and day_of(one.fields) == day
    }
    text = set(slugify(" ".join(piece.text for piece in pieces)).split("-"))
    told = [key for key, title in titles.items() if sum(word in text for word in title) * 4 >= len(title) * 3]
    if len(told) == 1:
        return told[0], f"the register has it on {day}, and the article uses the words of its title"
    known = ", ".join(sorted(titles))
    return "", f"registered for {day}: {known} — add “event:” if the article reports it" if known else ""


def _numbered(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the documents that have a number; one whose name begins with a small letter must have a symbol."""
    kinds = {kind.casefold(): type_ for kind, type_ in WORDS[lang]["numbered"].items()}
    number = r"(?:số\s+|No\.?\s*)?(?:\d+[\w/-]*|Đại hội [XVI]+)"
    for match in re.finditer(rf"(?<!\w)((?i:{'|'.join(kinds)}))\s+{number}", text):
        if match[0][0].isupper() or re.search(r"\d[\d/-]*[^\W\d_]", match[0]):
            yield match.start(), match.end(), "", kinds[match[1].casefold()]


def _named(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the documents that have a title, which begins with a capital within a sentence."""
    for name, type_ in WORDS[lang]["named"].items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE):
            if (
                match[0][0].isupper()
                and match.start()
                and text[max(0, match.start() - 2) : match.start()] not in (". ", "? ")
            ):
                start, end = _whole_title(text, *match.span(), lang)
                if len(text[start:end].split()) > len(name.split()) + 1:
                    yield start, end, "", type_


def _whole_title(text: str, start: int, end: int, lang: str) -> tuple[int, int]:
    """Return where a title stands: from the words before its kind, if any are its own, to the end of the clause."""
    begin = max(0, start - 200)
    before = named_pattern("title before", lang).search(text[begin:start])
    behind = named_pattern("title behind", lang).match(text, end)
    return begin + before.start() if before else start, behind.end() if behind else end
