"""The editor's desk: its table of commands, and of these check, serve, schemas and init with their arguments. What each
does stands in a module of its own, imported only when it is called."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.desk_writing import WRITING, Command
from generator.outcome import FAILED, OK
from generator.report import FORMAT_HELP, FORMATS


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument(
        "--mentions", action="store_true", help="list every name that was found, not only those that are not linked"
    )
    parser.add_argument("--links", action="store_true", help="also ask the network whether the sources still answer")
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMAT_HELP)


def _check(options: argparse.Namespace) -> int:
    from generator.check import check, show
    from generator.clock import today
    from generator.job import Options

    checked = check(Options(options.root, options.root / "site", strict=options.strict), today(), links=options.links)
    show(checked, options.format, mentions=options.mentions)
    return FAILED if checked.failed else OK


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="the folder to build into (default: one in .cache/; never site/)"
    )
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="N",
        help="where to begin looking for a free port (default: 8000); 0: any that is free",
    )  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    parser.add_argument("--pages", default="/", metavar="/REPO/", help="serve under this path, as GitHub Pages does")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port — write a number from 0 to 65535")
    return int(text)


def _serve(options: argparse.Namespace) -> int:
    from generator.job import Options
    from generator.serve import FOLDER, serve

    output = options.output or options.root / FOLDER
    building = Options(options.root, output, drafts=options.drafts)
    serve(building, port=options.port, base=options.pages, open_browser=options.open)
    return OK


def _schemas_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", type=Path, metavar="DIR", required=True, help="the folder to write them to")


def _schemas(options: argparse.Namespace) -> int:
    from generator.drafts import replace_file
    from generator.json_schemas import schemas

    for name, text in schemas().items():
        replace_file(options.write / name, text)
        print(options.write / name)
    return OK


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a new or empty folder: ../my-archive")


def _init(options: argparse.Namespace) -> int:
    from generator.init import init

    init(options.folder)
    print(f"{options.folder}: written, an archive without a briefing. Next, in that folder:")
    print("  fill in content/site.yaml, and rewrite content/pages/ in both languages")
    print("  build it: python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py")
    print("  publish it as README.md says; docs/hosting.md says how to take later versions of the program")
    return OK


DESK: dict[str, Command] = {
    **WRITING,
    "check": (
        "Say what state every briefing is in and all that is wrong, without writing anything.",
        _check,
        _check_arguments,
    ),
    "serve": (
        "Build, serve on this machine, and follow every change; problems stand over the last good page.",
        _serve,
        _serve_arguments,
    ),
    "schemas": (
        "Write JSON Schemas of front matter and registers, for editors that check while you type.",
        _schemas,
        _schemas_arguments,
    ),
    "init": (
        "Write an archive of one's own into a new folder: this program, and nothing in it yet.",
        _init,
        _init_arguments,
    ),
}
"""Command name to what it does, the function and its arguments."""
