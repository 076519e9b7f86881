"""Pages that set a briefing's languages side by side: a row for every block, the page's own language first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.parity import SHOWN_FIELDS, head
from generator.archive.stale import is_stale
from generator.archive.values import Item
from generator.model import Data
from generator.pages.address import PARALLEL
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Body
from generator.pages.views import ParallelView


def parallel_pages(context: Context, item: Item) -> Iterator[Page]:
    """Yield the page that sets a briefing's languages side by side, if it stands in more than one."""
    row = context.relations.get((PARALLEL, item.key)) if item.kind == "briefing" else None
    if row is None:
        return
    texts = sorted(item.texts.values(), key=lambda text: text.lang != context.lang)
    columns = tuple(
        Body(text.lang, text.linked.content, tuple(context.label(*thing) for thing in text.links)) for text in texts
    )
    translators = tuple(text.fields.get("translation", Data()) for text in texts)
    heads = tuple(head(text.fields, SHOWN_FIELDS) for text in texts)
    waivers = tuple(waiver for text in texts for waiver in text.fields.get("parity", ()))
    stale = any(is_stale(item, text.lang) for text in texts)
    view = ParallelView(
        context.card(item.key), item.fields, item.original, columns, translators, heads, waivers, stale
    )  # fmt: skip
    own = row.places[context.lang].path
    places = tuple(context.relations[("briefing", item.key)].places.values())
    canonical = context.path(("briefing", item.key))
    yield Page(
        own,
        "parallel.html",
        context.lang,
        context.chrome,
        view,
        item.path,
        places,
        own,
        canonical,
        indexed=False,
        crumbs=context.crumbs(("briefing", item.key)),
    )
