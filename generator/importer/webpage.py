"""Web pages: from the HTML of a page to the lines of the article on it, by trafilatura, with what the page's head says
of it. What trafilatura leaves out of an article (the lead above it, captions, the byline) is put back in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree, html
from trafilatura import extract

from generator.importer import furniture
from generator.importer import lines as roles
from generator.importer.days import stamped
from generator.importer.lines import Piece, cleaned
from generator.importer.words import stated

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|li|main|nav"
    "|ol|p|section|table|td|th|time|tr|ul"
)
_ROLES = {
    **dict.fromkeys(("h2", "h3", "h4"), roles.HEADING),
    "h1": roles.HEADLINE,
    "figcaption": roles.CAPTION,
    "li": roles.ITEM,
}
_STYLE, _CLASS = "translate(@style, ' ', '')", "concat(' ', @class, ' ')"
_HIDDEN = (
    "//script | //style | //noscript | //template | //dialog | //svg | //textarea | //button | //select | //comment()"
    f"| //*[@hidden or contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden')]"
    + "".join(f"| //*[contains({_CLASS}, ' {name} ')]" for name in ("hidden", "d-none", "sr-only", "visually-hidden"))
)
_OF_CAPTION = re.compile(r"(?i)caption\b|\b(?:image|cap|photo[-_]?(?:desc|note|credit))\b")
_OF_AUTHOR = re.compile(r"(?i)author|byline|tac-?gia")
_AROUND = re.compile(r"(?i)related|lien-?quan|\btags?\b|breadcrumb|comment|sidebar|share|social")
"""Classes of what a page shows beside an article."""
_META = stated("head")
_BREAK = "\ue000"


class _PageBlock(NamedTuple):
    line: int
    text: str
    gap: bool
    role: str
    """By its class, or by its innermost element that says what it is."""
    near: str
    """The classes of its element and of the one around it."""
    around: Sequence[Any]
    """All elements around it, the innermost first."""

    @property
    def key(self) -> str:
        """Its letters alone."""
        return _key(self.text)


def page_lines(text: str) -> list[Piece]:
    """Return the lines of a page in order: first what its head states, then the article, and what was left out."""
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    result = [*_stated(tree)]
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    kept = set(map(_key, (extract(etree.tostring(tree, encoding="unicode"), include_comments=False) or "").split("\n")))
    blocks = list(_blocks(tree))
    # A list of other articles is a heading that says so, and what stands in the same element.
    whole = next((one.around for one in blocks if one.role == roles.HEADLINE), ())
    ending = (one.around[1] for one in blocks if one.role == roles.HEADING and furniture.END.fullmatch(one.text))
    lists = {box for box in ending if box not in whole}
    texts = [n for n, one in enumerate(blocks) if one.role != roles.HEADLINE and not lists & {*one.around}]
    inside = [n for n in texts if kept & set(map(_key, blocks[n].text.split("\n")))]
    sentences = [n for n in inside if len(blocks[n].text.split()) > 8]
    titles = [cleaned(title) for title in tree.xpath("//meta[@property='og:title']/@content | //title/text()")]
    titled = _titled(blocks, next(iter(sentences), len(blocks)), titles)
    first, last = next((n for n in sentences if n > titled), len(blocks)), max(inside, default=-1)
    if titled < 0 and titles:
        result.append(Piece(roles.HEADLINE, titles[0], (1,), "marked as headline"))
    for number, one in enumerate(blocks):
        role, short = one.role, len(one.text.split()) <= 16
        beside = any(_AROUND.search(element.get("class", "")) for element in one.around)
        if number == titled:
            role = roles.HEADLINE
        elif (
            role in (roles.BODY, roles.HEADING)
            and titled - 6 <= number < first
            and (short or (number > titled and not beside))
        ):
            role = roles.BODY  # a date, a byline, the section
        elif not (
            (number > titled and (number in inside or (role == roles.AUTHOR and number <= last + 8)))
            or (role == roles.CAPTION and first - 1 <= number <= last + 2 and not beside)
        ):
            role = roles.DROPPED
        known = "not part of the article on the page" if role == roles.DROPPED else f"marked as {role}"
        reason = known if role not in (roles.BODY, roles.AUTHOR) else ""
        result.append(Piece(role, one.text, (one.line,), reason, one.gap))
    return result


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold())) or "-"


def _blocks(tree: Any) -> Iterator[_PageBlock]:
    """Yield the text of every block of a page, with the elements around it."""
    for element in tree.xpath("//br"):
        element.tail = f"{_BREAK}{element.tail or ''}"
    for element in tree.xpath("//*[contains(@class, 'location')]"):
        element.tail = f" – {element.tail or ''}"  # the place before a text, which style alone sets apart
    tables = {table: rows for table in tree.iter("table") if (rows := _rows(table))}
    for around, nodes in groupby(tree.xpath("//body//text()"), lambda node: _around(node, tables)):
        element, gap = around[0], True
        picture = element.tag in ("p", "td") and element.find(".//img") is not None
        near = " ".join(one.get("class", "") for one in around[:2])
        caption = picture or _OF_CAPTION.search(near)
        special = {roles.TABLE: element in tables, roles.AUTHOR: _OF_AUTHOR.search(near), roles.CAPTION: caption}
        said = (*(role for role, is_so in special.items() if is_so), *(_ROLES.get(one.tag, "") for one in around))
        role = next(filter(None, said), roles.BODY)
        for part in [tables[element]] if element in tables else map(cleaned, "".join(nodes).split(_BREAK)):
            if part:
                credited = role == roles.BODY and furniture.CREDIT.search(part)
                yield _PageBlock(element.sourceline or 1, part, gap, roles.CAPTION if credited else role, near, around)
            gap = not part


def _around(node: Any, tables: Any) -> tuple[Any, ...]:
    """Return the block in which a text stands, and all elements around that."""
    above = node.getparent()
    around = [*above.iterancestors()] if node.is_tail else [above, *above.iterancestors()]
    table = next((n for n, one in enumerate(around) if one in tables), None)
    block = next((n for n, one in enumerate(around) if _BLOCK.fullmatch(one.tag)), 0)
    return tuple(around[block if table is None else table :])


def _rows(table: Any) -> str:
    """Return the rows of a table of data as Markdown; of one that only places a picture, none."""
    rows = [[cleaned("".join(cell.itertext())) for cell in row.xpath("./td | ./th")] for row in table.iter("tr")]
    if len(rows) < 2 or min(map(len, rows)) < 2 or table.find(".//img") is not None:
        return ""
    width = max(map(len, rows))
    cells = ([*(cell.replace("|", "\\|") for cell in row), *[""] * (width - len(row))] for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _titled(blocks: Sequence[_PageBlock], first: int, titles: Sequence[str]) -> int:
    """Return where the headline stands before the first sentence, or -1: it is the last <h1>, first of all those that
    the page's title repeats, or what that title begins with, which may stand below."""
    long = [n for n, one in enumerate(blocks) if len(one.text.split()) > 3]
    heads = [n for n in range(min(first + 1, len(blocks))) if blocks[n].role == roles.HEADLINE]
    repeated = [n for n in heads if n in long and any(blocks[n].key in _key(title) for title in titles)]
    named = [n for n in long if any(_key(title).startswith(blocks[n].key) for title in titles)]
    above = [n for n in named if n <= first]
    return next(iter((*repeated[-1:], *heads[-1:], *above[-1:], *named, -1)))


