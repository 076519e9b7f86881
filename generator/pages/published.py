"""Published addresses: from the record ``content/addresses.txt`` and the planned pages to the addresses that would
vanish.

A published address lives on as a page or as a redirect. The message names the file that should list a lost address
under ``former``: the one whose page has moved, else the one whose new address is most similar to the old.
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
    """File from which the page was made; empty for a page of the site's own."""
    line: int


def recorded(root: Path) -> dict[str, Recorded]:
    """Return the addresses that have been published; none where there is no record yet."""
    try:
        # What is not UTF-8 is no address of this site: it will be said to vanish, in its line.
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
    """Return the text of the record of the addresses of these pages."""
    lines = (f"{path} {source}".rstrip() for path, source in sorted(lasting(pages).items()))
    return "\n".join([_HEADER, *lines]) + "\n"


def lasting(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return the addresses that readers and programs may keep, with the source of each; stubs are not among them."""
    return {path: page.subject for path, page in pages.items() if _lasts(path, page)}


def _lasts(path: str, page: Page) -> bool:
    return (page.frame.indexed or bool(page.frame.canonical)) and (path.endswith(".html") or "/" in path)


def unrecorded(pages: Mapping[str, Page], record: Mapping[str, Recorded]) -> Iterator[Problem]:
    """Yield a notice if not all lasting addresses of these pages are recorded."""
    new = sum(_lasts(path, pages[path]) for path in pages if path not in record) if record else 0
    if record and not new:
        return
    which = f"{new} of the site's addresses {'is' if new == 1 else 'are'}" if record else "the site's addresses are"
    message = f"{which} not recorded here, so no build can tell when one vanishes — once they are published"
    yield Problem(RECORD, 1, 1, f"{message}: {invocation()} {WRITE}", NOTICE)


def vanishing(archive: Archive, pages: Mapping[str, Page], record: Mapping[str, Recorded]) -> Iterator[Problem]:
    """Yield a warning for everything published that no page of these would keep."""
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
            continue  # its feed, and where it stood side by side, follow it
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
    """Put pages before their feeds, and before themselves side by side."""
    folders = {f"{code}/{folder}" for code, folder in PARALLEL_SEGMENTS.items()}
    return (not path.endswith(".html"), posixpath.dirname(path) in folders, path)


def _heir(path: str, record: Mapping[str, Recorded], heirs: Sequence[str], pages: Mapping[str, Page]) -> str:
    """Return the page to which a lost address should lead, if one can be told."""
    folder, source = posixpath.dirname(path), record[path].source
    here = [other for other in heirs if posixpath.dirname(other) == folder and other.endswith(".html")]
    same = [other for other in here if source in (pages[other].subject, _file(pages[other]))]
    if same:
        return same[0]
    known = {one.source for one in record.values()}
    new = [other for other in here if other not in record and pages[other].subject not in known]
    return _likest(path, new) if source else ""


def _likest(path: str, new: Sequence[str]) -> str:
    """Return which of the pages of new files is most like a lost one in its words: of a day, one of the same."""
    day = _DAY.match(posixpath.basename(path))
    names = {_words_of(one): one for one in new if not day or posixpath.basename(one).startswith(day[0])}
    near = nearest(_words_of(path), names, 1)
    return names[near[0]] if near else next(iter(names.values())) if day and len(names) == 1 else ""


def _words_of(path: str) -> str:
    return _DAY.sub("", posixpath.splitext(posixpath.basename(path))[0])


def _file(page: Page) -> str:
    """Return the file that speaks for a page: of a pair, the one in the language of the page."""
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
