"""``python -m tools.soak``: soak `serve`, print what held as a table, and exit 1 if something did not."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.ending import leave
from tools.soak.building import built
from tools.soak.harm import harmed
from tools.soak.rows import table
from tools.soak.run import soak


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak once for every seed; return the exit status."""
    options = _parser().parse_args(arguments)
    if not Path("/proc/self/fdinfo").is_dir():
        print("The soak reads what a process holds from /proc, which this system does not have.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it, and so would the server
    failed = False
    for seed in options.seed:
        if options.harm:
            rows = harmed(seed, _tell)
            print(f"**Seed {seed}, harm**\n\n{table(rows)}\n", flush=True)
            failed = failed or not all(row.holds for row in rows)
            continue
        if options.builds:
            rows = built(seed, options.builds, options.every, _tell)
            print(f"**Seed {seed}, {options.builds} builds**\n\n{table(rows)}\n", flush=True)
            failed = failed or not all(row.holds for row in rows)
            continue
        rows = soak(seed, options.edits, _tell, open_browser=not options.no_browser)
        print(f"**Seed {seed}, {options.edits} edits**\n\n{table(rows)}\n", flush=True)
        failed = failed or not all(row.holds for row in rows)
    return int(failed)


def _tell(doing: str) -> None:
    print(doing, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.soak",
        description="Edit, move, break and mend an archive at random while `serve` follows it and a browser is open.",
    )
    parser.add_argument("--edits", type=int, default=300, metavar="N", help="random steps (default: 300)")
    parser.add_argument("--seed", type=int, nargs="+", default=[1], metavar="S", help="one soak for each (default: 1)")
    parser.add_argument(
        "--builds", type=int, default=0, metavar="N", help="only build after each of N steps, without serving"
    )
    parser.add_argument(
        "--every", type=int, default=5, metavar="N", help="builds from one comparison to the next (default: 5)"
    )
    parser.add_argument(
        "--harm", action="store_true", help="only kill, build at once, and flip bits of what is remembered"
    )
    parser.add_argument("--no-browser", action="store_true", help="without Chromium")
    return parser


if __name__ == "__main__":
    leave(main)
