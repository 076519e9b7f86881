"""Indexes: people by given name and by family name, documents by type, events by year, and all other kinds by title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.archive.entry_dates import day_of
from generator.archive.items import Item
from generator.archive.namesakes import name_in_lists
from generator.archive.sort_keys import listing_date
from generator.archive.titles import PERSON, beside, full_name, other_titles, pick, title
from generator.core.kinds import NAMES_LANGUAGE, Kind
from generator.core.model import Data, Localised
from generator.core.schema import MANY_OF_TYPE, N_
from generator.language.collation import ALPHABET, collation_key, initial
from generator.pages.address import INDEX
from generator.pages.facet import Facet, Input, made
from generator.pages.facets import Facets
from generator.pages.figure_pages import FIGURE, course
from generator.pages.layout import page_of, surround
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_short, localised
from generator.pages.view_values import Chrome, Held, Link, Listed

Groups = tuple[tuple[str, tuple[Facet[Listed], ...]], ...]
"""(heading, entries under it)."""
_WITHOUT_LETTERS = 20
"""The most entries that an index by title lists without a heading for each letter."""
LoadedGroups = tuple[tuple[str, tuple[Listed, ...]], ...]
"""`Groups`, with the entries' facets loaded."""


class Grouping(NamedTuple):
    """How an index is grouped."""

    groups: Callable[[Facets, Kind], Groups]
    """Returns the entries of a kind under their headings."""
    second: Callable[[Facets, Kind], Groups] | None = None
    """Returns the same entries in a second order."""
    letters: bool = False
    """Whether the index shows the alphabet."""
    messages: bool = False
    """Whether the headings are messages of the interface, to be translated."""


def index_pages(facets: Facets) -> Iterator[Page]:
    """Yield the index of every kind that has one, except that of briefings."""
    for kind in facets.indexed:
        if not kind.paired:
            order = _GROUPINGS.get(kind.sort, _BY_TITLE)
            inputs: dict[str, Input] = {
                "groups": order.groups(facets, kind),
                "second": order.second(facets, kind) if order.second else (),
                "letters": ALPHABET[NAMES_LANGUAGE] if order.letters else (),
                "messages": int(order.messages),
            }
            yield page_of(facets, (INDEX, kind.name), kind.index_template, _view, inputs)


def listed(
    facets: Facets, item: Item, line: Facet[Held | None] | Facet[Markup] | Localised | None = None
) -> Facet[Listed]:
    """Return an entry for an index or a list; ``line`` is printed next to its link."""
    date = day_of(item.fields)
    link = facets.link(item.kind, item.key)
    single = item.kind == PERSON and name_in_lists(item, facets.lang) not in facets.archive.namesakes
    name = item.fields["name"] if single else None
    return made(_listed, facets.lang, link, line, date, name)


def _listed(lang: str, link: Link, line: Held | Localised | Markup | None, date: str, name: Data | None) -> Listed:
    beside = line.said if isinstance(line, Held) else localised(line, lang) if isinstance(line, Localised) else line
    return Listed(link, beside or NOTHING, date_short(date, lang) if date else NOTHING, name)


def _people(facets: Facets, kind: Kind) -> list[tuple[Item, Facet[Listed]]]:
    items = facets.archive.items[kind.name].values()
    return [(item, listed(facets, item, facets.office(item.key))) for item in items]


def _by_given_name(facets: Facets, kind: Kind) -> Groups:
    """Return people under the first letter of their given name; linking has sorted them in that order."""
    return _lettered(_people(facets, kind), lambda item: _letter(item, "given"))


def _by_family_name(facets: Facets, kind: Kind) -> Groups:
    """Return people under the first letter of their family name."""
    found = _people(facets, kind)
    found.sort(key=lambda pair: collation_key(full_name(pair[0].fields["name"]), NAMES_LANGUAGE))
    return _lettered(found, lambda item: _letter(item, "family"))


def _letter(item: Item, part: str) -> str:
    """Return the letter under which a person is listed; a name without that part counts by its sort form."""
    name = item.fields["name"]
    return initial(item.fields.get("sort") or name.get(part) or full_name(name), NAMES_LANGUAGE)


def _lettered(found: Iterable[tuple[Item, Facet[Listed]]], letter: Callable[[Item], str]) -> Groups:
    groups = groupby(found, lambda pair: letter(pair[0]))
    return tuple((heading, tuple(one for _, one in group)) for heading, group in groups)


def _by_type(facets: Facets, kind: Kind) -> Groups:
    groups = groupby(facets.archive.items[kind.name].values(), lambda item: str(item.fields["type"]))
    return tuple(
        (MANY_OF_TYPE[heading], tuple(listed(facets, item, beside(item, facets.lang)) for item in group))
        for heading, group in groups
    )


def _by_date(facets: Facets, kind: Kind) -> Groups:
    newest = reversed(list(facets.archive.items[kind.name].values()))
    groups = groupby(newest, lambda item: listing_date(item)[:4])
    return tuple(
        (year or N_("date unknown"), tuple(listed(facets, item, _place(item, facets.lang)) for item in group))
        for year, group in groups
    )


def _place(item: Item, lang: str) -> Localised | None:
    return pick(item.fields["place"], lang) if "place" in item.fields else None


def _by_title(facets: Facets, kind: Kind) -> Groups:
    titled = [(title(item, facets.lang), item) for item in facets.archive.items[kind.name].values()]
    titled.sort(key=lambda pair: collation_key(*pair[0]))
    if 0 < len(titled) <= _WITHOUT_LETTERS:
        return (("", tuple(_entry(facets, item) for _, item in titled)),)
    groups = groupby(titled, lambda pair: initial(*pair[0]))
    return tuple((heading, tuple(_entry(facets, item) for _, item in group)) for heading, group in groups)


def _entry(facets: Facets, item: Item) -> Facet[Listed]:
    """Return an entry for an index by title, with its title in another language; for a figure, with its first and last
    value."""
    if item.kind == FIGURE:
        return listed(facets, item, course(facets, item.key))
    shown = title(item, facets.lang).text
    return listed(
        facets,
        item,
        next((Localised(text, lang) for lang, text in other_titles(item, facets.lang) if text != shown), None),
    )


_GROUPINGS = {
    "name": Grouping(_by_given_name, _by_family_name, letters=True),
    "issued": Grouping(_by_type, messages=True),
    "date": Grouping(_by_date, messages=True),
}
"""The groupings of the orders (``sort``) of the table of kinds; any other kind is grouped by title."""
_BY_TITLE = Grouping(_by_title)


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    groups: LoadedGroups,
    second: LoadedGroups,
    letters: tuple[str, ...],
    messages: int,
) -> dict[str, Any]:
    text = tools.interface.text
    about = tools.interface.say(
        "%(title)s in the briefings of %(archive)s", title=crumbs[-1].name, archive=chrome.title.text
    )
    return {
        **surround(tools, chrome, crumbs, crumbs[-1].name, about.unescape()),
        "groups": tuple((text(heading), entries) for heading, entries in groups) if messages else groups,
        "second": second,
        "letters": letters,
    }
