"""Typesetting: from text to escaped HTML in which symbols, dates and spans of years are not broken across lines.

Browsers break `31-NQ/TW`, `26/4/2023` and `2020–2025` after each sign. A span keeps them together; a non-breaking
hyphen would be another character for readers who copy or search the words.
"""

import re
from html import escape

# Figures and capitals joined by hyphen, stroke or en dash; no more of them than fit on a line of a phone.
_TOGETHER = re.compile(r"(?<![\w./#–-])[0-9][0-9A-ZĐ]{0,5}(?:[-/–][0-9A-ZĐ]{1,9}){1,5}(?![\w/])")
_JOINT = re.compile(r"[-/–](?=[0-9A-ZĐ])")
MARKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
"""Words with their mark: ``[Sở Ngoại vụ](lang:vi)``."""
LANG = "lang"
"""The scheme that marks words in another language."""


def typeset(text: str) -> str:
    """Return `text` as HTML in which symbols of documents, dates in figures and spans of years are not broken."""
    html = escape(text)
    # Every text of the archive passes here: the first test ends most calls, the second nearly all.
    if ("-" in html or "/" in html or "–" in html) and _JOINT.search(html):
        return _TOGETHER.sub(r'<span class="nowrap">\g<0></span>', html)
    return html


def typeset_marked(text: str) -> str:
    """Return `text` as HTML in which words that are marked as another language's have a ``lang`` attribute."""
    pieces = MARKED.split(text)
    words = "".join(
        f'{typeset(before)}<span lang="{escape(target.removeprefix(f"{LANG}:"))}">{typeset(foreign)}</span>'
        for before, foreign, target in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
    )
    return words + typeset(pieces[-1])
