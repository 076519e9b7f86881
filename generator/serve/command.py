"""The command ``serve``: its arguments, among them the port; `server` serves the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.core.options import Options
from generator.core.outcome import OK

PORT = 8000
"""The first port that is tried, unless ``--port`` names another."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="the folder to build into (default: one in .cache/; never site/)"
    )
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N",
        help=f"where to begin looking for a free port (default: {PORT}); 0: any that is free",
    )  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    parser.add_argument("--pages", default="/", metavar="/REPO/", help="serve under this path, as GitHub Pages does")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port — write a number from 0 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Carry out the command; return its exit status."""
    from generator.serve.server import SERVE_FOLDER, serve

    output = options.output or options.root / SERVE_FOLDER
    building = Options(options.root, output, drafts=options.drafts)
    serve(building, port=options.port, base=options.pages, open_browser=options.open)
    return OK
