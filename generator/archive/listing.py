"""Listings: from a briefing to what lists, and other briefings, ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.order import listing_date, substance
from generator.archive.passages import Linked
from generator.archive.titles import KIND
from generator.archive.values import Item, Listing, Named
from generator.digest import digest

BRIEFING = "briefing"


def listing_of(item: Item) -> Listing:
    """Return the listing of a briefing."""
    texts = item.texts
    linked = [text.linked for text in texts.values()]
    refs = {key for one in linked for kind, key, *_ in one.refs if kind == BRIEFING}
    return Listing(
        item.key,
        item.original,
        tuple(texts),
        listing_date(item),
        "date" in item.fields,
        substance(item.fields),
        tuple(sorted(set(_days(item)))),
        str(item.fields.get("event", "")),
        tuple(_named(item)),
        tuple(text.linked.together for text in texts.values()),
        tuple(sorted(refs)),
        tuple(text.document.source.hex() for text in texts.values()),
        digest(head_of(item), *(one.trace for one in linked)).hex(),
        digest(*(one.usage for one in linked)).hex(),
    )


def head_of(item: Item) -> bytes:
    """Return the digest of the front matter of a thing in all its languages."""
    texts = [part for lang, text in item.texts.items() for part in (lang, text.fields.digest)]
    return digest(item.kind, item.key, item.original, item.fields.digest, *texts)


def origins(*items: Item) -> Iterator[str]:
    """Yield the briefings that register entries name as their sources."""
    for item in items:
        sources = [*item.fields.get("sources", ())]
        for field in ("related", "offices"):
            sources += [one.get("source", "") for one in item.fields.get(field, ())]
        yield from (stem for scheme, _, stem in (one.partition(":") for one in sources) if scheme == BRIEFING)


def order_of(listing: Listing) -> tuple[str, str]:
    """Return the key by which a briefing stands among others: its date, then its stem."""
    return listing.date, listing.stem


def _named(item: Item) -> Iterator[Named]:
    found: dict[tuple[str, str], dict[str, Linked]] = {}
    for lang, text in item.texts.items():
        for thing in text.named:
            if KIND[thing[0]].quotes:
                found.setdefault(thing, {})[lang] = text.linked
    for thing, texts in found.items():
        words = digest(*(one.mentioned[thing].words for one in texts.values())).hex()
        forms = tuple(one.mentioned[thing].forms for one in texts.values())
        yield Named(*thing, tuple(texts), words, forms, tuple(_office(item, *thing)))


def _office(item: Item, kind: str, key: str) -> Iterator[tuple[str, str]]:
    for text in item.texts.values() if kind == "person" else ():
        given = text.fields.get("people", {}).get(key)
        if given:
            yield text.lang, str(given["office"])


def _days(item: Item) -> Iterator[str]:
    yield from (str(item.fields[name]) for name in ("added", "updated") if name in item.fields)
    for text in item.texts.values():
        yield from (str(one["date"]) for one in text.fields.get("corrections", ()))
        if "date" in text.fields.get("translation", {}):
            yield str(text.fields["translation"]["date"])
