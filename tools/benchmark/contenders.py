"""The contenders: for this program and for Hugo, what is written of a corpus, and by which commands it is built."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.benchmark.archive import briefing_files, briefing_path, write_archive
from tools.benchmark.changes import CHANGES, Files
from tools.benchmark.corpus import Briefing, Corpus
from tools.benchmark.hugo import hugo_files, hugo_path, write_hugo
from tools.benchmark.serving import HOST

ADDED = next(iter(CHANGES))

Command = Callable[[Path, Path], Sequence[str]]
"""From the folder of the sources and that of the output."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program that makes a site of a corpus."""

    name: str
    write: Callable[[Corpus, Path], None]
    """Writes the sources to a new folder."""
    build: Command
    build_without_search: Command | None
    """None for a contender that has no index for search in any case."""
    serve: Callable[[Path, Path, int], Sequence[str]]
    """The command that serves the site on a port and follows every change."""
    served: str
    """Pattern for what the server prints when it has built, for the first time or after a change."""
    events: str
    """Address on the server of the stream on which an open page waits to be told to reload, with {page} and {since}, a
    number that the page bears; empty where pages reload when the server has built."""
    leftovers: tuple[str, ...]
    """What a build leaves beside the sources; gone before a clean build."""
    changes: Mapping[str, Callable[[Corpus, Path], Files]]
    files: Callable[[Briefing], Files]
    """The sources of a briefing in all languages."""
    source: Callable[[Briefing, str], str]
    """Path of a briefing in a language."""
    page: str
    """Address of a Vietnamese briefing on the server, but for its stem."""


def archive() -> Contender:
    """This program, by its command line alone."""

    def command(name: str, *, program: str = "build.py") -> Command:
        said = [sys.executable, program, name]
        return lambda root, output: [*said, "--root", str(root), "--output", str(output)]

    return Contender(
        name="archive",
        write=write_archive,
        build=command("build"),
        build_without_search=command("build", program="tools/benchmark/without_search.py"),
        serve=lambda root, output, port: [*command("serve")(root, output), "--port", str(port)],
        served="Serving|files? written",
        events="/.live/events?page={page}&since={since}",
        leftovers=(".cache",),
        changes=CHANGES,
        files=briefing_files,
        source=briefing_path,
        page="/vi/ban-tin/{stem}.html",
    )


def hugo(program: str) -> Contender:
    """Hugo, with the same page types; see `tools.benchmark.hugo`."""

    def newest(corpus: Corpus, root: Path) -> Files:
        return hugo_files(corpus.briefing(corpus.size, beside=corpus.size - 1))

    def command(*arguments: str) -> Command:
        return lambda root, output: [program, *arguments, "--source", str(root), "--destination", str(output)]

    return Contender(
        name="Hugo",
        write=write_hugo,
        build=command("build", "--quiet"),
        build_without_search=None,
        serve=lambda root, output, port: [*command("server", "--bind", HOST)(root, output), "--port", str(port)],
        served=r"(Built|Total) in \d+ ms",
        events="",
        leftovers=("resources", ".hugo_build.lock"),
        changes={ADDED: newest},
        files=hugo_files,
        source=hugo_path,
        page="/vi/briefings/{stem}.html",
    )
