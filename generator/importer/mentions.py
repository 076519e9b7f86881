"""Mentions: from the text of an article to the documents that it names, and to all else that a register knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.dated import day_of
from generator.archive.items import Archive, Item
from generator.archive.names import Form, NameIndex
from generator.archive.titles import KIND, forms
from generator.importer.days import around
from generator.importer.lines import CAPTION, Piece
from generator.importer.words import WORDS, form
from generator.language.text import slugify

_DOCUMENT = next(kind for kind in KIND.values() if kind.numbered)


@dataclass(frozen=True, slots=True)
class Found:
    """A person, a document or another thing in an article."""

    kind: str
    key: str
    """Of the register, or proposed for it."""
    name: str
    """As the article has it."""
    office: str
    type: str
    """Of a document that is not registered, its type as far as its name tells."""
    registered: bool
    caption: bool
    """Whether captions alone name it."""
    evidence: str


def found_in(piece: Piece, start: int, end: int, kind: str, key: str, office: str = "", type_: str = "") -> Found:
    """Return what a part names at a place; the key is that of the register, or empty."""
    name, after = piece.text[start:end], piece.text[end : end + 25]
    right = after if end + 25 >= len(piece.text) else after.rpartition(" ")[0] + "…"
    shown = f"line {piece.lines[0]}: “{around(piece.text, start, end)}{right}”"
    own = key or slugify(name)[:80].strip("-")
    return Found(kind, own, name, office, type_, bool(key), piece.role == CAPTION, shown)


def merged(found: Iterable[Found]) -> list[Found]:
    """Return every thing once, with what its mentions say together."""
    things: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        things.setdefault((one.kind, one.key), []).append(one)
    return [
        replace(seen[0], office=max((one.office for one in seen), key=len), caption=all(one.caption for one in seen))
        for seen in things.values()
    ]


def index_of(items: Iterable[Item], lang: str, more: Iterable[Form] = ()) -> NameIndex:
    """Return the forms by which register entries are known in a language, and more."""
    known = (known_as for item in items for known_as in forms(KIND[item.kind], item.key, item.fields, lang))
    return NameIndex((*known, *more))


def documents(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return every document that an article names, in the order of the text."""
    items = archive.items[_DOCUMENT.name].values()
    titles = [Form(str(item.fields["title"].get(lang, "")), item.kind, item.key, False) for item in items]
    index = index_of(items, lang, titles)
    found: list[Found] = []
    for piece in pieces:
        spans = [(match.start, match.end, match.claimants[0][1], "") for match in index.find(piece.text)]
        for one in (*_numbered(piece.text, lang), *_named(piece.text, lang)):
            if not any(one[0] < end and start < one[1] for start, end, _, _ in spans):
                spans.append(one)
        found += [found_in(piece, start, end, _DOCUMENT.name, key, type_=of) for start, end, key, of in sorted(spans)]
    return merged(found)


def others(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return what an article names of all registers but those of people and documents, in the order of the text."""
    kinds = [kind.name for kind in KIND.values() if kind.forms and kind.name not in (_DOCUMENT.name, "person")]
    index = index_of((item for kind in kinds for item in archive.items[kind].values()), lang)
    matches = ((piece, match) for piece in pieces for match in index.find(piece.text) if len(match.claimants) == 1)
    return merged(found_in(piece, match.start, match.end, *match.claimants[0]) for piece, match in matches)


def event(pieces: Sequence[Piece], archive: Archive, lang: str, day: str) -> tuple[str, str]:
    """Return (key, evidence) of the one registered event of a day whose title the article's words repeat."""
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
    """Yield documents known by a number; one that begins with a small letter must have a symbol."""
    kinds = {kind.casefold(): type_ for kind, type_ in WORDS[lang]["numbered"].items()}
    number = r"(?:số\s+|No\.?\s*)?(?:\d+[\w/-]*|Đại hội [XVI]+)"
    for match in re.finditer(rf"(?<!\w)((?i:{'|'.join(kinds)}))\s+{number}", text):
        if match[0][0].isupper() or re.search(r"\d[\d/-]*[^\W\d_]", match[0]):
            yield match.start(), match.end(), "", kinds[match[1].casefold()]


def _named(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield documents known by their title, which begins with a capital within a sentence."""
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
    before = form("title before", lang).search(text[begin:start])
    behind = form("title behind", lang).match(text, end)
    return begin + before.start() if before else start, behind.end() if behind else end
