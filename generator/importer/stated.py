"""Stated: from the head of a web page to what it says of its article: its address, newspaper, authors and day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from generator.importer.lines import ADDRESS, AUTHOR, DATED, NEWSPAPER, Piece, cleaned

_ZONE = timezone(timedelta(hours=7))
"""Of Viet Nam, whose days newspapers' dates are."""
_META = {"author": AUTHOR, "article:author": AUTHOR, "dable:author": AUTHOR, "article:published_time": DATED,
         "pubdate": DATED, "datepublished": DATED, "publishdate": DATED, "publish-date": DATED, "time": DATED,
         "canonical address": ADDRESS, "og:url": ADDRESS, "og:site_name": NEWSPAPER}  # fmt: skip


def stated(tree: Any) -> Iterator[Piece]:
    """Yield what the head of a page states of its article, the more reliable first and each but once."""
    facts = [(role, value, f"“{name}” in the page’s JSON-LD") for name, role, value in _linked_data(tree)]
    for element in tree.xpath("//meta[@content] | //link[@rel='canonical'] | //time[@datetime]"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        name = {"link": "canonical address", "time": "time"}.get(element.tag, name)
        value = element.get("content") or element.get("href") or element.get("datetime") or ""
        where = "<time>" if name == "time" else f"{name} in the head of the page"
        facts += [(_META[name], value, where)] if name in _META else []
    given: set[str] = set()
    for role, value, reason in facts:
        said = _day(value) if role == DATED else cleaned(value)
        several = role == AUTHOR and "JSON-LD" in reason
        if said and said.startswith("http") == (role == ADDRESS) and (role not in given or several):
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
                yield "datePublished", DATED, str(thing.get("datePublished", ""))
                authors = thing.get("author", [])
                for one in authors if isinstance(authors, list) else [authors]:
                    person = one if isinstance(one, dict) and "Organization" not in str(one.get("@type", "")) else {}
                    yield "author", AUTHOR, one if isinstance(one, str) else str(person.get("name", ""))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            yield from _things(one.get("@graph", []))


def _day(stamp: str) -> str:
    """Return the day of a point in time where the newspaper is; empty if it names none."""
    try:
        moment = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", stamp.strip()))
    except ValueError:
        match = re.match(r"\d{4}-\d\d-\d\d", stamp.strip())
        return match[0] if match else ""
    return (moment.astimezone(_ZONE) if moment.tzinfo else moment).date().isoformat()
