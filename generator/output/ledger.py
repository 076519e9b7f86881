"""The ledger: all pages, and bundles of pages, as they were last made. They are read from the store when somebody asks,
all of them or one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.output.made import SOUND, Bound, Made, sound
from generator.output.store import Store


@dataclass(slots=True)
class Ledger:
    """The pages and bundles of one output folder."""

    store: Store | None
    _pages: dict[str, Made] | None = None
    """None before they are fetched, all at once."""
    _bundles: dict[str, Bound] = field(default_factory=dict)
    _paths: dict[str, list[str]] = field(default_factory=dict)
    """Of the pages of each bundle."""
    _addresses: frozenset[str] | None = None
    """Of all pages; None before they are asked for."""

    @property
    def pages(self) -> dict[str, Made]:
        """All pages by path."""
        return self.fetch()

    @property
    def bundles(self) -> Mapping[str, Bound]:
        """All bundles by name."""
        self.fetch()
        return self._bundles

    def fetch(self) -> dict[str, Made]:
        """Read all pages and bundles from the store, if they are not at hand, and return the pages."""
        if self._pages is None:
            bundles = {row[0]: Bound._make(row[1:]) for row in self._rows("SELECT * FROM bundles")}
            pages = self._found("SELECT * FROM pages")
            self.know(pages, bundles)
            return pages
        return self._pages

    def _rows(self, query: str, *values: Any) -> Iterable[tuple[Any, ...]]:
        return self.store.rows(query, *values) if self.store else ()

    def know(self, pages: dict[str, Made], bundles: dict[str, Bound]) -> None:
        """Take these for all that there are."""
        self._pages, self._bundles, self._addresses = pages, bundles, None
        self._paths = {name: [] for name in bundles}
        for path, made in pages.items():
            self._paths.setdefault(made.bundle, []).append(path)

    def forget(self) -> None:
        """Let the store be asked again."""
        self._pages = self._addresses = None

    def amend(
        self, pages: Mapping[str, Made], bundles: Mapping[str, Bound], gone: Iterable[str], lost: Iterable[str]
    ) -> None:
        """Take these pages and bundles for what they are now; ``gone`` and ``lost`` are no more."""
        self._addresses = None
        if self._pages is None:
            return
        for path in gone:
            self._pages.pop(path, None)
        for name in (*lost, *bundles):
            self._bundles.pop(name, None)
            self._paths[name] = []
        for path, made in pages.items():
            self._pages[path] = made
            self._paths[made.bundle].append(path)
        self._bundles.update(bundles)

    def count(self) -> int:
        """Return how many pages there are in sound rows."""
        if self._pages is not None:
            return len(self._pages)
        return sum(count for (count,) in self._rows(f"SELECT count(*) FROM pages WHERE {SOUND}"))

    @property
    def paths(self) -> frozenset[str]:
        """The addresses of all pages."""
        if self._addresses is None:
            rows = self._rows("SELECT path FROM pages") if self._pages is None else ()
            self._addresses = frozenset(self._pages or [path for (path,) in rows])
        return self._addresses

    def besides(self, some: Collection[str]) -> tuple[int, int]:
        """Return how many pages there are but for these, and their bytes."""
        if self._pages is not None:
            left = [page.size for path, page in self._pages.items() if path not in some]
            return len(left), sum(left)
        count, size = next(iter(self._rows("SELECT count(*), total(size) FROM pages")), (0, 0.0))
        there = [size for path in some for (size,) in self._rows("SELECT size FROM pages WHERE path = ?", path)]
        return count - len(there), int(size) - sum(there)

    def page(self, path: str) -> Made | None:
        """Return one page."""
        if self._pages is not None:
            return self._pages.get(path)
        return self._found("SELECT * FROM pages WHERE path = ?", path).get(path)

    def bound(self, name: str) -> dict[str, Made]:
        """Return the pages of a bundle."""
        if self._pages is not None:
            return {path: self._pages[path] for path in self._paths.get(name, ())}
        return self._found("SELECT * FROM pages WHERE bundle = ?", name)

    def _found(self, query: str, *values: Any) -> dict[str, Made]:
        return {row[0]: Made._make(row[1:]) for row in self._rows(query, *values) if sound(row)}

    def names(self, beginning: str) -> list[str]:
        """Return the names of the bundles that begin so."""
        if self._pages is not None:
            return [name for name in self._bundles if name.startswith(beginning)]
        rows = self._rows("SELECT name FROM bundles WHERE substr(name, 1, ?) = ?", len(beginning), beginning)
        return [name for (name,) in rows]
