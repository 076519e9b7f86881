"""Feeds: the Atom feed of a language's briefings, and one for every entry that briefings name.

Feed entries depend on ``added`` and ``updated``, never on a clock (RFC 4287; ids as in RFC 4151). The feed of all
briefings holds their whole texts, the feeds of entries hold summaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.sort_keys import substance
from generator.archive.titles import KIND
from generator.core.kinds import KINDS
from generator.core.schema import N_
from generator.pages.address import FEED, PageId, Place, feed_of
from generator.pages.body import Body, elsewhere
from generator.pages.briefing import day_words
from generator.pages.facet import Facet, Input, made
from generator.pages.facets import Facets
from generator.pages.layout import FEEDING, framed
from generator.pages.page import WHOLE, Page, Tools, View
from generator.pages.redirects import formers
from generator.pages.structured import whole
from generator.pages.view_values import Card, Chrome, Frame, Front, Link

TEMPLATE = "atom.xml"
NEWEST, NEWEST_OF_THING = 20, 10
"""The most entries in the feed of a language, and in that of a register entry; the pages and the data hold all."""


class FeedEntry(NamedTuple):
    """An entry of a feed: a briefing, or a change."""

    id: str
    """A tag URI, or the address of the briefing."""
    title: str
    """The whole title: in a feed reader the entry stands for the briefing itself."""
    published: str
    """The day on which it was added; empty if its original is gone and the day with it."""
    updated: str
    """The day of the last substantive change."""
    href: str
    """The whole address of the briefing."""
    across: tuple[tuple[str, str], ...]
    """(language, whole address) of its translations, and of itself."""
    via: str
    """The address of the report, if it is known; never that of an identical text found elsewhere."""
    summary: str
    named: tuple[tuple[str, str], ...]
    """(kind:key, name) of the people, documents and subjects that it mentions or is filed under."""
    content: str
    """HTML; empty in a feed of summaries."""


class FeedSource(NamedTuple):
    """The values of a briefing from which its feed entries are made."""

    id: str
    """Empty if the archive has no authority for ids; the address is then the id."""
    updated: str
    """The day of the last substantive change."""
    places: tuple[Place, ...]
    """The pages on which it is complete, this language's first."""
    card: Card
    subjects: tuple[Link, ...]
    front: Front
    via: str
    """As of `FeedEntry`."""
    date_mark: str
    """The mark of an inferred date; may be empty."""
    text: Body | None
    """The whole text; None for a feed of summaries."""


def feed_pages(facets: Facets) -> Iterator[Page]:
    """Yield the feed of all briefings, and the feed of every entry of the kinds that have one."""
    order = _order(facets)
    ranks = {stem: rank for rank, stem in enumerate(order)}
    summaries = [_feed_source(facets, stem, whole=False) for stem in order]
    newest = tuple(_feed_source(facets, stem, whole=True) for stem in order[::-1][:NEWEST])
    yield _page(facets, (FEED, ""), newest)
    for kind in KINDS:
        for item in facets.archive.items[kind.name].values() if kind.name in FEEDING else ():
            yield from _about(facets, item, summaries, ranks)


def _about(
    facets: Facets, item: Item, summaries: Sequence[Facet[FeedSource]], ranks: Mapping[str, int]
) -> Iterator[Page]:
    """Yield the feed of an entry, once more at each former address, since a feed cannot redirect. ``summaries`` are all
    briefings, ``ranks`` their places in it by stem."""
    thing = (item.kind, item.key)
    there = sorted(ranks[stem] for stem in facets.archive.naming.get(thing, ()) if stem in ranks)
    newest = tuple(summaries[rank] for rank in there[: -NEWEST_OF_THING - 1 : -1])
    page = _page(facets, thing, newest, item.path)
    yield page
    for former in formers(facets, item):
        frame = page.frame._replace(path=feed_of(former.path))
        yield replace(page, frame=frame, subject=former.source, at=former.at)


def _order(facets: Facets) -> list[str]:
    """Return the stems of the briefings in the language, the one changed last at the end."""
    items = facets.archive.items["briefing"]
    listings = facets.archive.listings.values()
    return [
        stem for _, stem in sorted((one.changed, one.stem) for one in listings if facets.lang in items[one.stem].texts)
    ]


def _page(facets: Facets, page: PageId, entries: tuple[Facet[FeedSource], ...], subject: str = "") -> Page:
    thing = facets.titled(*page) if page[0] != FEED else None
    return feed_page(facets, page, _view, {"thing": thing, "entries": entries}, subject)


