"""A small archive under attack: built and checked with whatever stands in it, it must hold what always holds."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator.build import build
from generator.commands.archive_check import check, show
from generator.commands.report import FORMATS, report
from generator.core.options import Result
from generator.output.memory import Memory
from generator.output.store import CACHE, Store, program_digest
from tests.small_sites import PNG, SmallSite, briefing, event, page, person, small_site

RUNNING = ("javascript", "data", "vbscript", "file")
"""Schemes of addresses that act, or show what is not of the site."""
GIVEN = (
    "-- content/sources.yaml --\nbao: {name: {vi: Báo, en: Paper}}\n", event("hop"), page("about"),
    "-- content/terms.yaml --\n- {vi: Thành ủy, en: Party Committee, basis: press}\n",
    briefing("2024-02-02-b", "Một câu."), person("hoa", "Lê Thị Hòa"),
)  # fmt: skip


class Page(HTMLParser):
    """Finds in a page what could run, or look like what could."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "style", "applet", "svg:script"):
            self.wrong.append(tag)
        if tag == "script" and "src" not in given and "json" not in given.get("type", ""):
            self.wrong.append("script")
        for name, value in given.items():
            scheme = value.strip().partition(":")[0].lower()
            if name.startswith("on") or name == "style" or (name in ("href", "src") and scheme in RUNNING):
                self.wrong.append(f"{tag} {name}={value}")


class Attacked:
    """A small archive in a folder of its own, built again and again with other words in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: SmallSite = small_site(folder / "archive", *GIVEN)
        self.site.write_bytes("content/images/a.png", PNG)
        self.memory = Memory(Store(None, program_digest()))
        self.outside = self._outside()

    def _outside(self) -> dict[str, bytes]:
        kept = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        inside = (self.site.output, self.site.root / "content", self.site.root / CACHE)
        return {str(p): p.read_bytes() for p in kept if not any(p.is_relative_to(folder) for folder in inside)}

    def build(self, **said: Any) -> Result:
        """Build and check; insist on what must hold whatever was found."""
        result = build(self.site.options(**said), self.memory)
        checked = check(self.site.options())
        stream = io.StringIO()
        for form in FORMATS:
            report(result.problems, form, stream)
        with redirect_stderr(stream):
            show(checked, "text", mentions=True, stream=stream)
        assert "\x1b" not in stream.getvalue() and str(self.folder) not in stream.getvalue()
        for problem in result.problems:
            assert problem.line >= 1 and problem.column >= 1 and " — " in problem.message
        assert self._outside() == self.outside, "nothing is written outside site/"
        for path in result.written:
            if path.endswith(".html"):
                assert Page(self.site.html(path)).wrong == [], path
        return result
