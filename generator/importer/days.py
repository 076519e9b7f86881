"""Days: from the words of an article to the day that it reports, with the words by which it is known; none rather than
one that may be another's: a document's, a deadline, an anniversary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.importer.words import WORDS, pattern
from generator.importer.written import Written, written_dates
from generator.language.dates import format_long

_WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6, "thứ 2": 0,
    "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5, "monday": 0, "tuesday": 1, "wednesday": 2,
    "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_WEEKDAY = re.compile(rf"(?i)\b({'|'.join(_WEEKDAYS)})\b")
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY.pattern}\W*(?:ngày\s+)?$")
_WEEKDAY_BEHIND = re.compile(rf"(?i)\W*\b({'|'.join(_WEEKDAYS)})\b")
_SENTENCE = re.compile(r"(?<=[^\WA-ZĐ]{2}[.!?])\s+(?=[\W]*[A-ZĐÀ-Ỹ])")
_ON_WEEKDAY = re.compile(rf"(?i)\b(?:on|sáng|chiều|tối|hôm)\s+({'|'.join(_WEEKDAYS)})\b")
_DONE = re.compile(r"(?:ed|said|told|held|met|began|đã \S+)\s*$")
_SESSION = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|ngày|hôm|hai ngày|ba ngày|các ngày)"
_SESSION_LAST = re.compile(rf"(?i)\b(?:{_SESSION}(?: nay| qua)?|thứ \w+|chủ nhật)\s*\(?$")
_SESSION_END, _FROM = re.compile(rf"(?i){_SESSION}\s*$"), re.compile(rf"(?i)(?:từ\s+)?{_SESSION}\s*$")
_BEFORE = re.compile(
    rf"(?i)(?:\b{_SESSION}(?:\s+(?:nay|qua|ngày))?|\b(?:on|from|(?:morning|afternoon|evening) of|today|yesterday)"
    rf"|\b(?:{'|'.join(_WEEKDAYS)}))[\s(,]*(?:(?:ngày|từ|vào|on|the)\s+)*(?:(?:{'|'.join(_WEEKDAYS)})[\s(,]*)?(?:ngày\s+)?$"
)
"""What stands before the day of an event."""
_OPENS = re.compile(
    r"(?i)^(?:[A-ZĐ][\w\s.]{0,24}(?:\([\w.]+\))?\s*[-–—]\s*)?"
    r"(?:dự kiến|vào|trong|từ|theo kế hoạch|lúc|khoảng)?,?\s*(?:vào\s+|trong\s+|từ\s+)?"
    rf"(?:\d{{1,2}}(?:\s*giờ|h)\S*\s+(?:\d\d\s+)?)?(?:{_SESSION}|on|from|hai|{'|'.join(_WEEKDAYS)})\b[\s\w(,]{{0,24}}$"
)
"""What stands between the beginning of a sentence and a day that the whole sentence is about."""
_OTHERS = re.compile(rf"(?i)(?:{pattern(WORDS['other days pattern'])})\b[^,;:.]{{0,40}}$")
"""Words before a day that is a document's, a deadline or an anniversary."""
_SIGNS = re.compile(r"(?i)\b(?:ký|ký kết|ban hành|khai mạc|signed|issued|opened)\b[^;:.]{0,40}$")
"""Words before the day of what is itself the event, if the newspaper reports it in the next days."""
_LOOKS_BACK = re.compile(r"(?i)^(?:trước đó|trước đây|năm ngoái|earlier|previously|last (?:year|month))\b")
_FUTURE = re.compile(r"(?i)\b(?:tới|sẽ|dự kiến|sắp|will|is to|are to|to be held|upcoming|next|scheduled|plans? to)\b")
_LUNAR = re.compile(
    r"(?i)(?:(?:ngày|mùng|mồng|đêm|rằm)\s+)+(?:\d{1,2}|rằm)?\s*tháng\s+(?:chạp|giêng)\b|\b(?:mùng|mồng)\s+\w+(?:\s+\w+)?\s+tết"
    r"|\brằm tháng\s+\w+|\b\d{1,2}(?:[-/]\d{1,2}|\s+tháng\s+\w+)\s+âm lịch"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:(?:sáng|trưa|chiều|tối|hôm)\s+nay|today|this (?:morning|afternoon))\b"
    r"|\b(?P<yesterday>(?:sáng|trưa|chiều|tối|hôm)\s+qua|yesterday)\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an event."""

    date: str
    """Empty if the article does not tell it."""
    basis: str
    """As ``date_basis`` of a briefing."""
    note: str
    """What is to stand in ``date_note``, in the language of the article; empty if that is for the editor to say."""
    evidence: str
    """The words by which it is known."""


def _unknown(why: str, note: str = "") -> Day:
    return Day("", "unknown", note, why)


