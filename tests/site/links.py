"""Following links: whether every address in a folder of pages leads to a file of it, and every fragment to an id."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HOST = "https://o.github.io"
LOST = ("nowhere", "en/briefings/nowhere.html", "vi/a/b/c/")
"""Addresses at which the page for what is missing is shown."""

_ADDRESS = re.compile(r'<([a-z]+)\b[^>]*?\s(?:href|src)="([^"]*)"[^>]*>')
_ID = re.compile(r'\sid="([^"]*)"')
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)""")


def addresses(html: str) -> list[str]:
    """Return all addresses that a page links to or loads, in order."""
    return [found.replace("&amp;", "&") for _, found in _ADDRESS.findall(html)]


def rooted(page: str, html: str) -> str:
    """Return HTML of a page with every address of a file of the site written as from the site's root, however the page
    writes it; what leads out of the site or to a place on the page itself stays."""

    def whole(found: re.Match[str]) -> str:
        name, address = found.groups()
        if not address or re.match(r"#|/|[a-z]+:", address):
            return found[0]
        path, mark, fragment = address.partition("#")
        return f'{name}="{posixpath.normpath(posixpath.join(posixpath.dirname(page), path))}{mark}{fragment}"'

    return re.sub(r'\b(href|src)="([^"]*)"', whole, html)


def css_addresses(css: str) -> list[str]:
    """Return all addresses that a style sheet loads."""
    return [first or second for first, second in _CSS_ADDRESS.findall(css)]


class Folder:
    """A built site as files, with the ways in which they are reached."""

    def __init__(self, output: Path, base_url: str = "") -> None:
        self.output = output
        self.base_url = base_url
        """Addresses that begin with it are the site's own, too."""
        self.files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
        self.pages = sorted(path for path in self.files if path.endswith(".html"))
        self.html = cache(lambda path: (output / path).read_text(encoding="utf-8"))
        self.ids = cache(lambda path: frozenset(_ID.findall(self.html(path))))

    def broken(self, base: str = "") -> list[str]:
        """Return what leads nowhere: with a base path when served there, without when opened from disk."""
        return list(self._broken(base))

    def _broken(self, base: str) -> Iterator[str]:
        for page in self.pages:
            lost = page == "404.html"
            if lost and not base:
                continue  # its links begin with the base path; nobody opens it from disk
            for address in addresses(self.html(page)):
                for shown_at in LOST if lost and not address.startswith("#") else (page,):
                    fault = self.fault(shown_at, address, base)
                    if fault:
                        yield f"{page}: {address}: {fault}"
        for sheet in sorted(path for path in self.files if path.endswith(".css")):
            for address in css_addresses((self.output / sheet).read_text(encoding="utf-8")):
                fault = self.fault(sheet, address, base)
                if fault:
                    yield f"{sheet}: {address}: {fault}"

    def fault(self, page: str, address: str, base: str = "") -> str:
        """Return what is wrong with an address on a page, or nothing."""
        own = bool(self.base_url) and address.startswith(self.base_url)
        if not own and re.match(r"(https?:)?//|mailto:", address):
            return ""
        target = self.target(page, address, base)
        if target not in self.files:
            return "there is no such file"
        fragment = unquote(urlsplit(address).fragment)
        if fragment and fragment not in self.ids(target):
            return f"{target} has no such id"
        return ""

    def target(self, page: str, address: str, base: str = "") -> str:
        """Return the file to which an address on a page leads; nothing if it leads out of the site."""
        if self.base_url and address.startswith(self.base_url):
            path = urlsplit(address[len(self.base_url) :]).path
        elif not base:
            if address.startswith("/"):
                return ""
            path = unquote(urlsplit(address).path)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
            return path
        else:
            found = urlsplit(urljoin(f"{HOST}{base}{page}", address)).path
            if not found.startswith(base):
                return ""
            path = found.removeprefix(base)
        path = unquote(path)
        if not path or path.endswith("/"):
            return f"{path}index.html"
        return path if path in self.files else f"{path}.html"
