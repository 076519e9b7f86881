"""Golden texts: a small archive in blocks, and below ``-- expected --`` what a command says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.small_sites import SmallSite, small_site

CASES = Path(__file__).parent / "cases"


def golden(name: str, folder: Path, run: Callable[[SmallSite], str]) -> tuple[str, str]:
    """Return what was said of a case and what is expected."""
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    blocks, _, expected = text.partition("-- expected --\n")
    return run(small_site(folder, blocks)).strip(), expected.strip()
