"""One page of each template, in both languages, and what must be true of a page wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.archives.project import YEARLY
from tests.waiting import PATIENCE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What alone can change from light to dark."""
SIZES = ["target-size", "scrollable-region-focusable", "link-name"]
"""What alone can change from one width to another of the same layout."""

BOTH = {"front": "index.html", "missing": "404.html"}
HCMC = {
    "home": ("vi/index.html", "en/index.html"),
    "briefing": (
        "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
        "en/briefings/2023-04-26-coordination-regulation-signed.html",
    ),
    "parallel": (
        "vi/song-ngu/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
        "en/parallel/2023-04-26-coordination-regulation-signed.html",
    ),
    "briefings": ("vi/ban-tin/index.html", "en/briefings/index.html"),
    "year": ("vi/nam/2023.html", "en/years/2023.html"),
    "person": ("vi/nhan-vat/bui-thanh-son.html", "en/people/bui-thanh-son.html"),
    "people": ("vi/nhan-vat/index.html", "en/people/index.html"),
    "document": ("vi/nghi-quyet/31-nq-tw-2022.html", "en/resolutions/31-nq-tw-2022.html"),
    "documents": ("vi/nghi-quyet/index.html", "en/resolutions/index.html"),
    "event": (
        "vi/su-kien/coordination-regulation-2023-04-26.html",
        "en/events/coordination-regulation-2023-04-26.html",
    ),
    "events": ("vi/su-kien/index.html", "en/events/index.html"),
    "organisation": ("vi/to-chuc/bo-ngoai-giao.html", "en/organisations/thanh-uy-tphcm.html"),
    "place": ("vi/dia-danh/tphcm.html", "en/places/viet-nam.html"),
    "places": ("vi/dia-danh/index.html", "en/places/index.html"),
    "topic": ("vi/chu-de/doi-ngoai-dia-phuong.html", "en/topics/doi-ngoai-dia-phuong.html"),
    "subjects": ("vi/cac-chu-de.html", "en/subjects.html"),
    "figure": ("vi/so-lieu/partner-localities.html", "en/figures/partner-localities.html"),
    "figures": ("vi/so-lieu/index.html", "en/figures/index.html"),
    "timeline": ("vi/dong-thoi-gian.html", "en/timeline.html"),
    "terms": ("vi/thuat-ngu.html", "en/terms.html"),
    "search": ("vi/tim-kiem.html", "en/search.html"),
    "changes": ("vi/thay-doi.html", "en/changes.html"),
    "follow": ("vi/theo-doi.html", "en/follow.html"),
    "about": ("vi/gioi-thieu.html", "en/about.html"),
    "data": ("vi/du-lieu.html", "en/data.html"),
}
HARBOUR = {
    "table": (
        "vi/ban-tin/2018-09-14-khai-mac-dam-phan-cang.html",
        "en/briefings/2018-09-14-harbour-talks-open.html",
    ),
    "definitions": ("vi/ban-tin/2019-05-tham-ben-ca.html", "en/briefings/2019-05-fisheries-visit.html"),
    "notes": (
        "vi/ban-tin/2022-03-02-vong-dam-phan-thu-hai.html",
        "en/briefings/2022-03-02-second-round-of-talks.html",
    ),
    "stub": (
        "vi/ban-tin/2020-11-20-cach-goi-ben-tieng-anh.html",
        "en/briefings/2023-07-01-cold-storage-memorandum.html",
    ),
    "code": ("en/briefings/2020-11-20-wording-of-berth-terms.html",),
    "nobody": ("vi/nhan-vat/phan-thu-y.html", "en/people/phan-thu-y.html"),
}
MANY = {
    "person": ("vi/nhan-vat/bui-thanh-son.html", "en/people/bui-thanh-son.html"),
    "mentions": ("vi/nhan-vat/bui-thanh-son-2023.html", "en/people/bui-thanh-son-2023.html"),
    "year": ("vi/nam/2023.html", "en/years/2023.html"),
    "topic": ("vi/chu-de/doi-ngoai-dia-phuong-2023.html", "en/topics/doi-ngoai-dia-phuong-2023.html"),
    "month": ("vi/nam/2023-04.html", "en/years/2023-04.html"),
}
PAGES = {
    **{f"hcmc-{name}": ("hcmc", path) for name, path in BOTH.items()},
    **{f"hcmc-{name}-{path[:2]}": ("hcmc", path) for name, paths in HCMC.items() for path in paths},
    **{f"harbour-{name}-{path[:2]}": ("harbour", path) for name, paths in HARBOUR.items() for path in paths},
    **{f"yearly-{name}-{path[:2]}": (YEARLY, path) for name, paths in MANY.items() for path in paths},
}
"""Name of a page for people to (archive, path)."""


