"""The command line: parses it, runs the command, reports, and turns what happened into an exit status."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from generator.desk import DESK
from generator.desk_writing import Command
from generator.invocation import command
from generator.kinds import CODES
from generator.outcome import FAILED, INTERRUPTED, OK, Refused
from generator.progress import Progress
from generator.report import FORMAT_HELP, FORMATS, harmless, report


def main(arguments: Sequence[str] | None = None, *, leaving: bool = False) -> int:
    """Run a command; return its exit status. No traceback reaches the user for anything that a user can cause.

    ``leaving`` says that the process ends with it, by `leave`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parse(_with_default(list(sys.argv[1:] if arguments is None else arguments)))
        options.leaving = leaving
        run: Callable[[argparse.Namespace], int] = options.command
        return run(options)
    except Refused as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except OSError as error:
        where, what = str(error.filename or "disk"), error.strerror or str(error) or type(error).__name__
        print(harmless(f"{where}: {what} — check permissions and free space"), file=sys.stderr)
        return FAILED


def leave(status: int) -> NoReturn:
    """End the process at once: to give back one by one the values that a large archive is made of takes seconds."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads any more, or it was closed
            stream.flush()
    os._exit(status)


def _with_default(arguments: list[str]) -> list[str]:
    """Let ``build`` be understood when no command is named."""
    named = any(argument in COMMANDS for argument in arguments[:1])
    asked = any(argument in ("-h", "--help") for argument in arguments)
    if arguments and not named and not arguments[0].startswith("-"):
        from generator.language.text import nearest

        near = nearest(arguments[0], COMMANDS, 1)
        remedy = f"did you mean {near[0]}?" if near else f"write one of {', '.join(COMMANDS)}"
        raise Refused(f"there is no command “{arguments[0]}” — {remedy}")
    return arguments if named or asked else ["build", *arguments]


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; raises SystemExit, after the usage of the command, for what it does not take."""
    options, unknown = _parser().parse_known_args(arguments)
    if unknown:
        parser: argparse.ArgumentParser = options.parser
        parser.error(_unknown(unknown[0], parser))
    return options


def _unknown(word: str, parser: argparse.ArgumentParser) -> str:
    if word in COMMANDS:
        return f"“{word}” is a command — write it first: {command()} {word} …"
    if not word.startswith("-"):
        return f"nothing is done with “{word}” — take it out, or put words that belong together in quotation marks"
    from generator.language.text import nearest

    near = nearest(word.partition("=")[0], re.findall(r"--[\w-]+", parser.format_help()), 1)
    return f"there is no option “{word}” — " + (f"did you mean {near[0]}?" if near else f"see {parser.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=command(),
        description="Build a bilingual archive of briefings as a static site.",
        epilog=f"Without a command: build. Each command explains itself: {command()} COMMAND --help",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (summary, run, arguments) in COMMANDS.items():
        own = commands.add_parser(name, help=summary, description=summary)
        own.add_argument(
            "--root", type=Path, default=Path(), metavar="DIR", help="the archive's folder (default: this one)"
        )
        arguments(own)
        own.set_defaults(command=run, parser=own)
    return parser


def _build_arguments(parser: argparse.ArgumentParser) -> None:
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


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes — give 1 or more")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    from generator.job import Options
    from generator.unchanged import glance

    began = time.monotonic()
    for option, value in (("--base-url", options.base_url), ("--repository", options.repository)):
        if value == "":
            raise Refused(f"{option}: no address was given — write one, or leave the option out")
    output = options.output or options.root / "site"
    said = Options(
        options.root, output, options.base_url or "", options.strict, options.drafts, options.jobs,
        options.clean, options.verify, options.repository or "",
    )  # fmt: skip
    seen = glance(said)
    result = seen.result
    if result is None:
        from generator.build import build

        with Progress(sys.stderr) as progress:
            result = build(said, watcher=progress, before=seen.sources)
    people = options.format == "text"  # who are told last what asks for nothing
    report((*result.problems, *(() if people else result.notices)), options.format, brief=True)
    if result.failed:
        errors = sum(problem.severity == "error" for problem in result.problems)
        print(f"{errors} problem{'s' * (errors > 1)}; {output} is as it was.", file=sys.stderr)
        return FAILED
    stream = sys.stderr if options.format == "json" else sys.stdout
    for path, reason in sorted(result.reasons.items()) if options.explain else ():
        print(f"{path}: {reason}", file=stream)
    counts = f"{result.pages} pages; {len(result.written)} files written, {len(result.deleted)} deleted"
    print(f"{output}: {counts} in {time.monotonic() - began:.2f} s.", file=stream)
    report(result.notices if people else (), stream=stream)
    return OK


def _messages_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; say what is missing, fuzzy, broken or out of date"
    )


def _messages(options: argparse.Namespace) -> int:
    from generator.language.messages import check_catalogues, update_catalogues

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


def _addresses_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--write", action="store_true", help="record the present ones in content/addresses.txt, and let the others go"
    )


def _addresses(options: argparse.Namespace) -> int:
    from generator.addresses import RECORD, lasting, recorded, vanishing, write
    from generator.build import planned
    from generator.job import Options

    archive, pages, problems = planned(Options(options.root, options.root / "site"))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        report(errors)
        print(f"{len(errors)} problem{'s' * (len(errors) > 1)}; {RECORD} is as it was.", file=sys.stderr)
        return FAILED
    if options.write:
        added, dropped = write(options.root, pages)
        print(f"{RECORD}: {len(lasting(pages))} addresses; {added} new, {dropped} let go.")
        return OK
    known = recorded(options.root)
    lost = list(vanishing(archive, pages, known))
    report(lost)
    new = sorted(lasting(pages).keys() - known.keys())
    for path in new:
        print(path)
    print(f"New addresses: {len(new)}{'; record them with --write' if new else ''}.")
    return FAILED if lost else OK


COMMANDS: dict[str, Command] = {
    "build": ("Build the site (the default).", _build, _build_arguments),
    **DESK,
    "addresses": (
        "List the published addresses that are new or would vanish; --write records them.",
        _addresses,
        _addresses_arguments,
    ),
    "messages": (
        "Bring the interface's catalogues up to date with templates and program.",
        _messages,
        _messages_arguments,
    ),
}
"""Command name to what it does, the function and its arguments."""
