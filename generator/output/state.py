"""State: all that one build leaves for the next, in one process or from one run to another: texts, pages, templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.digest import digest
from generator.output.ledger import Ledger
from generator.output.made import Bound, Made
from generator.output.memory import Memory
from generator.output.rows import Damaged
from generator.output.shelf import Shelf, shelf_from, written_frame, written_listing
from generator.output.store import Store, program_digest, store_file
from generator.output.templates import Templates, digest_of_all
from generator.output.words import Words, words_of
from generator.output.words import in_json as words_in_json
from generator.source.scan import Scan


@dataclass(slots=True)
class State:
    """What is known from earlier builds of one output folder."""

    store: Store | None = None
    memory: Memory = field(default_factory=Memory)
    ledger: Ledger = field(default_factory=lambda: Ledger(None))
    scanned: Scan | None = None
    """The sources as this process has found them last."""
    _shelf: Shelf | None = None
    _words: dict[str, Words] = field(default_factory=dict)
    _templates: tuple[bytes, Templates] | None = None

    @classmethod
    def open(cls, root: Path, output: Path, *, clean: bool = False) -> State:
        """Return what the store of an output folder holds; nothing where there is no archive to keep it in."""
        if not root.is_dir():
            return cls()
        store = Store(store_file(root, output), program_digest())
        if clean:
            store.clear()
        return cls(store, Memory(store), Ledger(store))

    def forget(self) -> None:
        """Forget everything, because it cannot be trusted or is not to be."""
        self._shelf = None
        if self.store:
            self.store.clear()
            self.memory = Memory(self.store)
            self.ledger.forget()

    def shelf(self) -> Shelf | None:
        """Return the archive as the last build left it; None if that build did not end well. Raises Damaged."""
        if self._shelf is None and self.store and (said := self.store.fact("shelf")):
            rows = self.store.rows("SELECT sum, said FROM listings")
            try:
                self._shelf = shelf_from(said["frame"], rows)
                if [len(self._shelf.listings), *self._counts()] != said["counts"]:
                    raise Damaged("shelf")
            except (ValueError, TypeError, KeyError, IndexError) as error:
                raise Damaged("shelf") from error
        return self._shelf

    def _counts(self) -> list[int]:
        """Return how many pages, and texts, the store holds in sound rows."""
        assert self.store
        texts = self.store.rows("SELECT count(*) FROM contents")
        return [self.ledger.count(), *(count for (count,) in texts)]

    def unshelve(self) -> None:
        """Let nobody trust the shelf until another is kept: what is remembered of the texts may move on without it."""
        self._shelf = None
        if self.store and self.store.fact("shelf"):
            self.store.save({"shelf": None}, {}, {})

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

    def _compiled(self) -> dict[str, bytes]:
        rows = self.store.rows("SELECT path, sum, code FROM compiled") if self.store else ()
        return {name: code for name, known, code in rows if digest(code) == known}

    def _known(self, whole: bytes) -> dict[str, bytes]:
        """Return the digests of templates that are in order, if no template has changed since."""
        known = self.store.fact("templates") if self.store else None
        if not isinstance(known, dict) or known.get("whole") != whole.hex():
            return {}
        return {name: bytes.fromhex(one) for name, one in known["digests"].items()}

    def keep(
        self, pages: dict[str, Made], bundles: dict[str, Bound], shelf: Shelf | None, facts: Mapping[str, Any]
    ) -> None:
        """Remember the pages of a site that has been published, and its archive, and forget all others."""
        if self.store:
            old, known = self.ledger.pages, self.ledger.bundles
            rows: dict[str, Iterable[tuple[Any, ...]]] = {
                "pages": [(path, *made) for path, made in pages.items() if old.get(path) != made],
                "bundles": [(name, *bound) for name, bound in bundles.items() if known.get(name) != bound],
            }
            gone: dict[str, Iterable[str]] = {
                "pages": [path for path in old if path not in pages],
                "bundles": [name for name in known if name not in bundles],
            }
            facts = {**facts, **{f"words {lang}": words_in_json(one) for lang, one in self._words.items()}}
            if shelf:
                rows["listings"] = [(stem, *written_listing(one)) for stem, one in shelf.listings.items()]
                gone["listings"] = [
                    stem for (stem,) in self.store.rows("SELECT stem FROM listings") if stem not in shelf.listings
                ]
            if self._templates:
                used = self._templates[1]
                rows["compiled"] = [(name, digest(code), code) for name, code in used.compiled.items()]
                digests = {name: one.hex() for name, one in sorted(used.digests.items())}
                facts["templates"] = {"whole": used.whole.hex(), "digests": digests}
            self.ledger.know(pages, bundles)
            self._save(facts, rows, gone, shelf)
        else:
            self.ledger.know(pages, bundles)
        self._shelf = shelf if self.memory.stored else None

    def _save(
        self,
        facts: Mapping[str, Any],
        rows: dict[str, Iterable[tuple[Any, ...]]],
        gone: dict[str, Iterable[str]],
        shelf: Shelf | None,
    ) -> None:
        """Save, and the shelf last, so that it never says more than is there."""
        assert self.store
        self.store.save({**facts, "shelf": None}, rows, gone)
        if shelf:
            counts = [len(shelf.listings), *self._counts()]
            self.store.save({"shelf": {"frame": written_frame(shelf.frame), "counts": counts}}, {}, {})

    def amend(
        self, pages: Mapping[str, Made], bundles: Mapping[str, Bound], gone: Iterable[str], lost: Iterable[str],
        shelf: Shelf, facts: Mapping[str, Any],
    ) -> None:  # fmt: skip
        """Remember some pages and bundles anew, and the archive; forget these pages and these bundles."""
        assert self.store
        old = self._shelf
        listings = old.listings if old else {}
        changed = [
            (stem, *written_listing(one)) for stem, one in shelf.listings.items() if listings.get(stem) is not one
        ]
        left = [stem for stem in listings if stem not in shelf.listings]
        rows: dict[str, Iterable[tuple[Any, ...]]] = {
            "pages": [(path, *made) for path, made in pages.items()],
            "bundles": [(name, *bound) for name, bound in bundles.items()],
            "listings": changed,
        }
        forgotten: dict[str, Iterable[str]] = {"pages": set(gone), "bundles": set(lost), "listings": left}
        self.ledger.amend(pages, bundles, forgotten["pages"], forgotten["bundles"])
        self._save(facts, rows, forgotten, shelf)
        self._shelf = shelf if self.memory.stored else None
