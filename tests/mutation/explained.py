"""Survivors that nobody can notice, each with the reason. A line here that no longer fits is reported by a run."""

from __future__ import annotations

from typing import NamedTuple


class Explained(NamedTuple):
    """One mutant that no test can notice."""

    path: str
    """Of the module, under ``generator/``."""
    old: str
    """The line as it reads."""
    new: str
    """The line with the fault."""
    why: str


EXPLAINED: tuple[Explained, ...] = ()
