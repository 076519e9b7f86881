"""Days: from the words of an article to the day that it reports, with the words by which it is known; none rather than
one that may be another's: a document's, a deadline, an anniversary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from generator.importer.words import LANGUAGES, WEEKDAYS, WORDS, form
from generator.language.dates import format_long
from generator.language.figures import figures

_SENTENCE, _BESIDE, _BEFORE, _OPENS = map(form, ("between sentences", "weekday beside", "before", "opens"))
_OTHERS, _FROM, _SIGNS, _LOOKS_BACK = map(form, ("another's", "from", "signs", "looks back"))
_FUTURE, _COMING, _DONE, _LUNAR = map(form, ("future", "coming", "done", "lunar"))
_RELATIVE, _TO, _SPACED, _MIXED = map(form, ("relative", "until", "spaced", "mixed"))
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_ZONE = timezone(timedelta(hours=7))
"""Of Viet Nam, whose days newspapers' dates are."""


class Written(NamedTuple):
    """A day in a text."""

    start: int
    end: int
    first: str
    """Its date, or month and day alone: *--03-05*."""
    last: str
    """The last of several days; that of `first` if there is but one."""

    @property
    def whole(self) -> bool:
        """Whether the year stands beside it."""
        return self.first[0] != "-"

    def within(self, year: int) -> date | None:
        """Return the day in its own year or in another, if that has it."""
        try:
            return date.fromisoformat(self.first if self.whole else f"{year}{self.first[1:]}")
        except ValueError:
            return None


def written_dates(text: str, lang: str) -> list[Written]:
    """Return the days of a text from left to right, several days of one range together."""
    found: list[Written] = []
    for one in figures(text, lang):
        days = next((said for said in one.readings if all(map(_DAY.fullmatch, said))), ())
        if days and found and _TO.fullmatch(text[found[-1].end : one.start]):
            first, last = found[-1].first, days[-1]
            if first[0] == "-" != last[0] and first[1:] <= last[4:]:
                first = last[:4] + first[1:]  # the year stands beside the last day alone
            found[-1] = Written(found[-1].start, one.end, first, last)
        elif days:
            found.append(Written(one.start, one.end, days[0], days[-1]))
    return found


def full_day(text: str) -> tuple[str, str]:
    """Return the first whole date of a line, in whatever language, and what stands before it."""
    said = _MIXED.sub(r" \1, ", _SPACED.sub(r"\1", text))
    for one in (one for lang in LANGUAGES for one in written_dates(said, lang) if one.whole):
        if day := one.within(0):
            return day.isoformat(), said[: one.start]
    return "", ""


def stamped(text: str) -> str:
    """Return the day of a point in time where the newspaper is, or the first whole date of a text; empty if none is."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return full_day(text.replace("T", " "))[0]
    return (moment.astimezone(_ZONE) if moment.tzinfo else moment).date().isoformat()


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
    found: list[tuple[int, int, Written]] = []
    for order, (_, sentence, paragraph) in enumerate(near):
        for one in written_dates(sentence, lang):
            distance = next(((at - day).days for day in _days(one, at) if at), 0)
            rank = _rank(sentence, one, distance, leading=paragraph < 2)
            if rank == 2 or (rank and -60 < distance < 60):
                found.append((-rank, order, one))
    lunar = next(((n, said[0]) for n, (_, text, _) in enumerate(near) if (said := _LUNAR.search(text))), None)
    if found and (not lunar or min(found)[1] <= lunar[0]):
        _, order, one = min(found)
        line, sentence, _ = near[order]
        return _dated(one, sentence, lang, at, f"“{around(sentence, one.start, one.end)}”, line {line}")
    if lunar:
        order, words = lunar
        note = WORDS[lang]["lunar note"].format(words)
        return Day("", "unknown", note, f"“{words}”, line {near[order][0]}: a day of the lunar calendar")
    return _told(near, at)


def _days(one: Written, at: date | None) -> list[date]:
    """Return the day in its own year, or in those near publication, the nearest first."""
    years = [at.year, at.year - 1, at.year + 1] if at and not one.whole else [0]
    days = [day for year in years if (day := one.within(year))]
    return sorted(days, key=lambda day: abs((day - (at or day)).days))


def _rank(sentence: str, one: Written, distance: int, *, leading: bool) -> int:
    """Return how surely a date is the event's, 2 at the beginning of a sentence, 1 within or 0; ``distance`` are the
    days until publication."""
    before = sentence[max(0, one.start - 200) : one.start]
    theirs = _OTHERS.search(before if one.first == one.last else _FROM.sub("", before))
    if _LOOKS_BACK.search(sentence):
        return 0
    if _OPENS.match(before):
        return 2
    signed = leading and distance in range(4) and _SIGNS.search(before)
    return int(bool(signed or (not theirs and _BEFORE.search(before) and (leading or not _FUTURE.search(sentence)))))


def _dated(one: Written, sentence: str, lang: str, at: date | None, shown: str) -> Day:
    """Return the day of a date, in its own year or that nearest to publication."""
    day, basis = next(iter(_days(one, at)), None), "stated"
    if not day:
        return Day("", "unknown", "", f"{shown}; no year is given, so none is written")
    if at and not one.whole:
        basis, after = "stated-without-year", sentence[one.end :]
        weekday = _BESIDE.search(f"{sentence[: one.start][-40:]}|{after[:40]}")
        other = weekday and WEEKDAYS[(weekday[1] or weekday[2]).casefold()] != day.weekday()
        if other or (day > at and not _FUTURE.search(sentence)) or (day < at and _COMING.match(after)):
            return Day("", "unknown", "", f"{shown}; neither year nor tense tell when that was, published {at}")
        shown += f"; the year is that nearest to publication, {at}"
    note = ""
    if one.first != one.last:
        end = f"{day.year + (one.last[-5:] < one.first[-5:])}{one.last[-6:]}"
        note = WORDS[lang]["until note"].format(format_long(end, lang))
        shown += f"; the first of several days, until {end}"
    return Day(day.isoformat(), basis, note, shown)


def _told(near: Sequence[tuple[int, str, int]], at: date | None) -> Day:
    """Return the day that the first paragraphs tell by its distance from publication or by the day of the week."""
    for line, sentence, _ in near:
        said = _RELATIVE.search(sentence)
        if not at or not said or _LOOKS_BACK.search(sentence):
            continue
        weekday = said["weekday"]
        if weekday and _FUTURE.search(sentence) and not _DONE.search(sentence[: said.start()]):
            continue
        back = (at.weekday() - WEEKDAYS[weekday.casefold()]) % 7 if weekday else bool(said["past"] or said["yesterday"])
        shown = f"“{around(sentence, *said.span())}”, line {line}; published {at}"
        return Day((at - timedelta(days=back)).isoformat(), "inferred", "", shown)
    return Day("", "unknown", "", f"no day of an event was found; published {at or 'on a day not known'}")


def around(sentence: str, start: int, end: int) -> str:
    """Return words of a text with a little of what stands before them."""
    before = sentence[:start]
    return f"{before if start <= 40 else '…' + before[-40:].partition(' ')[2]}{sentence[start:end]}"
