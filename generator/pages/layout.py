"""Layout: from a page of the table of addresses to its frame, its breadcrumbs and the values that every template prints
around the contents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.archive.titles import KIND
from generator.core.kinds import CODES, FIXED_PAGES, KINDS, LANGUAGE, SUBJECTS
from generator.pages.address import ALL_SUBJECTS, INDEX, PARALLEL, YEAR, PageId, alternates, data_of, feed_of
from generator.pages.facet import Facet, Input
from generator.pages.facets import Facets
from generator.pages.page import Page, Tools, View
from generator.pages.printing import localised
from generator.pages.structured import Node, NodeWriter, graph, whole
from generator.pages.view_values import Chrome, Frame, Link

FEEDING = frozenset(kind.name for kind in KINDS if kind.listing)
"""Kinds whose entries have a feed of the briefings that name them."""
CHANGES = "changes"
"""Name of the page of changes, which has a feed too."""


def page_of(
    facets: Facets,
    page_id: PageId,
    template: str,
    view: View,
    inputs: Mapping[str, Input],
    *,
    subject: str = "",
    changed: str = "",
    speaks: tuple[str, ...] = (),
) -> Page:
    """Return a page of the table of addresses in the facets' language.

    ``subject`` is the source file that the page is about, ``changed`` the day of the last substantive change of what
    the page shows, ``speaks`` the further languages whose interface words it prints.
    """
    row = facets.relations[page_id]
    place = row.places[facets.lang]
    parallel = facets.relations.get((PARALLEL, page_id[1])) if page_id[0] == "briefing" else None
    frame = Frame(
        path=place.path,
        places=row.every,
        parallel=parallel.places[facets.lang].path if parallel else "",
        indexed=place.full,
        alternates=alternates(page_id, row) if place.full else (),
        feed=feed_of(place.path) if page_id[0] in {*FEEDING, CHANGES} else "",
        data=data_of(page_id[0]) if (INDEX, page_id[0]) in facets.relations else "",
        changed=changed,
    )
    return framed(facets, frame, template, view, {"crumbs": crumbs(facets, page_id), **inputs}, subject, speaks=speaks)


def framed(
    facets: Facets,
    frame: Frame,
    template: str,
    view: View,
    inputs: Mapping[str, Input],
    subject: str = "",
    **more: Any,
) -> Page:
    """Return a page with a given frame; the values that surround every page of the language are added to its inputs."""
    return Page(frame, template, facets.lang, view, {"chrome": facets.chrome, **inputs}, subject, **more)


def crumbs(facets: Facets, page_id: PageId) -> tuple[Facet[Link], ...]:
    """Return the links from the home page to a page, the page itself last."""
    kind, key = page_id
    above = {YEAR: "briefing", INDEX: key}.get(kind, kind)
    home = [facets.home]
    if above in SUBJECTS:
        home += [facets.fixed(one) for one in FIXED_PAGES if one.name == ALL_SUBJECTS]
    index = [facets.index(above)] if (INDEX, above) in facets.relations else []
    if kind == "home":
        return tuple(home)
    if kind in KIND:
        return (*home, *index, facets.titled(kind, key))
    if kind == YEAR:
        return (*home, *index, *(facets.year(one) for one in dict.fromkeys((key[:4], key))))
    if kind == INDEX:
        return (*home, *index)
    return (*home, *(facets.fixed(one) for one in FIXED_PAGES if one.name == kind))


def surround(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    title: str,
    description: str = "",
    *,
    main: Node | None = None,
    site: bool = False,
    og_type: str = "website",
    meta: tuple[tuple[str, str], ...] = (),
) -> dict[str, Any]:
    """Return the values that every template prints around the contents.

    ``main`` is the subject of the page as JSON-LD; ``site`` says that the page stands for the site as a whole; ``meta``
    are (name, content) of further meta elements.
    """
    frame, lang, base = tools.frame, tools.lang, chrome.base_url
    picture = whole(base, chrome.picture) if chrome.picture else ""
    locales = [LANGUAGE[code].locale for code, _ in frame.alternates if code in CODES and code != lang]
    return {
        "frame": frame,
        "chrome": chrome,
        "crumbs": crumbs,
        "site_name": localised(chrome.title, lang),
        "title": title,
        "description": description or f"{title} – {chrome.description.text}",
        "address": whole(base, frame.canonical or frame.path),
        "alternates": tuple((code, whole(base, path)) for code, path in frame.alternates),
        "picture": picture,
        "locale": LANGUAGE[lang].locale,
        "other_locales": tuple(locale for locale in locales if locale),
        "og_type": og_type,
        "meta": meta,
        "jsonld": graph(NodeWriter(chrome, frame, tools.interface), crumbs, main, site=site) if frame.indexed else "",
    }
