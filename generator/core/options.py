"""Options and result: what a build is asked to do, and what it found and did.

Light, so that a build with nothing to do starts at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.core.model import ERROR, Problem

SITE = "site"
"""Folder in the archive's for the site that is published."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    root: Path
    output: Path
    base_url: str = ""
    """Instead of the one in ``site.yaml``."""
    strict: bool = False
    """Whether warnings stop the build."""
    drafts: bool = False
    jobs: int = 1
    """Processes at most; 0 for one on every core."""
    clean: bool = False
    """Whether to forget what is remembered of earlier builds."""
    verify: bool = False
    """Whether to read every file of the site, and mend what was changed by hand."""
    repository: str = ""
    """OWNER/NAME on GitHub, or the whole address of the repository that the sources come from; empty if unknown."""

    archive: bool = False
    """Whether to put the whole archive into the site as one zip."""

    @property
    def said(self) -> tuple[str, ...]:
        """What of it changes the site."""
        return (self.base_url, self.repository, *(str(one) for one in (self.strict, self.drafts, self.archive)))


@dataclass(frozen=True, slots=True)
class Result:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    pages: int = 0
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    base_url: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why each page was written."""
    notices: tuple[Problem, ...] = ()
    """What is not set yet, or not recorded; nothing is wrong with the site for that."""

    @property
    def failed(self) -> bool:
        """Whether the site was left as it was."""
        return any(problem.severity == ERROR for problem in self.problems)


Watcher = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is, and how much there is."""
