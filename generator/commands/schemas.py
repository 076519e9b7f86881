"""The command ``schemas``: its arguments; it writes JSON Schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.outcome import OK, Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--write", type=Path, metavar="DIR", required=True, help="the folder of the archive to write them to"
    )


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.commands.json_schemas import schemas
    from generator.core.atomic_file import replace_file
    from generator.output.publish import unsafe

    folder: Path = options.write
    danger = unsafe(folder, options.root)
    if not folder.resolve().is_relative_to(options.root.resolve()):
        danger = "it lies outside the archive"
    if danger:
        raise Refused(f"{folder}: {danger} — choose a folder of its own in the archive, such as schema")
    for name, text in schemas().items():
        replace_file(folder / name, text)
        print(folder / name)
    return OK
