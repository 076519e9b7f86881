"""Web pages: from the HTML of a page to the lines of the article on it, by trafilatura, with what the page's head says
of it. What trafilatura leaves out of an article (the lead above it, captions, the byline) is put back in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree, html
from trafilatura import bare_extraction

from generator.importer import furniture
from generator.importer.lines import (
    AUTHOR,
    BODY,
    CAPTION,
    DROPPED,
    HEADING,
    HEADLINE,
    ITEM,
    TABLE,
    Piece,
    cleaned,
)
from generator.importer.stated import stated

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
        " header hr html li main nav ol p section table td th time title tr ul",
    )
)
_ROLES = {**dict.fromkeys(("h2", "h3", "h4"), HEADING), "figcaption": CAPTION, "li": ITEM}
_STYLE, _CLASS = "translate(@style, ' ', '')", "concat(' ', @class, ' ')"
_HIDDEN = (
    "//style | //noscript | //template | //dialog | //svg | //textarea | //button | //select | //comment()"
    "| //script[not(contains(@type, 'ld+json'))] | //*[@hidden]"
    f"| //*[contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden')]"
    + "".join(f"| //*[contains({_CLASS}, ' {name} ')]" for name in ("hidden", "d-none", "sr-only", "visually-hidden"))
)
_OF_CAPTION = re.compile(r"(?i)caption\b|\b(?:image|cap|photo[-_]?(?:desc|note|credit))\b")
_OF_LEAD = re.compile(r"(?i)sapo|lead|summary|description|standfirst|chapeau|intro")
_OF_AUTHOR = re.compile(r"(?i)author|byline|tac-?gia")
_AROUND = re.compile(r"(?i)related|lien-?quan|\btags?\b|breadcrumb|comment|sidebar|share|social")
"""Classes of what a page shows beside an article."""


class _PageBlock(NamedTuple):
    line: int
    text: str
    gap: bool
    tag: str
    """The innermost element that says what it is."""
    near: str
    """The classes of its element and of the one around it."""
    around: tuple[Any, ...]
    """All elements around it, the innermost first."""

    @property
    def far(self) -> str:
        """The classes of all elements around it."""
        return " ".join(element.get("class", "") for element in self.around)


def page_lines(text: str) -> list[Piece]:
    """Return the lines of a page in order: first what its head states, then the article, and what was left out."""
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    blocks = list(_blocks(tree))
    body = getattr(bare_extraction(etree.tostring(tree, encoding="unicode"), include_comments=False), "body", None)
    kept = {_key(part) for part in _texts(body)} if body is not None else set()
    # A list of other articles is a heading that says so, and what stands in the same element.
    listed = [one for one in blocks if _ROLES.get(one.tag) == HEADING and furniture.END.fullmatch(one.text)]
    whole = next((one.around for one in blocks if one.tag == "h1"), ())
    boxes = [one.around[1] for one in listed if one.around[1] not in whole]
    texts = [
        (n, one) for n, one in enumerate(blocks) if one.tag != "h1" and not any(box in one.around for box in boxes)
    ]
    inside = [n for n, one in texts if kept & set(map(_key, one.text.split("|")))]
    sentences = [n for n in inside if len(blocks[n].text.split()) > 8 and blocks[n].text[-1] in '.!?…”":|']
    title = _headline(tree, blocks[: next(iter(sentences), len(blocks)) + 1])
    same = [n for n, one in enumerate(blocks) if one.tag != "title" and _key(one.text) == _key(title)]
    titled = max((n for n in same if sentences and n <= sentences[0]), default=min(same, default=-1))
    first = next((n for n in sentences if n > titled), len(blocks))
    last = max(inside, default=-1)
    summaries = {
        _key(found)
        for found in tree.xpath("//meta[contains(@name, 'description') or contains(@property, 'description')]/@content")
    }
    result = [*stated(tree)]
    if title and titled < 0:
        result.append(Piece(HEADLINE, title, (1,), "marked as headline"))
    for number, one in enumerate(blocks):
        role = TABLE if one.tag == TABLE else _ROLES.get(one.tag, BODY)
        caption = role == CAPTION or bool(_OF_CAPTION.search(one.near)) or bool(furniture.CREDIT.search(one.text))
        lead = (len(one.text.split()) >= 5 and bool(_OF_LEAD.search(one.near))) or _key(one.text) in summaries
        if number == titled:
            role = HEADLINE
        elif number in inside and number > titled:
            role = CAPTION if caption and role != TABLE else AUTHOR if _OF_AUTHOR.search(one.near) else role
        elif titled < number < first and lead:
            role = BODY
        elif titled < number <= last + 8 and _OF_AUTHOR.search(one.near):
            role = AUTHOR
        elif (
            first - 1 <= number <= last + 2
            and caption
            and not any(_AROUND.search(element.get("class", "")) for element in one.around)
        ):
            role = CAPTION
        elif titled - 6 <= number < first and len(one.text.split()) <= 16 and one.tag not in ("title", "h1", "li"):
            role = BODY  # a date, a byline, the section
        else:
            role = DROPPED
        known = "not part of the article on the page" if role == DROPPED else f"marked as {role}"
        result.append(Piece(role, one.text, (one.line,), known if role not in (BODY, AUTHOR) else "", one.gap))
    return result


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold())) or "-"


def _texts(body: Any) -> Iterator[str]:
    """Yield the text of every block that trafilatura has kept, whole and between its line breaks."""
    for element in body.iter("p", "head", "item", "cell", "quote", "code"):
        parts = [""]
        for node in element.iter():
            if node.tag == "lb":
                parts.append("")
            parts[-1] += f" {node.text or ''}" + (f" {node.tail or ''}" if node is not element else "")
        yield from (" ".join(parts), *parts)


def _blocks(tree: Any) -> Iterator[_PageBlock]:
    """Yield the text of every block of a page, with the elements around it."""
    words: list[str] = []
    line, gap, skipped = 1, True, None

    def ended(element: Any) -> Iterator[_PageBlock]:
        text = cleaned("".join(words))
        words.clear()
        if text:
            around = [element, *element.iterancestors()]
            tag = next((one.tag for one in around if one.tag in _ROLES or one.tag in ("h1", "title")), "")
            if element.tag in ("p", "td") and element.find(".//img") is not None:
                tag = "figcaption"
            classes = [one.get("class", "") for one in around[:2]]
            yield _PageBlock(line, text, gap, tag, " ".join(classes), tuple(around))

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if skipped is not None:
            if element is skipped and event == "end":
                words.append(element.tail or "")
                skipped = None
            continue
        if element.tag in _BLOCKS:
            above = element.getparent()
            yield from ended(element if event == "end" or above is None else above)
            gap = element.tag != "br"
        if event == "start":
            line = element.sourceline or line
            rows = _rows(element) if element.tag == "table" else []
            if rows:
                yield _PageBlock(line, "\n".join(rows), True, TABLE, "", (element,))
            if rows or element.tag == "script":
                skipped = element
                continue
        elif "location" in element.get("class", ""):
            words.append(" – ")  # the place before a text, which style alone sets apart
        words.append((element.text if event == "start" else element.tail) or "")


def _rows(table: Any) -> list[str]:
    """Return the rows of a table of data as Markdown; of one that only places a picture, none."""
    rows = [[cleaned("".join(cell.itertext())) for cell in row.xpath("./td | ./th")] for row in table.iter("tr")]
    if len(rows) < 2 or min(map(len, rows)) < 2 or table.find(".//img") is not None:
        return []
    width = max(map(len, rows))
    cells = ([*(cell.replace("|", "\\|") for cell in row), *[""] * (width - len(row))] for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]


def _headline(tree: Any, blocks: list[_PageBlock]) -> str:
    """Return the headline: the <h1> that the page's title repeats, the last one before the text, or the title."""
    titles = [cleaned(title) for title in tree.xpath("//meta[@property='og:title']/@content | //title/text()")]
    headings = [one.text for one in blocks if one.tag == "h1"]
    long = [text for text in headings if len(text.split()) > 3]
    repeated = (text for text in long if any(_key(text) in _key(title) for title in titles))
    named = (re.split(r"\s+[|–—-]\s+(?=[^|–—-]{2,40}$)", title)[0] for title in titles)
    return next(chain(repeated, reversed(headings), (title for title in named if len(title.split()) > 3)), "")
