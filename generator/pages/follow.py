"""The page on following the archive: what a feed is, and the address of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.core.kinds import FIXED_PAGES
from generator.core.schema import N_
from generator.pages.address import feed_of
from generator.pages.facet import Input
from generator.pages.facets import Facets
from generator.pages.layout import CHANGES, page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.structured import whole
from generator.pages.view_values import Chrome, Link

_LEAD = N_("New briefings and changes come to you by themselves, without an account, an email address or advertising.")


def follow_pages(facets: Facets) -> Iterator[Page]:
    """Yield that page."""
    changes = next(one for one in FIXED_PAGES if one.name == CHANGES)
    inputs: dict[str, Input] = {
        "changes": facets.fixed(changes),
        "changes_feed": feed_of(facets.path((CHANGES, ""))),
        "indexes": tuple(facets.index(kind.name) for kind in facets.indexed if kind.listing),
    }
    yield page_of(facets, ("follow", ""), "follow.html", _view, inputs)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    changes: Link,
    changes_feed: str,
    indexes: tuple[Link, ...],
) -> dict[str, Any]:
    lead = tools.interface.text(_LEAD)
    return {
        **surround(tools, chrome, crumbs, crumbs[-1].name, lead),
        "lead": lead,
        "briefings": whole(chrome.base_url, chrome.feed),
        "changes": changes,
        "changes_href": f"/{changes_feed}",
        "changes_feed": whole(chrome.base_url, changes_feed),
        "indexes": indexes,
    }
