"""Published addresses: from the record ``content/addresses.txt`` and the planned pages to the recorded addresses that
the site would lose.

A published address stays as a page or as a redirect. For a lost address the warning names the file that should list it
under ``former``: the one whose page has moved, else the one whose new address is most like the old.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.archive.items import Archive
from generator.core.invocation import PLAIN, invocation
from generator.core.kinds import CODES, PARALLEL_SEGMENTS
from generator.core.model import NOTICE, WARNING, At, PathKey, Problem
from generator.language.text import nearest
from generator.pages.page import Page
from generator.pages.redirects import TEMPLATE as REDIRECT
from generator.source.decode import bytes_of
from generator.source.scan import ADDRESSES, CONTENT

RECORD = f"{CONTENT}/{ADDRESSES}"
WRITE = "addresses --write"
"""The command that writes the record."""
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?-")
_HEADER = f"# The published addresses, each with the source of its page. Written only by: {PLAIN} {WRITE}"


class Recorded(NamedTuple):
    """A line of the record."""

    source: str
    """The file from which the page was made; empty for a page of the site's own."""
    line: int
    """The number of the line, from 1."""


def recorded(root: Path) -> dict[str, Recorded]:
    """Return the recorded addresses; none if there is no record yet."""
    try:
        # A line that is not UTF-8 is not an address of this site, so the build warns that it would vanish.
        lines = bytes_of(root / RECORD, -1).decode("utf-8-sig", "replace").splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for number, line in enumerate(lines, 1):
        path, _, source = line.partition(" ")
        if path and not path.startswith("#"):
            found[path] = Recorded(source.strip(), number)
    return found


def record_of(pages: Mapping[str, Page]) -> str:
    """Return the text of a record of these pages."""
    lines = (f"{path} {source}".rstrip() for path, source in sorted(lasting(pages).items()))
    return "\n".join([_HEADER, *lines]) + "\n"


def lasting(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return, for each address that readers and programs may rely on, the source of its page; stubs are left out."""
    return {path: page.subject for path, page in pages.items() if _lasts(path, page)}


def _lasts(path: str, page: Page) -> bool:
    return (page.frame.indexed or bool(page.frame.canonical)) and (path.endswith(".html") or "/" in path)


def unrecorded_problems(pages: Mapping[str, Page], record: Mapping[str, Recorded]) -> Iterator[Problem]:
    """Yield a notice if some lasting addresses of these pages are not recorded."""
    new = sum(_lasts(path, pages[path]) for path in pages if path not in record) if record else 0
    if record and not new:
        return
    which = f"{new} of the site's addresses {'is' if new == 1 else 'are'}" if record else "the site's addresses are"
    message = f"{which} not recorded here, so no build can tell when one vanishes — once they are published"
    yield Problem(RECORD, 1, 1, f"{message}: {invocation()} {WRITE}", NOTICE)


def vanishing_problems(
    archive: Archive, pages: Mapping[str, Page], record: Mapping[str, Recorded]
) -> Iterator[Problem]:
    """Yield a warning for every recorded address at which none of these pages stands."""
    gone = [path for path in record if path not in pages]
    if not gone:
        return
    marks = _marks(archive)
    heirs = [path for path, page in pages.items() if page.subject and page.template != REDIRECT]
    said: set[tuple[str, str]] = set()
    for path in sorted(gone, key=_beside):
        slug, _ = posixpath.splitext(posixpath.basename(path))
        thing = (path.split("/")[0], slug)
        if thing in said:
            continue  # its feed and its page of both languages follow the page
        said.add(thing)
        heir = _heir(path, record, heirs, pages)
        source = record[path].source
        if heir and source:
            yield _remedy(path, slug, _file(pages[heir]), marks)
            continue
        back = f"add “former: [{slug}]” to the file of what has replaced {source}"
        remedy = f"nothing takes its place — put its page back, {back}"
        if not source:
            period = re.fullmatch(r"\d{4}(?:-\d\d)?", slug)
            fills = f"no briefing of {slug} is left" if period else "nothing fills it any more"
            remedy = f"{fills}: the site makes that page by itself — put what it listed back"
        message = f"the published address {path} would vanish, and {remedy}, or let it go with: {invocation()} {WRITE}"
        yield Problem(RECORD, record[path].line, 1, message, WARNING)


def _beside(path: str) -> tuple[bool, bool, str]:
    """Sort key that puts a page before its feed and before its page of both languages."""
    folders = {f"{code}/{folder}" for code, folder in PARALLEL_SEGMENTS.items()}
    return (not path.endswith(".html"), posixpath.dirname(path) in folders, path)


def _heir(path: str, record: Mapping[str, Recorded], heirs: Sequence[str], pages: Mapping[str, Page]) -> str:
    """Return the path of the page to which a lost address should lead; empty if none can be named."""
    folder, source = posixpath.dirname(path), record[path].source
    here = [other for other in heirs if posixpath.dirname(other) == folder and other.endswith(".html")]
    same = [other for other in here if source in (pages[other].subject, _file(pages[other]))]
    if same:
        return same[0]
    known = {one.source for one in record.values()}
    new = [other for other in here if other not in record and pages[other].subject not in known]
    return _likest(path, new) if source else ""


def _likest(path: str, new: Sequence[str]) -> str:
    """Return which new page's address has words most like those of a lost one; of a dated address, only pages of the
    same day count."""
    day = _DAY.match(posixpath.basename(path))
    names = {_words_of(one): one for one in new if not day or posixpath.basename(one).startswith(day[0])}
    near = nearest(_words_of(path), names, 1)
    return names[near[0]] if near else next(iter(names.values())) if day and len(names) == 1 else ""


def _words_of(path: str) -> str:
    return _DAY.sub("", posixpath.splitext(posixpath.basename(path))[0])


def _file(page: Page) -> str:
    """Return the file that must list the former address of a page: of a pair, the one in the page's language."""
    stem, _, code = page.subject.removesuffix(".md").rpartition(".")
    return f"{stem}.{page.lang}.md" if code in CODES else page.subject


def _remedy(path: str, slug: str, file: str, marks: Mapping[str, Mapping[PathKey, At]]) -> Problem:
    given = marks.get(file, {})
    add = f"add “{slug}” to this list" if ("former",) in given else f"add the line “former: [{slug}]” to this file"
    at = given.get(("former",)) or given.get(("slugs",)) or given.get(("title",)) or At(1, 1)
    message = f"the published address {path} would vanish — {add}, or let it go with: {invocation()} {WRITE}"
    return Problem(file, *at, message, WARNING)


def _marks(archive: Archive) -> dict[str, Mapping[PathKey, At]]:
    items = list(archive.every_item)
    found = {item.path: item.marks for item in items}
    return found | {text.path: text.marks for item in items for text in item.texts.values()}
