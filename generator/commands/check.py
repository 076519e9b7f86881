"""The command ``check``: its arguments; it reports the state of every briefing, and all problems."""

from __future__ import annotations

import argparse

from generator.commands.report import FORMAT_HELP, FORMATS
from generator.core.outcome import FAILED, OK


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument(
        "--mentions", action="store_true", help="list every name that was found, not only those that are not linked"
    )
    parser.add_argument("--links", action="store_true", help="also ask the network whether the sources still answer")
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMAT_HELP)


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.archive_check import check, show
    from generator.commands.clock import today
    from generator.core.options import Options

    checked = check(Options(options.root, options.root / "site", strict=options.strict), today(), links=options.links)
    show(checked, options.format, mentions=options.mentions)
    return FAILED if checked.failed else OK
