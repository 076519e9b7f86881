"""The commands by which an editor's files come to be: import, new, translate, stamp; with their arguments. What each
does stands in a module of its own, imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from generator.invocation import command
from generator.kinds import CODES
from generator.outcome import FAILED, OK, Refused

Command: TypeAlias = tuple[str, Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None]]
"""What a command does in a sentence, the function, and what adds its arguments."""
_STEM = "a file, or its name without language and ending: 2026-03-01-a for 2026-03-01-a.vi.md"
_LANGUAGES = " or ".join(CODES)


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="in quotation marks, in the language of the original")
    parser.add_argument(
        "--date", default="", help="when it happened: 2026-03-01, 2026-03 or 2026 (default: the event's)"
    )
    parser.add_argument("--lang", default="", help=f"the language of the original: {_LANGUAGES} (default: the first)")
    parser.add_argument("--event", default="", help="what it reports: a file of content/events/, without .md")
    parser.add_argument("--source", default="", help="the newspaper: its key in content/sources.yaml")
    parser.add_argument(
        "--translated", default="", metavar="TITLE", help="the title in the other language, for its address there"
    )


def _new(options: argparse.Namespace) -> int:
    from generator.scaffold import Wish, addresses, new

    said = Wish(options.title, options.date, options.lang, options.event, options.source, options.translated)
    paths, proposed = new(options.root, said)
    for path in paths:
        print(f"{path}: written, a draft.")
    for line in addresses(proposed):
        print(line)
    print(f"Write {paths[0]}, then: {command()} translate {Path(paths[0]).name.split('.')[0]}")
    return OK


def _translate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stem", metavar="STEM", help=_STEM)
    parser.add_argument("--lang", default="", help=f"into which: {_LANGUAGES} (default: the one that is missing)")


def _translate(options: argparse.Namespace) -> int:
    from generator.translating import translate

    path, left = translate(options.root, options.stem, options.lang)
    print(f"{path}: written, a draft with the original's blocks. Translate them, and also:")
    for line in left:
        print(f"  {line}")
    print(f"Then delete “draft: true” and run: {command()} stamp {path}")
    return OK


def _stamp_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stems", metavar="STEM", nargs="*", help=_STEM)
    parser.add_argument("--all", action="store_true", help="everything that has a published translation")


def _stamp(options: argparse.Namespace) -> int:
    from generator.stamping import stamp, translated
    from generator.translating import known_texts

    if not options.stems and not options.all:
        raise Refused("no stem was given — name a briefing, or say --all")
    failed, known = False, known_texts(options.root)
    for stem in translated(known) if options.all else options.stems:
        try:
            for line in stamp(known, stem):
                print(line)
        except Refused as error:
            print(error, file=sys.stderr)
            failed = True
    return FAILED if failed else OK


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "places", metavar="ARTICLE", nargs="+",
        help="a file (text, Markdown or a saved page), or a web address: https://…",
    )  # fmt: skip
    parser.add_argument("--lang", default="", help=f"its language: {_LANGUAGES} (default: as its words tell)")


def _import(options: argparse.Namespace) -> int:
    from generator.importer.importing import import_article
    from generator.importer.show import show

    failed = False
    for place in options.places:
        try:
            found = import_article(options.root, place, options.lang)
        except Refused as error:
            print(error, file=sys.stderr)
            failed = True
        else:
            print("\n".join(show(found)))
    return FAILED if failed else OK


WRITING: dict[str, Command] = {
    "import": (
        "Turn an article, from a file or the web, into a pair of drafts, and list every guess.",
        _import,
        _import_arguments,
    ),
    "new": ("Begin a briefing: a pair of drafts with all that is known.", _new, _new_arguments),
    "translate": (
        "Begin a translation: the original's blocks, links and offices in another language's file.",
        _translate,
        _translate_arguments,
    ),
    "stamp": ("Note which state of the original a translation renders.", _stamp, _stamp_arguments),
}
"""Command name to what it does, the function and its arguments."""
