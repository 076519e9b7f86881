"""The interface's words: the catalogue of every language as it is in an archive, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.language.catalogues import Catalogue, read_catalogue
from generator.language.messages import po_path
from generator.model import ERROR, WARNING, Problem


def catalogue(root: Path, lang: str) -> Catalogue:
    """Return the words of the interface in a language."""
    path = root / po_path(lang)
    return read_catalogue(path.read_bytes() if path.is_file() else b"", lang, po_path(lang))


def catalogue_problems(root: Path, catalogues: Mapping[str, Catalogue]) -> list[Problem]:
    """A broken catalogue stops the build; a missing translation only shows its English message."""
    problems = []
    for one in catalogues.values():
        if not (root / one.path).is_file():
            message = "there is no catalogue for this language — run: python build.py messages"
            problems.append(Problem(one.path, 1, 1, message))
        for line, text in one.problems:
            severity = WARNING if (line, text) in one.untranslated else ERROR
            problems.append(Problem(one.path, line, 1, text, severity))
    return problems