def event_day(paragraphs: Sequence[tuple[int, str]], lang: str, published: str) -> Day:
    """Return the day that an article reports; paragraphs are (line, text), the lead first."""
    at = date.fromisoformat(published) if published else None
    near = [(line, said, n) for n, (line, text) in enumerate(paragraphs[:6]) for said in _SENTENCE.split(text)]
    found: list[tuple[int, int, Written]] = []
    for order, (_, sentence, paragraph) in enumerate(near):
        for one in written_dates(sentence):
            rank, distance = _rank(sentence, one, paragraph), _distance(one, at)
            if not rank and paragraph < 2 and distance in range(4) and _SIGNS.search(sentence[: one.start]):
                rank = 2
            if rank == 3 or (rank and (distance is None or -60 < distance < 60)):
                found.append((-rank, order, one))
    lunar = [
        (n, match[0]) for n, (_, text, paragraph) in enumerate(near) if paragraph < 3 and (match := _LUNAR.search(text))
    ]
    if found:
        rank, order, one = min(found)
        if not lunar or order <= lunar[0][0] or rank == -3:
            line, sentence, _ = near[order]
            return _dated(one, sentence, lang, at, f"“{_around(sentence, one.start, one.end)}”, line {line}")
    for order, said in lunar:
        note = f"Bài báo chỉ ghi “{said}” (âm lịch)." if lang == "vi" else f"The report says “{said}” (lunar calendar)."
        return _unknown(f"“{said}”, line {near[order][0]}: a day of the lunar calendar", note)
    return _told(near, at) if at else _unknown("no day of an event was found")


def _distance(one: Written, at: date | None) -> int | None:
    """Return how many days a date lies before publication, in the nearest year; None if that is not known."""
    years = ([one.year] if one.year else [at.year, at.year - 1, at.year + 1]) if at else []
    days = [(at - day).days for year in years if at and (day := one.within(year))]
    return min(days, key=abs, default=None)


def _rank(sentence: str, one: Written, paragraph: int) -> int:
    """Return how surely a date is the event's: 3 if a sentence opens with it, 2 or 1 within, 0 if it is another's."""
    before, after = sentence[: one.start], sentence[one.end :]
    lunar = _LUNAR.search(sentence[max(0, one.start - 12) : one.end + 10]) or re.match(r"(?i)\s+âm lịch", after)
    span = re.match(r"\s*[-–]\s*\d", after) or re.search(r"\(\d[\d.]*\s*[-–]\s*$", before)
    number = one.pointed and not _SESSION_LAST.search(before)  # 22.8 may be one
    if lunar or span or number or _LOOKS_BACK.search(sentence):
        return 0
    if _OPENS.match(before) and paragraph < 4:
        return 3
    if _OTHERS.search(_FROM.sub("", before) if one.until else _SESSION_END.sub("", before)) or not _BEFORE.search(
        before
    ):
        return 0
    return 2 if paragraph < 2 else 1 if paragraph < 4 and not _FUTURE.search(sentence) else 0


def _dated(one: Written, sentence: str, lang: str, at: date | None, shown: str) -> Day:
    """Return the day of a date, in its own year or that nearest to publication."""
    if not one.year and not at:
        return _unknown(f"{shown}; no year is given, so none is written")
    near = [at.year - 1, at.year, at.year + 1] if at else []
    days = [day for year in ([one.year] if one.year else near) if (day := one.within(year))]
    before, after = sentence[: one.start], sentence[one.end :]
    weekday = _WEEKDAY_BEFORE.search(before) or _WEEKDAY_BEHIND.match(after)
    if weekday and not one.year:
        days = [day for day in days if day.weekday() == _WEEKDAYS[weekday[1].casefold()]]
    if not days:
        return _unknown(f"{shown}; no year near publication has that day")
    day, basis = days[0], "stated"
    if at and not one.year:
        day, basis = min(days, key=lambda one: abs((one - at).days)), "stated-without-year"
        ahead, next_one = (day - at).days, re.match(r"(?i)\W*(?:tới|next)\b", after)
        if (ahead > 0 and not (next_one or _FUTURE.search(sentence))) or abs(ahead) > 200 or (ahead < 0 and next_one):
            return _unknown(f"{shown}; neither year nor tense tell when that was, published {at}")
        shown += f"; the year is that nearest to publication, {at}"
    note = ""
    if one.until:
        month, last = one.until
        end = f"{day.year + ((month, last) < (day.month, day.day))}-{month:02d}-{last:02d}"
        note = f"Kéo dài đến ngày {format_long(end, lang)}." if lang == "vi" else f"Until {format_long(end, lang)}."
        shown += f"; the first of several days, until {end}"
    return Day(day.isoformat(), basis, note, shown)


def _told(near: Sequence[tuple[int, str, int]], at: date) -> Day:
    """Return the day that the first paragraphs tell by its distance from publication or by the day of the week."""
    for line, sentence, paragraph in near:
        match, weekday = _RELATIVE.search(sentence), _ON_WEEKDAY.search(sentence)
        if paragraph > 2 or _LOOKS_BACK.search(sentence) or not (match or weekday):
            continue
        if match is None and weekday and _FUTURE.search(sentence) and not _DONE.search(sentence[: weekday.start()]):
            continue
        back = (at.weekday() - _WEEKDAYS[weekday[1].casefold()]) % 7 if weekday and not match else 0
        day = at - timedelta(days=back + bool(match and match["yesterday"]))
        said = match or weekday
        assert said is not None
        shown = f"“{_around(sentence, *said.span())}”, line {line}; published {at}"
        return Day(day.isoformat(), "inferred", "", shown)
    return _unknown(f"no day of an event was found; published {at}")


def _around(sentence: str, start: int, end: int) -> str:
    before = sentence[:start]
    return f"{before if start <= 40 else '…' + before[-40:].partition(' ')[2]}{sentence[start:end]}"
