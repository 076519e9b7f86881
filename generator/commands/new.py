"""The command ``new``: its arguments; it begins a briefing."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.invocation import invocation
from generator.core.kinds import CODES
from generator.core.outcome import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("title", metavar="TITLE", help="in quotation marks, in the language of the original")
    parser.add_argument(
        "--date", default="", help="when it happened: 2026-03-01, 2026-03 or 2026 (default: the event's)"
    )
    parser.add_argument(
        "--lang", default="", help=f"the language of the original: {' or '.join(CODES)} (default: the first)"
    )
    parser.add_argument("--event", default="", help="what it reports: a file of content/events/, without .md")
    parser.add_argument("--source", default="", help="the newspaper: its key in content/sources.yaml")
    parser.add_argument(
        "--translated", action="append", default=[], metavar="TITLE",
        help="the title in the other language, for its address there (of several languages: once for each, in order)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.scaffold import NewBriefing, address_lines, new

    said = NewBriefing(
        options.title, options.date, options.lang, options.event, options.source, tuple(options.translated)
    )
    paths, proposed = new(options.root, said)
    for path in paths:
        print(f"{path}: written, a draft.")
    for line in address_lines(proposed):
        print(line)
    print(f"Write {paths[0]}, then: {invocation()} translate {Path(paths[0]).name.split('.')[0]}")
    return OK
