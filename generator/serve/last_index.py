"""The last index: what full-text search finds while `serve` runs.

To make an index takes longer than all the rest of a build, so none is made at a save. The last one is given out as it
is, and once for every server a process beside it makes the next, which is given out from then on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock

from generator.core.model import ERROR
from generator.core.options import SITE, Options
from generator.output.assets import index_file, index_of
from generator.output.interfaces import interfaces, read_words
from generator.output.memory import Memory
from generator.output.search import last_index
from generator.output.store import Store, program_digest, store_file
from generator.pages.plan import editions_of
from generator.sources import read_sources


class LastIndex:
    """The files of the index that was made last, for the folder that is served or else for the site."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        site = replace(options, output=options.root / SITE)
        self._files: Mapping[str, bytes] = self._made() or last_index(index_file(site))

    def _made(self) -> Mapping[str, bytes]:
        return last_index(index_file(self._options))

    def renew(self) -> None:
        """Begin to make an index of what there is now."""
        said = [str(self._options.root.resolve()), str(self._options.output.resolve()), str(self._options.drafts)]
        package = str(Path(__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, *said],
            env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def file(self, path: str) -> bytes | None:
        """Return a file of the index by its path in the site."""
        with self._turn:
            if self._process and self._process.poll() is not None:
                self._process = None
                self._files = {**self._files, **self._made()}  # for a page that is open has begun with the old one
            return self._files.get(path)

    def stop(self) -> None:
        """Let nothing go on."""
        with self._turn:
            if self._process:
                self._process.terminate()
                self._process.wait()
                self._process = None


def main(root: str, output: str, drafts: str) -> None:
    """Make the index of an archive, if nothing in it is wrong, and keep it."""
    options = Options(Path(root), Path(output), drafts=drafts == str(True), search=True)
    memory = Memory(Store(store_file(options.root, options.output), program_digest()))
    archive, problems, _ = read_sources(options, memory=memory)
    if all(problem.severity != ERROR for problem in problems):
        words = interfaces(read_words(options.root, memory.store))
        index_of(editions_of(archive, words), options)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing of it is left behind
    main(*sys.argv[1:])