def _stated(tree: Any) -> Iterator[Piece]:
    """Yield what the head of a page states of its article, the more reliable first and each but once."""
    facts = [(role, value, f"“{name}” in the page’s JSON-LD") for name, role, value in _linked_data(tree)]
    for element in tree.xpath("//meta[@content] | //link[@rel='canonical'] | //time[@datetime]"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        name = {"link": "canonical address", "time": "time"}.get(element.tag, name)
        value = element.get("content") or element.get("href") or element.get("datetime") or ""
        facts += [(_META[name], value, f"{name} in the head of the page")] if name in _META else []
    given: set[str] = set()
    for role, value, reason in facts:
        said = stamped(value) if role == roles.DATED else cleaned(value)
        several = role == roles.AUTHOR and "JSON-LD" in reason
        if said and said.startswith("http") == (role == roles.ADDRESS) and (role not in given or several):
            given.add(role)
            yield Piece(role, said, (1,), reason)


def _linked_data(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (property, role, value) of the article in a page's JSON-LD."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue
        for thing in _things(data):
            if re.search(r"Article|Reportage|BlogPosting", str(thing.get("@type", ""))):
                yield "datePublished", roles.DATED, str(thing.get("datePublished", ""))
                for one in _things(thing.get("author", [])):
                    if "Organization" not in str(one.get("@type", "")):
                        yield "author", roles.AUTHOR, str(one.get("name", ""))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            yield from _things(one.get("@graph", []))
        elif isinstance(one, str):
            yield {"name": one}
