"""Cards: from the front matter and the links of briefings to how lists show them."""

from __future__ import annotations

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.titles import pick
from generator.core.model import Localised
from generator.pages.printing import NOTHING, date_short, localised, with_mark, words
from generator.pages.view_values import Card, Front, Given, Headline, Link


def front_of(item: Item) -> Front:
    """Return the front matter of an item in all its languages."""
    texts = {lang: text.fields for lang, text in item.texts.items()}
    return Front(item.kind, item.key, item.path, item.original, item.fields, texts)


def headline_of(lang: str, date: str, said: str, link: Link, newspaper: Markup) -> Headline:
    """Return a briefing for short lists. ``said`` is printed in place of a missing date, else as a mark behind the
    date."""
    when = with_mark(date_short(date, lang), said) if date else Markup('<span class="undated">%s</span>') % said
    return Headline(when, link, newspaper)


def card_of(lang: str, headline: Headline, front: Front, people: tuple[Link, ...], documents: tuple[Link, ...]) -> Card:
    """Return a briefing for lists with summaries."""
    shown = front.shown(lang)
    summary = front.texts[shown].get("summary", "")
    return Card(
        *headline[:2],
        other_front_titles(front, lang, short=True),
        localised(Localised(summary, shown), lang),
        summary,
        headline.publisher,
        people,
        documents,
    )


def other_front_titles(front: Front, lang: str, *, short: bool = False) -> tuple[tuple[str, Markup], ...]:
    """Return (language, title as HTML) of an item in the languages other than the one that is shown; with ``short``,
    short titles where there are any."""
    shown = front.shown(lang)
    others = [(code, fields) for code, fields in front.texts.items() if code != shown]
    return tuple((code, words((short and own.get("short_title")) or own["title"])) for code, own in others)


def given_of(lang: str, front: Front, people: tuple[Link, ...]) -> tuple[Given, ...]:
    """Return the people that a briefing names, with the office that it gives each."""
    offices = {code: fields.get("people", {}) for code, fields in front.texts.items()}
    found = []
    for link in people:
        office = {code: given[link.key]["office"] for code, given in offices.items() if link.key in given}
        caption = any(given.get(link.key, {}).get("as") == "caption" for given in offices.values())
        found.append(Given(link, localised(pick(office, lang), lang) if office else NOTHING, caption))
    return tuple(found)
