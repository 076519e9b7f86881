"""The browser of a soak: open pages that must follow every build, and show what is wrong over the last good page."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

PATIENCE = 20.0
"""Seconds in which a page must have followed a build that is done."""
_STATE = """html => {
  const words = one => (one.querySelector('main') ?? one.body).textContent.replace(/\\s+/g, ' ')
  const box = document.querySelector('#live-problems')
  const same = html === null || [document, new DOMParser().parseFromString(html, 'text/html')]
    .map(one => { const copy = one.cloneNode(true); copy.querySelector('#live-problems')?.remove(); return copy })
    .map(one => one.title + words(one))
    .reduce((one, other) => one === other)
  return {same, shown: box ? [...box.querySelectorAll('p > b')].map(one => one.textContent) : []}
}"""
"""Whether a page shows what the server now answers, and the places of the problems that stand over it."""


class Tab:
    """An open page, with all that went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self.loads = self.connections = 0
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._request)
        page.goto(address)

    def _request(self, request: Request) -> None:
        self.connections += "/.live/events" in request.url
        self.loads += request.is_navigation_request() and request.frame == self.page.main_frame

    def follows(self, errors: Callable[[], Sequence[str]]) -> str:
        """Wait until the page shows what the server answers, and just these errors; return what it shows instead."""
        from playwright.sync_api import Error

        began = time.monotonic()
        while True:
            try:
                state: dict[str, Any] = self.page.evaluate(_STATE, _answer(self.page.url))
            except Error:  # on its way to its next state
                state = {"same": False, "shown": ["on its way"]}
            shown, wanted = sorted(set(state["shown"])), sorted(set(errors()))
            if state["same"] and shown == wanted:
                return ""
            if time.monotonic() - began > PATIENCE:
                old = "" if state["same"] else "an old state of "
                return f"{old}{self.page.url} with {shown} over it instead of {wanted}"
            self.page.wait_for_timeout(50)

    @property
    def lost(self) -> int:
        """How often the connection had to be made again although the page was not loaded again."""
        return max(0, self.connections - self.loads)


def _answer(address: str) -> str:
    try:
        with urllib.request.urlopen(address.partition("#")[0], timeout=PATIENCE) as answer:
            data: bytes = answer.read()
    except urllib.error.HTTPError as error:
        data = error.read()
    return data.decode(errors="replace")
