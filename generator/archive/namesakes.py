"""Namesakes: from the items to the names that several entries share in lists, and to the words that tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.archive.entry_dates import day_of, tenures
from generator.archive.items import Item
from generator.archive.titles import pick, short_title, title
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import Localised

Name = tuple[str, str, str]
"""(kind, language, name of an entry in lists)."""


def name_in_lists(item: Item, lang: str, *, whole: bool = False) -> Name:
    """Return the name of an item in the lists of a language; with ``whole``, its name on its own page."""
    name = (title if whole else short_title)(item, lang)
    if name == title(item, lang) and "symbol" in item.fields:
        return item.kind, lang, str(item.fields["symbol"])
    return item.kind, lang, name.text


def namesakes(items: Mapping[str, Mapping[str, Item]]) -> frozenset[Name]:
    """Return the names that more than one entry of a register has."""
    named = [item for kind in KINDS if not kind.paired for item in items[kind.name].values()]
    names = Counter(
        name
        for item in named
        for language in LANGUAGES
        for name in {name_in_lists(item, language.code), name_in_lists(item, language.code, whole=True)}
    )
    return frozenset(name for name, count in names.items() if count > 1)


def distinction(item: Item, lang: str) -> Localised:
    """Return the words that tell an item from its namesakes: the first office with its years, its year, or its key."""
    offices = tenures(item.fields)
    if offices:
        office = pick(offices[0].title, lang)
        return Localised(f"{office.text}, {offices[0].years}", office.lang)
    return Localised(day_of(item.fields)[:4] or item.key, "")
