"""Sharing: makes the expensive facets that many pages show, once, before any page and on all cores, and stores them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.output.store import SHARED, Store
from generator.output.workers import spread
from generator.pages.facet import Shared, shared_in
from generator.pages.page import Page

FEW = 4
"""The most facets that are made without worker processes."""


def shared_by(pages: Iterable[Page]) -> dict[bytes, Shared]:
    """Return the shared facets among the inputs of pages, by digest."""
    return {one.digest: one for page in pages for value in page.inputs.values() for one in shared_in(value)}


def share(pages: Iterable[Page], store: Store, jobs: int) -> None:
    """Make the shared facets that the store does not hold, and save them. Raises Damaged."""
    wanted = _unknown(shared_by(pages), store)
    parts = _unknown({one.digest: one for outer in wanted for one in outer.inner()}, store)
    for round in (parts, [one for one in wanted if one not in parts]):
        made = (value for values in spread(_made, round, jobs, FEW, chunk=1) for value in values)
        for one, value in zip(round, made, strict=True):
            one.keep(value)
            store.save({SHARED: {one.digest: value}})


def outdated_shared(pages: Iterable[Page], store: Store) -> dict[str, list[bytes]]:
    """Return, by table of the store, the keys of stored facets that no page shows any more. Raises Damaged."""
    used = shared_by(pages)
    inner = {part.digest for one in used.values() for part in one.inner()}
    return {SHARED: [key for key in store.keys(SHARED) if key not in used and key not in inner]}


def _unknown(facets: Mapping[bytes, Shared], store: Store) -> list[Shared]:
    """Return the facets that must be made; all others get the value that the store holds."""
    unknown = []
    for key, one in facets.items():
        value = store.get(SHARED, key)
        if value is None:
            unknown.append(one)
        else:
            one.keep(value)
    return unknown


def _made(facets: Sequence[Shared]) -> list[bytes]:
    return [one.load() for one in facets]
