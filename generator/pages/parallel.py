"""Pages that set a briefing's languages side by side: a row for every block, the page's own language first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generator.archive.parity import head, structure
from generator.archive.stale import is_stale
from generator.archive.values import Text
from generator.model import Data
from generator.pages.address import PARALLEL
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import Body, ParallelRow
from generator.pages.views import ParallelView


def parallel_pages(context: Context) -> Iterator[Page]:
    """Yield a page for every briefing that stands in more than one language."""
    for key, item in context.archive.items["briefing"].items():
        row = context.relations.get((PARALLEL, key))
        if row is None:
            continue
        texts = sorted(item.texts.values(), key=lambda text: text.lang != context.lang)
        columns = tuple(Body(text.lang, (), tuple(context.label(*thing) for thing in text.links)) for text in texts)
        translators = tuple(text.fields.get("translation", Data()) for text in texts)
        heads = tuple(head(text.fields) for text in texts)
        waivers = tuple(waiver for text in texts for waiver in text.fields.get("parity", ()))
        stale = any(is_stale(item, text.lang) for text in texts)
        view = ParallelView(
            context.card(key), item.fields, item.original, columns, translators, _rows(texts), heads, waivers, stale
        )
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


def _rows(texts: list[Text]) -> tuple[ParallelRow, ...]:
    """Return rows of counterparts as far as the texts have one structure, then what is left, each by itself."""
    bodies = [text.body for text in texts]
    alike = 0
    for cells in zip(*bodies, strict=False):
        if len({structure(cell) for cell in cells}) > 1:
            break
        alike += 1
    rows = [
        ParallelRow(cells[0].anchor, cells[0].kind, cells) for cells in zip(*(b[:alike] for b in bodies), strict=True)
    ]
    for cells in zip_longest(*(body[alike:] for body in bodies)):
        for number, cell in enumerate(cells):
            if cell is not None:
                alone = tuple(cell if n == number else None for n in range(len(cells)))
                anchor = cell.anchor if number == 0 else f"{texts[number].lang}-{cell.anchor}"
                rows.append(ParallelRow(anchor, cell.kind, alone))
    return tuple(rows)
