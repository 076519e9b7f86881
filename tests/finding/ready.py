"""How soon the search of the hcmc archive is ready, and how soon it answers: ``python -m tests.finding.ready``.

Each of so many windows is new and remembers nothing. Milliseconds from the request for the page until its script has
the index, and from the last letter typed until the answer stands there; meant for an otherwise idle machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.archives.project import Project
from tests.browser.chromium import started
from tests.browser.server import Server
from tests.finding.window import FORM, Window

WINDOWS = 11
LIMIT = 1000
"""Milliseconds within which the search must be ready."""
QUERIES = {"vi/tim-kiem.html": "doi ngoai", "en/search.html": "Resolution 31"}
ANSWER = """query => new Promise(done => {
  const form = document.querySelector('[data-search]'), field = document.querySelector('#q'), from = performance.now()
  new MutationObserver(() => form.dataset.state === 'done' && done(performance.now() - from))
    .observe(form, {attributes: true, attributeFilter: ['data-state']})
  field.value = query
  field.dispatchEvent(new Event('input', {bubbles: true}))
})"""


def main() -> int:
    """Build the hcmc archive, measure both search pages, and fail where one is not ready in time."""
    late = []
    with tempfile.TemporaryDirectory() as temporary, started() as browser:
        if browser is None:
            print("Chromium is not installed; measuring needs it.", file=sys.stderr)
            return 1
        project = Project.copy("hcmc", Path(temporary) / "hcmc")
        project.built()
        server = Server(project.output)
        for path, query in QUERIES.items():
            seen = [_measure(browser, server.address + path, query) for _ in range(WINDOWS)]
            ready, answered = (sorted(values) for values in zip(*seen, strict=True))
            print(
                f"{path}: ready after {median(ready):.0f} ms ({ready[0]:.0f}–{ready[-1]:.0f}), "
                f"“{query}” answered after {median(answered):.0f} ms ({answered[0]:.0f}–{answered[-1]:.0f})"
            )
            late += [path] if median(ready) >= LIMIT else []
        server.stop()
    return 1 if late else 0


def _measure(browser: Browser, address: str, query: str) -> tuple[float, float]:
    window = Window(browser)
    page = window.search_page(address)
    ready = float(page.get_attribute(FORM, "data-ready") or "nan")
    answered = float(page.evaluate(ANSWER, query))
    window.context.close()
    return ready, answered


if __name__ == "__main__":
    sys.exit(main())
