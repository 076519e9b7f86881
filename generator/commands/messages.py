"""The command ``messages``: brings the catalogues of the interface up to date, or reports what they lack."""

from __future__ import annotations

import argparse
import sys

from generator.core.kinds import CODES
from generator.core.outcome import FAILED, OK, Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--check", action="store_true", help="change nothing; say what is missing, fuzzy, broken or out of date"
    )


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.language.catalogue_files import check_catalogues, update_catalogues

    if not (options.root / "generator").is_dir():
        what = f"{options.root} holds no generator/, whose texts the catalogues hold too"
        raise Refused(f"{what} — run this in the project's own folder")
    try:
        found = check_catalogues(options.root, CODES) if options.check else update_catalogues(options.root, CODES)
    except ValueError as error:
        print(error, file=sys.stderr)
        return FAILED
    for line in found:
        print(line, file=sys.stderr if options.check else sys.stdout)
    if options.check:
        return FAILED if found else OK
    remaining = check_catalogues(options.root, CODES)
    for line in remaining:
        print(line, file=sys.stderr)
    if not found and not remaining:
        print("All catalogues are up to date and complete.")
    return FAILED if remaining else OK
