"""Addressing: from a page and the path of a file to the link that leads from the one to the other."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import urlsplit


class Addresser:
    """Makes the links of one page."""

    __slots__ = ("_folder", "_start", "page", "place", "targets")

    def __init__(self, page: str, base_url: str = "", *, whole: bool = False) -> None:
        """Links are relative, or where there is a base address, begin with its path, or are whole."""
        self.page = page
        self._folder = posixpath.dirname(page)
        self._start = (base_url if whole else urlsplit(base_url).path) if base_url else None
        self.place = f"in {self._folder}" if self._start is None else f"at {self._start}"
        """Pages of one place lead elsewhere by the same links, but for those to their own paragraphs."""
        self.targets: list[str] = []
        """Files to whose parts there were links so far, where these depend on the page."""

    def __call__(self, path: str, fragment: str = "") -> str:
        if self._start is not None:
            address = self._start + path
        elif fragment:
            self.targets.append(path)
            if path == self.page:
                return f"#{fragment}"
            address = _relative(path, self._folder)
        else:
            return _relative(path, self._folder)
        return f"{address}#{fragment}" if fragment else address


def addresser(page: str, base_url: str = "", *, whole: bool = False) -> Addresser:
    """Return the function that makes links from a page: relative ones, or where there is a base address, from its path,
    or whole."""
    return Addresser(page, base_url, whole=whole)


@lru_cache(maxsize=1 << 16)
def _relative(path: str, folder: str) -> str:
    # posixpath.relpath would ask the system for the folder that it is in, twice for each link.
    if not path:
        raise ValueError("no path is given to link to")
    steps, here = path.split("/"), folder.split("/") if folder else []
    same = 0
    while same < min(len(steps), len(here)) and steps[same] == here[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + steps[same:]) or "."
