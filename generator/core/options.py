"""Options and results: what the command line asks of a build, and what the build found and did.

This module loads nothing but the standard library, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.core.model import ERROR, Problem

SITE_FOLDER = "site"
"""Folder of the published site, under the archive's folder."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a build, as the command line gives them."""

    root: Path
    """The folder of the archive, which holds ``content/``."""
    output: Path
    """The folder that receives the site."""
    base_url: str = ""
    """The address of the published site, instead of that in ``site.yaml``."""
    strict: bool = False
    """Whether warnings stop the build."""
    drafts: bool = False
    """Whether drafts are published too."""
    jobs: int = 1
    """Processes at most; 0 for one on every core."""
    clean: bool = False
    """Whether to forget what earlier builds have stored."""
    verify: bool = False
    """Whether to read every file of the site, and to write those again that were changed by hand."""
    repository: str = ""
    """OWNER/NAME on GitHub, or the whole address of the repository of the sources; empty if unknown."""

    archive: bool = False
    """Whether to put the whole archive into the site as one zip."""

    @property
    def site_options(self) -> tuple[str, ...]:
        """The options on which the bytes of the site depend."""
        return (self.base_url, self.repository, *(str(one) for one in (self.strict, self.drafts, self.archive)))


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a build."""

    problems: tuple[Problem, ...]
    """Errors and warnings."""
    pages: int = 0
    """How many pages the site has."""
    written: tuple[str, ...] = ()
    """Paths of the files that the build wrote."""
    deleted: tuple[str, ...] = ()
    """Paths of the files that the build deleted."""
    base_url: str = ""
    """The address of the published site."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """For the path of each page that was written, why it was."""
    notices: tuple[Problem, ...] = ()
    """Settings that are not made yet and addresses that are not recorded; the site is right without them."""

    @property
    def failed(self) -> bool:
        """Whether the site was left as it was."""
        return any(problem.severity == ERROR for problem in self.problems)


ProgressCallback = Callable[[str, int, int], None]
"""A function that a build calls with the name of a step, the number of items done and their total."""
