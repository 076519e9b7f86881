"""Extraction: from the project's folder to the texts of its templates and program that are to be translated."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_SOURCES = (
    ("templates/**/*.html", "jinja2.ext:babel_extract"),
    ("templates/**/*.xml", "jinja2.ext:babel_extract"),
    ("generator/**/*.py", "python"),
)
_COPIED = "templates/static/"  # published as it is, not rendered
_JINJA_OPTIONS = {
    # The environment of the templates has the same two; with others it would ask for other msgids.
    "trimmed": "true",
    "newstyle_gettext": "true",
    # If it were "true", the texts of a template with a syntax error would vanish from every catalogue.
    "silent": "false",
    "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
}
# Babel's notation: which arguments are text, 'c' for the context. {% trans %} arrives as a call of gettext.
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "say": None,
    "text": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_COMMENT_TAG = "Translators:"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One call for a translation."""

    path: str
    """Relative to the project, with '/'."""
    line: int
    """From 1."""
    id: str | tuple[str, str]
    """The English text, or singular and plural."""
    context: str | None
    """The first argument of pgettext; None for other calls."""
    comments: tuple[str, ...]
    """The lines of the comment before the call that begins with 'Translators:'."""


def extract_texts(root: Path) -> tuple[list[SourceText], list[str]]:
    """Return all texts of `templates/` and `generator/` under `root`, by path and line, and the problems of reading
    them.

    A problem is `file:line: what is wrong — how to mend it`; each file has at most one.
    """
    texts: list[SourceText] = []
    problems: list[str] = []
    for path, method in _files(root):
        try:
            texts += _extract_file(root, path, method)
        except ImportError:
            raise
        except Exception as error:  # each extractor has its own errors, and Jinja is not imported here
            line = getattr(error, "lineno", None) or 1
            what = " ".join(str(error).split())
            problems.append(f"{path}:{line}: its texts cannot be read ({what}) — correct the file")
    return texts, problems


def _files(root: Path) -> list[tuple[str, str]]:
    found = {
        path.relative_to(root).as_posix(): method
        for pattern, method in _SOURCES
        for path in root.glob(pattern)
        if path.is_file()
    }
    return sorted((path, method) for path, method in found.items() if not path.startswith(_COPIED))


def _extract_file(root: Path, path: str, method: str) -> Iterator[SourceText]:
    from babel.messages.extract import extract

    options = {} if method == "python" else _JINJA_OPTIONS
    source = (root / path).read_bytes()
    asked = _arguments(source) if method == "python" else None
    for line, text, comments, context in extract(method, BytesIO(source), _KEYWORDS, (_COMMENT_TAG,), options, True):
        message = text if isinstance(text, str) else (text[0], text[1])
        if asked is None or (text if isinstance(text, str) else text[0]) in asked:
            yield SourceText(path, line, message, context, tuple(comments))


def _arguments(source: bytes) -> set[str]:
    """Return the strings that are themselves arguments of a call for a translation. Babel also extracts the name of a
    field within an argument, as in `text(fields["type"])`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asking = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in _KEYWORDS]
    arguments = [one for call in asking for one in call.args if isinstance(one, ast.Constant)]
    return {one.value for one in arguments if isinstance(one.value, str)}
