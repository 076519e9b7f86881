"""The command line: from its arguments to the command that it names, and from the command's outcome to an exit status.

Each command declares its own arguments; only the module of the command that runs is imported.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from generator.commands.report import printable
from generator.core.invocation import invocation
from generator.core.outcome import FAILED, INTERRUPTED, Refused


def main(arguments: Sequence[str] | None = None, *, leaving: bool = False) -> int:
    """Run a command and return its exit status. No mistake that a user can make ends in a traceback.

    ``leaving`` says that the caller ends the process with `leave`, so that nothing need be freed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parse(_with_default(list(sys.argv[1:] if arguments is None else arguments)))
        options.leaving = leaving
        run: Callable[[argparse.Namespace], int] = options.run
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
        print(printable(f"{where}: {what} — check permissions and free space"), file=sys.stderr)
        return FAILED


def leave(status: int) -> NoReturn:
    """End the process at once: to free the values of a large archive one by one would take seconds."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # the reader has gone, or the stream is closed
            stream.flush()
    os._exit(status)


def _with_default(arguments: list[str]) -> list[str]:
    """Return the arguments with the command ``build`` put first, if they name no command."""
    named = any(argument in COMMANDS for argument in arguments[:1])
    asked = any(argument in ("-h", "--help") for argument in arguments)
    if arguments and not named and not arguments[0].startswith("-"):
        from generator.language.text import nearest

        near = nearest(arguments[0], COMMANDS, 1)
        remedy = f"did you mean {near[0]}?" if near else f"write one of {', '.join(COMMANDS)}"
        raise Refused(f"there is no command “{arguments[0]}” — {remedy}")
    return arguments if named or asked else ["build", *arguments]


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; raises SystemExit, after the usage of the command, for an unknown argument."""
    options, unknown = _parser(arguments[0]).parse_known_args(arguments)
    if unknown:
        parser: argparse.ArgumentParser = options.parser
        parser.error(_unknown(unknown[0], parser))
    return options


def _unknown(word: str, parser: argparse.ArgumentParser) -> str:
    if word in COMMANDS:
        return f"“{word}” is a command — write it first: {invocation()} {word} …"
    if not word.startswith("-"):
        return f"nothing is done with “{word}” — take it out, or put words that belong together in quotation marks"
    from generator.language.text import nearest

    near = nearest(word.partition("=")[0], re.findall(r"--[\w-]+", parser.format_help()), 1)
    return f"there is no option “{word}” — " + (f"did you mean {near[0]}?" if near else f"see {parser.prog} --help")


def _parser(named: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=invocation(),
        description="Build a bilingual archive of briefings as a static site.",
        epilog=f"Without a command: build. Each command explains itself: {invocation()} COMMAND --help",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        own = commands.add_parser(name, help=summary, description=summary)
        own.add_argument(
            "--root", type=Path, default=Path(), metavar="DIR", help="the archive's folder (default: this one)"
        )
        if name == named:
            chosen = import_module(f"generator.{module}")
            chosen.arguments(own)
            own.set_defaults(run=chosen.run, parser=own)
    return parser


COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("commands.build_site", "Build the site (the default)."),
    "archive": ("commands.archive", "Build the site with the whole archive in it as one zip: data and plain text."),
    "import": (
        "importer.command",
        "Turn an article, from a file or the web, into a pair of drafts, and list every guess.",
    ),
    "new": ("commands.new", "Begin a briefing: a pair of drafts with all that is known."),
    "translate": (
        "commands.translate",
        "Begin a translation: the original's blocks, links and offices in another language's file.",
    ),
    "stamp": ("commands.stamp", "Note which state of the original a translation renders."),
    "check": (
        "commands.check",
        "Say what state every briefing is in and all that is wrong, without writing anything.",
    ),
    "serve": (
        "serve.command",
        "Build, serve on this machine, and follow every change; problems stand over the last good page.",
    ),
    "schemas": (
        "commands.schemas",
        "Write JSON Schemas of front matter and registers, for editors that check while you type.",
    ),
    "init": ("commands.init", "Write an archive of one's own into a new folder: this program, and nothing in it yet."),
    "addresses": (
        "commands.addresses",
        "List the published addresses that are new or would vanish; --write records them.",
    ),
    "messages": (
        "commands.messages",
        "Bring the interface's catalogues up to date with templates and program.",
    ),
}
"""For each command, the module that declares its ``arguments`` and ``run``s it, and a sentence on what it does. Only
the module of the command that is run is loaded."""
