"""The editor's desk: the commands by which briefings are begun, translated, checked and previewed, with their
arguments. What each does stands in a module of its own, imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from generator.outcome import FAILED, OK, Refused
from generator.report import FORMATS

Command: TypeAlias = tuple[str, Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None]]
"""What a command does in a sentence, the function, and what adds its arguments."""


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument(
        "--mentions", action="store_true", help="list every name that was found, not only those skipped"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print (default: text)")


def _check(options: argparse.Namespace) -> int:
    from generator.build import Options
    from generator.check import check, show

    checked = check(Options(options.root, options.root / "site", strict=options.strict))
    show(checked, options.format, mentions=options.mentions)
    return FAILED if checked.failed else OK


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="the title, in the language of the original")
    parser.add_argument("--date", default="", help="when it happened: 2026-03-01, 2026-03 or 2026")
    parser.add_argument("--lang", default="", help="the language of the original (default: the archive's first)")
    parser.add_argument("--event", default="", help="a file of content/events/, without .md")
    parser.add_argument("--source", default="", help="a newspaper of content/sources.yaml")


def _new(options: argparse.Namespace) -> int:
    from generator.scaffold import Wish, new

    for path in new(options.root, Wish(options.title, options.date, options.lang, options.event, options.source)):
        print(f"{path}: written, a draft.")
    print("Write the original; then: python build.py translate STEM")
    return OK


def _translate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stem", metavar="STEM", help="the file's name without language and ending")
    parser.add_argument("--lang", default="", help="the language to translate into (default: the one that is missing)")


def _translate(options: argparse.Namespace) -> int:
    from generator.scaffold import translate

    path, left = translate(options.root, options.stem, options.lang)
    print(f"{path}: written, a draft with the original's blocks. Translate them, and also:")
    for line in left:
        print(f"  {line}")
    print(f"Then delete “draft: true” and run: python build.py stamp {options.stem}")
    return OK


def _stamp_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stems", metavar="STEM", nargs="*", help="the file's name without language and ending")
    parser.add_argument("--all", action="store_true", help="everything that has a translation")


def _stamp(options: argparse.Namespace) -> int:
    from generator.stamping import stamp, stems

    if not options.stems and not options.all:
        raise Refused("no stem was given — name a briefing, or say --all")
    for stem in stems(options.root) if options.all else options.stems:
        for line in stamp(options.root, stem):
            print(line)
    return OK


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="an article: text, Markdown or HTML")
    parser.add_argument("--lang", default="", help="its language (default: recognised)")


def _import(options: argparse.Namespace) -> int:
    from generator.importer import import_article, show

    failed = False
    for file in options.files:
        try:
            found = import_article(options.root, file, options.lang)
        except Refused as error:
            print(error, file=sys.stderr)
            failed = True
        else:
            print("\n".join(show(found)))
    return FAILED if failed else OK


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, help="the folder to write (default: site/ in the archive's folder)")
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.add_argument("--port", type=int, default=8000, help="where to begin looking for a free port (default: 8000)")
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    parser.add_argument("--pages", default="/", metavar="/REPO/", help="serve under this path, as GitHub Pages does")


def _serve(options: argparse.Namespace) -> int:
    from generator.build import Options
    from generator.serve import serve

    output = options.output or options.root / "site"
    building = Options(options.root, output, drafts=options.drafts)
    serve(building, port=options.port, base=options.pages, open_browser=options.open)
    return OK


def _schemas_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", type=Path, metavar="DIR", required=True, help="the folder to write them to")


def _schemas(options: argparse.Namespace) -> int:
    from generator.drafts import replace_file
    from generator.schemas import schemas

    for name, text in schemas().items():
        replace_file(options.write / name, text)
        print(options.write / name)
    return OK


DESK: dict[str, Command] = {
    "check": (
        "Say what state every briefing is in and all that is wrong, without writing anything.",
        _check,
        _check_arguments,
    ),
    "new": ("Begin a briefing: a pair of drafts with all that is known.", _new, _new_arguments),
    "translate": (
        "Begin a translation: the original's blocks, links and offices in another language's file.",
        _translate,
        _translate_arguments,
    ),
    "serve": (
        "Build, serve on this machine, and follow every change; problems stand over the last good page.",
        _serve,
        _serve_arguments,
    ),
    "import": (
        "Turn the raw text of an article into a pair of drafts, and list every guess.",
        _import,
        _import_arguments,
    ),
    "schemas": (
        "Write JSON Schemas of front matter and registers, for editors that check while you type.",
        _schemas,
        _schemas_arguments,
    ),
    "stamp": ("Note which state of the original a translation renders.", _stamp, _stamp_arguments),
}
"""Command name to what it does, the function and its arguments."""
