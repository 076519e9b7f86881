"""Link check: from the sources that an archive cites to a warning for each address that no longer answers.

Only `check --links` uses the network: a few addresses at a time, each with a time limit.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from generator.archive.items import Archive
from generator.core.model import WARNING, At, Data, PathKey, Problem
from generator.source.scan import CONTENT

AT_ONCE, SECONDS, MOST = 4, 10, 2_000
"""How many addresses are requested at a time, how many seconds each may take, and how many are requested in all."""
_AGENT = {"User-Agent": "Mozilla/5.0 (briefing archive; checks whether its sources still answer)"}
_NOT_BY_HEAD = (400, 403, 404, 405, 406, 501)
"""Status codes of servers that do not support the method HEAD."""


def unanswered_links(archive: Archive, asked: int = MOST) -> list[Problem]:
    """Return a warning for every place in front matter whose address does not answer."""
    places: dict[str, list[tuple[str, At, bool]]] = {}
    for path, fields, marks in _front_matter(archive):
        for key, url in _urls(fields):
            kept = key[-1] == "url" and "archived" in _around(fields, key)
            places.setdefault(url, []).append((path, marks.get(key, At(1, 1)), kept))
    urls = sorted(places)[:asked]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        faults = dict(zip(urls, pool.map(_fault, urls), strict=True))
    found = [
        Problem(path, *at, f"{url} does not answer ({faults[url]}) — {_remedy(kept)}", WARNING)
        for url in urls
        if faults[url]
        for path, at, kept in places[url]
    ]
    left = len(places) - len(urls)
    if left:
        message = f"{left} more addresses were not asked, only the first {asked} — look at those by hand"
        found.append(Problem(CONTENT, 1, 1, message, WARNING))
    return found


def _remedy(kept: bool) -> str:
    if kept:
        return "give the address that it has now; a copy is kept under “archived:”"
    return "give the address that it has now, or that of a copy under “archived:” beside it"


def _front_matter(archive: Archive) -> Iterator[tuple[str, Data, Mapping[PathKey, At]]]:
    for item in archive.every_item:
        texts = list(item.texts.values())
        if not texts:
            yield item.path, item.fields, item.marks
        yield from ((text.path, text.fields, text.marks) for text in texts)


def _urls(value: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, str]]:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _urls(inner, (*path, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _urls(inner, (*path, str(number)))


def _around(fields: Any, key: PathKey) -> Any:
    for name in key[:-1]:
        fields = fields[int(name)] if isinstance(fields, tuple) else fields[name]
    return fields


def _fault(url: str) -> str:
    """Return why an address does not answer; empty if it does, even with a request to sign in."""
    for method in ("HEAD", "GET"):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=_AGENT, method=method), timeout=SECONDS):
                return ""
        except urllib.error.HTTPError as error:
            if error.code in (401, 429):
                return ""  # the page exists, but asks for a password or for fewer requests
            if method == "HEAD" and error.code in _NOT_BY_HEAD:
                continue
            return f"{error.code} {error.reason}"
        except (OSError, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return ""
