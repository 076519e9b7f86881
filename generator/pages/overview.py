"""Pages of which there is one: front, homes, timeline, terms, the texts about the archive, and the page for
what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.archive.titles import KIND, pick
from generator.kinds import LANGUAGES
from generator.language.collation import collation_key
from generator.model import Localised
from generator.pages.context import Context
from generator.pages.entities import held
from generator.pages.page import FrontView, Page
from generator.pages.parts import Label, Moment
from generator.pages.strip import event_strip
from generator.pages.views import HomeView, TermsView, TextView, TimelineView
from generator.schema import N_, TERM_KINDS

LATEST = 6
"""Briefings on a home page."""
ALL_UP_TO = 40
"""People and documents that a home page shows all of; of more it shows those of the latest briefings."""


def home_pages(context: Context) -> Iterator[Page]:
    """Yield the home page."""
    items = context.archive.items
    latest = tuple(context.card(key) for key in list(reversed(items["briefing"]))[:LATEST])
    recent = {(label.kind, label.key) for card in latest for label in (*card.people, *card.documents)}

    def some(kind: str) -> list[str]:
        return [key for key in items[kind] if len(items[kind]) <= ALL_UP_TO or (kind, key) in recent]

    people = []
    for key in some("person"):
        office = held(context, items["person"][key])
        people.append(context.listed("person", key, office.office if office else None))
    documents = [
        context.listed("resolution", key, pick(items["resolution"][key].fields["title"], context.lang))
        for key in some("resolution")
    ]
    events = [context.listed("event", key) for key in list(reversed(items["event"]))[:LATEST]]
    about = context.label("page", "about") if "about" in items["page"] else None
    strip = event_strip(_dated(context, "event", "date"), _dated(context, "resolution", "issued"))
    indexes = tuple(context.index(kind) for kind in ("briefing", "resolution", "person", "event"))
    view = HomeView(latest, tuple(people), tuple(documents), tuple(events), indexes, context.years(), about, strip)
    yield context.page(("home", ""), "home.html", view)


def _dated(context: Context, kind: str, field: str) -> list[tuple[str, Label]]:
    """Return the latest dated things of a kind, oldest first, with their dates."""
    items = context.archive.items[kind].values()
    dated = sorted((str(item.fields[field]), item.key) for item in items if field in item.fields)
    return [(day, context.label(kind, key)) for day, key in dated[-ALL_UP_TO:]]


def timeline_pages(context: Context) -> Iterator[Page]:
    """Yield the timeline: events, documents issued, and offices begun and ended, each with its date."""
    moments = sorted(_moments(context), key=lambda moment: (moment.date, moment.what, moment.label.key))
    years = groupby(moments, lambda moment: moment.date[:4])
    view = TimelineView(tuple((year, tuple(group)) for year, group in years))
    yield context.page(("timeline", ""), "timeline.html", view)


def _moments(context: Context) -> Iterator[Moment]:
    items = context.archive.items
    for key, item in items["event"].items():
        if "date" in item.fields:
            yield Moment(item.fields["date"], N_("Event"), context.label("event", key), None)
    for key, item in items["briefing"].items():
        if "date" in item.fields and "event" not in item.fields:
            yield Moment(item.fields["date"], N_("Briefing"), context.label("briefing", key), None)
    for key, item in items["resolution"].items():
        if "issued" in item.fields:
            label = context.label("resolution", key)
            about = pick(item.fields["title"], context.lang) if label.symbol else None
            yield Moment(item.fields["issued"], N_("Issued"), label, about)
    for key, item in items["person"].items():
        for office in item.fields.get("offices", ()):
            for end, what in (("from", N_("Takes office")), ("until", N_("Leaves office"))):
                if end in office:
                    yield Moment(office[end], what, context.label("person", key), pick(office["title"], context.lang))


def terms_pages(context: Context) -> Iterator[Page]:
    """Yield the register of terms, by kind, in the order of the page's language."""
    if not context.archive.terms:
        return
    ordered = sorted(context.archive.terms, key=lambda term: collation_key(term[context.lang], context.lang))
    groups = tuple((kind, tuple(t for t in ordered if t.get("kind", "") == kind)) for kind in (*TERM_KINDS, ""))
    yield context.page(("terms", ""), "terms.html", TermsView(tuple(pair for pair in groups if pair[1])))


def text_pages(context: Context) -> Iterator[Page]:
    """Yield the pages about the archive."""
    for key, item in context.archive.items["page"].items():
        text = context.text(item)
        body = context.body("page", key, text) if text.lang == context.lang else None
        title = Localised(text.fields["title"], text.lang)
        view = TextView(title, text.fields, text.lang, item.original, body)
        yield context.page(("page", key), KIND["page"].template, view, item.path)


def front_pages(context: Context) -> Iterator[Page]:
    """Yield the front page and the page for what is missing; both are in all languages, so only once."""
    if context.lang != LANGUAGES[0].code:
        return
    others = (Context(context.archive, context.relations, language.code) for language in LANGUAGES)
    view = FrontView(tuple(other.chrome for other in others))
    yield Page("index.html", "front.html", context.lang, context.chrome, view)
    yield Page("404.html", "404.html", context.lang, context.chrome, view, indexed=False, absolute=True)
