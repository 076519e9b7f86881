"""Pages of which there is one: front, homes, timeline, terms, the texts about the archive, and the page for
what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.order import substance
from generator.archive.titles import KIND, pick
from generator.archive.values import Item
from generator.kinds import LANGUAGES
from generator.model import Localised
from generator.pages.address import FRONT, alternates
from generator.pages.context import Context
from generator.pages.data import PAGE as DATA_PAGE
from generator.pages.data import downloads
from generator.pages.held import office_of
from generator.pages.page import ROOTED, FrontView, Page
from generator.pages.parts import Label
from generator.pages.strip import event_strip
from generator.pages.views import HomeView, TextView

ABOUT = "about"
"""Key of the page that tells what the archive is."""
LATEST = 6
"""Briefings on a home page."""
ALL_UP_TO = 40
"""People and documents that a home page shows all of; of more it shows those of the latest briefings."""


def home_pages(context: Context) -> Iterator[Page]:
    """Yield the home page."""
    items = context.archive.items
    latest = tuple(context.card(key) for key in reversed(list(items["briefing"])[-LATEST:]))
    recent = {(label.kind, label.key) for card in latest for label in (*card.people, *card.documents)}

    def some(kind: str) -> list[str]:
        return [key for key in items[kind] if len(items[kind]) <= ALL_UP_TO or (kind, key) in recent]

    people = []
    for key in some("person"):
        people.append(context.listed("person", key, office_of(context, items["person"][key])))
    documents = [
        context.listed("resolution", key, pick(items["resolution"][key].fields["title"], context.lang))
        for key in some("resolution")
    ]
    events = [context.listed("event", key) for key in reversed(list(items["event"])[-LATEST:])]
    about = context.label("page", ABOUT) if ABOUT in items["page"] else None
    strip = event_strip(context, _dated(context, "event", "date"), _dated(context, "resolution", "issued"))
    indexes = tuple(context.index(kind) for kind in ("briefing", "resolution", "person", "event"))
    view = HomeView(latest, tuple(people), tuple(documents), tuple(events), indexes, context.years(), about, strip)
    yield context.page(("home", ""), "home.html", view, changed=context.changed(context.archive.listings))


def _dated(context: Context, kind: str, field: str) -> list[tuple[str, Label]]:
    """Return the latest dated things of a kind, oldest first, with their dates."""
    items = context.archive.items[kind].values()
    dated = sorted((str(item.fields[field]), item.key) for item in items if field in item.fields)
    return [(day, context.label(kind, key)) for day, key in dated[-ALL_UP_TO:]]


def text_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield a page about the archive."""
    if item.kind != "page":
        return
    text = context.text(item)
    body = context.body("page", item.key, text) if text.lang == context.lang else None
    title = Localised(text.fields["title"], text.lang)
    files = downloads() if item.key == DATA_PAGE else ()
    publisher = context.chrome.publisher if item.key == ABOUT else None
    view = TextView(title, text.fields, text.lang, item.original, body, files, publisher)
    yield context.page(("page", item.key), KIND["page"].template, view, item.path, substance(item.fields))


def front_pages(context: Context) -> Iterator[Page]:
    """Yield the front page and the page for what is missing; both are in all languages, so only once."""
    if context.lang != LANGUAGES[0].code:
        return
    others = (Context(context.archive, context.relations, language.code) for language in LANGUAGES)
    view = FrontView(tuple(other.chrome for other in others))
    homes = alternates(("home", ""), context.relations[("home", "")])
    changed = context.changed(context.archive.listings)
    yield Page(FRONT, "front.html", context.lang, context.chrome, view, alternates=homes, changed=changed)
    yield Page("404.html", "404.html", context.lang, context.chrome, view, indexed=False, links=ROOTED)
