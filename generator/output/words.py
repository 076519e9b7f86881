"""Words: what the interface says in every language, remembered by the bytes of its catalogues."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any, NamedTuple

from generator.digest import digest
from generator.invocation import command
from generator.kinds import LANGUAGES
from generator.language.catalogues import Catalogue, compiled, read_catalogue, translations
from generator.language.messages import po_path
from generator.model import ERROR, WARNING, Problem


class Words(NamedTuple):
    """The words of the interface in one language."""

    source: bytes
    """The digest of the catalogue's file."""
    catalogue: Catalogue
    compiled: bytes
    """As ``.mo`` files hold them."""

    @property
    def translations(self) -> NullTranslations:
        """What gettext asks."""
        return translations(self.compiled)


def words_of(root: Path, known: Callable[[str], Any]) -> dict[str, Words]:
    """Return the words of every language; ``known`` gives what `in_json` has made of a language's before."""
    found = {}
    for language in LANGUAGES:
        path = root / po_path(language.code)
        data = path.read_bytes() if path.is_file() else b""
        source = digest(data)
        words = _read(known(language.code))
        if words is None or words.source != source:
            one = read_catalogue(data, language.code, po_path(language.code))
            words = Words(source, one, compiled(one))
        found[language.code] = words
    return found


def catalogue_problems(root: Path, words: Mapping[str, Words]) -> list[Problem]:
    """A broken catalogue stops the build; a missing translation only shows its English message."""
    problems = []
    for one in (found.catalogue for found in words.values()):
        if not (root / one.path).is_file():
            message = f"there is no catalogue for this language — run: {command()} messages"
            problems.append(Problem(one.path, 1, 1, message))
        for line, text in one.problems:
            severity = WARNING if (line, text) in one.untranslated else ERROR
            problems.append(Problem(one.path, line, 1, text, severity))
    return problems


def in_json(words: Words) -> list[Any]:
    """Return words as plain data."""
    one = words.catalogue
    mo = base64.b64encode(words.compiled).decode()
    return [words.source.hex(), one.lang, one.path, one.messages, one.problems, one.untranslated, mo]


def _read(said: Any) -> Words | None:
    """Return what was written; None if it is anything else."""
    try:
        source, lang, path, messages, problems, untranslated, mo = said
        entries = tuple((one if isinstance(one, str) else (one[0], one[1]), tuple(texts)) for one, texts in messages)
        one = Catalogue(lang, path, entries, _faults(problems), _faults(untranslated))
        return Words(bytes.fromhex(source), one, base64.b64decode(mo))
    except (ValueError, TypeError, IndexError):
        return None


def _faults(found: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple((line, text) for line, text in found)
