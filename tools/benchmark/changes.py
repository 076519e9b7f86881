"""What editors change: from an archive in a folder to the files of one change, and the change made and undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.benchmark.archive import briefing_files, briefing_path, person_path, person_text, write
from tools.benchmark.corpus import Corpus
from tools.benchmark.registers import LANGS, Person

TEMPLATE = "templates/briefing.html"
CATALOGUE = "translations/vi/LC_MESSAGES/messages.po"
MESSAGE = "Skip to the text"
"""Stands on every page, so that editing it is the most that one string can cost."""

Files = Mapping[str, str]
"""Path under the root to new text."""


def newest(corpus: Corpus, root: Path) -> Files:
    """One briefing more, on the last day of the archive, about the event that was in the news then."""
    return briefing_files(corpus.briefing(corpus.size, beside=corpus.size - 1))


def past(corpus: Corpus, root: Path) -> Files:
    """One briefing more, from the middle of the ten years."""
    return briefing_files(corpus.briefing(corpus.size + 1, beside=corpus.size // 2))


def body(corpus: Corpus, root: Path) -> Files:
    """One sentence more in the middle of a briefing in the middle."""
    path = briefing_path(corpus.briefing(corpus.size // 2), LANGS[0])
    return {path: with_words((root / path).read_text(encoding="utf-8"), "Câu này mới thêm.")}


def middle_person(corpus: Corpus, root: Path) -> Files:
    """Another given name for the person in the middle of the ranks, whose former name goes on being recognised."""
    return _renamed(corpus.people[len(corpus.people) // 2])


def first_person(corpus: Corpus, root: Path) -> Files:
    """The same for the person who is named in the most briefings."""
    return _renamed(corpus.people[0])


def _renamed(one: Person) -> Files:
    return {person_path(one): person_text(one, given=f"{one.given} Ái")}


def template(corpus: Corpus, root: Path) -> Files:
    """One line more on the page of every briefing."""
    text = (root / TEMPLATE).read_text(encoding="utf-8")
    before, last, after = text.rpartition("{% endblock %}")
    if not last:
        raise SystemExit(f"{TEMPLATE} has no block to edit; name another in {__name__}.TEMPLATE")
    return {TEMPLATE: f"{before}<p hidden>edited</p>\n{last}{after}"}


def catalogue(corpus: Corpus, root: Path) -> Files:
    """Other words for a message of the interface."""
    text = (root / CATALOGUE).read_text(encoding="utf-8")
    edited, count = re.subn(rf'(msgid "{re.escape(MESSAGE)}"\nmsgstr "[^"\n]+)', r"\1 chính", text)
    if count != 1:
        raise SystemExit(f"{CATALOGUE} has no message “{MESSAGE}”; name another in {__name__}.MESSAGE")
    return {CATALOGUE: edited}


CHANGES: Mapping[str, Callable[[Corpus, Path], Files]] = {
    "newest briefing added": newest,
    "briefing in the past added": past,
    "body edited": body,
    "middle-ranked person renamed": middle_person,
    "most-named person renamed": first_person,
    "template edited (of every briefing)": template,
    "string edited (on every Vietnamese page)": catalogue,
}
"""What is measured, in the order of the table."""


def with_words(text: str, words: str) -> str:
    """Return a text in Markdown with words at the end of its middle paragraph."""
    head, _, prose = text.partition("\n---\n")
    blocks = prose.rstrip("\n").split("\n\n")
    middle = next(n for n in range(len(blocks) // 2, len(blocks)) if not blocks[n].startswith(("#", "- ")))
    blocks[middle] += f" {words}"
    return f"{head}\n---\n" + "\n\n".join(blocks) + "\n"


@contextmanager
def made(root: Path, files: Files) -> Iterator[None]:
    """Make a change, and undo it afterwards: what was there has its bytes again, what was not is gone."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    write(root, files)
    try:
        yield
    finally:
        for path, data in before.items():
            if data is None:
                (root / path).unlink()
            else:
                (root / path).write_bytes(data)
