"""Feeds: the newest briefings of a language, and those that name a person or document, for programs that follow them.

What the feeds show moves only with ``added`` and ``updated``, never with a clock; an entry is the same value in every
feed, so that one briefing more leaves all others as they were (RFC 4287; ids after RFC 4151).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.archive.order import substance
from generator.digest import Value, digest
from generator.kinds import KINDS
from generator.pages.address import FEED, PageId, Place, feed_of
from generator.pages.bundle import Bundle, Edition
from generator.pages.context import FEEDING, Context
from generator.pages.page import WHOLE, Page
from generator.pages.parts import Body, Entry, Label
from generator.pages.redirects import formers

TEMPLATE = "atom.xml"
NEWEST, NEWEST_OF_THING = 20, 10
"""Entries of a language's feed and of a thing's; whoever needs more reads the pages or the data."""


@dataclass(frozen=True, slots=True)
class FeedEntry(Value):
    """A briefing in a feed, whole."""

    id: str
    """Empty while it is the address of the text."""
    entry: Entry
    summary: str
    named: tuple[Label, ...]
    """The people and documents that it mentions."""
    published: str
    """Day on which it came here; empty if only the address of its original is left."""
    updated: str
    across: tuple[tuple[str, str], ...]
    """(language, path) of the briefing in every language, this one first."""
    place: str
    via: str
    """Address of the report, if it is known."""
    translated: bool
    body: Body


@dataclass(frozen=True, slots=True)
class FeedView(Value):
    """A feed."""

    id: str
    """Empty while it is the address of the page."""
    path: str
    """Where it stands now, wherever this copy of it stands."""
    page: str
    """Of which it is the feed."""
    thing: Label | None
    """What every entry names; nothing if it holds all briefings."""
    across: tuple[tuple[str, str], ...]
    """(language, path) of the same feed in other languages."""
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_bundles(edition: Edition) -> Iterator[Bundle]:
    """Yield the feeds of all briefings, and those of everything that briefings name."""
    yield edition.bundle("feed", lambda: edition.faces.texts(in_feed(edition)), _whole)
    for kind in KINDS:
        for key in edition.archive.items[kind.name] if kind.name in FEEDING else ():
            yield feed_bundle(edition, (kind.name, key))


def feed_bundle(edition: Edition, thing: tuple[str, str]) -> Bundle:
    """Return the feeds of what briefings name."""
    sow, make = partial(_seed, edition, thing), partial(_about, thing=thing)
    return edition.bundle(f"feed/{thing[0]}/{thing[1]}", sow, make)


def _seed(edition: Edition, thing: tuple[str, str]) -> bytes:
    item = edition.archive.items[thing[0]][thing[1]]
    return digest(edition.faces.own(item), edition.faces.texts(in_feed(edition, thing)))


def in_feed(edition: Edition, thing: tuple[str, str] | None = None) -> Collection[str]:
    """Return the stems of the briefings in the feeds of a thing, in any language; in those of all briefings if there
    is none."""
    contexts = edition.contexts
    return dict.fromkeys(stem for one in contexts for stem in (_of_thing(one, thing) if thing else _of_all(one)))


def _whole(context: Context) -> Iterator[Page]:
    entries = tuple(context.once(_entry, stem) for stem in _of_all(context))
    yield _page(context, (FEED, ""), entries, None)


def _about(context: Context, thing: tuple[str, str]) -> Iterator[Page]:
    """Yield the feed of a thing. A feed cannot lead on to another; at a former address of its thing it stands
    once more."""
    item = context.archive.items[thing[0]][thing[1]]
    entries = tuple(context.once(_entry, stem) for stem in _of_thing(context, thing))
    page = _page(context, thing, entries, context.label(*thing), item.path)
    yield page
    for former in formers(context, item):
        yield replace(page, path=feed_of(former.path), subject=former.source, at=former.at)


def _of_all(context: Context) -> Sequence[str]:
    return context.once(_order)[::-1][:NEWEST]


def _of_thing(context: Context, thing: tuple[str, str]) -> Iterator[str]:
    """Yield the newest briefings in the language that name a thing, latest change first."""
    ranks, order = context.once(_ranks), context.once(_order)
    there = sorted([ranks[stem] for stem in context.archive.naming.get(thing, ()) if stem in ranks])
    return (order[rank] for rank in there[: -NEWEST_OF_THING - 1 : -1])


def _order(context: Context, _: str) -> list[str]:
    """Return the briefings that are in the language, latest change last."""
    listings = context.archive.listings.values()
    return [stem for _, stem in sorted([(one.changed, one.stem) for one in listings if context.lang in one.langs])]


def _ranks(context: Context, _: str) -> dict[str, int]:
    return {stem: rank for rank, stem in enumerate(context.once(_order))}


def _page(
    context: Context, page: PageId, entries: tuple[FeedEntry, ...], thing: Label | None, subject: str = ""
) -> Page:
    places = context.relations[page].places
    paths = {lang: feed_of(place.path) if thing else place.path for lang, place in places.items()}
    own = places[context.lang].path if thing else context.path(("home", ""))
    view = FeedView(
        _tag(context, *(part for part in page if part)),
        paths[context.lang],
        own,
        thing,
        tuple((lang, path) for lang, path in paths.items() if lang != context.lang),
        max((entry.updated for entry in entries), default=_beginning(context)),
        entries,
    )
    feeds = tuple(Place(lang, path, True) for lang, path in paths.items())
    return Page(paths[context.lang], TEMPLATE, context.lang, context.chrome, view, subject, feeds, links=WHOLE)


def _tag(context: Context, *parts: str) -> str:
    """Return an id that no change of host or address touches; empty if the archive has no authority to give one."""
    authority = context.archive.site.get("authority")
    return f"tag:{authority}:{'/'.join((*parts, context.lang))}" if authority else ""


def _beginning(context: Context) -> str:
    """Return the day since which the authority of the ids holds: before it nothing can have changed. Without one, it
    is the first that computers know."""
    date = str(context.archive.site.get("authority", ",1970")).partition(",")[2]
    return "-".join([*date.split("-"), "01", "01"][:3])


def _entry(context: Context, stem: str) -> FeedEntry:
    item = context.archive.items["briefing"][stem]
    text = item.texts[context.lang]
    places = sorted(context.relations[("briefing", item.key)].complete, key=lambda place: place.lang != context.lang)
    added = str(item.fields.get("added", ""))
    card = context.card(item.key)
    return FeedEntry(
        _tag(context, "briefing", item.key),
        card.entry,
        card.summary.text,
        card.people + card.documents,
        added,
        substance(item.fields) or _beginning(context),
        tuple((place.lang, place.path) for place in places),
        str(text.fields.get("place", "")),
        str(item.fields.get("source", {}).get("url", "")),
        "translation" in text.fields,
        replace(context.body("briefing", item.key, text), across=(), shared=()),
    )
