"""The overlay: the script and style that `serve` adds to pages on their way to the browser, and never to the site.

The script reloads the page when it has changed, and shows the errors of a build over the last good page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from generator.core.model import Problem
from generator.source.decode import bytes_of

PREFIX = "/.live/"
"""The first part of the addresses of the server itself, which no page of the site has."""
MOST = 50
"""Problems that are shown over a page."""

STYLE = """\
#live-problems { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9; margin: 0;
  padding: 1rem 1.25rem; background: #fff; color: #1a1a1a; border-top: 4px solid #a1221b;
  font: 400 15px/1.5 system-ui, sans-serif; }
#live-problems h2 { margin: 0 0 .5rem; font: 600 17px/1.4 system-ui, sans-serif; }
#live-problems p { margin: .75rem 0 .25rem; max-width: none; overflow-wrap: anywhere; }
#live-problems b { font-weight: 600; }
#live-problems pre { margin: 0; padding: .375rem .625rem; overflow-x: auto; background: #f3f1ec; color: inherit;
  font: 400 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) {
  #live-problems { background: #1d1d1b; color: #eee; } #live-problems pre { background: #2a2a27; }
}
@media print { #live-problems { display: none; } }
"""

SCRIPT = """\
"use strict";
(() => {
  const own = document.currentScript;
  const place = `live:${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    const back = () => scrollTo({ top: Number(kept), behavior: "instant" });
    back();
    addEventListener("load", () => { back(); document.fonts?.ready.then(back); });
  }
  function show(problems) {
    document.getElementById("live-problems")?.remove();
    if (!problems.length) return;
    const box = document.createElement("aside");
    box.id = "live-problems";
    box.lang = "en";
    box.setAttribute("role", "alert");
    const add = (name, text, into) => {
      const node = document.createElement(name);
      node.textContent = text;
      into.append(node);
      return node;
    };
    add("h2", `${problems.length} ${problems.length === 1 ? "problem" : "problems"}; this is the last good page.`, box);
    for (const one of problems) {
      const line = add("p", "", box);
      add("b", `${one.path}:${one.line}:${one.column}`, line);
      line.append(` ${one.message}`);
      if (one.source) add("pre", `${one.source}\\n${one.caret}`, box);
    }
    document.body.append(box);
  }
  const query = new URLSearchParams({ page: own.dataset.page, since: own.dataset.build, run: own.dataset.run });
  const events = new EventSource(`/.live/events?${query}`);
  let told = "[]";
  events.addEventListener("problems", (event) => {
    if (event.data !== told) show(JSON.parse(told = event.data));
  });
  events.addEventListener("reload", () => {
    events.close();
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  });
  addEventListener("pagehide", () => events.close());
})();
"""


def inject(html: bytes, page: str, build: int, run: str) -> bytes:
    """Return a page with the overlay's script and style in its head; ``run`` is the id of the server."""
    own = f'data-page="{escape(page)}" data-build="{build}" data-run="{run}"'
    head = (
        f'<link rel="stylesheet" href="{PREFIX}style.css"><script src="{PREFIX}script.js" {own} defer></script></head>'
    )
    return html.replace(b"</head>", head.encode(), 1)


def with_base(html: bytes, home: str, base: str) -> bytes:
    """Return ``404.html``, whose links begin with the path of the published site, with links that begin with the path
    under which it is served."""
    link = re.compile(rb'\b((?:href|src|action)=")' + re.escape(home.encode()) + rb"(?!/)")
    return link.sub(lambda found: found[1] + base.encode(), html)


def waiting_page(build: int, run: str) -> bytes:
    """Return the page that the server sends while no build has succeeded."""
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>'
        "<body><p>There is no site yet: the first build found problems.</p></body></html>"
    )
    return inject(html.encode(), "", build, run)


def problems_as_json(problems: Iterable[Problem], root: Path) -> str:
    """Return problems as JSON, each with its line of source and a line with a caret under its column."""
    rows = []
    texts = cache(_lines)
    shown = list(problems)
    for one in shown[:MOST]:
        source = next(iter(texts(root / one.path)[one.line - 1 : one.line]), "")
        column = min(max(one.column, 1), len(source) + 1)
        lead = "".join("\\t" if letter == "\\t" else " " for letter in source[: column - 1])
        caret = f"{lead}^" if source else ""
        rows.append({"path": one.path, "line": one.line, "column": one.column, "message": one.message,
                     "source": source, "caret": caret})  # fmt: skip
    if len(shown) > MOST:
        rest = shown[MOST]
        rows.append({"path": rest.path, "line": rest.line, "column": rest.column, "source": "", "caret": "",
                     "message": f"and {len(shown) - MOST} more, which the terminal names"})  # fmt: skip
    return json.dumps(rows, ensure_ascii=False)


def _lines(path: Path) -> list[str]:
    try:
        return bytes_of(path).decode("utf-8-sig", "replace").splitlines()
    except (OSError, ValueError):
        return []