def feed_page(facets: Facets, page: PageId, view: View, inputs: Mapping[str, Input], subject: str = "") -> Page:
    """Return the feed of a page, or that of all briefings; ``inputs`` are those of its own view."""
    of_all = page[0] == FEED
    places = facets.relations[page].places
    paths = {lang: place.path if of_all else feed_of(place.path) for lang, place in places.items()}
    own = paths[facets.lang]
    frame = Frame(own, tuple(Place(lang, path, True) for lang, path in paths.items()))
    of_every: dict[str, Input] = {
        "id": tag(facets, *(part for part in page if part)),
        "own": own,
        "page": facets.path(("home", "")) if of_all else places[facets.lang].path,
        "beginning": _beginning(facets),
    }
    return framed(facets, frame, TEMPLATE, view, {**of_every, **inputs}, subject, links=WHOLE)


def tag(facets: Facets, *parts: str) -> str:
    """Return an id (RFC 4151) that does not change with host or address; empty if the archive has no authority for
    ids."""
    authority = facets.archive.site.get("authority")
    return f"tag:{authority}:{'/'.join((*parts, facets.lang))}" if authority else ""


def _beginning(facets: Facets) -> str:
    """Return the day from which the authority for ids is valid, since nothing can have changed before it; 1970-01-01
    without an authority."""
    date = str(facets.archive.site.get("authority", ",1970")).partition(",")[2]
    return "-".join([*date.split("-"), "01", "01"][:3])


def _feed_source(facets: Facets, stem: str, *, whole: bool) -> Facet[FeedSource]:
    item = facets.item("briefing", stem)
    places = sorted(facets.relations["briefing", stem].complete, key=lambda place: place.lang != facets.lang)
    return made(
        FeedSource,
        tag(facets, "briefing", stem),
        substance(item.fields) or _beginning(facets),
        tuple(places),
        facets.card(stem),
        facets.subjects(item),
        facets.front("briefing", stem),
        facets.article(item).url,
        facets.date_mark(item),
        facets.body("briefing", stem) if whole else None,
    )


def _view(
    tools: Tools,
    chrome: Chrome,
    id: str,
    own: str,
    page: str,
    beginning: str,
    thing: Link | None,
    entries: tuple[FeedSource, ...],
) -> dict[str, Any]:
    interface, site = tools.interface, chrome.title.text
    subtitle = chrome.description.text
    if thing:
        named = N_("The newest briefings that name %(thing)s")
        message = N_("The newest briefings on %(thing)s") if KIND[thing.kind].assigned else named
        subtitle = interface.text(message) % {"thing": thing.plain}
    found = tuple(_entry(one, tools, chrome.base_url) for one in entries)
    title = f"{thing.plain} – {site}" if thing else site
    return feed_view(tools, chrome, (id, own, page, beginning), title, subtitle, found)


def feed_view(
    tools: Tools,
    chrome: Chrome,
    of_every: tuple[str, str, str, str],
    title: str,
    subtitle: str,
    entries: tuple[FeedEntry, ...],
) -> dict[str, Any]:
    """Return what the template of every feed prints; ``of_every`` are the inputs that `feed_page` gives every feed."""
    id, own, page, beginning = of_every
    base = chrome.base_url
    return {
        "id": id or whole(base, page),
        "title": title,
        "subtitle": subtitle,
        "updated": max((entry.updated for entry in entries), default=beginning),
        "site": chrome.title.text,
        "home": whole(base, chrome.home),
        "own": whole(base, own),
        "page": whole(base, page),
        "across": tuple((one.lang, whole(base, one.path)) for one in tools.frame.places if one.lang != tools.lang),
        "base": base,
        "rights": chrome.licence["content"],
        "entries": entries,
    }


def _entry(told: FeedSource, tools: Tools, base: str) -> FeedEntry:
    card, front = told.card, told.front
    fields, own = front.fields, front.texts[tools.lang]
    across = [(place.lang, f"{base}{place.path}") for place in told.places]
    return FeedEntry(
        told.id or across[0][1],
        own["title"],
        str(fields.get("added", "")),
        told.updated,
        across[0][1],
        tuple([*across[1:], across[0]]),
        told.via,
        own["summary"],
        tuple((f"{link.kind}:{link.key}", link.plain) for link in (*card.people, *card.documents, *told.subjects)),
        _content(told, told.text, across[0][1], tools, base) if told.text else "",
    )


def _content(told: FeedSource, text: Body, page: str, tools: Tools, base: str) -> str:
    """Return the whole text as HTML for feed readers, with a line on its event above and one on its origin below."""
    interface, fields, own = tools.interface, told.front.fields, told.front.texts[tools.lang]
    head = [day_words(fields, told.date_mark, interface), *([own["place"]] if "place" in own else [])]
    head.append(told.card.publisher or interface.say("publisher not known"))
    foot = [interface.say("Written by this archive, in its own words, from the report named above.")]
    if "translation" in own:
        message = N_("The translation is unofficial; where the texts differ, the original briefing prevails.")
        foot.insert(0, interface.say(message))
    first = Markup("<p>%s</p>") % Markup(" · ").join(head)
    last = Markup("<p>%s</p>") % Markup(" ").join(foot)
    return f"{first}\n{elsewhere(text, page, base)}\n{last}"
