"""Quotes: where a thing is mentioned, each time with the line around it, and what stands in the same paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.archive.order import listing_date
from generator.archive.titles import pick
from generator.archive.values import Mention, Quoted
from generator.model import Localised
from generator.pages.context import DOCUMENTS, Context
from generator.pages.parts import Counted, Line, NameForm, Quote, YearQuotes

LONGEST = 220
"""Characters of a quoted line."""
SCRAP = 50
"""Characters of a sentence that is only begun when the quotation is full, and that says too little to be shown."""
LINES = 3
"""Lines quoted from one briefing; the rest is a click away."""
_STOP = re.compile(r"(?<!\bTP)[.!?…][”’)]*\s+")
"""Where a sentence ends, if what follows begins as one does: not so in "No. 31"."""
_END = re.compile(r"[.!?…][”’)]*$")
COMPANIONS = 6
"""People, and documents, shown as standing in the same paragraphs."""


def year_quotes(context: Context, thing: tuple[str, str]) -> tuple[YearQuotes, ...]:
    """Return the mentions of a thing, newest first, by year."""
    quoted = context.archive.quoted.get(thing, ())
    briefings = context.archive.items["briefing"]
    years = groupby(quoted, lambda one: listing_date(briefings[one.briefing])[:4])
    return tuple(YearQuotes(year, tuple(_quote(context, one) for one in group)) for year, group in years)


def _quote(context: Context, quoted: Quoted) -> Quote:
    mentions = _shown(context, quoted)
    once = {mention.anchor: mention for mention in reversed(mentions)}
    lines = [line(mention) for mention in sorted(once.values(), key=mentions.index)]
    office = pick(quoted.office, context.lang) if quoted.office else None
    return Quote(context.entry(quoted.briefing), office, quoted.caption, tuple(lines[:LINES]), len(lines))


def _shown(context: Context, quoted: Quoted) -> tuple[Mention, ...]:
    """Return the mentions in the language of the page, else in the language that there is."""
    item = context.archive.items["briefing"][quoted.briefing]
    return quoted.mentions.get(context.text(item).lang) or next(iter(quoted.mentions.values()))


def line(mention: Mention) -> Line:
    """Return the words around a mention, each in its own language, cut where a sentence begins or else a word."""
    text, start, end = mention.text.replace("\n", " "), mention.start, mention.end
    room = max(LONGEST - (end - start), 0)
    after = min(len(text) - end, max(room // 2, room - start))
    first, whole = _from(text, start - (room - after), start)
    last, done = _until(text, end, max(end, first + max(LONGEST, end - start)))
    return Line(
        mention.anchor,
        _pieces(mention, text, first, start, "" if whole else "…"),
        text[start:end],
        _pieces(mention, text, end, last, "", "" if done else "…"),
        mention.lang,
    )


def _from(text: str, wanted: int, mentioned: int) -> tuple[int, bool]:
    """Return where a quotation begins, and whether a sentence begins there: the text, the first sentence after the
    place wanted that holds the mention or stands before it, or the next word."""
    if wanted <= 0:
        return 0, True
    sentence = next(iter(_sentences(text, wanted, mentioned)), None)
    if sentence is not None:
        return sentence, True
    space = text.find(" ", wanted, mentioned)
    return (space + 1 if space >= 0 else mentioned), False


def _until(text: str, mentioned: int, wanted: int) -> tuple[int, bool]:
    """Return where a quotation ends, and whether a sentence does: after the last whole word before the place wanted."""
    if wanted >= len(text):
        return len(text), True
    space = max(text.rfind(" ", mentioned, wanted + 1), mentioned)
    last = max(len(text[:space].rstrip(" ,;:–(“")), mentioned)
    begun = _sentences(text, mentioned, last)
    if begun and last - begun[-1] < SCRAP:
        last = len(text[: begun[-1]].rstrip())
    return last, bool(_END.search(text, mentioned, last))


def _sentences(text: str, first: int, last: int) -> list[int]:
    """Return where in part of a text sentences begin that follow another."""
    stops = (one.end() for one in _STOP.finditer(text, first, last))
    return [stop for stop in stops if text[stop:].lstrip("“‘(")[:1].isupper()]


def _pieces(mention: Mention, text: str, first: int, last: int, before: str, after: str = "") -> tuple[Localised, ...]:
    """Return part of a text, cut where its language changes."""
    found: list[Localised] = []
    position = first
    for start, end, lang in mention.foreign:
        if max(start, position) < min(end, last):
            found.append(Localised(text[position : max(start, position)], mention.lang))
            found.append(Localised(text[max(start, position) : min(end, last)], lang))
            position = min(end, last)
    found.append(Localised(text[position : max(last, position)], mention.lang))
    edged = [Localised(before, mention.lang), *found, Localised(after, mention.lang)]
    return tuple(piece for piece in edged if piece.text)


def companions(context: Context, thing: tuple[str, str]) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Return the people and the documents that stand most often in the same paragraphs, with in how many."""
    counts: Counter[tuple[str, str]] = Counter()
    for quoted in context.archive.quoted.get(thing, ()):
        mentions = _shown(context, quoted)
        item = context.archive.items["briefing"][quoted.briefing]
        anchors = {mention.anchor for mention in mentions}
        together = {(m.kind, m.key, m.anchor) for m in item.texts[mentions[0].lang].mentions if m.anchor in anchors}
        counts.update((kind, key) for kind, key, _ in together if (kind, key) != thing)
    return _most(context, counts, ("person",)), _most(context, counts, DOCUMENTS)


def _most(context: Context, counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> tuple[Counted, ...]:
    wanted = sorted((pair for pair in counts.items() if pair[0][0] in kinds), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(context.label(*thing), count) for thing, count in wanted[:COMPANIONS])


def name_forms(context: Context, thing: tuple[str, str]) -> tuple[NameForm, ...]:
    """Return the forms under which a thing was found, in this language, most frequent first."""
    return _count_forms(
        mention for quoted in context.archive.quoted.get(thing, ()) for mention in quoted.mentions.get(context.lang, ())
    )


def _count_forms(mentions: Iterable[Mention]) -> tuple[NameForm, ...]:
    counts = Counter(" ".join(mention.text[mention.start : mention.end].split()) for mention in mentions)
    return tuple(NameForm(text, count) for text, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
