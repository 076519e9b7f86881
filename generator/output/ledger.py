"""The ledger: all pages, and bundles of pages, as they were last made. They are read from the store when somebody asks,
all of them or one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

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
        if self._pages is None:
            rows = self.store.rows("SELECT * FROM pages") if self.store else ()
            pages = {row[0]: Made._make(row[1:]) for row in rows if sound(row)}
            rows = self.store.rows("SELECT * FROM bundles") if self.store else ()
            self.know(pages, {row[0]: Bound._make(row[1:]) for row in rows})
            return pages
        return self._pages

    @property
    def bundles(self) -> Mapping[str, Bound]:
        """All bundles by name."""
        assert self.pages is not None
        return self._bundles

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
        if self._pages is not None or self.store is None:
            return len(self._pages or ())
        return next((count for (count,) in self.store.rows(f"SELECT count(*) FROM pages WHERE {SOUND}")), 0)

    @property
    def paths(self) -> frozenset[str]:
        """The addresses of all pages."""
        if self._addresses is None:
            if self._pages is not None or self.store is None:
                self._addresses = frozenset(self._pages or ())
            else:
                self._addresses = frozenset([path for (path,) in self.store.rows("SELECT path FROM pages")])
        return self._addresses

    def besides(self, some: Collection[str]) -> tuple[int, int]:
        """Return how many pages there are but for these, and their bytes."""
        if self._pages is not None or self.store is None:
            sizes = {path: self._pages[path].size for path in some if path in self._pages} if self._pages else {}
            every = [made.size for made in (self._pages or {}).values()]
        else:
            known = dict(self.store.rows("SELECT path, size FROM pages"))
            sizes, every = {path: known[path] for path in some if path in known}, list(known.values())
        return len(every) - len(sizes), sum(every) - sum(sizes.values())

    def page(self, path: str) -> Made | None:
        """Return one page."""
        if self._pages is not None or self.store is None:
            return (self._pages or {}).get(path)
        rows = self.store.rows("SELECT * FROM pages WHERE path = ?", path)
        return next((Made._make(row[1:]) for row in rows if sound(row)), None)

    def bound(self, name: str) -> dict[str, Made]:
        """Return the pages of a bundle."""
        if self._pages is not None or self.store is None:
            return {path: self.pages[path] for path in self._paths.get(name, ())}
        rows = self.store.rows("SELECT * FROM pages WHERE bundle = ?", name)
        return {row[0]: Made._make(row[1:]) for row in rows if sound(row)}

    def names(self, beginning: str) -> list[str]:
        """Return the names of the bundles that begin so."""
        if self._pages is not None or self.store is None:
            return [name for name in self._bundles if name.startswith(beginning)]
        rows = self.store.rows("SELECT name FROM bundles WHERE substr(name, 1, ?) = ?", len(beginning), beginning)
        return [name for (name,) in rows]
