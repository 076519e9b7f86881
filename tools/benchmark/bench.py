"""The benchmark itself: from a size and contenders to tables of what was measured."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.benchmark.archive import PROJECT
from tools.benchmark.changes import CHANGES, made, with_words
from tools.benchmark.contenders import ADDED, Command, Contender
from tools.benchmark.corpus import Corpus, corpus
from tools.benchmark.measure import Run, Runner
from tools.benchmark.registers import LANGS
from tools.benchmark.serving import Save, save_to_reload

CLEAN, NOTHING, SERVED = "clean build", "nothing changed", "server: save to reload, body edited"
WITHOUT_SEARCH = "clean build, without search"
SERVED_ADDED = "server: save to reload, newest briefing added"
SERVED_WHOLE = "server: save to all files written, newest briefing added"
WORK = (
    CLEAN,
    WITHOUT_SEARCH,
    ADDED,
    NOTHING,
    *(change for change in CHANGES if change != ADDED),
    SERVED,
    SERVED_ADDED,
    SERVED_WHOLE,
)
"""All rows, in the order in which they are measured."""
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a clean build made."""

    pages: int
    feeds: int
    """Feeds and sitemaps."""
    files: int
    size: int
    """Bytes of all files."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured at one size, with the output in one place."""

    size: int
    place: Path
    """Where the output was."""
    rows: dict[str, dict[str, list[Run]]]
    """Work to contender to runs."""
    made: dict[str, Made]
    """By contender."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a contender is measured."""

    contender: Contender
    corpus: Corpus
    root: Path
    output: Path
    runs: int
    run: Runner

    def build(self, command: Command | None = None) -> Run:
        """Build as things are, by the contender's own command if no other is given."""
        return self.run((command or self.contender.build)(self.root, self.output), PROJECT)

    def wipe(self) -> None:
        """Let the next build be a clean one."""
        for path in (self.output, *(self.root / name for name in self.contender.leftovers)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def benchmark(
    size: int,
    contenders: Sequence[Contender],
    work: Sequence[str],
    *,
    runs: int,
    places: Sequence[Path],
    run: Runner,
    tell: Callable[[str], None],
) -> list[Table]:
    """Measure work at a size; a table for each place of the output. The sources are in the first place throughout.

    All folders are new ones, and gone afterwards; ``tell`` is told what is being done.
    """
    whole = corpus(size)
    tables = [Table(size, place, {name: {} for name in work}, {}) for place in places]
    for contender in contenders:
        with TemporaryDirectory(prefix="benchmark-", dir=places[0]) as sources:
            root = Path(sources) / "sources"
            tell(f"{size} briefings, {contender.name}: writing the corpus")
            contender.write(whole, root)
            for table in tables:
                with TemporaryDirectory(prefix="benchmark-", dir=table.place) as folder:
                    _fill(table, Stage(contender, whole, root, Path(folder) / "site", runs, run), tell)
    return tables


def _fill(table: Table, stage: Stage, tell: Callable[[str], None]) -> None:
    name = stage.contender.name
    stage.wipe()
    stage.build()  # once before the clock counts: what it reads and runs is in the system's caches for all alike
    table.made[name] = _made(stage.output)
    for work, measure in _rows(stage.contender).items():
        if work in table.rows:
            tell(f"{table.size} briefings, {name}, output in {table.place}: {work}")
            table.rows[work][name] = measure(stage)


def _rows(contender: Contender) -> dict[str, Callable[[Stage], list[Run]]]:
    """Return what can be measured of a contender; each row begins by bringing the output to the state it needs."""
    rows: dict[str, Callable[[Stage], list[Run]]] = {
        CLEAN: _clean,
        **({WITHOUT_SEARCH: partial(_clean, command=one)} if (one := contender.build_without_search) else {}),
        NOTHING: _nothing,
        **{change: partial(_changed, change) for change in contender.changes},
        SERVED: _served,
        SERVED_ADDED: _served_added,
        SERVED_WHOLE: partial(_served_added, whole=True),
    }
    return rows


def _clean(stage: Stage, command: Command | None = None) -> list[Run]:
    found = []
    for _ in range(stage.runs):
        stage.wipe()
        found.append(stage.build(command))
    return found


def _nothing(stage: Stage) -> list[Run]:
    stage.build()
    return [stage.build() for _ in range(stage.runs)]


def _changed(change: str, stage: Stage) -> list[Run]:
    stage.build()
    found = []
    for _ in range(stage.runs):
        with made(stage.root, stage.contender.changes[change](stage.corpus, stage.root)):
            found.append(stage.build())
        stage.build()
    return found


def _served(stage: Stage) -> list[Run]:
    """Edit as many briefings as there are runs, spread over the years."""
    size = stage.corpus.size
    edited = [stage.corpus.briefing(size * number // (stage.runs + 1)) for number in range(1, stage.runs + 1)]
    saves = []
    for number, one in enumerate(edited):
        path, page = stage.root / stage.contender.source(one, LANGS[0]), stage.contender.page.format(stem=one.stem)
        words = f"benchmark-edit-{number}"
        saves.append(Save({path: with_words(path.read_text(encoding="utf-8"), f"{words}.")}, words, page, page))
    return _saved(stage, saves)


def _served_added(stage: Stage, *, whole: bool = False) -> list[Run]:
    """Add as many briefings as there are runs, on the last day of the archive; until their pages show, or until the
    ``whole`` site is written."""
    contender, size, saves = stage.contender, stage.corpus.size, []
    last = stage.corpus.briefing(size - 1)
    for number in range(stage.runs):
        one, words = stage.corpus.briefing(size + number, beside=size - 1), f"benchmark-new-{number}"
        files = dict(contender.files(one))
        own = contender.source(one, LANGS[0])
        files[own] = with_words(files.pop(own), f"{words}.")  # the last to be saved
        texts = {stage.root / path: text for path, text in files.items()}
        pages = (contender.page.format(stem=found.stem) for found in (one, last))
        saves.append(Save(texts, words, *pages))
    return _saved(stage, saves, whole=whole)


def _saved(stage: Stage, saves: Sequence[Save], *, whole: bool = False) -> list[Run]:
    contender = stage.contender
    command = partial(contender.serve, stage.root, stage.output)
    return save_to_reload(command, PROJECT, saves, contender.served, "" if whole else contender.events)


def _made(output: Path) -> Made:
    files = [os.path.join(folder, name) for folder, _, names in os.walk(output) for name in names]
    kinds = Counter(os.path.splitext(path)[1] for path in files)
    return Made(kinds[".html"], kinds[".xml"], len(files), sum(os.path.getsize(path) for path in files))
