"""The command ``init``: its arguments; it writes a new archive, with the program, into a new folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.outcome import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new or empty folder: ../my-archive")


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.new_archive import init

    init(options.folder)
    print(f"{options.folder}: written, an archive without a briefing. Next, in that folder:")
    print("  fill in content/site.yaml, and rewrite content/pages/ in both languages")
    print("  build it: python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py")
    print("  publish it as README.md says; docs/hosting.md says how to take later versions of the program")
    return OK
