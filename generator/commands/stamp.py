"""The command ``stamp``: its arguments; it records in a translation the state of the original that it renders."""

from __future__ import annotations

import argparse
import sys

from generator.commands.translate import STEM
from generator.core.outcome import FAILED, OK, Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("stems", metavar="STEM", nargs="*", help=STEM)
    parser.add_argument("--all", action="store_true", help="everything that has a published translation")


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.stamping import stamp, translated
    from generator.commands.translation import load_archive

    if not options.stems and not options.all:
        raise Refused("no stem was given — name a briefing, or say --all")
    failed, known = False, load_archive(options.root)
    for stem in translated(known) if options.all else options.stems:
        try:
            for line in stamp(known, stem):
                print(line)
        except Refused as error:
            print(error, file=sys.stderr)
            failed = True
    return FAILED if failed else OK
