"""Catalogues: from the bytes of one message catalogue to its finished translations and its problems.

The interface's texts are English in templates and program; a .po file for each language, English included, holds their
translations. A catalogue is read from bytes and compiled in memory, so no .mo file can be out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from generator.language.po import Fault, message_key, message_strings, parse_po, quote

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

Entry: TypeAlias = tuple[str | tuple[str, str], tuple[str, ...]]
"""A msgid or (msgid, plural), and a text for each plural form. A context comes first: 'context\\x04msgid'."""
_CONTEXT_END = "\x04"
_NAMED = re.compile(r"%\((\w+)\)")
# Jinja's newstyle gettext formats every text, with values or without, so a bare % would end the build.
_FORMAT = re.compile(r"%%|%\(\w+\)[-+ #0]*[0-9]*(?:\.[0-9]+)?[diouxXeEfFgGcrsa]")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The interface's texts in one language, as plain values, which can be compared, digested and sent to a worker."""

    lang: str
    """The language, a locale that Babel knows."""
    path: str
    """The path of the file, for problems."""
    messages: tuple[Entry, ...]
    """The finished entries, sorted by msgid."""
    problems: tuple[Fault, ...]
    """All that is wrong with the file, by line."""
    untranslated: tuple[Fault, ...]
    """Those of `problems` that are a missing or fuzzy translation; a page then shows the English text."""


def read_catalogue(data: bytes, lang: str, path: str) -> Catalogue:
    """Return the catalogue in the bytes of a .po file. It never raises: all mistakes stand in `problems`.

    An entry is finished if every plural form that CLDR gives `lang` has its text, the entry is not marked fuzzy, and
    the placeholders are those of the English text.
    """
    from babel.messages.catalog import Catalog

    po = parse_po(data, lang)
    rules = Catalog(locale=lang)
    messages: list[Entry] = []
    wrong, untranslated = list(po.faults), list[Fault]()
    for message in po.messages:
        line, strings = message.lineno or 1, message_strings(message)
        unfinished = list(_unfinished(message, strings))
        placeholders = list(_wrong_placeholders(message, strings, rules))
        untranslated += [(line, text) for text in unfinished]
        wrong += [(line, text) for text in placeholders]
        if not unfinished and not placeholders:
            messages.append((_msgid(message), strings))
    return Catalogue(
        lang=lang,
        path=path,
        messages=tuple(sorted(messages, key=_singular)),
        problems=tuple(sorted(wrong + untranslated)),
        untranslated=tuple(sorted(untranslated)),
    )


def compiled(catalogue: Catalogue) -> bytes:
    """Return the bytes of a catalogue as a ``.mo`` file; the same messages give the same bytes."""
    from datetime import UTC, datetime

    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    finished = Catalog(locale=catalogue.lang, fuzzy=False, creation_date=datetime(1970, 1, 1, tzinfo=UTC))
    for msgid, strings in catalogue.messages:
        context, found, bare = _singular((msgid, strings)).rpartition(_CONTEXT_END)
        finished.add(
            bare if isinstance(msgid, str) else (bare, msgid[1]),
            strings[0] if isinstance(msgid, str) else strings,
            context=context if found else None,
        )
    buffer = BytesIO()
    write_mo(buffer, finished)
    return buffer.getvalue()


def _singular(entry: Entry) -> str:
    return entry[0] if isinstance(entry[0], str) else entry[0][0]


def _msgid(message: Message) -> str | tuple[str, str]:
    context, singular = message_key(message)
    key = f"{context}{_CONTEXT_END}{singular}" if context else singular
    return key if isinstance(message.id, str) else (key, message.id[1])


def _unfinished(message: Message, strings: Sequence[str]) -> Iterator[str]:
    if message.fuzzy:
        yield f"the translation of {quote(message)} is marked fuzzy — check it, then delete the word “fuzzy”"
    forms = ["msgstr"] if isinstance(message.id, str) else [f"msgstr[{index}]" for index in range(len(strings))]
    empty = [form for form, string in zip(forms, strings, strict=True) if not string]
    if empty:
        what = "is not translated" if empty == forms else "lacks a plural form"
        yield f"{quote(message)} {what} — write {', '.join(empty)}"


def _wrong_placeholders(message: Message, strings: Sequence[str], rules: Catalog) -> Iterator[str]:
    """Yield the mistakes that Babel's check finds, and those that it lets pass: a name left out, a name of the plural
    only, a bare %."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    names = [set(_NAMED.findall(text)) for text in ids]
    allowed = set.union(*names)
    faults = [str(error) for error in message.check(rules)]
    for index, string in enumerate(strings):
        # The first of several plural forms may be for one item only and name no number.
        needed = set.intersection(*names) if index == 0 and len(strings) > 1 else names[-1]
        here = set(_NAMED.findall(string))
        if string and here - allowed:
            faults.append(f"unknown {_named(here - allowed)}")
        elif string and needed - here:
            faults.append(f"{_named(needed - here)} left out")
        elif "%" in _FORMAT.sub("", string):
            faults.append("a % that belongs to no placeholder, to be written %%")
    if faults:
        mend = f"use {_named(allowed) or 'none'} as the English does"
        yield f"wrong placeholders in the translation of {quote(message)} ({faults[0]}) — {mend}"


def _named(names: set[str]) -> str:
    return ", ".join(f"%({name})" for name in sorted(names))
