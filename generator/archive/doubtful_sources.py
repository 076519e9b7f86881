"""Doubtful sources: from the archive to the addresses of reports that are those of another newspaper or briefing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.items import Archive, Item
from generator.archive.pair import mark
from generator.core.model import WARNING, Data, Problem
from generator.core.web_address import is_on, site_of


def doubtful_addresses(archive: Archive) -> Iterator[Problem]:
    """Yield the addresses of reports that are not on the site of their newspaper, and those that two briefings give."""
    first: dict[str, str] = {}
    for item in archive.items["briefing"].values():
        for message in _doubts(archive, item, first):
            yield Problem(item.path, *mark(item.marks, "source", "url"), message, WARNING)


def _doubts(archive: Archive, item: Item, first: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the address of a report; ``first`` is the file that gave each address before."""
    source = item.fields.get("source", {})
    url, publisher = source.get("url", ""), source.get("publisher", "")
    site = site_of(str(archive.sources.get(publisher, Data()).get("site", "")))
    if url and site and source.get("url_basis") == "stated" and not is_on(url, site):
        yield f"{site_of(url)} is not the site of {publisher}, {site} — mend one of the two, or write url_basis: found"
    if url and first.setdefault(url, item.path) != item.path:
        yield f"the report at this address is also that of {first[url]} — mend the address, or keep one briefing"
