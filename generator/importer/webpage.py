"""Web pages: from the HTML of a page to the lines of its article, by trafilatura, and the metadata in the page's head.

Parts of the article that trafilatura leaves out (the lead above it, captions, the byline) are put back in their place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby
from typing import Any, NamedTuple

from lxml import etree, html
from trafilatura import extract

from generator.importer import lines as roles
from generator.importer.event_day import day_of_timestamp
from generator.importer.lines import Piece, cleaned
from generator.importer.words import CREDIT, END, ends, named_pattern, stated_facts

_BLOCK, _OF_CAPTION, _OF_AUTHOR = map(named_pattern, ("block", "caption class", "author class"))
_BESIDE, _ARTICLE = map(named_pattern, ("class beside", "article"))
_ROLES = {"h1": roles.HEADLINE, "h2": roles.HEADING, "h3": roles.HEADING, "h4": roles.HEADING, "li": roles.ITEM,
          "figcaption": roles.CAPTION, "table": roles.TABLE}  # fmt: skip
_STYLE, _CLASS = "translate(@style, ' ', '')", "concat(' ', @class, ' ')"
_HIDDEN = (
    "//script | //style | //noscript | //template | //dialog | //svg | //textarea | //button | //select | //comment()"
    f"| //*[@hidden or contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden')]"
    + "".join(f"| //*[contains({_CLASS}, ' {name} ')]" for name in ("hidden", "d-none", "sr-only", "visually-hidden"))
)
_META = stated_facts("head")
_BREAK = "\ue000"


class _PageBlock(NamedTuple):
    line: int
    text: str
    gap: bool
    role: str
    """The role that its class, or its innermost element with a role, gives it."""
    around: Sequence[Any]
    """All elements around it, the innermost first."""


def page_lines(text: str) -> list[Piece]:
    """Return the lines of a page in order: first the metadata in its head, then its blocks, the dropped ones too."""
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    result = [*_stated(tree)]
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    kept = set(map(_key, (extract(etree.tostring(tree, encoding="unicode"), include_comments=False) or "").split("\n")))
    blocks = list(_blocks(tree))
    # A list of other articles is a heading that says so, and what stands in the same element.
    whole = next((one.around for one in blocks if one.role == roles.HEADLINE), ())
    ending = (one.around[1] for one in blocks if one.role == roles.HEADING and END.fullmatch(one.text))
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
        role, short, below = one.role, len(one.text.split()) <= 16, number > titled
        beside = any(_BESIDE.search(element.get("class", "")) for element in one.around)
        near = role == roles.CAPTION and first - 1 <= number <= last + 2 and not beside
        byline = role == roles.AUTHOR and below and number <= last + 8
        if number == titled:
            role = roles.HEADLINE
        elif role in (roles.BODY, roles.HEADING) and titled - 6 <= number < first and (short or (below and not beside)):
            role = roles.BODY  # a date, a byline, the section, or the lead
        elif not (near or byline or (below and number in inside)):
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
    for table in tree.iter("table"):
        if rows := _rows(table):
            table[:] = []
            table.text = rows
    for around, nodes in groupby(tree.xpath("//body//text()"), _around):
        element, gap = around[0], True
        near = " ".join(one.get("class", "") for one in around[:2])
        tags = (one.tag for one in around if one.tag != "table" or not len(one))
        role = next((_ROLES[tag] for tag in tags if tag in _ROLES), "")
        picture = element.tag in ("p", "td") and element.find(".//img") is not None
        if role != roles.TABLE and (_OF_AUTHOR.search(near) or picture or _OF_CAPTION.search(near)):
            role = roles.AUTHOR if _OF_AUTHOR.search(near) else roles.CAPTION
        for part in "".join(nodes).split(_BREAK):
            if said := part if role == roles.TABLE else cleaned(part):
                own = role or (roles.CAPTION if CREDIT.search(said) else roles.BODY)
                yield _PageBlock(element.sourceline or 1, said, gap, own, around)
            gap = not said


def _around(node: Any) -> tuple[Any, ...]:
    """Return the block element that holds a text node, and all elements around that block."""
    above = node.getparent()
    around = [*above.iterancestors()] if node.is_tail else [above, *above.iterancestors()]
    return tuple(dropwhile(lambda element: not _BLOCK.fullmatch(element.tag), around))


def _rows(table: Any) -> str:
    """Return the rows of a data table as Markdown; empty for a table that only lays out a picture."""
    rows = [[cleaned("".join(cell.itertext())) for cell in row.xpath("./td | ./th")] for row in table.iter("tr")]
    if len(rows) < 2 or min(map(len, rows)) < 2 or table.find(".//img") is not None:
        return ""
    width = max(map(len, rows))
    cells = ([*(cell.replace("|", "\\|") for cell in row), *[""] * (width - len(row))] for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _titled(blocks: Sequence[_PageBlock], first: int, titles: Sequence[str]) -> int:
    """Return the index of the headline, or -1: the last <h1> before the first sentence, preferably one that the title
    of the page repeats; else a block with which that title begins, which may also stand below the first sentence."""
    long = [n for n, one in enumerate(blocks) if len(one.text.split()) > 3]
    heads = [n for n in range(min(first + 1, len(blocks))) if blocks[n].role == roles.HEADLINE]
    repeated = [n for n in heads if n in long and any(_key(blocks[n].text) in _key(title) for title in titles)]
    named = [n for n in long if any(_key(title).startswith(_key(blocks[n].text)) for title in titles)]
    above = [n for n in named if n <= first]
    marked = [n for n in long if n < first and blocks[n].role == roles.HEADING and not ends(blocks[n].text)]
    return next(iter((*repeated[-1:], *heads[-1:], *above[-1:], *named, *marked[-1:], -1)))


def _stated(tree: Any) -> Iterator[Piece]:
    """Yield the metadata in the head of a page, the most reliable first, and each role once."""
    facts = [*_linked_data(tree)]
    for element in tree.xpath("//meta[@content] | //link[@rel='canonical'] | //time[@datetime]"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        name = {"link": "canonical address", "time": "time"}.get(element.tag, name)
        value = element.get("content") or element.get("href") or element.get("datetime") or ""
        facts += [(_META[name], value, f"{name} in the head of the page")] if name in _META else []
    given: dict[str, str] = {}
    for role, value, reason in facts:
        said = day_of_timestamp(value) if role == roles.DATED else cleaned(value)
        if said and said.startswith("http") == (role == roles.ADDRESS) and given.setdefault(role, reason) == reason:
            yield Piece(role, said, (1,), reason)


def _linked_data(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (role, value, reason) from the JSON-LD of an article."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue
        for thing in (thing for thing in _things(data) if _ARTICLE.search(str(thing.get("@type", "")))):
            yield roles.DATED, str(thing.get("datePublished", "")), "“datePublished” in the page’s JSON-LD"
            for one in _things(thing.get("author", [])):
                if "Organization" not in str(one.get("@type", "")):
                    yield roles.AUTHOR, str(one.get("name", "")), "“author” in the page’s JSON-LD"


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for one in data if isinstance(data, list) else [data]:
        thing = {"name": one} if isinstance(one, str) else one if isinstance(one, dict) else {}
        yield thing
        yield from _things(thing.get("@graph", []))
