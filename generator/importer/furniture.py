"""Furniture: the forms of the lines of a page that are no part of its article, and of bylines, credits and captions."""

from __future__ import annotations

import re

from generator.importer.words import WORDS, pattern


def _lines(text: str) -> re.Pattern[str]:
    """Return a pattern of whole lines: ``_`` stands for a space, ``~`` for what may stand behind a label."""
    label = r"\\s*[:：.»›>]*\\s*(?:\\(\\d+\\))?"
    return re.compile(re.sub("~", label, re.sub(r"_", r"\\s+", text)), re.IGNORECASE)


ALONE = {reason: _lines(pattern(form)) for reason, form in WORDS["furniture"].items()}
"""Reason and form of single lines that are no part of an article, wherever they stand."""
END = _lines(pattern(WORDS["end pattern"]))
"""Lines after which no more of an article comes."""
RELATED = _lines(pattern(WORDS["related pattern"]))
"""Headings of lists of other articles, in the middle of one or at its end."""
LISTED = re.compile(r"[-–+•°*»]\s.*|.*(?:\(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\)|\?)")
"""One of a list of other articles: after a dash or dot, with its day in brackets, or a question."""

_CAPITAL = "[" + "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper()) + "]"
_NAME = rf"{_CAPITAL}[\w'’.-]*(?:\s+{_CAPITAL}[\w'’.-]*){{0,4}}"
AND = r"(?:\s*[,/–&-]\s*|\s+(?:và|and)\s+)"
AUTHOR = re.compile(
    r"(?i:(?:bài|tin|ảnh)(?:\s*(?:,|-|–|và|&)\s*(?:ảnh|bài|tin))?|tác giả|thực hiện|theo|by|author|words|written by"
    rf"|story by)\s*(?::\s*|\s+)({_NAME}(?:{AND}{_NAME})*)(?:\s*\([^)]*\)|\s+in\s+{_NAME}|\s+[-–—]\s+Translated by .*)?"
)
_LABEL = "(?i:nguồn ảnh|nguồn|ảnh|hình|photo(?:s|graphs?)?|picture|image|credit)"
_LABELLED = rf"(?:(?=[NẢHPIC])|(?:^|(?<=[.!?…)”\"(\[|]))\s*){_LABEL}\s*(?:by\b|của|[:：])"
CREDIT = re.compile(
    rf"[\s.]*[(\[]?\s*(?:[—–-]\s*)?(?:{_LABELLED}|[A-ZĐ]{{2,6}}\s+Photo\s+(?=[A-ZĐ]))"
    r"\s*(\S+(?:(?<![.:])\s+[^\s:]+){0,5}?)\s*[)\]]?\s*[|.]?\s*$"
)
"""The end of a caption that says who took the picture."""
CAPTION = re.compile(r"(?i:ảnh|hình|photo|picture|image|figure)\s*\d*\s*[.:]\s+\S.*|\[(?i:ảnh|photo)\]\s+\S.*")
ALTERNATIVE = re.compile(r"[\s.]*[-–—]\s*(?:Ảnh|Hình|Photo|Image|Picture)\s*\d+\.?\s*")
"""What a page adds to the headline to describe a picture."""
AGENCY = re.compile(
    r"\(([\w.+]*[A-ZĐ]{2}[\w.+]*)\)\s*\.?\s*[-–—]?\s*|(?!(?:TP|TPHCM|HCMC?|UBND|HĐND|ASEAN|UNESCO|EU|WTO|APEC)\b)"
    r"([A-ZĐ]{2,6}(?:\.VN)?)(?:\.\s+|\s*[-–—]\s+)(?=.{0,80}[đ\u1ea0-\u1ef9])"
)
"""The mark of a newspaper or an agency before the first words of a text, which is no place or body."""
AGENCY_LAST = re.compile(r"(?<=[.!?…”\")])\s*[—–/-]+\s*([A-ZĐ]{2,8})\.?$")
PUBLISHED = re.compile(r"“(?:published|posted|đăng|ngày đăng|xuất bản)\b", re.IGNORECASE)
UPDATED = re.compile(r"updated?\b|cập nhật|last modified|sửa", re.IGNORECASE)
MARK = re.compile(r"[(\[]?([A-ZĐ]{2,}[A-ZĐ.+]*)[)\]]?")
"""A newspaper's or agency's mark alone."""
PAPER = re.compile(r"(?i)\b(?:news|newspaper|online|báo|tạp chí|times|post|portal|TTXVN|VOV\d?)\b|^(?-i:[A-ZĐ]{2,8})$")
"""Words of the names of newspapers and agencies, which stand where a byline may."""
BYLINE = re.compile(r"(.+?)\s*(?:/\s*[\w.+ ]+|\([^)]*\))?")
"""A byline, perhaps with the newspaper or the body that sent the report."""
_PERSON = re.compile(rf"[A-ZĐ](?:\.\s?[A-ZĐ][^\W\d_]*){{1,3}}\.?|{_CAPITAL}[\w'’.-]*(?:\s+{_CAPITAL}[\w'’.-]*){{1,3}}")
"""A name by itself, which may be initials."""
_CLOSING = r"(?:[\"”’'»)\]]|\[\^\w+\]|\s)*$"
FULL_STOP = re.compile(rf"[.!?…]{_CLOSING}")
"""How a sentence ends, with what may close behind its mark."""
_CLAUSE = re.compile(rf"[.!?…:;]{_CLOSING}|[\"”»]$")


def ends(text: str) -> bool:
    """Return whether a line ends as a sentence or a clause does, or with a quotation."""
    return bool(_CLAUSE.search(text))


def names(text: str) -> list[str]:
    """Return the names in a byline, without newspapers and agencies."""
    stated = AUTHOR.fullmatch(text)
    sent = (BYLINE.fullmatch(name.strip()) for name in re.split(AND, stated[1] if stated else text))
    return [match[1] for match in sent if match and not PAPER.search(match[1])]


def is_byline(text: str) -> bool:
    """Return whether a line is nothing but names."""
    found = names(text)
    return bool(AUTHOR.fullmatch(text) or (found and all(map(_PERSON.fullmatch, found))))
