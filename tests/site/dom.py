"""A page as a tree, so that tests can ask what a reader finds on it. Trusts the markup; ``test_markup`` does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import groupby

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Element:
    """A tag with its attributes, what is in it and what it is in."""

    __slots__ = ("attrs", "children", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Element | str] = []

    def __repr__(self) -> str:
        return f"<{self.tag}{''.join(f' {k}={v!r}' for k, v in self.attrs.items())}> {self.text[:60]}"

    def get(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.attrs.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def lang(self) -> str:
        """The language in which a reader of the page takes the words here to be."""
        return self.get("lang") or (self.parent.lang if self.parent else "")

    @property
    def raw(self) -> str:
        """All words within, with white space as it stands."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    @property
    def text(self) -> str:
        """All words within, white space made single spaces."""
        return " ".join(self.raw.split())

    def walk(self) -> Iterator[Element]:
        """Yield this element and all within, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def strings(self) -> Iterator[tuple[Element, str]]:
        """Yield all text with the element that it stands in; words only kept on one line are no element of their own."""
        for element in self.walk():
            if not element.only_kept_together:
                for together, run in groupby(element.children, _is_text):
                    words = "".join(child if isinstance(child, str) else child.raw for child in run)
                    if together and words.strip():
                        yield element, " ".join(words.split())

    @property
    def only_kept_together(self) -> bool:
        return self.tag == "span" and self.attrs == {"class": "nowrap"}

    def all(self, *tags: str, where: Callable[[Element], object] | None = None, **attrs: str) -> list[Element]:
        """Return the elements within that have one of the tags (any, if none is named) and these attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items()}
        return [
            element
            for element in self.walk()
            if element is not self
            and (not tags or element.tag in tags)
            and all(
                value in element.classes if name == "class" else element.attrs.get(name) == value
                for name, value in wanted.items()
            )
            and (where is None or where(element))
        ]

    def one(self, *tags: str, where: Callable[[Element], object] | None = None, **attrs: str) -> Element:
        """Return the only such element."""
        found = self.all(*tags, where=where, **attrs)
        assert len(found) == 1, f"{len(found)} of {tags} {attrs} in {self!r}"
        return found[0]

    def up(self, *tags: str) -> Element | None:
        """Return the nearest element around this one with one of the tags."""
        element = self.parent
        while element is not None and element.tag not in tags:
            element = element.parent
        return element


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, None)
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        outside = self.here
        self.handle_starttag(tag, attrs)
        if tag == "svg" or outside.tag == "svg" or outside.up("svg"):
            self.here = outside  # in pictures a slash closes; elsewhere it means nothing

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.here.tag == tag and self.here.parent is not None, f"</{tag}> closes {self.here!r}"
            self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data.replace("\xa0", " "))


def parse(html: str) -> Element:
    """Return the root of a page, which holds the html element."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"{builder.here!r} is never closed"
    return builder.root


def _is_text(child: Element | str) -> bool:
    return isinstance(child, str) or child.only_kept_together
