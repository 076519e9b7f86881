"""The command ``translate``: its arguments; it writes the draft of a translation."""

from __future__ import annotations

import argparse

from generator.core.invocation import invocation
from generator.core.kinds import CODES
from generator.core.outcome import OK

STEM = "a file, or its name without language and ending: 2026-03-01-a for 2026-03-01-a.vi.md"
"""Help for an argument that names a briefing."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("stem", metavar="STEM", help=STEM)
    parser.add_argument(
        "--lang", default="", help=f"into which: {' or '.join(CODES)} (default: the one that is missing)"
    )


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.translation import translate

    path, left = translate(options.root, options.stem, options.lang)
    print(f"{path}: written, a draft with the original's blocks. Translate them, and also:")
    for line in left:
        print(f"  {line}")
    print(f"Then delete “draft: true” and run: {invocation()} stamp {path}")
    return OK
