"""A browser window in which to search, with all that it says and asks for written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
FORM = "[data-search]"
SHOWN = """() => {
  const links = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    .map((one) => one.href.replace(/^.*?\\/repo\\//, ''))
  return {
    status: document.querySelector('[data-status]').textContent,
    names: links('[data-names] li > a'), results: links('[data-results] h3 a'),
    paragraphs: links('[data-results] .pilcrow'),
    marks: [...document.querySelectorAll('[data-results] mark')].map((one) => one.textContent),
    text: document.querySelector('[data-results]').textContent,
  }
}"""


class Window:
    """A window of its own, with nothing remembered."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.messages: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))

    def search_page(self, address: str) -> Page:
        """Open a search page and wait until it can search."""
        self.page.goto(address)
        self.page.wait_for_selector(f"{FORM}[data-ready]", state="attached")
        return self.page

    def ask(self, query: str) -> dict[str, Any]:
        """Type a query as a reader does, and return what is shown."""
        # The script marks its form when it is done; a mark of an earlier query must not be taken for this one's.
        self.page.evaluate(f"document.querySelector('{FORM}').dataset.state = ''")
        self.page.fill("#q", query)
        return self.shown()

    def shown(self) -> dict[str, Any]:
        """Return what is shown once the search is done."""
        self.page.wait_for_selector(f"{FORM}[data-state=done]", state="attached")
        found: dict[str, Any] = self.page.evaluate(SHOWN)
        return found

    def choose(self, facet: str, value: str) -> dict[str, Any]:
        """Choose a value of a facet, and return what is shown."""
        self.page.evaluate(f"document.querySelector('{FORM}').dataset.state = ''")
        self.page.select_option(f"[name={facet}]", value)
        return self.shown()

    def findings(self) -> list[str]:
        """Return what axe finds."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "tags => axe.run({runOnly: {type: 'tag', values: tags}}).then(done => done.violations)", RULES
        )
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
