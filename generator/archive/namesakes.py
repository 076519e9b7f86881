"""Namesakes: which things of the registers go by one name in lists, and what tells each from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.archive.dated import day_of, tenures
from generator.archive.items import Item
from generator.archive.titles import pick, short_title, title
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import Localised

Name = tuple[str, str, str]
"""(kind, language, what a thing goes by)."""


def called(item: Item, lang: str, *, whole: bool = False) -> Name:
    """Return what an item goes by in the lists of a language; ``whole`` is what it goes by on its own page."""
    name = (title if whole else short_title)(item, lang)
    if name == title(item, lang) and "symbol" in item.fields:
        return item.kind, lang, str(item.fields["symbol"])
    return item.kind, lang, name.text


def namesakes(items: Mapping[str, Mapping[str, Item]]) -> frozenset[Name]:
    """Return the names that more than one thing of a register goes by."""
    named = [item for kind in KINDS if not kind.paired for item in items[kind.name].values()]
    names = Counter(
        name
        for item in named
        for language in LANGUAGES
        for name in {called(item, language.code), called(item, language.code, whole=True)}
    )
    return frozenset(name for name, count in names.items() if count > 1)


def apart(item: Item, lang: str) -> Localised:
    """Return what tells an item from its namesakes: the first office with its years, else its year, else its key."""
    offices = tenures(item.fields)
    if offices:
        office = pick(offices[0].title, lang)
        return Localised(f"{office.text}, {offices[0].years}", office.lang)
    return Localised(day_of(item.fields)[:4] or item.key, "")
