"""The command ``addresses``: lists the published addresses that are new or would vanish, and records them."""

from __future__ import annotations

import argparse
import sys

from generator.commands.report import report
from generator.core.options import Options
from generator.core.outcome import FAILED, OK


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--write", action="store_true", help="record the present ones in content/addresses.txt, and let the others go"
    )


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.build import archive_and_pages
    from generator.commands.address_record import record_addresses
    from generator.pages.published import RECORD, lasting, recorded, vanishing_problems

    archive, pages, problems = archive_and_pages(Options(options.root, options.root / "site"))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        report(errors)
        print(f"{len(errors)} problem{'s' * (len(errors) > 1)}; {RECORD} is as it was.", file=sys.stderr)
        return FAILED
    if options.write:
        added, dropped = record_addresses(options.root, pages)
        print(f"{RECORD}: {len(lasting(pages))} addresses; {added} new, {dropped} let go.")
        return OK
    known = recorded(options.root)
    lost = list(vanishing_problems(archive, pages, known))
    report(lost)
    new = sorted(lasting(pages).keys() - known.keys())
    for path in new:
        print(path)
    print(f"New addresses: {len(new)}{'; record them with --write' if new else ''}.")
    return FAILED if lost else OK
