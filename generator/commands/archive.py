"""The command ``archive``: a build that puts the whole archive into the site as one zip too. The page of the data links
it; a build without it takes both away again, so that the zip is never older than the site."""

from __future__ import annotations

import argparse

from generator.commands import build_site

run = build_site.run


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command, which are those of a build."""
    build_site.arguments(parser)
    parser.set_defaults(archive=True)
