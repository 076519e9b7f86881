"""State: all that one build leaves for the next, in one process or from one run to another: texts, pages, templates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from generator.digest import digest
from generator.output.memory import Damaged, Memory
from generator.output.store import Store, program_digest, store_file
from generator.output.templates import Templates, digest_of_all
from generator.output.words import Words, words_of
from generator.output.words import in_json as words_in_json
from generator.pages.page import Page, Sheet

_PART = 4
"""Bytes that stand for a part of a page, enough to say which one has changed."""

_COLUMNS = [str, bytes, str, int, bytes]
"""What the store holds of a page, from its sheet on; anything else is as good as nothing."""

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


@dataclass(slots=True)
class State:
    """What is known from earlier builds of one output folder."""

    store: Store | None = None
    memory: Memory = field(default_factory=Memory)
    pages: dict[str, Made] = field(default_factory=dict)
    bundles: dict[str, Bound] = field(default_factory=dict)
    _paths: dict[str, list[str]] = field(default_factory=dict)
    """Of the pages of each bundle."""
    _words: dict[str, Words] = field(default_factory=dict)
    _templates: tuple[bytes, Templates] | None = None

    @classmethod
    def open(cls, root: Path, output: Path, *, clean: bool = False) -> State:
        """Return what the store of an output folder holds; nothing where there is no archive to keep it in."""
        if not root.is_dir():
            return cls()
        state = cls(Store(store_file(root, output), program_digest()))
        if clean:
            state.forget()
        else:
            state._load()
        return state

    def _load(self) -> None:
        assert self.store
        self.memory = Memory(self.store)
        rows = self.store.rows("SELECT * FROM pages")
        self._know(
            {row[0]: Made._make(row[1:]) for row in rows if [type(part) for part in row[2:]] == _COLUMNS},
            {row[0]: Bound._make(row[1:]) for row in self.store.rows("SELECT * FROM bundles")},
        )

    def _know(self, pages: dict[str, Made], bundles: dict[str, Bound]) -> None:
        self.pages, self.bundles = pages, bundles
        self._paths = {name: [] for name in bundles}
        for path, made in pages.items():
            self._paths.setdefault(made.bundle, []).append(path)

    def forget(self) -> None:
        """Forget everything, because it cannot be trusted or is not to be."""
        if self.store:
            self.store.clear()
            self._load()

    def close(self) -> None:
        """Let go of the store."""
        if self.store:
            self.store.close()

    def words(self, root: Path) -> dict[str, Words]:
        """Return the words of the interface by language; a catalogue is read again only if it has changed."""
        self._words = words_of(root, self._known_words)
        return self._words

    def _known_words(self, lang: str) -> Any:
        if lang in self._words:
            return words_in_json(self._words[lang])
        return self.store.fact(f"words {lang}") if self.store else None

    def templates(self, root: Path, words: Mapping[str, Words]) -> Templates:
        """Return the templates, parsed again only if one of them or a catalogue has changed."""
        whole = digest_of_all(root)
        key = digest(whole, *(one.compiled for one in words.values()))
        if self._templates is None or self._templates[0] != key:
            spoken = {code: one.translations for code, one in words.items()}
            self._templates = (key, Templates(root, spoken, whole, self._compiled(), self._known(whole)))
        return self._templates[1]

    def prepare(self) -> None:
        """Make ready what the next build of this process may need, so that it need not wait for it."""
        import generator.source.prose  # noqa: F401

        if self._templates:
            self._templates[1].prepare()

    def _compiled(self) -> dict[str, bytes]:
        rows = self.store.rows("SELECT path, sum, code FROM compiled") if self.store else ()
        return {name: code for name, known, code in rows if digest(code) == known}

    def _known(self, whole: bytes) -> dict[str, bytes]:
        """Return the digests of templates that are in order, if no template has changed since."""
        known = self.store.fact("templates") if self.store else None
        if not isinstance(known, dict) or known.get("whole") != whole.hex():
            return {}
        return {name: bytes.fromhex(one) for name, one in known["digests"].items()}

    def bound(self, name: str) -> dict[str, Made]:
        """Return the pages of a bundle as they were last made."""
        return {path: self.pages[path] for path in self._paths[name]}

    def reason(self, page: Page, parts: bytes) -> str:
        """Return why a page had to be written, in the words of its parts."""
        made = self.pages.get(page.path)
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

    def keep(self, pages: dict[str, Made], bundles: dict[str, Bound], facts: Mapping[str, Any]) -> None:
        """Remember the pages of a site that has been published, and forget all others."""
        if self.store:
            rows: dict[str, Iterable[tuple[Any, ...]]] = {
                "pages": [(path, *made) for path, made in pages.items() if self.pages.get(path) != made],
                "bundles": [(name, *bound) for name, bound in bundles.items() if self.bundles.get(name) != bound],
            }
            gone: dict[str, Iterable[str]] = {
                "pages": [path for path in self.pages if path not in pages],
                "bundles": [name for name in self.bundles if name not in bundles],
            }
            facts = {**facts, **{f"words {lang}": words_in_json(one) for lang, one in self._words.items()}}
            if self._templates:
                used = self._templates[1]
                rows["compiled"] = [(name, digest(code), code) for name, code in used.compiled.items()]
                digests = {name: one.hex() for name, one in sorted(used.digests.items())}
                facts["templates"] = {"whole": used.whole.hex(), "digests": digests}
            self.store.save(facts, rows, gone)
        self._know(pages, bundles)


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
