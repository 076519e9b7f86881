"""State: all that one build leaves for the next, in one process or from one run to another: texts, pages, templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from generator.digest import digest
from generator.language.catalogues import Catalogue, translations
from generator.output.memory import Memory
from generator.output.publish import Folder
from generator.output.store import Store, program_digest, store_file
from generator.output.templates import Templates, digest_of_all
from generator.pages.page import Page

_PART = 4
"""Bytes that stand for a part of a page, enough to say which one has changed."""


class Made(NamedTuple):
    """A page as it was last made."""

    key: bytes
    """The digest of all that it was made of."""
    digest: str
    size: int
    parts: bytes
    """A checksum of every part, one after the other."""


@dataclass(slots=True)
class State:
    """What is known from earlier builds of one output folder."""

    store: Store | None = None
    memory: Memory = field(default_factory=Memory)
    pages: dict[str, Made] = field(default_factory=dict)
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
        rows = self.store.rows("SELECT path, key, written, size, parts FROM pages")
        self.pages = {path: Made(key, written.hex(), size, parts) for path, key, written, size, parts in rows}

    def forget(self) -> None:
        """Forget everything, because it cannot be trusted or is not to be."""
        if self.store:
            self.store.clear()
            self._load()

    def close(self) -> None:
        """Let go of the store."""
        if self.store:
            self.store.close()

    def templates(self, root: Path, catalogues: Mapping[str, Catalogue]) -> Templates:
        """Return the templates, parsed again only if one of them or a catalogue has changed."""
        whole = digest_of_all(root)
        key = digest(whole, *(repr(one.messages) for one in catalogues.values()))
        if self._templates is None or self._templates[0] != key:
            words = {code: translations(one) for code, one in catalogues.items()}
            self._templates = (key, Templates(root, words, whole, self._compiled(), self._known(whole)))
        return self._templates[1]

    def _compiled(self) -> dict[str, bytes]:
        rows = self.store.rows("SELECT path, sum, code FROM compiled") if self.store else ()
        return {name: code for name, known, code in rows if digest(code) == known}

    def _known(self, whole: bytes) -> dict[str, bytes]:
        """Return the digests of templates that are in order, if no template has changed since."""
        known = self.store.fact("templates") if self.store else None
        if not isinstance(known, dict) or known.get("whole") != whole.hex():
            return {}
        return {name: bytes.fromhex(one) for name, one in known["digests"].items()}

    def holds(self, folder: Folder, path: str, key: bytes) -> bool:
        """Whether the folder holds a page as it would be made."""
        made = self.pages.get(path)
        return made is not None and made.key == key and folder.found(path) == made.digest

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

    def keep(self, pages: Mapping[str, Made], facts: Mapping[str, Any]) -> None:
        """Remember the pages of a site that has been published, and forget all others."""
        if self.store:
            changed = [
                (path, made.key, bytes.fromhex(made.digest), made.size, made.parts)
                for path, made in pages.items()
                if self.pages.get(path) != made
            ]
            gone = [path for path in self.pages if path not in pages]
            rows: dict[str, Iterable[tuple[Any, ...]]] = {"pages": changed}
            facts = dict(facts)
            if self._templates:
                used = self._templates[1]
                rows["compiled"] = [(name, digest(code), code) for name, code in used.compiled.items()]
                digests = {name: one.hex() for name, one in sorted(used.digests.items())}
                facts["templates"] = {"whole": used.whole.hex(), "digests": digests}
            self.store.save(facts, rows, {"pages": gone})
        self.pages = dict(pages)


def parts_of(page: Page, templates: Templates, spoken: bytes) -> tuple[bytes, bytes]:
    """Return the key of a page, and a few bytes for each of its parts."""
    found = [*(part for _, part in page.parts), templates.digest_of(page.template), spoken]
    return digest(*found), b"".join(crc32(part).to_bytes(_PART, "big") for part in found)
