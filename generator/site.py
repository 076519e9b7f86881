"""The site: from the archive to its pages, of which only those are made that may not be as they were."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.archive.course import Lazily
from generator.archive.values import Archive
from generator.job import Options, Watcher
from generator.model import Problem
from generator.output.made import Bound, Made, Sheets, read_sheet
from generator.output.publish import File
from generator.output.render import Drawn, Press, render
from generator.output.rows import Damaged
from generator.output.workers import cores
from generator.pages.bundle import Bundle, Edition
from generator.pages.page import Sheet
from generator.pages.produce import bundles, bundles_of, clashes, summaries
from generator.pages.touched import Touched

LARGE = 2_000
"""Briefings of an archive of which even few bundles may be much work."""
UNSOWN = b""
"""Stands for the seed of a bundle that was made without asking for it; it is like no seed, so a build that asks decides
by the keys of the pages."""


@dataclass(slots=True)
class Site:
    """The pages of a site as they are made, bundle by bundle."""

    press: Press
    options: Options
    watcher: Watcher
    pages: dict[str, Made] = field(default_factory=dict)
    bundles: dict[str, Bound] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each page was made."""
    before: dict[str, Made] = field(default_factory=dict)
    """The pages, as they were, of the bundles that `amend` has made again; `make` makes all that there are."""
    lost: set[str] = field(default_factory=set)
    """Names of bundles that it has found to be no more."""
    problems: list[Problem] = field(default_factory=list)

    def make(self, archive: Archive) -> None:
        """Make all pages; raises Damaged."""
        edition = Edition(archive)
        self._take(list(bundles(edition)))
        if not self.problems:
            self._take(list(summaries(edition, self.sheets)))

    def amend(self, before: Archive, after: Archive, stems: Iterable[str]) -> bool:
        """Make only the pages that these briefings touch, which have changed since; False where it cannot be told which
        those are.

        Raises Damaged.
        """
        edition = Edition(after)
        touched = Touched(Edition(before), edition, stems)
        names = touched.bundles()
        if names is None:
            return False
        self._again(names, list(bundles_of(edition, names)), heavy=len(after.listings) > LARGE)
        if self.problems:
            return True
        if self._collides():
            return False
        self._summarise(edition, touched)
        return True

    def _summarise(self, edition: Edition, touched: Touched) -> None:
        """Make again what is made of the other pages, as far as these have become other ones."""
        known, gone = self.before, self.gone
        listed = [path for path, made in self.pages.items() if path not in known or known[path].sheet != made.sheet]
        if not gone and not listed:
            return
        periods = touched.periods
        fewer = gone or any(path in known and not read_sheet(self.pages[path].sheet).indexed for path in listed)
        if fewer or not periods <= edition.relations.periods.keys():
            last = list(summaries(edition, self.every))
            self._again({*self.press.state.ledger.names("summary/"), *(one.name for one in last)}, last)
        else:
            last = list(summaries(edition, self.every, periods))
            self._again({one.name for one in last}, last)

    @property
    def gone(self) -> set[str]:
        """Pages that are no more."""
        return self.before.keys() - self.pages.keys()

    @property
    def every(self) -> Mapping[str, Sheet]:
        """All pages, these and those that stand as they were, without what they show."""
        paths = dict.fromkeys((*(self.press.state.ledger.paths - self.before.keys()), *self.pages))
        return Lazily(paths, self._sheet)

    def _sheet(self, path: str) -> Sheet:
        made = self.pages.get(path) or self.press.state.ledger.page(path)
        if made is None:
            raise Damaged(path)
        return read_sheet(made.sheet)

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """All pages so far, without what they show."""
        return Sheets(self.pages)

    def _take(self, found: Sequence[Bundle]) -> None:
        """Add bundles: those that stand as they are, and the others made anew."""
        press = self.press
        looked_at = {one.name: None if self.options.verify else press.standing(one) for one in found}
        standing = {name: pages for name, pages in looked_at.items() if pages is not None}
        made = self._rendered([one for one in found if one.name not in standing])
        if any(self._may_clash(name, pages) for name, pages in made.items()):
            self.problems += clashes(self._in_order(found, made))
        for one in found:
            if one.name in made:
                self._add(one.name, made[one.name], one.seed)
            else:
                known = standing[one.name]
                self.pages |= known
                self.files |= {path: File(page.digest, page.size, None) for path, page in known.items()}
                self.bundles[one.name] = press.state.ledger.bundles[one.name]

    def _again(self, names: Iterable[str], found: Sequence[Bundle], *, heavy: bool = False) -> None:
        """Add these bundles made anew; ``names`` are theirs, and those of bundles that are no more."""
        for name in names:
            self.before |= self.press.state.ledger.bound(name)
        for name, pages in self._rendered(found, heavy=heavy).items():
            self._add(name, pages, UNSOWN)
        self.lost |= set(names) - self.bundles.keys()

    def _rendered(self, found: Sequence[Bundle], *, heavy: bool = False) -> dict[str, tuple[Drawn, ...]]:
        def done(number: int) -> None:
            self.watcher("Rendering", number, len(found))

        jobs = self.options.jobs or cores()
        rendered = render(found, self.press, self.options.output, jobs, done, heavy=heavy)
        self.problems += rendered.faults
        return rendered.bundles

    def _add(self, name: str, pages: Sequence[Drawn], seed: bytes) -> None:
        self.pages |= {page.sheet.path: page.made for page in pages}
        self.files |= {page.sheet.path: page.file for page in pages}
        self.reasons |= {page.sheet.path: page.reason for page in pages}
        self.bundles[name] = self.press.bound(seed, pages)

    def _may_clash(self, name: str, pages: Sequence[Drawn]) -> bool:
        """Whether one of the pages stands where none, or another bundle's, has stood before, or another one here."""
        known, paths = self.press.state.ledger.pages, {page.sheet.path for page in pages}
        return len(paths) < len(pages) or any(
            page.sheet.path not in known or known[page.sheet.path].bundle != name for page in pages
        )

    def _collides(self) -> bool:
        """Whether a page that was not there before may clash with another one."""
        if len(self.pages) < sum(bound.pages for bound in self.bundles.values()):
            return True
        new = [path for path in self.pages if path not in self.before]
        if not new:
            return False
        others = self.press.state.ledger.paths - self.before.keys()
        if not others.isdisjoint(self.pages):
            return True
        paths = others | self.pages.keys()
        names = {path.casefold() for path in paths}
        folders = {path.rpartition("/")[0] for path in paths}
        return len(names) < len(paths) or any(
            path.removesuffix(".html") in folders or f"{posixpath.dirname(path)}.html" in paths for path in new
        )

    def _in_order(self, found: Sequence[Bundle], made: Mapping[str, Sequence[Drawn]]) -> Iterable[Sheet]:
        yield from self.sheets.values()
        for one in found:
            if one.name in made:
                yield from (page.sheet for page in made[one.name])
            else:
                yield from Sheets(self.press.state.ledger.bound(one.name)).values()
