"""Interfaces: from the catalogues to the interface in every language; the store keeps each compiled catalogue."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.core.digest import digest
from generator.core.invocation import invocation
from generator.core.kinds import CODES
from generator.core.model import ERROR, WARNING, Problem
from generator.language.interface import Interface, po_path, translations
from generator.output.store import FACTS, Store


class CatalogueWords(NamedTuple):
    """The words of the interface in one language."""

    digest: bytes
    """The digest of the catalogue's messages."""
    interface: Interface
    problems: tuple[Problem, ...]


def read_catalogues(root: Path, store: Store) -> dict[str, CatalogueWords]:
    """Return the words of the interface for every language. Raises Damaged."""
    return {code: _words(root, code, store) for code in CODES}


def interfaces(words: Mapping[str, CatalogueWords]) -> dict[str, Interface]:
    """Return the interface for every language."""
    return {code: one.interface for code, one in words.items()}


def _words(root: Path, code: str, store: Store) -> CatalogueWords:
    path = po_path(code)
    file = root / path
    there = file.is_file()
    data = file.read_bytes() if there else b""
    key = digest("words", code, str(there), data)
    packed = store.get(FACTS, key)
    if packed is None:
        from generator.language.catalogues import compiled, read_catalogue  # only now: most runs read no catalogue

        catalogue = read_catalogue(data, code, path)
        faults = [(line, text, WARNING if (line, text) in catalogue.untranslated else ERROR)
                  for line, text in catalogue.problems]  # fmt: skip
        packed = marshal.dumps((compiled(catalogue), faults))
        store.save({FACTS: {key: packed}})
    mo, faults = marshal.loads(packed)
    problems = tuple(_problems(path, faults))
    if not there:
        message = f"there is no catalogue for this language — run: {invocation()} messages"
        problems = (Problem(path, 1, 1, message), *problems)
    return CatalogueWords(digest(mo), Interface(code, translations(mo)), problems)


def _problems(path: str, faults: list[tuple[int, str, str]]) -> Iterator[Problem]:
    """Yield the problems of a catalogue: errors for a broken one, warnings for missing translations, for which pages
    show the English message."""
    for line, text, severity in faults:
        yield Problem(path, line, 1, text, severity)
