"""HTML: text that is HTML already, so that templates print it as it is, and everything else made so."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

_SIGNS = re.compile("[&<>\"']")


def html(text: str) -> Markup:
    """Return a text that is HTML, marked as such."""
    return str.__new__(Markup, text)  # Markup's own way asks every text first whether it can say itself as HTML


def printed(value: Any) -> str:
    """Return a value as HTML."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return escape(value) if _SIGNS.search(value) else value
    return str(value) if kind is int else escape(value)
