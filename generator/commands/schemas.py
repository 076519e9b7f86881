"""The command ``schemas``: its arguments; it writes JSON Schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.outcome import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--write", type=Path, metavar="DIR", required=True, help="the folder to write them to")


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.json_schemas import schemas
    from generator.core.atomic_file import replace_file

    for name, text in schemas().items():
        replace_file(options.write / name, text)
        print(options.write / name)
    return OK
