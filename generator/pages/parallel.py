"""Pages that set a briefing's languages side by side: a row for every block, the page's own language first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.parity import SHOWN_FIELDS, head
from generator.archive.stale import is_stale
from generator.model import Data
from generator.pages.address import PARALLEL
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Body
from generator.pages.views import ParallelView


def parallel_pages(context: Context) -> Iterator[Page]:
    """Yield a page for every briefing that stands in more than one language."""
    for key, item in context.archive.items["briefing"].items():
        row = context.relations.get((PARALLEL, key))
        if row is None:
            continue
        texts = sorted(item.texts.values(), key=lambda text: text.lang != context.lang)
        columns = tuple(
            Body(text.lang, text.linked.content, tuple(context.label(*thing) for thing in text.links)) for text in texts
        )
        translators = tuple(text.fields.get("translation", Data()) for text in texts)
        heads = tuple(head(text.fields, SHOWN_FIELDS) for text in texts)
        waivers = tuple(waiver for text in texts for waiver in text.fields.get("parity", ()))
        stale = any(is_stale(item, text.lang) for text in texts)
        view = ParallelView(context.card(key), item.fields, item.original, columns, translators, heads, waivers, stale)
        own = row.places[context.lang].path
        places = tuple(context.relations[("briefing", key)].places.values())
        canonical = context.path(("briefing", key))
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
            crumbs=context.crumbs(("briefing", key)),
        )
