"""A browser window in which to search."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.pages import Watched

FORM = "[data-search]"
SHOWN = """() => {
  const top = new URL('../', location.href.split('?')[0]).href
  const links = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    .map((one) => one.href.replace(top, ''))
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent)
  return {
    status: document.querySelector('[data-status]').textContent,
    near: links('[data-near] li > a'), names: links('[data-names] li > a'), results: links('[data-results] h3 a'),
    others: links('[data-others] h3 a'), lacks: texts('[data-others] .lacks'),
    paragraphs: links('.result .pilcrow'), marks: texts('.result mark'),
    text: document.querySelector('[data-results]').textContent,
  }
}"""


class Window(Watched):
    """A window of its own, with nothing remembered."""

    def open(self, address: str) -> Page:
        """Open a page; one that searches is open when it can."""
        page = super().open(address)
        if page.locator(FORM).count():
            page.wait_for_selector(f"{FORM}[data-ready]", state="attached")
        return page

    def search_page(self, address: str) -> Page:
        """Open a search page and wait until it can search."""
        self.page.goto(address)
        self.page.wait_for_selector(f"{FORM}[data-ready]", state="attached")
        return self.page

    def ask(self, query: str, *, enter: bool = False) -> dict[str, Any]:
        """Type a query as a reader does, perhaps with Enter at its end, and return what is shown."""
        # The script marks its form when it is done; a mark of an earlier query must not be taken for this one's.
        self.page.evaluate(f"document.querySelector('{FORM}').dataset.state = ''")
        self.page.fill("#q", query)
        if enter:
            self.page.press("#q", "Enter")
        return self.shown()

    def shown(self) -> dict[str, Any]:
        """Return what is shown once the search is done, with how many results each facet would leave."""
        self.page.wait_for_selector(f"{FORM}[data-state=done]", state="attached")
        found: dict[str, Any] = self.page.evaluate(SHOWN)
        return found

    def choose(self, facet: str, value: str) -> dict[str, Any]:
        """Choose a value of a facet, and return what is shown."""
        self.page.evaluate(f"document.querySelector('{FORM}').dataset.state = ''")
        self.page.select_option(f"[name={facet}]", value)
        return self.shown()
