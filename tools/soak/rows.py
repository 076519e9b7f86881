"""What must hold, as a table: rows of a soak and of a load."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One thing that must hold."""

    what: str
    found: str
    holds: bool


def table(rows: Sequence[Row]) -> str:
    """Return rows in Markdown."""
    lines = [("must hold", "found", ""), ("---", "---", "---")]
    lines += [(row.what, row.found, "yes" if row.holds else "NO") for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
