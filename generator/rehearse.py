"""Rehearsing: a server that waits makes the pages around its newest briefing once, so that the next build finds at hand
what it needs: things read, templates loaded, names of days and places put together. Nothing of it is written."""

from __future__ import annotations

from contextlib import suppress

from generator.amend import by_thing, standing
from generator.archive.listing import BRIEFING
from generator.job import Options
from generator.output.state import State
from generator.pages.bundle import Edition
from generator.pages.produce import bundle_of, bundles_of, of_archive, of_registers
from generator.understand import small


def rehearse(options: Options, state: State) -> None:
    """Make what a new briefing would change, if the last build ended well."""
    state.prepare()
    with suppress(
        Exception
    ):  # a file that has changed by now, say, or a damaged store: the next build says so or mends it
        shelf, scanned = state.shelf(), state.scanned
        if shelf is None or scanned is None or not shelf.listings:
            return
        newest = list(shelf.listings.values())[-1]
        edition = Edition(standing(shelf, by_thing(scanned), scanned, small(options, scanned), state.memory))
        things = [(BRIEFING, newest.stem), *((one.kind, one.key) for one in newest.named)]
        names = {*of_archive(), *of_registers(), *map(bundle_of, things)}
        templates = state.templates(options.root, state.words(options.root))
        for bundle in bundles_of(edition, names):
            for page in bundle.make():
                templates.render(page)
