"""Mentions: from the text of an article to the documents that it names, and to all else that a register knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.dated import day_of
from generator.archive.names import NameIndex
from generator.archive.titles import KIND, forms
from generator.archive.values import Archive, Item
from generator.importer.lines import CAPTION, PROSE, Piece
from generator.importer.words import WORDS
from generator.language.text import fold, slugify


@dataclass(frozen=True, slots=True)
class Found:
    """A person, a document or another thing in an article."""

    kind: str
    key: str
    """Of the register, or proposed for it."""
    name: str
    """As the article has it."""
    office: str
    """Of a person, what the article calls them."""
    type: str
    """Of a document that is not registered, its type as far as its name tells."""
    registered: bool
    caption: bool
    """Whether captions alone name it."""
    evidence: str
    """Line and words."""


_VAGUE = frozenset(
    re.findall(r"\w+", "phát triển nâng cao xây dựng thực hiện hiệu quả of the for and to on development")
)
"""Words that half of all titles have."""


def documents(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return every document that an article names, in the order of the text."""
    kind = next(kind for kind in KIND.values() if kind.numbered)
    items = archive.items[kind.name]
    index = index_of(items.values(), lang)
    found: dict[str, list[Found]] = {}
    for piece in pieces:
        if piece.role not in PROSE:
            continue
        spans = [(match.start, match.end, match.claimants[0][1], "") for match in index.find(piece.text)]
        for start, end, key, type_ in (*_numbered(piece.text, lang), *_named(piece.text, items.values(), lang)):
            if not any(start < b and a < end for a, b, _, _ in spans):
                spans.append((start, end, key, type_))
        for start, end, key, type_ in sorted(spans):
            name = piece.text[start:end]
            shown = f"line {piece.lines[0]}: “{around(piece.text, start, end)}”"
            own = key or slugify(name)[:80].strip("-")
            one = Found(kind.name, own, name, "", type_, bool(key), piece.role == CAPTION, shown)
            found.setdefault(own, []).append(one)
    return [merged(seen) for seen in found.values()]


def others(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return what an article names of all registers but those of people and documents, in the order of the text."""
    kinds = [kind for kind in KIND.values() if kind.forms and not kind.numbered and kind.name != "person"]
    index = index_of((item for kind in kinds for item in archive.items[kind.name].values()), lang)
    found: dict[tuple[str, str], list[Found]] = {}
    for piece in pieces:
        for match in index.find(piece.text) if piece.role in PROSE else ():
            kind_name, key = match.claimants[0]
            shown = f"line {piece.lines[0]}: “{around(piece.text, match.start, match.end)}”"
            one = Found(kind_name, key, match.text, "", "", True, piece.role == CAPTION, shown)
            if len(match.claimants) == 1:
                found.setdefault((kind_name, key), []).append(one)
    return [merged(seen) for seen in found.values()]


def event(pieces: Sequence[Piece], archive: Archive, lang: str, day: str) -> tuple[str, str]:
    """Return (key, evidence) of the one registered event of a day whose title the article's words repeat."""
    that_day = {key: one for key, one in archive.items["event"].items() if day and day_of(one.fields) == day}
    text = set(_words(" ".join(piece.text for piece in pieces if piece.role in PROSE or piece.role == "headline")))
    told = []
    for key, one in that_day.items():
        title = [word for word in _words(str(one.fields["title"].get(lang, ""))) if len(word) > 1]
        if title and sum(word in text for word in title) * 4 >= len(title) * 3:
            told.append(key)
    if len(told) == 1:
        return told[0], f"the register has it on {day}, and the article uses the words of its title"
    if that_day:
        return "", f"registered for {day}: {', '.join(sorted(that_day))} — add “event:” if the article reports it"
    return "", ""


def _numbered(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    kinds = WORDS[lang]["numbered"]
    number = r"(?:số\s+|No\.?\s*)?(?:\d+[\w/-]*|Đại hội [XVI]+)"
    for match in re.finditer(rf"(?<!\w)((?i:{'|'.join(kinds)}))\s+{number}", text):
        type_ = kinds.get(match[1]) or next(kinds[kind] for kind in kinds if kind.casefold() == match[1].casefold())
        if match[1] in kinds or re.search(r"\d[\d/-]*[^\W\d_]", match[0]):  # in small letters only with a symbol
            yield match.start(), match.end(), "", type_


def _named(text: str, items: Iterable[Item], lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield documents known by their title: registered ones by its words, others by a capital in the sentence."""
    titles = {item.key: _words(str(item.fields["title"].get(lang, ""))) for item in items}
    for name, type_ in WORDS[lang]["named"].items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE):
            start, end, best = match.start(), match.end(), ""
            for key, title in titles.items():
                stop, count = _shared(text, match.end(), title)
                if fold(name) in " ".join(title) and count >= 2 and stop > end:
                    end, best = stop, key
            if best:
                yield start, end, best, type_
            elif match[0][0].isupper() and start and text[start - 2 : start] not in (". ", "? "):
                start, end = _whole_title(text, match.start(), match.end())
                if len(text[start:end].split()) > len(name.split()) + 1:
                    yield start, end, "", type_


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _shared(text: str, start: int, title: Sequence[str]) -> tuple[int, int]:
    """Return how far the words from a place on are all in a title, and how many of them tell it from others."""
    end, count = start, 0
    for word in re.finditer(r"\w+", text[start:]):
        if text[end : start + word.start()].strip(" -–,") or fold(word[0]) not in title:
            break
        end, count = start + word.end(), count + (word[0].casefold() not in _VAGUE)
    return end, count


def _whole_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a title stands: capitals before its kind, and what follows up to the end of the clause."""
    before = re.search(r"(?:(?!(?:The|An?|This)\b)[A-ZĐ][\w'’-]*\s+)+$", text[:start])
    behind = re.match(r"(?:\s+(?:for|on|to|of|and|the|[A-ZĐ][\w'’-]*|\d{4}(?:[–-]\d{4})?))+", text[end:])
    if not text[start:end].isascii():
        again = "|".join((*WORDS["vi"]["numbered"], *WORDS["vi"]["named"]))
        goes_on = rf",?\s+(?:(?:và|cùng)\s+(?i:{again})|do|được|đã|sẽ|theo|nhằm|để)\b"
        clause = rf"[^.;:!?“”\"()]{{0,120}}?(?={goes_on}|[,.;:!?“”\"()]|$)"
        behind = re.match(clause, text[end:])
        return start, end + (behind.end() if behind else 0)
    return before.start() if before else start, end + (behind.end() if behind else 0)


def merged(seen: Sequence[Found]) -> Found:
    """Return what several mentions of one thing say together."""
    office = max((one.office for one in seen), key=len)
    return replace(seen[0], office=office, caption=all(one.caption for one in seen))


def index_of(items: Iterable[Item], lang: str) -> NameIndex:
    """Return the forms by which register entries are known in a language."""
    return NameIndex(form for item in items for form in forms(KIND[item.kind], item.key, item.fields, lang))


def around(text: str, start: int, end: int) -> str:
    """Return words of a text with a little of what stands about them."""
    before, after = text[max(0, start - 40) : start], text[end : end + 25]
    left = before if start <= 40 else "…" + before.partition(" ")[2]
    right = after if end + 25 >= len(text) else after.rpartition(" ")[0] + "…"
    return f"{left}{text[start:end]}{right}"
