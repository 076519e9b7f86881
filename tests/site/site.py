"""A built archive, its pages as trees, and its sources read independently."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cache, cached_property

from babel.messages.pofile import read_po

from tests.archives.project import Project
from tests.site.dom import Element, parse
from tests.site.links import Folder
from tests.site.sources import FOLDERS, LANGUAGES, Content, Thing, other
from tests.small_sites import PROJECT


class Site:
    """An archive as it stands once it has been built; tests read it and change nothing."""

    def __init__(self, project: Project, name: str) -> None:
        self.name = name
        self.project = project
        self.result = project.built()
        self.output = project.output
        self.content = Content(self.project.root / "content")
        self._trees: dict[str, Element] = {}

    def __repr__(self) -> str:
        return f"the {self.name} site"

    @cached_property
    def base_url(self) -> str:
        return str(self.content.data("site.yaml")["base_url"])

    @cached_property
    def folder(self) -> Folder:
        return Folder(self.output, self.base_url)

    @cached_property
    def paths(self) -> list[str]:
        """All pages."""
        return self.folder.pages

    def of_language(self, lang: str) -> list[str]:
        """Return the pages of a language."""
        return [path for path in self.paths if path.startswith(f"{lang}/")]

    @property
    def in_one_language(self) -> list[str]:
        """All pages but the front page and that for what is missing, which speak both languages."""
        return [path for lang in LANGUAGES for path in self.of_language(lang)]

    def tree(self, path: str) -> Element:
        """Return a page."""
        if path not in self._trees:
            self._trees[path] = parse(self.folder.html(path))
        return self._trees[path]

    def main(self, path: str) -> Element:
        """Return what a page has of its own."""
        return self.tree(path).one("main")

    def page(self, kind: str, key: str, lang: str) -> Element:
        """Return what the page of a thing has of its own."""
        return self.main(self.content.address(kind, key, lang))

    def links(self, path: str, within: Element) -> list[str]:
        """Return the pages of the site to which the links within an element of a page lead, in order."""
        links = (link for link in within.all("a") if "prose" not in within.classes or not _noted(link))
        found = (self.folder.target(path, link.get("href")) for link in links)
        return [target for target in found if target in self.folder.files]

    def things(self, path: str, within: Element, *kinds: str) -> list[Thing]:
        """Return the people, documents … whose pages are linked within an element of a page, in order; the notes beside
        a text are none of it unless the element is one."""
        return [self.by_address[target] for target in self.links(path, within) if self._is(target, kinds)]

    def _is(self, target: str, kinds: tuple[str, ...]) -> bool:
        return target in self.by_address and self.by_address[target][0] in kinds

    @cached_property
    def by_address(self) -> dict[str, Thing]:
        """Address to the thing that has it."""
        registers = {
            "briefing": self.content.briefings,
            "person": self.content.people,
            "resolution": self.content.resolutions,
            "event": self.content.events,
        }
        return {
            self.content.address(kind, key, lang): (kind, key)
            for kind, register in registers.items()
            for key in register
            for lang in LANGUAGES
        }

    @cached_property
    def stubs(self) -> dict[str, str]:
        """Address of every page that stands for a text not written in its language, to the address of the text."""
        return {
            self.content.address(kind, stem, other(lang)): self.content.address(kind, stem, lang)
            for (kind, stem), texts in self.content.texts.items()
            for lang in texts
            if len(texts) == 1
        }

    @cached_property
    def parallels(self) -> dict[str, str]:
        """Address of every page that shows a briefing in both languages, to the briefing's own in that language."""
        stems = [stem for kind, stem in self.content.pairs if kind == "briefing"]
        pairs = ((stem, lang) for stem in stems for lang in LANGUAGES)
        return {self.content.address("parallel", *one): self.content.address("briefing", *one) for one in pairs}

    def cited(self, path: str) -> list[tuple[str, Element]]:
        """Return the briefings that the page of a person or document lists as naming it, with all that it says of
        each."""
        heading = self.main(path).one(id="mentions")
        assert heading.parent is not None
        items = [item for item in heading.parent.all("li") if self.things(path, item, "briefing")]
        return [(self.things(path, item, "briefing")[0][1], item) for item in items]

    def index(self, kind: str, lang: str) -> str:
        """Return the address of an index."""
        return posixpath.join(FOLDERS[kind][lang], "index.html")


def none_of(found: Iterable[str]) -> None:
    """Fail with all that was found, a line each."""
    lines = list(found)
    assert not lines, f"{len(lines)} found:\n" + "\n".join(lines)


@cache
def said(lang: str, message: str) -> str:
    """Return how the interface says a message in a language; names in braces stay to be filled."""
    with (PROJECT / "translations" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        found = read_po(file).get(message)
    assert found is not None and found.string, f"no message {message!r} in {lang}"
    return str(found.string)


def _noted(element: Element | None) -> bool:
    """Return whether an element stands in a note beside a text."""
    return element is not None and ("notes" in element.classes or _noted(element.parent))
