"""The command ``build``: its arguments, and its report of a build."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generator.commands.progress import Progress
from generator.commands.report import FORMAT_HELP, FORMATS, report
from generator.core.options import Options
from generator.core.outcome import FAILED, OK, Refused
from generator.output.unchanged import last_build


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="the folder to write (default: site/ in the archive's folder)"
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help="the address of the published site, instead of that in site.yaml: https://owner.github.io/repo",
    )
    parser.add_argument(
        "--repository", metavar="OWNER/NAME", help="on GitHub, or an address: its issues take corrections"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings stop the build too")
    parser.add_argument("--drafts", action="store_true", help="build drafts too")
    parser.add_argument("--jobs", type=_number, default=0, metavar="N", help="processes at most (default: one a core)")
    parser.add_argument("--explain", action="store_true", help="say why each page is written")
    parser.add_argument("--clean", action="store_true", help="forget what is remembered of earlier builds")
    parser.add_argument(
        "--verify", action="store_true", help="read every file of the site, and mend what was changed by hand"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMAT_HELP)
    parser.set_defaults(archive=False)


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes — give 1 or more")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    began = time.monotonic()
    for option, value in (("--base-url", options.base_url), ("--repository", options.repository)):
        if value == "":
            raise Refused(f"{option}: no address was given — write one, or leave the option out")
    output = options.output or options.root / "site"
    build_options = Options(
        options.root, output, options.base_url or "", options.strict, options.drafts, options.jobs,
        options.clean, options.verify, options.repository or "", options.archive,
    )  # fmt: skip
    last = last_build(build_options)
    result = last.result
    if result is None:
        from generator.build import build

        with Progress(sys.stderr) as progress:
            result = build(build_options, progress=progress, sources_digest=last.sources_digest)
    as_text = options.format == "text"  # people read the notices last, below the counts
    report((*result.problems, *(() if as_text else result.notices)), options.format, brief=True)
    if result.failed:
        errors = sum(problem.severity == "error" for problem in result.problems)
        print(f"{errors} problem{'s' * (errors > 1)}; {output} is as it was.", file=sys.stderr)
        return FAILED
    stream = sys.stderr if options.format == "json" else sys.stdout
    for path, reason in sorted(result.reasons.items()) if options.explain else ():
        print(f"{path}: {reason}", file=stream)
    counts = f"{result.pages} pages; {len(result.written)} files written, {len(result.deleted)} deleted"
    print(f"{output}: {counts} in {time.monotonic() - began:.2f} s.", file=stream)
    report(result.notices if as_text else (), stream=stream)
    return OK
