"""What was made: of every page, and of every bundle of pages, what tells whether it would be made the same again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from generator.output.rows import Damaged
from generator.pages.page import Page, Sheet

_PART = 4
"""Bytes that stand for a part of a page, enough to say which one has changed."""

Use = tuple[str, str]
"""A template, and the language whose words of the interface it uses; empty if it may use those of all."""


class Made(NamedTuple):
    """A page as it was last made."""

    bundle: str
    sheet: str
    """What `in_json` gives."""
    key: bytes
    """The digest of all that it was made of."""
    digest: str
    size: int
    parts: bytes
    """A checksum of every part, one after the other."""


class Bound(NamedTuple):
    """A bundle of pages as it was last made."""

    seed: bytes
    pages: int
    """How many there are."""
    uses: str
    """As JSON: what its pages were made with besides what they show."""
    sums: bytes
    """The digest of those."""


class Sheets(Mapping[str, Sheet]):
    """The sheets of pages by path, each read when it is asked for."""

    def __init__(self, pages: Mapping[str, Made]) -> None:
        self._pages = pages

    def __getitem__(self, path: str) -> Sheet:
        return read_sheet(self._pages[path].sheet)

    def __contains__(self, path: object) -> bool:
        return path in self._pages

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def reason(made: Made | None, page: Page, parts: bytes) -> str:
    """Return why a page had to be made again, in the words of its parts."""
    if made is None:
        return "new"
    names = [*(name for name, _ in page.parts), "template", "words of the interface"]
    if len(made.parts) != len(parts):
        return "another kind of page"
    differ = [
        name
        for number, name in enumerate(names)
        if made.parts[number * _PART : (number + 1) * _PART] != parts[number * _PART : (number + 1) * _PART]
    ]
    return ", ".join(differ) or "the file was not as it was left"


def in_uses(uses: Iterable[Use]) -> str:
    """Return what pages were made with, as it is remembered."""
    return json.dumps(sorted(set(uses)))


def read_uses(said: str) -> list[Use]:
    """Return what was remembered of what pages were made with; raises Damaged."""
    try:
        return [(str(template), str(lang)) for template, lang in json.loads(said)]
    except (ValueError, TypeError) as error:
        raise Damaged(said) from error


def checksums(parts: Iterable[bytes]) -> bytes:
    """Return a few bytes for each part of a page."""
    return b"".join(crc32(part).to_bytes(_PART, "big") for part in parts)


def in_json(sheet: Sheet) -> str:
    """Return a sheet as it is remembered."""
    return json.dumps(sheet, ensure_ascii=False, separators=(",", ":"))


def read_sheet(said: str) -> Sheet:
    """Return a sheet that was remembered; raises Damaged."""
    try:
        path, template, lang, subject, at, indexed, canonical, changed, alternates = json.loads(said)
        line, column = at
        pairs = tuple([(code, other) for code, other in alternates])
    except (ValueError, TypeError) as error:
        raise Damaged(said) from error
    return Sheet(path, template, lang, subject, (line, column), indexed, canonical, changed, pairs)


_COLUMNS = {"sheet": "text", "key": "blob", "written": "text", "size": "integer", "parts": "blob"}
"""What the store holds of a page, from its sheet on; anything else is as good as nothing."""
_TYPES = [{"text": str, "blob": bytes, "integer": int}[kind] for kind in _COLUMNS.values()]
SOUND = " AND ".join(f"typeof({column}) = '{kind}'" for column, kind in _COLUMNS.items())
"""What is so of the rows that hold that, for the store to ask."""


def sound(row: Sequence[Any]) -> bool:
    """Whether a row of the store can be what was made of a page."""
    return [type(part) for part in row[2:]] == _TYPES
