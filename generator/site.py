"""The site: from the archive to all its pages, of which only those are made that may not be as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.archive.values import Archive
from generator.job import Options, Watcher
from generator.model import Problem
from generator.output.publish import File
from generator.output.render import Drawn, Press, render
from generator.output.state import Bound, Made, Sheets
from generator.output.workers import cores
from generator.pages.bundle import Bundle, Edition
from generator.pages.page import Sheet
from generator.pages.produce import bundles, clashes, summaries


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
    problems: list[Problem] = field(default_factory=list)

    def make(self, archive: Archive) -> None:
        """Make all pages; raises Damaged."""
        edition = Edition(archive)
        self._take(list(bundles(edition)))
        if not self.problems:
            self._take(list(summaries(edition, self.sheets)))

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """All pages so far, without what they show."""
        return Sheets(self.pages)

    def _take(self, found: Sequence[Bundle]) -> None:
        """Add bundles: those that stand as they are, and the others made anew."""
        press = self.press
        looked_at = {one.name: None if self.options.verify else press.standing(one) for one in found}
        standing = {name: pages for name, pages in looked_at.items() if pages is not None}
        todo = [one for one in found if one.name not in standing]
        jobs = self.options.jobs or cores()
        rendered = render(
            todo, press, self.options.output, jobs, lambda number: self.watcher("Rendering", number, len(todo))
        )
        self.problems += rendered.faults
        made = rendered.bundles
        if any(self._may_clash(name, pages) for name, pages in made.items()):
            self.problems += clashes(self._in_order(found, made))
        for one in found:
            if one.name in made:
                pages = made[one.name]
                self.pages |= {page.sheet.path: page.made for page in pages}
                self.files |= {page.sheet.path: page.file for page in pages}
                self.reasons |= {page.sheet.path: page.reason for page in pages}
                self.bundles[one.name] = press.bound(one, pages)
            else:
                known = standing[one.name]
                self.pages |= known
                self.files |= {path: File(page.digest, page.size, None) for path, page in known.items()}
                self.bundles[one.name] = press.state.bundles[one.name]

    def _may_clash(self, name: str, pages: Sequence[Drawn]) -> bool:
        """Whether one of the pages stands where none, or another bundle's, has stood before, or another one here."""
        known, paths = self.press.state.pages, {page.sheet.path for page in pages}
        return len(paths) < len(pages) or any(
            page.sheet.path not in known or known[page.sheet.path].bundle != name for page in pages
        )

    def _in_order(self, found: Sequence[Bundle], made: Mapping[str, Sequence[Drawn]]) -> Iterable[Sheet]:
        yield from self.sheets.values()
        for one in found:
            if one.name in made:
                yield from (page.sheet for page in made[one.name])
            else:
                yield from Sheets(self.press.state.bound(one.name)).values()
