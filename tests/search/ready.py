"""How soon the search of an archive answers, and what it loads for that: ``python -m tests.search.ready [SITE]``.

Without a built site it is that of the hcmc archive. Every query is asked in so many new windows that remember nothing.
Printed are milliseconds from the last letter typed until the first results stand there, and the files of the search, its
scripts among them, with their bytes as a host sends them (gzipped); meant for an otherwise idle machine.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser

from tests.archives.project import Project
from tests.browser.chromium import started
from tests.browser.server import Server
from tests.search.window import Window

WINDOWS = 5
LIMIT = 150
"""Milliseconds within which the first results must stand there."""
PAGES = {"vi": "vi/tim-kiem.html", "en": "en/search.html"}
QUERIES = (
    *(
        ("vi", one)
        for one in (
            "của",
            "đối ngoại",
            "kinh te",
            "thành phố của",
            "hop tac quoc te",
            "thành phố phát triển",
            "phát triển kinh tế xã hội",
        )
    ),
    *(("en", one) for one in ("the", "Resolution 31", "economic cooperation", "of the city", "the city of Hanoi")),
)
LOADED = """addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('[data-search]')
  new MutationObserver(() => {
    if (form.dataset.state !== 'answered' || window.loaded) return
    window.loaded = performance.getEntriesByType('resource').map(one => one.name)
  }).observe(form, {attributes: true})
})"""
ANSWER = """query => new Promise(done => {
  const form = document.querySelector('[data-search]'), field = document.querySelector('#q'), from = performance.now()
  new MutationObserver(() => form.dataset.state === 'answered' && done(performance.now() - from))
    .observe(form, {attributes: true, attributeFilter: ['data-state']})
  field.value = query
  field.dispatchEvent(new Event('input', {bubbles: true}))
})"""


def main(arguments: list[str]) -> int:
    """Ask, print what was measured, and fail where the first results do not stand there in time."""
    late = []
    with tempfile.TemporaryDirectory() as temporary, started() as browser:
        if browser is None:
            print("Chromium is not installed; measuring needs it.", file=sys.stderr)
            return 1
        site = Path(arguments[0]) if arguments else _site(Path(temporary))
        server = Server(site, "/repo/")
        for lang, query in QUERIES:
            address = server.address + PAGES[lang]
            times = sorted(_time(browser, address, query) for _ in range(WINDOWS))
            files = _files(browser, f"{address}?q={quote(query)}", server.address)
            size = sum(len(gzip.compress((site / file).read_bytes(), 9)) for file in files)
            print(
                f"{lang} “{query}”: answered after {median(times):.0f} ms ({times[0]:.0f}–{times[-1]:.0f}), "
                f"{len(files)} files, {size / 1000:.0f} KB"
            )
            late += [query] if median(times) >= LIMIT else []
        server.stop()
    return 1 if late else 0


def _site(folder: Path) -> Path:
    project = Project.copy("hcmc", folder / "hcmc")
    project.built()
    return project.output


def _time(browser: Browser, address: str, query: str) -> float:
    window = Window(browser)
    answered = float(window.search_page(address).evaluate(ANSWER, query))
    window.context.close()
    return answered


def _files(browser: Browser, address: str, top: str) -> list[str]:
    """Return the files of the search that are loaded before the first results stand there."""
    window = Window(browser)
    window.page.add_init_script(LOADED)
    window.search_page(address)
    loaded: list[str] = window.page.evaluate("window.loaded")
    window.context.close()
    return [one.removeprefix(top) for one in loaded if re.search(r"/search/|/(finding|search)\.js$", one)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
