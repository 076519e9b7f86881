"""Reading an article as it was pasted or saved: from the bytes of a text, Markdown or HTML file to its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

HEADLINE, HEADING, CAPTION, ITEM, AUTHOR, FURNITURE = "headline", "heading", "caption", "item", "author", "furniture"
DATED, ADDRESS, NEWSPAPER = "dated", "address", "newspaper"
ABOUT = (AUTHOR, DATED, ADDRESS, NEWSPAPER)
"""What a file says of its article without showing it."""


class Line(NamedTuple):
    """A line of an article, or what a page shows as one."""

    number: int
    """In the file, from 1."""
    text: str
    """Without mark-up, with single spaces."""
    gap: bool
    """Whether something stands between it and the line before: a blank line, or the end of an element."""
    hint: str = ""
    """What the file's own mark-up says of it."""
    reason: str = ""
    """Of FURNITURE and ABOUT, why."""


def read_lines(text: str, name: str) -> list[Line]:
    """Return the lines of a file whose name says how it is written; text that is neither is plain."""
    if name.endswith((".html", ".htm")) or re.match(r"\s*<(?:!doctype|html)\b", text, re.IGNORECASE):
        return _html(text)
    return _markdown(text) if name.endswith((".md", ".markdown")) else _plain(text)


def _clean(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\ufeff", "").replace("\u200b", "").split())


def _plain(text: str) -> list[Line]:
    lines, gap = [], True
    for number, raw in enumerate(text.split("\n"), 1):
        cleaned = _clean(raw)
        if cleaned:
            lines.append(Line(number, cleaned, gap))
        gap = not cleaned
    return lines


_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")


def _markdown(text: str) -> list[Line]:
    front = re.match(r"---\n(.*?)\n---\n", text, re.S)
    lines = [*_clipping(front[1], bool(re.search(r"^# ", text[front.end() :], re.M)))] if front else []
    for line in _plain("\n" * front[0].count("\n") + text[front.end() :] if front else text):
        found, hint, gap = line.text, "", line.gap
        if match := re.match(r"(#{1,6})\s+(.*?)\s*#*$", found):
            found, hint, gap = match[2], HEADLINE if match[1] == "#" else HEADING, True
        elif match := re.match(r"(?:[-*+]|\d+[.)])\s+(.*)$", found):
            found, hint, gap = match[1], ITEM, True
            if _LINK.fullmatch(found):
                lines.append(Line(line.number, _LINK.sub(r"\1", found), True, FURNITURE, "link to another page"))
                continue
        elif found.startswith(">"):
            found = found.lstrip("> ")
        elif not _LINK.fullmatch(found) and not found.startswith("!["):
            gap = gap or bool(re.fullmatch(r"[*_]{1,2}.+[*_]{1,2}", found))
        if not (_LINK.fullmatch(found) or found.startswith("![")):
            found = _clean(_MARK.sub("", _LINK.sub(r"\1", found)))
        lines.append(Line(line.number, found, gap, hint))
    return lines


_CLIPPED = {"author": AUTHOR, "byline": AUTHOR, "published": DATED, "date": DATED, "source": ADDRESS, "url": ADDRESS,
            "link": ADDRESS, "site": NEWSPAPER, "publisher": NEWSPAPER}  # fmt: skip
"""What programs that clip pages call what they know of them."""


def _clipping(front: str, titled: bool) -> Iterator[Line]:
    """Yield what the front matter of a clipping says of the article."""
    for number, raw in enumerate(front.split("\n"), 2):
        name, _, rest = raw.partition(":")
        value = _clean(rest).strip("\"'[] ")
        hint = _CLIPPED.get(name.strip().casefold(), "")
        if hint == ADDRESS and not value.startswith("http"):
            hint = NEWSPAPER
        if name.strip() == "title" and value and not titled:
            yield Line(number, value, True, HEADLINE)
        elif hint and value:
            yield Line(number, value, True, hint, f"“{name.strip()}” in the front matter of the clipping")
        elif raw.strip():
            yield Line(number, _clean(raw), True, FURNITURE, "in the front matter of the clipping")


def _html(text: str) -> list[Line]:
    reader = _Reader("article" if "<article" in text.lower() else "main" if "<main" in text.lower() else "body")
    reader.feed(text)
    reader.close()
    reader.flush()
    return reader.lines


_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br button dd div dl dt fieldset figcaption figure footer form h1 h2 h3"
        " h4 h5 h6 header hr html li main nav ol option p section table td textarea th time title tr ul",
    )
)
_OUTSIDE = ("nav", "aside", "footer", "form", "button", "select", "textarea", "noscript")
_SILENT = ("script", "style", "template", "svg")
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))
_STATED = {"author": AUTHOR, "article:author": AUTHOR, "article:published_time": DATED, "canonical address": ADDRESS,
           "og:site_name": NEWSPAPER}  # fmt: skip
"""What the elements <meta> in the head of a page say of it."""
_HINTS = {"h1": HEADLINE, "h2": HEADING, "h3": HEADING, "h4": HEADING, "figcaption": CAPTION, "li": ITEM}


_FURNITURE_CLASS = re.compile(
    r"(?i)(?:(?:article|post|news|box|list|block|detail)[-_]?)?(?:tags?|related(?:[-_]?(?:news|articles|stories|posts))?"
    r"|breadcrumbs?|comments?|share|social(?:[-_]?share)?|newsletter|sidebar|ads?|advert(?:isement)?)"
    r"(?:[-_]?(?:list|box|bar|block|wrap(?:per)?))?"
)
"""Classes that pages give to what is none of the article."""


class _Reader(HTMLParser):
    """Gathers the text of each block element, with the elements around it."""

    def __init__(self, root: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = root
        self.lines: list[Line] = []
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.number = 1
        self.gap = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.flush(tag != "br")
        said = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._about(said.get("name") or said.get("property", ""), said.get("content", ""))
        elif tag == "link" and said.get("rel") == "canonical":
            self._about("canonical address", said.get("href", ""))
        if tag not in _VOID:
            self.open.append((tag, said.get("class", "")))

    def _about(self, name: str, value: str) -> None:
        hint = _STATED.get(name, "")
        fits = value.startswith("http") if hint == ADDRESS else not value.startswith("http")
        if hint and value.strip() and fits and not any(line.hint == hint for line in self.lines):
            self.lines.append(Line(self.getpos()[0], _clean(value), True, hint, f"{name} in the head of the page"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(name in _SILENT for name, _ in self.open):
            return
        if not self.words and data.strip():
            self.number = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self.words.append(data)

    def flush(self, gap: bool = True) -> None:
        """End a line."""
        text = _clean("".join(self.words))
        self.words = []
        names = [name for name, _ in self.open]
        if text:
            self.lines.append(Line(self.number, text, self.gap, *self._said(names)))
        self.gap = gap or not text

    def _said(self, names: list[str]) -> tuple[str, str]:
        inner = next((name for name in reversed(names) if name in _OUTSIDE), "")
        if inner:
            return FURNITURE, f"in <{inner}>"
        if self.root not in names and self.root != "body":
            return FURNITURE, f"outside <{self.root}>"
        if "head" in names or "title" in names:
            return FURNITURE, "in <head>"
        classes = " ".join(name for _, name in self.open).split()
        furniture = next(filter(_FURNITURE_CLASS.fullmatch, classes), "")
        if furniture:
            return FURNITURE, f"in an element of class “{furniture}”"
        if any(re.search(r"author|byline", name) for name in classes):
            return AUTHOR, ""
        return next((_HINTS[name] for name in reversed(names) if name in _HINTS), ""), ""