PLAIN: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"}
"""What a tab can be given, and has if nothing is asked for; all else needs a window of its own."""


class Watched:
    """A window, or a tab of the one that all share, whose pages' every message and request is written down."""

    def __init__(self, browser: Browser, shared: BrowserContext | None = None, **options: Any) -> None:
        self.context: BrowserContext = shared or browser.new_context(**options)
        self.own = shared is None
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page: Page = self.context.new_page()
        if shared:
            self.page.set_viewport_size((PLAIN | options)["viewport"])
            self.scheme((PLAIN | options)["color_scheme"])
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._requested)

    def _requested(self, request: Request) -> None:
        if not request.url.endswith("/favicon.svg"):  # which the tab asks for, not the page, as late as it likes
            self.requests.append(request.url)

    def _failed(self, request: Request) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # which only says that the reader has gone on to another page
            self.messages.append(f"{request.url}: {request.failure}")

    def open(self, address: str) -> Page:
        """Open a page and wait until all that it asks for is there."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => 1)")
        return self.page

    def close(self) -> None:
        """Close the window; or the tab and all that it has opened, and let what it stored be forgotten."""
        if self.own:
            return self.context.close()
        session = self.context.new_cdp_session(self.context.pages[0])
        for origin in {"{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in self.requests}:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        for page in self.context.pages[1:]:
            page.close()

    def size(self, width: int, height: int = 800) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def scheme(self, scheme: Any) -> None:
        """Ask for light or dark."""
        self.page.emulate_media(color_scheme=scheme)

    def findings(self, only: list[str] | None = None) -> list[str]:
        """Return what axe finds on the page as it is shown now."""
        if not self.page.evaluate("!!window.axe"):
            self.page.evaluate(AXE)
        run = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
        found = self.page.evaluate(
            "run => axe.run({runOnly: run, resultTypes: ['violations'], preload: false}).then(done => done.violations)",
            run,
        )
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    def shorten(self) -> None:
        """Cut long tables: a row is like another, and axe looks at every cell."""
        self.page.evaluate(
            "document.querySelectorAll('tbody').forEach(one => [...one.rows].slice(6).forEach(row => row.remove()))"
        )

    def overflow(self) -> list[str]:
        """Return what makes the page wider than the window, if anything does."""
        return list(self.page.evaluate(OVERFLOW))

    def torn(self) -> list[str]:
        """Return the words that are cut at the end of a line because they have not the room that they need."""
        return list(self.page.evaluate(TORN))


W = TypeVar("W", bound=Watched)


@contextmanager
def windows(kind: type[W], browser: Browser, shared: BrowserContext) -> Iterator[Callable[..., W]]:
    """Give what opens windows of a kind, and close them. A new one costs as much as a page or two, so the first that
    asks for nothing but a size and a scheme is a tab of the shared one, unless it is to be the test's ``own``: one whose
    clock is set, which is set for all tabs."""
    opened: list[W] = []

    def open_window(own: bool = False, **options: Any) -> W:
        lent = not own and options.keys() <= PLAIN.keys() and all(one.own for one in opened)
        opened.append(kind(browser, shared if lent else None, **options))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()


OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth
  if (!wide) return []
  const limit = document.documentElement.clientWidth
  const found = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > limit + 1)
  const shown = found.slice(0, 3).map(one => one.outerHTML.slice(0, 120))
  return [`${document.documentElement.scrollWidth} px in ${limit}`, ...shown]
}"""
TORN = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest('code, .address, [rel=external], .terms thead, svg, script, select')) continue
    for (const match of node.textContent.matchAll(/\\p{L}{2,20}/gu)) {
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(match[0])
    }
  }
  return found.slice(0, 5)
}"""
