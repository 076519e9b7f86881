"""Measuring an archive: built from nothing, again, and after an edit; and what of it must hold for those who read it."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.commands.report import MOST_WARNINGS
from generator.core.model import MTIME_GRANULARITY
from tests.small_sites import PROJECT
from tools.benchmark.changes import with_words
from tools.benchmark.contenders import archive
from tools.benchmark.measure import Run, Runner, run
from tools.load.archives import Written
from tools.soak.rows import Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LARGEST = 1_000_000
"""Bytes that a page may have, but for those that show a briefing of a megabyte: their text, and as much again."""
LARGEST_LARGE = 3_000_000
YOUNG = MTIME_GRANULARITY / 1e9 + 0.1
"""Seconds for which files could still change unseen, so that the next build looks at them again."""
OPENED = 10.0
"""Seconds in which the largest page must stand in the browser, laid out to its end, also on a busy machine."""
_LINKED = re.compile(r"<a [^>]*>([^<]*)</a>")


class Measured(NamedTuple):
    """What was measured of an archive."""

    clean: Run
    again: Run
    edited: Run
    pages: int
    largest: tuple[int, str]
    """Bytes and path of the largest page."""
    rows: list[Row]
    """What must hold."""


def measure(
    root: Path, write: Callable[[Path, float], Written], scale: float, browser: Browser | None, runner: Runner = run
) -> Measured:
    """Write an archive to a new folder, build it three times, and look at its pages."""
    written = write(root, scale)
    site = root / "site"
    command = archive().build(root, site)
    clean = runner(command, PROJECT)
    time.sleep(YOUNG)
    runner(command, PROJECT)
    again = runner(command, PROJECT)
    path = root / written.edited
    path.write_text(with_words(path.read_text(encoding="utf-8"), "Câu này mới thêm."), encoding="utf-8")
    edited = runner(command, PROJECT)
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=True).stderr
    sizes = sorted((os.path.getsize(one), one.relative_to(site).as_posix()) for one in site.rglob("*.html"))
    return Measured(clean, again, edited, len(sizes), sizes[-1], [*_rows(root, written, sizes[-1], said, browser)])


def _rows(root: Path, written: Written, largest: tuple[int, str], said: str, browser: Browser | None) -> Iterator[Row]:
    size, path = largest
    limit = LARGEST_LARGE if "large" in path else LARGEST
    yield Row(f"no page is over {limit / 1e6:.0f} MB", f"{path}, {size / 1e6:.2f} MB", size <= limit)
    lines = said.splitlines()
    yield Row("what is reported can be read", f"{len(lines)} lines", len(lines) <= MOST_WARNINGS + 1)
    yield from _links(root, written)
    years = sorted((root / "site/vi/nhan-vat").glob("son-*.html"))
    quotes = (root / f"site/{written.page}").read_text(encoding="utf-8").count("<blockquote")
    if written.page.startswith("vi/nhan-vat/"):
        yield Row(
            "years have pages of their own where there are many", f"{len(years)} years, {quotes} quotes", quotes < 1500
        )
    if browser:
        yield _opened(browser, root / "site" / path)
        yield _opened(browser, root / "site" / written.page)


def _links(root: Path, written: Written) -> Iterator[Row]:
    """What can mean one thing only is linked, and nothing else."""
    missing = wrong = right = 0
    for page, certain in written.certain.items():
        text = (root / "site" / page).read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        linked = {unescape(label).replace("\xa0", " ") for label in _LINKED.findall(text)}
        right += len(certain & linked)
        missing += len(certain - linked)
        wrong += len(written.unsure[page] & linked)
    if written.certain:
        unsure = sum(map(len, written.unsure.values()))
        found = f"{right} linked of {right + missing} that are certain, {wrong} of {unsure} that are not"
        yield Row("what is certain is linked, and what is not is not", found, right > 0 and not missing + wrong)


def _opened(browser: Browser, page: Path) -> Row:
    """Open a page from disk as a telephone does, and go to its end."""
    window = browser.new_page(viewport={"width": 390, "height": 844})
    began = time.perf_counter()
    window.goto(page.as_uri(), wait_until="load")
    window.evaluate(
        "new Promise(done => { scrollTo(0, document.body.scrollHeight); requestAnimationFrame(() => requestAnimationFrame(done)) })"
    )
    took = time.perf_counter() - began
    wide = window.evaluate("document.documentElement.scrollWidth")
    height = window.evaluate("document.documentElement.scrollHeight")
    window.close()
    return Row(
        f"{page.name} opens at 390 px within {OPENED:.0f} s and fits",
        f"{took:.1f} s, {height:,} px long, {wide} px wide", took <= OPENED and wide <= 390,
    )  # fmt: skip
