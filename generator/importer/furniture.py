"""Furniture: the forms of the lines of a page that are no part of its article, and of bylines, credits and captions."""

from __future__ import annotations

import re

from generator.importer.words import WORDS, pattern


def _lines(text: str) -> re.Pattern[str]:
    """Return a pattern of whole lines: ``_`` stands for a space, ``~`` for what may stand behind a label."""
    label = r"\\s*[:：.»›>]*\\s*(?:\\(\\d+\\))?"
    return re.compile(re.sub("~", label, re.sub(r"_", r"\\s+", text)), re.IGNORECASE)


ALONE = {reason: _lines(pattern(form)) for reason, form in WORDS["furniture"].items()}
ALONE["rule"] = re.compile("[-*_=~–—]{3,}")
"""Reason and form of single lines that are no part of an article, wherever they stand."""
END = _lines(pattern(WORDS["end pattern"]))
"""Lines after which no more of an article comes."""
RELATED = _lines(pattern(WORDS["related pattern"]))
"""Headings of lists of other articles, in the middle of one or at its end."""
INTERFACE = _lines(pattern(WORDS["interface pattern"]))
"""Words of the page's own interface."""

_CAPITAL = "[" + "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper()) + "]"
_NAME = rf"{_CAPITAL}[\w'’.-]*(?:\s+{_CAPITAL}[\w'’.-]*){{0,4}}"
AND = r"(?:\s*[,/–&-]\s*|\s+(?:và|and)\s+)"
AUTHOR = re.compile(
    r"(?i:(?:bài|tin|ảnh)(?:\s*(?:,|-|–|và|&)\s*(?:ảnh|bài|tin))?|tác giả|thực hiện|theo|by|author|words|written by"
    rf"|story by)\s*(?::\s*|\s+)({_NAME}(?:{AND}{_NAME})*)(?:\s*\([^)]*\)|\s+in\s+{_NAME}|\s+[-–—]\s+Translated by .*)?"
)
CREDIT = re.compile(
    r"[\s.]*[(\[]?\s*(?:[—–-]\s*(?:[A-ZĐ]{2,6}\s+)?)?(?:(?:Nguồn ảnh|Nguồn|Ảnh|ẢNH|Hình|Photo(?:s|graph)?"
    r"|Picture|Image|Credit)\s*(?:by\b|:|：|của)?)"
    rf"\s*({_NAME}(?:\s*[/–-]\s*{_NAME})*)\s*[)\]]?\s*\|?\s*"
)
"""The end of a caption that says who took the picture."""
CREDIT_STATED = re.compile(
    r"(?:^|(?<=[.!?…)”\"])|(?=[(\[]))\s*[(\[]?\s*(?:nguồn ảnh|ảnh|hình|photo(?:s|graphs?)?|picture|image|credit)\s*"
    r"(?:by\b|[:：])\s*((?:https?://\S+|[^\s.:]+)(?:\s+[^\s.:]+){0,5}\s*)[)\]]?\s*[|.]?\s*$",
    re.IGNORECASE,
)
"""The same in words of any kind, where a sentence has ended before it or nothing stands before it."""
CAPTION = re.compile(r"(?i:ảnh|hình|photo|picture|image|figure)\s*\d*\s*[.:]\s+\S.*|\[(?i:ảnh|photo)\]\s+\S.*")
ALTERNATIVE = re.compile(r"[\s.]*[-–—]\s*(?:Ảnh|Hình|Photo|Image|Picture)\s*\d+\.?\s*")
"""What a page adds to the headline to describe a picture."""
AGENCY = re.compile(
    r"\(([\w.+]*[A-ZĐ]{2}[\w.+]*)\)\s*\.?\s*[-–—]?\s*|([A-ZĐ]{2,6}(?:\.VN)?)(?:\.\s+|\s*[-–—]\s+)(?=.{0,80}[đ\u1ea0-\u1ef9])"
)
"""The mark of a newspaper or an agency before the first words of a text."""
AGENCY_LAST = re.compile(r"(?<=[.!?…”\")])\s*[—–/-]+\s*([A-ZĐ]{2,8})\.?$")
PUBLISHED = re.compile(r"“(?:published|posted|đăng|ngày đăng|xuất bản)\b", re.IGNORECASE)
UPDATED = re.compile(r"updated?\b|cập nhật|last modified|sửa", re.IGNORECASE)
MARK = re.compile(r"[(\[]?([A-ZĐ]{2,}[A-ZĐ.+]*)[)\]]?")
"""A newspaper's or agency's mark alone."""
NO_MARK = re.compile(r"(?:TP|UBND|HĐND|HCM|ASEAN|UNESCO|EU|WTO|APEC)\b|TPHCM|HCMC")
"""What looks like a mark and names a place or body."""
PAPER = re.compile(r"(?i)\b(?:news|newspaper|online|báo|tạp chí|times|post|portal|TTXVN|VOV\d?)\b|^(?-i:[A-ZĐ]{2,8})$")
"""Words of the names of newspapers and agencies, which stand where a byline may."""
BYLINE = re.compile(r"(.+?)\s*(?:/\s*[\w.+ ]+|\([^)]*\))$")
"""A byline with the newspaper or the body that sent the report."""
PERSON = re.compile(rf"[A-ZĐ](?:\.\s?[A-ZĐ][^\W\d_]*){{1,3}}\.?|{_CAPITAL}[\w'’.-]*(?:\s+{_CAPITAL}[\w'’.-]*){{1,3}}")
"""A name by itself, which may be initials."""
