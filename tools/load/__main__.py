"""``python -m tools.load``: build archives that have very much of one thing, print what that costs, and exit 1 if what
they make could not be used."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.browser.chromium import started
from tests.ending import leave
from tools.benchmark.table import machine
from tools.load.archives import ARCHIVES
from tools.load.measured import Measured, measure
from tools.soak.rows import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments say; return the exit status."""
    options = _parser().parse_args(arguments)
    chosen = {
        name: write for name, write in ARCHIVES.items() if not options.only or any(o in name for o in options.only)
    }
    if not chosen:
        print("No archive has any of these words. There are: " + "; ".join(ARCHIVES), file=sys.stderr)
        return 2
    found: dict[str, Measured] = {}
    with started() as chromium:
        if chromium is None:
            print("Chromium is not installed; no page is opened.", file=sys.stderr)
        for name, write in chosen.items():
            print(name, file=sys.stderr, flush=True)
            with TemporaryDirectory(prefix="load-", dir=options.folder) as folder:
                found[name] = measure(Path(folder) / "archive", write, options.scale, chromium)
    print(f"{machine()}.\n\n{costs(found)}\n")
    for name, measured in found.items():
        print(f"**{name}**\n\n{table(measured.rows)}\n")
    return int(not all(row.holds for measured in found.values() for row in measured.rows))


def costs(found: dict[str, Measured]) -> str:
    """Return the table of what the archives cost."""
    head = (
        "archive",
        "pages",
        "clean: s",
        "CPU s",
        "peak MB",
        "nothing: CPU s",
        "edit: s",
        "CPU s",
        "files",
        "largest page MB",
    )
    lines = [head, ("---", *("--:" for _ in head[1:]))]
    for name, one in found.items():
        lines.append((
            name, f"{one.pages:,}", _seconds(one.clean.wall), _seconds(one.clean.cpu), f"{(one.clean.peak or 0) / 1e6:.0f}",
            _seconds(one.again.cpu), _seconds(one.edited.wall), _seconds(one.edited.cpu), f"{one.edited.files}",
            f"{one.largest[0] / 1e6:.2f}",
        ))  # fmt: skip
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _seconds(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.1f}" if seconds >= 10 else f"{seconds:.2f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.load",
        description="Build archives that have very much of one thing, and look at their pages.",
    )
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="only the archives that have one of these words in their name"
    )
    parser.add_argument("--scale", type=float, default=1.0, metavar="X", help="so many times as large (default: 1)")
    parser.add_argument("--folder", default=gettempdir(), help="where to put everything while it is measured")
    return parser


if __name__ == "__main__":
    leave(main)
