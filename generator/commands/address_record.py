"""The address record: from the pages of a site to ``content/addresses.txt``, which lists the published addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.core.atomic_file import replace_file
from generator.pages.page import Page
from generator.pages.published import RECORD, lasting, record_of, recorded


def record_addresses(root: Path, pages: Mapping[str, Page]) -> tuple[int, int]:
    """Record the addresses of these pages; return how many are new and how many are no longer recorded."""
    old, new = recorded(root), lasting(pages)
    replace_file(root / RECORD, record_of(pages))
    return len(new.keys() - old.keys()), len(old.keys() - new.keys())
