"""The command ``import``: its arguments, and its report of every article."""

from __future__ import annotations

import argparse
import sys

from generator.commands.report import printable
from generator.core.kinds import CODES
from generator.core.outcome import FAILED, OK, Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "places", metavar="ARTICLE", nargs="+",
        help="a file (text, Markdown or a saved page), or a web address: https://…",
    )  # fmt: skip
    parser.add_argument("--lang", default="", help=f"its language: {' or '.join(CODES)} (default: as its words tell)")


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.importer.import_report import import_report
    from generator.importer.importing import import_article

    failed = False
    for place in options.places:
        try:
            found = import_article(options.root, place, options.lang)
        except Refused as error:
            print(printable(str(error)), file=sys.stderr)
            failed = True
        else:
            print("\n".join(map(printable, import_report(found))))
    return FAILED if failed else OK
