"""Rendering: from pages to files. Few stay in memory; many wait in a folder beside their places, where workers have put
them, until all are known to be right.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from generator.digest import digest
from generator.model import Problem
from generator.output.faults import Fault, fault_of, template_faults
from generator.output.memory import Damaged
from generator.output.publish import File, file_of
from generator.output.templates import Templates
from generator.output.workers import FEW, spread
from generator.pages.page import Page

STAGE = ".manifest.waiting"
"""Folder in the site for files that wait; it is cleared away by every build."""


class Rendered(NamedTuple):
    """Files by path, or what the templates did wrong."""

    files: dict[str, File]
    faults: list[Problem]


def render(
    pages: Sequence[Page],
    templates: Templates,
    output: Path,
    jobs: int = 1,
    done: Callable[[int], None] = lambda _: None,
) -> Rendered:
    """Return the files of the pages, in any number of processes the same; raises Damaged."""
    stage = output / STAGE if len(pages) >= FEW else None
    if stage:
        stage.mkdir(parents=True, exist_ok=True)
    for name, lang in dict.fromkeys((page.template, page.lang) for page in pages):
        templates.prepare(name, lang)  # so that every worker finds them compiled

    def work(some: Sequence[Page]) -> list[tuple[str, File | Fault]]:
        return [(page.path, _render(page, templates, stage)) for page in some]

    files: dict[str, File] = {}
    faults: list[Fault] = []
    for chunk in spread(work, pages, jobs, done):
        for path, made in chunk:
            if isinstance(made, Fault):
                faults.append(made)
            else:
                files[path] = made
    return Rendered(files, template_faults(faults))


@contextmanager
def clearing(output: Path) -> Iterator[None]:
    """Clear away what waits before and after, also what a build that died has left."""
    shutil.rmtree(output / STAGE, ignore_errors=True)
    there = output.is_dir()
    try:
        yield
    finally:
        shutil.rmtree(output / STAGE, ignore_errors=True)
        if not there:
            with suppress(OSError):
                output.rmdir()  # made for what was waiting, and nothing came of it


def _render(page: Page, templates: Templates, stage: Path | None) -> File | Fault:
    try:
        data = templates.render(page)
    except Damaged:
        raise
    except Exception as error:
        return fault_of(page, error, templates.root)
    if stage is None:
        return file_of(data)
    waiting = stage / digest(page.path).hex()
    waiting.write_bytes(data)
    return File(digest(data).hex(), len(data), waiting)
