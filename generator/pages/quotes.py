"""Quotes: where a thing is mentioned, by year, and what stands in the same paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from generator.archive.titles import pick
from generator.archive.values import Quoted, Text
from generator.kinds import DOCUMENTS
from generator.pages.context import Context
from generator.pages.parts import Counted
from generator.pages.quoted import NameForm, Quote, YearQuotes

COMPANIONS = 6
"""People, and documents, shown as standing in the same paragraphs."""


def year_quotes(context: Context, thing: tuple[str, str]) -> tuple[YearQuotes, ...]:
    """Return the mentions of a thing, newest first, by year."""
    quoted = context.archive.quoted.get(thing, ())
    listings = context.archive.listings
    years = groupby(quoted, lambda one: listings[one.briefing].date[:4])
    return tuple(YearQuotes(year, tuple(_quote(context, one) for one in group)) for year, group in years)


def _quote(context: Context, quoted: Quoted) -> Quote:
    text = _shown(context, quoted)
    office = pick(quoted.office, context.lang) if quoted.office else None
    return Quote(
        context.entry(quoted.briefing), office, quoted.caption, quoted.thing,
        text.linked.mentioned[quoted.thing].words, text.linked.content, text.lang == context.lang,
    )  # fmt: skip


def _shown(context: Context, quoted: Quoted) -> Text:
    """Return the briefing in the language of the page if it mentions the thing, else in one in which it does."""
    text = context.text(context.archive.items["briefing"][quoted.briefing])
    return text if text.lang in quoted.texts else next(iter(quoted.texts.values()))


def name_forms(context: Context, thing: tuple[str, str]) -> tuple[NameForm, ...]:
    """Return the forms under which a thing was found, in this language, most frequent first."""
    texts = (one.texts[context.lang] for one in context.archive.quoted.get(thing, ()) if context.lang in one.texts)
    counts = Counter(words for text in texts for _, kind, key, words in text.linked.spots if (kind, key) == thing)
    return tuple(NameForm(text, count) for text, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def companions(context: Context, thing: tuple[str, str]) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Return the people and the documents that stand most often in the same paragraphs, with in how many."""
    counts: Counter[tuple[str, str]] = Counter()
    for quoted in context.archive.quoted.get(thing, ()):
        spots = _shown(context, quoted).linked.spots
        anchors = {anchor for anchor, kind, key, _ in spots if (kind, key) == thing}
        together = {(kind, key, anchor) for anchor, kind, key, _ in spots if anchor in anchors}
        counts.update((kind, key) for kind, key, _ in together if (kind, key) != thing)
    return _most(context, counts, ("person",)), _most(context, counts, DOCUMENTS)


def _most(context: Context, counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> tuple[Counted, ...]:
    wanted = sorted((pair for pair in counts.items() if pair[0][0] in kinds), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(context.label(*thing), count) for thing, count in wanted[:COMPANIONS])
