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
    name: day
    for day, names in enumerate(
        ("thứ hai|thứ 2|monday", "thứ ba|thứ 3|tuesday", "thứ tư|thứ 4|wednesday", "thứ năm|thứ 5|thursday",
         "thứ sáu|thứ 6|friday", "thứ bảy|thứ 7|saturday", "chủ nhật|sunday")
    )
    for name in names.split("|")
}  # fmt: skip
_WEEKDAY = "|".join(_WEEKDAYS)
_SESSION = r"rạng sáng|sáng|trưa|chiều|tối|đêm|ngày|hôm|hai ngày|ba ngày|các ngày"
_SENTENCE = re.compile(r"(?<=[^\WA-ZĐ]{2}[.!?])\s+(?=[\W]*[A-ZĐÀ-Ỹ])")
_BESIDE = re.compile(rf"(?i)\b({_WEEKDAY})\W*(?:ngày\s+)?\||\|\W*({_WEEKDAY})\b")
"""The day of the week beside a date, for which ``|`` stands."""
_BEFORE = re.compile(
    rf"(?i)\b(?:{_SESSION}|{_WEEKDAY}|on|from|(?:morning|afternoon|evening) of|today|yesterday)"
    rf"(?:[\s(,]+(?:nay|qua|ngày|từ|vào|on|the|{_WEEKDAY}))*[\s(,]*$"
)
"""What stands before the day of an event."""
_OPENS = re.compile(
    r"(?i)^(?:[A-ZĐ][\w\s.]{0,24}(?:\([\w.]+\))?\s*[-–—]\s*)?"
    r"(?:(?:dự kiến|vào|trong|từ|theo kế hoạch|lúc|khoảng),?\s+)*"
    rf"(?:\d{{1,2}}(?:\s*giờ|h)\S*\s+(?:\d\d\s+)?)?(?:{_SESSION}|on|from|hai|{_WEEKDAY})\b[\s\w(,]{{0,24}}$"
)
"""What stands between the beginning of a sentence and a day that the whole sentence is about."""
_OTHERS = re.compile(rf"(?i)(?:{pattern(WORDS['other days pattern'])})\b[^,;:.]{{0,40}}$")
"""Words before a day that is a document's, a deadline or an anniversary."""
_FROM = re.compile(rf"(?i)(?:từ\s+)?(?:{_SESSION})\s*$")
_SIGNS = re.compile(r"(?i)\b(?:ký|ký kết|ban hành|khai mạc|signed|issued|opened)\b[^;:.]{0,40}$")
"""Words before the day of what is itself the event, if the newspaper reports it in the next days."""
_LOOKS_BACK = re.compile(r"(?i)^(?:trước đó|trước đây|năm ngoái|earlier|previously|last (?:year|month))\b")
_FUTURE = re.compile(r"(?i)\b(?:tới|sẽ|dự kiến|sắp|will|is to|are to|to be held|upcoming|next|scheduled|plans? to)\b")
_DONE = re.compile(r"(?:ed|said|told|held|met|began)\s*$")
_LUNAR = re.compile(
    r"(?i)(?:(?:ngày|mùng|mồng|đêm|rằm)\s+)+(?:\d{1,2}|rằm)?\s*tháng\s+(?:chạp|giêng)\b|\b(?:mùng|mồng)\s+\w+(?:\s+\w+)?\s+tết"
    r"|\brằm tháng\s+\w+|\b\d{1,2}(?:[-/]\d{1,2}|\s+tháng\s+\w+)\s+âm lịch"
)
_RELATIVE = re.compile(
    rf"(?i)\b(?:(?:sáng|trưa|chiều|tối|hôm)\s+(?:nay|(?P<past>qua))|today|this (?:morning|afternoon)"
    rf"|(?P<yesterday>yesterday)|(?:on|sáng|chiều|tối|hôm)\s+(?P<weekday>{_WEEKDAY}))\b"
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


def event_day(paragraphs: Sequence[tuple[int, str]], lang: str, published: str) -> Day:
    """Return the day that an article reports; paragraphs are (line, text), the lead first."""
    at = date.fromisoformat(published) if published else None
    near = [(line, said, n) for n, (line, text) in enumerate(paragraphs[:4]) for said in _SENTENCE.split(text)]
    found: list[tuple[bool, int, Written]] = []
    for order, (_, sentence, paragraph) in enumerate(near):
        for one in written_dates(sentence, lang):
            distance = next(((at - day).days for day in _days(one, at) if at), 0)
            known = _is_event(sentence, one, paragraph < 2, at is not None and distance in range(4))
            opens = known and bool(_OPENS.match(sentence[: one.start]))
            if known and (opens or -60 < distance < 60):
                found.append((not opens, order, one))
    lunar = next(((n, said[0]) for n, (_, text, _) in enumerate(near) if (said := _LUNAR.search(text))), None)
    if found and (not lunar or min(found)[1] <= lunar[0]):
        _, order, one = min(found)
        line, sentence, _ = near[order]
        return _dated(one, sentence, lang, at, f"“{_around(sentence, one.start, one.end)}”, line {line}")
    if lunar:
        order, words = lunar
        note = (
            f"Bài báo chỉ ghi “{words}” (âm lịch)." if lang == "vi" else f"The report says “{words}” (lunar calendar)."
        )
        return Day("", "unknown", note, f"“{words}”, line {near[order][0]}: a day of the lunar calendar")
    return _told(near, at)


def _days(one: Written, at: date | None) -> list[date]:
    """Return the day in its own year, or in those near publication, the nearest first."""
    years = [at.year, at.year - 1, at.year + 1] if at and not one.whole else [0]
    days = [day for year in years if (day := one.within(year))]
    return sorted(days, key=lambda day: abs((day - (at or day)).days))


def _is_event(sentence: str, one: Written, leading: bool, reported: bool) -> bool:
    """Return whether a date is the event's: ``reported`` says that it lies in the days before publication."""
    before = sentence[: one.start]
    if _LOOKS_BACK.search(sentence):
        return False
    if _OPENS.match(before) or (leading and reported and _SIGNS.search(before)):
        return True
    theirs = _OTHERS.search(before if one.first == one.last else _FROM.sub("", before))
    return not theirs and bool(_BEFORE.search(before)) and (leading or not _FUTURE.search(sentence))


def _dated(one: Written, sentence: str, lang: str, at: date | None, shown: str) -> Day:
    """Return the day of a date, in its own year or that nearest to publication."""
    day, basis = next(iter(_days(one, at)), None), "stated"
    if not day:
        return Day("", "unknown", "", f"{shown}; no year is given, so none is written")
    if at and not one.whole:
        basis, after = "stated-without-year", sentence[one.end :]
        weekday = _BESIDE.search(f"{sentence[: one.start]}|{after}")
        other = weekday and _WEEKDAYS[(weekday[1] or weekday[2]).casefold()] != day.weekday()
        coming = re.match(r"(?i)\W*(?:tới|next)\b", after)
        if other or (day > at and not _FUTURE.search(sentence)) or (day < at and coming):
            return Day("", "unknown", "", f"{shown}; neither year nor tense tell when that was, published {at}")
        shown += f"; the year is that nearest to publication, {at}"
    note = ""
    if one.first != one.last:
        year = day.year + (one.last[-5:] < one.first[-5:])
        end = f"{year}{one.last[-6:]}"
        note = f"Kéo dài đến ngày {format_long(end, lang)}." if lang == "vi" else f"Until {format_long(end, lang)}."
        shown += f"; the first of several days, until {end}"
    return Day(day.isoformat(), basis, note, shown)


def _told(near: Sequence[tuple[int, str, int]], at: date | None) -> Day:
    """Return the day that the first paragraphs tell by its distance from publication or by the day of the week."""
    for line, sentence, paragraph in near:
        said = _RELATIVE.search(sentence)
        if not at or not said or paragraph > 2 or _LOOKS_BACK.search(sentence):
            continue
        weekday = said["weekday"]
        if weekday and _FUTURE.search(sentence) and not _DONE.search(sentence[: said.start()]):
            continue
        back = (
            (at.weekday() - _WEEKDAYS[weekday.casefold()]) % 7 if weekday else bool(said["past"] or said["yesterday"])
        )
        shown = f"“{_around(sentence, *said.span())}”, line {line}; published {at}"
        return Day((at - timedelta(days=back)).isoformat(), "inferred", "", shown)
    return Day("", "unknown", "", f"no day of an event was found; published {at or 'on a day not known'}")


def _around(sentence: str, start: int, end: int) -> str:
    before = sentence[:start]
    return f"{before if start <= 40 else '…' + before[-40:].partition(' ')[2]}{sentence[start:end]}"
