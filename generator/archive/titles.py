"""Titles: from an item to its titles for readers of a language, and to the forms by which prose names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.archive.items import Item
from generator.archive.names import Form
from generator.core.kinds import CODES, KINDS, LANGUAGES, NAMES_LANGUAGE, Kind
from generator.core.model import Data, Localised

PERSON = "person"


def full_name(name: Data) -> str:
    """Return the full name of a person in Vietnamese order: family, middle, given."""
    if "full" in name:
        return str(name["full"])
    return " ".join(str(name[part]) for part in ("family", "middle", "given") if part in name)


def pick(values: Mapping[str, str], lang: str) -> Localised:
    """Return the text in a language, or in the first language of the table that has one."""
    if lang in values:
        return localised(values[lang], lang)
    other = next(language.code for language in LANGUAGES if language.code in values)
    return localised(values[other], other)


@lru_cache(maxsize=1 << 16)
def localised(text: str, lang: str) -> Localised:
    """Return a text with its language; equal arguments give the same object, whose digest is computed once."""
    return Localised(text, lang)


def title(item: Item, lang: str) -> Localised:
    """Return the title of an item for readers of a language. The language of a Vietnamese name is Vietnamese; that of
    any other name is empty."""
    if item.kind == PERSON:
        name = item.fields["name"]
        return Localised(full_name(name), "" if "full" in name else NAMES_LANGUAGE)
    if item.texts and item.original:
        if lang in item.texts:
            return localised(item.texts[lang].fields["title"], lang)
        return pick({code: text.fields["title"] for code, text in item.texts.items()}, lang)
    return pick(titles(item.fields), lang)


def titles(fields: Data) -> Data:
    """Return the title of a register entry by language, which a subject calls its name; not of a person."""
    found: Data = fields.get("title") or fields["name"]
    return found


def other_titles(item: Item, lang: str) -> tuple[tuple[str, str], ...]:
    """Return (language, title) of an item in languages other than the one that the page shows."""
    shown = title(item, lang)
    found = dict.fromkeys(title(item, code) for code in CODES)
    return tuple((other.lang, other.text) for other in found if other.lang != shown.lang)


def short_title(item: Item, lang: str) -> Localised:
    """Return the title of an item in lists and links: its short title in the language of `title`, else that title."""
    whole = title(item, lang)
    if item.texts and item.original:
        short = item.texts[whole.lang].fields.get("short_title")
    else:
        short = item.fields.get("short_title", {}).get(whole.lang)
    return localised(short, whole.lang) if short else whole


def beside(item: Item, lang: str) -> Localised | None:
    """Return the words beside the link to a document in lists: its symbol, or its title if the link has the symbol.
    None for a document without a symbol, and for any other item."""
    if "symbol" not in item.fields:
        return None
    whole = title(item, lang)
    return whole if short_title(item, lang) == whole else Localised(str(item.fields["symbol"]), "")


def forms(kind: Kind, key: str, fields: Data, lang: str) -> Iterator[Form]:
    """Yield the forms of one register entry in the prose of a language."""
    for field in kind.forms:
        value = fields.get(field, ())
        if field == "name" and kind.name == PERSON:
            value = full_name(value)
        elif isinstance(value, Data):
            value = value.get(lang, ())
        for text in (value,) if isinstance(value, str) else value:
            yield Form(text, kind.name, key, kind.exact_case)


KIND = {kind.name: kind for kind in KINDS}
