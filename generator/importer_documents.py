"""Documents: from the text of an article to every resolution, decision, strategy or scheme that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator import importer_words as words
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.importer_find import TEXT_ROLES, Found, around, index_of, merged
from generator.importer_head import Piece
from generator.importer_lines import CAPTION
from generator.language.text import fold, slugify


def documents(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return every document that an article names, in the order of the text."""
    kind = next(kind for kind in KIND.values() if kind.numbered)
    items = archive.items[kind.name]
    index = index_of(items.values(), lang)
    found: dict[str, list[Found]] = {}
    for piece in pieces:
        if piece.role not in TEXT_ROLES:
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


def _numbered(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    kinds = words.NUMBERED[lang]
    number = r"(?:số\s+|No\.?\s*)?(?:\d+[\w/-]*|Đại hội [XVI]+)"
    for match in re.finditer(rf"(?<!\w)((?i:{'|'.join(kinds)}))\s+{number}", text):
        type_ = kinds.get(match[1]) or next(kinds[kind] for kind in kinds if kind.casefold() == match[1].casefold())
        if match[1] in kinds or re.search(r"\d[\d/-]*[^\W\d_]", match[0]):  # in small letters only with a symbol
            yield match.start(), match.end(), "", type_


def _named(text: str, items: Iterable[Item], lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield documents known by their title: registered ones by its words, others by a capital in the sentence."""
    titles = {item.key: _fold_words(str(item.fields["title"].get(lang, ""))) for item in items}
    for name, type_ in words.NAMED[lang].items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE):
            start, end, best = match.start(), match.end(), ""
            for key, title in titles.items():
                stop, count = _shared(text, match.end(), title)
                if fold(name) in " ".join(title) and count >= 2 and stop > end:
                    end, best = stop, key
            if best:
                yield start, end, best, type_
            elif match[0][0].isupper() and start and text[start - 2 : start] not in (". ", "? "):
                yield *_whole_title(text, match.start(), match.end()), "", type_


def _fold_words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _shared(text: str, start: int, title: Sequence[str]) -> tuple[int, int]:
    """Return how far the words from a place on are all in a title, and how many of them tell it from others."""
    end, count = start, 0
    for word in re.finditer(r"\w+", text[start:]):
        if text[end : start + word.start()].strip(" -–,") or fold(word[0]) not in title:
            break
        end, count = start + word.end(), count + (word[0].casefold() not in words.VAGUE)
    return end, count


def _whole_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a title stands: capitals before its kind, and what follows up to the end of the clause."""
    before = re.search(r"(?:(?!(?:The|An?|This)\b)[A-ZĐ][\w'’-]*\s+)+$", text[:start])
    behind = re.match(r"(?:\s+(?:for|on|to|of|and|the|[A-ZĐ][\w'’-]*|\d{4}(?:[–-]\d{4})?))+", text[end:])
    if not text[start:end].isascii():
        behind = re.match(r"[^.;:!?“”\"()]{0,80}?(?=,?\s+(?:và|do|được|đã|sẽ)\b|[,.;:!?“”\"()]|$)", text[end:])
    return before.start() if before else start, end + (behind.end() if behind else 0)
