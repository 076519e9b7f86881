"""The size limit: from the size of a site to a warning if GitHub Pages may refuse it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.model import WARNING, Problem

LIMIT = 1_000_000_000
"""The most bytes of a published site (GitHub's documentation of the limits of Pages)."""
NEARLY = 0.8


def size_warning(output: str, size: int) -> Iterator[Problem]:
    """Yield a warning if a site of so many bytes is near the limit, or beyond it."""
    if size >= NEARLY * LIMIT:
        message = (
            f"the site is {size / 1_000_000:,.0f} MB, {size / LIMIT:.0%} of what GitHub Pages takes — "
            "docs/hosting.md says where to go from there"
        )
        yield Problem(output, 1, 1, message, WARNING)
