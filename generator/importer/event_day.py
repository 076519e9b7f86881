"""The day of the event: from the words of an article to the day that it reports, with the words that show it.

The result is no day rather than one that may belong to a document, a deadline or an anniversary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from generator.importer.words import LANGUAGES, WEEKDAYS, WORDS, named_pattern
from generator.language.dates import format_long
from generator.language.figures import figures

_SENTENCE, _BESIDE, _BEFORE, _OPENS = map(named_pattern, ("between sentences", "weekday beside", "before", "opens"))
_OTHERS, _FROM, _SIGNS, _LOOKS_BACK = map(named_pattern, ("another's", "from", "signs", "looks back"))
_FUTURE, _COMING, _DONE, _LUNAR = map(named_pattern, ("future", "coming", "done", "lunar"))
_RELATIVE, _TO, _SPACED, _MIXED = map(named_pattern, ("relative", "until", "spaced", "mixed"))
_DATELINE = named_pattern("dateline")
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_ZONE = timezone(timedelta(hours=7))
"""The time zone of Viet Nam, in which newspapers date their articles."""


class WrittenDate(NamedTuple):
    """A date in a text, or the dates of a range."""

    start: int
    """Where its words begin in the text."""
    end: int
    """Where its words end."""
    first: str
    """The first day: a date, or month and day alone: *--03-05*."""
    last: str
    """The last day; the same as `first` if it is no range."""

    @property
    def has_year(self) -> bool:
        """Whether the year of its first day is written."""
        return self.first[0] != "-"


def written_dates(text: str, lang: str) -> list[WrittenDate]:
    """Return the dates of a text from left to right; the days of a range are one."""
    found: list[WrittenDate] = []
    for one in figures(text, lang):
        days = next((said for said in one.readings if all(map(_DAY.fullmatch, said))), ())
        if days and found and _TO.fullmatch(text[found[-1].end : one.start]):
            first, last = found[-1].first, days[-1]
            if first[0] == "-" != last[0] and first[1:] <= last[4:]:
                first = last[:4] + first[1:]  # the year stands beside the last day alone
            found[-1] = WrittenDate(found[-1].start, one.end, first, last)
        elif days:
            found.append(WrittenDate(one.start, one.end, days[0], days[-1]))
    return found


def first_full_date(text: str) -> tuple[str, str]:
    """Return (first whole date of a line in any language, the words before it); empty if there is none."""
    said = _MIXED.sub(r" \1, ", _SPACED.sub(r"\1", text))
    dates = (one for lang in LANGUAGES for one in written_dates(said, lang))
    days = ((day.isoformat(), said[: one.start]) for one in dates for day in _days(one, None))
    return next(days, ("", ""))


def day_of_timestamp(text: str) -> str:
    """Return the day of a timestamp in the newspaper's time zone, or the first whole date of a text; else empty."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return first_full_date(text.replace("T", " "))[0]
    return (moment.astimezone(_ZONE) if moment.tzinfo else moment).date().isoformat()


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day of an event."""

    date: str
    """The date; empty if the article does not state it."""
    basis: str
    """A value of ``date_basis`` of a briefing."""
    note: str
    """The text for ``date_note``, in the language of the article; empty if the editor must write it."""
    evidence: str
    """The words that show the date."""


def event_day(paragraphs: Sequence[tuple[int, str]], lang: str, published: str) -> EventDay:
    """Return the day of the event that an article reports; paragraphs are (line, text), the lead first."""
    at = date.fromisoformat(published) if published else None
    near = [(line, said, n) for n, (line, text) in enumerate(paragraphs[:4]) for said in _SENTENCE.split(text)]
    found: list[tuple[int, int, WrittenDate]] = []
    for order, (_, sentence, paragraph) in enumerate(near):
        for one in written_dates(sentence, lang):
            distance = next(((at - day).days for day in _days(one, at) if at), 0)
            rank = _certainty(sentence, one, distance, leading=paragraph < 2)
            if rank == 2 or (rank and -60 < distance < 60):
                found.append((-rank, order, one))
    lunar = next(((n, said[0]) for n, (_, text, _) in enumerate(near) if (said := _LUNAR.search(text))), None)
    if found and (not lunar or min(found)[1] <= lunar[0]):
        _, order, one = min(found)
        line, sentence, _ = near[order]
        return _from_date(one, sentence, lang, at, f"“{with_context(sentence, one.start, one.end)}”, line {line}")
    if lunar:
        order, words = lunar
        note = WORDS[lang]["lunar note"].format(words)
        return EventDay("", "unknown", note, f"“{words}”, line {near[order][0]}: a day of the lunar calendar")
    return _relative_day(near, at)


def _days(one: WrittenDate, at: date | None) -> list[date]:
    """Return the possible first days of a date: in its own year, or in the years about publication, the nearest
    first."""
    years = (at.year, at.year - 1, at.year + 1) if at else ()
    days: list[date] = []
    for day in (one.first,) if one.has_year else (f"{year}{one.first[1:]}" for year in years):
        with suppress(ValueError):  # a 29 February that the year lacks
            days.append(date.fromisoformat(day))
    return sorted(days, key=lambda day: abs((day - (at or day)).days))


def _certainty(sentence: str, one: WrittenDate, distance: int, *, leading: bool) -> int:
    """Return how certainly a date is the event's: 2 at the beginning of a sentence, 1 within it, or 0; ``distance`` is
    the number of days from it to publication."""
    before = sentence[max(0, one.start - 200) : one.start]
    theirs = _OTHERS.search(before if one.first == one.last else _FROM.sub("", before))
    if _LOOKS_BACK.search(sentence):
        return 0
    adverb = _BEFORE.search(before)
    between = adverb and re.search(r", (?:\w+ )?$", before[: adverb.start()]) and sentence.startswith(",", one.end)
    if _OPENS.match(before) or (between and leading and not theirs):
        return 2
    signed = leading and distance in range(4) and _SIGNS.search(before)
    return int(bool(signed or (not theirs and adverb and (leading or not _FUTURE.search(sentence)))))


def _from_date(one: WrittenDate, sentence: str, lang: str, at: date | None, shown: str) -> EventDay:
    """Return the day of an event from its date, in its own year or the year nearest to publication."""
    day, basis = next(iter(_days(one, at)), None), "stated"
    if not day:
        return EventDay("", "unknown", "", f"{shown}; no year is given, so none is written")
    if at and not one.has_year:
        basis, after = "stated-without-year", sentence[one.end :]
        weekday = _BESIDE.search(f"{sentence[: one.start][-40:]}|{after[:40]}")
        other = weekday and WEEKDAYS[(weekday[1] or weekday[2]).casefold()] != day.weekday()
        if other or (day > at and not _FUTURE.search(sentence)) or (day < at and _COMING.match(after)):
            return EventDay("", "unknown", "", f"{shown}; neither year nor tense tell when that was, published {at}")
        shown += f"; the year is that nearest to publication, {at}"
    note = ""
    if one.first != one.last:
        end = f"{day.year + (one.last[-5:] < one.first[-5:])}{one.last[-6:]}"
        note = WORDS[lang]["until note"].format(format_long(end, lang))
        shown += f"; the first of several days, until {end}"
    return EventDay(day.isoformat(), basis, note, shown)


def _relative_day(near: Sequence[tuple[int, str, int]], at: date | None) -> EventDay:
    """Return the day that the first paragraphs state relative to publication or to their dateline (*yesterday*), or by
    the day of the week."""
    for line, sentence, _ in near:
        said = _RELATIVE.search(sentence)
        dateline, place = first_full_date(sentence)
        at = date.fromisoformat(dateline) if _DATELINE.fullmatch(place) else at
        if not at or not said or _LOOKS_BACK.search(sentence):
            continue
        weekday = said["weekday"]
        if weekday and _FUTURE.search(sentence) and not _DONE.search(sentence[: said.start()]):
            continue
        back = (at.weekday() - WEEKDAYS[weekday.casefold()]) % 7 if weekday else bool(said["past"] or said["yesterday"])
        shown = f"“{with_context(sentence, *said.span())}”, line {line}; published {at}"
        return EventDay((at - timedelta(days=back)).isoformat(), "inferred", "", shown)
    return EventDay("", "unknown", "", f"no day of an event was found; published {at or 'on a day not known'}")


def with_context(sentence: str, start: int, end: int) -> str:
    """Return words of a text with a few of the words before them."""
    before = sentence[:start]
    return f"{before if start <= 40 else '…' + before[-40:].partition(' ')[2]}{sentence[start:end]}"
