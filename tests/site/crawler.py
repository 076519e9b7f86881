"""A crawler: begins at the front page and follows everything that a page, feed, sitemap or style sheet leads to, on a
server or on disk, and keeps what it was given."""

from __future__ import annotations

import http.client
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

from tests.waiting import PATIENCE

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
Fetch = Callable[[str], tuple[int, bytes]]


@dataclass
class Html:
    """What a crawler keeps of a page."""

    address: str
    links: list[str]
    """Absolute, as the page writes them."""
    ids: list[str]
    canonical: list[str]
    alternates: dict[str, str]
    feeds: list[str]
    noindex: bool
    refresh: str
    lang: str
    linked: list[dict[str, Any]]
    properties: dict[str, list[str]]
    """Open Graph."""
    errors: list[str]

    @property
    def indexable(self) -> bool:
        """Whether a search engine would list it under this address."""
        return not self.noindex and not self.refresh


@dataclass
class Crawl:
    """A site as a crawler finds it."""

    fetch: Fetch
    start: str
    first: tuple[str, ...] = ("", "robots.txt")
    """What lies below it with which to begin."""
    base_url: str = ""
    """Addresses that begin with it are taken to be below ``start``; empty on disk, where they lead out."""
    seen: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    pages: dict[str, Html] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def run(self) -> Crawl:
        """Follow everything."""
        waiting = [(self.start + first, "") for first in self.first]
        asked = {address for address, _ in waiting}
        fragments: list[tuple[str, str, str]] = []
        while waiting:
            address, by = waiting.pop()
            status, data = self.fetch(address)
            self.seen[address] = (status, data)
            if status != 200:
                self.broken.append(f"{by} → {address}: {status}")
                continue
            for link in self._leads(address, data):
                target = self.local(link)
                if target is None:
                    continue
                plain, fragment = urldefrag(target)
                if fragment:
                    fragments.append((address, plain, unquote(fragment)))
                if plain not in asked:
                    asked.add(plain)
                    waiting.append((plain, address))
        for by, plain, fragment in fragments:
            if plain in self.pages and fragment not in self.pages[plain].ids:
                self.broken.append(f"{by} → {plain}#{fragment}: no such id")
        return self

    def local(self, link: str) -> str | None:
        """Return the address below the start to which a link leads; None if it leads out of the site."""
        if self.base_url and link.startswith(self.base_url):
            link = self.start + link[len(self.base_url) :]
        return link if link.startswith(self.start) else None

    def _leads(self, address: str, data: bytes) -> Iterator[str]:
        kind = Path(urlsplit(address).path).suffix
        if kind in ("", ".html"):
            page = read_html(address, data.decode())
            self.pages[address] = page
            yield from page.links
            yield from page.canonical
            yield from page.alternates.values()
            yield from page.properties.get("og:image", [])
        elif kind == ".xml":
            root = ET.fromstring(data)
            yield from (link.get("href", "") for link in root.iter(f"{ATOM}link") if link.get("rel") != "via")
            yield from (loc.text or "" for loc in root.iter(f"{SITEMAP}loc"))
            yield from (link.get("href", "") for link in root.iter(f"{XHTML}link"))
            for content in root.iter(f"{ATOM}content"):
                inside, _ = _parsed(content.text or "")
                yield from (urljoin("relative:", one.get("href") or "") for one in inside.iter("a"))
        elif kind == ".css":
            found = re.findall(r"url\(\s*[\"']?([^\"')]+)", data.decode())
            yield from (urljoin(address, one) for one in found)
        elif kind == ".json" and "/schema/" not in address:
            yield from (value for value in _strings(json.loads(data)) if re.match("https?://", value))
        elif kind == ".csv":
            yield from re.findall(r"https?://[^\s,]+", data.decode("utf-8-sig"))
        elif address.endswith("robots.txt"):
            yield from re.findall(r"^Sitemap: (\S+)$", data.decode(), re.MULTILINE)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


@lru_cache(maxsize=1000)
def _parsed(text: str) -> tuple[ET.Element, list[tuple[int, str]]]:
    """Return HTML as a tree, and line and name of all that is none; the same pages are met under every base path."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    return root, [(where[0], code) for where, code, _ in parser.errors]


def read_html(address: str, text: str) -> Html:
    """Return what a page says, with everything in it that is not HTML."""
    root, faults = _parsed(text)
    errors = [f"{address}:{line}: {code}" for line, code in faults]
    links: list[str] = []
    canonical: list[str] = []
    alternates: dict[str, str] = {}
    feeds: list[str] = []
    ids: list[str] = []
    linked: list[dict[str, Any]] = []
    properties: dict[str, list[str]] = {}
    metas: dict[str, str] = {}
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        tag = one.tag.rpartition("}")[2]
        if one.get("id"):
            ids.append(one.get("id"))
        href = one.get("href") or one.get("src")
        whole = urljoin(address, href) if href else ""
        relation = (one.get("rel") or "").split()
        if tag == "link" and "canonical" in relation:
            canonical.append(whole)
        elif tag == "link" and one.get("type") == "application/atom+xml":
            feeds.append(whole)
            links.append(whole)
        elif tag == "link" and "alternate" in relation:
            assert one.get("hreflang") not in alternates, f"{address} names {one.get('hreflang')} twice"
            alternates[one.get("hreflang")] = whole
        elif href and urlsplit(whole).scheme in ("http", "https", "file"):
            links.append(whole)
        elif tag == "script" and one.get("type") == "application/ld+json":
            linked.append(json.loads(one.text))
        if tag == "meta":
            metas[one.get("name") or one.get("http-equiv") or ""] = one.get("content") or ""
            if one.get("property"):
                properties.setdefault(one.get("property"), []).append(one.get("content") or "")
    refresh = metas.get("refresh", "").partition("url=")[2]
    return Html(
        address,
        links + ([urljoin(address, refresh)] if refresh else []),
        ids,
        canonical,
        alternates,
        feeds,
        metas.get("robots") == "noindex",
        refresh,
        root.get("lang") or "",
        linked,
        properties,
        errors,
    )


def over_http(address: str) -> Fetch:
    """Return how to ask a server, through one connection."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)

    def fetch(url: str) -> tuple[int, bytes]:
        connection.request("GET", urlsplit(url).path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    return fetch


def from_disk(url: str) -> tuple[int, bytes]:
    """Read a file as a browser does that opens it."""
    path = Path(unquote(urlsplit(url).path))
    return (200, path.read_bytes()) if path.is_file() else (404, b"")
