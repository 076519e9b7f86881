"""Quotes: where a thing is mentioned, by year, and what stands in the same paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.archive.titles import pick
from generator.archive.values import Listing, Named, Quoted, Text
from generator.kinds import DOCUMENTS
from generator.pages.address import UNDATED
from generator.pages.context import Context
from generator.pages.parts import Counted
from generator.pages.quoted import NameForm, Quote, YearQuotes

COMPANIONS = 6
"""People, and documents, shown as standing in the same paragraphs."""


def by_year(context: Context, quoted: Iterable[Quoted]) -> list[tuple[str, list[Quoted]]]:
    """Return mentions of a thing, which are newest first, by year, which may be UNDATED."""
    listings = context.archive.listings
    years = groupby(quoted, lambda one: listings[one.briefing].date[:4] or UNDATED)
    return [(year, list(group)) for year, group in years]


def year_quotes(context: Context, year: str, quoted: Sequence[Quoted]) -> YearQuotes:
    """Return the mentions of a year as they are shown."""
    return YearQuotes(year, tuple(_quote(context, one) for one in quoted))


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
    return text if text.lang in quoted.named.langs else next(iter(quoted.texts.values()))


def name_forms(context: Context, thing: tuple[str, str]) -> tuple[NameForm, ...]:
    """Return the forms under which a thing was found, in this language, most frequent first."""
    counts: Counter[str] = Counter()
    for _, named in _naming(context, thing):
        for lang, forms in zip(named.langs, named.forms, strict=True):
            if lang == context.lang:
                counts.update(dict(forms))
    return tuple(NameForm(text, count) for text, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def companions(context: Context, thing: tuple[str, str]) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Return the people and the documents that stand most often in the same paragraphs, with in how many."""
    counts: Counter[tuple[str, str]] = Counter()
    for listing, named in _naming(context, thing):
        for _, things in context.together(listing, named.langs):
            if thing in things:
                counts.update(other for other in things if other != thing)
    return _most(context, counts, ("person",)), _most(context, counts, DOCUMENTS)


def _naming(context: Context, thing: tuple[str, str]) -> Iterator[tuple[Listing, Named]]:
    """Yield the briefings that mention a thing, and what they mention."""
    for quoted in context.archive.quoted.get(thing, ()):
        yield context.archive.listings[quoted.briefing], quoted.named


def _most(context: Context, counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> tuple[Counted, ...]:
    wanted = sorted((pair for pair in counts.items() if pair[0][0] in kinds), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(context.label(*thing), count) for thing, count in wanted[:COMPANIONS])
