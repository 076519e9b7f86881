"""Holding an office: from a name in a sentence to the office that the words before or behind it give, or to none where
they could be another's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer import offices

_CLAUSE = re.compile(r"(?<!\bTP)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\b[A-ZĐ])\.\s|[;:!?“”\"()]|\s[–—]\s")
_BESIDE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|\s[-–—]\s|–|\()\s*")
"""What stands between a name and the office behind it."""


def office_before(text: str, start: int, ends: Sequence[int], lang: str) -> str:
    """Return the office that stands before a name: all words between are those of offices."""
    begin = max((end for end in ends if end <= start), default=0)
    clause = text[max(begin, start - 220) : start]
    clause = _CLAUSE.split(clause)[-1]
    clause = offices.form("address", lang, r"(?:^|(?<=[\s,])){}\s*$").sub("", clause)
    comma = clause.rstrip().endswith(",")
    parts = clause.rstrip().rstrip(",").split(",")
    kept: list[str] = []
    for part in reversed(parts):
        office, before = _ending(part, lang)
        if not office or (comma and (before or len(parts) > 1)) or (kept and before and not _INTRODUCES.search(before)):
            break
        kept.insert(0, office)
        if before:
            break
    return ", ".join(kept)


_INTRODUCES = re.compile(
    r"(?i)(?:có|gồm|với|cùng|là|của|do|bởi|theo|gặp|và|cả|các|including|by|with|and|the|said|of)\s*$"
)


def _ending(part: str, lang: str) -> tuple[str, str]:
    """Return the office with which a part of a sentence ends, and what the part holds before it."""
    for match in offices.heads(lang).finditer(part):
        begin = match.start()
        if lang not in offices.OFFICE_FIRST:
            begin = _modified(part, begin)
        rest = [word[0] for word in re.finditer(r"[^\s,]+", part[match.end() :])]
        inner = [one for one in offices.heads(lang).finditer(part, match.end())]
        linked = [one for one in inner if re.search(r"(?i)\b(?:và|and)\s+(?:the\s+)?$", part[: one.start()])]
        if lang in offices.OFFICE_FIRST and linked:
            continue
        if all(offices.within(word.strip("()."), lang) or word in ("&", "-") for word in rest):
            former = offices.form("former", lang, r"(?<!\w){}\s+$").search(part[:begin])
            if former and not former[0].casefold().startswith("newly"):
                begin = former.start()
            return part[begin:].strip(), part[: former.start() if former else begin].strip()
    return "", ""


def _modified(text: str, start: int) -> int:
    """Return where an office begins whose first words say which: *Education Secretary*, *Danish Ambassador*."""
    while word := re.search(r"((?:[A-Z]\.){2,}|[^\W\d_][\w'’-]*)\s+$", text[:start]):
        if not word[1][0].isupper() or re.fullmatch(r"(?i)the|an?|when|as|and|for|in|at|by|on", word[1]):
            break
        start = word.start()
    return start


def office_behind(text: str, end: int, starts: Sequence[int], lang: str) -> str:
    """Return the office that follows a name behind a comma or dash."""
    kept: list[str] = []
    place = end
    while mark := _BESIDE.match(text, place):
        part = text[mark.end() :]
        former = offices.form("former", lang, r"{}\s+").match(part)
        head = offices.heads(lang).match(part, former.end() if former else 0)
        if head is None and lang not in offices.OFFICE_FIRST:
            modified = re.match(r"(?:the\s+)?(?:[A-ZĐ][\w'’-]*\s+){1,2}", part)
            head = offices.heads(lang).match(part, modified.end()) if modified else None
        if head is None:
            break
        stop, whole = _extent(part, head.end(), lang, dashed=bool(re.search(r"[-–—]", mark[0])))
        ahead = next((start for start in starts if start >= mark.end()), len(text) + 2)
        if not whole or ahead <= mark.end() + stop + 1:
            break
        kept.append(part[:stop].strip(" .").removeprefix("the "))
        place = mark.end() + stop
        if text[place : place + 1] != ",":
            break
    return ", ".join(kept)


def _extent(part: str, start: int, lang: str, *, dashed: bool) -> tuple[int, bool]:
    """Return where an office ends, and whether a mark or a word that goes on with the sentence shows that it does."""
    stop = start
    while word := re.compile(r"\s*([^\s,;:()“”\"]+)").match(part, stop):
        said = word[1].rstrip(".!?…")
        dash = re.fullmatch(r"[-–—]", said)
        if offices.follows(part, stop, lang) or (dash and (dashed or not part[word.end() :].lstrip()[:1].isupper())):
            return stop, True
        if not (dash or said == "&" or offices.within(said, lang)):
            return stop, False
        stop = word.start(1) + len(said)
        if said != word[1] and not re.fullmatch(r"(?:TP|Tp|Q|P|St)\.", word[1]):
            return stop, True
        stop = word.end()
    return stop, True
